"""Links of what stands outside the provisions: titles, notes, preamble, leads, signature, and of the annexes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from difflaw.changes import Link
from difflaw.model import Law, Part, PartKind, Provision

Outside = Part | Provision
"""A part, or an annex."""

ALIKE = 0.3
"""Share of common character pairs (Dice) from which two different notes are one note rewritten. Adoption
notes of one law share 0.4 and more (body, session, verbs); a note and an issuing body's name under 0.1."""


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
    left = list(old)
    held, wanted = {unit.text for unit in old}, {unit.text for unit in new}
    for unit in new:
        found = next((other for other in left if other.text == unit.text), None)
        if found is None and unit.text not in held:
            found = next((other for other in left if other.text not in wanted and _similar(other, unit)), None)
        if found:
            left.remove(found)
        yield Link(found.id if found else None, unit.id)
    yield from (Link(other.id, None) for other in left)


def _similar(a: Outside, b: Outside) -> bool:
    if isinstance(a, Provision) and isinstance(b, Provision) and a.topic and a.topic == b.topic:
        return True
    one, two = _character_pairs(a.text), _character_pairs(b.text)
    return 2 * len(one & two) >= ALIKE * max(1, len(one) + len(two))


def _character_pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
