"""Several articles, paragraphs or items in one quotation, taken apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from difflaw.numerals import NUMERAL, label_number


class Piece(NamedTuple):
    """One unit of what is quoted: its words, without the label of an article, and the ``number`` of that label
    (``"133-1"``; empty where none is quoted)."""

    number: str
    text: str


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"第{NUMERAL}条(?:之{NUMERAL})?(?: |$)")


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"第{NUMERAL}[编章节](?: |$)")


def article_piece(text: str) -> Piece:
    """The words of one article, without its label.

    >>> article_piece("第一百二十条之二 有下列情形之一的")
    Piece(number='120-2', text='有下列情形之一的')
    """
    match = _label().match(text)
    return Piece(label_number(match[0].strip()), text[match.end() :].lstrip("\n")) if match else Piece("", text)


def pieces(quotes: Sequence[str], count: int, *, by_item: bool = False) -> list[Piece]:
    """``quotes`` in ``count`` units: at the labels of articles where there are such; a quotation each; a line each,
    items with the line before them unless ``by_item``. Where none of that gives ``count``, all is one unit.

    >>> pieces(["甲：\\n（一）乙。\\n丙。"], 2)
    [Piece(number='', text='甲：\\n（一）乙。'), Piece(number='', text='丙。')]
    """
    lines = "\n".join(quotes).split("\n")
    starts = [i for i, line in enumerate(lines) if _label().match(line)]
    if starts and all(_heading().match(line) for line in lines[: starts[0]]):
        ends = [*starts[1:], len(lines)]
        return [article_piece("\n".join(lines[a:b])) for a, b in zip(starts, ends, strict=True)]
    if len(quotes) == count:
        return [Piece("", quote) for quote in quotes]
    starts = [i for i, line in enumerate(lines) if not i or by_item or not line.startswith("（")]
    if len(starts) != count:
        return [Piece("", "\n".join(lines))]
    ends = [*starts[1:], len(lines)]
    return [Piece("", "\n".join(lines[a:b])) for a, b in zip(starts, ends, strict=True)]
