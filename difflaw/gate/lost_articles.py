"""Articles whose label is there and was not read as one: run on after a full stop, or with its 第 or 条 lost.

Only where the numbers leave room for it: 第十五条 stands before, and 第十六条 does not stand after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from difflaw.findings import LostArticle
from difflaw.gate.sequences import key
from difflaw.model import Law, Level, Provision
from difflaw.numerals import to_chinese
from difflaw.spans import Span

_BEFORE = "(?:(?<=[\n。；！”）])|^) ?(第?)"
_BEHIND = "(条?)(?![款项章节编目届次季年期批号类种级例分个、至一二三四五六七八九十百千])"


def lost_articles(law: Law) -> Iterator[LostArticle]:
    """The articles of the main text that are hidden in the one before them, in order."""
    row = [article for article in law.article_row if _in_main_text(law, article)]
    for article, following in pairwise([*row, None]):
        if article is None:
            continue
        wanted = key(article.number)[0] + 1
        until = key(following.number)[0] if following else wanted + 1
        if (until == wanted and following) or key(article.number)[0] == until:
            continue
        yield from _inside(article, wanted, until if until > wanted else wanted + 1)


def _in_main_text(law: Law, article: Provision) -> bool:
    top = law.above.get(article.id, "")
    return not top or law.by_id[top].level is not Level.ANNEX


def _inside(article: Provision, wanted: int, until: int) -> Iterator[LostArticle]:
    at = 0
    while wanted < until and (numeral := to_chinese(wanted)) in article.text:
        pattern = re.compile(f"{_BEFORE}{numeral}{_BEHIND}")
        labels = (match for match in pattern.finditer(article.text, at) if _is_label(article.text, match))
        label = next(labels, None)
        if label is None:
            return
        lacks = "第" if not label[1] else "条" if not label[2] else ""
        start = article.body.start
        yield LostArticle(wanted, Span(start + label.start(1), start + label.end()), lacks)
        wanted, at = wanted + 1, label.end()


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Whether the number is an article's: with 第 or 条, and with both only in mid-line; at the start of a line the
    parser had read it, but for a reason (第十六条规定的…)."""
    before, behind = match.groups()
    own_line = match.start() == 0 or text[match.start() - 1] == "\n"
    return bool(before or behind) and not (before and behind and own_line)
