"""Width and shape of characters: half-width punctuation in Chinese text, full-width letters, odd forms.

Every rewriting here keeps the length of the text, so no offsets move.
"""

from __future__ import annotations

import re
import unicodedata

FIRST_CJK = "\u2018"
"""From this character on nearly everything in Unicode is Chinese or stands in Chinese text: curled quotation
marks, dashes, ① and ℃, the ideographs. A comparison, because a pattern with a range of 20,000 characters
takes 2 ms to compile, at every start of the program."""

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t"
"""Character class of horizontal spaces other than U+0020."""

_SPACE_TABLE = dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_QUOTES = str.maketrans("「」『』﹁﹂﹃﹄", "“”‘’“”‘’")
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_MARK = re.compile(r"[,;:?!]|\.(?=\n|$)")
_ANGLES = re.compile(r"<([^<>\n]{0,80})>")
_BRACKET = re.compile(r"[()（）\n]")
_STRAIGHT = re.compile(r"^[^\"\n]*\"[^\n]*$", re.MULTILINE)


def unify_spaces(text: str) -> str:
    """Every horizontal space as U+0020.

    >>> unify_spaces("第一条\\u3000\\u00a0总则")
    '第一条  总则'
    """
    return text.translate(_SPACE_TABLE)


def fold_forms(text: str) -> str:
    """Full-width letters and digits to half-width; compatibility ideographs, radicals and vertical or
    small forms to the ordinary character; 「」 to “”.

    >>> fold_forms("ＡＰＰ１２％「⼤同」·")
    'APP12%“大同”·'
    """
    table: dict[int, int | str] = {
        ord(c): form for c in sorted(set(text)) if c > "\u2e00" and (form := _ordinary(c)) != c
    }
    return text.translate(table | _QUOTES) if table or _has_corner_quote(text) else text


def _has_corner_quote(text: str) -> bool:
    return any(chr(c) in text for c in _QUOTES)


def _ordinary(character: str) -> str:
    code = ord(character)
    wide_form = 0xFF01 <= code <= 0xFF5E and character not in "，；：？！（）．"
    odd_form = 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF or 0xFE50 <= code <= 0xFE6F
    if not (wide_form or odd_form):
        return character
    form = unicodedata.normalize("NFKC", character)
    return form if len(form) == 1 else character


def widen_punctuation(text: str) -> str:
    """Half-width punctuation beside a Chinese character to full width; numbers and Latin text stay.

    Brackets go in pairs, and straight quotation marks where a line holds an even number of them.

    >>> widen_punctuation("市、縣(區)應當:利率1.5%,自12:30起(APP)3,000元")
    '市、縣（區）應當：利率1.5%，自12:30起（APP）3,000元'
    """
    text = _MARK.sub(_widen_mark, text)
    if "<" in text:
        text = _ANGLES.sub(_angles, text)
    if '"' in text:
        text = _STRAIGHT.sub(lambda match: _curl(match[0]), text)
    return _widen_brackets(text) if "(" in text or ")" in text else text


def _widen_mark(match: re.Match[str]) -> str:
    """A mark beside a Chinese character is Chinese; a full stop only behind one, at the end of a line."""
    if match[0] == "." and not is_cjk(match.string[match.start() - 1 : match.start()]):
        return "."
    return _FULL[match[0]] if _beside_cjk(match.string, match.start()) else match[0]


def is_cjk(characters: str) -> bool:
    """Whether a Chinese character, or a punctuation mark of Chinese, is among ``characters``.

    >>> is_cjk("条"), is_cjk("，"), is_cjk("A1,"), is_cjk("")
    (True, True, False, False)
    """
    return bool(characters) and max(characters) >= FIRST_CJK


def _angles(match: re.Match[str]) -> str:
    return f"〈{match[1]}〉" if is_cjk(match[1]) else match[0]


def _curl(line: str) -> str:
    if line.count('"') % 2 or not is_cjk(line):
        return line
    pieces = line.split('"')
    return "".join(piece + ("“" if i % 2 == 0 else "”") for i, piece in enumerate(pieces[:-1])) + pieces[-1]


def _widen_brackets(text: str) -> str:
    characters = list(text)
    stack: list[int] = []
    for match in _BRACKET.finditer(text):
        place = match.start()
        if match[0] == "\n":
            _widen_single(characters, stack)
            stack = []
        elif match[0] in "(（":
            stack.append(place)
        elif stack:
            start = stack.pop()
            if _beside_cjk(text, start) or _beside_cjk(text, place):
                characters[start], characters[place] = "（", "）"
        else:
            _widen_single(characters, [place])
    _widen_single(characters, stack)
    return "".join(characters)


def _widen_single(characters: list[str], places: list[int]) -> None:
    for place in places:
        if _beside_cjk(characters, place):
            characters[place] = "（" if characters[place] in "(（" else "）"


def _beside_cjk(text: str | list[str], place: int) -> bool:
    before = text[place - 1] if place else ""
    return before >= FIRST_CJK or (place + 1 < len(text) and text[place + 1] >= FIRST_CJK)
