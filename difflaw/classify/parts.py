"""Which title, note, preamble, lead, signature and annex of one law answers to which of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from difflaw.model import Law, Part, PartKind, Provision

Outside = Part | Provision
"""A part, or an annex."""

Pair = tuple[Outside | None, Outside | None]

ALIKE = 0.3
"""Share of common character pairs (Dice) from which two different notes are one note rewritten. Adoption
notes of one law share 0.4 and more (body, session, verbs); a note and an issuing body's name under 0.1."""


def pair_parts(old: Law, new: Law) -> list[Pair]:
    """The parts and annexes of both laws, each once, paired by kind, words and order.

    A title that stands repeated counts once: the copies are a habit of web pages, no part of the law.
    """
    before, after = _by_kind(old), _by_kind(new)
    pairs: list[Pair] = []
    for kind in (*PartKind, "annex"):
        pairs += _pair(before[kind], after[kind], certain=kind == PartKind.TITLE)
    return pairs


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


def _pair(old: Sequence[Outside], new: Sequence[Outside], *, certain: bool) -> Iterator[Pair]:
    """Equal ones first, in order; then between them the first similar one. ``certain`` pairs the two first
    whatever they say: a law has one title."""
    if certain and old and new:
        yield old[0], new[0]
        old, new = old[1:], new[1:]
    left = list(old)
    wanted = {unit.text for unit in new}
    for unit in new:
        found = next((o for o in left if o.text == unit.text), None) or next(
            (o for o in left if o.text not in wanted and _similar(o, unit)), None
        )
        if found:
            left.remove(found)
        yield found, unit
    yield from ((o, None) for o in left)


def _similar(a: Outside, b: Outside) -> bool:
    if isinstance(a, Provision) and isinstance(b, Provision) and a.topic and a.topic == b.topic:
        return True
    one, two = _pairs_of_characters(a.text), _pairs_of_characters(b.text)
    return 2 * len(one & two) >= ALIKE * max(1, len(one) + len(two))


def _pairs_of_characters(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def in_reading_order(pairs: Iterable[Pair]) -> list[Pair]:
    """``pairs`` by their place in the new law; what is gone stands behind what it followed in the old one."""
    standing = sorted((p for p in pairs if p[1]), key=lambda p: p[1].span.start if p[1] else 0)
    gone = sorted((p for p in pairs if not p[1]), key=lambda p: p[0].span.start if p[0] else 0)
    for pair in gone:
        start = pair[0].span.start if pair[0] else 0
        before = [i for i, (o, _) in enumerate(standing) if o and o.span.start < start]
        standing.insert(max(before, default=-1) + 1, pair)
    return standing
