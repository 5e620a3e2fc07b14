"""Makes characters that would act on the reader's screen show as text instead."""

from __future__ import annotations

import re

COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, marks that turn the direction of writing, line separators, and halves of characters, which
cannot be written in any encoding."""


def visible(text: str) -> str:
    """The text, of the same length, with every character that commands shown as one that does not.

    A law may not move the cursor, set the title of the window or turn the direction of writing.

    >>> visible("甲\\x1b[2J乙\\u202e丙\\t丁")
    '甲␛[2J乙\ufffd丙 丁'
    """
    return COMMANDS.sub(lambda match: _shown(match.group()), text)


def visible_lines(text: str) -> str:
    """A whole document with ``visible`` lines: its line feeds stay what they are.

    >>> visible_lines("甲\\x9b\\n乙\\n")
    '甲\ufffd\\n乙\\n'
    """
    return "\n".join(map(visible, text.split("\n")))


def _shown(character: str) -> str:
    code = ord(character)
    if character == "\t":
        return " "
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\ufffd"
