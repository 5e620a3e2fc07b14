"""Reviewing: marks and remarks stay, show in the index, and travel in a file."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from difflaw.changes import Comparison
from tests.browser.conftest import Visit


def mark(page: Page, row: str, verdict: str, remark: str) -> None:
    """Mark a row as a reader does."""
    page.locator(f"#{row} .mark").click()
    panel = page.locator(f"#{row} .panel")
    panel.get_by_role("button", name=verdict).click()
    panel.get_by_role("textbox").fill(remark)


def export(page: Page, path: Path) -> Path:
    """Export the marks into a file."""
    page.locator("#ui-more-open").click()
    with page.expect_download() as download:
        page.locator("#ui-export").click()
    download.value.save_as(path)
    page.keyboard.press("Escape")
    return path


def test_a_mark_stays_in_the_browser_and_shows_in_the_index(visit: Visit, report: str) -> None:
    """After a reload the verdict and the remark are there, beside the change and in the index."""
    page = visit(report)
    mark(page, "art_5", "异议", "为什么删去？")
    page.reload()
    expect(page.locator("#art_5 .said")).to_have_text("有异议为什么删去？")
    expect(page.locator('#ui-index a[href="#art_5"]')).to_have_attribute("data-verdict", "有异议")
    page.locator("#art_5 .mark").click()
    expect(page.locator("#art_5 textarea")).to_have_value("为什么删去？")
    page.locator("#art_5 .panel").get_by_role("button", name="异议").click()
    page.locator("#art_5 textarea").fill("")
    page.reload()
    expect(page.locator("#art_5 .said")).to_have_count(0)


def test_marks_travel_in_a_file(visit: Visit, report: str, datong: Comparison, tmp_path: Path) -> None:
    """Exported from one browser and imported into another they are the same."""
    page = visit(report)
    mark(page, "art_5", "接受", "")
    mark(page, "art_24", "讨论", '<img src=x onerror="alert(1)">')
    file = export(page, tmp_path / "marks.json")
    exported = json.loads(file.read_text(encoding="utf-8"))
    assert exported["format"] == "difflaw-review"
    assert exported["old"]["sha256"] == datong.old.text.source.digest
    assert [(m["anchor"], m["old"], m["new"], m["name"], m["verdict"]) for m in exported["marks"]] == [
        ("art_5", "art_5", "art_5", "第五条", "accepted"),
        ("art_24", None, "art_24", "第二十四条", "discuss"),
    ]
    fresh = visit(report)
    fresh.locator("#ui-file").set_input_files(file)
    expect(fresh.locator("#ui-toast")).to_have_text("已导入 2 条批注")
    expect(fresh.locator("#art_24 .said")).to_contain_text('<img src=x onerror="alert(1)">')
    fresh.reload()
    expect(fresh.locator("#art_5 .said")).to_have_text("已接受")


def test_a_file_that_is_no_review_or_of_other_texts_is_refused(visit: Visit, report: str, tmp_path: Path) -> None:
    """The reader is told why, and nothing changes."""
    page = visit(report)
    other = {"format": "difflaw-review", "version": 1, "comparison": "0" * 64, "marks": [{"anchor": "art_5"}]}
    for name, content, told in (
        ("notes.json", "{}", "notes.json 不是 difflaw 的审阅文件"),
        ("broken.json", "{", "broken.json 不是 difflaw 的审阅文件"),
        ("other.json", json.dumps(other), "other.json 是另一份对照的审阅文件：? → ?"),
    ):
        (tmp_path / name).write_text(content, encoding="utf-8")
        page.locator("#ui-file").set_input_files(tmp_path / name)
        expect(page.locator("#ui-toast")).to_have_text(told)
    expect(page.locator(".said")).to_have_count(0)


def test_without_storage_the_page_works_and_says_so(visit: Visit, chromium: Browser, report: str) -> None:
    """Where the browser keeps nothing, a mark still shows, with the advice to export."""
    context = chromium.new_context()
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    page = visit(report, context=context)
    mark(page, "art_5", "接受", "")
    expect(page.locator("#ui-toast")).to_contain_text("不保存批注")
    expect(page.locator('#ui-index a[href="#art_5"]')).to_have_attribute("data-verdict", "已接受")
    context.close()
