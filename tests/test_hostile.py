"""Texts made to be slow or to break something are read in a time that grows with their length, no faster."""

from __future__ import annotations

from time import process_time

import pytest

from difflaw.normalize import normalize
from difflaw.parse import parse
from difflaw.read import read_text

SHORT, LONG = 2_000, 16_000
"""Characters of the two texts of each kind that are compared: eight times as many."""

MOST = 24
"""Times as long that eight times the text may take: eight for work that is linear, 64 for work that is quadratic,
and between them room for the noise of a busy machine."""

NOISE = 0.25
"""Seconds below which nothing is concluded."""

KINDS = {
    "opening brackets": ("", "("),
    "full-width brackets": ("", "（"),
    "brackets after a character": ("中", "("),
    "marks with spaces": ("中", " ,"),
    "spaces": ("中", " "),
    "labels": ("", "第一条"),
    "labels on lines": ("", "第一条\n"),
    "articles on one line": ("", "第一条 甲。"),
    "chapters": ("", "第一章 总则\n"),
    "parts and chapters": ("", "第一编 总则\n第一章 甲\n"),
    "headings on one line": ("第一章 ", "总则第一章 "),
    "bare headings": ("", "第一条 甲。\n总则\n"),
    "contents": ("目录\n", "第一章 甲\n第二章 乙\n"),
    "one long line": ("第一条 ", "为了加强管理，"),
    "one long article": ("第一条 甲\n", "乙\n"),
    "items": ("第一条 下列：\n", "（一）甲；\n"),
    "nested glosses": ("进", "(jìn"),
    "glosses in a row": ("进", "(jìn) "),
    "open quotations": ("第一条 甲。\n", "“甲\n"),
    "title lines": ("", "甲\n"),
    "annexes": ("第一条 甲。\n", "附件\n"),
    "signatures": ("第一条 甲。\n", "某局\n"),
    "lines at a margin": ("第一条 甲\n", "为了加强集市管理维护市场秩序根据有关法律法规结合本市实际制\n"),
    "bold without end": ("# 甲\n", "**甲 "),
    "quotation bars": ("# 甲\n", "> "),
    "rules": ("# 甲\n", "- "),
    "comments without end": ("# 甲\n", "<!--"),
    "tags without end": ("# 甲\n", "<b "),
    "a number without end": ("第", "一"),
    "digits without end": ("第", "1"),
    "fences": ("---\na: b\n", "---\n"),
    "straight quotation marks": ("中", '中"'),
}


NESTED = {"glosses closed within one another": ("字", "(ì a", ")")}
"""Kinds in which each unit is closed by a sign after all of them."""


def seconds(start: str, unit: str, length: int, end: str = "") -> float:
    """Processor time to read, normalise and parse ``start`` and so many ``unit`` as make ``length`` characters, with
    as many ``end`` after."""
    count = length // (len(unit) + len(end))
    text = start + unit * count + end * count + "条 中"
    before = process_time()
    parse(normalize(read_text(text)))
    return process_time() - before


@pytest.mark.parametrize(("start", "unit"), KINDS.values(), ids=KINDS.keys())
def test_time_grows_with_length(start: str, unit: str) -> None:
    """Eight times the text takes nothing like 64 times the time."""
    short, long = seconds(start, unit, SHORT), seconds(start, unit, LONG)
    assert long < NOISE + MOST * short


@pytest.mark.parametrize(("start", "unit", "end"), NESTED.values(), ids=NESTED.keys())
def test_time_grows_with_depth(start: str, unit: str, end: str) -> None:
    """As above, for what stands one in the other."""
    short, long = seconds(start, unit, SHORT, end), seconds(start, unit, LONG, end)
    assert long < NOISE + MOST * short
