"""Articles whose label is there and was not read as one: run on behind a full stop, or with its 第 or 条 lost.

Only where the numbers leave room for it: 第十五条 stands before, and 第十六条 does not stand behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from difflaw.findings import Draft, DraftKind
from difflaw.gate.sequences import key
from difflaw.model import Level, Provision
from difflaw.numerals import NUMERAL, to_int
from difflaw.spans import Span

_LABEL = rf"(?:(?<=[\n。；！”）])|^) ?(第?)({NUMERAL})(条?)(?![款项章节编目届次季年期批号类种级例届分个、至])"


class LostArticle(NamedTuple):
    """A label inside the article before it: its number, its place in the normalised text, and what it lacks
    (第, 条, or nothing)."""

    number: int
    span: Span
    lacks: str


def lost_articles(draft: Draft) -> Iterator[LostArticle]:
    """The articles of the main text that are hidden in the one before them, in order."""
    if draft.kind is DraftKind.DECISION:
        return
    row = [article for article in draft.law.article_row if _in_main_text(draft, article)]
    for article, following in pairwise([*row, None]):
        if article is None:
            continue
        wanted = key(article.number)[0] + 1
        until = key(following.number)[0] if following else wanted + 1
        if (until == wanted and following) or key(article.number)[0] == until:
            continue
        yield from _inside(article, wanted, until if until > wanted else wanted + 1)


def _in_main_text(draft: Draft, article: Provision) -> bool:
    top = draft.law.above.get(article.id, "")
    return not top or draft.law.by_id[top].level is not Level.ANNEX


def _inside(article: Provision, wanted: int, until: int) -> Iterator[LostArticle]:
    for match in re.finditer(_LABEL, article.text):
        before, numeral, behind = match.groups()
        if not (before or behind) or to_int(numeral) != wanted or wanted >= until:
            continue
        own_line = match.start() == 0 or article.text[match.start() - 1] == "\n"
        if before and behind and own_line:
            continue  # read as a reference, with reason: 第十六条规定的…
        lacks = "第" if not before else "条" if not behind else ""
        start = article.body.start + match.start(1)
        yield LostArticle(wanted, Span(start, article.body.start + match.end()), lacks)
        wanted += 1
