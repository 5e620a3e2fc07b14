"""A decision read: its lines, the law of each section, its clauses, and what is no instruction.

Every line belongs to an item (一、, 1., （一）) or goes on with the one before. A line is cut into clauses by the
forms of ``grammar``; what lies between them belongs to the clause after it, so that nothing is left over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from difflaw.amend.clause import Clause
from difflaw.amend.grammar import match_form
from difflaw.amend.makers import MAKERS
from difflaw.amend.quotes import Quotation, find_quotations
from difflaw.amend.targets import LAW, QUOTED, Here, read_spots
from difflaw.amendments import Decision, FrameKind, FramePart, Instruction, LawSection, Operation
from difflaw.i18n import N_
from difflaw.model import Notice, Severity, Text
from difflaw.numerals import NUMERAL
from difflaw.spans import OffsetMap, Rewrite, Span, rewrite

NOT_UNDERSTOOD = "amendment-not-understood"
NO_AMENDMENT = "no-textual-amendment"


@cache
def _item() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<cn>{NUMERAL})、|(?P<ar>\d{{1,3}})[.．、](?!\d)|（(?P<br>{NUMERAL}|\d{{1,2}})）"
        rf"|第(?P<art>{NUMERAL})条 )"
    )


_TITLE = re.compile(r"(?:关于|的)(?:修改|修正)|修正案|关于[^，。]{0,60}(?:修改|修正)[^，。]{0,120}决[定议]")
_DECIDES = re.compile(r"(?:修改|修正)[^\n]*决[定议](?:（[^（）]*）)*$|修正案(?:（[^（）]*）)*$")
_LEAD = re.compile(  # 对…作如下修改：
    r"(?:(?:作|作出|做)(?:了?如下|以下|下列)的?|作出)(?:修改|修正|补充|修订|调整)[^。]{0,20}[：。]$|予以(?:修改|修正)[。：]$"
)
_PURPOSE = re.compile(r"(?:为了?|根据|按照|依照|依据|鉴于)")
_SEVERAL = re.compile(r"等(?:[^，。《》]{0,20})?(?:部|件|项)|部分|若干(?!问题|规定)|[和、]《")
_VERB = re.compile(r"修改|删[去除掉]|增[加写列补设订]|新增|改[为成]|移[至到入]|作为第|调整|合并|替换|修正为")
_HEADING = re.compile(
    r"(?:关于|对|将)?(?:修改)?(?P<law>《.{2,300}》)(?:（[^（）]{1,60}）)?(?:(?:作|作出|做)(?:了?如下|以下)?(?:修改|修正|修订)?|的修改)?[。：]?"
)
_GLUE = re.compile(r"(?:[，。；、：]|并且|并|同时|此外|另外?|还|相应地?(?=[将删在增])|以及|和(?=[将第删]))*")
_SENTENCE_END = re.compile("[。；]")
_DATE = re.compile(rf"(?:\d{{4}}|[〇零○一二三四五六七八九]{{4}})年(?:\d{{1,2}}|{NUMERAL})月(?:\d{{1,2}}|{NUMERAL})日")
_SINCE = re.compile(r"自(.{2,30}?)起?(?:施行|生效|实施)")
_ALIAS = re.compile(r"以下(?:简称|称)(?:为)?[《“]([^《》“”]{1,30})[》”]")


def read_decision(text: Text) -> Decision:
    """The decision in ``text``; of a text that is none, ``amends`` is false.

    Total: no text raises. Every non-blank character belongs to one frame part or to the span of one clause.
    """
    quotations, notices = find_quotations(text)
    reader = _Reader(text, quotations)
    reader.read()
    decision = reader.decision()
    if not decision.amends:
        return Decision(decision.title, text, (), (), text.notices)
    found = sorted((*text.notices, *notices, *reader.notices), key=lambda notice: notice.span)
    return Decision(
        decision.title, text, decision.sections, decision.frame, tuple(found), decision.date, decision.effective
    )


@dataclass(frozen=True, slots=True)
class _LogicalLine:
    """A line of the decision with quotations as one character each: its place in that text."""

    span: Span
    words: str


@dataclass(slots=True)
class _Reader:
    """The state of reading; lives only inside ``read_decision``."""

    text: Text
    quotations: tuple[Quotation, ...]
    here: Here = field(default_factory=Here)
    bare: str = ""
    offsets: OffsetMap = field(default_factory=lambda: OffsetMap.identity(0))
    quoted: dict[int, str] = field(default_factory=dict)
    title: str = ""
    law: str = ""
    """The one law that is amended; ``""`` where there are several."""
    section: str = ""
    number: str = ""
    numbered: bool = False
    style: str = ""
    opened: dict[str, tuple[list[tuple[str, str]], tuple[object, ...]]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    sections: dict[str, list[Instruction]] = field(default_factory=dict)
    frame: list[FramePart] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    begun: bool = False

    def read(self) -> None:
        """Read the whole text."""
        marks = [Rewrite(q.span.start, q.span.end, QUOTED) for q in self.quotations]
        self.bare, self.offsets = rewrite(self.text.text, marks)
        shift = 0
        for q in self.quotations:
            self.quoted[q.span.start - shift] = q.words(self.text.text)
            shift += len(q.span) - 1
        lines = list(self._lines())
        first = self._head(lines)
        for line in lines[first:]:
            self._line(line)

    def _lines(self) -> Iterator[_LogicalLine]:
        """The lines; one that begins with a quotation goes on with the line before."""
        start = at = 0
        pieces = self.bare.split("\n")
        for i, piece in enumerate(pieces):
            at += len(piece) + 1
            if i + 1 < len(pieces) and pieces[i + 1].startswith(QUOTED) and piece.strip():
                continue
            if self.bare[start : at - 1]:
                yield _LogicalLine(Span(start, at - 1), self.bare[start : at - 1])
            start = at

    def _head(self, lines: list[_LogicalLine]) -> int:
        """The title and the notes: the number of lines before the first that says something."""
        first = 0
        for first, line in enumerate(lines):
            if self._says(line) or first > LONGEST_HEAD:
                break
        else:
            first = len(lines)
        joined = ["".join(line.words for line in lines[: i + 1]) for i in range(min(first, 4))]
        title_end = next((i + 1 for i, words in enumerate(joined) if _DECIDES.search(words)), min(first, 1))
        self.title = "".join(line.words for line in lines[:title_end])
        for i, line in enumerate(lines[:first]):
            self._frame(FrameKind.TITLE if i < title_end else FrameKind.NOTE, line.span)
        self.law = _law_of(self.title)
        self.here.law = self.section = self.law
        return first

    def _says(self, line: _LogicalLine) -> bool:
        return bool(
            _LEAD.search(line.words) or _item().match(line.words) or QUOTED in line.words or _PURPOSE.match(line.words)
        )

    def _frame(self, kind: FrameKind, span: Span) -> None:
        self.frame.append(FramePart(kind, self.offsets.to_source(span)))

    def _line(self, line: _LogicalLine) -> None:
        begin, words = line.span.start, line.words
        item = _item().match(words)
        if item:
            self._begin_item(item)
            while further := _item().match(words, item.end()):
                item = further
                self._begin_item(item)
        else:
            self.here.next_line()
            self.numbered = False
        body = begin + (item.end() if item else 0)
        heading = _HEADING.fullmatch(words, item.end() if item else 0)
        if heading and (item or "修改" in words) and not (self.law and not item):
            self._open_law(heading["law"][1:-1])
            self._frame(FrameKind.HEADING, line.span)
        elif not self.sections and not item and self._is_lead(line):
            self._lead(line)
        else:
            self._clauses(begin, body, line.span.end)

    def _is_lead(self, line: _LogicalLine) -> bool:
        return bool(_LEAD.search(line.words))

    def _lead(self, line: _LogicalLine) -> None:
        self._frame(FrameKind.LEAD, line.span)
        for alias in _ALIAS.finditer(line.words):
            self.aliases[alias[1]] = self.law
        if not self.law:
            named = re.findall(LAW, line.words.split("对")[-1])
            if len(named) == 1 and not _SEVERAL.search(line.words) and named[0].startswith("《"):
                self.law = self.here.law = self.section = _bare_title(named[0])

    def _begin_item(self, item: re.Match[str]) -> None:
        style = next(name for name in ("cn", "ar", "br", "art") if item[name])
        if style in self.opened:
            for deeper in list(self.opened)[list(self.opened).index(style) + 1 :]:
                del self.opened[deeper]
            steps, _ = self.opened[style]
        else:
            steps = list(self.here.steps) if self.begun else []
            self.opened[style] = (steps, ())
        self.number = item[style] if style != "art" else item["art"]
        self.numbered = True
        self.here.reset()
        self.here.steps = list(steps)
        self.here.spots = ()
        if steps:
            read_spots("其中", self.here)
        self.begun = False
        self.here.law = self.section

    def _open_law(self, name: str) -> None:
        self.section = self.here.law = name
        self.sections.setdefault(name, [])
        self.here.reset()
        self.here.law = name

    def _clauses(self, begin: int, at: int, end: int) -> None:
        """TextCut what stands from ``at`` to ``end`` into clauses; ``begin`` is where the first of them begins, with
        the number of the item."""
        while begin < end:
            at = _behind_glue(self.bare, at, end)
            if at >= end:
                self._extend(begin, end)
                return
            found = match_form(self.bare, at, end)
            made = self._made(found, begin, end) if found else None
            if found and made is not None:
                begin = at = self._closing(found[1].end(), end)
            else:
                begin = at = self._unmatched(begin, at, end)

    def _closing(self, at: int, end: int) -> int:
        """The end of a clause with its stop."""
        while at < end and self.bare[at] in "，。；、：":
            at += 1
        return at

    def _made(self, found: tuple[str, re.Match[str]], begin: int, end: int) -> bool | None:
        """Keep what the clause says; none where it cannot be understood after all."""
        name, match = found
        stop = self._closing(match.end(), end)
        span = Span(begin, stop)
        if name == "republish" or (name == "effect" and not self.numbered):
            self._frame(FrameKind.REPUBLICATION if name == "republish" else FrameKind.EFFECT, span)
            return True
        if name == "open":
            self.begun = bool(read_spots(match["at"], self.here))
            self._to_law()
            self._frame(FrameKind.HEADING, span)
            return True
        before = (list(self.here.steps), self.here.spots)
        aside = bool(re.search("相应地?$", self.bare[begin : match.start()].rstrip("，"))) and not match[0].startswith(
            "这"
        )
        clause = Clause(
            match, self.quoted, self._number_of(name), self.numbered, self.offsets.to_source(span), self.here
        )
        made = list(MAKERS[name](clause))
        if aside:
            self.here.steps, self.here.spots = before
        if not made:
            self.here.steps, self.here.spots = before
            return None
        for law, instruction in self._with_laws(made):
            self.here.law = law
            self._to_law()
            self.sections.setdefault(self.section, []).append(instruction)
        return True

    def _with_laws(self, made: list[Instruction]) -> list[tuple[str, Instruction]]:
        """Each instruction with its law: a clause may name places of several laws, one instruction a place."""
        spots = self.here.spots
        if len({spot.law for spot in spots}) > 1 and len(made) % len(spots) == 0:
            return [(spots[i % len(spots)].law, instruction) for i, instruction in enumerate(made)]
        return [(self.here.law, instruction) for instruction in made]

    def _number_of(self, name: str) -> str:
        return self.number if self.numbered or name != "order" else ""

    def _to_law(self) -> None:
        """The section of the law that the places name."""
        name = self.here.law
        if name.startswith("《"):
            name = _bare_title(name)
        if name in self.aliases or name in ("宪法", "刑法") or re.fullmatch("[本该].{1,2}", name):
            name = self.section or self.aliases.get(name, name)
        if self.section and (name in self.section or self.section in name):
            name = self.section
        self.here.law = name
        if name:
            self.section = name

    def _extend(self, begin: int, end: int) -> None:
        """Give what is left of a line to what stands before it."""
        if begin >= end or not self.bare[begin:end].strip():
            return
        self._frame(FrameKind.STATEMENT, Span(begin, end))

    def _unmatched(self, begin: int, at: int, end: int) -> int:
        """A sentence that no form fits: skipped up to the next clause after a comma where it only gives a reason;
        else kept and told."""
        if _PURPOSE.match(self.bare, at):
            for comma in re.compile("[，：]").finditer(self.bare, at, end):
                if match_form(self.bare, comma.end(), end):
                    kind = FrameKind.STATEMENT if self.sections else FrameKind.LEAD
                    self._frame(kind, Span(begin, comma.end()))
                    return comma.end()
        stop = _SENTENCE_END.search(self.bare, at, end)
        stop_at = stop.end() if stop else end
        span = Span(begin, stop_at)
        words = self.bare[at:stop_at]
        asks = bool(_VERB.search(words)) and (QUOTED in words or bool(re.search(r"第.{1,8}[条款项章节]", words)))
        if not self.sections and not self.numbered and not asks:
            self._frame(FrameKind.LEAD if _LEAD.search(words) else FrameKind.NOTE, span)
            return stop_at
        self._frame(FrameKind.UNREAD if asks else FrameKind.STATEMENT, span)
        place = self.text.source_span(self.offsets.to_source(Span(at, stop_at)))
        if asks:
            self.notices.append(Notice(NOT_UNDERSTOOD, Severity.WARNING, place, N_("this sentence is not understood")))
        else:
            self.notices.append(Notice(NO_AMENDMENT, Severity.INFO, place, N_("this sentence amends no text")))
        return stop_at

    def decision(self) -> Decision:
        """What was read."""
        told = bool(_TITLE.search(self.title) and _DECIDES.search(self.title))
        lead = any(part.kind is FrameKind.LEAD for part in self.frame)
        if not told and not (lead and any(self.sections.values())):
            self.sections = {}
            self.frame = []
        head = "".join(p.span.of(self.text.text) for p in self.frame if p.kind is FrameKind.NOTE)
        date = _DATE.search(head)
        since = [
            _SINCE.search(words)
            for words in (
                *(p.span.of(self.text.text) for p in self.frame if p.kind is FrameKind.EFFECT),
                *(
                    i.text
                    for s in self.sections.values()
                    for i in s
                    if i.operation is Operation.OTHER and not i.targets
                ),
            )
        ]
        effective = next((match[1] for match in since if match), "")
        sections = tuple(LawSection(law, tuple(found)) for law, found in self.sections.items() if found)
        if told and not sections and not lead and self.frame:
            self.frame = [FramePart(FrameKind.LEAD, p.span) if p.kind is FrameKind.STATEMENT else p for p in self.frame]
        return Decision(self.title, self.text, sections, tuple(self.frame), (), date[0] if date else "", effective)


LONGEST_HEAD = 40
"""Lines before the first that says something: title, notes of passing, contents of a collection."""


def _behind_glue(text: str, at: int, end: int) -> int:
    match = _GLUE.match(text, at, end)
    return match.end() if match else at


def _bare_title(name: str) -> str:
    """The title in 《》, without what is said of it afterwards.

    >>> _bare_title("《甲条例》（以下简称《条例》）")
    '甲条例'
    """
    depth = 0
    for i, character in enumerate(name):
        depth += (character == "《") - (character == "》")
        if depth == 0:
            return name[1:i]
    return name.strip("《》")


def _law_of(title: str) -> str:
    """The one law that a title names; ``""`` where it names several, or none.

    >>> _law_of("中华人民共和国刑法修正案（十二）"), _law_of("关于修改《甲法》的决定")
    ('中华人民共和国刑法', '甲法')
    >>> _law_of("关于修改《甲法》等三部法律的决定")
    ''
    """
    named = re.findall(LAW, title)
    titles = [name for name in named if name.startswith("《")]
    amendment = re.fullmatch(r"(?:.*?《)?(.*?)》?修正案(?:草案)?(?:（[^（）]*）)*", title)
    if len(titles) == 1 and not _SEVERAL.search(title.replace(titles[0], "")):
        return _bare_title(titles[0])
    if amendment and not titles:
        return amendment[1]
    match = re.search(r"修改(.{2,60}?)(?:若干规定)?的决定", title)
    return match[1] if match and not titles and not _SEVERAL.search(match[1]) else ""
