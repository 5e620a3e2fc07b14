"""Lines to paragraphs: which line goes on with the one before it.

A line goes on where the one before it is filled to the margin and does not end a sentence; where it does end one, the
indent tells, or in texts without indents the gap. So a reference that a margin put at the start of a line (依照本法 /
第三条) is never taken for an article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from difflaw.numerals import NUMBER, NUMERAL
from difflaw.read.passages import Passage
from difflaw.read.pdf.pages import PdfColumn, PdfLine

INDENT = 1.2
"""Characters by which a first line is set in at least; the custom is two."""

SLACK = 0.5
"""Characters by which a filled line may fall short of the margin, beyond the word that did not fit any more."""

GAP = 1.35
"""Distance of two lines, in usual distances, from which it parts paragraphs. Web prints part them by half a line."""

TAIL = 60
"""Characters at the end of a line that tell how it ends."""

LONGEST = 20_000
"""Characters of a paragraph, beyond which the next line begins another: no paragraph of a law has a tenth of it, and
putting together what an odd file holds must not take for ever."""

ENDS = "。；：！？”）.;:!?)"
MOSTLY = 0.6
"""Share of the line's width from which an article or item without a mark at its end is not at its end: unlike headings
and names, they always have one."""

LEAST = 3
"""Lines that a page must have to tell its own margins; with fewer those of the document are taken."""

_CLOSED = re.compile(r"(?:[。；：！？!?:;]|[。；！？][”’」』）)]+)\s*$")
_ENTRY = re.compile(r"(?:[^\d\s][.．·…]+\s*\d{1,4}|[.．·…]{4,})\s*$")
"""The end of an entry of a contents list: dots and a page number."""
_LABEL = re.compile(
    rf"[•·●■◆]?\s*(?:第\s*{NUMBER}\s*(?:分编|[编章节条])|[（(](?:{NUMERAL}|\d{{1,3}})[）)]|{NUMERAL}、|\d{{1,3}}[.．、](?!\d)|[①-⑳]|附[件录则表]|目\s*[录次])"
)
_CLAUSE = re.compile(rf"[•·●■◆]?\s*(?:第\s*{NUMBER}\s*条|[（(](?:{NUMERAL}|\d{{1,3}})[）)])")
_NOTE_END, _NOTE_AHEAD = re.compile(r"[过准正订布行改]$"), re.compile(r"(?:根据)?\s*\d{4}\s*年")
_CONTENTS = re.compile(r"目\s*[录次]")
_TOKEN = re.compile(r"[A-Za-z0-9.,%/-]+|[《（“‘〈「『]*.")
_FOLLOWS = "，。；：！？、）》”’〉」』"
LONGEST_NOTE = 60
"""Lines that a note in brackets may take; that of the 刑法 takes 28."""


class _Layout(NamedTuple):
    """Where lines begin and end on a page, how far apart they stand, and how wide a character is."""

    left: float
    right: float
    pitch: float
    em: float
    indented: bool


def fold(columns: Sequence[PdfColumn]) -> list[Passage]:
    """The paragraphs of the pages, those that go over a page as two that belong together.

    >>> lines = [("第一条 甲乙丙丁戊", 40), ("己庚辛。", 20), ("第二条 壬癸。", 40)]
    >>> ends = (130, 60, 110)
    >>> rows = [PdfLine(t, x, ends[i], 700 - 20 * i, 710 - 20 * i) for i, (t, x) in enumerate(lines)]
    >>> [p.text for p in fold([PdfColumn(1, 800, tuple(rows))])]
    ['第一条 甲乙丙丁戊己庚辛。', '第二条 壬癸。']
    """
    layouts = _layouts(columns)
    made: list[Passage] = []
    before: PdfLine | None = None
    words: list[PdfLine] = []
    place = (0, 0)
    for column, layout in zip(columns, layouts, strict=True):
        number = 0
        for line in column.lines:
            if line.aside:
                made.append(Passage(line.text, kind="margin", page=column.number, aside=line.aside))
                continue
            goes_on = before is not None and _goes_on(words, line, layout, same=place[0] == column.number)
            short = sum(len(other.text) for other in words) < LONGEST
            if goes_on and short and place == (column.number, number):
                words.append(line)
                _append(made, line.text)
            else:
                if goes_on:
                    _join(made)
                words = [*words, line] if goes_on else [line]
                number += 1
                made.append(_passage(line, layout, column, number))
            place = column.number, number
            before = line
    return made


def _append(made: list[Passage], text: str) -> None:
    """Add the words of a line to the last paragraph, which may stand before page numbers."""
    at = next(i for i in range(len(made) - 1, -1, -1) if not made[i].aside)
    last = made[at].text
    gap = " " if last[-1].isascii() and text[0].isascii() and last[-1].isalnum() and text[0].isalnum() else ""
    if gap and last[-1].isdigit() and text[0].isdigit():
        gap = ""  # a number that was broken at the margin
    made[at] = made[at]._replace(text=last + gap + text)


def _join(made: list[Passage]) -> None:
    """Mark the last paragraph as one that goes on, and put what stands between the two pages before it."""
    at = next(i for i in range(len(made) - 1, -1, -1) if not made[i].aside)
    made.append(made.pop(at)._replace(joined=True))


def _passage(line: PdfLine, layout: _Layout, column: PdfColumn, number: int) -> Passage:
    inset, outset = line.left - layout.left, layout.right - line.right
    centred = inset > INDENT * layout.em and outset > INDENT * layout.em and abs(inset - outset) < 2 * layout.em
    return Passage(line.text, page=column.number, paragraph=number, centred=centred, size=round(line.height, 1))


def _goes_on(words: Sequence[PdfLine], line: PdfLine, layout: _Layout, *, same: bool) -> bool:
    """Whether ``line`` goes on with the paragraph whose lines are ``words``; ``same`` says that both stand in one
    column."""
    before = words[-1]
    if not _like(before, line):
        return False
    if _NOTE_END.search(before.text) and _NOTE_AHEAD.match(line.text):
        return False  # the next amendment in a note of when and by whom
    distance = before.bottom - line.bottom if same else 0.0
    if _in_brackets(words):
        # A note may be set narrower than the text, or centred: its own lines tell how wide it is.
        room = _token(line) * layout.em
        full = before.right + room > max(before.right, line.right) or _breadth(before) + room > _breadth(line)
        return full and distance <= GAP * layout.pitch and not _LABEL.match(line.text)
    if _ENTRY.search(before.text[-TAIL:]) or _CONTENTS.fullmatch(line.text):
        return False
    if before.text.rfind("《") > before.text.rfind("》") and distance <= GAP * layout.pitch:
        return True
    unfinished = _CLAUSE.match(words[0].text) and before.text[-1] not in ENDS and not _LABEL.match(line.text)
    if unfinished and before.right - before.left > MOSTLY * (layout.right - layout.left):
        return distance <= GAP * layout.pitch
    if not _filled(before, line, layout):
        return False
    indented = line.left - layout.left > INDENT * layout.em
    if not (_CLOSED.search(before.text[-TAIL:]) or _closes_brackets(words)):
        return distance <= 1.2 * GAP * layout.pitch
    if layout.indented:
        return not indented and distance <= 1.2 * GAP * layout.pitch
    # Without indents nothing but the sign tells: a full stop at the margin ends a paragraph twice as often as it stands
    # within one (three to none in the 治安管理处罚法), a semicolon only where another item follows.
    return before.text[-1] in "；;" and not _LABEL.match(line.text) and distance <= GAP * layout.pitch


def _like(line: PdfLine, other: PdfLine) -> bool:
    """Whether two lines are of one size, as the lines of a paragraph are."""
    return 0.75 < line.height / max(other.height, 0.1) < 1.34


def _breadth(line: PdfLine) -> float:
    return line.right - line.left


def _in_brackets(words: Sequence[PdfLine]) -> bool:
    """Whether the lines begin a note in brackets that is not yet closed."""
    return words[0].text[0] in "（(" and len(words) < LONGEST_NOTE and _balance(words) > 0


def _closes_brackets(words: Sequence[PdfLine]) -> bool:
    return words[0].text[0] in "（(" and words[-1].text[-1] in "）)" and _balance(words) == 0


def _balance(words: Sequence[PdfLine]) -> int:
    return sum(line.text.count(sign) for line in words for sign in "（(") - sum(
        line.text.count(sign) for line in words for sign in "）)"
    )


def _filled(before: PdfLine, line: PdfLine, layout: _Layout) -> bool:
    """Whether the first word of ``line`` had no room any more on the line before."""
    return before.right + _token(line) * layout.em > layout.right


def _token(line: PdfLine) -> float:
    """The width of the first word of a line that cannot be parted, and the slack, in characters."""
    match = _TOKEN.match(line.text)
    token = match[0] if match else ""
    following = line.text[len(token) : len(token) + 1]
    return sum(0.55 if c.isascii() else 1.0 for c in token) + (following in _FOLLOWS and following != "") + SLACK


def _layouts(columns: Sequence[PdfColumn]) -> list[_Layout]:
    """The layout of each column; what a column is too short to tell is taken from the document."""
    rows = [[line for line in column.lines if not line.aside] for column in columns]
    every = [line for row in rows for line in row]
    em = _em(every)
    parted = {a.number for a, b in pairwise(columns) if a.number == b.number}
    sides = [_sides(row, em) for row in rows]
    whole = [side for column, side in zip(columns, sides, strict=True) if side and column.number not in parted]
    pitches = [a.bottom - b.bottom for row in rows for a, b in pairwise(row) if a.bottom > b.bottom]
    pitch = median(pitches) if pitches else 2 * em
    left = median(left for left, _ in whole) if whole else min((line.left for line in every), default=0.0)
    width = median(right - left for left, right in whole) if whole else _widest(every)
    places = [
        (_aligned(row, em) or side or _guessed(row, left, width))
        if column.number in parted
        else _guessed(row, side[0] if side else left, width)
        for column, row, side in zip(columns, rows, sides, strict=True)
    ]
    indented = _is_indented(rows, places, em)
    return [_Layout(side[0], side[1], pitch, em, indented) for side in places]


def _em(lines: Sequence[PdfLine]) -> float:
    """The width of a Chinese character, from the lines that hold hardly anything else."""
    widths = [
        (line.right - line.left) / len(line.text)
        for line in lines
        if len(line.text) >= 10 and sum(c > "\u2e7f" for c in line.text) > 0.95 * len(line.text)
    ]
    return median(widths) if widths else median([line.height for line in lines] or [12.0])


def _widest(lines: Sequence[PdfLine]) -> float:
    return max((line.right for line in lines), default=0.0) - min((line.left for line in lines), default=0.0)


def _sides(row: Sequence[PdfLine], em: float) -> tuple[float, float] | None:
    """The margins that the lines broken by them tell: those that end in mid-sentence, and those after them. Lists
    without full stops end so too, anywhere, so it is the longer of them that count."""
    pairs = [
        (before, line)
        for before, line in pairwise(row)
        if len(before.text) >= 15 and not _CLOSED.search(before.text[-TAIL:]) and _like(before, line)
    ]
    if len(pairs) < LEAST:
        return None
    rights = sorted(before.right for before, _ in pairs)
    return median(line.left for _, line in pairs), rights[int(len(rights) * LONGER)]


LONGER = 0.85
"""Share of the lines ending in mid-sentence that may be shorter than the margin allows."""


def _aligned(row: Sequence[PdfLine], em: float) -> tuple[float, float] | None:
    """The sides of a column whose lines nearly all end at one place, as the page numbers of a contents list do."""
    right = max((line.right for line in row), default=0.0)
    level = sum(line.right > right - em / 2 for line in row)
    return (min(line.left for line in row), right) if row and level > len(row) / 2 else None


def _guessed(row: Sequence[PdfLine], left: float, width: float) -> tuple[float, float]:
    """The document's margins, moved to where this column's lines begin: odd and even pages differ."""
    first = min((line.left for line in row), default=left)
    shift = first - left if abs(first - left) < SHIFT else 0.0
    return left + shift, left + shift + width


SHIFT = 40.0
"""Points by which the margins of odd and even pages differ at most; in the official layout two millimetres, in books
half an inch."""


def _is_indented(rows: Sequence[Sequence[PdfLine]], places: Sequence[tuple[float, float]], em: float) -> bool:
    """Whether most lines after the end of a sentence are set in."""
    deep = [
        line.left - left > INDENT * em
        for row, (left, _) in zip(rows, places, strict=True)
        for before, line in pairwise(row)
        if _CLOSED.search(before.text[-TAIL:])
    ]
    return sum(deep) > len(deep) / 2
