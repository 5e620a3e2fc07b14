"""The report to paste: what a forge makes of it, hostile laws, and what is left out for size."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from difflaw.changes import Comparison
from difflaw.render.markdown import LEAST_BYTES, MOST_BYTES, render
from difflaw.render.markdown.escape import escaped
from difflaw.render.options import Options
from difflaw.render.view.visible import visible
from tests.render.laws import NEW, OLD, articles, compared, datong

MARKDOWN = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table")


def page(markdown: str) -> str:
    """The HTML that a forge makes of it."""
    return str(MARKDOWN.render(markdown))


def shown(page: str) -> str:
    """What a reader sees of a page: tags and comments taken out, references resolved."""
    return html.unescape(re.sub(r"<!--.*?-->|<[^>]*>", "", page, flags=re.DOTALL))


@pytest.fixture(scope="module", name="datong")
def datong_() -> Comparison:
    """The Datong draft against the enacted text."""
    return datong()


def test_summary_table_and_folded_redlines(datong: Comparison) -> None:
    """The three parts, each as a forge shows it."""
    found = page(render(datong))
    assert "<p>44 条 → 45 条：新增 1 条，" in found
    assert "<td>第二十一条</td>\n<td>第二十三条 ↓</td>" in found
    assert "<details><summary><b>第二十七条 → 第二十八条</b> 修改 · 条序变动 · 条旨增删</summary>" in found
    assert "人民政府<del>环境保护</del><ins>生态环境</ins>主管部门" in found
    assert found.count("<details>") == found.count("</details>") > 20


def test_the_real_pair_fits_whole(datong: Comparison) -> None:
    """Nothing of the Datong pair is left out, and it is far below the limit."""
    report = render(datong)
    assert len(report.encode()) < MOST_BYTES / 2
    assert "从略" not in report


def test_every_change_can_be_read_off() -> None:
    """Deleted and kept text is the old one, inserted and kept text the new one."""
    report = render(compared(articles("甲乙丙，丁戊己。"), articles("甲乙丙，子丑戊己。")))
    (redline,) = re.findall(r"^<p>(.*)</p>$", report, re.MULTILINE)
    assert shown(re.sub("<ins>.*?</ins>", "", redline)) == "甲乙丙，丁戊己。"
    assert shown(re.sub("<del>.*?</del>", "", redline)) == "甲乙丙，子丑戊己。"


def test_moves_splits_and_merges_are_told() -> None:
    """With the place where words came from or went to."""
    found = shown(page(render(compared(OLD, NEW))))
    for words in (
        "第二条拆分为第二条、第三条",
        "由第五条、第六条合并而成",
        "→ 第三条第一款",
        "移自第三条第一款第（一）项",
    ):
        assert words in found


HOSTILE = (
    "<script>alert(1)</script></details>|*甲*`乙`~~丙~~@octocat #123 GH-7 "
    "www.example.com https://a.b :+1: [x](y) $z$ &lt;"
)


def test_a_hostile_law_shows_as_text() -> None:
    """Title, topic, heading, item and text come out character by character, and no tag of theirs is a tag."""
    old = f"{HOSTILE}条例\n第一章 {HOSTILE}\n第一条〔{HOSTILE}〕 {HOSTILE}甲。\n"
    comparison = compared(old, old.replace("甲。", "乙。").replace("第一章 ", "第一章 新"))
    report = render(comparison)
    found = page(report)
    assert visible(comparison.new.title)[:80] + "…" in shown(found)
    assert HOSTILE.split(" ")[0] in shown(found)
    for article in comparison.new.articles():
        assert article.text.rstrip("乙。") in shown(found)
    tags = set(re.findall(r"</?([a-z0-9]+)", found))
    assert tags <= {"h2", "p", "ul", "li", "strong", "table", "thead", "tbody", "tr", "th", "td"} | {
        "details",
        "summary",
        "b",
        "i",
        "sub",
        "del",
        "ins",
    }
    assert found.count("<details>") == found.count("</details>")


@settings(deadline=None)
@given(text=st.text(st.characters(codec="utf-8")))
@pytest.mark.parametrize("around", ["{}", "| |\n|---|\n| {} |", "<details>\n<p>{}</p>\n</details>"])
def test_escaped_text_shows_as_itself(around: str, text: str) -> None:
    """In a paragraph, in a cell and inside HTML, whatever the text; spaces run together as in all HTML."""
    got = shown(page(around.format(f"x{escaped(text)}x")))
    assert got.split() == f"x{visible(text.replace(chr(10), ' '))}x".split()


@settings(deadline=None)
@given(text=st.text("@#:/.-aGH1w ", max_size=30))
def test_no_word_links_to_anything(text: str) -> None:
    """A forge looks for mentions, issues, emoji and addresses between tags and comments: there are none."""
    for piece in html.unescape(escaped(text)).split("<!-- -->"):
        assert not re.search(r"@\w|#\d|:\w+:|://|www\.\w|GH-\d|\w\.\w", piece)


def test_the_least_important_is_left_out_and_counted() -> None:
    """Over the size, renumbered articles lose their lines before changed ones lose theirs."""
    many = ["".join(chr(0x4E00 + (i * 997 + k * 389) % 20_000) for k in range(40)) + "。" for i in range(390)]
    changed = [f"{text[:20]}会同有关部门{text[20:]}" if i % 3 else text for i, text in enumerate(many)]
    comparison = compared(articles(*many), articles("新增的一条，规定其他各条都没有规定过的内容。", *changed))
    report = render(comparison)
    assert len(report.encode()) <= MOST_BYTES
    assert re.search(r"> 为不超过 60,000 字节，次要内容从略：略去对照 \d+ 处", report)
    assert "<ins>新增的一条，规定其他各条都没有规定过的内容。</ins>" in report
    listed = set(re.findall(r"^\| (第.*?条)?\s?\| (第.*?条) \|", report, re.MULTILINE))
    unfolded = set(re.findall(r"<b>(?:(第.*?条) → )?(第.*?条)</b>", report))
    assert unfolded <= listed, "no redline without its line"
    left_out = int(re.search(r"略去对照 (\d+) 处", report)[1])  # type: ignore[index]
    assert report.count("<details>") + left_out == 1 + sum(i % 3 != 0 for i in range(len(many)))


@pytest.mark.parametrize("max_bytes", [LEAST_BYTES, 20_000])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_limit_holds_for_the_worst_law(max_bytes: int, lang: str) -> None:
    """Titles and headings full of signs that grow when escaped, and long texts."""
    chapters = "".join(f"第{n}章 {'@#' * 60}{{0}}\n第{n}条 {'|*' * 900}{{0}}\n" for n in "一二三四五六七八九")
    law = f"{'#' * 300}条例\n{chapters}"
    comparison = compared(law.format("甲"), law.format("乙"))
    assert len(render(comparison, Options(lang=lang), max_bytes=max_bytes).encode()) <= max_bytes


def test_a_limit_too_small_is_refused(datong: Comparison) -> None:
    """A limit into which the head might not fit is an error, not a broken report."""
    with pytest.raises(ValueError, match="at least 12000 are needed"):
        render(datong, max_bytes=LEAST_BYTES - 1)


def test_nothing_differs() -> None:
    """Equal texts have no table."""
    report = render(compared(OLD, OLD))
    assert "两个输入是同一个文件。" in report
    assert "|" not in report


def test_the_same_comparison_gives_the_same_bytes() -> None:
    """Two comparisons of the same texts are reported alike to the last byte."""
    first, second = (render(compared(OLD, NEW)) for _ in range(2))
    assert first == second
