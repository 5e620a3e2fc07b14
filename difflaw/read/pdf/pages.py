"""The pages of a PDF as lines with their places, in reading order.

PDFium gives the characters in the order in which the file draws them: page numbers often come first, and text that was
drawn later last. So lines are put in order by their places, column by column where a page has two.
"""

from __future__ import annotations

import ctypes
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from difflaw.errors import InputError
from difflaw.i18n import N_
from difflaw.ooxml import damaged, encrypted

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES = 5_000
"""Pages read; the longest law, the 民法典, has two hundred, a handbook of laws a thousand."""

MOST_CHARACTERS = 20_000_000
"""Characters read from one file: all laws in force together have fewer."""

_LOCK = Lock()
"""PDFium may be used by one thread at a time."""


class PdfLine(NamedTuple):
    """A line of a page: its words, its place in points from the lower left corner, and the height of its characters."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    aside: str = ""
    """What it is set aside as, if it is."""

    @property
    def height(self) -> float:
        """The height of its characters, which for Chinese is also their width."""
        return self.top - self.bottom


class PdfColumn(NamedTuple):
    """Lines that stand below one another, and the page (from 1) they stand on."""

    number: int
    height: float
    lines: tuple[PdfLine, ...]


def load_pages(data: bytes, name: str) -> list[PdfColumn]:
    """The columns of all pages, in reading order.

    Raises ``InputError`` for a file that PDFium cannot open or that goes beyond a bound.
    """
    import pypdfium2

    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise (encrypted(name) if "password" in str(error).lower() else damaged(name)) from None
        try:
            return list(_columns(document, name))
        except pypdfium2.PdfiumError:
            raise damaged(name) from None
        finally:
            document.close()


def _columns(document: PdfDocument, name: str) -> Iterator[PdfColumn]:
    count = len(document)
    if count > MOST_PAGES:
        raise _beyond(name)
    if count == 0:
        raise damaged(name)
    characters = 0
    for number in range(count):
        page = document[number]
        try:
            height = page.get_height()
            lines = _lines(page)
        finally:
            page.close()
        characters += sum(len(line.text) for line in lines)
        if characters > MOST_CHARACTERS:
            raise _beyond(name)
        for column in in_order(lines):
            yield PdfColumn(number + 1, height, tuple(column))


def _beyond(name: str) -> InputError:
    return InputError(
        name,
        N_("the file has more than {pages} pages or {characters} characters"),
        N_("cut out the pages that hold the law"),
        pages=MOST_PAGES,
        characters=MOST_CHARACTERS,
    )


_BREAK = re.compile(r"\r\n|\r|\n")
_UNREAL = dict.fromkeys((0x00, 0x02, 0xFFFE, 0xFFFF, 0xAD))
"""What PDFium puts for a hyphen at the end of a line, and what is no character."""


def _lines(page: PdfPage) -> list[PdfLine]:
    """The lines as PDFium tells them, each with its place."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range()
        exact = len(text) == text_page.count_chars()
        box = raw.FS_RECTF()
        handle = text_page.raw

        def place(index: int) -> tuple[float, float, float, float]:
            # The text and the list of characters are of one length, but for characters beyond the first plane.
            at = index if exact else raw.FPDFText_GetCharIndexFromTextIndex(handle, index)
            raw.FPDFText_GetLooseCharBox(handle, at, ctypes.byref(box))
            return box.left, box.right, box.bottom, box.top

        found: list[PdfLine] = []
        start = 0
        for end in (*(match.start() for match in _BREAK.finditer(text)), len(text)):
            words = text[start:end]
            kept = words.strip()
            if kept:
                first = start + words.index(kept)
                left, _, bottom, top = place(first)
                _, right, last_bottom, last_top = place(first + len(kept) - 1)
                line = PdfLine(kept.translate(_UNREAL), left, right, min(bottom, last_bottom), max(top, last_top))
                found += _parted(line, kept, first, place) if _too_wide(line) else [line]
            start = end
            while start < len(text) and text[start] in "\r\n":
                start += 1
        return [line for line in found if line.text]
    finally:
        text_page.close()


def _too_wide(line: PdfLine) -> bool:
    """Whether a line is wider than its characters, so that there may be a gap between two columns in it: PDFium takes
    what stands at one height for one line."""
    width = sum(1.0 if c > "\u2e7f" else 0.25 if c in ".·" else 0.45 for c in line.text)
    return line.right - line.left > (width + GAP) * line.height


