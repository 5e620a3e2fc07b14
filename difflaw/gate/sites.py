"""Places of a law as the sites of findings: which unit holds them, where they stand in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from difflaw.findings import Site
from difflaw.model import CLAUSES, Law, Level, Provision
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


def sites_at(law: Law, spans: Sequence[Span]) -> list[Site]:
    """The sites of all ``spans`` of the normalised text."""
    units = units_at(law, (span.start for span in spans))
    text, source_span = law.text.text, law.text.source_span
    return [Site(unit, source_span(span), span.of(text)) for unit, span in zip(units, spans, strict=True)]


def source_sites(law: Law, spans: Sequence[Span]) -> list[Site]:
    """The sites of all ``spans`` of the *source*."""
    units = units_at(law, (normalised_offset(law, span.start) for span in spans))
    quote = law.text.source.quote
    return [Site(unit, span, quote(span)) for unit, span in zip(units, spans, strict=True)]


def unit_at(law: Law, offset: int) -> str:
    """The id of the innermost provision, or of the part, in which the normalised ``offset`` stands; ``""`` where
    none does."""
    return next(units_at(law, (offset,)))


def units_at(law: Law, offsets: Iterable[int]) -> Iterator[str]:
    """As ``unit_at`` for each of ``offsets``; those that follow one another within one clause are looked up once."""
    tops = (*law.body, *law.annexes)
    unit, known = "", Span(0, 0)
    for offset in offsets:
        if not known.start <= offset < known.end:
            unit, known = _unit(law, tops, offset)
        yield unit


def _unit(law: Law, tops: Sequence[Provision], offset: int) -> tuple[str, Span]:
    """The id of what ``offset`` stands in, and the place of which the same holds, if that is known at once."""
    # The words between a heading and its first article are a part, and stand within the span of the division.
    place = bisect_right(law.parts, offset, key=lambda part: part.span.start) - 1
    if place >= 0 and offset < law.parts[place].span.end:
        return law.parts[place].id, law.parts[place].span
    found, below = None, _holder(tops, offset)
    while below is not None:
        found, below = below, _holder(below.children, offset)
    if found is None:
        return "", Span(0, 0)
    whole = not found.children and (found.level in CLAUSES or found.level is Level.ARTICLE)
    return found.id, found.span if whole else Span(0, 0)


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
