"""Page numbers and running heads: what stands at the edge of a page and not in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from difflaw.read.pdf.pages import PdfColumn, PdfLine
from difflaw.read.settle import ARTICLE

EDGE = 0.12
"""Share of a page's height at its top and bottom in which a page number or running head stands: the margins of an
official text are 37 and 35 of 297 mm (GB/T 9704-2012, 5.2)."""

NEAR = 2
"""Lines at the top and at the bottom of a page that may be its head or foot."""

_SIGNS = r"[-—–－─~·•.\s\[\]【】|]*"
_NUMBER = re.compile(
    rf"{_SIGNS}(?:第\s*)?\d{{1,4}}(?:\s*页)?(?:\s*[/／,，]?\s*(?:共\s*)?\d{{1,4}}\s*页?)?{_SIGNS}|{_SIGNS}[ivxlc]{{1,6}}{_SIGNS}",
    re.IGNORECASE,
)
_DASHED = re.compile(r"[-—–－─·•]\s*\d{1,4}\s*[-—–－─·•]|第\s*\d{1,4}\s*页.*")

SHARE = 0.3
"""Share of the pages on which a running head stands: one for odd and one for even pages leaves each less than half."""

STEADY = 6.0
"""Points by which the place of a running head may differ from page to page."""


def margins_aside(columns: Sequence[PdfColumn]) -> list[PdfColumn]:
    """The columns with page numbers and running heads set aside.

    >>> page = lambda n: PdfColumn(n, 800, (PdfLine(f"—{n}—", 0, 9, 20, 30), PdfLine("第一条 甲。", 0, 9, 400, 410)))
    >>> [line.aside for column in margins_aside([page(1), page(2)]) for line in column.lines]
    ['page-number', '', 'page-number', '']
    """
    shifts = Counter(shift for column in columns for shift in _shifts(column))
    heads = _heads(columns)
    return [
        column._replace(lines=tuple(_marked(column, i, shifts, heads) for i in range(len(column.lines))))
        for column in columns
    ]


def _edge(column: PdfColumn, i: int) -> bool:
    """Whether a line stands at the edge of its page and is one of the outermost."""
    line = column.lines[i]
    outermost = i < NEAR or i >= len(column.lines) - NEAR
    return outermost and (line.bottom < EDGE * column.height or line.top > (1 - EDGE) * column.height)


def _shifts(column: PdfColumn) -> Iterator[int]:
    """By how much the numbers at the edge of a page differ from its place in the file."""
    for i, line in enumerate(column.lines):
        if _edge(column, i) and _NUMBER.fullmatch(line.text) and (digits := re.search(r"\d+", line.text)):
            yield int(digits[0]) - column.number


def _marked(column: PdfColumn, i: int, shifts: Counter[int], heads: dict[str, list[float]]) -> PdfLine:
    line = column.lines[i]
    if not _edge(column, i):
        return line
    if _NUMBER.fullmatch(line.text):
        digits = re.search(r"\d+", line.text)
        steady = digits is None or shifts[int(digits[0]) - column.number] > 1
        if steady or _DASHED.fullmatch(line.text) or line.bottom < EDGE * column.height / 2:
            return line._replace(aside="page-number")
    if ARTICLE.match(line.text):
        return line
    if any(abs(line.bottom - place) <= STEADY for place in heads.get(_shape(line), ())):
        return line._replace(aside="running-head")
    return line


def _shape(line: PdfLine) -> str:
    """The words of a line without what changes from page to page."""
    return re.sub(r"[\d\s]+", "", line.text)


def _heads(columns: Sequence[PdfColumn]) -> dict[str, list[float]]:
    """The running heads with their heights on the page."""
    places: dict[str, list[float]] = {}
    for column in columns:
        for i, line in enumerate(column.lines):
            if _edge(column, i):
                places.setdefault(_shape(line), []).append(line.bottom)
    pages = len({column.number for column in columns})
    least = max(2 if pages <= 3 else 3, SHARE * pages)
    return {shape: found for shape, found in places.items() if len(found) >= least and shape}
