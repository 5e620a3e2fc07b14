"""date-impossible, date-blank, effective-date-missing, -two, effective-before-adoption: the days a law names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from difflaw.findings import Draft, DraftKind, Finding, Grade, Rule
from difflaw.gate.remarks import remark
from difflaw.gate.scanning import annexes_start, enclosed
from difflaw.gate.sources import LEGISLATION_61, PLAIN
from difflaw.i18n import N_
from difflaw.model import PartKind
from difflaw.numerals import to_int
from difflaw.spans import Span

_Day = tuple[int, int, int]

_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = rf"(?<![0-9.个一二三四五六七八九十])({_NUMBER})月({_NUMBER})日"
_YEAR_BEFORE = r"(\d{4}|[一二][〇○零一二三四五六七八九]{3})年$"


class _Window(NamedTuple):
    """The surroundings of a 月 on its line: where they begin, their words, and where in them the 月 stands."""

    start: int
    words: str
    middle: int


def _windows(text: str, end: int) -> Iterator[_Window]:
    """Each 月 before ``end``: a pattern over a whole law that begins with an optional year took ten times as long."""
    place = text.find("月")
    while 0 <= place < end:
        start = max(text.rfind("\n", max(0, place - 24), place) + 1, place - 24, 0)
        yield _Window(start, text[start : place + 8].partition("\n")[0], place - start)
        place = text.find("月", place + 1)


def _day(window: _Window) -> re.Match[str] | None:
    """The day of which the 月 in the middle of ``window`` is, if it is complete."""
    days = re.finditer(_DAY, window.words[max(0, window.middle - 4) :])
    begin = max(0, window.middle - 4)
    return next((day for day in days if begin + day.start() < window.middle < begin + day.end()), None)


def _impossible(draft: Draft) -> Iterator[Finding]:
    text = draft.law.text.text
    for window in _windows(text, len(text)):
        match = _day(window)
        if match is None:
            continue
        begin = max(0, window.middle - 4)
        year = re.search(_YEAR_BEFORE, window.words[: begin + match.start()])
        if not _exists(to_int(year[1]) if year else 0, to_int(match[1]), to_int(match[2])):
            first = year.start() if year else begin + match.start()
            span = Span(window.start + first, window.start + begin + match.end())
            message = N_("there is no such day: {words}")
            yield remark(draft, "date-impossible", Grade.ERROR, message, span, words=span.of(text))


_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _exists(year: int, month: int, day: int) -> bool:
    """Whether there is such a day; without a year (0), whether there is one in some year."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    longest = 28 if month == 2 and not leap else _DAYS[month - 1] if 1 <= month <= 12 else 0
    return 1 <= day <= longest


_YEAR = r"(?:\d{4}|[一二][〇○零一二三四五六七八九]{3}|20[\dXx×_＿□][Xx×_＿□]|[Xx×]{4}|[_＿□]{2,4})年"
_HOLE = "[ _＿×Xx□〇Oo]{0,6}"
_BLANK = (
    rf"{_YEAR}(?:{_HOLE}月(?:{_HOLE}日|\d{{1,2}}日)|\d{{1,2}}月{_HOLE}日|月)"
    r"|(?<!\d)20\d?[Xx×_＿□]{1,2}年"
    r"|(?<![\d个])\d{1,2}月[_×Xx]?日(?![常用均报益渐期前历])"
    r"|(?:^|(?<=[自从于在至（，]))年月\d{0,2}日?(?=起|施行|前|止|通过|$)"
)
"""2018年月1日 (the space was set aside), 20××年×月×日, 202X年5月1日, 自年月日起, 5月日; not 出生年月日."""


def _blank(draft: Draft) -> Iterator[Finding]:
    text = draft.law.text.text
    told = -1
    for window in _windows(text, annexes_start(draft)):
        if _is_whole(window):
            continue
        for match in re.finditer(_BLANK, window.words):
            place = window.start + match.start()
            if place <= told or enclosed(text, place, "“", "”"):
                continue
            told = place
            words = window.words[match.start() : match.end() + 4]
            message = N_("a date is left blank: {words}")
            span = Span(place, place + len(match[0]))
            yield remark(draft, "date-blank", Grade.ERROR, message, span, words=words)


def _is_whole(window: _Window) -> bool:
    """Whether the 月 is of a number of months, or of a day with a year that is a number, or with none."""
    words, middle = window.words, window.middle
    if words[middle - 1 : middle] in ("个", "本", "每", "当", "逐", "上", "次", "下"):
        return True
    match = _day(window)
    if match is None:
        return False
    before = words[: max(0, middle - 4) + match.start()]
    return not before.endswith("年") or bool(re.search(_YEAR_BEFORE, before))


