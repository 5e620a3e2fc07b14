"""reference-article, -division, -paragraph, -item, -preceding, -range: references that lead nowhere.

What a reference names was looked up once (``Draft.references``); these rules say which step of it fails. A number
that is missing because the numbering itself is broken is told there, and not once more by each reference to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from difflaw.findings import Draft, DraftKind, Finding, Grade, Rule
from difflaw.gate.remarks import remark
from difflaw.gate.sequences import key
from difflaw.gate.sources import LEGISLATION_65, PLAIN
from difflaw.i18n import N_
from difflaw.model import CLAUSES, Law, Level
from difflaw.numerals import NUMERAL
from difflaw.references import Base, Found, Reason, Reference, resolve
from difflaw.spans import Span

_CODES = {
    Level.ARTICLE: "reference-article",
    Level.PARAGRAPH: "reference-paragraph",
    Level.ITEM: "reference-item",
    Level.SUBITEM: "reference-item",
}
_MESSAGES = {
    "reference-article": N_("{words} leads nowhere: this law has no article {number}"),
    "reference-division": N_("{words} leads nowhere: there is no such part, chapter or section"),
    "reference-paragraph": N_("{words} leads nowhere: there is no paragraph {number}"),
    "reference-item": N_("{words} leads nowhere: there is no item {number}"),
    "reference-preceding": N_("{words} leads nowhere: too few stand before it"),
    "reference-range": N_("{words} runs backwards"),
}
_LOST_BREAK = N_("{words} leads nowhere: a paragraph break seems lost before it")


class _Failure(NamedTuple):
    """The step of a reference that fails: the code of the rule it is for, the number, and the ids of what it was
    looked for in."""

    code: str
    number: str
    inside: tuple[str, ...]


def _failure(found: Found, law: Law) -> _Failure:
    """Which step of ``found``, a reference that leads nowhere, fails."""
    reference = found.reference
    inside: tuple[str, ...] = ()
    if reference.until and reference.steps and key(reference.until) <= key(reference.steps[-1].number):
        return _Failure("reference-range", reference.until, inside)
    for length in range(0 if reference.level else 1, len(reference.steps) + 1):
        shorter = replace(reference, steps=reference.steps[:length], until="")
        targets = resolve(shorter, law, found.at).targets
        if not targets:
            return _step(reference, length, inside)
        inside = targets
    return _Failure(_CODES.get(reference.steps[-1].level, "reference-division"), reference.until, inside)


def _step(reference: Reference, length: int, inside: tuple[str, ...]) -> _Failure:
    if length == 0 and reference.base is Base.HERE:
        return _Failure("reference-division", "", inside)
    if length == 0:
        return _Failure("reference-preceding", str(reference.count), inside)
    step = reference.steps[length - 1]
    return _Failure(_CODES.get(step.level, "reference-division"), step.number, inside)


def _checker(code: str) -> Callable[[Draft], Iterator[Finding]]:
    def check(draft: Draft) -> Iterator[Finding]:
        causes: dict[tuple[str, _Failure], list[Found]] = {}
        for found in draft.references:
            if found.resolution.reason is Reason.NOWHERE:
                failure = _failure(found, draft.law)
                if failure.code == code and not _told_elsewhere(found, failure, draft.law):
                    causes.setdefault((found.at, failure), []).append(found)
        for (_, failure), places in causes.items():
            yield _finding(draft, failure, places)

    return check


def _told_elsewhere(found: Found, failure: _Failure, law: Law) -> bool:
    """Whether the number is missing because the articles, or the items, do not count on, or because the reference lost
    its 条 (第十二第三款)."""
    if not failure.number:
        return False
    if re.search(rf"第{NUMERAL}$", law.text.text[max(0, found.reference.span.start - 9) : found.reference.span.start]):
        return True
    wanted = key(failure.number)[0]
    if failure.code == "reference-article":
        numbers = {key(number)[0] for annex, number in law.article_ids if not annex}
        return min(numbers, default=0) <= wanted < max(numbers, default=0) and wanted not in numbers
    if failure.code == "reference-item":
        below = (provision for id in failure.inside if id in law.by_id for provision in law.by_id[id].walk())
        rows = ([int(item.number) for item in p.children if item.level is Level.ITEM] for p in below)
        return any(_broken(row) for row in rows)
    return False


def _broken(numbers: list[int]) -> bool:
    """Whether the items do not count from 1; several lists one after the other do."""
    return any(here not in (before + 1, 1) for before, here in pairwise([0, *numbers]))


def _finding(draft: Draft, failure: _Failure, places: list[Found]) -> Finding:
    first, *others = places
    grade = Grade.WARNING if draft.kind in (DraftKind.INTERPRETATION, DraftKind.DECISION) else Grade.ERROR
    message = _MESSAGES[failure.code]
    if failure.code == "reference-preceding" and _behind_a_lost_break(draft.law, first):
        message, grade = _LOST_BREAK, Grade.WARNING
    spans = [found.reference.span for found in others]
    return remark(
        draft,
        failure.code,
        grade,
        message,
        first.reference.span,
        also=spans,
        words=first.words,
        number=failure.number,
    )


def _behind_a_lost_break(law: Law, found: Found) -> bool:
    """Whether the words stand after a full stop in an item: a closing sentence that lost its line."""
    clause = law.by_id.get(found.at)
    if clause is None or clause.level not in CLAUSES or clause.level is Level.PARAGRAPH:
        return False
    if found.reference.base is not Base.BEFORE:
        return False
    return "。" in Span(clause.body.start, found.reference.span.start).of(law.text.text)


def _rule(code: str, title: str, why: str, bad: str, good: str, source: str) -> Rule[Draft]:
    return Rule(code, Grade.ERROR, title, why, bad, good, source, _checker(code))


_LOST = N_("Whoever looks the reference up finds nothing; the number was not brought up to date, or is a slip.")

ARTICLE = _rule(
    "reference-article",
    N_("a reference names an article that is not there"),
    _LOST,
    bad="违反本条例第十九条规定的，由市绿化部门责令改正。",
    good="违反《森林法》第十九条规定的，由市绿化部门责令改正。",
    source=LEGISLATION_65,
)
DIVISION = _rule(
    "reference-division",
    N_("a reference names a part, chapter or section that is not there"),
    _LOST,
    bad="绿道的养护适用本条例第九章的规定。",
    good="绿道的养护适用《森林法》第九章的规定。",
    source=LEGISLATION_65,
)
PARAGRAPH = _rule(
    "reference-paragraph",
    N_("a reference names a paragraph that is not there"),
    _LOST,
    bad="违反第二条第三款规定的，责令改正。",
    good="违反第二条规定，并违反第二款的，责令改正。",
    source=LEGISLATION_65,
)
ITEM = _rule(
    "reference-item",
    N_("a reference names an item that is not there"),
    _LOST,
    bad="有第二条第五项行为的，责令改正。",
    good="有第二条第二项行为的，责令改正。",
    source=LEGISLATION_65,
)
PRECEDING = _rule(
    "reference-preceding",
    N_("前款, 前条 or 前项 where nothing of the kind stands before"),
    N_("The words point back to a paragraph, article or item, and none stands there."),
    bad="前款规定的绿道由街道养护。",
    good="绿道由街道养护。\n前款规定的绿道免费开放。",
    source=LEGISLATION_65,
)
RANGE = _rule(
    "reference-range",
    N_("a reference to a range runs backwards"),
    N_("A range goes from the lower number to the higher; one of the two is a slip."),
    bad="违反第三条至第二条规定的，责令改正。",
    good="违反第二条至第三条规定的，责令改正。",
    source=PLAIN,
)
