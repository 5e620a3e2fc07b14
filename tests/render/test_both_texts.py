"""Both texts can be read off every redline, in every report: what is kept and deleted is the old one, what is kept
and inserted the new one, in the order in which a reader comes upon them."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from difflaw.changes import Change, Comparison
from difflaw.render.html import render as render_html
from difflaw.render.markdown.entries import redlined as in_markdown
from difflaw.render.options import Options
from difflaw.render.terminal.redline import redlined as in_terminal
from difflaw.render.view.clause_words import joined
from difflaw.render.view.rows import ClauseBlock, Form, Segment, new_words, old_words, rows
from tests.render.laws import compared

SENTENCES = (
    "列入会议议程的议案，各方面意见比较一致的，可以经两次会议审议后交付表决。",
    "调整事项比较单一的议案，也可以经一次会议审议后交付表决。",
    "摊主应当在摊位上公示经营者的姓名和联系方式。",
    "集市管理单位应当每日清扫场地，并及时清运垃圾。",
    "任何单位和个人不得在通道上堆放货物。",
    "违反规定的，由市场监督管理部门责令改正，并处五百元罚款。",
)
MARKS = st.sampled_from(("", "。\n", "；", "，", "新增"))
MERGED = ([[SENTENCES[0], SENTENCES[1]]], [[SENTENCES[0].replace("。", "；") + SENTENCES[1]]])


@st.composite
def versions(draw: st.DrawFn) -> tuple[list[list[str]], list[list[str]]]:
    """Two laws, as articles of paragraphs; in the new one sentences have another order, stops are exchanged and
    paragraphs run together. No sentence stands twice in one law: which of two copies went where nobody can tell."""
    given = draw(st.permutations(SENTENCES))
    cut, end = draw(st.integers(1, 4)), draw(st.integers(2, 6))
    old = [list(given[:cut]), list(given[cut:])]
    flat = draw(st.permutations(given))
    text = "".join(sentence.removesuffix("。") + (draw(MARKS) or "。") for sentence in flat[:end])
    rest = [list(flat[end:])] if end < len(flat) else []
    return old, [[line for line in text.split("\n") if line], *rest]


def law(articles: Iterable[Iterable[str]]) -> str:
    """A law with these articles."""
    return "集市条例\n" + "\n".join(
        f"第{number}条 " + "\n".join(paragraphs) for number, paragraphs in zip("一二三四五", articles, strict=False)
    )


def whole(olds: list[str], shown: str) -> bool:
    """Whether ``shown`` is the texts ``olds``, each whole, one after another in some order."""
    if not olds:
        return not shown
    return any(
        shown.startswith(old) and whole(olds[:i] + olds[i + 1 :], shown[len(old) :]) for i, old in enumerate(olds)
    )


def words(changes: Iterable[Change], side: str) -> list[str]:
    """The texts of one side that a row or a clause is about."""
    units = (change.old if side == "old" else change.new for change in changes)
    return [unit.own_text for unit in {unit.id: unit for unit in units if unit}.values()]


def expected(old: str, new: str, changes: tuple[Change, ...]) -> bool:
    """Whether what was read off is what was compared."""
    return whole(words(changes, "old"), old) and words(changes, "new") == ([new] if changes[0].new else [])


Marks = tuple[str, str]
"""What opens and what closes a piece, as regular expressions."""


def read_off(shown: str, deleted: tuple[Marks, ...], inserted: tuple[Marks, ...]) -> tuple[str, str]:
    """The old and the new text of a redline, by the marks of what was deleted and of what was inserted, without the
    mark of a paragraph that was cut or joined."""
    sides = []
    for kept, dropped in ((deleted, inserted), (inserted, deleted)):
        text = shown
        for opening, closing in dropped:
            text = re.sub(f"{opening}.*?{closing}", "", text, flags=re.DOTALL)
        for opening, closing in kept:
            text = re.sub(f"{opening}(.*?){closing}", r"\1", text, flags=re.DOTALL)
        sides.append(html.unescape(text).replace("¶", ""))
    return sides[0], sides[1]


def terminal(segments: Iterable[Segment]) -> tuple[str, str]:
    """Both texts as the terminal shows them without colour."""
    text = "".join(run.text for run in in_terminal(segments, color=False))
    return read_off(text, ((r"\[-", r"-\]"), (r"\[~", r"~→.*?\]")), ((r"\{\+", r"\+\}"), (r"\{~", r"~←.*?\}")))


def markdown(segments: Iterable[Segment]) -> tuple[str, str]:
    """Both texts as a forge shows the Markdown report."""
    text = re.sub("<sub>.*?</sub>", "", in_markdown(segments))
    return read_off(text, (("<del>", "</del>"),), (("<ins>", "</ins>"),))


def page(comparison: Comparison) -> Callable[[ClauseBlock], tuple[str, str]]:
    """Both texts of a clause as the page shows them, its label among them."""
    found = dict(
        re.findall(r'<p class="block[^"]*" id="([^"]*)">(.*?)</p>', render_html(comparison, Options()), re.DOTALL)
    )

    def texts(block: ClauseBlock) -> tuple[str, str]:
        text = found[block.anchor].partition('<span class="flags">')[0]
        text = re.sub('<span class="ref">.*?</span>', "", text)
        return read_off(text, (('<del(?: class="mov")?>', "</del>"),), (('<ins(?: class="mov")?>', "</ins>"),))

    return texts


def compared_blocks(comparison: Comparison) -> Iterator[ClauseBlock]:
    """The clauses that show a redline of their own, of the rows in which no old clause went to several new ones: of
    those the words are shared out among the blocks, each shown once, and the redline of the whole article has all."""
    went = Counter(change.link.old or "" for change in comparison.clauses if change.link.new)
    for row in rows(comparison):
        if all(went[change.link.old or ""] < 2 for block in row.blocks for change in block.changes if change.link.old):
            yield from (block for block in row.blocks if block.changes and not block.gone_to)


EXAMPLES = (
    MERGED,
    ([[SENTENCES[0]], [SENTENCES[1]]], [[SENTENCES[1], SENTENCES[0]]]),
    ([[SENTENCES[0], SENTENCES[1]], [SENTENCES[2]]], [[SENTENCES[0], SENTENCES[2], SENTENCES[1]]]),
)


@pytest.mark.parametrize("pair", EXAMPLES)
def test_both_texts_stand_in_every_report(pair: tuple[list[list[str]], list[list[str]]]) -> None:
    """Clause by clause, of merges each old clause whole."""
    comparison = compared(law(pair[0]), law(pair[1]))
    texts = page(comparison)
    for block in compared_blocks(comparison):
        for old, new in (terminal(joined(block.segments)), markdown(joined(block.segments)), texts(block)):
            assert expected(old, new, block.changes)


@settings(max_examples=150)
@given(versions())
def test_both_texts_stand_in_the_redline_of_an_article(pair: tuple[list[list[str]], list[list[str]]]) -> None:
    """Whatever became of its clauses: of merges each old article whole."""
    comparison = compared(law(pair[0]), law(pair[1]))
    for row in rows(comparison):
        if row.form is Form.ARTICLE and not row.gone_to:
            assert expected(old_words(row.segments), new_words(row.segments), row.changes)


def test_the_stop_between_two_paragraphs_goes_where_it_stood() -> None:
    """It is struck after the first of the two, not after both."""
    (row,) = (row for row in rows(compared(law(MERGED[0]), law(MERGED[1]))) if row.form is Form.ARTICLE)
    (block,) = row.blocks
    assert "".join(run.text for run in in_terminal(block.segments, color=False)) == (
        SENTENCES[0].removesuffix("。") + "[-。¶-]{+；+}" + SENTENCES[1]
    )
