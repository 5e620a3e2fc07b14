"""reference-malformed, -arabic, -self: references that are written wrongly, or lead to where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from difflaw.findings import Draft, DraftKind, Finding, Grade, Rule
from difflaw.gate.remarks import remark, replacement, together
from difflaw.gate.scanning import annexes_start, enclosed, words_at
from difflaw.gate.sources import LEGISLATION_65, PLAIN
from difflaw.i18n import N_
from difflaw.model import Level
from difflaw.numerals import NUMERAL
from difflaw.references import Base
from difflaw.spans import Span

_BEHIND = "(?=的|规定|第|、|和|或|所|，|。|之)"
_NOT_A_UNIT = "(?![条款项章节编目届次季年期批号类种级例分部])"
_UNNUMBERED = rf"本(?:法|条例|办法|规定|规则|细则)(?P<lacks_first>{NUMERAL}条){_BEHIND}"
"""本条例四十二条: 第 is missing."""
_NUMBERED = (
    rf"(?P<lacks_unit>第{NUMERAL})(?:(?=第(?:{NUMERAL}|（{NUMERAL}）)[款项](?!目))|{_NOT_A_UNIT}(?=的?规定)"
    rf"|条(?:(?P<lacks_paragraph>{NUMERAL}款){_BEHIND}|[、和](?P<lacks_listed>{NUMERAL}条){_BEHIND})"
    rf"|款(?P<lacks_item>{NUMERAL}项)(?!目){_BEHIND})"
)
"""第二百三十六第三款, 违反本条例第十二规定: 条 is missing; 第十条二款, 第五十一条、五十二条: 第 is."""
_CITES = r"(?:本法|本条例|本办法|本规定|本规则|本细则|依照|违反|按照|根据|条、|条和|条或者)$"
"""What stands before 第十二规定 where it is a reference, and not the 第十二 of a list."""


def _malformed(draft: Draft) -> Iterator[Finding]:
    if draft.kind is DraftKind.DECISION:
        return
    for pattern, hints in ((_UNNUMBERED, ("本",)), (_NUMBERED, ("第",))):
        for match in words_at(draft, hints, pattern):
            group = match.lastgroup or ""
            if group == "lacks_unit" and not _is_cited(draft.law.text.text, match):
                continue
            lacks = "条" if group == "lacks_unit" else "第"
            right = f"{match[group]}条" if lacks == "条" else f"第{match[group]}"
            # Some enacted laws write lists so: 第九十八条和九十九条.
            grade = Grade.WARNING if group == "lacks_listed" else Grade.ERROR
            span = Span(*match.span(group))
            fix = replacement(draft, [(span, right)], safe=False)
            message = N_("the reference {words} lacks its {lacks}")
            words = draft.law.text.text[match.start() : match.end() + 3].split("\n")[0]
            yield remark(draft, "reference-malformed", grade, message, span, fix=fix, words=words, lacks=lacks)


def _is_cited(text: str, match: re.Match[str]) -> bool:
    """Whether 第十二 is a reference that lacks its 条: a paragraph or item follows, or words that cite stand before."""
    follows = text[match.end() : match.end() + 1] == "第"
    return follows or bool(re.search(_CITES, text[max(0, match.start() - 4) : match.start()]))


def _arabic(draft: Draft) -> Iterator[Finding]:
    first = draft.law.article_row[0].label if draft.law.article_row else ""
    if draft.kind in (DraftKind.INTERPRETATION, DraftKind.DECISION) or any(c.isdecimal() for c in first):
        return
    text = draft.law.text.text
    spans = [
        Span(*match.span())
        for match in re.finditer(r"第\d{1,4}条(?!例|约)", text)
        if match.start() < annexes_start(draft) and not enclosed(text, match.start(), "“", "”")
    ]
    labels = {article.span.start for article in draft.law.article_row}
    message = N_("a reference in Arabic numerals: {words}")
    spans = [span for span in spans if span.start not in labels]
    yield from together(draft, "reference-arabic", Grade.WARNING, message, spans)


def _to_itself(draft: Draft) -> Iterator[Finding]:
    for found in draft.references:
        reference, targets = found.reference, found.resolution.targets
        plain = reference.base is Base.LAW and reference.internal and not reference.until and len(targets) == 1
        if not plain or not reference.steps or reference.steps[0].level is not Level.ARTICLE:
            continue
        if found.at == targets[0] or (len(reference.steps) == 1 and found.at in _inside(draft, targets[0])):
            message = N_("{words} is cited in itself, and not as 本条")
            yield remark(draft, "reference-self", Grade.WARNING, message, reference.span, words=found.words)


def _inside(draft: Draft, article: str) -> set[str]:
    provision = draft.law.by_id.get(article)
    return {below.id for below in provision.walk()} if provision else set()


MALFORMED = Rule(
    code="reference-malformed",
    grade=Grade.ERROR,
    title=N_("a reference lacks its 第 or its 条"),
    why=N_("Without either word no search and no program finds what is cited."),
    bad="违反本条例二条规定的，责令改正。",
    good="违反本条例第二条第一款规定的，责令改正。",
    source=LEGISLATION_65,
    check=_malformed,
)
ARABIC = Rule(
    code="reference-arabic",
    grade=Grade.WARNING,
    title=N_("a reference in Arabic numerals"),
    why=N_("Articles are numbered in Chinese numerals, and are cited as they are numbered."),
    bad="违反本条例第2条规定的，责令改正。",
    good="当事人陈述“违反第2条”的，记入笔录。",
    source=LEGISLATION_65,
    check=_arabic,
)
SELF = Rule(
    code="reference-self",
    grade=Grade.WARNING,
    title=N_("an article cites itself by number"),
    why=N_("An article calls itself 本条; its own number in it is mostly a reference that was not brought up to date."),
    bad="依照本条例第三条的规定处理。",
    good="依照本条例第二条的规定处理。",
    source=PLAIN,
    check=_to_itself,
)
