"""Marks: doubled, at the start of a line, half-width, straight; titles within titles; brackets without partner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from difflaw.findings import Changed, Draft, DraftKind, Finding, Fix, Grade, Rule, SourceEdit
from difflaw.gate.remarks import around, remark, together_in_source
from difflaw.gate.scanning import annexes_start, changed_by, in_markup, is_ideograph
from difflaw.gate.sites import source_site
from difflaw.gate.sources import PUNCTUATION
from difflaw.i18n import N_
from difflaw.spans import Span

_DOUBLED = r"(?:，[，。；：、]|。[，。；：、]|、[，。；：、]|；[，。；：、]|：[，。；：、])[，。；：、]*"
_LIST_DOTS = "。{3,}|，{3,}"


def _doubled(draft: Draft) -> Iterator[Finding]:
    text = draft.law.text.text
    for match in re.finditer(_DOUBLED, text):
        if re.fullmatch(_LIST_DOTS, match[0]):
            continue  # a row of stops written for ……
        yield remark(
            draft,
            "mark-doubled",
            Grade.ERROR,
            N_("two marks in a row: {words}"),
            Span(*match.span()),
            words=around(text, match.start()),
        )


def _line_start(draft: Draft) -> Iterator[Finding]:
    source = draft.law.text.source
    spans = [
        Span(match.start(1), match.end(1))
        for match in re.finditer(r"^[ \t\u3000]*([，。、；：？！])", source.text, re.MULTILINE)
        if not in_markup(source, match.start(1))
    ]
    yield from together_in_source(
        draft, "line-start-mark", Grade.ERROR, N_("a line begins with the mark {words}"), spans
    )


def _half_width(draft: Draft) -> Iterator[Finding]:
    garbled = [notice.span for notice in draft.law.notices if notice.code == "garbled"]
    found = [
        change
        for change in changed_by(draft, "punctuation")
        if change.before in ",;:?!." and not any(_near(change.span, span) for span in garbled)
    ]
    yield from _narrow(draft, "punctuation-halfwidth", Grade.WARNING, found)


def _half_width_brackets(draft: Draft) -> Iterator[Finding]:
    text = draft.law.text.source.text
    found = [
        change
        for change in changed_by(draft, "punctuation")
        if change.before in "()" and _around_words(text, change.place)
    ]
    yield from _narrow(draft, "brackets-halfwidth", Grade.NOTE, found)


_LONGEST_BRACKET = 60
"""Characters looked through for the other bracket; what stands in brackets in laws is shorter."""


def _around_words(text: str, place: int) -> bool:
    """Whether the bracket at ``place`` stands around Chinese words, and not GB(T)."""
    if text[place] == "(":
        inside = text[place + 1 : place + _LONGEST_BRACKET].partition(")")[0]
    else:
        inside = text[max(0, place - _LONGEST_BRACKET) : place].rpartition("(")[2]
    return any(is_ideograph(character) for character in inside)


def _narrow(draft: Draft, code: str, grade: Grade, found: Sequence[Changed]) -> Iterator[Finding]:
    fix = Fix(tuple(SourceEdit(change.span, change.after) for change in found), safe=True)
    message = N_("{words} is half-width")
    yield from together_in_source(draft, code, grade, message, [change.span for change in found], fix=fix)


def _straight_quotes(draft: Draft) -> Iterator[Finding]:
    source = draft.law.text.source
    if '"' not in source.text:
        return
    spans = [
        Span(*match.span())
        for match in re.finditer(r'(?<=[^\x00-\xff])"|"(?=[^\x00-\xff])', source.text)
        if not in_markup(source, match.start())
    ]
    curled = [change for change in changed_by(draft, "punctuation") if change.before == '"']
    whole = len(curled) == len(spans)
    fix = Fix(tuple(SourceEdit(change.span, change.after) for change in curled), safe=True) if whole else None
    message = N_("straight quotation marks around Chinese words")
    yield from together_in_source(draft, "quotes-ascii", Grade.WARNING, message, spans, fix=fix)


def _nested(draft: Draft) -> Iterator[Finding]:
    text = draft.law.text.text
    for match in re.finditer(r"《[^《》\n]{0,60}(《[^《》\n]{1,60}》)[^《》\n]{0,60}》", text):
        yield remark(
            draft,
            "title-marks-nested",
            Grade.WARNING,
            N_("a title within a title stands in 〈〉: {words}"),
            Span(match.start(1), match.end(1)),
            words=match[1],
        )


_NEAR_A_GARBLE = 8
"""Characters between a bracket without a partner and a garbled place that are one damage: what a wrong decoding eats
is one or two characters, with a gloss of up to six after."""


def _unpaired(draft: Draft) -> Iterator[Finding]:
    garbled = [notice.span for notice in draft.law.notices if notice.code == "garbled"]
    for notice in draft.law.notices:
        if notice.code != "bracket" or any(_near(notice.span, span) for span in garbled):
            continue
        site = source_site(draft.law, notice.span)
        related = () if notice.related is None else (source_site(draft.law, notice.related),)
        grade = _grade(draft, site.unit)
        yield Finding("bracket-unpaired", grade, notice.message, notice.values, new=site, related=related)


def _grade(draft: Draft, unit: str) -> Grade:
    """An error in an article. Nearly all brackets without a partner elsewhere stand in the note under the title or in a
    form in an annex, where they mislead nobody; a decision quotes paragraphs with marks of their own."""
    if unit not in draft.law.by_id or draft.law.by_id[unit].span.start >= annexes_start(draft):
        return Grade.NOTE
    return Grade.WARNING if draft.kind is DraftKind.DECISION else Grade.ERROR


def _near(span: Span, other: Span) -> bool:
    return span.start - _NEAR_A_GARBLE <= other.end and other.start <= span.end + _NEAR_A_GARBLE


DOUBLED = Rule(
    code="mark-doubled",
    grade=Grade.ERROR,
    title=N_("two marks in a row"),
    why=N_("Only one of two marks can be meant; often words between them were lost."),
    bad="玩忽职守、、徇私舞弊的，依法给予处分。",
    good="“绿道”，是指慢行通道……。",
    source=PUNCTUATION,
    check=_doubled,
)
LINE_START = Rule(
    code="line-start-mark",
    grade=Grade.ERROR,
    title=N_("a line begins with a mark that belongs to the line before"),
    why=N_("Such a mark never begins a line; a line end was put in by mistake, or words before the mark were lost."),
    bad="绿道由街道养护\n，并对公众开放。",
    good="绿道由街道养护，\n并对公众开放。",
    source=PUNCTUATION,
    check=_line_start,
)
HALF_WIDTH = Rule(
    code="punctuation-halfwidth",
    grade=Grade.WARNING,
    title=N_("half-width marks in Chinese text"),
    why=N_("Chinese text takes full-width marks; half-width ones are mostly left over from typing or copying."),
    bad="绿道由街道养护,并对公众开放。",
    good="绿道全长1,200米，于8:00开放。",
    source=PUNCTUATION,
    check=_half_width,
)
HALF_WIDTH_BRACKETS = Rule(
    code="brackets-halfwidth",
    grade=Grade.NOTE,
    title=N_("half-width brackets around Chinese words"),
    why=N_("Chinese text takes full-width brackets."),
    bad="市、县(区)人民政府应当保护绿道。",
    good="市、县（区）人民政府应当公布绿道标准GB(T)。",
    source=PUNCTUATION,
    check=_half_width_brackets,
)
STRAIGHT = Rule(
    code="quotes-ascii",
    grade=Grade.WARNING,
    title=N_("straight quotation marks in Chinese text"),
    why=N_("Chinese quotation marks tell where a quotation begins and where it ends; straight ones do not."),
    bad='本市建设"绿道之城"。',
    good="本市建设“绿道之城”。",
    source=PUNCTUATION,
    check=_straight_quotes,
)
NESTED = Rule(
    code="title-marks-nested",
    grade=Grade.WARNING,
    title=N_("《》 within 《》"),
    why=N_("A title within a title stands in 〈〉, so that the outer one is seen to go on."),
    bad="依照《某市实施《森林法》办法》的规定执行。",
    good="依照《某市实施〈森林法〉办法》的规定执行。",
    source=PUNCTUATION,
    check=_nested,
)
UNPAIRED = Rule(
    code="bracket-unpaired",
    grade=Grade.ERROR,
    title=N_("a bracket or quotation mark has no partner"),
    why=N_("Where the words in brackets begin or end is left open."),
    bad="依照森林法》的规定执行。",
    good="“第一款引文。\n“第二款引文。”",
    source=PUNCTUATION,
    check=_unpaired,
)
