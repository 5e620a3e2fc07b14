"""Line ends, blank lines, indents, and the spaces that Chinese text does not have.

Chinese is written without spaces, so one beside a Chinese character is layout: an indent, letter-spacing
in a heading (总　则), padding round a number. It goes. What stays is the space after a heading label,
which tells ``第三条 规定`` (an article) from ``第三条规定`` (a reference), and the space between the
sentences of an adoption note.
"""

from __future__ import annotations

import re

from difflaw.normalize.width import FIRST_CJK
from difflaw.numerals import NUMBER
from difflaw.spans import Rewrite

INVISIBLE = (
    "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
)
"""Character class of characters without width: zero-width spaces, direction marks, controls."""

LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
"""Everything that ends a line."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_GAP = re.compile(f"[ {LINE_ENDS}]+")
_UNIT = rf"第 ?{NUMBER} ?(?:[-－—] ?{NUMBER} ?)?(?:分编|[编章节条])?(?: ?之 ?{NUMBER})?"
_LABEL_LAST = re.compile(rf"(?:(?:^|[。；”）！]) *{_UNIT}|^ *附[件录表图](?:{NUMBER})?)$")
_RUN_ON = re.compile(
    rf"(?:^|[。；”）！]) *第 ?{NUMBER} ?(?:分编|[编章节])[^。；：！？]{{0,60}}(?<=[^和与至到、]){_UNIT}$"
)
_DATE_AHEAD = re.compile(r"(?:根据 ?)?\d{4} ?年")
_NOTE_END = re.compile(r"[过准正订布行改]$|\d ?日$")
_AFTERTHOUGHT = re.compile(rf"之 ?{NUMBER}")
_UNIT_AHEAD = re.compile(rf"(?:[-－—] ?{NUMBER} ?)?(?:分编|[编章节条])")
_GAP_LINE = re.compile(f"[{LINE_ENDS}]")
HEADING_LENGTH = 80
"""Characters looked back for a heading with which an article shares its line (第一章 总则 第一条 …)."""

LABEL_LENGTH = 24
"""No label is longer: 第一千二百六十条之一 has ten characters, twice that when letter-spaced."""


def find_invisible(text: str) -> list[Rewrite]:
    """Runs of characters without width, to be dropped."""
    return [Rewrite(match.start(), match.end(), "") for match in _INVISIBLE.finditer(text)]


def find_spaces(text: str) -> list[Rewrite]:
    """The rewrites that leave one ``\\n`` between lines and no space that only lays out.

    The space after a label stays also where the label stands after a full stop, or after a heading, in a
    text that lost its line ends.

    >>> from difflaw.spans import rewrite
    >>> rewrite(text := " 目  錄\\r\\n\\n第一章  總 則 \\n城市 APP 用 Big Data", find_spaces(text))[0]
    '目錄\\n第一章 總則\\n城市APP用Big Data'
    """
    found: list[Rewrite] = []
    for match in _GAP.finditer(text):
        gap = _gap(text, match)
        if gap != match[0]:
            found.append(Rewrite(match.start(), match.end(), gap))
    return found


def _gap(text: str, match: re.Match[str]) -> str:
    start, end = match.span()
    if start == 0 or end == len(text):
        return ""
    if not match[0].isspace() or match[0].strip(" "):
        return "\n"
    if text[start - 1] < FIRST_CJK and text[end] < FIRST_CJK:
        return " "
    return " " if _behind_label(text, start, end) or _in_note(text, start, end) else ""


def _behind_label(text: str, start: int, end: int) -> bool:
    before = _GAP_LINE.split(text[max(0, start - HEADING_LENGTH) : start])[-1]
    label = _LABEL_LAST.search(before[-LABEL_LENGTH:]) or _RUN_ON.search(before)
    if not label or _AFTERTHOUGHT.match(text, end):
        return False
    return before[-1] in "编章节条件录表图" or not _UNIT_AHEAD.match(text, end)


def _in_note(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 4) : start]
    if _DATE_AHEAD.match(text, end):
        return bool(_NOTE_END.search(before))
    return before.endswith("日") and bool(
        re.match(r"\S{2,40}(?:会议|常务委员会|人民政府|国务院|公告|令|号)", text[end : end + 60])
    )
