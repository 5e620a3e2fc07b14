"""heading-numbering, empty-division, contents-mismatch: parts, chapters and sections, and the list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from difflaw.findings import Draft, DraftKind, Finding, Grade, Rule
from difflaw.gate.remarks import remark
from difflaw.gate.sequences import Break, Slip, key, slips
from difflaw.gate.sources import LEGISLATION_65, PLAIN, TECHNIQUE_1
from difflaw.i18n import N_
from difflaw.model import DIVISIONS, Level, Part, PartKind, Provision, divisions_in
from difflaw.numerals import NUMBER
from difflaw.spans import Span

_MESSAGES = {
    Break.START: N_("the first heading here is number {number} ({label})"),
    Break.GAP: N_("a heading before {label} is missing, or its number is wrong"),
    Break.REPEAT: N_("{label} stands a second time"),
    Break.BACK: N_("{label} stands after a higher number"),
}


def _heading(division: Provision) -> Span:
    return Span(division.span.start, division.body.end)


def _numbering(draft: Draft) -> Iterator[Finding]:
    if draft.kind is not DraftKind.DECISION:
        yield from _below(draft, draft.law.body, {})


def _below(draft: Draft, provisions: Sequence[Provision], counted: dict[Level, int]) -> Iterator[Finding]:
    """The headings among ``provisions``, and those below them. Chapters may count on through the parts: ``counted``
    is how far each level got before."""
    for level in DIVISIONS:
        row = [provision for provision in provisions if provision.level is level]
        if row:
            yield from _row(draft, row, counted.get(level, 0))
            counted[level] = key(row[-1].number)[0] if row[-1].number else counted.get(level, 0) + len(row)
        for division in row:
            inner = counted if level in (Level.PART, Level.SUBPART) else {}
            yield from _below(draft, division.children, inner)


def _row(draft: Draft, row: Sequence[Provision], before: int) -> Iterator[Finding]:
    numbers = [key(division.number) if division.number else (0, 0) for division in row]
    for place, number in enumerate(numbers):
        if number == (0, 0):
            numbers[place] = (numbers[place - 1][0] + 1, 0) if place else (1, 0)
    if before and numbers[0][0] == before + 1:
        numbers = [(main - before, second) for main, second in numbers]
    for slip in slips(numbers):
        if slip.kind is Break.START and draft.kind is DraftKind.CODE_PART:
            continue
        yield _finding(draft, row[slip.place], slip)


def _finding(draft: Draft, division: Provision, slip: Slip) -> Finding:
    grade = Grade.WARNING if slip.kind is Break.START else Grade.ERROR
    label, number = division.label or division.topic, division.number
    message = _MESSAGES[slip.kind]
    return remark(draft, "heading-numbering", grade, message, _heading(division), label=label, number=number)


def _empty(draft: Draft) -> Iterator[Finding]:
    if draft.kind is DraftKind.DECISION:
        return
    for provision in draft.law.provisions():
        if provision.level in DIVISIONS and not provision.children and provision.label:
            lead = any(part.kind is PartKind.LEAD and _within(part, provision) for part in draft.law.parts)
            if not lead:
                message = N_("no article stands under {label}")
                yield remark(draft, "empty-division", Grade.ERROR, message, _heading(provision), label=provision.label)


def _within(part: Part, provision: Provision) -> bool:
    return provision.span.start <= part.span.start <= provision.span.end + 1


class _Entry(NamedTuple):
    """A line of the contents, or a heading: its words without spaces, its place, its level."""

    words: str
    span: Span
    unit: str


_ENTRY = rf"第{NUMBER}(分编|[编章节])[ ]?[^\n]*?(?= ?第{NUMBER}(?:分编|[编章节]) |\n|$)"
_PAGE = r"(?:[.…·． ]+\d*|（第[^（）]*条[^（）]*）|\d+)$"
_UNITS = {Level.PART: "编", Level.SUBPART: "分编", Level.CHAPTER: "章", Level.SECTION: "节"}


def _contents(draft: Draft) -> Iterator[Finding]:
    part = next((part for part in draft.law.parts if part.kind is PartKind.CONTENTS), None)
    if part is None:
        return
    listed = [_listed(part, match) for match in re.finditer(_ENTRY, part.text)]
    if not listed:
        return
    units = {entry.unit for entry in listed}
    headings = [
        _Entry(_words(p), _heading(p), _UNITS[p.level])
        for p in divisions_in(draft.law.body)
        if _UNITS[p.level] in units
    ]
    from difflib import SequenceMatcher  # late: few texts have contents

    matcher = SequenceMatcher(None, [e.words for e in listed], [e.words for e in headings], autojunk=False)
    for kind, begin, end, first, last in matcher.get_opcodes():
        if kind != "equal":
            yield from _differences(draft, listed[begin:end], headings[first:last])


def _listed(part: Part, match: re.Match[str]) -> _Entry:
    words = re.sub(_PAGE, "", match[0].rstrip()).replace(" ", "")
    return _Entry(words, Span(part.span.start + match.start(), part.span.start + match.end()), match[1])


def _words(division: Provision) -> str:
    return (division.label + division.topic).replace(" ", "").replace("\n", "")


def _differences(draft: Draft, listed: Sequence[_Entry], headings: Sequence[_Entry]) -> Iterator[Finding]:
    for place in range(max(len(listed), len(headings))):
        entry = listed[place] if place < len(listed) else None
        heading = headings[place] if place < len(headings) else None
        if entry and heading:
            if entry.words.endswith(heading.words):
                continue  # the heading lost its number
            message = N_("the contents say {listed}, the heading {heading}")
            yield remark(
                draft,
                "contents-mismatch",
                Grade.ERROR,
                message,
                entry.span,
                related=[heading.span],
                listed=entry.words,
                heading=heading.words,
            )
        elif entry:
            message = N_("the contents list {listed}, and there is no such heading")
            yield remark(draft, "contents-mismatch", Grade.ERROR, message, entry.span, listed=entry.words)
        elif heading:
            message = N_("the heading {heading} is not in the contents")
            yield remark(draft, "contents-mismatch", Grade.ERROR, message, heading.span, heading=heading.words)


NUMBERING = Rule(
    code="heading-numbering",
    grade=Grade.ERROR,
    title=N_("parts, chapters or sections do not count on"),
    why=N_("A heading was lost, or its number was not brought up to date."),
    bad="第三章 附则",
    good="第二章 附则",
    source=LEGISLATION_65,
    check=_numbering,
)
EMPTY = Rule(
    code="empty-division",
    grade=Grade.ERROR,
    title=N_("a heading without an article"),
    why=N_("Its articles were lost, or the heading was left standing when they were deleted."),
    bad="第二章 养护\n第三章 附则",
    good="第二编 养护\n第一分编 一般规定",
    source=PLAIN,
    check=_empty,
)
CONTENTS = Rule(
    code="contents-mismatch",
    grade=Grade.ERROR,
    title=N_("the contents differ from the headings"),
    why=N_("Headings were changed, and the contents were not brought up to date."),
    bad="目录\n第一章 总则\n第二章 保护",
    good="目 录\n第一章 总 则\n第二章 养护",
    source=TECHNIQUE_1,
    check=_contents,
)
