"""Links of articles: equal ones first, then the likeliest, then splits and merges."""

from __future__ import annotations

from collections.abc import Sequence

from difflaw.align.anchors import anchors
from difflaw.align.assignment import assign
from difflaw.align.candidates import candidates
from difflaw.align.chance import chances
from difflaw.align.grams import worths
from difflaw.align.scoring import Likeness, Measure
from difflaw.align.splits import extras
from difflaw.align.units import Unit
from difflaw.changes import Decisions, Evidence, Link

LEAST = 0.35
"""Least probability of a link."""

REVIEW = 0.6
"""Links less probable than this, and rivals more probable than its complement, are for a person to look at."""

Pair = tuple[int, int]


def link_articles(old: Sequence[Unit], new: Sequence[Unit], decisions: Decisions) -> tuple[tuple[Link, ...], Measure]:
    """Links of the articles, and the measure they were found with."""
    here = {unit.provision.id: unit.index for unit in old}
    there = {unit.provision.id: unit.index for unit in new}
    forced = {(here[a], there[b]) for a, b in (*decisions.confirm, *decisions.add) if a in here and b in there}
    barred = {(here[a], there[b]) for a, b in decisions.forbid if a in here and b in there}
    alone_old = {here[a] for a in decisions.deleted if a in here}
    alone_new = {there[b] for b in decisions.added if b in there}
    fixed_old = alone_old | {i for i, _ in forced}
    fixed_new = alone_new | {j for _, j in forced}
    equal = {
        i: j for i, j in anchors(old, new).items() if i not in fixed_old and j not in fixed_new and (i, j) not in barred
    }
    rest_old = [unit for unit in old if unit.index not in equal and unit.index not in alone_old]
    taken = set(equal.values())
    rest_new = [unit for unit in new if unit.index not in taken and unit.index not in alone_new]
    measure = Measure(worths([u.grams | u.topic for u in (*old, *new)]) if rest_old or rest_new else {})
    likes = {
        (i, j): measure.likeness(old[i], new[j])
        for i, j in candidates(rest_old, rest_new, measure.worth)
        if (i, j) not in barred
    }
    chance = chances(likes)
    main = assign(
        {pair: value for pair, value in chance.items() if pair[0] not in fixed_old and pair[1] not in fixed_new}, LEAST
    )
    main |= {here[a]: there[b] for a, b in decisions.confirm if a in here and b in there}
    further = extras(old, new, [pair for pair in likes if pair not in forced], main, measure)
    edges = dict.fromkeys(equal.items(), 1.0)
    edges |= {pair: chance.get(pair, 0.5) for pair in main.items()}
    edges |= {pair: max(0.5, chance[pair]) for pair in further}
    edges |= dict.fromkeys(forced, 1.0)
    return _links(old, new, edges, chance, likes, forced), measure


def _links(old, new, edges, chance, likes, forced) -> tuple[Link, ...]:
    rivals_new: dict[int, list[tuple[float, int]]] = {}
    rivals_old: dict[int, list[tuple[float, int]]] = {}
    for (i, j), value in chance.items():
        if (i, j) not in edges:
            rivals_new.setdefault(i, []).append((value, -j))
            rivals_old.setdefault(j, []).append((value, -i))
    rows = []
    for (i, j), value in edges.items():
        rival, rival_value = _rival(rivals_new.get(i), new)
        evidence = _evidence(likes.get((i, j)))
        link = Link(
            old[i].provision.id,
            new[j].provision.id,
            value,
            evidence,
            rival,
            rival_value,
            value < REVIEW,
            (i, j) in forced,
        )
        rows.append(((j, 0, i), link))
    gone = set(range(len(old))) - {i for i, _ in edges}
    come = set(range(len(new))) - {j for _, j in edges}
    for j in come:
        rival, rival_value = _rival(rivals_old.get(j), old)
        rows.append(
            (
                (j, 0, 0),
                Link(None, new[j].provision.id, 1 - rival_value, (), rival, rival_value, rival_value > 1 - REVIEW),
            )
        )
    after = {}
    for i, j in edges:
        after[i] = max(after.get(i, -1), j)
    last = -1
    for i in range(len(old)):
        if i in gone:
            rival, rival_value = _rival(rivals_new.get(i), new)
            rows.append(
                (
                    (last, 1, i),
                    Link(old[i].provision.id, None, 1 - rival_value, (), rival, rival_value, rival_value > 1 - REVIEW),
                )
            )
        else:
            last = after[i]
    return tuple(link for _, link in sorted(rows, key=lambda row: row[0]))


def _rival(rivals, units):
    if not rivals:
        return None, 0.0
    value, place = max(rivals)
    return units[-place].provision.id, value


def _evidence(like: Likeness | None) -> tuple[Evidence, ...]:
    if like is None:
        return ()
    return (
        Evidence("wording", round(like.wording, 4)),
        Evidence("containment", round(like.containment, 4)),
        Evidence("sentence", round(like.sentence, 4)),
        Evidence("opening", round(like.opening, 4)),
        Evidence("topic", round(like.topic, 4)),
        Evidence("heading", round(like.heading, 4)),
    )
