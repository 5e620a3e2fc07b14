"""Inside an article: paragraphs (款), items (项), subitems (目).

立法法 (2023) 第六十五条: a paragraph is a line of its own without a number; an item has a parenthesised
Chinese numeral, a subitem an Arabic one. Where Arabic numbers stand directly under a paragraph they are
its items. A paragraph that introduces items is one paragraph together with them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from difflaw import ids
from difflaw.model import Level, Provision
from difflaw.parse.labels import ClauseLabel, enumeration_label, item_label, subitem_label
from difflaw.parse.lines import Line, split_items
from difflaw.spans import Span


@dataclass(slots=True)
class _Row:
    """One line of an article and the unit it begins; ``level`` ``None`` continues the unit before."""

    level: Level | None
    start: int
    begin: int
    end: int
    label: ClauseLabel | None = None


@dataclass(slots=True)
class _Unit:
    """A paragraph, item or subitem under construction."""

    level: Level
    rows: list[_Row]
    children: list[_Unit] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.children[-1].end if self.children else self.rows[-1].end


def parse_clauses(
    text: str, lines: Sequence[Line], article: str, unique: Callable[[str], str]
) -> tuple[Provision, ...]:
    """The paragraphs that ``lines`` hold, as children of the article with id ``article``.

    ``text`` is the whole normalised text, into which the lines' offsets point; the first line may begin
    after the article's label. ``unique`` makes an id unlike all before it.
    """
    rows = [_row(part) for line in lines if line.text for part in split_items(line)]
    _settle_enumerations(rows)
    _settle_under_enumerations(rows)
    _settle_levels(rows)
    paragraphs = _gather(rows)
    return tuple(_paragraph(text, unit, n, article, unique) for n, unit in enumerate(paragraphs, 1))


def _row(line: Line) -> _Row:
    for level, find in ((Level.ITEM, item_label), (Level.SUBITEM, subitem_label), (Level.SECTION, enumeration_label)):
        label = find(line.text)
        if label:
            return _Row(level, line.start, line.start + label.begin, line.end, label)
    return _Row(Level.PARAGRAPH, line.start, line.start, line.end)


def _settle_enumerations(rows: list[_Row]) -> None:
    """``一、`` begins an item where the article counts them from one; elsewhere it is a line's first word."""
    numbers = [row.label.number for row in rows if row.level is Level.SECTION and row.label]
    counted = len(numbers) > 1 and numbers[:2] == [1, 2]
    for row in rows:
        if row.level is Level.SECTION:
            row.level, row.begin = (Level.ITEM, row.begin) if counted else (Level.PARAGRAPH, row.start)
            row.label = row.label if counted else None


def _settle_under_enumerations(rows: list[_Row]) -> None:
    """Where 一、 begins the items, （一） under them are subitems; what is numbered below these goes on with them."""
    items = [row for row in rows if row.level is Level.ITEM and row.label]
    if not items or not _by_comma(items[0]) or all(map(_by_comma, items)):
        return
    for row in rows:
        if row.level is Level.SUBITEM:
            row.level, row.begin, row.label = None, row.start, None
        elif row.level is Level.ITEM and not _by_comma(row):
            row.level = Level.SUBITEM


def _by_comma(row: _Row) -> bool:
    return row.label is not None and row.label.label.endswith("、") and not row.label.label.startswith("（")


def _settle_levels(rows: list[_Row]) -> None:
    """Arabic numbers without an item above them are items; a plain line amid a list continues its item."""
    following = _next_items(rows)
    item: ClauseLabel | None = None
    for row, ahead in zip(rows, following, strict=True):
        if row.level is Level.SUBITEM and item is None:
            row.level = Level.ITEM
        elif row.level is Level.ITEM:
            item = row.label
        elif row.level is Level.PARAGRAPH and item is not None:
            if ahead and ahead.number == item.number + 1 and ahead.label[:1] == item.label[:1]:
                row.level = None
            else:
                item = None


def _next_items(rows: Sequence[_Row]) -> list[ClauseLabel | None]:
    """For each row, the label of the next item after it."""
    found: list[ClauseLabel | None] = []
    ahead: ClauseLabel | None = None
    for row in reversed(rows):
        found.append(ahead)
        if row.level is Level.ITEM:
            ahead = row.label
    return found[::-1]


def _gather(rows: Sequence[_Row]) -> list[_Unit]:
    paragraphs: list[_Unit] = []
    for row in rows:
        if row.level is None:
            _deepest(paragraphs[-1]).rows.append(row)
        elif row.level is Level.PARAGRAPH or not paragraphs:
            paragraphs.append(_Unit(Level.PARAGRAPH, [row] if row.level is Level.PARAGRAPH else []))
        if row.level is Level.ITEM:
            paragraphs[-1].children.append(_Unit(Level.ITEM, [row]))
        elif row.level is Level.SUBITEM:
            paragraphs[-1].children[-1].children.append(_Unit(Level.SUBITEM, [row]))
    return paragraphs


def _deepest(unit: _Unit) -> _Unit:
    return _deepest(unit.children[-1]) if unit.children else unit


def _paragraph(text: str, unit: _Unit, number: int, article: str, unique: Callable[[str], str]) -> Provision:
    own = unique(ids.child(article, Level.PARAGRAPH, str(number)))
    start = unit.rows[0].start if unit.rows else unit.children[0].rows[0].start
    span = Span(start, unit.end)
    lead = text[start : unit.rows[-1].end] if unit.rows else ""
    return Provision(
        own, Level.PARAGRAPH, str(number), "", "", span, span, span.of(text), lead, _children(text, unit, own, unique)
    )


def _children(text: str, unit: _Unit, above: str, unique: Callable[[str], str]) -> tuple[Provision, ...]:
    made: list[Provision] = []
    run = 1
    for child in unit.children:
        label = child.rows[0].label
        assert label is not None
        if label.number == 1 and made:
            run += 1
        own = unique(ids.child(above, child.level, str(label.number), run=run))
        span, body = Span(child.rows[0].start, child.end), Span(child.rows[0].begin, child.end)
        lead = text[body.start : child.rows[-1].end]
        below = _children(text, child, own, unique)
        made.append(
            Provision(own, child.level, str(label.number), label.label, "", span, body, body.of(text), lead, below)
        )
    return tuple(made)
