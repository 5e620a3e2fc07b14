"""Word's automatic numbers: which paragraph has one, how it counts, and how it is written.

Source: ECMA-376 part 1, 17.9 (numbering) and 17.18.59 (number formats). A list counts for all paragraphs that
point to it, by themselves or through their style; a level begins anew after a higher one; ``numId=0`` switches
the numbers of a style off.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from difflaw.numerals import to_chinese
from difflaw.ooxml import qname

if TYPE_CHECKING:
    from lxml.etree import _Element

VAL = qname("w:val")
DEEPEST = 8
"""The last of Word's nine levels."""

_OFF = "0"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_DIGITS = "〇一二三四五六七八九"
_FINANCIAL = str.maketrans("一二三四五六七八九十百千零", "壹贰叁肆伍陆柒捌玖拾佰仟零")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)


class NumberedBy(NamedTuple):
    """What a paragraph or a style says of its number: the list and the level; ``None`` where it says nothing."""

    list: str | None = None
    level: int | None = None


@dataclass(slots=True)
class NumberLevel:
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    behind: str = "tab"
    restart: int | None = None
    """After which level it begins anew, counted from 1; 0 is never, ``None`` after any higher one."""
    style: str = ""
    legal: bool = False
    """Whether the numbers of higher levels are written as digits."""


@dataclass(slots=True)
class NumberList:
    """A list: the abstract one it counts with, its levels, and where it begins anew when first met."""

    abstract: str
    levels: dict[int, NumberLevel]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, counting as its paragraphs are met in order."""

    def __init__(self, root: _Element | None) -> None:
        self._lists = _lists(root) if root is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        self._met: set[tuple[str, int]] = set()

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """The level that a list ties to a style."""
        found = self._lists.get(list_id)
        levels = found.levels if found else {}
        return next((level for level, row in levels.items() if row.style == style), None)

    def label(self, list_id: str, level: int) -> str:
        """The label of the next paragraph at ``level`` of a list, with what sets it off from the words; ``""``
        where the list writes none."""
        found = self._lists.get(list_id)
        row = found.levels.get(level) if found and list_id != _OFF else None
        if found is None or row is None:
            return ""
        counts = self._counts.setdefault(found.abstract, {})
        if level in found.starts and (list_id, level) not in self._met:
            counts.pop(level, None)
        self._met.add((list_id, level))
        counts[level] = counts[level] + 1 if level in counts else found.starts.get(level, row.start)
        for below in [n for n in counts if n > level]:
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or 0 < level + 1 <= restart:
                del counts[below]
        return self._written(found, row, counts)

    def _written(self, found: NumberList, row: NumberLevel, counts: dict[int, int]) -> str:
        def number(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            its = found.levels.get(level, NumberLevel())
            value = counts.setdefault(level, found.starts.get(level, its.start))
            return written("decimal" if row.legal and its is not row else its.format, value)

        if row.format == "bullet":
            return ""  # a dot or an arrow is layout
        label = re.sub(r"%([1-9])", number, row.pattern)
        return label + _gap(label, row.behind) if label.strip() else ""


def _gap(label: str, behind: str) -> str:
    """What sets a label off. A number of an article or a heading always is: run together with its words it would
    read like a reference, and Word's own number is none."""
    if behind == "nothing" and label[-1:] not in "编章节条":
        return ""
    return "\u3000" if behind == "nothing" or not label.endswith(("\u3000", " ")) else ""


def written(format: str, value: int) -> str:
    """A number in one of Word's formats; digits where the format is none of those.

    >>> [written(f, 21) for f in ("decimal", "chineseCountingThousand", "ideographDigital", "upperRoman")]
    ['21', '二十一', '二一', 'XXI']
    >>> [written("chineseCounting", n) for n in (10, 99, 101)], written("decimalEnclosedCircle", 3)
    (['十', '九十九', '一〇一'], '③')
    """
    writer = _WRITERS.get(format, str)
    return writer(value) if 0 < value < 100_000 or format not in _WRITERS else str(value)


def _digits(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _counting(value: int) -> str:
    return to_chinese(value) if value < 100 else _digits(value)


def _letters(value: int) -> str:
    times, place = divmod(value - 1, 26)
    return chr(ord("a") + place) * min(times + 1, 30)


def _roman(value: int) -> str:
    out = ""
    for size, sign in _ROMAN:
        times, value = divmod(value, size)
        out += sign * times
    return out


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)]


def _enclosed(first: str, count: int) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + value - 1) if value <= count else str(value)


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "none": lambda value: "",
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
    "chineseCounting": _counting,
    "chineseCountingThousand": to_chinese,
    "chineseLegalSimplified": lambda value: to_chinese(value).translate(_FINANCIAL),
    "ideographLegalTraditional": lambda value: to_chinese(value).translate(_FINANCIAL),
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "japaneseCounting": to_chinese,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": to_chinese,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _enclosed("①", 20),
    "decimalEnclosedCircleChinese": _enclosed("①", 20),
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
}


def _lists(root: _Element) -> dict[str, NumberList]:
    abstract = {row.get(qname("w:abstractNumId"), ""): row for row in root.iterchildren(qname("w:abstractNum"))}
    found: dict[str, NumberList] = {}
    links: dict[str, str] = {}
    for number in root.iterchildren(qname("w:num")):
        id = number.get(qname("w:numId"), "")
        base = _value(number, "w:abstractNumId")
        levels = _levels(abstract[base]) if base in abstract else {}
        starts: dict[int, int] = {}
        for override in number.iterchildren(qname("w:lvlOverride")):
            level = _whole(override.get(qname("w:ilvl"), "0"), 0)
            own = override.find(qname("w:lvl"))
            if own is not None:
                levels[level] = _level(own)
            start = _value(override, "w:startOverride")
            if start:
                starts[level] = _whole(start, 1)
        found[id] = NumberList(base, levels, starts)
        if base in abstract and not levels and (link := _value(abstract[base], "w:numStyleLink")):
            links[id] = link
    _follow(links, abstract, found)
    return found


def _follow(links: dict[str, str], abstract: dict[str, _Element], found: dict[str, NumberList]) -> None:
    """A list may borrow its levels from the one that belongs to a style of numbering."""
    styled = {_value(row, "w:styleLink"): id for id, row in abstract.items()}
    for id, style in links.items():
        if style in styled:
            lender = styled[style]
            found[id] = NumberList(lender, _levels(abstract[lender]) | found[id].levels, found[id].starts)


def _levels(abstract: _Element) -> dict[int, NumberLevel]:
    rows = abstract.iterchildren(qname("w:lvl"))
    return {_whole(row.get(qname("w:ilvl"), "0"), 0): _level(row) for row in rows}


def _level(row: _Element) -> NumberLevel:
    restart = _value(row, "w:lvlRestart")
    legal = row.find(qname("w:isLgl"))
    return NumberLevel(
        start=_whole(_value(row, "w:start"), 1),
        format=_value(row, "w:numFmt") or "decimal",
        pattern=_value(row, "w:lvlText"),
        behind=_value(row, "w:suff") or "tab",
        restart=_whole(restart, 0) if restart else None,
        style=_value(row, "w:pStyle"),
        legal=legal is not None and legal.get(VAL) not in ("0", "false"),
    )


def _value(element: _Element, child: str) -> str:
    found = element.find(qname(child))
    return found.get(VAL, "") if found is not None else ""


def _whole(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,9}", text) else default
