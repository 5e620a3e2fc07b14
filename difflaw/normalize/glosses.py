"""Pinyin glosses in parentheses, as web copies of Traditional texts carry them: 促進(jìn), 縣(區(qū)).

A gloss stands directly after a Chinese character (or after what is left of a garbled one) and holds
lower-case pinyin only. With a tone mark it is a gloss anywhere; without one (們(men)) only in a text
that is plainly glossed, because ``(shi)`` might be an abbreviation.
"""

from __future__ import annotations

import re

from difflaw.spans import Rewrite

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿếềê̄ê̌"
"""Letters that only pinyin uses."""

_LETTER = rf"[a-zü{TONED}\u0300\u0301\u0304\u0308\u030c]"
_TONE = rf"[{TONED}\u0300\u0301\u0304\u030c]"
_SYLLABLES = rf"{_LETTER}{{0,8}}{_TONE}{_LETTER}{{0,8}}(?:[ '’·-]{_LETTER}{{1,8}}){{0,8}}"
_TONED = re.compile(rf"(\w)((?: ?[(（] ?{_SYLLABLES} ?[)）])+)")

_INITIAL = r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
_FINAL = (
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|üe"
    r"|a|o|e|i|u|ü|v)"
)
_TONELESS = re.compile(rf"(\w)([(（]{_INITIAL}{_FINAL}[)）])")

FIRST_HAN = "\u2e80"
"""The first of the radicals, after which all Chinese characters are."""

PLAINLY_GLOSSED = 10
"""So many toned glosses make a text plainly glossed. A text with real glosses has hundreds (the Datong
draft 982); one that quotes a pronunciation has one or two."""


def find_glosses(text: str) -> list[Rewrite]:
    """The glosses of ``text``, each as the rewrite of owner and gloss to the owner alone.

    >>> find_glosses("促進(jìn)條例(草案)(APP)")
    [Rewrite(start=1, end=7, text='進')]
    """
    if "(" not in text and "（" not in text:
        return []
    toned = [_rewrite(match) for match in _TONED.finditer(text) if _owns(text, match.start())]
    if len(toned) < PLAINLY_GLOSSED:
        return toned
    taken = {rewrite.start for rewrite in toned}
    toneless = [
        _rewrite(match) for match in _TONELESS.finditer(text) if match.start() not in taken and match[1] > "\u3400"
    ]
    return sorted(toned + toneless)


_WITHIN = "(（ '’·-"
"""What may stand before a letter within a gloss: such a letter bears none itself, or glosses within glosses would go
one level in each round, thousands of rounds in a text made to be slow."""


def _owns(text: str, place: int) -> bool:
    """Whether the character at ``place`` can bear a gloss: a Chinese one, or a letter that stands alone, as a
    garbled character leaves it."""
    if text[place] >= FIRST_HAN:
        return True
    before = text[place - 1] if place else "\n"
    latin = before.isalpha() and before < FIRST_HAN
    return "a" <= text[place] <= "z" and not latin and before not in _WITHIN


def count_glosses(rewrites: list[Rewrite], text: str) -> int:
    """How many glosses the rewrites remove; one rewrite may remove several in a row."""
    removed = [text[rewrite.start : rewrite.end] for rewrite in rewrites]
    return sum(piece.count(")") + piece.count("）") for piece in removed)


def _rewrite(match: re.Match[str]) -> Rewrite:
    return Rewrite(match.start(), match.end(), match[1])
