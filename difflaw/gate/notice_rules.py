"""The reader's notices as rules: one table says which rule tells of each notice, so that nothing is told twice.

Most rules look harder than the reader, which only remarks on what it stumbles over; where one of them tells of the
same thing, the notice is left to it. The others are findings as they stand, and get a grade, a page and a case here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from difflaw.findings import Draft, Finding, Grade, Rule
from difflaw.gate.sites import source_site
from difflaw.gate.sources import LEGISLATION_65, PLAIN
from difflaw.i18n import N_

TOLD_BY: Mapping[str, str] = {
    "article-empty": "article-empty",
    "bracket": "bracket-unpaired",
    "comment-open": "comment-open",
    "date-blank": "date-blank",
    "ending": "article-end",
    "front-matter": "front-matter",
    "garbled": "garbled",
    "heading-numbering": "heading-numbering",
    "heading-unnumbered": "heading-unnumbered",
    "label-incomplete": "label-incomplete",
    "numbering-back": "numbering-back",
    "numbering-gap": "numbering-gap",
    "numbering-repeat": "numbering-repeat",
    "numbering-start": "numbering-start",
    "page-text": "page-text",
    "undecodable": "garbled",
}
"""The rule that tells of each notice, by the notice's code."""

ABOUT_READING = frozenset({"margins", "misnamed", "revisions", "set-aside", "title-elsewhere"})
"""Notices on how a file was read: no fault of the text, and no finding."""


def _rule(notice: str, grade: Grade, title: str, why: str, *, bad: str, good: str, source: str) -> Rule[Draft]:
    """The rule that finds what the reader calls ``notice``."""
    code = TOLD_BY[notice]
    return Rule(code, grade, title, why, bad, good, source, partial(_found, notice, code, grade))


def _found(notice: str, code: str, grade: Grade, draft: Draft) -> Iterator[Finding]:
    for remark in draft.law.notices:
        if remark.code == notice:
            site = source_site(draft.law, remark.span)
            related = () if remark.related is None else (source_site(draft.law, remark.related),)
            yield Finding(code, grade, remark.message, remark.values, new=site, related=related)


NOTICE_RULES: tuple[Rule[Draft], ...] = (
    _rule(
        "heading-unnumbered",
        Grade.WARNING,
        N_("a heading has no number"),
        N_("Chapters and sections are numbered, so that they can be referred to."),
        bad="第一章 总则\n第一条 甲。\n机构与职责\n第二条 乙。\n第三章 附则\n第三条 丙。",
        good="第一章 总则\n第一条 甲。\n第二章 机构与职责\n第二条 乙。\n第三章 附则\n第三条 丙。",
        source=LEGISLATION_65,
    ),
    _rule(
        "front-matter",
        Grade.WARNING,
        N_("the front matter is not readable YAML"),
        N_("Title and dates that it gives are not looked at."),
        bad="---\ntitle: [某市条例\n---\n第一条 甲。",
        good="---\ntitle: 某市条例\n---\n第一条 甲。",
        source="YAML 1.2",
    ),
    _rule(
        "comment-open",
        Grade.WARNING,
        N_("a comment opens and is not closed"),
        N_("The words after the sign may have been meant to be hidden, or its end was lost."),
        bad="第一条 甲。<!-- 待核",
        good="第一条 甲。<!-- 待核 -->",
        source="CommonMark 0.31, 6.6",
    ),
    _rule(
        "page-text",
        Grade.WARNING,
        N_("lines of a web page or of a print stand beside the law"),
        N_("They are left over from the page that the text was taken from, and are no part of the law."),
        bad="打印本页 关闭窗口",
        good="打印机应当登记。",
        source=PLAIN,
    ),
)
"""The notices that are findings as they stand."""
