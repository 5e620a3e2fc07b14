"""One row of the comparison as lines: its heading with the flags, and its redline clause by clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from difflaw.changes import Op
from difflaw.render.terminal.redline import labelled, one_side, redlined, words
from difflaw.render.terminal.sheet import FLAG_LOOKS, MEASURE, Sheet
from difflaw.render.terminal.text import Line, Look, Run, clipped, indented, line_width, padded, width, wrapped
from difflaw.render.titles import differs, enumeration, reasons, relations, title, touched
from difflaw.render.view import Block, Flag, Form, Row, Segment
from difflaw.render.words import WORDS, review_reason

FIRST_WORDS = 32
"""Cells of an unchanged clause that stay when it is folded: sixteen characters, enough to know it by."""

LEAST_GLIMPSE = 12
"""Cells that must be left on a heading's line for the first words of its text to stand there."""

TELLING = (Flag.SPLIT, Flag.MERGED)
"""Flags of a clause that its redline does not show by itself."""


def heading_only(row: Row, sheet: Sheet) -> bool:
    """Whether a row is told by its heading: nothing in its text changed, and the text was not asked for."""
    return not sheet.everything and not any(touched(labelled(block)) or block.gone_to for block in row.blocks)


def row_lines(row: Row, sheet: Sheet) -> Iterator[Line]:
    """The lines of one row, heading first."""
    head, flags = tuple(heading(row, sheet)), tuple(flag_runs(row, sheet))
    alone = heading_only(row, sheet)
    if line_width((*head, *flags)) > sheet.width:
        yield from wrapped(head, sheet.width)
        yield from indented(wrapped(flags[1:], sheet.width - sheet.indent(0)), sheet.indent(0))
    else:
        glimpse = _glimpse((*head, *flags), row, sheet) if alone else ()
        yield (*head, *flags, *glimpse)
    for remark in (*relations(row, sheet.translate), *reasons(row, sheet.translate)):
        yield from indented(wrapped([Run(remark, Look.ALERT)], sheet.width - sheet.indent(0)), sheet.indent(0))
    if not alone:
        yield from _body(row, sheet)


def heading(row: Row, sheet: Sheet) -> Iterator[Run]:
    """Name, direction of a move, topic."""
    name = title(row, sheet.translate)
    yield Run(name, Look.STRONG)
    for change in row.changes[:1]:
        if arrow := sheet.arrows.get(id(change)):
            yield Run(f" {arrow}", Look.MAGENTA)
    if row.gone_to:
        yield Run(" " + _moved_to(row.gone_to[0].name, sheet), Look.MAGENTA)
    if row.topic:
        yield Run(" " if name else "")
        topic = row.topic if row.form is Form.DIVISION else _bracketed(row.topic)
        yield from (Run(run.text, run.look or Look.STRONG) for run in redlined(topic, color=sheet.color))


def _bracketed(topic: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The redline of a topic in its brackets, which come and go with it."""
    if len(topic) == 1:
        (only,) = topic
        return (Segment(only.op, only.old and f"〔{only.old}〕", only.new and f"〔{only.new}〕", only.ref),)
    return (Segment(Op.KEEP, "〔", "〔"), *topic, Segment(Op.KEEP, "〕", "〕"))


def flag_runs(row: Row, sheet: Sheet) -> Iterator[Run]:
    """The flags as words; a heading that only says where the rest stands, and a stub, has none."""
    if row.gone_to or not (sheet.everything or differs(row)):
        return
    between = "  "
    for flag in row.flags:
        if flag is not Flag.UNCHANGED:
            yield Run(between)
            yield Run(sheet.translate(WORDS[flag]), FLAG_LOOKS.get(flag, Look.FAINT))
            between = " · "


def _glimpse(head: Line, row: Row, sheet: Sheet) -> Iterator[Run]:
    room = sheet.width - line_width(head) - 2
    if room >= LEAST_GLIMPSE and row.segments:
        yield Run("  " + clipped(words(row.segments), room), Look.FAINT)


def _body(row: Row, sheet: Sheet) -> Iterator[Line]:
    if sheet.columns:
        yield from _beside(row, sheet)
        return
    for block in _shown(row, sheet):
        room = sheet.width - sheet.indent(block.depth)
        yield from indented(wrapped(_inline(block, sheet), room), sheet.indent(block.depth))


def _shown(row: Row, sheet: Sheet) -> Sequence[Block]:
    """The clauses that are shown; those folded have only their first words.

    The unchanged lines of a part that has no provisions, such as the list of contents, are left out.
    """
    if sheet.everything or len(row.blocks) < 2:
        return row.blocks
    if row.form is Form.PART:
        return [block for block in row.blocks if not _foldable(block)]
    return [_folded(block) if _foldable(block) else block for block in row.blocks]


def _foldable(block: Block) -> bool:
    return not (touched(labelled(block)) or block.gone_to or block.came_from or Flag.REVIEW in block.flags)


def _folded(block: Block) -> Block:
    """The clause cut to its first words, as one segment that says so by its ellipsis."""
    text = "".join(segment.new for segment in labelled(block))
    cut = clipped(text, FIRST_WORDS)
    if cut == text:
        return block
    return Block(block.anchor, block.depth, (Segment(Op.KEEP, cut, cut),), changes=block.changes)


def _inline(block: Block, sheet: Sheet) -> Iterator[Run]:
    yield from redlined(labelled(block), color=sheet.color)
    yield from _remarks(block, sheet)


def _remarks(block: Block, sheet: Sheet) -> Iterator[Run]:
    """What the redline of a clause does not show: moves, splits and merges, doubts."""
    if block.gone_to:
        yield Run(" " + _moved_to(block.gone_to[0].name, sheet), Look.MAGENTA)
        return
    told = [sheet.translate(WORDS[flag]) for flag in block.flags if flag in TELLING]
    if block.came_from:
        places = enumeration((ref.name for ref in block.came_from), sheet.translate)
        told.append(sheet.translate("moved from {place}").format(place=places))
    for text in told:
        yield Run(f" ‹{text}›", Look.MAGENTA)
    for change in block.changes:
        if change.link.review:
            yield Run(f" ‹{review_reason(change, sheet.rival(change), sheet.translate)}›", Look.ALERT)


def _moved_to(place: str, sheet: Sheet) -> str:
    return sheet.translate("→ moved to {place}").format(place=place)


GUTTER = Run(" │ ", Look.FAINT)
COLUMNS_MEASURE = 2 * MEASURE + width(GUTTER.text)


def column_room(sheet: Sheet) -> int:
    """Cells of each of the two columns."""
    return (sheet.width - width(GUTTER.text)) // 2


def _beside(row: Row, sheet: Sheet) -> Iterator[Line]:
    """Each clause in two columns, old and new starting on the same line."""
    for block in _shown(row, sheet):
        segments = labelled(block)
        left = _column(one_side(segments, old=True, color=sheet.color), block, sheet)
        right = _column((*one_side(segments, old=False, color=sheet.color), *_remarks(block, sheet)), block, sheet)
        yield from side_by_side(left, right, sheet)


def _column(runs: Iterable[Run], block: Block, sheet: Sheet) -> Iterator[Line]:
    indent = sheet.indent(block.depth)
    return indented(wrapped(runs, column_room(sheet) - indent), indent)


def side_by_side(left: Iterable[Line], right: Iterable[Line], sheet: Sheet) -> Iterator[Line]:
    """The lines of two columns joined, with a rule between them."""
    for one, other in zip_longest(left, right, fillvalue=()):
        yield (*padded(one, column_room(sheet)), GUTTER, *other)
