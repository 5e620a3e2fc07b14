"""Text that shows as itself, in Markdown, inside HTML in Markdown, and after a forge has looked for links in it."""

from __future__ import annotations

import re

from difflaw.render.view.visible import visible

_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
"""Every sign of ASCII: each means something to Markdown or HTML in some place. As a character reference it
stands for itself only (CommonMark 0.31, 6.2: references cannot be used in place of structural signs)."""

_LINKED = re.compile(r"[@#:]|(?<=[0-9A-Za-z])[-./](?=[0-9A-Za-z])")
"""Signs that make a mention, a reference to an issue, an emoji or a web address. A forge looks for these in
the finished page, where a character reference is a sign again; an empty comment after it parts the words,
and is gone from what is shown and copied (github/cmark-gfm issue 181)."""

PARTED = "<!-- -->"


def escaped(text: str) -> str:
    """``text`` for any place in the document; a line feed becomes a space.

    >>> escaped("第1条 *甲*|乙")
    '第1条 &#42;甲&#42;&#124;乙'
    >>> escaped("@all #12"), escaped("<b>")
    ('&#64;<!-- -->all &#35;<!-- -->12', '&#60;b&#62;')
    """
    pieces, at = [], 0
    for match in _LINKED.finditer(text := visible(text.replace("\n", " "))):
        pieces += [_referenced(text[at : match.end()]), PARTED]
        at = match.end()
    return "".join(pieces) + _referenced(text[at:])


def _referenced(text: str) -> str:
    return _SIGN.sub(lambda match: f"&#{ord(match.group())};", text)
