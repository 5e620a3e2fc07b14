"""Links of what stands outside the provisions: titles, notes, preamble, leads, signature, and of the annexes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from difflaw.align.pairs import IndexPair
from difflaw.changes import Link
from difflaw.model import Law, Part, PartKind, Provision

Outside = Part | Provision
"""A part, or an annex."""

ALIKE = 0.3
"""Share of common character pairs (Dice) from which two different notes are one note rewritten. Adoption
notes of one law share 0.4 and more (body, session, verbs); a note and an issuing body's name under 0.1."""


ALL_PAIRS = 4096
"""Pairs of parts up to which each is compared with each: 64 changed annexes or leads on either side, more than any law
has. Beyond, only those are that share something rare."""

FEW = 12
"""Parts of one side that may hold something rare, as for articles (``candidates.RARE``)."""


def part_links(old: Law, new: Law) -> tuple[Link, ...]:
    """Links of the parts and annexes of both laws, each in one, by kind, words and order; in no order that
    means anything.

    A title that stands repeated counts once: the copies are a habit of web pages, no part of the law.
    """
    before, after = _by_kind(old), _by_kind(new)
    links: list[Link] = []
    for kind in (*PartKind, "annex"):
        links += _linked(before[kind], after[kind], certain=kind == PartKind.TITLE)
    return tuple(links)


def _by_kind(law: Law) -> defaultdict[str, list[Outside]]:
    found: defaultdict[str, list[Outside]] = defaultdict(list)
    titles: set[str] = set()
    for part in law.parts:
        if part.kind is not PartKind.TITLE or part.text not in titles:
            found[part.kind].append(part)
        if part.kind is PartKind.TITLE:
            titles.add(part.text)
    found["annex"] += law.annexes
    return found


def _linked(old: Sequence[Outside], new: Sequence[Outside], *, certain: bool) -> Iterator[Link]:
    """Equal ones first, in order; then between them the first similar one. ``certain`` pairs the two first
    whatever they say: a law has one title."""
    if certain and old and new:
        yield Link(old[0].id, new[0].id)
        old, new = old[1:], new[1:]
    pairs = _equal(old, new)
    held, wanted = {unit.text for unit in old}, {unit.text for unit in new}
    left = [i for i, unit in enumerate(old) if unit.text not in wanted]
    come = [j for j, unit in enumerate(new) if unit.text not in held]
    pairs += [(left[x], come[y]) for x, y in _similar_pairs([old[i] for i in left], [new[j] for j in come])]
    yield from (Link(old[i].id, new[j].id) for i, j in pairs)
    gone, known = {i for i, _ in pairs}, {j for _, j in pairs}
    yield from (Link(None, unit.id) for j, unit in enumerate(new) if j not in known)
    yield from (Link(unit.id, None) for i, unit in enumerate(old) if i not in gone)


def _equal(old: Sequence[Outside], new: Sequence[Outside]) -> list[IndexPair]:
    """Pairs of the same words, in order."""
    free: dict[str, list[int]] = {}
    for i in reversed(range(len(old))):
        free.setdefault(old[i].text, []).append(i)
    return [(places.pop(), j) for j, unit in enumerate(new) if (places := free.get(unit.text))]


def _similar_pairs(old: Sequence[Outside], new: Sequence[Outside]) -> list[IndexPair]:
    """Each of ``new`` with the first of ``old`` that is similar and still free."""
    here, there = [_character_pairs(unit.text) for unit in old], [_character_pairs(unit.text) for unit in new]
    near = _near(old, new, here, there) if len(old) * len(new) > ALL_PAIRS else None
    taken: set[int] = set()
    pairs = []
    for j, unit in enumerate(new):
        places = range(len(old)) if near is None else sorted(near[j])
        found = next((i for i in places if i not in taken and _similar(old[i], unit, here[i], there[j])), None)
        if found is not None:
            taken.add(found)
            pairs.append((found, j))
    return pairs


def _near(
    old: Sequence[Outside], new: Sequence[Outside], here: Sequence[set[str]], there: Sequence[set[str]]
) -> list[set[int]]:
    """For each of ``new`` those of ``old`` with which it shares a topic or a character pair that few have."""
    rows, columns = _postings(old, here), _postings(new, there)
    near: list[set[int]] = [set() for _ in new]
    for key, places in rows.items():
        others = columns.get(key, [])
        if len(places) <= FEW and len(others) <= FEW:
            for j in others:
                near[j].update(places)
    return near


def _postings(units: Sequence[Outside], pairs: Sequence[set[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, (unit, held) in enumerate(zip(units, pairs, strict=True)):
        for key in {*held, f"topic {_topic(unit)}"}:
            found.setdefault(key, []).append(place)
    return found


def _topic(unit: Outside) -> str:
    return unit.topic if isinstance(unit, Provision) else ""


def _similar(a: Outside, b: Outside, one: set[str], two: set[str]) -> bool:
    if _topic(a) and _topic(a) == _topic(b):
        return True
    return 2 * len(one & two) >= ALIKE * max(1, len(one) + len(two))


def _character_pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
