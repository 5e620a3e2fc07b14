"""Breaking text into lines of cells: the rules of Chinese typesetting, marks kept whole, nothing lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from difflaw.render.terminal.text import Look, StyledRun, clipped, padded, painted, wrapped
from difflaw.render.view.visible import visible

NOT_FIRST = "，。、；：！？）》"
NOT_LAST = "（《"
BITS = ["促进", "经济", "，", "。", "、", "（", "）", "《", "》", "法", "2018", "APP", " ", "[-", "-]", "{+", "+}"]
PIECES = st.lists(st.sampled_from(BITS), max_size=60).map("".join)
RUNS = st.lists(st.tuples(PIECES, st.sampled_from([Look.PLAIN, Look.DELETED])), max_size=8)
ANY = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "So", "Sk"), max_codepoint=0x9FFF)
    | st.sampled_from("😀🇨🇳❤\ufe0f\x1b\u202e\u200b\t\x00"),
    max_size=80,
)
SIGNS = ("，", "。", "、", "）", "》", "-]，", "+}。", "（", "《", "[-，-]", "{+（+}")
CLAUSES = st.tuples(st.sampled_from(["促进", "经济社会", "发展"]), st.sampled_from(SIGNS)).map("".join)


def lines(text: str, room: int) -> list[str]:
    """``text`` wrapped, without looks."""
    return ["".join(run.text for run in line) for line in wrapped([StyledRun(text)], room)]


@settings(deadline=None)
@given(text=ANY, room=st.integers(2, 40))
def test_no_line_is_wider_than_the_room(text: str, room: int) -> None:
    """As wcwidth counts the cells, a second opinion: whatever the text, from two cells on."""
    for line in lines(text, room):
        assert wcswidth(line) <= room, line


@settings(deadline=None)
@given(text=ANY, room=st.integers(1, 40))
def test_wrapping_loses_nothing(text: str, room: int) -> None:
    """The lines joined are the text, controls made visible; only line feeds are gone."""
    assert "".join(lines(text, room)) == visible(text)


@settings(deadline=None)
@given(pieces=RUNS, room=st.integers(8, 40))
def test_looks_stay_with_their_characters(pieces: list[tuple[str, Look]], room: int) -> None:
    """Each character keeps the look of its run, whatever lines the run is cut into."""
    wanted = [(character, look) for text, look in pieces for character in text]
    runs = [StyledRun(text, look) for text, look in pieces]
    got = [(character, run.look) for line in wrapped(runs, room) for run in line for character in run.text]
    assert got == wanted


@settings(deadline=None)
@given(text=PIECES, room=st.integers(8, 60))
def test_no_mark_is_torn(text: str, room: int) -> None:
    """No line ends or begins inside a mark, nor between an opening mark and what it opens."""
    found = lines(text, room)
    marks = re.findall(r"\[-|-\]|\{\+|\+\}", text)
    assert [mark for line in found for mark in re.findall(r"\[-|-\]|\{\+|\+\}", line)] == marks


@settings(deadline=None)
@given(clauses=st.lists(CLAUSES, min_size=1, max_size=40), room=st.integers(12, 40))
def test_signs_stand_where_chinese_has_them(clauses: list[str], room: int) -> None:
    """No full stop, comma or closing bracket begins a line, marks of the redline aside, and no opening
    bracket ends one, in text where words part the signs."""
    found = lines("".join(clauses), room)
    bare = [re.sub(r"\[-|-\]|\{\+|\+\}", "", line) for line in found]
    assert not [line for line in bare[1:] if line.startswith(tuple(NOT_FIRST))]
    assert not [line for line in bare[:-1] if line.endswith(tuple(NOT_LAST))]


def test_words_and_numbers_are_not_broken() -> None:
    """A number or Latin word goes to the next line whole, if a line can hold it."""
    assert lines("自2018年起使用GB18030编码", 10) == ["自2018年起", "使用", "GB18030编", "码"]
    assert lines("A" * 25, 10) == ["A" * 10, "A" * 10, "A" * 5]


@pytest.mark.parametrize("text", ["甲\x1b[2J乙", "\x9b31m", "a\rb", "甲\u202e乙", "\x07", "\ud800"])
def test_nothing_commands_the_terminal(text: str) -> None:
    """Escape codes, returns, bells and marks that turn the writing come out as text, and can be encoded."""
    shown = painted(wrapped([StyledRun(text)], 40), color=False)
    assert shown.removesuffix("\n").isprintable() or "\ufffd" in shown
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
    assert shown.encode("utf-8")


@settings(deadline=None)
@given(text=ANY, room=st.integers(1, 30))
def test_a_clipped_text_fits(text: str, room: int) -> None:
    """A clipped text fits, and is the beginning of the text."""
    cut = clipped(text, room)
    assert wcswidth(cut) <= room
    assert visible(text).startswith(cut.removesuffix("…"))


def test_padding_counts_cells() -> None:
    """A column is filled by cells, not by characters."""
    (_, pad) = padded((StyledRun("第一条"),), 10)
    assert pad.text == " " * 4
