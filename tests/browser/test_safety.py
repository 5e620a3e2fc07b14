"""Nothing in a law can run, nothing is asked for, and without script nothing is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

import difflaw
from difflaw.changes import Comparison
from difflaw.render.html import render
from difflaw.render.view.rows import rows
from tests.browser.conftest import Visit, write

EVIL = (
    "<script>alert(1)</script>",
    "</style><script>alert(2)</script>",
    "</script><img src=x onerror=alert(3)>",
    "\"'><svg onload=alert(4)>",
    "&lt;b&gt; &amp; {{ 7*7 }} {% raw %} ${8*8} \\u003c",
    "*/}</title><base href='http://example.invalid/'>]]><!--",
)


def hostile(side: str) -> str:
    """A law full of markup, in title, chapter, topic, text, item and annex."""
    articles = "\n".join(
        f"第{number}条〔{evil}〕市人民政府{side}应当处理{evil}事项：\n（一）{evil}；\n（二）其他{side}事项。"
        for number, evil in zip("一二三四五六", EVIL, strict=True)
    )
    return f"某市{EVIL[1]}{EVIL[2]}条例{side}\n第一章 {EVIL[0]}\n{articles}\n第七条 本条例自公布之日起施行。\n"


@pytest.fixture
def hostile_report(tmp_path: Path) -> str:
    """The report on two such laws, in files whose names are no better."""
    files = []
    for side in ("甲", "乙"):
        file = tmp_path / f"{side}'\"&<script>alert(5)<&script>.txt"
        file.write_text(hostile(side), encoding="utf-8")
        files.append(difflaw.read(file))
    return write(tmp_path / "report.html", render(difflaw.compare(*files)))


def test_a_hostile_law_shows_as_text_and_runs_nothing(visit: Visit, hostile_report: str) -> None:
    """No dialog, no error, no request, no element that the page did not bring; the words are all there."""
    page = visit(hostile_report)
    page.get_by_role("button", name="左右对照").click()
    page.locator("#ui-fold").click()
    page.locator(".map a").first.hover()
    page.locator("#ui-query").fill("<script>alert(1)")
    expect(page.locator("#ui-shown")).not_to_be_empty()
    assert page.locator("script").count() == 3
    assert page.locator("img, base, iframe, svg[onload], b[onclick]").count() == 0
    text = page.evaluate("document.body.textContent")
    for evil in EVIL[:5]:
        assert evil in text
    assert "<script>alert(5)<&script>.txt" in text


def test_the_policy_forbids_everything_but_its_own_script_and_style(visit: Visit, report: str) -> None:
    """A script, a style, an image or a request put into the page afterwards is refused."""
    page = visit(report)
    refused = page.evaluate(
        """async () => {
            const refused = [];
            document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            const style = document.createElement('style');
            style.textContent = 'body { color: red }';
            const image = document.createElement('img');
            image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
            document.body.append(script, style, image);
            await fetch('http://example.invalid/').catch(() => {});
            await new Promise((done) => setTimeout(done, 200));
            return [window.ran === undefined, ...refused.sort()];
        }"""
    )
    assert refused == [True, "connect-src", "img-src", "script-src-elem", "style-src-elem"]
    visit.troubles.clear()


def test_without_script_everything_can_be_read(visit: Visit, report: str, datong: Comparison) -> None:
    """Every clause of both texts is visible, the tools that need a script are not, and links work."""
    page = visit(report, script=False)
    texts = page.eval_on_selector_all(
        ".block", "blocks => Object.fromEntries(blocks.map(b => [b.id, b.checkVisibility() ? b.textContent : '']))"
    )
    for row in rows(datong):
        for block in row.blocks:
            assert "".join(segment.new or segment.old for segment in block.segments) in texts[block.anchor]
    expect(page.locator("#ui-controls")).to_be_hidden()
    expect(page.locator("#art_5 .mark")).to_be_hidden()
    page.locator('#ui-index a[href="#art_40"]').click()
    expect(page.locator("#art_40")).to_be_in_viewport()
    page.locator(".ledger summary").click()
    expect(page.locator(".ledger table")).to_be_visible()
