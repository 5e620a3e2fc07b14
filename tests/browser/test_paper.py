"""Printing: the whole comparison on A4, with page numbers and a running title and nothing of the tools."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from playwright.sync_api import Page

from difflaw.changes import Comparison
from difflaw.render.view.rows import rows
from tests.browser.chromium import pdftotext
from tests.browser.conftest import Visit
from tests.browser.test_review import mark

TOP, BOTTOM = 62, 57
"""Points of a page that the margins take (22 mm and 20 mm); between them stands the text."""


def printed(page: Page, path: Path, *, margins: bool = False) -> list[str]:
    """The text of every page as printed; with ``margins`` that of the whole sheet."""
    page.pdf(path=path, prefer_css_page_size=True)
    crop = [] if margins else ["-x", "0", "-y", str(TOP), "-W", "596", "-H", str(842 - TOP - BOTTOM)]
    result = subprocess.run(
        [pdftotext(), *crop, str(path), "-"], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return result.stdout.split("\f")[:-1]


def bare(text: str) -> str:
    """The text without white space."""
    return re.sub(r"\s", "", text)


def test_all_of_the_redline_is_on_paper(visit: Visit, report: str, datong: Comparison, tmp_path: Path) -> None:
    """Folded articles too: every clause of both texts is read back from the PDF."""
    text = bare("".join(printed(visit(report), tmp_path / "report.pdf")))
    for row in rows(datong):
        for block in row.blocks:
            shown = "".join(segment.new if segment.new else segment.old for segment in block.segments)
            assert bare(shown) in text


def test_pages_have_numbers_and_a_running_title_and_no_tools(visit: Visit, report: str, tmp_path: Path) -> None:
    """A4 upright; every page says which of how many it is, and of which law."""
    page = visit(report)
    sheets = printed(page, tmp_path / "report.pdf", margins=True)
    size = subprocess.run(
        ["pdfinfo", str(tmp_path / "report.pdf")], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    assert "A4" in size.stdout
    for number, sheet in enumerate(sheets, 1):
        assert f"{number}/{len(sheets)}" in bare(sheet)
        assert "大同市智慧城市促进条例（草案）→大同市智慧城市促进条例" in bare(sheet)
        assert not re.search("上一处|左右对照|审阅与更多|跳到正文|展开", sheet)


def test_no_heading_stands_alone_at_the_foot_of_a_page(visit: Visit, report: str, tmp_path: Path) -> None:
    """In both views the last line of a page is text, not the heading of an article or a chapter."""
    for view in ("inline", "side"):
        sheets = printed(visit(f"{report}#&view={view}"), tmp_path / f"{view}.pdf")
        for sheet in sheets:
            last = sheet.strip().splitlines()[-1]
            assert not re.match(r"第[一二三四五六七八九十]+[条章]", last), last


def test_marks_are_printed(visit: Visit, report: str, tmp_path: Path) -> None:
    """What the reader accepted or objected to stands under the change."""
    page = visit(report)
    mark(page, "art_5", "异议", "请说明理由")
    assert "有异议请说明理由" in bare("".join(printed(page, tmp_path / "report.pdf")))


def test_changes_are_told_without_colour(visit: Visit, report: str) -> None:
    """On paper deletions are struck, additions underlined, and a bar stands beside every changed clause."""
    page = visit(report)
    page.emulate_media(media="print")
    look = "(el, property) => getComputedStyle(el)[property]"
    assert page.locator("#art_5 del").first.evaluate(look, "textDecorationLine") == "line-through"
    assert page.locator("#art_24 .text ins").first.evaluate(look, "textDecorationLine") == "underline"
    assert page.locator("#art_5 .block").evaluate(look, "borderLeftColor") == "rgb(0, 0, 0)"
    assert page.locator("#art_2 .block").evaluate(look, "borderLeftColor") == "rgba(0, 0, 0, 0)"
