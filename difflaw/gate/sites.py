"""Places of a law as the sites of findings: which unit holds them, where they stand in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from difflaw.findings import Site
from difflaw.model import Law, Provision
from difflaw.spans import Span


def site_at(law: Law, span: Span) -> Site:
    """The site of the normalised characters of ``span``.

    >>> from difflaw.pipeline import law as parsed
    >>> from difflaw.read import read_text
    >>> site_at(parsed(read_text("第一條 甲,乙。")), Span(5, 6))
    Site(unit='art_1__para_1', span=Span(start=5, end=6), words='，', file=None)
    """
    return Site(unit_at(law, span.start), law.text.source_span(span), span.of(law.text.text))


def source_site(law: Law, span: Span) -> Site:
    """The site of the *source* characters of ``span``; its words are those of the source."""
    return Site(unit_at(law, normalised_offset(law, span.start)), span, law.text.source.quote(span))


def unit_at(law: Law, offset: int) -> str:
    """The id of the innermost provision, or of the part, in which the normalised ``offset`` stands; ``""`` where
    none does."""
    found, below = "", _holder((*law.body, *law.annexes), offset)
    while below is not None:
        found, below = below.id, _holder(below.children, offset)
    # The words between a heading and its first article are a part, and stand within the span of the division.
    place = bisect_right(law.parts, offset, key=lambda part: part.span.start) - 1
    return law.parts[place].id if place >= 0 and offset < law.parts[place].span.end else found


def _holder(row: Sequence[Provision], offset: int) -> Provision | None:
    place = bisect_right(row, offset, key=lambda provision: provision.span.start) - 1
    return row[place] if place >= 0 and offset < row[place].span.end else None


def normalised_offset(law: Law, offset: int) -> int:
    """The place in the normalised text of the character at ``offset`` of the source; of a character that was
    dropped, that of what follows it."""
    offsets = law.text.offsets
    run = bisect_right(offsets.old, offset) - 1
    if run < 0:
        return 0
    end = offsets.new[run + 1] if run + 1 < len(offsets.new) else offsets.length
    if offset >= offsets.old[run] + offsets.width[run]:
        return end
    by_character = end - offsets.new[run] == offsets.width[run]
    return offsets.new[run] + (offset - offsets.old[run] if by_character else 0)
