"""One row of the comparison as lines: its heading with the flags, and its redline clause by clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from difflaw.changes import Op
from difflaw.marks import UNCHANGED
from difflaw.render.terminal.redline import one_side, redlined
from difflaw.render.terminal.sheet import LOOKS, MEASURE, Sheet
from difflaw.render.terminal.text import (
    Look,
    StyledLine,
    StyledRun,
    clipped,
    indented,
    line_width,
    padded,
    width,
    wrapped,
)
from difflaw.render.view.clause_words import labelled, opening, remarks, shown_blocks, stub_words, unchanged
from difflaw.render.view.flags import review_reason
from difflaw.render.view.rows import ClauseBlock, Form, Row, Segment
from difflaw.render.view.titles import enumeration, is_news, reasons, relations, title, words
from difflaw.render.view.visible import visible

FIRST_WORDS = 32
"""Cells of an unchanged clause that stay when it is folded: sixteen characters, enough to know it by."""

LEAST_GLIMPSE = 12
"""Cells that must be left on a heading's line for the first words of its text to stand there."""


def heading_only(row: Row, sheet: Sheet) -> bool:
    """Whether a row is told by its heading: nothing in its text changed, and the text was not asked for."""
    return not sheet.everything and all(unchanged(block) for block, _ in shown_blocks(row, fold=False))


def row_lines(row: Row, sheet: Sheet) -> Iterator[StyledLine]:
    """The lines of one row, heading first."""
    head = tuple(StyledRun(visible(run.text), run.look) for run in heading(row, sheet))
    flags = tuple(flag_runs(row, sheet))
    alone = heading_only(row, sheet)
    if line_width((*head, *flags)) > sheet.width:
        yield from wrapped(head, sheet.width)
        yield from indented(wrapped(flags[1:], sheet.width - sheet.indent(0)), sheet.indent(0))
    else:
        glimpse = _glimpse((*head, *flags), row, sheet) if alone else ()
        yield (*head, *flags, *glimpse)
    told = [StyledRun(text, Look.MAGENTA) for text in relations(row, sheet.translate)]
    for run in (*told, *(StyledRun(text, Look.ALERT) for text in reasons(row, sheet.translate))):
        yield from indented(wrapped([run], sheet.width - sheet.indent(0)), sheet.indent(0))
    if not alone:
        yield from _body(row, sheet)


def heading(row: Row, sheet: Sheet) -> Iterator[StyledRun]:
    """Name, direction of a move, topic."""
    if row.gone_to:
        yield StyledRun(title(row, sheet.translate), Look.STRONG)
        places = enumeration((ref.name for ref in row.gone_to), sheet.translate)
        yield StyledRun(" " + sheet.translate("→ moved to {place}").format(place=places), Look.MAGENTA)
        return
    segments = _heading_segments(row, title(row, sheet.translate))
    yield from (StyledRun(run.text, run.look or Look.STRONG) for run in redlined(segments[:1], color=sheet.color))
    if arrow := sheet.arrows.get(id(row.changes[0])):
        yield StyledRun(f" {arrow}", Look.MAGENTA)
    yield StyledRun(" " if row.topic and segments[0].new + segments[0].old else "")
    yield from (StyledRun(run.text, run.look or Look.STRONG) for run in redlined(segments[1:], color=sheet.color))


def _heading_segments(row: Row, name: str) -> tuple[Segment, ...]:
    """The name, then the topic: in its brackets after the number of an article, which come and go with it."""
    if row.form is Form.DIVISION:
        op = Op.KEEP if row.old and row.new else Op.INSERT if row.new else Op.DELETE
        return (Segment(op, name if row.old else "", name if row.new else ""), *row.topic)
    head = Segment(Op.KEEP, name, name)
    if len(row.topic) != 1:
        brackets = [(Segment(Op.KEEP, sign, sign),) if row.topic else () for sign in "〔〕"]
        return (head, *brackets[0], *row.topic, *brackets[1])
    (only,) = row.topic
    return (head, Segment(only.op, only.old and f"〔{only.old}〕", only.new and f"〔{only.new}〕", only.ref))


def flag_runs(row: Row, sheet: Sheet) -> Iterator[StyledRun]:
    """The flags as words; a heading that only says where the rest stands, and a stub, has none."""
    if row.gone_to or not (sheet.everything or is_news(row)):
        return
    between = "  "
    for flag in row.flags:
        if flag != UNCHANGED:
            yield StyledRun(between, Look.FAINT)
            yield StyledRun(sheet.translate(flag.word), LOOKS[flag.tone])
            between = " · "


def _glimpse(head: StyledLine, row: Row, sheet: Sheet) -> Iterator[StyledRun]:
    room = min(sheet.width, MEASURE) - line_width(head) - 2
    if room >= LEAST_GLIMPSE and row.segments:
        yield StyledRun("  " + clipped(words(row.segments), room), Look.FAINT)


def _body(row: Row, sheet: Sheet) -> Iterator[StyledLine]:
    for block, folded in shown_blocks(row, fold=not sheet.everything):
        lines = _columns(block, folded, sheet) if sheet.columns else _inline(block, folded, sheet)
        yield from lines


def _inline(block: ClauseBlock, folded: bool, sheet: Sheet) -> Iterator[StyledLine]:
    runs = _told(block, folded, sheet) or (*redlined(labelled(block), color=sheet.color), *_remarks(block, sheet))
    indent = sheet.indent(block.depth)
    return indented(wrapped(runs, sheet.width - indent), indent)


def _told(block: ClauseBlock, folded: bool, sheet: Sheet) -> tuple[StyledRun, ...]:
    """What stands for a clause that is folded or gone; nothing for any other."""
    if block.gone_to:
        return (StyledRun(stub_words(block, sheet.translate), Look.MAGENTA),)
    return (StyledRun(clipped(opening(block), FIRST_WORDS), Look.FAINT),) if folded else ()


def _remarks(block: ClauseBlock, sheet: Sheet) -> Iterator[StyledRun]:
    # Full-width brackets: laws do not use them, and a Chinese Windows console (GBK) can show them.
    for text in remarks(block, sheet.translate):
        yield StyledRun(f" ［{text}］", Look.MAGENTA)
    for change in block.changes:
        if change.link.review:
            yield StyledRun(f" ［{review_reason(change, sheet.rival(change), sheet.translate)}］", Look.ALERT)


GUTTER = StyledRun(" │ ", Look.FAINT)
COLUMNS_MEASURE = 2 * MEASURE + width(GUTTER.text)


def column_room(sheet: Sheet) -> int:
    """Cells of each of the two columns."""
    return (sheet.width - width(GUTTER.text)) // 2


def _columns(block: ClauseBlock, folded: bool, sheet: Sheet) -> Iterator[StyledLine]:
    """A clause in two columns, old and new starting on the same line; a stub stands in the old one."""
    segments, indent = labelled(block), sheet.indent(block.depth)
    told = _told(block, folded, sheet)
    left = told or one_side(segments, old=True, color=sheet.color)
    right = told if folded else (*one_side(segments, old=False, color=sheet.color), *_remarks(block, sheet))
    if block.gone_to:
        right = ()
    lines = [indented(wrapped(runs, column_room(sheet) - indent), indent) for runs in (left, right)]
    return side_by_side(lines[0], lines[1], sheet)


def side_by_side(left: Iterable[StyledLine], right: Iterable[StyledLine], sheet: Sheet) -> Iterator[StyledLine]:
    """The lines of two columns joined, with a rule between them."""
    for one, other in zip_longest(left, right, fillvalue=()):
        yield (*padded(one, column_room(sheet)), GUTTER, *other)
