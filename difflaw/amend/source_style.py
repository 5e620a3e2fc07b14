"""How a source writes its lines: what stands between articles, before and after a label, between paragraphs.

New provisions are written as those around them are: indented, in bold, as points of a list, whatever the file has.
Changes are found in the normalised text and made in the source, so that all else stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from difflaw.model import DIVISIONS, Law, Level, Provision, Source
from difflaw.numerals import article_label
from difflaw.spans import Span

_ITEM = re.compile(r"（[^（）]{1,4}）|\d{1,3}[.．、]|[①-⑳]")


def is_item(line: str) -> bool:
    """Whether a line begins with the number of an item or subitem.

    >>> is_item("（三）甲；"), is_item("三人以上")
    (True, False)
    """
    return bool(_ITEM.match(line))


class Opening(NamedTuple):
    """What a line that begins with a label has: the ``gap`` from the line before, the marks ``before`` the label,
    and what stands ``behind`` it."""

    gap: str
    before: str
    behind: str


class SourceChange(NamedTuple):
    """A change of the normalised text: ``start`` to ``end`` become ``text``, which is in the style of the source."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SourceStyle:
    """The style of one source."""

    law: Law
    article: Opening
    divisions: dict[Level, Opening]
    paragraph_gap: str
    item_gap: str
    arabic: bool

    def lines(self, text: str) -> str:
        """Several lines of a provision, as the source sets them."""
        first, *rest = text.split("\n")
        return first + "".join((self.item_gap if is_item(line) else self.paragraph_gap) + line for line in rest)

    def article_words(self, number: str, text: str) -> str:
        """An article with its label, from the label on."""
        return self.label(number) + self.article.behind + self.lines(text)

    def label(self, number: str) -> str:
        """The label of an article, in Arabic digits where the law has those."""
        main, _, second = number.partition("-")
        return f"第{main}条" + (f"之{second}" if second else "") if self.arabic else article_label(number)


def style_of(law: Law) -> SourceStyle:
    """The style of the source of ``law``; of what it has no example of, the plainest."""
    articles = [a for a in law.article_row if a.span.start > 0] or list(law.article_row)
    opening = next(
        (_opening(law, a) for a in articles if a.children and a.body.start > a.span.start), Opening("\n", "", " ")
    )
    divisions: dict[Level, Opening] = {}
    for provision in law.provisions():
        if provision.level in DIVISIONS and provision.label and provision.topic:
            divisions.setdefault(provision.level, _opening(law, provision))
    paragraphs = [p for a in law.article_row for p in a.children[1:]]
    items = [i for a in law.article_row for p in a.children for i in p.children]
    gap = next((_gap(law, p.span.start) for p in paragraphs), opening.gap)
    return SourceStyle(
        law,
        opening,
        divisions,
        gap,
        next((_gap(law, i.span.start) for i in items if _starts_line(law, i.span.start)), gap),
        any(character.isascii() and character.isdigit() for a in articles[:1] for character in a.label),
    )


def _starts_line(law: Law, at: int) -> bool:
    return at > 0 and law.text.text[at - 1] == "\n"


def _gap(law: Law, at: int) -> str:
    """The source from the end of the line before to what stands at ``at``."""
    if not _starts_line(law, at):
        return "\n"
    text = law.text
    return text.source.text[text.source_span(Span(at - 1, at)).start : text.source_span(Span(at, at + 1)).start]


def _opening(law: Law, provision: Provision) -> Opening:
    text, source = law.text, law.text.source.text
    label = text.source_span(Span(provision.span.start, provision.span.start + max(1, len(provision.label))))
    body = text.source_span(Span(provision.body.start, provision.body.start + 1)).start
    if not _starts_line(law, provision.span.start):
        return Opening("\n", "", source[label.end : body] or " ")
    gap = text.source_span(Span(provision.span.start - 1, provision.span.start))
    return Opening(gap.of(source), source[gap.end : label.start], source[label.end : body] or " ")


def written(law: Law, changes: Iterable[SourceChange]) -> str:
    """The source of ``law`` with ``changes`` (ascending, apart) made in it."""
    return "".join(_pieces(law, changes))


TEXTS = ("text/plain", "text/markdown")
"""The media types whose marks stay in what is written: all else becomes plain text, in which a page number or a
footnote that the reader set aside would be words of the law."""


def _pieces(law: Law, changes: Iterable[SourceChange]) -> Iterator[str]:
    source = law.text.source
    at = 0
    for start, end, text in changes:
        place = law.text.source_span(Span(start, end))
        if start == end and start > 0 and start <= len(law.text.text):
            behind = law.text.source_span(Span(start - 1, start)).end
            inside = law.text.text[start : start + 1]
            place = Span(behind, behind) if inside in ("\n", "") else place
        yield _kept(source, Span(at, max(at, place.start)))
        yield text
        at = max(at, place.end)
    yield _kept(source, Span(at, len(source.text)))


def _kept(source: Source, span: Span) -> str:
    return span.of(source.text) if source.media_type in TEXTS else source.quote(span)
