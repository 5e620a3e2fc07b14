"""Where something stands, in every report: by line, or by page, paragraph and cell; and second places of notices."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise

import pytest

import difflaw
from difflaw.changes import Comparison
from difflaw.model import Block, Law, Place, Source
from difflaw.normalize import normalize
from difflaw.parse import parse
from difflaw.render import html, outline_json, outline_text, terminal
from difflaw.render import json as document
from difflaw.render.options import Options
from difflaw.spans import Span
from tests.render.test_json import COMPARISON, OUTLINE, faults

TEXT = "某条例\n第一条 甲乙丙丁，\n第二条 戊己庚辛。\n第二条 壬癸子丑。\n"
"""Notices: article 1 ends in a comma (line 2), article 2 stands twice (line 4, first on line 3)."""


def in_blocks() -> Source:
    """The text as from a file of pages, paragraphs and cells, one a line; the first line is in no block."""
    source = difflaw.read_text(TEXT, "旧.docx")
    spans = [Span(start, end - 1) for start, end in pairwise(source.line_starts)]
    blocks = (
        Block(span=spans[1], page=3),
        Block(span=spans[2], page=3, paragraph=5, kind="paragraph"),
        Block(span=spans[3], cell="B3", kind="cell", depth=1),
    )
    return replace(source, blocks=blocks)


def compared() -> Comparison:
    """The text in blocks against the same as plain text."""
    return difflaw.compare(in_blocks(), difflaw.read_text(TEXT, "新.txt"))


def test_an_offset_has_the_place_of_its_block() -> None:
    """Line and column always; page, paragraph and cell where a block has them; before the first block none."""
    source = in_blocks()
    assert source.place(0) == Place(0, 1, 1)
    at = source.text.index("第二条")
    assert source.place(at + 4) == Place(at + 4, 3, 5, page=3, paragraph=5)
    end = source.text.index("第二条") - 1
    assert source.text[end] == "\n"
    assert source.place(end) == Place(end, 2, 13 - 3, page=3)
    assert source.place(len(source.text)).cell == "B3"


@pytest.mark.parametrize(
    ("lang", "ending", "repeat"),
    [
        ("en", "旧.docx, page 3: ", ("旧.docx, cell B3: ", "article 2 stands twice (see page 3, paragraph 5)")),
        ("zh", "旧.docx，第 3 页: ", ("旧.docx，单元格 B3: ", "（参见第 3 页，第 5 段）")),
    ],
)
def test_terminal_and_outline_write_the_place_of_the_format(lang: str, ending: str, repeat: tuple[str, str]) -> None:
    """No line numbers where the reader's program shows none; the plain text beside it keeps them."""
    shown = terminal.render(compared(), Options(width=200, lang=lang, verbose=True))
    outline = outline_text.render(difflaw.law(in_blocks()), Options(lang=lang))
    for report in (shown, outline):
        assert ending in report
        assert all(piece in report for piece in repeat)
        assert "旧.docx:2:" not in report
    assert "新.txt:2:9: " in shown
    assert "新.txt:4:1: " in shown


def test_the_page_writes_the_place_of_the_format() -> None:
    """On the old side page and cell, on the new side lines."""
    page = html.render(compared(), Options(lang="en"))
    places = re.findall(r'<span class="place">([^<]*)</span>', page)
    assert places == ["page 3", "cell B3", "line 2", "line 4"]
    assert "(see page 3, paragraph 5)" in page
    assert "(see line 3)" in page


def test_json_has_the_place_of_the_format_where_there_is_one() -> None:
    """Page, paragraph and cell stand only on the side that has them; both documents keep to their schemas."""
    found = json.loads(document.render(compared()))
    assert faults(COMPARISON, found) == []
    old, new = found["links"][1]["old_position"], found["links"][1]["new_position"]
    assert (old["page"], old["paragraph"]) == (3, 5)
    assert set(new) == {"start", "end", "line", "column"}
    repeat = next(notice for notice in found["old"]["notices"] if notice["code"] == "numbering-repeat")
    assert (repeat["cell"], repeat["related"]["paragraph"], repeat["line"]) == ("B3", 5, 4)
    outline = json.loads(outline_json.render(difflaw.law(in_blocks())))
    assert faults(OUTLINE, outline) == []
    assert outline["notices"][1]["related"]["page"] == 3


def parsed(text: str) -> Law:
    """The law of a text."""
    return parse(normalize(difflaw.read_text(text)))


@pytest.mark.parametrize(
    ("code", "text", "here", "there"),
    [
        ("numbering-repeat", "第一条 甲。\n第二条 乙。\n第二条 丙。", "第二条", (2, "第二条")),
        ("numbering-back", "第一条 甲。\n第三條 乙。\n第二条 丙。", "第二条", (2, "第三條")),
        ("heading-numbering", "第一章 总则\n第一条 甲。\n第三章 附則\n第二条 乙。", "附則", (1, "总则")),
        ("bracket", "第一条 依照《水（库法》管理。\n第二条 乙。", "（", (1, "》")),
    ],
)
def test_a_notice_points_to_what_it_is_about(code: str, text: str, here: str, there: tuple[int, str]) -> None:
    """The number that stood before, the heading before, the sign that closed over an open bracket: in the source."""
    law = parsed(text)
    notice = next(notice for notice in law.notices if notice.code == code)
    source = law.text.source
    assert source.quote(notice.span) == here
    assert notice.related is not None
    assert (source.place(notice.related.start).line, source.quote(notice.related)) == there


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("numbering-start", "第二条 甲。\n第三条 乙。"),
        ("numbering-gap", "第一条 甲。\n第三条 乙。"),
        ("heading-numbering", "第二章 总则\n第一条 甲。"),
        ("bracket", "第一条 甲（乙。\n第二条 丙。"),
    ],
)
def test_a_notice_that_says_it_all_has_one_place(code: str, text: str) -> None:
    """There is nothing else to look at."""
    notice = next(notice for notice in parsed(text).notices if notice.code == code)
    assert notice.related is None
