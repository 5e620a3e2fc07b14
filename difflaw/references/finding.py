"""References in a text: where they stand and what they say, before anything is looked up.

One pass finds the words (``lexicon.TOKEN``); this module puts them together. A number after a word it
belongs to goes on with it (本法 + 第三条 + 第二款); a number after 、 or 和 begins the next member of a list and
takes over what the member before said (第三条第二款、第三款); any other begins anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from difflaw.model import Level
from difflaw.numerals import label_number, to_int
from difflaw.references.lexicon import (
    ALIAS,
    CODES,
    DEPTHS,
    LAW_TITLE,
    LIST,
    MEANT,
    NAME_START,
    NUMBERS,
    OTHER_NAME,
    OWN_RULE,
    RANGE,
    TOKEN,
    UNITS,
)
from difflaw.spans import Span


class Base(StrEnum):
    """From where the steps of a reference count."""

    LAW = "law"
    """The law: 第三条; without steps the law itself (本条例)."""
    HERE = "here"
    """The provision of ``level`` around the reference: 本条第二款, 本章."""
    BEFORE = "before"
    """The ``count`` provisions of ``level`` before it: 前款, 前三项."""
    OPEN = "open"
    """What the words around it name: a bare 第二款, 该条第二款."""


class Step(NamedTuple):
    """One step of a reference: a level and a number as digits (``"133-1"``)."""

    level: Level
    number: str


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference as it stands in a text; of a list, each member is one, of a range, the whole is.

    ``span`` is its place in the text that was read, with 本法 or the title of the other law before it.
    ``law`` is the other law as named, ``""`` for this one. ``steps`` lead from ``base`` down; ``until`` is the
    number at which a range ends that begins with the last step. ``earlier`` is what the sentence and then the text
    named before, the last first, for a bare 第二款; ``breach`` says that it is likely that (违反第二款, 该条第二款).
    ``named`` is the other law named before in the text, for a number that this law does not have; ``called`` the
    noun right before the number (条例第三条), which may be what another law is called in this one, or the half of
    a code (本法分则第三章).
    """

    span: Span
    law: str = ""
    base: Base = Base.LAW
    level: Level | None = None
    count: int = 0
    steps: tuple[Step, ...] = ()
    until: str = ""
    earlier: tuple[tuple[Step, ...], ...] = ()
    breach: bool = False
    named: str = ""
    called: str = ""

    @property
    def internal(self) -> bool:
        """Whether it points into the same law."""
        return not self.law

    def moved(self, by: int) -> Reference:
        """The same reference in a text that begins ``by`` characters earlier."""
        return replace(self, span=Span(self.span.start + by, self.span.end + by))

    @property
    def deepest(self) -> Level | None:
        """The level of what it names."""
        return self.steps[-1].level if self.steps else self.level


_NEXT = re.compile(r"(?:规定)?的?|中的?|规定的?(?:内容)?中?的?|所列的?|所称的?")
"""What may stand between two steps of one reference: 前款规定的第一项."""

_AFTER_NAME = re.compile(rf"[”）]{{0,2}}(?:{ALIAS.pattern})*(?:规定|[总分]则)?(?:的|中的?)?")
_BREACH = re.compile(r"(?:违反了?|有|符合|属于)$")
_ITEM_LINE = re.compile(r"(?:（[^（）]{1,4}）|\d{1,3}[.．、]|[①-⑳])")
_BOUNDARY = re.compile(r"([。！？])?(?:\n|(?<=[。！？]))")
_GENERIC = re.compile(r"(?:办法|规定|条例|决定|解释|规则|细则|意见|通知|规范|标准|协议|合同|法)(?:（[^（）]*）)?")
_MOST_EARLIER = 4
"""Articles named before that a bare 第二款 may mean; an article of liability names many."""

_MOST_NAME = 60
"""Characters before a number in which the name of another law is looked for; the longest names have 50."""


