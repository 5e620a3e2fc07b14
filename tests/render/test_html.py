"""The page as a text: small, self-contained, the same on every run, and safe whatever stands in a law."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from difflaw.changes import Comparison
from difflaw.render.html import render
from difflaw.render.html.assets import css_string
from difflaw.render.html.map import law_map
from difflaw.render.options import Options
from tests.render.laws import NEW, OLD, compared, datong

HTML = Path(__file__).parent.parent.parent / "difflaw" / "render" / "html"

MOST = 300 * 1024
"""Bytes that the report of the Datong pair may have."""


@pytest.fixture(scope="module")
def pair() -> Comparison:
    """The Datong pair."""
    return datong()


class Elements(HTMLParser):
    """The elements of a page, and the text of each script and style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.ids: list[str] = []
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element."""
        self.found.append((tag, dict(attrs)))
        if tag in self.raw:
            self.raw[tag].append("")
        if identifier := dict(attrs).get("id"):
            self.ids.append(identifier)

        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        """What follows is no script's text."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Keep the text of scripts and styles."""
        if self._inside in self.raw:
            self.raw[self._inside][-1] += data


def test_it_is_small(pair: Comparison) -> None:
    """The Datong report stays under 300 KiB in both languages."""
    assert len(render(pair).encode()) < MOST
    assert len(render(pair, Options(lang="en")).encode()) < MOST


def test_the_same_comparison_gives_the_same_bytes(pair: Comparison) -> None:
    """Nothing in the page depends on when or how often it is made."""
    assert render(pair) == render(datong())


def test_the_policy_names_the_hashes_of_its_own_scripts_and_style(pair: Comparison) -> None:
    """What the policy lets run is exactly what stands in the page."""
    page = Elements(render(pair))
    policy = next(a["content"] for t, a in page.found if a.get("http-equiv") == "Content-Security-Policy") or ""
    assert policy.startswith("default-src 'none'; ")
    running = [text for text, (_, attrs) in zip(page.raw["script"], elements(page, "script"), strict=True) if not attrs]
    hashes = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (*page.raw["style"], *running)
    ]
    assert re.findall(r"'sha256-([^']+)'", policy) == hashes


def elements(page: Elements, tag: str) -> list[tuple[str, dict[str, str | None]]]:
    """The elements of one name."""
    return [element for element in page.found if element[0] == tag]


def test_nothing_is_loaded_and_no_style_or_handler_stands_on_an_element(pair: Comparison) -> None:
    """No address but places in the page itself."""
    for _tag, attributes in Elements(render(pair)).found:
        assert not {"src", "srcset", "style", "action", "data", "ping"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("href") or "#").startswith("#")


@pytest.mark.parametrize(("old", "new"), [(OLD, NEW), (NEW, OLD)])
def test_every_link_in_the_page_has_its_place(old: str, new: str) -> None:
    """Index, map, stubs, splits and moves: no link leads nowhere, and no id stands twice."""
    page = Elements(render(compared(old, new)))
    assert len(page.ids) == len(set(page.ids))
    links = {(attributes.get("href") or "")[1:] for tag, attributes in page.found if tag == "a"}
    assert links <= set(page.ids)


def test_every_old_and_new_article_is_on_the_map(pair: Comparison) -> None:
    """One line each, ends where the columns are."""
    lines = law_map(pair).lines
    assert len({line.old for line in lines if line.old}) == 44
    assert len({line.new for line in lines if line.new}) == 45
    assert [line.new for line in lines if not line.old] == ["第二十四条"]


texts = st.text(alphabet=st.sampled_from("<>&\"'/\\`{}%$#-!=;:\u2028\x00甲a s"), min_size=1, max_size=30)


@pytest.fixture(scope="module")
def known() -> set[str]:
    """The elements that the template writes."""
    return {tag for tag, _ in Elements(render(compared(OLD, NEW))).found} | {"ul", "li", "h3"}


@settings(max_examples=40, deadline=None)
@given(texts, texts)
def test_no_text_changes_what_the_page_is_made_of(known: set[str], one: str, other: str) -> None:
    """Whatever stands in titles, topics, texts and file names, every element is one of the template's."""
    laws = [f"某{word}条例\n第一章 总则{word}\n第一条〔题{word}题〕首{word}尾。\n第二条 末。" for word in (one, other)]
    page = Elements(render(compared(*laws)))
    assert (len(page.raw["script"]), len(page.raw["style"])) == (3, 1)
    assert {tag for tag, _ in page.found} <= known
    assert not any(name.startswith("on") for _, attributes in page.found for name in attributes)


@given(st.text())
def test_a_css_string_ends_where_it_should(text: str) -> None:
    """No quote, backslash, line end or angle bracket survives in it as itself."""
    inside = css_string(text)[1:-1]
    assert re.fullmatch(r"(?:\w|\\[0-9a-f]{1,6} )*", inside)


def test_data_for_the_script_is_json_without_markup(pair: Comparison) -> None:
    """The script's data parse, and hold nothing that could end their element."""
    raw = next(text for text in Elements(render(pair)).raw["script"] if text.startswith("{"))
    assert json.loads(raw)["old"]["sha256"] == pair.old.text.source.digest
    assert not set("<>&") & set(raw)


def test_no_chinese_stands_in_templates_or_scripts() -> None:
    """Labels come from the catalogues. (Style sheets hold the brackets of topics, which are no label.)"""
    for path in sorted(HTML.rglob("*")):
        if path.suffix in (".html", ".js"):
            code = re.sub(r"\{#.*?#\}|^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
            assert not re.search("[\u4e00-\u9fff]", code), path.name
