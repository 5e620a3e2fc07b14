"""article-empty, title-repeated, draft-mark, name-not-allowed, article-duplicate, placeholder: the text as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from difflaw.findings import Draft, DraftKind, Finding, Grade, Rule
from difflaw.gate.remarks import remark, together
from difflaw.gate.scanning import annexes_start, enclosed
from difflaw.gate.sources import PLAIN, REGULATIONS_7
from difflaw.i18n import N_
from difflaw.model import PartKind, Provision
from difflaw.spans import Span


def _titles(draft: Draft) -> list[tuple[str, Span]]:
    return [(part.text, part.span) for part in draft.law.parts if part.kind is PartKind.TITLE]


def _repeated(draft: Draft) -> Iterator[Finding]:
    titles = _titles(draft)
    copies = [span for i, (text, span) in enumerate(titles) if text in [other for other, _ in titles[:i]]]
    message = N_("a superfluous copy of the title")
    yield from together(draft, "title-repeated", Grade.WARNING, message, copies)


_STAGE = r"（[^（）]{0,12}(?:草案|征求意见稿|送审稿|讨论稿|审议稿|修改稿|送审)[^（）]{0,12}）"


def _draft_mark(draft: Draft) -> Iterator[Finding]:
    spans = [
        Span(span.start + match.start(), span.start + match.end())
        for text, span in _titles(draft)
        for match in re.finditer(_STAGE, text)
    ]
    message = N_("the title says {words}")
    yield from together(draft, "draft-mark", Grade.NOTE, message, spans)


_ISSUER_KEYS = r"(?i)issuer|issued.?by|authority|office|发布机关|制定机关|颁布|发文机关|制定单位"
_MINISTRY = r"(?:部|委员会|总局|局|署|行|人民政府|办公室)$"
_MAY_CALL_IT_SO = r"国务院$|人民代表大会|人大|中央军事委员会"


def _name(draft: Draft) -> Iterator[Finding]:
    titles = _titles(draft)
    issuer = next((v.strip() for k, v in draft.law.text.source.metadata if re.search(_ISSUER_KEYS, k)), "")
    title = re.sub(r"（[^（）]*）$", "", draft.law.title)
    if (
        not titles
        or not title.endswith("条例")
        or not re.search(_MINISTRY, issuer)
        or re.search(_MAY_CALL_IT_SO, issuer)
    ):
        return
    message = N_("{issuer} makes rules, and no rule of its may be called 条例")
    yield remark(draft, "name-not-allowed", Grade.WARNING, message, titles[0][1], issuer=issuer)


_LEAST_ALIKE = 16
"""Characters from which on two articles of equal words are no chance; 本章自公布之日起施行。 has fewer."""


def _duplicate(draft: Draft) -> Iterator[Finding]:
    if draft.kind is DraftKind.DECISION:
        return
    first: dict[str, Provision] = {}
    for article in draft.law.article_row:
        if len(article.text) < _LEAST_ALIKE:
            continue
        known = first.setdefault(article.text, article)
        if known is not article:
            span = Span(article.span.start, article.span.start + len(article.label))
            other = Span(known.span.start, known.span.start + len(known.label))
            message = N_("{label} has the very words of {other}")
            yield remark(
                draft,
                "article-duplicate",
                Grade.WARNING,
                message,
                span,
                related=[other],
                label=article.label,
                other=known.label,
            )


_SURE = (
    r"(?=[〔【（\[待TF_＿])(?:[〔【（\[](?:待|尚待|有待)(?:定|补充?|填写?|确定|完善|研究)[〕】）\]]|(?<![等期])待定(?=[，。；、万元日条]|\n|$)|(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])"
    r"|[_＿]{2,})"
)
_DOUBTFUL = r"(?=[×XＸ□某*?？])(?:[×]{2,}|[XＸ]{2,}(?![A-Za-z])|□+|某某|\*{2,}|[?？]{2,})"


def _placeholder(draft: Draft) -> Iterator[Finding]:
    text = draft.law.text.text
    if any(sign in text for sign in ("待", "TODO", "TBD", "FIXME", "_", "＿")):
        for span in _holes(draft, _SURE):
            words = text[max(0, span.start - 4) : span.end + 4].replace("\n", " ")
            message = N_("a placeholder was left standing: {words}")
            yield remark(draft, "placeholder", Grade.ERROR, message, span, words=words)
    if any(sign in text for sign in "×XＸ□某*?？"):
        doubtful = [span for span in _holes(draft, _DOUBTFUL) if not _is_specimen(text, span)]
        message = N_("this looks like a placeholder: {words}")
        yield from together(draft, "placeholder", Grade.WARNING, message, doubtful)


_SPECIMEN = "编号|编排|号码|格式|样式|字样|[XＸ×]\\d|[妆械药食]"


def _is_specimen(text: str, span: Span) -> bool:
    """Whether the line shows how a number is made up (×1械注×2××××3), or begins with the sign it explains."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    return span.start == start or bool(re.search(_SPECIMEN, text[start : end if end >= 0 else len(text)]))