def find(text: str) -> tuple[Reference, ...]:
    """The references in ``text``, in order, without overlap.

    ``text`` is best a whole article, for a bare 第二款 is read with what its sentence named before.

    >>> [(r.span.of(t), [tuple(s) for s in r.steps]) for t in ["依照第二十一条第二款第（三）项的规定"] for r in find(t)]
    [('第二十一条第二款第（三）项', [(<Level.ARTICLE: 'article'>, '21'), (<Level.PARAGRAPH: 'paragraph'>, '2'), \
(<Level.ITEM: 'item'>, '3')])]
    >>> [(r.law, r.steps[0].number, r.until) for r in find("《刑法》第三条、第四条和本法第五条至第七条")]
    [('刑法', '3', ''), ('刑法', '4', ''), ('', '5', '7')]
    """
    finder = _Finder(text)
    for match in TOKEN.finditer(text):
        finder.take(match)
    return tuple(reference for reference in finder.found if not _empty(reference))


def _empty(reference: Reference) -> bool:
    """该条 without a number after it names what was named before, and nothing more."""
    return reference.base is Base.OPEN and not reference.steps


class _Finder:
    """Puts tokens together; lives only inside ``find``."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Reference] = []
        self._context = _Context(text)

    def take(self, match: re.Match[str]) -> None:
        """Read one token on."""
        self._context.move(match.start())
        if match["title"]:
            self._title(match)
        elif match["own"]:
            self._append(Reference(Span(*match.span())))
        elif match["this"]:
            self._point(match, Base.HERE, UNITS[match["this"]], 0)
        elif match["before_unit"] or match["above_unit"]:
            count = to_int(match["before"]) if match["before"] else 1
            self._point(match, Base.BEFORE, UNITS[match["before_unit"] or match["above_unit"]], count)
        elif match["that"]:
            self._that(match)
        elif match["annex"]:
            self._annex(match)
        elif match["short"]:
            self._short(match)
        else:
            self._group(match)

    def _append(self, reference: Reference) -> None:
        self.found.append(reference)
        self._context.see(reference)

    def _annex(self, match: re.Match[str]) -> None:
        """附件一, 本法附件一, 《…》附件一; 附录第二条 names an annex without a number."""
        number = str(to_int(match["annex_number"].strip("（）"))) if match["annex_number"] else ""
        step, span, last = Step(Level.ANNEX, number), Span(*match.span()), self._last()
        if last and last.deepest is None and _AFTER_NAME.fullmatch(self.text, last.span.end, span.start):
            self.found[-1] = replace(last, span=Span(last.span.start, span.end), steps=(step,))
        else:
            self._append(Reference(span, steps=(step,)))

    def _title(self, match: re.Match[str]) -> None:
        title = match["title"][1:-1]
        if LAW_TITLE.search(title):
            old = self.text[match.start() - 1 : match.start()] == "原"
            self._append(Reference(Span(*match.span()), law=f"原{title}" if old else title))

    def _point(self, match: re.Match[str], base: Base, level: Level, count: int) -> None:
        """本条 or 前款; 本条前款 is one reference, and 第三条前两款 the first two paragraphs of that article."""
        start, last = match.start(), self._last()
        if base is Base.BEFORE and count > 1 and level is Level.ITEM and not MEANT.match(self.text, match.end()):
            return
        if base is Base.BEFORE and last and last.span.end == start and not last.until:
            if last.steps and last.deepest is Level.ARTICLE and level in (Level.PARAGRAPH, Level.ITEM):
                steps = (*last.steps, Step(level, "1"))
                whole = Span(last.span.start, match.end())
                self.found[-1] = replace(last, span=whole, steps=steps, until=str(count) if count > 1 else "")
                return
            if last.base is Base.HERE and not last.steps:
                start = self.found.pop().span.start
        self._append(Reference(Span(start, match.end()), base=base, level=level, count=count))

    def _that(self, match: re.Match[str]) -> None:
        level = UNITS.get(match["that"])
        if level:
            span = Span(*match.span())
            earlier = self._context.earlier
            self.found.append(Reference(span, base=Base.OPEN, level=level, earlier=earlier, breach=True))
        elif self._context.named:
            self.found.append(Reference(Span(*match.span()), law=self._context.named))

    def _short(self, match: re.Match[str]) -> None:
        """第五十一条、五十二条: the second number lacks its 第."""
        last = self._last()
        if last and last.steps and last.deepest is Level.ARTICLE and _joined(self.text, last, match.start()):
            number = label_number(f"第{match['short']}")
            self._append(self._member(Step(Level.ARTICLE, number), Span(*match.span())))

    def _group(self, match: re.Match[str]) -> None:
        """第三条, 第三、四条, 第（一）至（四）项: one reference a number, one for a range."""
        level = UNITS[match["unit"] or match["bare_unit"]]
        for i, (span, joint, number) in enumerate(_numbers(match)):
            step = Step(level, number)
            if i and RANGE.fullmatch(joint):
                self._reach(step, span)
            elif i:
                self._append(self._member(step, span))
            else:
                self._first(step, span)

    def _first(self, step: Step, span: Span) -> None:
        """The first number of a group: what stands before it decides what it goes on with."""
        last = self._last()
        gap = self.text[last.span.end : span.start] if last else None
        if last and gap is not None and self._continues(last, step, gap):
            whole = Span(last.span.start, span.end)
            half = gap if last.internal and gap in ("总则", "分则") else last.called
            self.found[-1] = replace(last, span=whole, steps=(*last.steps, step), called=half)
            self._context.see(self.found[-1])
        elif last and gap and RANGE.fullmatch(gap) and last.steps and _reaches(last, step):
            self._reach(step, span)
        elif last and gap and last.deepest and (LIST.fullmatch(gap) or RANGE.fullmatch(gap)):
            self._append(self._member(step, span))
        else:
            self._append(self._fresh(step, span))

    def _continues(self, last: Reference, step: Step, gap: str) -> bool:
        """Whether ``step`` is one more step of the reference before it."""
        if last.until:
            return False
        if last.deepest is None:
            return bool(_AFTER_NAME.fullmatch(gap))
        deeper = DEPTHS[step.level] > DEPTHS[last.deepest]
        return deeper and bool(_NEXT.fullmatch(gap)) and (gap == "" or step.level in (Level.PARAGRAPH, Level.ITEM))

    def _reach(self, step: Step, span: Span) -> None:
        last = self.found[-1]
        self.found[-1] = replace(last, span=Span(last.span.start, span.end), until=step.number)

    def _member(self, step: Step, span: Span) -> Reference:
        """The next member of a list: it takes over what the one before said above its own level."""
        last = self.found[-1]
        above = tuple(known for known in last.steps if _above(known.level, step.level))
        if last.base in (Base.HERE, Base.BEFORE) and not (last.level and _above(last.level, step.level)):
            return self._fresh(step, span, named=False)
        if last.base is Base.LAW and not above and DEPTHS[step.level] > DEPTHS[Level.ARTICLE]:
            return self._fresh(step, span, named=False)
        return replace(last, span=span, steps=(*above, step), until="")

    def _fresh(self, step: Step, span: Span, *, named: bool = True) -> Reference:
        """A reference that begins with this number."""
        before = self.text[max(0, span.start - _MOST_NAME) : span.start]
        if DEPTHS[step.level] <= DEPTHS[Level.ARTICLE]:
            name = _name(before) if named else ""
            called = bool(_GENERIC.fullmatch(name))
            law = "" if called else "原" if before.endswith("原") else name
            place = Span(span.start - len(law), span.end)
            law = law or self._context.law
            return Reference(place, law, steps=(step,), named=self._context.named, called=name if called else "")
        return Reference(
            span,
            base=Base.OPEN,
            steps=(step,),
            earlier=self._context.earlier,
            breach=self._context.near and bool(_BREACH.search(before)),
            named=self._context.named,
        )

    def _last(self) -> Reference | None:
        return self.found[-1] if self.found else None


_Paths = tuple[tuple[Step, ...], ...]


class _Context:
    """What the sentence under way has named so far. The items of a list go on with the sentence that
    introduces it; any other line and any full stop begin anew."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._in_item = False
        self._lead: _Paths = ()
        self._near: _Paths = ()
        self._far: _Paths = ()
        self.named = ""
        self.law = ""
        """The law that the line and sentence named last, if another: what follows by number alone is still of it
        (企业所得税法第十六条所称资产和第十九条所称财产)."""

    @property
    def earlier(self) -> _Paths:
        """What the sentence named, then what the text did, the last first."""
        return _first_of((*self._near, *self._far))

    @property
    def near(self) -> bool:
        """Whether the sentence itself named an article."""
        return bool(self._near)

    def move(self, to: int) -> None:
        """Go on to the offset ``to``."""
        for boundary in _BOUNDARY.finditer(self._text, self._at, to):
            self.law = ""
            if not self._in_item:
                self._lead = self._near
            line = boundary[0].endswith("\n")
            if line:
                self._in_item = bool(_ITEM_LINE.match(self._text, boundary.end()))
            if line and self._in_item:
                self._near = self._lead
            elif boundary[1]:
                self._near = ()
        self._at = to

    def see(self, reference: Reference) -> None:
        """Remember what ``reference`` names."""
        if reference.law:
            self.named = self.law = reference.law
        elif reference.base is not Base.OPEN:
            self.law = ""
        if (
            reference.base is Base.LAW
            and reference.internal
            and any(step.level is Level.ARTICLE for step in reference.steps)
        ):
            self._near = _latest(reference.steps, self._near)
            self._far = _latest(reference.steps, self._far)


