"""Width and shape of characters: half-width punctuation in Chinese text, full-width letters, odd forms.

All but ``find_compounds`` keep the length of the text, so no offsets move.
"""

from __future__ import annotations

import re
import unicodedata

from difflaw.spans import Rewrite

FIRST_CJK = "\u2018"
"""From this character on nearly everything in Unicode is Chinese or stands in Chinese text: curled quotation
marks, dashes, ① and ℃, the ideographs. A comparison, because a pattern with a range of 20,000 characters
takes 2 ms to compile, at every start of the program."""

_SPACE_TABLE = dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_QUOTES: dict[int, int | str] = dict(str.maketrans("「」『』﹁﹂﹃﹄", "“”‘’“”‘’"))
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_ANGLES = re.compile(r"<([^<>\n]{0,80})>")
_NARROW = re.compile(r"[,;:?!()（）\n]|\.(?= *(?:\n|$))")
_STRAIGHT = re.compile(r"^[^\"\n]*\"[^\n]*$", re.MULTILINE)
_COMPOUND = re.compile("[\u2474-\u249b\u3220-\u3229]")


def unify_spaces(text: str) -> str:
    """Every horizontal space as U+0020.

    >>> unify_spaces("第一条\\u3000\\u00a0总则")
    '第一条  总则'
    """
    return text.translate(_SPACE_TABLE)


_ODD_FORMS = (
    (0x2E80, 0x2FDF),  # radicals
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0xFE10, 0xFE18),  # vertical forms
    (0xFE30, 0xFE6F),  # vertical and small forms
    (0xFF61, 0xFF65),  # half-width 。「」、
    (0x2F800, 0x2FA1F),  # compatibility ideographs of the second plane
)


def find_compounds(text: str) -> list[Rewrite]:
    """Numbers with their brackets or point in one character, to be written out.

    >>> find_compounds("㈠申请⒉")
    [Rewrite(start=0, end=1, text='（一）'), Rewrite(start=3, end=4, text='2.')]
    """
    return [Rewrite(m.start(), m.end(), _written_out(m[0])) for m in _COMPOUND.finditer(text)]


def _written_out(character: str) -> str:
    return unicodedata.normalize("NFKC", character).replace("(", "（").replace(")", "）")


def fold_forms(text: str) -> str:
    """Full-width letters and digits to half-width; compatibility ideographs, radicals and vertical or
    small forms to the ordinary character; 「」 to “”.

    >>> fold_forms("ＡＰＰ１２％「⼤同」·")
    'APP12%“大同”·'
    """
    # The ideographs proper, nine of ten characters, have no other form.
    unusual = (c for c in sorted(set(text)) if c > "\u2e00" and not "\u4e00" <= c <= "\u9fff")
    table: dict[int, int | str] = {ord(c): form for c in unusual if (form := _ordinary(c)) != c}
    return text.translate(table | _QUOTES) if table or _has_corner_quote(text) else text


RADICALS = dict(
    zip(
        "⺟⺠⺾⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "母民艹虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
"""Radicals that PDFs give for the characters and that NFKC leaves (Unicode's EquivalentUnifiedIdeograph)."""


def _has_corner_quote(text: str) -> bool:
    return any(chr(c) in text for c in _QUOTES)


def _ordinary(character: str) -> str:
    code = ord(character)
    wide_form = 0xFF01 <= code <= 0xFF5E and character not in "，；：？！（）"
    odd_form = any(first <= code <= last for first, last in _ODD_FORMS)
    if not (wide_form or odd_form):
        return character
    form = RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    return form if len(form) == 1 else character


def widen_punctuation(text: str) -> str:
    """Half-width punctuation beside a Chinese character to full width; numbers and Latin text stay.

    Brackets go in pairs, and straight quotation marks where a line holds an even number of them.

    >>> widen_punctuation("市、縣(區)應當:利率1.5%,自12:30起(APP)3,000元")
    '市、縣（區）應當：利率1.5%，自12:30起（APP）3,000元'
    """
    if "<" in text:
        text = _ANGLES.sub(_angles, text)
    if '"' in text:
        text = _STRAIGHT.sub(lambda match: _curl(match[0]), text)
    return _widen(text)


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


def _widen(text: str) -> str:
    """Widen each mark beside a Chinese character, each bracket with its partner; a mark made wide is a Chinese
    character to the next. A full stop counts only after one, at the end of a line."""
    narrow, partner = _find_narrow(text)
    if not narrow:
        return text
    characters = list(text)
    waiting = [p for p in narrow if _beside_cjk(characters, p) or characters[partner.get(p, p)] in "（）"]
    while waiting:
        place = waiting.pop()
        narrow.pop(place, None)
        characters[place] = _FULL[text[place]]
        around = (_before(characters, place), _after(characters, place), partner.get(place, -1))
        for other in around:
            if other in narrow and (text[other] != "." or other == around[1]):
                narrow.pop(other)
                waiting.append(other)
    return "".join(characters)


def _find_narrow(text: str) -> tuple[dict[int, str], dict[int, int]]:
    """The places of narrow marks, in order, and for each bracket the place of its partner in the line."""
    narrow: dict[int, str] = {}
    partner: dict[int, int] = {}
    stack: list[int] = []
    for match in _NARROW.finditer(text):
        place, mark = match.start(), match[0]
        if mark == "\n":
            stack.clear()
        elif mark in "(（":
            stack.append(place)
        elif mark in ")）" and stack:
            other = stack.pop()
            partner[place], partner[other] = other, place
        if mark in _FULL:
            narrow[place] = mark
    return narrow, partner


def _before(characters: list[str], place: int) -> int:
    """The place before ``place``, spaces not counted: those beside a Chinese character will go."""
    place -= 1
    while place >= 0 and characters[place] == " ":
        place -= 1
    return place


def _after(characters: list[str], place: int) -> int:
    place += 1
    while place < len(characters) and characters[place] == " ":
        place += 1
    return place


def _beside_cjk(characters: list[str], place: int) -> bool:
    before, after = _before(characters, place), _after(characters, place)
    if before >= 0 and characters[before] >= FIRST_CJK:
        return True
    return characters[place] != "." and after < len(characters) and characters[after] >= FIRST_CJK
