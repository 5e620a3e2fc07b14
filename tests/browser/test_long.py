"""A long law: only what is near the screen is drawn, and yet everything is reached."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import expect

import difflaw
from benchmarks.page import amended, law, text
from difflaw.changes import Comparison
from difflaw.read import read_text
from difflaw.render.html import render
from tests.browser.conftest import Visit, write

ARTICLES = 400


@pytest.fixture(scope="module")
def long_law() -> Comparison:
    """A made-up law of 400 articles and its amendment."""
    articles = law(ARTICLES)
    return difflaw.compare(read_text(text(articles)), read_text(text(amended(articles))))


@pytest.fixture(scope="module")
def long_report(long_law: Comparison, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of its report."""
    return write(tmp_path_factory.mktemp("long") / "report.html", render(long_law))


def test_a_place_far_down_is_reached_in_both_views(visit: Visit, long_report: str) -> None:
    """By address, by the index and by the map, however much above it was never drawn."""
    for view in ("inline", "side"):
        page = visit(f"{long_report}#art_390&view={view}")
        expect(page.locator("#art_390")).to_be_in_viewport()
        page.locator('#ui-index a[href="#art_20"]').evaluate("link => link.click()")
        expect(page.locator("#art_20")).to_be_in_viewport()
        page.locator('.map a[href="#art_300"]').evaluate(
            "link => link.dispatchEvent(new MouseEvent('click', {bubbles: true}))"
        )
        expect(page.locator("#art_300")).to_be_in_viewport()
        page.keyboard.press("n")
        expect(page.locator(".row.current")).to_be_in_viewport()
        assert page.evaluate("document.querySelector('.row.current').id") != "art_300"


def test_what_is_far_from_the_screen_is_not_drawn(visit: Visit, long_report: str) -> None:
    """Most sheaves are skipped at first; that is what keeps a code of 1,300 articles light."""
    page = visit(long_report)
    drawn = page.eval_on_selector_all(
        ".sheaf > .row:first-child",
        "rows => rows.filter(row => row.checkVisibility({ contentVisibilityAuto: true })).length",
    )
    assert 0 < drawn <= page.locator(".sheaf").count() / 3


def test_a_filter_leaves_no_empty_room(visit: Visit, long_report: str) -> None:
    """The few rows that a filter leaves stand together."""
    page = visit(long_report)
    page.locator('[data-flag="added"]').click()
    boxes = page.eval_on_selector_all(
        ".row:not([hidden])",
        "rows => rows.map(row => row.getBoundingClientRect()).map(box => [box.top, box.bottom])",
    )
    assert len(boxes) > 4
    assert all(later[0] - earlier[1] < 2 for earlier, later in pairwise(boxes))


def test_all_of_it_is_searched(visit: Visit, long_report: str, long_law: Comparison) -> None:
    """A search finds words in articles that were never drawn."""
    page = visit(long_report)
    page.locator("#ui-query").fill("第三百九十九条")
    expect(page.locator("#art_399")).to_be_visible()
    page.keyboard.press("Escape")
    assert page.locator(".row[hidden]").count() == 0
    assert page.locator(".row.article:not(.stub)").count() >= len(list(long_law.new.articles()))
