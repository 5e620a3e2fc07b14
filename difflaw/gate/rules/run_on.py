"""article-run-on: an article begins in mid-line, after the full stop of another."""

from __future__ import annotations

from collections.abc import Iterator

from difflaw.findings import Draft, Finding, Grade, Rule
from difflaw.gate.remarks import together
from difflaw.gate.sources import LEGISLATION_65
from difflaw.i18n import N_
from difflaw.spans import Span

_ENDS = "。；！”）"


def _check(draft: Draft) -> Iterator[Finding]:
    text = draft.law.text.text
    spans = [lost.span for lost in draft.lost if not lost.lacks]
    for article in draft.law.article_row:
        start = article.span.start
        if start and text[start - 1] in _ENDS:
            spans.append(Span(start, start + len(article.label)))
    spans.sort()
    yield from together(
        draft, "article-run-on", Grade.ERROR, N_("{words} begins in mid-line, after another article"), spans
    )


RUN_ON = Rule(
    code="article-run-on",
    grade=Grade.ERROR,
    title=N_("an article begins in mid-line"),
    why=N_(
        "Each article begins a line. One that runs on after another is overlooked, and many programs then lose it"
        " from the outline."
    ),
    bad="绿道由街道养护。第三条绿道应当照明。",
    good="绿道由街道养护。第三条规定的绿道除外。",
    source=LEGISLATION_65,
    check=_check,
)
