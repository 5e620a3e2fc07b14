"""Lines broken at a margin, as in text pasted from a PDF or a mail: 制定本条 / 例。

In a law a line ends with a sentence or is a heading. Where most of the lines that end in mid-sentence are about
equally wide, they were broken at a margin, and their line ends are layout.
"""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from difflaw.normalize.width import FIRST_CJK
from difflaw.numerals import NUMBER, NUMERAL
from difflaw.spans import Rewrite

LEAST = 8
"""Lines that must end in mid-sentence at the margin. Laws that are not broken have fewer: of the 851 statutes
none has eight, outside headings and lists, that are equally wide."""

SHARE = 0.8
"""Share of the lines ending in mid-sentence that must end at the margin."""

SLACK = 8
"""Columns by which such a line may fall short of the margin: an indent of two characters that is gone, a mark
that may not begin a line, a number that was not to be broken."""

NARROWEST = 40
"""Columns: twenty characters. Narrower lines are headings, names and lists."""

_ENDS = "。；：！？”」』）…"
_BEGINS = re.compile(
    rf"第{NUMBER}(?:[-－—]{NUMBER})?(?:分编|[编章节条])|第{NUMBER}[〔【]|（(?:{NUMERAL}|\d{{1,3}})）|[①-⑳]|\d{{1,3}}[.．、](?!\d)"
    rf"|{NUMERAL}、|附[件录表图则]|附[：]|目[录次]"
)
_REFERS = re.compile(rf"第{NUMBER}[章节条](?:之{NUMBER})?[^ 〔【]")


def find_wraps(text: str) -> list[Rewrite]:
    """The line ends of ``text`` that a margin made, to be dropped.

    ``text`` has one ``\\n`` between lines and no space at their ends. A line is joined to the one before it
    unless it begins with a label.

    >>> lines = ["第一条 为了加强集市管理，维护市场秩序，根据有关法律、法", "规，制定本条例。"] * 8
    >>> len(find_wraps("\\n".join(lines)))
    8
    """
    lines = text.split("\n")
    if 2 * max(map(len, lines)) < NARROWEST:
        return []  # no line reaches the narrowest margin
    open_ends = {i: _width(lines[i]) for i in range(len(lines) - 1) if _is_open(lines[i], lines[i + 1])}
    sure = sorted(width for i, width in open_ends.items() if not _BEGINS.match(lines[i + 1]))
    if len(sure) < LEAST:
        return []
    margin = sure[int(len(sure) * 0.9)]
    broken = {i for i, width in open_ends.items() if margin - SLACK <= width <= margin + 2}
    if margin < NARROWEST or sum(margin - SLACK <= width <= margin + 2 for width in sure) < max(
        LEAST, SHARE * len(sure)
    ):
        return []
    found: list[Rewrite] = []
    at = 0
    for i, line in enumerate(lines):
        at += len(line) + 1
        if i in broken:
            between = " " if max(line[-1], lines[i + 1][0]) < FIRST_CJK else ""
            found.append(Rewrite(at - 1, at, between))
    return found


def _is_open(line: str, following: str) -> bool:
    """Whether ``line`` ends in mid-sentence, and ``following`` could go on with it: also with a reference
    (第三条规定), which nothing sets off from its words."""
    if not line or not following or line[-1] in _ENDS:
        return False
    return not _BEGINS.match(following) or bool(_REFERS.match(following))


def _width(line: str) -> int:
    """Columns that ``line`` takes: two for a Chinese character."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in line)
