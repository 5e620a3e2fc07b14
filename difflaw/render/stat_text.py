"""The comparison as one line for each article that changed, with a bar, and the totals."""

from __future__ import annotations

from dataclasses import replace

from difflaw.changes import Comparison
from difflaw.render.options import DEFAULT, Options
from difflaw.render.terminal import sheet_of
from difflaw.render.terminal.bars import stat_lines
from difflaw.render.terminal.text import painted
from difflaw.render.view.rows import rows


def render(comparison: Comparison, options: Options = DEFAULT) -> str:
    """One line for each article (or other part) that changed, with a bar, and the totals.

    The numbers are characters without spaces. Guarantees: as those of the terminal report.
    """
    sheet = sheet_of(comparison, replace(options, all_articles=False, side_by_side=False))
    return painted(stat_lines(rows(comparison), sheet, options.lang), color=options.color)
