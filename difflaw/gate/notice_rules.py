"""The reader's notices as rules: one table says which notice is a finding of which rule.

What the reader remarks on is checked there and nowhere else; here it gets a grade, a page and a case. Every notice
has a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from difflaw.findings import Draft, DraftKind, Finding, Grade, Rule, Site
from difflaw.gate.sites import source_site
from difflaw.i18n import N_
from difflaw.model import Notice

Narrow = Callable[[Draft, Site, Notice], Grade | None]
"""The grade of one notice of a rule where it is another than the rule's own; none where it is no finding."""

LAW_ON_LEGISLATION = "立法法 (2023) 第六十五条"
PUNCTUATION = "GB/T 15834-2011"
LANGUAGE = "汉语"


def _always(grade: Grade, draft: Draft, site: Site, notice: Notice) -> Grade | None:
    return grade


def _own_articles(grade: Grade, draft: Draft, site: Site, notice: Notice) -> Grade | None:
    """The articles that a decision quotes are those of another law, and are numbered there."""
    return None if draft.kind is DraftKind.DECISION else grade


def _from_one(grade: Grade, draft: Draft, site: Site, notice: Notice) -> Grade | None:
    """A part of a code goes on counting where the part before it ended."""
    return None if draft.kind in (DraftKind.DECISION, DraftKind.CODE_PART) else grade


def _heading(grade: Grade, draft: Draft, site: Site, notice: Notice) -> Grade | None:
    """A first chapter that is missing is mostly a heading lost in copying; a gap in the middle is graver."""
    if draft.kind in (DraftKind.DECISION, DraftKind.CODE_PART):
        return None
    return Grade.WARNING if notice.related is None else grade


def _bracket(grade: Grade, draft: Draft, site: Site, notice: Notice) -> Grade | None:
    """Nearly all brackets without a partner outside the articles stand in the note under the title, and are damage
    of copying that harms nobody."""
    return grade if site.unit in draft.law.by_id else Grade.NOTE


def _rule(
    notice: str,
    grade: Grade,
    title: str,
    why: str,
    *,
    bad: str,
    good: str,
    source: str,
    code: str = "",
    narrow: Callable[[Grade, Draft, Site, Notice], Grade | None] = _always,
) -> Rule[Draft]:
    """The rule that finds what the reader calls ``notice``; its code is the notice's where no other is given."""
    name = code or notice
    check = partial(_found, notice, name, partial(narrow, grade))
    return Rule(name, grade, title, why, bad, good, source, check)


def _found(notice: str, code: str, narrow: Narrow, draft: Draft) -> Iterator[Finding]:
    for remark in draft.law.notices:
        if remark.code == notice:
            site = source_site(draft.law, remark.span)
            grade = narrow(draft, site, remark)
            if grade is not None:
                related = () if remark.related is None else (source_site(draft.law, remark.related),)
                yield Finding(code, grade, remark.message, remark.values, new=site, related=related)


NOTICE_RULES: tuple[Rule[Draft], ...] = (
    _rule(
        "numbering-gap",
        Grade.ERROR,
        N_("a number is missing between two articles"),
        N_("An article was lost or left out, or all references behind the gap lead to the wrong article."),
        bad="第一条 甲。\n第三条 乙。",
        good="第一条 甲。\n第一条之一 乙。\n第二条 丙。",
        source=LAW_ON_LEGISLATION,
        narrow=_own_articles,
    ),
    _rule(
        "numbering-repeat",
        Grade.ERROR,
        N_("an article's number stands twice"),
        N_("A reference to the number names two articles."),
        bad="第一条 甲。\n第一条 乙。",
        good="第一条 甲。\n第二条 乙。",
        source=LAW_ON_LEGISLATION,
        narrow=_own_articles,
    ),
    _rule(
        "numbering-back",
        Grade.ERROR,
        N_("an article's number is lower than the one before it"),
        N_("Articles stand in the order of their numbers; here one was moved and not renumbered."),
        bad="第一条 甲。\n第三条 乙。\n第二条 丙。",
        good="第一条 甲。\n第二条 乙。\n第三条 丙。",
        source=LAW_ON_LEGISLATION,
        narrow=_own_articles,
    ),
    _rule(
        "numbering-start",
        Grade.WARNING,
        N_("the first article is not number 1"),
        N_("The beginning of the text is missing, or its numbers were not brought up to date."),
        bad="第五条 甲。\n第六条 乙。",
        good="第一条 甲。\n第二条 乙。",
        source=LAW_ON_LEGISLATION,
        narrow=_from_one,
    ),
    _rule(
        "label-incomplete",
        Grade.ERROR,
        N_("an article's number lacks its 条"),
        N_("The number cannot be told from words, and a reference does not find the article."),
        bad="第一条 甲。\n第二 乙。\n第三条 丙。",
        good="第一条 甲。\n第二条 本市举办第二届博览会。\n第三条 丙。",
        source=LAW_ON_LEGISLATION,
    ),
    _rule(
        "heading-numbering",
        Grade.ERROR,
        N_("chapters or sections do not count on"),
        N_("A heading was lost, or its number was not brought up to date."),
        bad="第一章 总则\n第一条 甲。\n第三章 附则\n第二条 乙。",
        good="第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。",
        source=LAW_ON_LEGISLATION,
        narrow=_heading,
    ),
    _rule(
        "heading-unnumbered",
        Grade.WARNING,
        N_("a heading has no number"),
        N_("Chapters and sections are numbered, so that they can be referred to."),
        bad="第一章 总则\n第一条 甲。\n机构与职责\n第二条 乙。\n第三章 附则\n第三条 丙。",
        good="第一章 总则\n第一条 甲。\n第二章 机构与职责\n第二条 乙。\n第三章 附则\n第三条 丙。",
        source=LAW_ON_LEGISLATION,
    ),
    _rule(
        "article-empty",
        Grade.ERROR,
        N_("an article has a number and no words"),
        N_("Its words were lost, or the number was left standing when they were deleted."),
        bad="第一条 甲。\n第二条\n第三条 丙。",
        good="第一条 甲。\n第二条 （删去）\n第三条 丙。",
        source=LANGUAGE,
    ),
    _rule(
        "bracket",
        Grade.ERROR,
        N_("a bracket or quotation mark has no partner"),
        N_("Where the words in brackets begin or end is left open."),
        bad="第一条 依照某法》制定本条例。",
        good="第一条 依照《某法》制定本条例。",
        source=PUNCTUATION,
        code="bracket-unpaired",
        narrow=_bracket,
    ),
    _rule(
        "ending",
        Grade.ERROR,
        N_("an article ends in a comma or an enumeration comma"),
        N_("Words behind the mark were lost, or the mark is wrong."),
        bad="第一条 甲应当登记，\n第二条 乙。",
        good="第一条 甲应当登记。\n第二条 乙。",
        source=PUNCTUATION,
        code="article-end",
    ),
    _rule(
        "date-blank",
        Grade.ERROR,
        N_("a year, month or day was never filled in"),
        N_("The law would be adopted or come into force on no day at all."),
        bad="第一条 本条例自2031年 月1日起施行。",
        good="第一条 登记表载明出生年月日。",
        source=LANGUAGE,
    ),
    _rule(
        "garbled",
        Grade.ERROR,
        N_("characters were garbled by a wrong decoding or copying"),
        N_("Nobody can tell what the words were."),
        bad="第一条 社?保卡应当随身携带。",
        good="第一条 社保卡应当随身携带。",
        source=LANGUAGE,
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
)
"""Every notice of the reader, as a rule."""
