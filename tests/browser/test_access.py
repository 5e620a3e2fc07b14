"""For everyone: axe finds nothing, screen readers hear the redline, small screens scroll one way only."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from difflaw.changes import Comparison
from difflaw.render.html import render
from difflaw.render.options import Options
from tests.browser.conftest import Visit, write

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
"""What is asked of axe-core. It gathers every element that it has nothing against too, unless told that only
violations are wanted."""


def violations(page: Page) -> list[str]:
    """What axe-core objects to, with the first place of each."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{v['id']}: {v['help']}: {v['nodes'][0]['html'][:200]}" for v in found]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("view", ["inline", "side"])
def test_axe_has_nothing_to_say(visit: Visit, report: str, view: str, dark: bool) -> None:
    """Everything unfolded, a filter and a mark set, in either theme and view."""
    page = visit(f"{report}#art_6&view={view}", dark=dark)
    page.locator("#ui-fold").click()
    for summary in page.locator("details > summary").all():
        summary.click()
    page.locator('[data-flag="modified"]').click()
    page.locator("#art_6 .mark").click()
    page.locator("#art_6 .panel").get_by_role("button", name="接受").click()
    assert violations(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_has_nothing_to_say_on_a_phone_or_of_the_dialogs(visit: Visit, report: str, dark: bool) -> None:
    """The drawer, the help and the review dialog are sound too."""
    page = visit(report, width=390, height=844, dark=dark)
    assert violations(page) == []
    page.locator("#ui-index-open").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    for opener in ("#ui-help-open", "#ui-more-open"):
        page.locator(opener).click()
        assert violations(page) == []
        page.keyboard.press("Escape")


def heard(page: Page) -> str:
    """What a screen reader is given, in order."""
    client = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = client.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def words(node: dict[str, Any]) -> str:
        if node.get("role", {}).get("value") == "StaticText":
            return str(node.get("name", {}).get("value", ""))
        return "".join(words(by_id[child]) for child in node.get("childIds", ()))

    return words(nodes[0])


def test_a_screen_reader_hears_where_deletions_and_additions_begin_and_end(visit: Visit, report: str) -> None:
    """The words around the redline are in the accessibility tree, and not in what is copied."""
    page = visit(report)
    page.locator("#art_5").scroll_into_view_if_needed()
    said = heard(page)
    assert "[删除：集众智，汇众力，删除结束]" in said.replace(" ", "")
    assert "[新增：" in said
    assert "删除结束" not in page.evaluate("document.body.textContent")


@pytest.mark.parametrize("width", [360, 390, 820, 1180, 1440])
@pytest.mark.parametrize("view", ["inline", "side"])
def test_nothing_is_wider_than_the_screen(visit: Visit, report: str, width: int, view: str) -> None:
    """Reading never needs sideways scrolling."""
    page = visit(f"{report}#&view={view}", width=width)
    page.locator("#ui-fold").evaluate("button => button.click()")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_index_is_a_drawer(visit: Visit, report: str) -> None:
    """It opens by its button, takes the focus, and closes when a place is chosen."""
    page = visit(report, width=390, height=844)
    expect(page.locator("#ui-index")).to_be_hidden()
    page.locator("#ui-index-open").click()
    expect(page.locator("#ui-index")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('#ui-index') !== null")
    page.locator('#ui-index a[href="#art_24"]').click()
    expect(page.locator("#art_24")).to_be_in_viewport()
    expect(page.locator("#ui-index")).to_be_hidden()


def test_the_theme_can_be_chosen_and_stays(visit: Visit, report: str) -> None:
    """Dark on a light system, after a reload too."""
    page = visit(report)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator("#ui-more-open").click()
    page.locator("#ui-theme").click()
    page.locator("#ui-theme").click()
    expect(page.locator("#ui-theme")).to_have_text("配色：深色")
    page.reload()
    assert page.evaluate(ground) != light


def test_in_english(visit: Visit, datong: Comparison, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The labels are English, the page says so, and the law is still marked as Chinese."""
    page = visit(write(tmp_path_factory.mktemp("english") / "report.html", render(datong, Options(lang="en"))))
    assert page.evaluate("document.documentElement.lang") == "en"
    expect(page.get_by_role("button", name="Side by side")).to_be_visible()
    expect(page.locator("#ui-rows")).to_have_attribute("lang", "zh-Hans")
    labels = page.locator(".controls, .index h2, .map h2, .eyebrow, .flag").all_inner_texts()
    assert not any("\u4e00" <= character <= "\u9fff" for label in labels for character in label)
    assert violations(page) == []
