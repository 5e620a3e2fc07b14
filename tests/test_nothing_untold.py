"""Nothing that stands in a law is outside every change: what differs is told, wherever it stands."""

from __future__ import annotations

from hypothesis import given
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
