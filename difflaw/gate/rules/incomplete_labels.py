"""label-incomplete: an article's label lacks its 第 or its 条."""

from __future__ import annotations

from collections.abc import Iterator

from difflaw.findings import Draft, Finding, Grade, Rule
from difflaw.gate.remarks import remark, replacement
from difflaw.gate.sources import LEGISLATION_65
from difflaw.i18n import N_
from difflaw.spans import Span

_CODE = "label-incomplete"
_MESSAGE = N_("the label {label} lacks its {lacks}")


def _check(draft: Draft) -> Iterator[Finding]:
    for article in draft.law.article_row:
        if article.label.startswith("第") and "条" not in article.label:
            end = article.span.start + len(article.label)
            yield _finding(draft, Span(article.span.start, end), article.label, "条")
    for lost in draft.lost:
        if lost.lacks:
            yield _finding(draft, lost.span, lost.span.of(draft.law.text.text), lost.lacks)


def _finding(draft: Draft, span: Span, label: str, lacks: str) -> Finding:
    whole = f"{label}条" if lacks == "条" else f"第{label}"
    fix = replacement(draft, [(span, whole)], safe=True)
    return remark(draft, _CODE, Grade.ERROR, _MESSAGE, span, fix=fix, label=label, lacks=lacks)


INCOMPLETE = Rule(
    code=_CODE,
    grade=Grade.ERROR,
    title=N_("an article's label lacks its 第 or its 条"),
    why=N_("An article is called 第…条. Without either word its number cannot be told from the words around it."),
    bad="第三〔照明〕绿道应当照明。",
    good="第三届绿道节的举办地应当照明。",
    source=LEGISLATION_65,
    check=_check,
)
