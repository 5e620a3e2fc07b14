"""An edit knows where its words stand in either law."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from difflaw.changes import Comparison, Op, placed
from difflaw.diff import redline
from difflaw.pipeline import compare
from difflaw.read import read, read_text
from tests.process import DRAFT, ENACTED

TEXTS = st.text("甲乙丙丁，。\n", max_size=12)


def assert_placed(comparison: Comparison) -> None:
    """The spans of every edit hold its words, and each side begins where the one before it ended."""
    old, new = comparison.old.text.text, comparison.new.text.text
    for change in (*comparison.articles, *comparison.clauses, *comparison.divisions, *comparison.parts):
        for edit in change.edits:
            assert not change.old or edit.old_span.of(old) == edit.old
            assert not change.new or edit.new_span.of(new) == edit.new
        for unit, side in ((change.old, "old"), (change.new, "new")):
            if unit and change.edits:
                spans = [getattr(edit, f"{side}_span") for edit in change.edits]
                assert spans[0].start == unit.own_span.start
                assert all(a.end == b.start for a, b in pairwise(spans))


def test_edits_of_a_real_draft_stand_where_they_say() -> None:
    """The Datong draft against the enacted text: splits, moves, notes, headings."""
    assert_placed(compare(read(str(DRAFT)), read(str(ENACTED))))


@given(st.lists(TEXTS, min_size=1, max_size=4), st.lists(TEXTS, min_size=1, max_size=4))
def test_edits_of_any_two_laws_stand_where_they_say(old: list[str], new: list[str]) -> None:
    """Paragraphs, empty articles, articles on one side only."""
    before, after = (
        read_text("第一条 甲。\n" + "\n".join(f"第{'二三四五'[i]}条 {text}" for i, text in enumerate(side)))
        for side in (old, new)
    )
    assert_placed(compare(before, after))


@given(TEXTS, TEXTS)
def test_edits_of_two_texts_begin_at_their_beginning(old: str, new: str) -> None:
    """Without a law around them, places count from the start of the two texts."""
    for edit in redline(old, new):
        assert (edit.old_span.of(old), edit.new_span.of(new)) == (edit.old, edit.new)


def test_insertion_stands_at_an_empty_place_of_the_old_text() -> None:
    """Both sides of every edit have a place, the one that is not there too."""
    insert = next(edit for edit in redline("甲乙", "甲丙乙") if edit.op is Op.INSERT)
    assert (insert.old_span.start, len(insert.old_span), insert.new_span.start) == (1, 0, 1)


@pytest.mark.parametrize(("old_at", "new_at"), [(0, 0), (3, 9)])
def test_placing_keeps_the_edits(old_at: int, new_at: int) -> None:
    """Only the places change."""
    edits = redline("甲乙丙", "甲丁丙")
    moved = placed(edits, old_at, new_at)
    assert [(e.op, e.old, e.new) for e in moved] == [(e.op, e.old, e.new) for e in edits]
    assert (moved[0].old_at, moved[0].new_at) == (old_at, new_at)
