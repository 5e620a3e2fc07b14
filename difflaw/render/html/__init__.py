"""The report as one self-contained HTML page: readable without script, printed, searched, reviewed."""

from __future__ import annotations

from difflaw.changes import Comparison


def render(comparison: Comparison, *, lang: str = "zh", quote: str = "normalised") -> str:
    """The whole report as one HTML document that asks for nothing from anywhere.

    ``lang`` is the language of the labels (``zh`` or ``en``); ``quote`` is ``"normalised"`` for the
    texts as compared or ``"source"`` for their original characters. Same comparison, same bytes.

    Guarantee: whatever stands in a title, a text or a file name shows as text and runs nothing.
    """
    from difflaw.render.html.page import page

    return page(comparison, lang=lang, quote=quote)
