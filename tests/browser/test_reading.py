"""Reading the report: it opens clean, folds, switches views, filters, searches, and is walked by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from difflaw.changes import Comparison
from difflaw.render.view.rows import new_words, old_words, rows
from tests.browser.conftest import Visit


def visible_rows(page: Page) -> list[str]:
    """The ids of the rows that are not filtered away."""
    found: list[str] = page.eval_on_selector_all(".row", "rows => rows.filter(r => !r.hidden).map(r => r.id)")
    return found


def current(page: Page) -> str:
    """The id of the current row."""
    return page.eval_on_selector(".row.current", "row => row.id") or ""


def test_it_opens_with_both_titles_the_sum_and_the_files(visit: Visit, report: str) -> None:
    """The head says what was compared and what came of it."""
    page = visit(report)
    head = page.locator("header.head")
    expect(page.locator("h1")).to_have_text("大同市智慧城市促进条例")
    expect(head).to_contain_text("datong-2018-draft.txt")
    expect(head).to_contain_text("datong-2019-enacted.md")
    expect(head).to_contain_text("44 条 → 45 条：新增 1 条，删除 0 条")
    assert page.evaluate("document.documentElement.lang") == "zh-CN"


def test_the_ledger_is_folded_away_and_opens(visit: Visit, report: str) -> None:
    """What normalising set aside is one click away: 982 glosses in the draft."""
    page = visit(report)
    expect(page.locator(".ledger table")).to_be_hidden()
    page.locator(".ledger summary").click()
    expect(page.locator(".ledger table")).to_contain_text("982")


def test_unchanged_articles_are_one_line_until_opened(visit: Visit, report: str) -> None:
    """Article 2 did not change; its text shows on demand, and all such texts by one button."""
    page = visit(report)
    text = page.locator("#art_2 > .text")
    expect(text).to_be_hidden()
    page.locator("#art_2 .unfold").click()
    expect(text).to_be_visible()
    page.locator("#ui-fold").click()
    assert page.locator(".quiet > .text:visible").count() == page.locator(".row.quiet").count()
    page.locator("#ui-fold").click()
    assert page.locator(".quiet > .text:visible").count() == 0


def test_both_views_show_the_same_and_the_choice_is_remembered(visit: Visit, report: str, datong: Comparison) -> None:
    """Side by side, the left column is exactly the old text of each clause and the right one the new."""
    page = visit(report)
    page.get_by_role("button", name="左右对照").click()
    page.reload()
    assert page.evaluate("document.documentElement.dataset.view") == "side"
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    shown = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.block')].map((block) => {
            const words = (side) => {
                const copy = block.querySelector(side).cloneNode(true);
                copy.querySelectorAll('.flags, .anchor, .ref, .absent').forEach((extra) => extra.remove());
                return copy.textContent;
            };
            return [block.id, [words('.old-side'), words('.new-side')]];
        }))"""
    )
    for row in rows(datong):
        for block in row.blocks:
            old = (block.old.label if block.old else "") + old_words(block.segments)
            new = (block.new.label if block.new else "") + new_words(block.segments)
            assert shown[block.anchor] == [old, new]


def test_a_paragraph_stands_beside_its_paragraph_and_an_item_beside_its_item(visit: Visit, report: str) -> None:
    """Each pair of cells starts at the same height."""
    page = visit(report + "#art_6&view=side")
    tops = page.eval_on_selector_all(
        "#art_6 .pair-of-columns", "pairs => pairs.map(p => [...p.children].map(c => c.getBoundingClientRect().top))"
    )
    assert len(tops) == 8
    assert all(left == right for left, right in tops)
    assert tops == sorted(tops)


