"""Nothing that stands in a law is outside every change: what differs is told, wherever it stands."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st

from difflaw.changes import Comparison
from difflaw.model import PartKind
from difflaw.pipeline import compare
from tests.test_properties import law_of, quick, texts

LINES = (
    "附件",
    "附件二 名录",
    "第一章 总则",
    "第二章 分则",
    "第一节 摊位",
    "第一条 甲。",
    "第二条 乙：",
    "（一）丙；",
    "引言丁。",
    "戊。",
)


class Put(NamedTuple):
    """The line at one place is put at another."""

    place: int
    goal: int


laws = st.one_of(texts, st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))


def _told(comparison: Comparison, side: str) -> set[int]:
    """The places of one law of which some change tells: its label and topic, and what its redline holds."""
    told: set[int] = set()
    for change in (*comparison.articles, *comparison.clauses, *comparison.divisions, *comparison.parts):
        unit = change.old if side == "old" else change.new
        if unit is not None:
            told.update(range(unit.span.start, unit.own_span.start))
        for edit in change.edits:
            span = edit.old_span if side == "old" else edit.new_span
            told.update(range(span.start, span.end))
    return told


@quick
@given(laws, laws)
def test_every_character_stands_in_a_change(old: str, new: str) -> None:
    """Whatever differs is told: no word of either law is outside every redline, but for a title that is repeated."""
    comparison = compare(law_of(old), law_of(new))
    for side, law in (("old", comparison.old), ("new", comparison.new)):
        told = _told(comparison, side)
        for part in law.parts:
            if part.kind is PartKind.TITLE:
                told.update(range(part.span.start, part.span.end))
        text = law.text.text
        assert not [text[i] for i in range(len(text)) if i not in told and text[i].strip()]


BODY = st.lists(st.sampled_from((*LINES, "第三章 附则", "第二节 收费", "第三条 己。")), max_size=12, unique=True)


@quick
@given(BODY, st.sampled_from(("第一章 甲", "第一条 甲。")), st.data())
@example(["第一条 甲。", "第二章 分则", "第三条 己。"], "第一章 甲", Put(1, 0))
@example(["第一条 甲。", "第二章 分则", "第三条 己。"], "第一条 甲。", Put(1, 0))
@example(["引言丁。", "第二章 分则", "第三条 己。"], "第一章 甲", Put(1, 0))
@example(["第一节 摊位", "第一条 甲。", "第二节 收费", "第三条 己。"], "第一章 甲", Put(2, 1))
@example(["第一章 总则", "第一条 甲。", "第二编 分则", "第三条 己。"], "第一编 甲", Put(2, 0))
def test_a_line_that_stands_elsewhere_is_told(lines: list[str], head: str, data: st.DataObject | Put) -> None:
    """One line of a law put before or after others: the two differ, whatever line it is."""
    ends = st.integers(0, max(0, len(lines) - 1))
    place, goal = data if isinstance(data, Put) else Put(data.draw(ends), data.draw(ends))
    moved = list(lines)
    if lines:
        moved.insert(goal, moved.pop(place))
    old, new = ("\n".join(("某条例", head, *body)) for body in (lines, moved))
    assert compare(law_of(old), law_of(new)).differs == (old != new)
