"""Tables: those that only lay out a page are read as its paragraphs, all others row by row, never as articles."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from difflaw.numerals import NUMBER, label_number
from difflaw.read.passages import Passage, RunPiece, letters

BAR = "|"
"""The sign that stands around the cells of a row. No label begins with it, so a row is never an article."""

_LABEL = re.compile(rf"\s*(第\s*{NUMBER}\s*(?:分编|[编章节条])(?:之{NUMBER})?)\s*")
_ARTICLE = re.compile(rf"第\s*{NUMBER}\s*条(?:之{NUMBER})?")
_ENDS = "。；：！？”）"

COUNTED = 0.8
"""Share of the labels in a column that must count on, so that the rows are a law's own and not a list of another's:
in the lists of charges (条文 | 罪名) the numbers jump at nearly every row."""


class Cell(NamedTuple):
    """A cell: its column, counted from 0, and what stands in it."""

    column: int
    passages: tuple[Passage, ...]

    @property
    def words(self) -> str:
        """Its words on one line."""
        return " ".join(" ".join(p.text.split()) for p in self.passages if p.text.strip() and not p.aside)


TableRow = tuple[Cell, ...]


def lay_out(rows: Sequence[TableRow], outer: int = 0) -> list[Passage]:
    """The passages that a table comes to: the paragraphs of its cells where it only lays out the page (one column,
    one row, or labels beside their words), else one passage per row, with bars between the cells.

    >>> cell = lambda column, words: Cell(column, (Passage(words),))
    >>> [p.text for p in lay_out([(cell(0, "第二百条"), cell(1, "某罪")), (cell(0, "第三百条"), cell(1, "另罪"))])]
    ['| 第二百条 | 某罪 |', '| 第三百条 | 另罪 |']
    >>> rows = [(cell(0, "第一条"), cell(1, "为了规范……。")), (cell(0, "第二条"), cell(1, "本市……。"))]
    >>> [p.text for p in lay_out(rows)]
    ['第一条\\u3000为了规范……。', '第二条\\u3000本市……。']
    """
    filled = [[cell for cell in row if cell.words] for row in rows]
    if all(len(row) <= 1 for row in filled) or len([row for row in filled if row]) == 1:
        return [_deeper(passage, outer) for row in rows for cell in row for passage in cell.passages]
    if _labels_beside_words(filled):
        return [_deeper(passage, outer) for row in filled for passage in _beside(row)]
    return [_row(row, number, outer) for number, row in enumerate(rows, 1) if any(cell.words for cell in row)]


def _deeper(passage: Passage, outer: int) -> Passage:
    return passage._replace(outer=passage.outer + outer + 1)


def _labels_beside_words(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first column holds nothing but labels, of articles that count from the first row on, and the
    second sentences."""
    pairs = [row for row in rows if len(row) == 2]
    labels = [match[1] for row in pairs if (match := _LABEL.fullmatch(row[0].words))]
    articles = [row for row in pairs if _ARTICLE.fullmatch(row[0].words)]
    if not articles or len(labels) < len(pairs) or any(len(row) > 2 for row in rows):
        return False
    numbers = [label_number(re.sub(r"\s", "", row[0].words)) for row in articles]
    steps = sum(_next(before, after) for before, after in itertools.pairwise(numbers))
    sentences = sum(row[1].words[-1] in _ENDS for row in articles)
    return steps >= COUNTED * (len(articles) - 1) and sentences >= COUNTED * len(articles)


def _next(before: str, after: str) -> bool:
    main, _, second = after.partition("-")
    last, _, last_second = before.partition("-")
    return int(main) == int(last) + 1 if not second else main == last and int(second) == int(last_second or 0) + 1


def _beside(row: Sequence[Cell]) -> list[Passage]:
    if len(row) < 2:
        return [passage for cell in row for passage in cell.passages]
    first, *rest = (passage for passage in row[1].passages if passage.text.strip())
    gap = f"{row[0].words}\u3000"
    moved = tuple(RunPiece(p.start + len(gap), p.end + len(gap), p.what) for p in first.asides)
    depth = first.depth or next((p.depth for p in row[0].passages if p.depth), 0)
    return [first._replace(text=gap + first.text, asides=moved, depth=depth), *rest]


def _row(row: TableRow, number: int, outer: int) -> Passage:
    text = BAR
    cells: list[RunPiece] = []
    for cell in row:
        words = cell.words
        cells.append(RunPiece(len(text) + 1, len(text) + 1 + len(words), f"{letters(cell.column)}{number}"))
        text += f" {words} {BAR}"
    whole = (RunPiece(0, cells[0].end, cells[0].what), *cells[1:])
    return Passage(
        text, kind="row", page=row[0].passages[0].page if row[0].passages else None, cells=whole, outer=outer
    )
