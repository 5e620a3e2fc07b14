"""The lines of a normalised text, cut where a new unit begins within one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from difflaw.model import Text
from difflaw.numerals import NUMBER
from difflaw.spans import Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line: where it stands, its words, and its heading depth in the layout (0: none)."""

    start: int
    text: str
    depth: int = 0

    @property
    def end(self) -> int:
        """Where the line ends, its line end not counted."""
        return self.start + len(self.text)


_RUN_ON = re.compile(rf"(?<=[。；”）])(?=第{NUMBER}条(?:之{NUMBER})?(?: |〔|【)\S)")


def split_lines(text: Text) -> list[Line]:
    """The lines of ``text``. An article that begins behind the full stop of another, as in texts that lost
    their line ends, begins a line of its own here.

    >>> from difflaw.model import Source
    >>> from difflaw.spans import OffsetMap
    >>> t = "第一条 甲。第二条 乙，依照第一条。"
    >>> [line.text for line in split_lines(Text(t, Source("x", t), OffsetMap.identity(len(t))))]
    ['第一条 甲。', '第二条 乙，依照第一条。']
    """
    depths = {heading.span.start: heading.depth for heading in text.headings}
    lines: list[Line] = []
    at = 0
    for raw in text.text.split("\n"):
        begin = 0
        for cut in _RUN_ON.finditer(raw):
            lines.append(Line(at + begin, raw[begin : cut.start()], depths.get(at + begin, 0)))
            begin = cut.start()
        if raw:
            lines.append(Line(at + begin, raw[begin:], depths.get(at + begin, 0)))
        at += len(raw) + 1
    return lines


def lines_span(lines: Sequence[Line]) -> Span:
    """The span from the first of ``lines`` to the last; there must be one."""
    return Span(lines[0].start, lines[-1].end)
