"""The terminal report: a summary, then what changed, article by article, in the order of the new law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from difflaw.changes import Comparison
from difflaw.i18n import plural_translator, translator
from difflaw.render.options import DEFAULT, Options
from difflaw.render.terminal.head import SIDES, head, notices, sources
from difflaw.render.terminal.row_lines import COLUMNS_MEASURE, column_room, heading_only, row_lines, side_by_side
from difflaw.render.terminal.sheet import MEASURE, NARROWEST, Sheet
from difflaw.render.terminal.text import Look, StyledLine, StyledRun, painted, wrapped
from difflaw.render.view.names import new_names, old_names
from difflaw.render.view.numbering import directions
from difflaw.render.view.rows import Form, Row, rows
from difflaw.render.view.titles import is_news

__all__ = ["LEAST_FOR_COLUMNS", "render", "sheet_of"]

LEAST_FOR_COLUMNS = 100
"""Cells from which two columns are laid side by side: each then has 48, a good 20 Chinese characters,
about half of what a printed page has; in less every sentence falls apart."""


def render(comparison: Comparison, options: Options = DEFAULT) -> str:
    """The report as text for a terminal of ``options.width`` cells, every line ending in a line feed.

    With ``color`` it has escape codes (the sixteen standard colours), otherwise marks: ``[-deleted-]``,
    ``{+inserted+}``. ``all_articles`` shows the unchanged ones too and folds nothing. ``quote`` =
    ``"source"`` quotes the original spelling; what both texts have is then spelt as in the new one.
    ``side_by_side`` lays old and new in two columns if there are ``LEAST_FOR_COLUMNS`` cells.
    ``verbose`` adds what normalising set aside and the notices.

    Guarantees: no line is wider than ``width`` (or ``NARROWEST``, if that is more); nothing in the
    laws commands the terminal; the same comparison gives the same text.
    """
    sheet = sheet_of(comparison, options)
    shown = rows(comparison, quote=options.quote)
    lines = [*head(comparison, shown, sheet)]
    if options.verbose:
        lines += sources(comparison, sheet)
    if options.side_by_side:
        lines += _column_heads(sheet)
    lines += _body(shown, sheet)
    lines += _hidden(shown, sheet, options.lang)
    if options.verbose:
        lines += notices(comparison, sheet)
    return painted(lines, color=options.color)


def sheet_of(comparison: Comparison, options: Options) -> Sheet:
    """What every part of a report in text needs to know: the options, and what is looked up once."""
    columns = options.side_by_side and options.width >= LEAST_FOR_COLUMNS
    return Sheet(
        width=min(max(options.width, NARROWEST), COLUMNS_MEASURE if columns else MEASURE),
        color=options.color,
        translate=translator(options.lang),
        everything=options.all_articles,
        columns=columns,
        old=old_names(comparison),
        new=new_names(comparison),
        arrows=directions(comparison),
    )


def _column_heads(sheet: Sheet) -> Iterator[StyledLine]:
    yield ()
    if not sheet.columns:
        note = sheet.translate("Two columns need {least} cells, here are {width}: shown in one.")
        told = note.format(least=LEAST_FOR_COLUMNS, width=sheet.width)
        yield from wrapped([StyledRun(told, Look.YELLOW)], sheet.width)
        return
    old, new = (wrapped([StyledRun(sheet.translate(name), Look.FAINT)], column_room(sheet)) for name in SIDES)
    yield from side_by_side(old, new, sheet)


def _body(shown: Iterable[Row], sheet: Sheet) -> Iterator[StyledLine]:
    """The rows to show, each under the headings it stands in; rows of one line stand close together."""
    waiting: list[Row] = []
    spaced = True
    for row in shown:
        heading = row.form is Form.DIVISION
        if heading:
            waiting = [above for above in waiting if above.depth < row.depth]
        if not (sheet.everything or is_news(row)):
            waiting += [row] if heading and row.new else []
            continue
        for above in waiting:
            yield ()
            yield from row_lines(above, sheet)
        short = heading_only(row, sheet) and not heading
        if spaced or waiting or not short:
            yield ()
        yield from row_lines(row, sheet)
        waiting, spaced = [], not short


def _hidden(shown: Iterable[Row], sheet: Sheet, lang: str) -> Iterator[StyledLine]:
    count = sum(row.form is Form.ARTICLE and not is_news(row) for row in shown)
    if sheet.everything or not count:
        return
    _n = plural_translator(lang)
    told = _n(
        "{count} unchanged article is not shown (--all shows it)",
        "{count} unchanged articles are not shown (--all shows them)",
        count,
    ).format(count=count)
    yield ()
    yield from wrapped([StyledRun(told, Look.FAINT)], sheet.width)
