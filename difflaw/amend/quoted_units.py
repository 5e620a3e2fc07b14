"""Several articles, paragraphs or items in one quotation, taken apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from difflaw.numerals import NUMERAL, article_label, label_number


class QuotedPiece(NamedTuple):
    """One unit of what is quoted: its words, without the label of an article, and the ``number`` of that label
    (``"133-1"``; empty where none is quoted)."""

    number: str
    text: str


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(第{NUMERAL}条(?:之{NUMERAL})?)(?: |$)")


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"第{NUMERAL}[编章节](?: |$)")


def article_piece(text: str, number: str = "") -> QuotedPiece:
    """The words of one article, without its label. A label after a quotation mark has lost the space that sets it
    off, so it is known by the ``number`` that is expected.

    >>> article_piece("第一百二十条之二 有下列情形之一的")
    QuotedPiece(number='120-2', text='有下列情形之一的')
    >>> article_piece("第九条规定的情形", "8"), article_piece("第八条甲", "8").text
    (QuotedPiece(number='', text='第九条规定的情形'), '甲')
    """
    end = _label_end(text, number)
    return QuotedPiece(label_number(text[:end]), text[end:].lstrip(" \n")) if end else QuotedPiece("", text)


def _label_end(line: str, number: str) -> int:
    """Where the label ends with which ``line`` begins; 0 where it begins with none."""
    match = _label().match(line)
    if match:
        return match.end(1)
    label = article_label(number) if number else ""
    return len(label) if label and line.startswith(label) else 0


def pieces(
    quotes: Sequence[str], count: int, *, by_item: bool = False, numbers: Sequence[str] = ()
) -> list[QuotedPiece]:
    """``quotes`` in ``count`` units: at the labels of articles where there are such (``numbers`` are those
    expected); a quotation each; a line each, items with the line before them unless ``by_item``. Where none of that
    gives ``count``, all is one unit.

    >>> pieces(["甲：\\n（一）乙。\\n丙。"], 2)
    [QuotedPiece(number='', text='甲：\\n（一）乙。'), QuotedPiece(number='', text='丙。')]
    """
    lines = "\n".join(quotes).split("\n")
    starts = _labelled(lines, numbers)
    if starts and all(_heading().match(line) for line, _ in zip(lines, range(starts[0][0]), strict=False)):
        ends = [*(start for start, _ in starts[1:]), len(lines)]
        return [article_piece("\n".join(lines[a:b]), n) for (a, n), b in zip(starts, ends, strict=True)]
    if len(quotes) == count:
        return [QuotedPiece("", quote) for quote in quotes]
    places = [i for i, line in enumerate(lines) if not i or by_item or not line.startswith("（")]
    if len(places) != count:
        return [QuotedPiece("", "\n".join(lines))]
    ends = [*places[1:], len(lines)]
    return [QuotedPiece("", "\n".join(lines[a:b])) for a, b in zip(places, ends, strict=True)]


def _labelled(lines: Sequence[str], numbers: Sequence[str]) -> list[tuple[int, str]]:
    """The lines that begin an article, each with its number where that is expected; those numbers in their order."""
    found: list[tuple[int, str]] = []
    waiting = list(numbers)
    for i, line in enumerate(lines):
        number = waiting[0] if waiting else ""
        if _label_end(line, number):
            found.append((i, number))
            waiting = waiting[1:]
    return found


def numbers_in(lines: Sequence[str]) -> list[str]:
    """The numbers of the articles that begin with these lines, where they follow one another.

    >>> numbers_in(["第九条甲。", "依照第三条。", "第十条乙。"])
    ['9', '10']
    """
    found: list[str] = []
    for line in lines:
        match = re.match(rf"第{NUMERAL}条(?:之{NUMERAL})?", line)
        number = label_number(match[0]) if match else ""
        if number and (not found or (found[-1].isdigit() and number == str(int(found[-1]) + 1))):
            found.append(number)
    return found