def _parted(
    line: PdfLine, words: str, first: int, place: Callable[[int], tuple[float, float, float, float]]
) -> list[PdfLine]:
    """The pieces of a line between its gaps; ``place`` tells where the characters from ``first`` on stand."""
    pieces: list[PdfLine] = []
    start, left, right = 0, line.left, line.left
    for i, character in enumerate(words):
        if character.isspace():
            continue
        here, end, _, _ = place(first + i)
        if here - right > GAP * line.height and words[start:i].strip():
            pieces.append(line._replace(text=words[start:i].strip().translate(_UNREAL), left=left, right=right))
            start, left = i, here
        right = max(right, end)
    return [*pieces, line._replace(text=words[start:].translate(_UNREAL), left=left)]


GAP = 1.5
"""Characters between two words from which they may stand in two columns; put together again where they do not."""

GUTTER = 6
"""Lines that must have another beside them for a page to be one of two columns."""


def in_order(lines: Sequence[PdfLine]) -> list[list[PdfLine]]:
    """The lines as columns, each from top to bottom; pieces of one line are put together.

    >>> line = lambda text, left, bottom: PdfLine(text, left, left + 100, bottom, bottom + 10)
    >>> lines = [line("1", 300, 20), line("乙", 50, 680), line("甲", 50, 700)]
    >>> [[x.text for x in column] for column in in_order(lines)]
    [['甲', '乙', '1']]
    """
    gutter = _gutter(lines)
    if gutter is None:
        return [_merged(sorted(lines, key=lambda line: -line.bottom))]
    top = min(_top(line for line in lines if line.right <= gutter), _top(line for line in lines if line.left >= gutter))
    above = [line for line in lines if line.bottom >= top]
    under = [line for line in lines if line.bottom < top]
    left = [line for line in under if line.right <= gutter]
    right = [line for line in under if line.left >= gutter]
    below = [line for line in under if line.left < gutter < line.right]
    return [_merged(sorted(column, key=lambda line: -line.bottom)) for column in (above, left, right, below) if column]


def _top(lines: Iterable[PdfLine]) -> float:
    return max(line.top for line in lines)


def _gutter(lines: Sequence[PdfLine]) -> float | None:
    """Where a page is parted into two columns: a place that hardly any line crosses, with lines beside one another."""
    if len(lines) < 2 * GUTTER:
        return None
    low, high = min(line.left for line in lines), max(line.right for line in lines)
    middle = (low + high) / 2
    starts = Counter(round(line.left) for line in lines if abs(line.left - middle) < (high - low) / 5)
    for start in sorted(starts, key=lambda start: (-starts[start], start)):
        at = start - 1.0
        left = [line for line in lines if line.right <= at]
        right = [line for line in lines if line.left >= at]
        if len(lines) - len(left) - len(right) > len(lines) / 10 or min(len(left), len(right)) < GUTTER:
            continue
        if _beside(left, right) >= GUTTER:
            return at
    return None


def _beside(left: Sequence[PdfLine], right: Sequence[PdfLine]) -> int:
    """How many lines on the left stand at the height of one on the right."""
    heights = sorted(line.bottom for line in right)
    count = 0
    at = 0
    for line in sorted(left, key=lambda line: line.bottom):
        while at < len(heights) and heights[at] < line.bottom - line.height:
            at += 1
        count += at < len(heights) and heights[at] <= line.bottom + line.height
    return count


def _merged(lines: list[PdfLine]) -> list[PdfLine]:
    """Lines from top to bottom, those at one height put together from left to right."""
    found: list[list[PdfLine]] = []
    for line in lines:
        before = found[-1][-1] if found else None
        level = before is not None and abs(before.bottom - line.bottom) < min(before.height, line.height) * 0.4
        if level and all(line.right <= other.left or line.left >= other.right for other in found[-1]):
            found[-1].append(line)
        else:
            found.append([line])
    return [_joined(sorted(row, key=lambda line: line.left)) for row in found]


def _joined(row: list[PdfLine]) -> PdfLine:
    if len(row) == 1:
        return row[0]
    text = row[0].text
    for before, line in itertools.pairwise(row):
        text += (" " if line.left - before.right > 0.2 * line.height else "") + line.text
    return PdfLine(text, row[0].left, row[-1].right, min(line.bottom for line in row), max(line.top for line in row))
