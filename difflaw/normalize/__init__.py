"""Source to Text: what the law says, freed from how this copy of it was written.

The passes, in this order: markup, characters without width, pinyin glosses, forms of characters, script,
width of punctuation, spaces, lines broken at a margin. They are repeated until nothing changes (a gloss within
a gloss, a space that hid a neighbour), so normalising twice changes nothing. Every pass that moves offsets says
how, and the maps are laid after one another: no character is ever searched for afterwards.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import ne

from difflaw.model import Heading, LedgerEntry, Source, Text
from difflaw.normalize.glosses import count_glosses, find_glosses
from difflaw.normalize.variants import simplify
from difflaw.normalize.whitespace import find_invisible, find_spaces
from difflaw.normalize.width import find_compounds, fold_forms, unify_spaces, widen_punctuation
from difflaw.normalize.wrapping import find_wraps
from difflaw.spans import OffsetMap, Rewrite, Span, rewrite

__all__ = ["normalize"]


def normalize(source: Source) -> Text:
    """The normalised text of ``source``, the way back, and the ledger of what was set aside.

    Total: no text raises. The ledger is in the order of the passes; its spans are in the source.

    >>> text = normalize(Source("draft", "第一條〔立法目的〕為促進(jìn)建設(shè),制定本條例。"))
    >>> text.text
    '第一条〔立法目的〕为促进建设，制定本条例。'
    >>> text.quote(Span(9, 12))
    '為促進(jìn)'
    >>> [(entry.kind, entry.count, entry.before, entry.after) for entry in text.ledger]
    [('gloss', 2, '進(jìn)', '進'), ('script', 5, '條', '条'), ('punctuation', 1, ',', '，')]
    """
    work = _Work(source.text)
    front = source.front_matter
    work.drop("front-matter", [Rewrite(front.start, front.end, "")] if front else [])
    shift = len(front) if front else 0
    kinds = {aside.span: aside.kind for aside in source.asides}
    work.drop_kinds(
        [
            (kinds.get(s, "markup"), Rewrite(s.start - shift, s.end - shift, _space(s.of(source.text), s in kinds)))
            for s in source.markup
            if s != front
        ]
    )
    before = None
    while work.text != before:
        # Ends: a round either drops characters or turns some into forms that no pass touches. Real texts take two.
        before = work.text
        _round(work)
    return Text(work.text, source, work.offsets, tuple(work.ledger.values()), source.notices, _headings(source, work))


def _round(work: _Work) -> None:
    work.replace("space", unify_spaces, silent=True)
    work.drop("invisible", find_invisible(work.text))
    glosses = find_glosses(work.text)
    work.drop("gloss", glosses, count_glosses(glosses, work.text))
    work.drop("form", find_compounds(work.text))
    work.replace("form", fold_forms)
    work.replace("script", simplify)
    work.replace("punctuation", widen_punctuation)
    work.drop("spacing", find_spaces(work.text))
    work.drop("wrapping", find_wraps(work.text))


def _space(mark: str, aside: bool) -> str:
    """What a sign of the markup leaves: a line end where it ends a line, a space where it is one. Words that were set
    aside leave nothing, and neither does a line end that was layout."""
    if aside:
        return ""
    if mark.lower().startswith(("<br", "<p", "</p", "<div", "</div")):
        return "\n"
    return " " if mark.startswith("&") else ""


class _Work:
    """The text under way, its offsets, and the ledger so far; lives only inside ``normalize``."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offsets = OffsetMap.identity(len(text))
        self.ledger: dict[str, LedgerEntry] = {}

    def drop(self, kind: str, rewrites: Sequence[Rewrite], count: int | None = None) -> None:
        """Apply rewrites that may change the length."""
        if not rewrites:
            return
        start, end, after = rewrites[0]
        count = len(rewrites) if count is None else count
        self._note(kind, count, self.text[start:end], after, Span(start, end))
        self.text, offsets = rewrite(self.text, rewrites)
        self.offsets = offsets.after(self.offsets)

    def drop_kinds(self, marks: Sequence[tuple[str, Rewrite]]) -> None:
        """Apply rewrites of several kinds at once, ascending, each counted under its own."""
        if not marks:
            return
        for kind in dict.fromkeys(kind for kind, _ in marks):
            own = [mark for its, mark in marks if its == kind]
            start, end, after = own[0]
            self._note(kind, len(own), self.text[start:end], after, Span(start, end))
        self.text, offsets = rewrite(self.text, [mark for _, mark in marks])
        self.offsets = offsets.after(self.offsets)

    def replace(self, kind: str, change: Callable[[str], str], *, silent: bool = False) -> None:
        """Apply a change that keeps the length; ``silent`` leaves it out of the ledger."""
        changed = change(self.text)
        if changed == self.text:
            return
        if not silent:
            count = sum(map(ne, self.text, changed))
            first = next(i for i, differs in enumerate(map(ne, self.text, changed)) if differs)
            self._note(kind, count, self.text[first], changed[first], Span(first, first + 1))
        self.text = changed

    def _note(self, kind: str, count: int, before: str, after: str, span: Span) -> None:
        known = self.ledger.get(kind)
        if known:
            self.ledger[kind] = LedgerEntry(kind, known.count + count, known.before, known.after, known.span)
        else:
            self.ledger[kind] = LedgerEntry(kind, count, before, after, self.offsets.to_source(span))


def _headings(source: Source, work: _Work) -> tuple[Heading, ...]:
    """The layout hints of the source, as lines of the normalised text."""
    found = []
    offsets = work.offsets
    for heading in source.headings:
        run = bisect_left(offsets.old, heading.span.start)
        start = offsets.new[run] if run < len(offsets.new) else offsets.length
        if run and offsets.old[run - 1] + offsets.width[run - 1] > heading.span.start:
            start = offsets.new[run - 1] + heading.span.start - offsets.old[run - 1]
        line = work.text.find("\n", start) if work.text[start : start + 1] != "\n" else -1
        end = line if line >= 0 else len(work.text)
        if start < end:
            found.append(Heading(Span(start, end), heading.depth))
    return tuple(found)
