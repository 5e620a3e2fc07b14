"""One row of the comparison as lines: its heading with the flags, and its redline clause by clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from difflaw.changes import Op
from difflaw.render.terminal.redline import one_side, redlined
from difflaw.render.terminal.sheet import FLAG_LOOKS, MEASURE, Sheet
from difflaw.render.terminal.text import Line, Look, Run, clipped, indented, line_width, padded, width, wrapped
from difflaw.render.titles import differs, enumeration, labelled, reasons, relations, title, touched, words
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
            yield Run(between, Look.FAINT)
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
    for block, folded in _shown(row, sheet):
        runs = (
            (_first_words(block),)
            if folded
            else (*redlined(labelled(block), color=sheet.color), *_remarks(block, sheet))
        )
        indent = sheet.indent(block.depth)
        yield from indented(wrapped(runs, sheet.width - indent), indent)


def _shown(row: Row, sheet: Sheet) -> Iterator[tuple[Block, bool]]:
    """The clauses that are shown, each with whether it is folded to its first words.

    The unchanged lines of a part that has no provisions, such as the list of contents, are left out.
    """
    may_fold = not sheet.everything and len(row.blocks) > 1
    for block in row.blocks:
        folded = may_fold and _foldable(block)
        if not (folded and row.form is Form.PART):
            yield block, folded


def _foldable(block: Block) -> bool:
    return not (touched(labelled(block)) or block.gone_to or block.came_from or Flag.REVIEW in block.flags)


def _first_words(block: Block) -> Run:
    return Run(clipped("".join(segment.new for segment in labelled(block)), FIRST_WORDS), Look.FAINT)


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
    for block, folded in _shown(row, sheet):
        segments, indent = labelled(block), sheet.indent(block.depth)
        sides: list[Iterable[Run]] = [one_side(segments, old=old, color=sheet.color) for old in (True, False)]
        columns = [[_first_words(block)]] * 2 if folded else [sides[0], (*sides[1], *_remarks(block, sheet))]
        left, right = (indented(wrapped(runs, column_room(sheet) - indent), indent) for runs in columns)
        yield from side_by_side(left, right, sheet)


def side_by_side(left: Iterable[Line], right: Iterable[Line], sheet: Sheet) -> Iterator[Line]:
    """The lines of two columns joined, with a rule between them."""
    for one, other in zip_longest(left, right, fillvalue=()):
        yield (*padded(one, column_room(sheet)), GUTTER, *other)
