"""The report as one self-contained HTML page: readable without script, printed, searched, reviewed."""

from __future__ import annotations

from difflaw.changes import Comparison
from difflaw.render.options import DEFAULT, Options


def render(comparison: Comparison, options: Options = DEFAULT) -> str:
    """The whole report as one HTML document that asks for nothing from anywhere.

    Of the options it heeds ``lang`` and ``quote``. Same comparison, same bytes.

    Guarantee: whatever stands in a title, a text or a file name shows as text and runs nothing.
    """
    from difflaw.render.html.page import page

    return page(comparison, lang=options.lang, quote=options.quote)