def test_filters_by_kind_say_how_many_they_show(visit: Visit, report: str) -> None:
    """The count on a filter is the number of rows that it leaves."""
    page = visit(report)
    for button in page.locator(".filters [data-flag]").all():
        count, flag = int(button.locator(".count").inner_text()), button.get_attribute("data-flag")
        button.click()
        shown = page.locator(f'.row[data-flags~="{flag}"]:not(.stub):not([hidden])').count()
        assert shown == count
        button.click()
    page.locator('[data-flag="added"]').click()
    page.locator('[data-flag="moved"]').click()
    assert {"art_23", "art_24", "old-art_21"} <= set(visible_rows(page))
    assert "art_1" not in visible_rows(page)
    page.locator("#ui-clear").click()
    assert "art_1" in visible_rows(page)


@pytest.mark.parametrize(
    ("query", "scope", "found", "missed"),
    [
        ("小城镇", "new", "art_24", "art_1"),
        ("小城镇", "old", None, "art_24"),
        ("生态环境", "changed", "art_28", "art_1"),
        ("集众智", "old", "art_5", "art_6"),
        ("集众智", "new", None, "art_5"),
        ("第三十六", "all", "art_37", "art_1"),
        ("ａｐｐ", "all", "art_22", "art_1"),
    ],
)
def test_searching_in_old_in_new_and_in_changed_words(
    visit: Visit, report: str, query: str, scope: str, found: str | None, missed: str
) -> None:
    """A search looks only where it was told to; width and case do not matter."""
    page = visit(report)
    page.locator("#ui-scope").select_option(scope)
    page.locator("#ui-query").fill(query)
    expect(page.locator("#ui-shown")).not_to_be_empty()
    assert missed not in visible_rows(page)
    if found:
        assert found in visible_rows(page)
        assert page.evaluate("CSS.highlights.get('found').size") > 0
    else:
        expect(page.locator("#ui-none")).to_be_visible()


def test_n_and_p_walk_from_change_to_change(visit: Visit, report: str) -> None:
    """Forward over every change once, then back; renumbering alone is no stop."""
    page = visit(report)
    wanted = page.eval_on_selector_all(".row[data-change]", "rows => rows.map(r => r.id)")
    walked = []
    for _ in wanted:
        page.keyboard.press("n")
        walked.append(current(page))
    assert walked == wanted
    assert "art_26" not in walked
    page.keyboard.press("p")
    assert current(page) == wanted[-2]
    assert page.locator(f"#{wanted[-2]}").evaluate("row => document.activeElement === row")


def test_the_other_keys(visit: Visit, report: str) -> None:
    """``/`` searches, ``v`` switches, ``u`` unfolds, ``r`` reviews, ``?`` helps, Escape leaves."""
    page = visit(report)
    page.keyboard.press("v")
    assert page.evaluate("document.documentElement.dataset.view") == "side"
    page.keyboard.press("/")
    page.keyboard.type("vn条例")
    assert page.locator("#ui-query").input_value() == "vn条例"
    page.keyboard.press("Escape")
    expect(page.locator("#ui-query")).to_have_value("")
    page.keyboard.press("u")
    expect(page.locator("#art_2 > .text")).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("#ui-help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#ui-help")).to_be_hidden()
    page.keyboard.press("n")
    page.keyboard.press("r")
    expect(page.locator(".row.current .panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".row.current .panel")).to_have_count(0)


def test_the_keyboard_reaches_everything(visit: Visit, report: str) -> None:
    """From the first Tab, which skips to the text, to the map, the index, the tools and the rows."""
    page = visit(report)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    reached = set()
    for _ in range(140):
        page.keyboard.press("Tab")
        where = "el => (el.closest('[id^=art_], .map, .index, .controls, .head') || el).className"
        reached.add(page.evaluate(f"({where})(document.activeElement)").split(" ")[0])
    assert {"head", "map", "index", "controls", "row"} <= reached


def test_the_index_follows_the_scroll(visit: Visit, report: str) -> None:
    """What is on the screen is marked in the side bar."""
    page = visit(report)
    page.locator("#art_30").evaluate("row => row.scrollIntoView()")
    expect(page.locator('#ui-index a[href="#art_30"]')).to_have_attribute("aria-current", "location")
    expect(page.locator('#ui-index a[href="#art_30"]')).to_be_in_viewport()
