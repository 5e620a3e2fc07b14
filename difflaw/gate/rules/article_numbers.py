"""numbering-start, -gap, -repeat, -back: the articles count from 1 without a gap."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from difflaw.findings import Draft, DraftKind, Finding, Grade, Rule
from difflaw.gate.remarks import remark
from difflaw.gate.sequences import Break, Key, Slip, key, slips
from difflaw.gate.sources import LEGISLATION_65
from difflaw.i18n import N_
from difflaw.model import Provision, articles_in
from difflaw.numerals import article_label
from difflaw.spans import Span

_MESSAGES = {
    Break.START: N_("the articles begin with {label}"),
    Break.GAP: N_("numbers are missing between {before} and {label}"),
    Break.REPEAT: N_("{label} stands a second time"),
    Break.BACK: N_("{label} stands after {before}"),
}


def _groups(draft: Draft) -> Iterator[list[Provision]]:
    """The articles that count together: those of the main text, and those of each annex."""
    yield list(articles_in(draft.law.body))
    for annex in draft.law.annexes:
        yield list(articles_in(annex.children))


def _checker(kind: Break, grade: Grade) -> Callable[[Draft], Iterator[Finding]]:
    def check(draft: Draft) -> Iterator[Finding]:
        if draft.kind is DraftKind.DECISION or (kind is Break.START and draft.kind is DraftKind.CODE_PART):
            return
        hidden = {lost.number for lost in draft.lost}
        for row in _groups(draft):
            for slip in slips([key(article.number) for article in row], hidden):
                if slip.kind is kind:
                    yield _finding(draft, f"numbering-{kind}", grade, row[slip.place], slip)

    return check


def _finding(draft: Draft, code: str, grade: Grade, article: Provision, slip: Slip) -> Finding:
    span = Span(article.span.start, article.span.start + len(article.label))
    before = _label(slip.before)
    return remark(draft, code, grade, _MESSAGES[slip.kind], span, label=article.label, before=before)


def _label(number: Key) -> str:
    return article_label(f"{number[0]}-{number[1]}" if number[1] else str(number[0]))


START = Rule(
    code="numbering-start",
    grade=Grade.WARNING,
    title=N_("the first article is not number 1"),
    why=N_(
        "Articles are numbered from the beginning of a law. Where the first is another, an article before it is lost."
    ),
    bad="第五条 市绿化部门主管绿道工作。",
    good="第一条 市绿化部门主管绿道工作。",
    source=LEGISLATION_65,
    check=_checker(Break.START, Grade.WARNING),
)
GAP = Rule(
    code="numbering-gap",
    grade=Grade.ERROR,
    title=N_("numbers are missing between two articles"),
    why=N_(
        "Articles count on without a gap. A missing number is a lost article or a wrong number, and whoever cites by"
        " number cites wrongly."
    ),
    bad="第四条 绿道应当照明。",
    good="第二条之一 绿道应当照明。",
    source=LEGISLATION_65,
    check=_checker(Break.GAP, Grade.ERROR),
)
REPEAT = Rule(
    code="numbering-repeat",
    grade=Grade.ERROR,
    title=N_("an article's number stands twice"),
    why=N_("Two articles of one number cannot be told apart by whoever cites them."),
    bad="第二条 绿道应当照明。",
    good="第三条 绿道应当照明。",
    source=LEGISLATION_65,
    check=_checker(Break.REPEAT, Grade.ERROR),
)
BACK = Rule(
    code="numbering-back",
    grade=Grade.ERROR,
    title=N_("an article's number is lower than the one before"),
    why=N_("Articles stand in the order of their numbers; a lower number is a misplaced article or a wrong number."),
    bad="第四条 绿道由街道养护。\n第三条 绿道应当照明。",
    good="第三条 绿道应当照明。\n第四条 绿道由街道养护。",
    source=LEGISLATION_65,
    check=_checker(Break.BACK, Grade.ERROR),
)
