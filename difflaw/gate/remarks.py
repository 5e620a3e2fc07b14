"""How a rule says what it found: places in the normalised text become sites, values fill the message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from difflaw.findings import Draft, Finding, Fix, Grade, SourceEdit
from difflaw.gate.sites import site_at, sites_at, source_sites
from difflaw.spans import Span


def remark(
    draft: Draft,
    rule: str,
    grade: Grade,
    message: str,
    span: Span,
    *,
    also: Sequence[Span] = (),
    related: Sequence[Span] = (),
    fix: Fix | None = None,
    **values: str,
) -> Finding:
    """What ``rule`` found at ``span`` of the normalised text; ``also`` are further places of the same cause,
    ``related`` those without which it cannot be understood."""
    return Finding(
        rule,
        grade,
        message,
        tuple(values.items()),
        new=site_at(draft.law, span),
        also=tuple(site_at(draft.law, other) for other in also),
        related=tuple(site_at(draft.law, other) for other in related),
        fix=fix,
    )


def together(
    draft: Draft, rule: str, grade: Grade, message: str, spans: Sequence[Span], *, fix: Fix | None = None, **values: str
) -> Iterator[Finding]:
    """One finding for all ``spans``, which have one cause; none where there are none. The message may name
    ``{count}`` and ``{words}``, what stands at the first."""
    if spans:
        told = {"words": spans[0].of(draft.law.text.text), "count": str(len(spans)), **values}
        sites = sites_at(draft.law, spans)
        yield Finding(rule, grade, message, tuple(told.items()), new=sites[0], also=tuple(sites[1:]), fix=fix)


def together_in_source(
    draft: Draft, rule: str, grade: Grade, message: str, spans: Sequence[Span], *, fix: Fix | None = None, **values: str
) -> Iterator[Finding]:
    """As ``together``, for spans of the *source*: what normalising puts right can only be seen there."""
    if spans:
        sites = source_sites(draft.law, spans)
        told = {"words": sites[0].words, "count": str(len(spans)), **values}
        yield Finding(rule, grade, message, tuple(told.items()), new=sites[0], also=tuple(sites[1:]), fix=fix)


def replacement(draft: Draft, edits: Sequence[tuple[Span, str]], *, safe: bool) -> Fix:
    """The fix that puts words in place of each span of the normalised text."""
    where = draft.law.text.source_span
    return Fix(tuple(SourceEdit(where(span), words) for span, words in edits), safe)


def around(text: str, place: int, width: int = 6) -> str:
    """The words around ``place`` on its line, for a message that must say where a single mark stands."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return text[max(start, place - width) : min(len(text) if end < 0 else end, place + width + 1)]
