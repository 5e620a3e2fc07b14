"""Getting to a place: the map, anchors, stubs, and an address that keeps the state."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

import difflaw
from difflaw.read import read_text
from difflaw.render.html import render
from tests.browser.conftest import Visit, write


def test_the_map_names_the_pair_and_goes_there(visit: Visit, report: str) -> None:
    """Hovering a line says what became of what; a click shows it."""
    page = visit(report)
    line = page.locator('.map a[href="#art_23"]')
    line.locator("path").hover(position={"x": 5, "y": 3})
    expect(page.locator("#ui-pair")).to_contain_text("第二十一条 → 第二十三条")
    expect(page.locator("#ui-pair")).to_contain_text("移动")
    line.locator("path").click(position={"x": 5, "y": 3})
    expect(page.locator("#art_23")).to_be_in_viewport()
    assert page.url.endswith("#art_23")


def test_the_map_is_one_stop_for_tab_and_arrows_go_on(visit: Visit, report: str) -> None:
    """Focus shows the pair as the pointer does; Enter goes there."""
    page = visit(report)
    page.locator('.map a[tabindex="0"]').focus()
    for _ in range(6):
        page.keyboard.press("ArrowDown")
    shown = page.locator("#ui-pair").inner_text()
    target = page.evaluate("document.activeElement.getAttribute('href')")
    assert shown == page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert page.locator('.map a[tabindex="0"]').count() == 1
    page.keyboard.press("Enter")
    expect(page.locator(target)).to_be_in_viewport()


def test_lines_cross_only_where_something_moved(visit: Visit, report: str) -> None:
    """The picture is true: taken by their ends, only the moved article's line crosses others."""
    page = visit(report)
    ends = page.eval_on_selector_all(
        ".map svg a",
        """lines => lines.map(a => ({
            moved: a.classList.contains('moved'),
            ends: [...a.querySelector('path').getAttribute('d').matchAll(/M\\d+ ([\\d.]+)h20v/g)].map(m => +m[1]),
        })).filter(line => line.ends.length === 2)""",
    )
    crossing = [
        (a["moved"] or b["moved"])
        for i, a in enumerate(ends)
        for b in ends[:i]
        if (a["ends"][0] - b["ends"][0]) * (a["ends"][1] - b["ends"][1]) < 0
    ]
    assert crossing
    assert all(crossing)


def test_a_moved_article_leaves_a_stub_that_leads_to_it(visit: Visit, report: str) -> None:
    """Old article 21 is article 23 now; its old place says so."""
    page = visit(report)
    stub = page.locator("#old-art_21")
    expect(stub).to_contain_text("第二十一条")
    stub.get_by_role("link", name="第二十三条").click()
    expect(page.locator("#art_23")).to_be_in_viewport()
    page.go_back()
    assert not page.url.endswith("#art_23")


def test_every_article_and_clause_has_an_anchor_that_can_be_copied(
    visit: Visit, chromium: Browser, report: str
) -> None:
    """The copied address opens at the clause, in a fresh browser."""
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = visit(report, context=context)
    expect(page.locator(".row.article:not(:has(h3 .anchor))")).to_have_count(0)
    page.locator("#art_6__para_1__item_3 > .anchor").click()
    expect(page.locator("#ui-toast")).to_have_text("链接已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == report + "#art_6__para_1__item_3"
    context.close()
    fresh = visit(copied)
    expect(fresh.locator("#art_6__para_1__item_3")).to_be_in_viewport()


def test_the_address_keeps_the_state(visit: Visit, report: str) -> None:
    """View, filters, search and place come back from the address alone."""
    page = visit(report)
    page.keyboard.press("v")
    page.locator('[data-flag="modified"]').click()
    page.locator("#ui-scope").select_option("changed")
    page.locator("#ui-query").fill("部门")
    expect(page.locator("#ui-shown")).not_to_be_empty()
    page.wait_for_url(re.compile("q="))
    page.locator("#ui-next").click()
    shown = page.locator(".row:not([hidden])").count()
    fresh = visit(page.url)
    assert fresh.evaluate("document.documentElement.dataset.view") == "side"
    expect(fresh.locator("#ui-query")).to_have_value("部门")
    expect(fresh.locator("#ui-scope")).to_have_value("changed")
    expect(fresh.locator('[data-flag="modified"]')).to_have_attribute("aria-pressed", "true")
    assert fresh.locator(".row:not([hidden])").count() == shown
    assert fresh.locator(".row.current").get_attribute("id") == page.locator(".row.current").get_attribute("id")


def test_an_address_full_of_nonsense_does_no_harm(visit: Visit, report: str) -> None:
    """A broken address opens the report as it is."""
    page = visit(report + '#%E0%A4%A&view=upside-down&kind=added"]x.nothing&q=%&in=everywhere')
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.documentElement.dataset.view") in (None, "inline")


OLD = """某市公园条例
第一章 总则
第一条 为了加强公园管理，改善人居环境，根据有关法律法规，结合本市实际，制定本条例。
第二条 市园林主管部门负责全市公园的监督管理工作，编制公园发展规划并组织实施。\
游客应当爱护花草树木和公园设施，不得攀折花木，不得在树木上刻画。
第三条 公园内禁止烧烤、露营和燃放烟花爆竹。
第四条 公园内禁止携带犬只进入儿童游乐区域。
第二章 附则
第五条 本条例自公布之日起施行。
"""

NEW = """某市公园条例
第一章 总则
第一条 为了加强公园管理，改善人居环境，根据有关法律法规，结合本市实际，制定本条例。
第二条 市园林主管部门负责全市公园的监督管理工作，编制公园发展规划并组织实施。
第三条 游客应当爱护花草树木和公园设施，不得攀折花木，不得在树木上刻画。
第四条 公园内禁止烧烤、露营和燃放烟花爆竹，禁止携带犬只进入儿童游乐区域。
第二章 附则
第五条 本条例自公布之日起施行。
"""


def test_the_parts_of_a_split_and_the_sources_of_a_merge_name_each_other(visit: Visit, tmp_path: Path) -> None:
    """Each part links to the others, and the map forks."""
    comparison = difflaw.compare(read_text(OLD), read_text(NEW))
    page = visit(write(tmp_path / "split.html", render(comparison)))
    first, second = page.locator("#art_2"), page.locator("#art_3")
    expect(first.locator("> header .flag.split")).to_be_visible()
    expect(first.locator(".remarks").get_by_role("link", name="第三条")).to_have_attribute("href", "#art_3")
    expect(second.locator(".remarks").get_by_role("link", name="第二条")).to_have_attribute("href", "#art_2")
    expect(page.locator("#art_4 .remarks")).to_contain_text("由第三条、第四条合并而成")
    assert page.locator(".map a.split").count() == 2
    assert page.locator(".map a.merged").count() == 2
    first.locator(".remarks").get_by_role("link", name="第三条").click()
    expect(second).to_be_in_viewport()
