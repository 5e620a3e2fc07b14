"""From what was found about the articles to the links that are reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from difflaw.align.articles import Found
from difflaw.align.confidence import FURTHER, MAIN, REVIEW, calibrated
from difflaw.align.decisions import Given
from difflaw.align.units import Place
from difflaw.changes import Evidence, Link

Pair = tuple[int, int]
Rival = tuple[float, int]


def article_links(old: Sequence[Place], new: Sequence[Place], found: Found, given: Given) -> tuple[Link, ...]:
    """All links of articles, in the order of the new law; what is deleted behind what stood before it."""
    sure = {pair: calibrated(value, MAIN) for pair, value in found.chance.items()}
    edges = dict.fromkeys(found.equal.items(), 1.0)
    edges |= {pair: 1.0 if pair in given.links else sure[pair] for pair in found.main}
    edges |= {pair: 1.0 if pair in given.links else calibrated(v, FURTHER) for pair, v in found.further.items()}
    rivals_new, rivals_old = _rivals(sure, edges)
    rows = [
        (
            (j, 0, i),
            _link(old[i], new[j], edges[i, j], rivals_new.get(i), new, _evidence((i, j), found), (i, j) in given.links),
        )
        for i, j in edges
    ]
    come = {j for _, j in edges}
    for place in new:
        if place.index not in come:
            rows.append(((place.index, 0, 0), _alone(place, rivals_old.get(place.index), old, given, is_new=True)))
    reach = _reach(len(old), edges)
    gone = {i for i, _ in edges}
    for place in old:
        if place.index not in gone:
            rows.append(
                (
                    (reach[place.index], 1, place.index),
                    _alone(place, rivals_new.get(place.index), new, given, is_new=False),
                )
            )
    return tuple(link for _, link in sorted(rows, key=lambda row: row[0]))


def _rivals(sure: Mapping[Pair, float], edges: Mapping[Pair, float]) -> tuple[dict[int, Rival], dict[int, Rival]]:
    """The likeliest pair that is no link, of each old and of each new article; the earlier of two alike."""
    by_old: dict[int, Rival] = {}
    by_new: dict[int, Rival] = {}
    for (i, j), value in sure.items():
        if (i, j) not in edges:
            by_old[i] = max(by_old.get(i, (-1.0, 0)), (value, -j))
            by_new[j] = max(by_new.get(j, (-1.0, 0)), (value, -i))
    return by_old, by_new


def _link(
    old: Place,
    new: Place,
    value: float,
    rival: Rival | None,
    others: Sequence[Place],
    evidence: tuple[Evidence, ...],
    decided: bool,
) -> Link:
    name, likely = (others[-rival[1]].provision.id, rival[0]) if rival else (None, 0.0)
    review = value < REVIEW and not decided
    return Link(old.provision.id, new.provision.id, value, evidence, name, likely, review, decided)


def _alone(place: Place, rival: Rival | None, others: Sequence[Place], given: Given, *, is_new: bool) -> Link:
    """An article without a partner: the surer, the less likely its best candidate."""
    name, likely = (others[-rival[1]].provision.id, rival[0]) if rival else (None, 0.0)
    decided = place.index in (given.alone_new if is_new else given.alone_old)
    value = 1.0 if decided else round(1 - likely, 4)
    own = place.provision.id
    sides = (None, own) if is_new else (own, None)
    return Link(*sides, value, (), name, likely, value < REVIEW, decided)


def _reach(size: int, edges: Iterable[Pair]) -> list[int]:
    """For each old article the new one it stands behind: the last partner of the nearest linked one above."""
    last = [-1] * size
    for i, j in edges:
        last[i] = max(last[i], j)
    for i in range(1, size):
        if last[i] < 0:
            last[i] = last[i - 1]
    return last


def _evidence(pair: Pair, found: Found) -> tuple[Evidence, ...]:
    """The figures behind a link; equal wording needs no other."""
    like, setting, residue = found.likes.get(pair), found.settings.get(pair), found.residues.get(pair)
    if like is None or setting is None:
        return (Evidence("wording", 1.0),) if found.equal.get(pair[0]) == pair[1] else ()
    named = [
        ("wording", like.wording),
        ("containment", like.containment),
        ("amount", like.amount),
        ("topic", like.topic),
        ("neighbours", setting.near),
        ("gap", setting.gap),
        ("division", setting.flow),
    ]
    if residue is not None:
        named += [("moved", residue.amount), ("sentence", residue.sentence)]
    return tuple(Evidence(name, round(min(1.0, max(0.0, value)), 4)) for name, value in named)