def _latest(steps: tuple[Step, ...], before: _Paths) -> _Paths:
    """``steps`` and then what was named ``before``; no more than can be asked for, however long the text is."""
    return _first_of((steps, *before))


def _first_of(paths: _Paths) -> _Paths:
    return tuple(dict.fromkeys(paths))[:_MOST_EARLIER]


def _above(level: Level, other: Level) -> bool:
    return DEPTHS[level] < DEPTHS[other]


def _reaches(last: Reference, step: Step) -> bool:
    return not last.until and last.steps[-1].level is step.level


def _joined(text: str, last: Reference, start: int) -> bool:
    return bool(LIST.fullmatch(text, last.span.end, start))


def _numbers(match: re.Match[str]) -> Iterator[tuple[Span, str, str]]:
    """The numbers of a group: place (the last with its unit), joint to the one before, number as digits."""
    end = match.start("unit" if match["unit"] else "bare_unit")
    if match.string[end - 2] == "）":
        end -= 1  # （一）、（二）两项: 两 is no number of its own
    pieces = list(NUMBERS.finditer(match.string, match.start(), end))
    for i, piece in enumerate(pieces):
        last = i + 1 == len(pieces)
        start = piece.start(2)
        written = piece[3].strip("（）")
        if last and i and len(written) > 1 and to_int(written[-1:]) == len(pieces) and to_int(written[:-1]):
            written = written[:-1]  # 第一、二两项: the last figure says how many there are
        number = str(to_int(written))
        if last and match["of"]:
            number += f"-{to_int(match['of'])}"
        yield Span(start, match.end() if last else piece.end()), piece[1], number


def _name(before: str) -> str:
    """The name of another law at the end of ``before``, without 《》; empty if there is none."""
    match = None if OWN_RULE.search(before) else OTHER_NAME.search(before)
    if not match:
        return ""
    name = match[0]
    known = [code for code in CODES if name.endswith(code)]
    if known:
        return max(known, key=len)
    starts = [start.end() for start in NAME_START.finditer(name) if len(name) - start.end() > 1]
    return name[starts[-1] :] if starts else name
