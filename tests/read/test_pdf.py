"""The lines of a PDF come in reading order, without what stands at the edge, and as the paragraphs that they are."""

from __future__ import annotations

from collections.abc import Sequence

from difflaw.model import Source
from difflaw.normalize import normalize
from difflaw.numerals import to_chinese
from difflaw.read import read_bytes
from tests.read.printing import Drawn, column, pdf

TEXT = (
    " 第一条　为了规范本市早市的设置和经营秩序，方便居民",
    "生活，根据有关法律、行政法规，结合本市的实际情况，依照",
    "第三条　规定的程序制定本条例，由市人民政府负责解释。",
    " 第二条　早市由区人民政府设置，市场监督管理部门负责",
    "监督管理。",
)
"""Set in by two characters; the third line begins with a reference that looks like an article."""

EXPECTED = [
    "第一条 为了规范本市早市的设置和经营秩序，方便居民生活，根据有关法律、行政法规，结合本市的实际情况，"
    "依照第三条规定的程序制定本条例，由市人民政府负责解释。",
    "第二条 早市由区人民政府设置，市场监督管理部门负责监督管理。",
]


def source(*pages: Sequence[Drawn]) -> Source:
    """What a PDF of these pages reads as."""
    return read_bytes(pdf(pages), "law.pdf")


def lines(*pages: Sequence[Drawn]) -> list[str]:
    """The normalised lines of it."""
    return normalize(source(*pages)).text.split("\n")


def test_lines_are_put_together_into_paragraphs() -> None:
    """By indent and fill; a reference at the start of a line is no article."""
    assert lines(column(TEXT)) == EXPECTED


def test_order_is_that_of_the_page() -> None:
    """Whatever was drawn first."""
    assert lines(list(reversed(column(TEXT)))) == EXPECTED


def test_paragraph_goes_over_the_page_and_page_numbers_do_not() -> None:
    """The number comes first in the file, as in every third real one; both places are told."""
    first = [Drawn("— 1 —", 280, 40), *column(TEXT[:2])]
    second = [Drawn("— 2 —", 280, 40), *column(TEXT[2:])]
    assert lines(first, second) == EXPECTED
    found = source(first, second)
    assert [aside.kind for aside in found.asides].count("page-number") == 2
    assert found.place(found.text.index("为了")).page == 1
    assert found.place(found.text.index("第三条")).page == 2
    assert found.place(found.text.index("第二条")).paragraph == 2


def test_running_heads_are_set_aside() -> None:
    """A line that stands at the edge of every page is not of the text."""
    pages = [[Drawn("某市法规汇编", 250, 800), *column(TEXT)] for _ in range(3)]
    assert lines(*pages) == EXPECTED * 3


def test_two_columns_are_read_one_after_the_other() -> None:
    """A contents list in two columns, with dots and page numbers, which are set aside."""
    left = [f"第{n}章　某某规定........{i}" for i, n in enumerate("一二三四五六七", 1)]
    right = [f"第{to_chinese(i)}章　某某规定........{i}" for i in range(8, 15)]
    rows = [*column(left, left=60), *column(right, left=320)]
    page = [Drawn("目录", 280, 740), *sorted(rows, key=lambda drawn: -drawn.bottom)]
    assert lines(page, column(TEXT))[:16] == [
        "目录",
        *(f"第{n}章 某某规定" for n in "一二三四五六七八九十"),
        *(f"第十{n}章 某某规定" for n in "一二三四"),
        EXPECTED[0],
    ]


def test_paragraphs_without_indent_are_told_by_fill_and_gap() -> None:
    """As in prints of web pages."""
    web = [line.strip() for line in TEXT]
    assert lines(column(web)) == EXPECTED


def test_note_in_brackets_is_one_paragraph() -> None:
    """Set in on both sides, its lines are filled as far as its own lines reach."""
    note = ("（2023年5月30日某市第十六届人民代表大会", "常务委员会第九次会议通过）")
    assert lines(column(note, left=140), column(TEXT))[0] == "".join(note)
