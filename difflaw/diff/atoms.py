"""Text as atoms: the smallest pieces an edit may touch.

An atom is one character, or a run no edit may cut: a reference, a date, an amount, a number, an item
label, a book title 《…》, a Latin word, or a common word of statutes (``words.py``). A cut can then fall
only where a reader would accept one, whatever the difference algorithm does.
"""

from __future__ import annotations

import re

from difflaw.diff.vocabulary import LENGTHS, WORDS

_HAN = "〇○零一二三四五六七八九十百千万亿两"
_NUM = rf"[{_HAN}0-9]+(?:[.,][0-9]+)*"
_LATIN = r"[A-Za-z0-9\u00c0-\u024f\u0300-\u036f\u0370-\u052f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+"
_UNIT = (
    "(?:个工作日|工作日|个月|个|周岁|岁|年|季度|月|周|日|天|小时|分钟|秒|元|角|美元|平方米|平方公里|立方米|公里|公顷|亩|米|"
    "厘米|毫米|吨|公斤|千克|克|千瓦|度|倍|折|名|人|户|家|次|件|份|项|种|类|级|层|部|处|期)"
)
_STEP = rf"第[（(]?{_NUM}[）)]?(?:分?[编章节]|[条款项目届次号批类级期名季])?|[本前](?:条(?!例)|款)|前[{_HAN}][条款项]"

# As few branches with numerals as will do: each set of numerals takes a quarter of a millisecond to compile.
_PATTERNS = (
    # A reference, 第二十一条第二款第（三）项 or 第一百三十三条之一 or 前款第（二）项, is one atom
    # however deep it goes; the levels are those of 立法法 (2023) 第六十五条.
    rf"(?:(?:{_STEP})(?:之{_NUM})?)+",
    rf"[（(]{_NUM}[）)]",
    r"[〔［\[（(][0-9]{4}[〕］\]）)](?:第?[0-9]+号)?",
    # A date, a time of day, an amount; a fraction or a decimal in words.
    rf"(?:{_NUM}(?:年|月|日|时|分(?!之)|[余多]?{_UNIT}))+|{_NUM}(?:分之|点){_NUM}",
    rf"[{_HAN}]{{2,}}",
    # A book title may hold another. Bounded, so that a text of nothing but 《 costs little.
    r"《(?:[^《》\n]|《[^《》\n]{0,120}》){1,240}》",
    rf"{_LATIN}(?:[-.,:/_+&@'’]{_LATIN})*[%％‰℃]?",
)
_WHOLE = re.compile("|".join(_PATTERNS))
_LEVELS = frozenset("编章节条款项")
_OPENERS = frozenset(f"{_HAN}第本前（(〔［[《")


def is_reference(atom: str) -> bool:
    """Whether an atom is the number of a provision: 第二十一条第二款, and neither a date nor 第三人.

    >>> is_reference("第二十一条第二款"), is_reference("第三"), is_reference("三日")
    (True, False, False)
    """
    return len(atom) > 2 and atom[0] == "第" and not _LEVELS.isdisjoint(atom)


def atoms(text: str) -> list[str]:
    """Cut ``text`` into atoms; joined they are the text again.

    >>> atoms("依照本法第二十一条第二款第（三）项处五万元罚款")
    ['依照', '本法', '第二十一条第二款第（三）项', '处', '五万元', '罚款']
    >>> atoms("《档案法》自2018年1月22日起施行，增长3.5%")
    ['《档案法》', '自', '2018年1月22日', '起', '施行', '，', '增', '长', '3.5%']
    """
    found: list[str] = []
    at, end = 0, len(text)
    while at < end:
        first = text[at]
        atom = first
        # Only these can begin a run: asking the pattern at every character would cost four times as much.
        match = _WHOLE.match(text, at) if first in _OPENERS or first < "\u0530" or first >= "\uff10" else None
        if match:
            atom = match[0]
        else:
            for length in LENGTHS.get(first, ()):
                if text[at : at + length] in WORDS:
                    atom = text[at : at + length]
                    break
        found.append(atom)
        at += len(atom)
    return found