_LAW_TITLE = r"(?:条例|办法|规定|法|规则|细则)(?:（[^（）]*）)*$"
_IN_FORCE = r"施行|生效|起(?:实行|执行|实施)|开始(?:实行|执行|实施)"


def _missing(draft: Draft) -> Iterator[Finding]:
    if draft.kind is not DraftKind.LAW or not draft.law.article_row or not re.search(_LAW_TITLE, draft.law.title):
        return
    if not re.search(_IN_FORCE, draft.law.text.text):
        last = draft.law.article_row[-1]
        span = Span(last.span.start, last.span.start + len(last.label))
        message = N_("nowhere is it said when the law comes into force")
        yield remark(draft, "effective-date-missing", Grade.WARNING, message, span)


_IN_FORCE_ON = r"本(?:法|条例|办法|规定|规则|细则)自(\d{4})年(\d{1,2})月(\d{1,2})日起(?:施行|实施|执行|生效)"


def _effective(draft: Draft) -> list[tuple[_Day, Span]]:
    text = draft.law.text.text
    return [
        ((int(match[1]), int(match[2]), int(match[3])), Span(*match.span()))
        for match in re.finditer(_IN_FORCE_ON, text)
    ]


def _two(draft: Draft) -> Iterator[Finding]:
    found = _effective(draft)
    others = [span for day, span in found if day != found[0][0]]
    if others and draft.kind is DraftKind.LAW:
        message = N_("a second day of coming into force")
        yield remark(draft, "effective-date-two", Grade.NOTE, message, others[0], related=[found[0][1]])


_ADOPTED = r"(\d{4})年(\d{1,2})月(\d{1,2})日[^\n]{0,60}?(?:通过|批准)"


def _too_early(draft: Draft) -> Iterator[Finding]:
    notes = "\n".join(part.text for part in draft.law.parts if part.kind is PartKind.NOTE)
    if re.search(r"修[正订改]|废止", notes + draft.law.title) or draft.kind is not DraftKind.LAW:
        return
    adopted = {(int(m[1]), int(m[2]), int(m[3])) for m in re.finditer(_ADOPTED, notes)}
    effective = _effective(draft)
    if not adopted or not effective or effective[-1][0] >= min(adopted):
        return
    message = N_("the law comes into force before it was adopted on {day}")
    day = "-".join(f"{part:02}" for part in min(adopted))
    yield remark(draft, "effective-before-adoption", Grade.ERROR, message, effective[-1][1], day=day)


IMPOSSIBLE = Rule(
    code="date-impossible",
    grade=Grade.ERROR,
    title=N_("a day that is in no calendar"),
    why=N_("A law that comes into force on such a day never does."),
    bad="本条例自2024年2月30日起施行。",
    good="每年2月29日不计入期限。",
    source=PLAIN,
    check=_impossible,
)
BLANK = Rule(
    code="date-blank",
    grade=Grade.ERROR,
    title=N_("a year, month or day was never filled in"),
    why=N_("The law would be adopted or come into force on no day at all."),
    bad="本条例自2024年 月1日起施行。",
    good="登记表载明出生年月日。",
    source=PLAIN,
    check=_blank,
)
MISSING = Rule(
    code="effective-date-missing",
    grade=Grade.WARNING,
    title=N_("no day of coming into force"),
    why=N_("A law says on which day it comes into force."),
    bad="第三条 绿道应当照明。",
    good="第三条 本条例自公布之日起施行。",
    source=LEGISLATION_61,
    check=_missing,
)
TWO = Rule(
    code="effective-date-two",
    grade=Grade.NOTE,
    title=N_("two days of coming into force"),
    why=N_("A law comes into force on one day, unless it says for which articles another day holds."),
    bad="本条例自2024年1月1日起施行。\n第三条 本条例自2024年5月1日起施行。",
    good="本条例自2024年5月1日起施行。原办法自同日起废止。",
    source=LEGISLATION_61,
    check=_two,
)
TOO_EARLY = Rule(
    code="effective-before-adoption",
    grade=Grade.ERROR,
    title=N_("a law comes into force before it was adopted"),
    why=N_("One of the two days is a slip: no law binds before it is adopted."),
    bad="（2024年3月1日通过）",
    good="（2014年3月1日通过，2024年3月1日修正）",
    source=LEGISLATION_61,
    check=_too_early,
)
