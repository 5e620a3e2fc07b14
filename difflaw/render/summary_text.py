"""The comparison in a sentence or two."""

from __future__ import annotations

from difflaw.changes import Comparison
from difflaw.i18n import translator
from difflaw.render.options import DEFAULT, Options
from difflaw.render.view.rows import rows
from difflaw.render.view.titles import sentences
from difflaw.render.view.visible import visible


def render(comparison: Comparison, options: Options = DEFAULT) -> str:
    """What became of the law, a sentence per line; nothing in the laws commands the terminal."""
    told = sentences(comparison, rows(comparison), translator(options.lang))
    return "".join(f"{line}\n" for line in map(visible, told))
