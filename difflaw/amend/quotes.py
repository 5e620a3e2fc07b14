"""What a decision quotes: quotations over several paragraphs, nested ones, and those that lost a mark.

How they are set differs by body: the NPC opens “ again at each paragraph and closes once, the Supreme People's
Court opens once; inside, ‘ ’ stand for the “ ” of the law. Copies lose marks. A quotation that was never closed
ends where the next instruction begins, and a notice says so; nothing is lost for the items after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from difflaw.i18n import N_
from difflaw.model import Notice, Severity, Text
from difflaw.numerals import NUMERAL
from difflaw.spans import Span

NOT_CLOSED = N_("this quotation is not closed; it ends where it must")

UNBALANCED = "unbalanced-quotation"
"""The code of the notice on a quotation mark without its partner."""

FARTHEST = 60
"""Lines looked back for the beginning of a quotation that lost its first mark: the longest article quoted in the
decisions at hand has 31 lines."""


class Quotation(NamedTuple):
    """What is quoted: ``span`` with its marks, and the lines inside, without the marks, as spans of the text."""

    span: Span
    lines: tuple[Span, ...]

    def words(self, text: str) -> str:
        """The words that go into the law, a paragraph per line, inner ‘ ’ as “ ”."""
        return "\n".join(line.of(text).translate(_INNER) for line in self.lines)


_INNER = {ord("‘"): "“", ord("’"): "”"}
_MARKS = re.compile("[“”\n]")


@cache
def _begins() -> re.Pattern[str]:
    """A line that begins an instruction or the end of the decision, whatever stands before it."""
    unit = rf"第(?:{NUMERAL}|（{NUMERAL}）)(?:条(?:之{NUMERAL})?|[章节款项]|部分)"
    item = rf"(?:{NUMERAL}、|\d{{1,3}}[.．、]|（{NUMERAL}）|第{NUMERAL}条 )"
    more = r"增加[一二两三四五六七八九十]{1,3}[条款项章节]"
    verb = rf"(?:修改为|改为|作为|{more}|删[去除]|合并|调整|增写|增加)"
    head = (
        r"(?:相应地?)?(?:将|在|对|把|删[去除]|修改)?(?:宪法|刑法|《[^《》\n]{2,80}》的?)?原?"
        rf"(?:{unit}|{NUMERAL}条|引言|序言|名称|标题|有关条文|条文|正文|附[件表]|“|《|{more})"
    )
    return re.compile(
        rf"{item}{head}[^\n]{{0,400}}?{verb}|{item}(?:修改)?《[^《》\n]{{2,80}}》$|{item}条文顺序|{item}删[去除]{unit}"
        rf"|{item}?(?:本决定|本修正案)自[^\n]{{1,30}}施行"
        rf"|(?:相应地?)?(?:将|在|原|删[去除])(?:宪法|刑法)?{unit}[^\n“]{{0,80}}(?:修改为[：，]?“|改为第|作为第|中的“)"
        rf"|{unit}[^\n“”。]{{0,40}}(?:修改为[：，]?“|相应地?改为第)"
        rf"|{unit}(?:、{unit}){{0,8}}改为{unit}|原{unit}[^\n“]{{0,20}}(?:作为|改为)第"
        rf"|(?:在?{unit}[^\n“”。]{{0,20}})?{more}，?作为第"
        r"|此外，|根据本决定，|《[^《》\n]{2,90}》[^\n]{0,20}根据本决定"
    )


def find_quotations(text: Text) -> tuple[tuple[Quotation, ...], tuple[Notice, ...]]:
    """The quotations of ``text`` in order, and a notice for each mark without its partner.

    Total: no text raises. A block without marks after 内容如下： counts as quoted.
    """
    finder = _Finder(text)
    for line in _lines(text.text):
        finder.line(line)
    finder.end()
    return tuple(finder.found), tuple(finder.notices)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


@dataclass(slots=True)
class _Finder:
    """Goes through a text line by line; lives only inside ``find_quotations``."""

    text: Text
    found: list[Quotation] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    opened: int = -1
    block: bool = False
    inside: list[Span] = field(default_factory=list)
    seen: list[Span] = field(default_factory=list)

    def line(self, line: Span) -> None:
        """Read one line on."""
        words = line.of(self.text.text)
        if self.opened >= 0 and _begins().match(words):
            self._leave(self.inside[-1].end if self.inside else line.start)
        if self.opened < 0 and self.seen and self._block_ahead(words):
            self.opened, self.block = line.start, True
        if self.block:
            self.inside.append(line)
        else:
            self._marks(line, words)
        self.seen.append(line)

    def _block_ahead(self, words: str) -> bool:
        before = self.seen[-1].of(self.text.text)
        return before.endswith("内容如下：") and not words.startswith("“") and not _begins().match(words)

    def _leave(self, end: int) -> None:
        """Close what is open where another instruction begins; only a block without marks ends so by right."""
        if not self.block:
            self._tell(Span(self.opened, self.opened + 1), NOT_CLOSED)
        self._close(end, end)

    def end(self) -> None:
        """Close what is open at the end of the text."""
        if self.opened >= 0:
            self._leave(self.inside[-1].end if self.inside else len(self.text.text))

    def _tell(self, span: Span, message: str) -> None:
        self.notices.append(Notice(UNBALANCED, Severity.WARNING, self.text.source_span(span), message))

    def _close(self, end: int, behind: int) -> None:
        lines = tuple(line for line in self.inside if len(line))
        self.found.append(Quotation(Span(self.opened, behind), lines))
        self.opened, self.block, self.inside = -1, False, []

    def _marks(self, line: Span, words: str) -> None:
        """The marks of one line. An inner quotation in the same marks closes on its own line."""
        begin, depth = line.start, 0
        if (self.opened >= 0 and words.startswith("“")) or (
            self.opened < 0 and words.startswith("“") and self._reopens(line)
        ):
            begin += 1
        for match in _MARKS.finditer(self.text.text, begin, line.end):
            at = match.start()
            if match[0] == "“" and self.opened < 0:
                self.opened, begin = at, at + 1
            elif match[0] == "“" and depth == 0 and self._never_closed(begin, at):
                cut = self._cut(begin, at)
                self._tell(Span(self.opened, self.opened + 1), NOT_CLOSED)
                self.inside.append(Span(begin, cut))
                self._close(cut, cut)
                self.opened, begin = at, at + 1
            elif match[0] == "“":
                depth += 1
            elif depth:
                depth -= 1
            elif self.opened >= 0:
                self.inside.append(Span(begin, at))
                self._close(at, at + 1)
            else:
                begin = self._lost_opening(line, at)
        if self.opened >= 0:
            self.inside.append(Span(begin, line.end))

    def _reopens(self, line: Span) -> bool:
        """A quotation that was closed at the end of the line before goes on in this one: some copies close each
        paragraph."""
        last = self.found[-1] if self.found else None
        if last is None or not last.lines or not self.seen or last.span.end < self.seen[-1].end - 1:
            return False
        if self.text.text[last.span.end : line.start].strip("\n。；"):
            return False
        self.found.pop()
        self.opened, self.inside = last.span.start, list(last.lines)
        return True

    def _never_closed(self, begin: int, at: int) -> bool:
        """Whether the quotation that begins at ``begin`` should have been closed before the mark at ``at``."""
        return bool(_REPLACED.search(self.text.text, begin, at + 1))

    def _cut(self, begin: int, at: int) -> int:
        match = _REPLACED.search(self.text.text, begin, at + 1)
        return match.start() if match else at

    def _lost_opening(self, line: Span, at: int) -> int:
        """A closing mark without its opening one: the quotation begins after the words that announce it, or with
        the first line after the one that ends in a colon. Gives where the next quotation may begin."""
        text = self.text.text
        last = self.found[-1].span.end if self.found else 0
        announced = list(_ANNOUNCED.finditer(text, max(line.start, last), at))
        start = announced[-1].end() if announced else self._line_behind_colon(line, last)
        if start is None:
            return at + 1
        self._tell(Span(at, at + 1), N_("this quotation is not opened; it begins where it must"))
        ends = [i for i in range(start, at) if text[i] == "\n"]
        starts = [start, *(i + 1 for i in ends)]
        self.opened = start
        self.inside = [Span(a, b) for a, b in zip(starts, [*ends, at], strict=True)]
        self._close(at, at + 1)
        return at + 1

    def _line_behind_colon(self, line: Span, last: int) -> int | None:
        start = line.start
        for before in reversed(self.seen[-FARTHEST:]):
            if before.start < last or (_begins().match(before.of(self.text.text)) and not self._ends_open(before)):
                return None
            if self._ends_open(before):
                return start
            start = before.start
        return None

    def _ends_open(self, line: Span) -> bool:
        return bool(re.search(r"(?:修改为|规定|作为[^\n]{1,12}条|[款项])：$", line.of(self.text.text)))


_REPLACED = re.compile(r"，?(?:修改为|改为|替换为|之?后增[加写]|之?前增[加写])[：，]?(?=“)")
_ANNOUNCED = re.compile(r"(?:修改为|规定|内容为|作为第[^：“”\n。；]{1,16}[条款项])[：，]?")
