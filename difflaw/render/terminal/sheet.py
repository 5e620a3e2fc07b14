"""What every part of the terminal report needs to know: how wide, how coloured, in which language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from difflaw.changes import Change
from difflaw.i18n import Translate
from difflaw.render.terminal.text import Look
from difflaw.render.view.flags import Flag
from difflaw.render.view.names import Names

NARROWEST = 20
"""Cells below which no terminal report is laid out: it is then laid out for this many. A heading with
its number, ``第一百二十一条``, takes 14."""

MEASURE = 100
"""Cells of the longest line of text, however wide the terminal: 50 Chinese characters. A book has 25 to 40;
in a line of 200 cells the eye does not find back to the start of the next one. Columns have this much each."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The options of one report, and what was looked up once for it.

    ``everything`` shows what did not change too; ``arrows`` are those of ``numbers.directions``.
    """

    width: int
    color: bool
    translate: Translate
    everything: bool
    columns: bool
    old: Names
    new: Names
    arrows: Mapping[int, str]

    def indent(self, depth: int) -> int:
        """Cells before the text of a clause; little where there is little room."""
        return min(2 + 2 * depth, self.width // 8)

    def rival(self, change: Change) -> str:
        """The name of the runner-up of an uncertain change, empty if there is none."""
        rival = change.link.rival
        return (self.new if change.link.old else self.old).ref(rival).name if rival else ""


FLAG_LOOKS: dict[Flag, Look] = {
    Flag.ADDED: Look.GREEN,
    Flag.DELETED: Look.RED,
    Flag.SPLIT: Look.MAGENTA,
    Flag.MERGED: Look.MAGENTA,
    Flag.MODIFIED: Look.YELLOW,
    Flag.MOVED: Look.MAGENTA,
    Flag.RENUMBERED: Look.CYAN,
    Flag.REVIEW: Look.ALERT,
}
"""The colour of each flag's word; those not named are faint."""
