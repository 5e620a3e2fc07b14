"""Headings of divisions: renamed, deleted, numbered anew, and the same in the contents list."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from difflaw import ids
from difflaw.amend.article_plans import NewHeading, divisions_in, heading_label
from difflaw.amend.clause_plans import WRONG_NUMBER
from difflaw.amend.law_places import division
from difflaw.amend.sequence import arrange
from difflaw.amend.word_changes import NOT_FOUND
from difflaw.amend.work import Work
from difflaw.amendments import WordsChange
from difflaw.i18n import N_
from difflaw.model import Level, PartKind, Provision
from difflaw.spans import Span


@dataclass
class HeadingPlan:
    """What becomes of the headings of a law, by the ids of the old one."""

    renamed: dict[str, tuple[WordsChange, int]] = field(default_factory=dict)
    gone: dict[str, int] = field(default_factory=dict)
    stated: dict[str, tuple[str, int]] = field(default_factory=dict)
    coming: list[NewHeading] = field(default_factory=list)


def write_headings(work: Work, plan: HeadingPlan) -> None:
    """Make the changes of headings."""
    topics: dict[str, str] = {}
    for id, (change, order) in plan.renamed.items():
        _rename(work, id, change, order, topics)
    gone: dict[str, int] = {}
    for id, order in plan.gone.items():
        provision = division(work, id)
        if provision is None:
            work.missing(order, id)
        else:
            gone[provision.id] = order
    numbers = _numbers(work, plan, gone)
    for provision in work.law.provisions():
        if provision.id in gone:
            line = Span(provision.span.start, provision.body.end)
            start = line.start - 1 if line.start else line.start
            work.cut(Span(start, line.end), "", gone[provision.id], place=provision.id)
        elif provision.id in numbers:
            label = heading_label(provision.level, numbers[provision.id])
            at = provision.span.start
            work.cut(Span(at, at + len(provision.label)), label, -1, place=provision.id)
    _write_contents(work, plan, topics, gone, numbers)


def _rename(work: Work, id: str, change: WordsChange, order: int, topics: dict[str, str]) -> None:
    provision = division(work, id)
    if provision is None:
        work.missing(order, id)
        return
    old, new = _topic(change.old), _topic(change.new)
    if old and old not in provision.topic:
        work.fail(NOT_FOUND, N_("“{words}” is not in {place}"), order, id, words=change.old, place=id)
        return
    topics[provision.id] = provision.topic.replace(old, new) if old else new
    work.cut(provision.body, topics[provision.id], order, place=provision.id)


def _topic(words: str) -> str:
    """The words of a heading, without the number in front of them.

    >>> _topic("一、合同的成立"), _topic("第四章 国旗"), _topic("国旗")
    ('合同的成立', '国旗', '国旗')
    """
    import re

    from difflaw.numerals import NUMERAL

    return re.sub(rf"^(?:{NUMERAL}、|第{NUMERAL}[编章节] ?)", "", words)


def _numbers(work: Work, plan: HeadingPlan, gone: dict[str, int]) -> dict[str, int]:
    """The new numbers of the headings that change theirs."""
    changed: dict[tuple[str, Level], list[int]] = defaultdict(list)
    for heading in plan.coming:
        level = Level(ids.level(heading.id))
        parent = division(work, ids.parent(heading.id)) if ids.parent(heading.id) else None
        changed[parent.id if parent else "", level].append(int(ids.number(heading.id)))
    for id in gone:
        provision = work.law.by_id[id]
        changed.setdefault((work.law.above.get(id, ""), provision.level), [])
    new: dict[str, int] = {}
    for (parent_id, level), put in changed.items():
        rows = {int(p.number): p for p in divisions_in(work, parent_id, level) if p.number.isdigit()}
        dropped = {number for number, p in rows.items() if p.id in gone}
        for member in arrange(sorted(rows), dropped, put).row:
            if member.old is not None and member.old != member.number:
                new[rows[member.old].id] = member.number
    for id, (stated, order) in plan.stated.items():
        found = division(work, id)
        if found is None:
            work.missing(order, id)
        elif new.get(found.id, int(found.number or 0)) != int(stated):
            message = N_("number {stated} is stated for what is number {computed} now")
            computed = str(new.get(found.id, found.number))
            work.fail(WRONG_NUMBER, message, order, id, stated=stated, computed=computed)
    return new


def _write_contents(
    work: Work, plan: HeadingPlan, topics: dict[str, str], gone: dict[str, int], numbers: dict[str, int]
) -> None:
    """The contents list says what the headings say."""
    part = next((part for part in work.law.parts if part.kind is PartKind.CONTENTS), None)
    if part is None or not (topics or gone or numbers or plan.coming):
        return
    lines: dict[str, list[Span]] = defaultdict(list)
    at = part.span.start
    for line in part.text.split("\n"):
        lines[line.replace(" ", "")].append(Span(at, at + len(line)))
        at += len(line) + 1
    for provision in work.law.provisions():
        found = lines.get((provision.label + provision.topic).replace(" ", ""))
        if not provision.label or not found:
            continue
        line_span = found.pop(0) if len(found) > 1 else found[0]
        for heading in plan.coming:
            if _same_place(work, heading, provision, numbers):
                words = heading_label(provision.level, int(ids.number(heading.id)))
                gap = line_span.of(work.text)[len(provision.label) : -len(provision.topic)]
                new = f"{words}{gap}{heading.topic}\n"
                work.cut(Span(line_span.start, line_span.start), new, -1, place="contents")
        _contents_line(work, provision, line_span, topics, gone, numbers)


def _same_place(work: Work, heading: NewHeading, provision: Provision, numbers: dict[str, int]) -> bool:
    """Whether ``provision`` had the number that a new heading takes."""
    parent = ids.parent(heading.id)
    inside = division(work, parent) if parent else None
    above = work.law.above.get(provision.id, "")
    return (
        provision.level == ids.level(heading.id)
        and provision.number == ids.number(heading.id)
        and provision.id in numbers
        and (inside is None or inside.id == above)
    )


def _contents_line(
    work: Work,
    provision: Provision,
    line: Span,
    topics: dict[str, str],
    gone: dict[str, int],
    numbers: dict[str, int],
) -> None:
    if provision.id in gone:
        end = line.end + 1 if work.text[line.end : line.end + 1] == "\n" else line.end
        work.cut(Span(line.start, end), "", -1, place="contents")
        return
    if provision.id in numbers:
        label = heading_label(provision.level, numbers[provision.id])
        work.cut(Span(line.start, line.start + len(provision.label)), label, -1, place="contents")
    if provision.id in topics:
        work.cut(Span(line.end - len(provision.topic), line.end), topics[provision.id], -1, place="contents")
