"""The lines of a normalised text, cut where a new unit begins within one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from difflaw.model import Text
from difflaw.numerals import NUMBER, NUMERAL, to_int
from difflaw.parse.labels import article_label
from difflaw.spans import Span


class Line(NamedTuple):
    """One line: where it stands, its words, and its heading depth in the layout (0: none)."""

    start: int
    text: str
    depth: int = 0

    @property
    def end(self) -> int:
        """Where the line ends, its line end not counted."""
        return self.start + len(self.text)


_LABEL_AHEAD = rf"(?=第{NUMBER}(?:(?:分编|[编章节])(?: |[^\x00-\xff，。；：、）的])|条(?:之{NUMBER})?[ 〔【]\S))"
_RUN_ON = re.compile(
    rf"(?<=[。；”）！])(?:{_LABEL_AHEAD}|(?=第{NUMBER}(?:分编|[编章节])[^\x00-\xff，。；：、]{{2,20}}第{NUMBER}条))"
)
_HEADING = re.compile(
    rf"第{NUMBER}(?:分编|[编章节])[ ：]?[^\x00-\xff，。；：！？（）]{{1,40}}?(?<![和与至到于及照为、第]){_LABEL_AHEAD}"
)
"""A heading that shares its line with what it heads."""

_CLOSE_HEADING = re.compile(
    rf"第{NUMBER}(?:分编|[编章节])[ ：]?[^\x00-\xff，。；：！？、（）]{{2,20}}?(?<![和与至到于及照为])(?=第{NUMBER}条)"
)
"""The same in a text without spaces: 第六章附则第四十条本条例自…."""

LONGEST_LABEL = 24
"""Characters looked at after a heading: the longest label has ten, and a reference shows by the words after it."""

_OWN_NUMBER = re.compile(rf"（({NUMERAL})）")
_ITEM_AHEAD = re.compile(rf"(?<=[：；。，])(?=（({NUMERAL})）)")


def split_lines(text: Text) -> list[Line]:
    """The lines of ``text``. An article or a heading that begins after the full stop of another article, and an
    article after a heading, as in texts that lost their line ends, begin lines of their own here.

    >>> from difflaw.model import Source
    >>> from difflaw.spans import OffsetMap
    >>> t = "第一章 总则第一条 甲。第二条 乙，依照第一条。"
    >>> [line.text for line in split_lines(Text(t, Source("x", t), OffsetMap.identity(len(t))))]
    ['第一章 总则', '第一条 甲。', '第二条 乙，依照第一条。']
    """
    depths = {heading.span.start: heading.depth for heading in text.headings}
    lines: list[Line] = []
    at = 0
    for raw in text.text.split("\n"):
        cuts = [0, *_run_on(raw), len(raw)] if "第" in raw else [0, len(raw)]
        for begin, end in pairwise(cuts):
            if begin < end:
                lines.append(Line(at + begin, raw[begin:end], depths.get(at + begin, 0)))
        at += len(raw) + 1
    return lines


def _run_on(line: str) -> list[int]:
    """Where in ``line`` another unit begins."""
    cuts: list[int] = []
    for begin in (0, *(match.start() for match in _RUN_ON.finditer(line))):
        cuts.append(begin)
        while heading := _HEADING.match(line, cuts[-1]) or _close_heading(line, cuts[-1]):
            cuts.append(heading.end())
    return sorted(set(cuts[1:]))


def _close_heading(line: str, begin: int) -> re.Match[str] | None:
    """A heading at ``begin`` with an article right after it, which no words make a reference."""
    heading = _CLOSE_HEADING.match(line, begin)
    label = article_label(line[heading.end() : heading.end() + LONGEST_LABEL]) if heading else None
    return heading if label and len(label.label) < LONGEST_LABEL else None


def split_items(line: Line) -> list[Line]:
    """The items that ``line`` runs together, each as a line of its own, after the words before them.

    They count from one after a colon, or on from the line's own label; a quotation stays whole.

    >>> [line.text for line in split_items(Line(0, "包括：（一）甲；（二）乙，依照第（一）项。"))]
    ['包括：', '（一）甲；', '（二）乙，依照第（一）项。']
    >>> len(split_items(Line(0, "包括（一）甲；（二）乙。"))), len(split_items(Line(0, "改为：“（一）甲；（二）乙。”")))
    (1, 1)
    """
    text = line.text
    if "（" not in text[1:]:
        return [line]
    own = _OWN_NUMBER.match(text)
    wanted = to_int(own[1]) + 1 if own else 1
    cuts: list[int] = []
    for match in _ITEM_AHEAD.finditer(text):
        place = match.start()
        first = wanted == 1
        if to_int(match[1]) != wanted or first != (text[place - 1] == "："):
            continue
        if first and text.count("“", 0, place) > text.count("”", 0, place):
            break
        cuts.append(place)
        wanted += 1
    if len(cuts) < (1 if own else 2):
        return [line]
    return [Line(line.start + begin, text[begin:end]) for begin, end in pairwise([0, *cuts, len(text)])]


def lines_span(lines: Sequence[Line]) -> Span:
    """The span from the first of ``lines`` to the last; there must be one."""
    return Span(lines[0].start, lines[-1].end)
