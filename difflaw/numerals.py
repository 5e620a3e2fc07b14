"""Numbers as Chinese statutes write them: 一百二十 ↔ 120, 第一百三十三条之一 ↔ 133-1.

立法法 (2023) 第六十五条: 编, 章, 节 and 条 are numbered in Chinese numerals, 项 in parenthesised Chinese
numerals, 目 in Arabic ones. An article put between two others is numbered 第X条之一, 之二 …
"""

from __future__ import annotations

import re

DIGITS = {
    c: n
    for n, cs in enumerate(("〇零○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for c in cs
}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
TENS = {"廿": 20, "卅": 30}

NUMERAL = r"[〇零○一二两三四五六七八九十百千万廿卅]{1,16}"
"""Pattern of a Chinese numeral; 一千二百六十 has six characters, and no law a number of more than twelve."""

NUMBER = rf"(?:{NUMERAL}|\d{{1,9}})"
"""Pattern of a number in either script."""


def to_int(numeral: str) -> int:
    """The value of a Chinese or Arabic numeral.

    >>> [to_int(n) for n in ("一百二十", "十", "二〇一八", "一千二百六十", "两", "21", "一万零三")]
    [120, 10, 2018, 1260, 2, 21, 10003]

    Raises ``ValueError`` for anything else.
    """
    if numeral.isdecimal():
        return int(numeral)
    if not numeral:
        raise ValueError("an empty numeral")
    if len(numeral) > 1 and all(c in DIGITS for c in numeral):
        return int("".join(str(DIGITS[c]) for c in numeral))
    total = section = digit = 0
    for character in numeral:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in UNITS:
            section += (digit or 1) * UNITS[character]
            digit = 0
        elif character in TENS:
            section += TENS[character]
        elif character == "万":
            total, section, digit = total + (section + digit) * 10_000, 0, 0
        else:
            raise ValueError(f"not a numeral: {numeral!r}")
    return total + section + digit


def to_chinese(value: int) -> str:
    """The Chinese numeral of ``value``, 0 to 99,999,999.

    >>> [to_chinese(n) for n in (10, 12, 20, 101, 110, 1260, 10003)]
    ['十', '十二', '二十', '一百零一', '一百一十', '一千二百六十', '一万零三']

    Raises ``ValueError`` outside that range.
    """
    if not 0 <= value < 10**8:
        raise ValueError(f"no numeral for {value}")
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return to_chinese(high) + "万" + gap + (_below_ten_thousand(low) if low else "")
    numeral = _below_ten_thousand(value)
    return numeral[1:] if numeral.startswith("一十") else numeral


def _below_ten_thousand(value: int) -> str:
    if value == 0:
        return "零"
    names, out, gap = "零一二三四五六七八九", "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            out += ("零" if gap and out else "") + names[digit] + name
            gap = False
        else:
            gap = True
    return out


_LABEL = re.compile(rf"第?({NUMBER})(?:[-－—]({NUMBER}))?(?:分编|[编章节条款项目])?(?:之({NUMBER}))?")


def label_number(label: str) -> str:
    """The number in a label, as digits; a ``之`` or a hyphen adds a second.

    >>> [label_number(s) for s in ("第一百三十三条之一", "第12-1条", "第三十六", "第二章")]
    ['133-1', '12-1', '36', '2']

    Raises ``ValueError`` when ``label`` is no label.
    """
    match = _LABEL.fullmatch(label)
    if not match:
        raise ValueError(f"not a label: {label!r}")
    main, hyphen, of = match.groups()
    second = hyphen or of
    return f"{to_int(main)}-{to_int(second)}" if second else str(to_int(main))


def article_label(number: str) -> str:
    """The label of an article number.

    >>> article_label("133-1"), article_label("21")
    ('第一百三十三条之一', '第二十一条')
    """
    main, _, second = number.partition("-")
    return f"第{to_chinese(int(main))}条" + (f"之{to_chinese(int(second))}" if second else "")