def _holes(draft: Draft, pattern: str) -> Iterator[Span]:
    """Where ``pattern`` stands in the articles, not in a quotation, and not in a date, which another rule looks at."""
    text = draft.law.text.text
    for match in re.finditer(pattern, text):
        if match.start() >= annexes_start(draft):
            return
        dated = text[match.end() : match.end() + 1] in ("年", "月") or text[match.end() : match.end() + 2] == "日起"
        if not dated and not enclosed(text, match.start(), "“", "”"):
            yield Span(*match.span())


_STRUCK_OUT = "删|废止|略|保留|已失效"


def _no_words(draft: Draft) -> Iterator[Finding]:
    text = draft.law.text.text
    for article in draft.law.article_row:
        if not article.text and not re.search(_STRUCK_OUT, article.span.of(text)):
            message = N_("{label} has no words")
            yield remark(draft, "article-empty", Grade.ERROR, message, article.span, label=article.label)


EMPTY = Rule(
    code="article-empty",
    grade=Grade.ERROR,
    title=N_("an article has a number and no words"),
    why=N_("Its words were lost, or the number was left standing when they were deleted."),
    bad="第二条\n第三条 绿道应当照明。",
    good="第二条 （删去）\n第三条 绿道应当照明。",
    source=PLAIN,
    check=_no_words,
)
REPEATED = Rule(
    code="title-repeated",
    grade=Grade.WARNING,
    title=N_("the title stands more than once"),
    why=N_("Copies of the title are left over from the page that the text was taken from."),
    bad="某市绿道条例\n某市绿道条例",
    good="某市绿道条例\n（2023年5月1日某市人民代表大会常务委员会通过）",
    source=PLAIN,
    check=_repeated,
)
DRAFT_MARK = Rule(
    code="draft-mark",
    grade=Grade.NOTE,
    title=N_("the title says that this is a draft"),
    why=N_("The mark has to go before the law is promulgated."),
    bad="某市绿道条例（草案）",
    good="审查预算（草案）时，应当听取意见。",
    source=PLAIN,
    check=_draft_mark,
)
NAME = Rule(
    code="name-not-allowed",
    grade=Grade.WARNING,
    title=N_("rules of a ministry or a government that are called 条例"),
    why=N_("Only statutes and the regulations of the State Council are called 条例; rules are 规定 or 办法."),
    bad="issuer: 某市人民政府",
    good="issuer: 某市人民代表大会常务委员会",
    source=REGULATIONS_7,
    check=_name,
)
DUPLICATE = Rule(
    code="article-duplicate",
    grade=Grade.WARNING,
    title=N_("two articles have the same words"),
    why=N_("One of them is mostly left over from copying."),
    bad="第三条 街道应当每年对辖区内的绿道进行检查。",
    good="第三条 社区应当每年对辖区内的绿道进行检查。",
    source=PLAIN,
    check=_duplicate,
)
PLACEHOLDER = Rule(
    code="placeholder",
    grade=Grade.ERROR,
    title=N_("a placeholder was left standing"),
    why=N_("What it holds the place of was never decided, or never written in."),
    bad="处____万元以上罚款。",
    good="名称为“××绿道管理站”。",
    source=PLAIN,
    check=_placeholder,
)
