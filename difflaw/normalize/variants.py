"""Traditional characters to Simplified ones, by OpenCC's ``t2s`` tables.

OpenCC converts by phrases first and by characters otherwise. Its Python port walks a whole text phrase
by phrase, which took 46 ms on the 10,000 characters of the Datong draft; asked once for each distinct
character that GB 2312 does not have, and by phrase only where the phrase table could decide otherwise, it
takes 2 ms, and a Simplified text does not load it at all.
``t2s`` never changes the length of a text, so no offsets move.
"""

from __future__ import annotations

import re
import warnings
from functools import cache
from typing import Protocol

PHRASE_CHARACTERS = "么俱彷沈牴瞭藉衹覆乾吒噁徵於昇濛畫薹鉅鍊鍾麼麽"
"""Characters whose conversion depends on their neighbours (藉口 → 借口, 乾坤 stays). A test compares
the result with OpenCC's own on every phrase of its table."""

IN_BOTH = frozenset("乾吒夥後徵捱摺於榘甯菸薹醣麴麽")
"""The characters of GB 2312, the set of Simplified characters, that ``t2s`` changes all the same. A test
compares it with OpenCC's table."""

_WORDS = re.compile(r"[^\x00-\xff，。、；：（）《》〈〉“”]+")
_PHRASE_CHARACTER = re.compile(f"[{PHRASE_CHARACTERS}]")


class _Converter(Protocol):
    def convert(self, string: str) -> str: ...


@cache
def _converter() -> _Converter:
    from opencc import OpenCC

    with warnings.catch_warnings():
        # The port opens its (ASCII) settings without naming an encoding.
        warnings.simplefilter("ignore", EncodingWarning)
        converter: _Converter = OpenCC("t2s")
    return converter


@cache
def _simplified(character: str) -> str:
    return _converter().convert(character)


def _doubtful(text: str) -> set[str]:
    """The distinct characters of ``text`` that may have another form in Simplified."""
    held = set(text)
    return held - set(text.encode("gb2312", "ignore").decode("gb2312")) | held & IN_BOTH


def simplify(text: str) -> str:
    """``text`` in Simplified characters; of the same length.

    >>> simplify("應當遵守本條例，乾坤不改，答覆如後")
    '应当遵守本条例，乾坤不改，答复如后'
    """
    table = {ord(c): s for c in sorted(_doubtful(text)) if c > "㐀" and (s := _simplified(c)) != c}
    simple = text.translate(table) if table else text
    if not _PHRASE_CHARACTER.search(text):
        return simple
    pieces: list[str] = []
    at = 0
    for run in _WORDS.finditer(text):
        if _PHRASE_CHARACTER.search(run[0]):
            pieces += simple[at : run.start()], _converter().convert(run[0])
            at = run.end()
    return "".join(pieces) + simple[at:]
