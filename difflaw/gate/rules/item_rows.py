"""The lists of a draft, as the rules on items see them, and the lines among them that lost their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from difflaw.findings import Draft, DraftKind
from difflaw.model import Level, Provision
from difflaw.spans import Span


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One list: its items in order, the paragraph that introduces it, and the lines right before its first item that
    are items without numbers (none where the introducing words stand there)."""

    paragraph: Provision
    items: tuple[Provision, ...]
    unnumbered: tuple[Span, ...] = ()

    @property
    def chinese(self) -> bool:
        """Whether the items have Chinese numerals in brackets, as items have."""
        return all(item.label[:1] == "（" and not item.label[1:2].isdecimal() for item in self.items)

    @property
    def numbers(self) -> list[int]:
        """The numbers of the items."""
        return [int(item.number) for item in self.items]


def item_rows(draft: Draft) -> Iterator[ItemRow]:
    """Every list of items in the articles; none in a decision, which mostly quotes them."""
    if draft.kind is DraftKind.DECISION:
        return
    for article in draft.law.article_row:
        for place, paragraph in enumerate(article.children):
            if paragraph.children:
                yield from _rows(article.children, place)


def _rows(paragraphs: Sequence[Provision], place: int) -> Iterator[ItemRow]:
    paragraph = paragraphs[place]
    items = [child for child in paragraph.children if child.level is Level.ITEM]
    starts = [0, *(i for i in range(1, len(items)) if items[i].number == "1"), len(items)]
    for start, end in pairwise(starts):
        row = tuple(items[start:end])
        if row:
            yield ItemRow(paragraph, row, _unnumbered(paragraphs, place, row) if start == 0 else ())


def _unnumbered(paragraphs: Sequence[Provision], place: int, row: tuple[Provision, ...]) -> tuple[Span, ...]:
    """The lines before ``row`` that ought to have had the numbers before its first: items by their marks, after
    words that introduce a list, or after the items before them."""
    if row[0].number == "1":
        return ()
    first = place
    while first and not paragraphs[first - 1].children and paragraphs[first - 1].lead[-1:] in ("；", "。"):
        first -= 1
    before = paragraphs[first - 1] if first else None
    if before is None or not (before.children or before.lead.endswith("：")):
        return ()
    lines = paragraphs[first : place + 1]
    counted = int(before.children[-1].number) if before.children else 0
    fill_the_gap = counted + len(lines) + 1 == int(row[0].number)
    if any(not _like_item(line.lead, "；。" if fill_the_gap else "；") for line in lines):
        return ()
    return tuple(Span(line.span.start, line.span.start + len(line.lead.rstrip())) for line in lines)


def _like_item(lead: str, marks: str) -> bool:
    """Whether ``lead`` is one line with the mark of an item at its end; a full stop counts only where the lines are as
    many as the numbers that are missing."""
    line = lead.rstrip()
    return line[-1:] in tuple(marks) and "\n" not in line
