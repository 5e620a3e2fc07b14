"""References to articles that have another number now, and that no instruction changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from difflaw import ids
from difflaw.amend.work import Work
from difflaw.model import Level
from difflaw.numerals import NUMBER, label_number
from difflaw.references import Base, Found, references_in
from difflaw.spans import Span

_ARTICLE = re.compile(rf"第{NUMBER}条(?:之{NUMBER})?")


class LeftReference(NamedTuple):
    """A reference: the provision it stands in, its place, its words, and what they would have to be (``""``: the
    article is gone)."""

    at: str
    span: Span
    words: str
    wanted: str


def left_references(work: Work, new: Mapping[str, str]) -> Iterator[LeftReference]:
    """The references in words that stay, to articles that have another number or are gone."""
    if all(ids.number(id) == number for id, number in new.items()) and len(new) == len(work.law.article_row):
        return
    for found in references_in(work.law):
        left = _left(work, found, new)
        if left and work.free(left.span):
            yield left


def _left(work: Work, found: Found, new: Mapping[str, str]) -> LeftReference | None:
    reference = found.reference
    if reference.law or reference.base is not Base.LAW or not found.resolution.targets:
        return None
    if not reference.steps or reference.steps[0].level is not Level.ARTICLE:
        return None
    gone = False

    def number(match: re.Match[str]) -> str:
        nonlocal gone
        id = ids.article(label_number(match[0]))
        gone = gone or (id in work.law.by_id and id not in new)
        same = id not in new or new[id] == ids.number(id)
        return match[0] if same else work.style.label(new[id])

    wanted = _ARTICLE.sub(number, found.words)
    if wanted == found.words and not gone:
        return None
    return LeftReference(found.at, reference.span, found.words, "" if gone else wanted)
