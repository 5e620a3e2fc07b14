"""The rows that every report shows: complete, exact, in order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import difflaw
from difflaw.changes import Change, Comparison, Edit, Kind, Op, placed
from difflaw.diff import redline
from difflaw.marks import mark
from difflaw.model import Part, Provision
from difflaw.reading_order import Item, reading_order
from difflaw.render.view.rows import Form, Row, new_words, old_words, rows
from difflaw.render.view.shares import merge_shares, split_shares
from tests.cases import FIXTURES
from tests.render.laws import NEW, OLD, compared, datong


@pytest.fixture(scope="module", params=["small", "mirrored", "datong"])
def comparison(request: pytest.FixtureRequest) -> Comparison:
    """A small law with every kind of change, the same read backwards, and the Datong pair."""
    if request.param == "datong":
        return datong()
    return compared(OLD, NEW) if request.param == "small" else compared(NEW, OLD)


def text_of(unit: Provision | Part | None) -> str:
    """The text whose redline a change carries."""
    return unit.text if unit else ""


def standing(comparison: Comparison) -> Iterator[Row]:
    """The rows that are no stubs."""
    return (row for row in rows(comparison) if not row.gone_to)


def test_every_change_stands_in_exactly_one_row(comparison: Comparison) -> None:
    """Articles, headings and parts: none is lost, none is shown twice."""
    shown = [id(change) for row in standing(comparison) for change in row.changes]
    changes = (*comparison.articles, *comparison.divisions, *comparison.parts)
    assert sorted(shown) == sorted(map(id, changes))


def test_rows_follow_the_new_law(comparison: Comparison) -> None:
    """What stands in the new law comes in its order."""
    places = [change.new.span.start for row in standing(comparison) for change in row.changes[:1] if change.new]
    assert places == sorted(places)


def test_both_sides_of_a_row_are_the_two_texts(comparison: Comparison) -> None:
    """Of a merge the old side is that of each origin, one after the other."""
    for row in standing(comparison):
        segments = row.topic if row.form is Form.DIVISION else row.segments
        assert new_words(segments) == text_of(row.changes[0].new)
        assert old_words(segments) in map("".join, permutations(text_of(change.old) for change in row.changes))


def test_the_blocks_of_a_row_hold_all_its_words(comparison: Comparison) -> None:
    """Clause by clause, labels put back, the new text is whole; stubs stand for what left."""
    for row in standing(comparison):
        lines = [
            (block.new.label if block.new else "") + new_words(block.segments)
            for block in row.blocks
            if new_words(block.segments)
        ]
        if row.form is not Form.DIVISION:
            assert "\n".join(lines) == text_of(row.changes[0].new)


def test_every_old_clause_is_shown_somewhere(comparison: Comparison) -> None:
    """No word of the old law is missing from the report as a whole."""
    shown = "".join(old_words(block.segments) for row in rows(comparison) for block in row.blocks)
    for article in comparison.old.articles():
        for clause in article.walk():
            assert clause.lead in shown


def test_no_anchor_is_used_twice(comparison: Comparison) -> None:
    """Rows and blocks can be told apart by their anchors."""
    anchors = [row.anchor for row in rows(comparison)]
    anchors += [block.anchor for row in rows(comparison) for block in row.blocks]
    assert len(anchors) == len(set(anchors))


def test_what_moved_leaves_a_stub_where_it_stood() -> None:
    """Article 4 of the old law is article 6 of the new one; the stub stands after old article 3."""
    shown = [row.anchor for row in rows(compared(OLD, NEW))]
    stub = shown.index("old-art_4")
    assert shown[stub - 1] == "art_4"
    row = rows(compared(OLD, NEW))[stub]
    assert [ref.anchor for ref in row.gone_to] == ["art_6"]


def test_the_parts_of_a_split_share_out_the_old_words() -> None:
    """What stands in the other part is no deletion but a move there."""
    by_anchor = {row.anchor: row for row in rows(compared(OLD, NEW))}
    for anchor, other in (("art_2", "第三条第一款"), ("art_3", "第二条第一款")):
        row = by_anchor[anchor]
        assert [ref.anchor for split in row.splits for ref in split.parts] == ["art_2", "art_3"]
        (block,) = row.blocks
        assert [(s.op, s.ref.name if s.ref else "") for s in block.segments if s.op is not Op.KEEP] == [
            (Op.MOVE, other)
        ]


def test_a_merge_shows_the_words_of_both_origins_as_kept() -> None:
    """Nothing was added: each sentence came from one of the two."""
    row = next(row for row in rows(compared(OLD, NEW)) if mark(Kind.MERGED) in row.flags)
    assert [ref.name for ref in row.origins] == ["第五条", "第六条"]
    assert {segment.op for segment in row.segments} == {Op.KEEP}


def test_a_row_names_the_parts_of_each_origin_that_was_split_and_of_no_other() -> None:
    """Article 3 was split and a part of it went into article 6, which stayed whole: only article 3 became several."""
    folder = FIXTURES / "compare" / "a-paragraph-goes-to-another-article"
    old, new = (difflaw.read_text((folder / f"{side}.txt").read_text("utf-8"), side) for side in ("old", "new"))
    row = next(row for row in rows(difflaw.compare(old, new)) if row.anchor == "art_6")
    assert [ref.name for ref in row.origins] == ["第三条", "第六条"]
    assert [(split.old.name, [ref.name for ref in split.parts]) for split in row.splits] == [
        ("第三条", ["第三条", "第六条"])
    ]


def test_items_that_changed_places_leave_a_stub_among_the_items() -> None:
    """Item （一） is （二） now; item （三） only moved up because another went."""
    row = next(row for row in rows(compared(OLD, NEW)) if row.anchor == "art_4")
    assert [block.anchor for block in row.blocks] == [
        "art_4__para_1",
        "old-art_3__para_1__item_1",
        "old-art_3__para_1__item_2",
        "art_4__para_1__item_1",
        "art_4__para_1__item_2",
        "art_4__para_1__item_3",
        "art_4__para_1__item_4",
    ]
    assert [ref.name for ref in row.blocks[1].gone_to] == ["第四条第一款第（二）项"]


def test_the_source_can_be_quoted_as_it_was_written() -> None:
    """Glosses, Traditional characters and half-width marks come back; the words stay the same."""
    result = difflaw.compare(
        difflaw.read_text("某条例\n第一條 為了促進(jìn)發展,制定本條例。\n第二條 本條例由市政府解釋。"),
        difflaw.read_text("某条例\n第一条 为促进发展，制定本条例。\n第二条 本条例由市政府解释。"),
    )
    by_anchor = {row.anchor: row for row in rows(result, quote="source")}
    assert old_words(by_anchor["art_1"].segments) == "為了促進(jìn)發展,制定本條例。"
    assert new_words(by_anchor["art_1"].segments) == "为促进发展，制定本条例。"
    assert [s.old for s in by_anchor["art_1"].segments if s.op is Op.DELETE] == ["為了"]
    assert old_words(by_anchor["art_2"].segments) == "本條例由市政府解釋。"


words = st.text(alphabet="甲乙丙丁，。", max_size=24)


@given(words, st.lists(words, min_size=2, max_size=3))
def test_shares_of_a_split_keep_both_sides(old: str, parts: list[str]) -> None:
    """Whatever the texts: each part's redline still rebuilds the old text and that part, and no word is
    deleted in two parts."""
    shares = split_shares([redline(old, part) for part in parts], [f"art_{i}" for i in range(len(parts))])
    for part, share in zip(parts, shares, strict=True):
        assert "".join(step.old for step in share) == old
        assert "".join(step.new for step in share) == part
    deleted = [
        place
        for share in shares
        for step in share
        if step.op is Op.DELETE
        for place in range(step.old_at, step.old_at + len(step.old))
    ]
    assert len(deleted) == len(set(deleted))


@given(st.lists(words, min_size=2, max_size=3), words)
def test_a_merged_redline_rebuilds_every_text(olds: list[str], new: str) -> None:
    """Whatever the texts: the new side is whole, and so is each old text, one after the other."""
    refs = [f"art_{i}" for i in range(len(olds))]
    merged = merge_shares([placed(redline(old, new), i * 100) for i, old in enumerate(olds)], refs, "art_9")
    assert "".join(step.new for step in merged) == new
    order = list(dict.fromkeys(step.old_at // 100 for step in merged if step.old))
    assert "".join(step.old for step in merged) == "".join(olds[i] for i in order)
    assert sorted(order) == [i for i, old in enumerate(olds) if old]
    assert all(step.ref in (*refs, "art_9") for step in merged if step.op is Op.MOVE)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=8), st.randoms())
def test_the_reading_order_has_everything_once(shape: list[tuple[bool, bool]], chance: object) -> None:
    """Whatever is deleted or moved: each unit once, and one stub for each place left."""
    units = [
        Item(number, None if deleted else number, (number * 10,), (number * 10,) if moved and not deleted else ())
        for number, (deleted, moved) in enumerate(shape)
    ]
    placed = list(reading_order(units))
    assert sorted(p.value for p in placed if p.stub_at is None) == list(range(len(units)))
    assert sorted(p.stub_at for p in placed if p.stub_at is not None) == sorted(at for u in units for at in u.left)


def test_edits_and_changes_are_not_touched() -> None:
    """Rows are made from a comparison and leave it as it was."""
    result = compared(OLD, NEW)
    before: tuple[Change, ...] = result.articles
    rows(result)
    assert result.articles is before
    assert all(isinstance(edit, Edit) for change in before for edit in change.edits)
