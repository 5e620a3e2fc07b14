"""What holds for any two laws, at the level of the comparison (DESIGN: what holds always, 4 to 6)."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from difflaw.changes import Change, Comparison, Kind, new_text, old_text
from difflaw.render import json
from tests.align.laws import numeral
from tests.align.test_properties import article, articles
from tests.classify.compared import compared

always = settings(max_examples=120, derandomize=True, deadline=None, database=None)
"""The same examples on every run, so that a failure is never a matter of luck."""

MIRRORED = {Kind.ADDED: Kind.DELETED, Kind.DELETED: Kind.ADDED, Kind.SPLIT: Kind.MERGED, Kind.MERGED: Kind.SPLIT}

NEW_RULE = "风筝比赛每逢春分举行，线长以五十米为限。"
"""Words that no generated article has."""


def groups(comparison: Comparison) -> list[tuple[str, tuple[Change, ...]]]:
    """The four lists of changes."""
    return [
        ("articles", comparison.articles),
        ("clauses", comparison.clauses),
        ("divisions", comparison.divisions),
        ("parts", comparison.parts),
    ]


def rows(comparison: Comparison, *, mirrored: bool = False) -> set[tuple[str, str | None, str | None, frozenset[Kind]]]:
    """Each change with its ends and kinds; ``mirrored`` says them as the comparison the other way round would."""
    found = set()
    for name, changes in groups(comparison):
        for change in changes:
            ends = (change.link.new, change.link.old) if mirrored else (change.link.old, change.link.new)
            kinds = frozenset(MIRRORED.get(kind, kind) if mirrored else kind for kind in change.kinds)
            found.add((name, *ends, kinds))
    return found


@given(articles)
@always
def test_law_against_itself_is_empty(text: list[str]) -> None:
    """Nothing became of anything, and nothing is to be said of it; also where articles repeat."""
    comparison = compared(text, text)
    assert not comparison.differs
    assert all(change.kinds == (Kind.UNCHANGED,) for _, changes in groups(comparison) for change in changes)
    assert not any(change.signals or change.link.review for _, changes in groups(comparison) for change in changes)
    assert comparison.summary.count(Kind.UNCHANGED) == comparison.summary.old_articles == len(text)


@given(articles, articles, st.integers(0, 6), st.integers(0, 6))
@always
def test_other_way_round_is_the_mirror_image(old: list[str], new: list[str], first: int, second: int) -> None:
    """The same edges reversed, added and deleted, split and merged exchanged, all other kinds alike."""
    before = (("总则", min(first, len(old))), ("附则", len(old)))
    after = (("总则", min(second, len(new))), ("附则", len(new)))
    there = compared(old, new, (before, after))
    back = compared(new, old, (after, before))
    assert rows(back) == rows(there, mirrored=True)


@given(st.lists(article, min_size=2, max_size=10), st.data())
@always
def test_shuffled_law_mirrors_too(text: list[str], data: st.DataObject) -> None:
    """Moves are the hard case: which of several moved must not depend on the side one looks from."""
    other = data.draw(st.permutations(text))
    assert rows(compared(other, text)) == rows(compared(text, other), mirrored=True)


@given(st.lists(article, min_size=1, max_size=12, unique=True), st.integers(0, 12))
@always
def test_one_article_inserted(text: list[str], at: int) -> None:
    """It is added, what stands before it unchanged, what stands after it renumbered, and nothing else."""
    at = min(at, len(text))
    comparison = compared(text, [*text[:at], NEW_RULE, *text[at:]])
    expected = [(Kind.UNCHANGED,)] * at + [(Kind.ADDED,)] + [(Kind.RENUMBERED,)] * (len(text) - at)
    assert [change.kinds for change in comparison.articles] == expected


@given(st.lists(article, min_size=2, max_size=10, unique=True), st.data())
@always
def test_references_that_follow_an_insertion_are_no_substance(text: list[str], data: st.DataObject) -> None:
    """Whatever article a penalty refers to, and wherever an article is put in: if it follows, it is consequential."""
    target = data.draw(st.integers(1, len(text)))
    at = data.draw(st.integers(0, len(text)))
    now = target + (at < target)
    comparison = compared(
        [*text, f"违反第{numeral(target)}条的，停业十日。"],
        [*text[:at], NEW_RULE, *text[at:], f"违反第{numeral(now)}条的，停业十日。"],
    )
    last = comparison.articles[-1]
    assert last.link.old == f"art_{len(text) + 1}"
    assert last.has("consequential") is (now != target)
    assert not any(change.has("consequential") for change in comparison.articles[:-1])


@given(st.lists(article, min_size=3, max_size=10, unique=True), st.data())
@always
def test_moves_are_as_few_as_can_be(text: list[str], data: st.DataObject) -> None:
    """One article taken from its place and put elsewhere: only one moved."""
    source = data.draw(st.integers(0, len(text) - 1))
    rest = [*text[:source], *text[source + 1 :]]
    target = data.draw(st.integers(0, len(rest)))
    comparison = compared(text, [*rest[:target], text[source], *rest[target:]])
    moved = [change for change in comparison.articles if Kind.MOVED in change.kinds]
    assert len(moved) == (source != target)


@given(articles, articles)
@always
def test_redlines_rebuild_and_kinds_agree_with_them(old: list[str], new: list[str]) -> None:
    """Both texts come back from every redline; modified is what has other words, at every level; of a
    split or a merge perhaps only the other part is."""
    for _, changes in groups(compared(old, new)):
        for change in changes:
            words = [unit.own_text if unit else "" for unit in (change.old, change.new)]
            assert [old_text(change.edits), new_text(change.edits)] == words
            if change.old and change.new:
                whole = not {Kind.SPLIT, Kind.MERGED} & set(change.kinds)
                assert (Kind.MODIFIED in change.kinds) <= (words[0] != words[1])
                assert (words[0] != words[1]) <= (Kind.MODIFIED in change.kinds or not whole)


@given(articles, articles)
@always
def test_every_article_stands_in_the_comparison_and_the_summary(old: list[str], new: list[str]) -> None:
    """The counts of the head add up to the rows below it."""
    comparison = compared(old, new)
    summary = comparison.summary
    assert (summary.old_articles, summary.new_articles) == (len(old), len(new))
    linked = {change.link.new for change in comparison.articles if change.link.old and change.link.new}
    assert summary.count(Kind.ADDED) + len(linked) == len(new)
    gone = {change.link.old for change in comparison.articles if change.link.new is None}
    assert summary.count(Kind.DELETED) == len(gone)


@given(articles, articles)
@always
def test_same_input_gives_the_same_document(old: list[str], new: list[str]) -> None:
    """Byte for byte, from freshly parsed laws."""
    assert json.render(compared(old, new)) == json.render(compared(old, new))
