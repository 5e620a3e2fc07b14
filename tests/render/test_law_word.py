"""A law written as Word reads back to the same law, and is the same bytes every time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from difflaw.ooxml import Package
from difflaw.pipeline import amend, decision, law
from difflaw.read import read_bytes, read_text
from difflaw.render.law_word import law_docx, word_lines
from tests.read.seeds import NAMES, content, law_in, seed
from tests.read.writing import docx, paragraph


@pytest.mark.parametrize("name", NAMES)
def test_a_seed_reads_back_to_the_same_law(name: str) -> None:
    """Every part and provision, with its words and its place."""
    data = law_docx(seed(name))
    assert content(law_in(data, "law.docx")) == content(seed(name))
    assert data == law_docx(seed(name))


def test_each_line_has_its_style() -> None:
    """Title, notes and headings are centred; the number of an article stands in front of its words."""
    old = law(
        read_text("# 某条例\n\n（2020年1月1日通过）\n\n## 第一章 总 则\n\n**第一条** 甲<乙&丙。\n\n丁。", markdown=True)
    )
    assert [tuple(line) for line in word_lines(old)] == [
        ("title", "某条例", ""),
        ("note", "（2020年1月1日通过）", ""),
        ("h1", "第一章 总 则", ""),
        ("law", "甲<乙&丙。", "第一条"),
        ("law", "丁。", ""),
    ]


def test_what_xml_cannot_hold_is_replaced() -> None:
    """A control character of the source makes no damaged file."""
    old = law(read_text("某条例\n第一条 甲。"))
    odd = replace(old, text=replace(old.text, source=replace(old.text.source, text="某条例\n第一条 \x01。")))
    assert "\ufffd。" in Package(law_docx(odd), "x").part("word/document.xml").decode()


def test_what_a_reader_set_aside_is_not_written() -> None:
    """A footnote of a Word file does not become words of the new law."""
    note = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>仅供内部参考</w:t></w:r>'
    body = paragraph("某条例") + paragraph("第一条 甲。").replace("</w:p>", f"{note}</w:p>") + paragraph("第二条 乙。")
    given = decision(read_text("关于修改《某条例》的决定\n决定对《某条例》作如下修改：\n一、删去第二条。"))
    assert amend(read_bytes(docx(body), "law.docx"), [given]).text.split() == ["某条例", "第一条", "甲。"]
