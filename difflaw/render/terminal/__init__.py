"""The terminal report: a summary, then what changed, article by article, in the order of the new law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from difflaw.changes import Comparison
from difflaw.i18n import plural_translator, translator
from difflaw.render.terminal.bars import stat_lines
from difflaw.render.terminal.head import SIDES, head, notices, sources
from difflaw.render.terminal.row_lines import COLUMNS_MEASURE, column_room, heading_only, row_lines, side_by_side
from difflaw.render.terminal.sheet import MEASURE, NARROWEST, Sheet
from difflaw.render.terminal.text import Look, StyledLine, StyledRun, painted, wrapped
from difflaw.render.view.names import new_names, old_names
from difflaw.render.view.numbering import directions
from difflaw.render.view.rows import Form, Row, rows
from difflaw.render.view.titles import is_news, sentences
from difflaw.render.view.visible import visible

__all__ = ["LEAST_FOR_COLUMNS", "render", "stat", "summary"]

LEAST_FOR_COLUMNS = 100
"""Cells from which two columns are laid side by side: each then has 48, a good 20 Chinese characters,
about half of what a printed page has; in less every sentence falls apart."""


def render(
    comparison: Comparison,
    *,
    width: int,
    color: bool,
    all_articles: bool = False,
    quote: str = "normalised",
    lang: str = "zh",
    side_by_side: bool = False,
    verbose: bool = False,
) -> str:
    """The report as text for a terminal of ``width`` cells, every line ending in a line feed.

    With ``color`` it has escape codes (the sixteen standard colours), otherwise marks: ``[-deleted-]``,
    ``{+inserted+}``. ``all_articles`` shows the unchanged ones too and folds nothing. ``quote`` =
    ``"source"`` quotes the original spelling; what both texts have is then spelt as in the new one.
    ``side_by_side`` lays old and new in two columns if there are ``LEAST_FOR_COLUMNS`` cells.
    ``verbose`` adds what normalising set aside and the notices.

    Guarantees: no line is wider than ``width`` (or ``NARROWEST``, if that is more); nothing in the
    laws commands the terminal; the same comparison gives the same text.
    """
    sheet = _sheet(comparison, width, color, lang, all_articles, side_by_side)
    shown = rows(comparison, quote=quote)
    lines = [*head(comparison, shown, sheet)]
    if verbose:
        lines += sources(comparison, sheet)
    if side_by_side:
        lines += _column_heads(sheet)
    lines += _body(shown, sheet)
    lines += _hidden(shown, sheet, lang)
    if verbose:
        lines += notices(comparison, sheet)
    return painted(lines, color=color)


def stat(comparison: Comparison, *, width: int, color: bool, lang: str = "zh") -> str:
    """One line for each article (or other part) that changed, with a bar, and the totals.

    The numbers are characters without spaces. The guarantees are those of ``render``.
    """
    sheet = _sheet(comparison, width, color, lang, False, False)
    return painted(stat_lines(rows(comparison), sheet, lang), color=color)


def summary(comparison: Comparison, *, lang: str = "zh") -> str:
    """What became of the law, a sentence a line."""
    return "".join(f"{line}\n" for line in map(visible, sentences(comparison, rows(comparison), translator(lang))))


def _sheet(comparison: Comparison, width: int, color: bool, lang: str, everything: bool, columns: bool) -> Sheet:
    columns = columns and width >= LEAST_FOR_COLUMNS
    return Sheet(
        width=min(max(width, NARROWEST), COLUMNS_MEASURE if columns else MEASURE),
        color=color,
        translate=translator(lang),
        everything=everything,
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
