"""What became of an article, as a lawyer would state it."""

from __future__ import annotations

from functools import cache

import pytest

from difflaw.changes import Comparison, Decisions, Kind
from difflaw.classify.moves import out_of_order
from difflaw.pipeline import compare
from difflaw.read import read, read_text
from tests.align.laws import GARDEN
from tests.classify.compared import compared, kinds
from tests.process import DRAFT, ENACTED

BIRDS = "鸟巢箱在每年十月清理一次，清理时不得惊动越冬的鸟类。"


@cache
def datong() -> Comparison:
    """The Datong draft against the enacted text."""
    return compare(read(DRAFT), read(ENACTED))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2", "2", {Kind.UNCHANGED}),
        ("1", "1", {Kind.MODIFIED}),
        ("21", "23", {Kind.RENUMBERED, Kind.MOVED}),
        ("22", "21", {Kind.RENUMBERED}),
        ("23", "22", {Kind.RENUMBERED}),
    ],
)
def test_kinds_in_the_datong_statute(old: str, new: str, expected: set[Kind]) -> None:
    """Article 21 went after its two neighbours: it moved, and they, like all that shifts, have new numbers only."""
    (change,) = (c for c in datong().articles if c.link.old == f"art_{old}" and c.link.new == f"art_{new}")
    assert set(change.kinds) - {Kind.MODIFIED} == expected - {Kind.MODIFIED}
    assert (Kind.MODIFIED in change.kinds) is (
        change.old is not None and change.new is not None and change.old.text != change.new.text
    )


def test_what_only_shifts_is_renumbered_and_not_moved() -> None:
    """From article 24 on every article of the draft is one further on, because one was put in."""
    shifted = [c for c in datong().articles if c.link.old and c.link.new and int(c.link.old[4:]) >= 24]
    assert len(shifted) == 21
    assert all(Kind.RENUMBERED in change.kinds and Kind.MOVED not in change.kinds for change in shifted)
    assert [c.link.new for c in datong().articles if Kind.ADDED in c.kinds] == ["art_24"]


def test_one_article_put_in() -> None:
    """It is added; what stands before it is unchanged, what stands after it renumbered."""
    found = kinds(compared(GARDEN, [*GARDEN[:3], BIRDS, *GARDEN[3:]]).articles)
    assert found == {
        **{(str(n), str(n)): "unchanged" for n in (1, 2, 3)},
        ("-", "4"): "added",
        **{(str(n), str(n + 1)): "renumbered" for n in range(4, 10)},
    }


def test_one_article_taken_out() -> None:
    """The mirror image."""
    found = kinds(compared(GARDEN, [*GARDEN[:3], *GARDEN[4:]]).articles)
    assert found[("4", "-")] == "deleted"
    assert {found[(str(n), str(n - 1))] for n in range(5, 10)} == {"renumbered"}


def test_inserted_number_renumbers_nothing() -> None:
    """第三条之一 is how an article is put in without touching the others."""
    head, tail = "第一条 甲乙丙。\n第二条 丁戊己。\n第三条 庚辛壬。\n", "第四条 癸子丑。\n"
    comparison = compare(read_text(head + tail), read_text(f"{head}第三条之一 {BIRDS}\n{tail}"))
    assert kinds(comparison.articles) == {
        ("1", "1"): "unchanged",
        ("2", "2"): "unchanged",
        ("3", "3"): "unchanged",
        ("-", "3-1"): "added",
        ("4", "4"): "unchanged",
    }


def test_of_two_that_change_places_one_moved() -> None:
    """The least that explains the new order: the shorter one went past the longer."""
    changed = [*GARDEN[:1], GARDEN[2], GARDEN[1], *GARDEN[3:]]
    found = kinds(compared(GARDEN, changed).articles)
    assert len(GARDEN[2]) < len(GARDEN[1])
    assert (found[("3", "2")], found[("2", "3")]) == ("renumbered moved", "renumbered")
    assert sum("moved" in kind for kind in found.values()) == 1


def test_article_that_went_to_the_end_moved_alone() -> None:
    """One that goes past many moved; the many only close up."""
    found = kinds(compared(GARDEN, [*GARDEN[:1], *GARDEN[2:8], GARDEN[1], GARDEN[8]]).articles)
    assert found[("2", "8")] == "renumbered moved"
    assert sum("moved" in kind for kind in found.values()) == 1


def test_block_that_moved_is_marked_throughout() -> None:
    """Two articles that went together past five others both moved."""
    found = kinds(compared(GARDEN, [GARDEN[0], *GARDEN[3:8], *GARDEN[1:3], GARDEN[8]]).articles)
    assert {pair for pair, kind in found.items() if "moved" in kind} == {("2", "7"), ("3", "8")}


def test_other_chapter_is_moved_even_in_the_same_order() -> None:
    """The last article of a chapter became the first of the next one: only its place changed."""
    before, after = (("营造", 4), ("养护", 5)), (("营造", 3), ("养护", 6))
    found = kinds(compared(GARDEN, GARDEN, (before, after)).articles)
    assert found == {(str(n), str(n)): "moved" if n == 4 else "unchanged" for n in range(1, 10)}


def test_chapter_put_round_its_articles_moves_nothing() -> None:
    """A chapter that is split by a new heading leaves its articles where they are."""
    before, after = (("营造", 3), ("养护", 6)), (("营造", 3), ("养护", 3), ("附则", 3))
    found = kinds(compared(GARDEN, GARDEN, (before, after)).articles)
    assert set(found.values()) == {"unchanged"}


def test_renamed_chapter_moves_nothing() -> None:
    """The chapter's words changed; its articles stayed in it."""
    comparison = compared(GARDEN, GARDEN, ((("营造", 4), ("养护", 5)), (("建设", 4), ("养护", 5))))
    assert set(kinds(comparison.articles).values()) == {"unchanged"}
    assert kinds(comparison.divisions) == {("chp_1", "chp_1"): "modified", ("chp_2", "chp_2"): "unchanged"}


def test_split_is_said_on_every_edge() -> None:
    """Two paragraphs that became two articles: both edges say split, and neither says moved."""
    whole = f"{GARDEN[2]}\n{GARDEN[3]}"
    comparison = compared([*GARDEN[:2], whole, *GARDEN[4:]], GARDEN)
    found = kinds(comparison.articles)
    assert found[("3", "3")] == "split"
    assert found[("3", "4")] == "renumbered split"
    assert found[("4", "5")] == "renumbered"
    assert comparison.summary.count(Kind.SPLIT) == 1


def test_merge_is_said_on_every_edge() -> None:
    """The mirror image."""
    whole = f"{GARDEN[2]}\n{GARDEN[3]}"
    comparison = compared(GARDEN, [*GARDEN[:2], whole, *GARDEN[4:]])
    found = kinds(comparison.articles)
    assert found[("3", "3")] == "merged"
    assert found[("4", "3")] == "renumbered merged"
    assert comparison.summary.count(Kind.MERGED) == 1


def test_part_of_a_split_is_modified_only_where_its_own_words_changed() -> None:
    """Of two paragraphs that became two articles one was edited; a sentence that neither has is told of once."""
    whole = f"{GARDEN[2]}\n{GARDEN[3]}"
    after = [*GARDEN[:3], GARDEN[3].removesuffix("。") + "，并定期检查记录。", *GARDEN[4:]]
    found = kinds(compared([*GARDEN[:2], whole, *GARDEN[4:]], after).articles)
    assert (found[("3", "3")], found[("3", "4")]) == ("split", "modified renumbered split")
    longer = f"{GARDEN[2]}园内不得燃放孔明灯。\n{GARDEN[3]}"
    found = kinds(compared([*GARDEN[:2], longer, *GARDEN[4:]], GARDEN).articles)
    assert (found[("3", "3")], found[("3", "4")]) == ("modified split", "renumbered split")


def test_doubtful_link_moves_no_other() -> None:
    """Of a sure link and two doubtful ones that cannot keep their order together, the doubtful ones moved."""
    places = [(1, 3, 10), (2, 1, 90), (3, 2, 90)]
    assert out_of_order(places) == {0}
    assert out_of_order(places, doubtful={1, 2}) == {1, 2}


def test_split_and_merge_at_once() -> None:
    """Two old articles that both went into two new ones: every edge says both."""
    pairs = tuple((a, b) for a in ("art_2", "art_3") for b in ("art_2", "art_3"))
    comparison = compared(GARDEN, GARDEN, decisions=Decisions(confirm=(pairs[0], pairs[3]), add=pairs[1:3]))
    found = kinds(comparison.articles)
    edges = [(a.removeprefix("art_"), b.removeprefix("art_")) for a, b in pairs]
    assert all({"split", "merged"} <= set(found[edge].split()) for edge in edges)


def test_clauses_have_kinds_of_their_own() -> None:
    """Items that change places move; an item that is put in renumbers those after it."""
    head = "下列物品不得带入花园：\n"
    items = ("烟花爆竹", "除草药剂", "充气城堡", "未系绳的犬只")

    def article(order: list[str]) -> str:
        return head + "\n".join(f"（{'一二三四五'[n]}）{item}；" for n, item in enumerate(order))

    before = [GARDEN[0], article([*items])]
    after = [GARDEN[0], article([items[0], "弹弓和弓箭", *items[1:]])]
    found = {pair: kind for pair, kind in kinds(compared(before, after).clauses).items() if "item" in "".join(pair)}
    stem = "2__para_1__item_"
    assert found == {
        (f"{stem}1", f"{stem}1"): "unchanged",
        ("-", f"{stem}2"): "added",
        (f"{stem}2", f"{stem}3"): "renumbered",
        (f"{stem}3", f"{stem}4"): "renumbered",
        (f"{stem}4", f"{stem}5"): "renumbered",
    }
    swapped = [GARDEN[0], article([items[3], *items[:3]])]
    found = kinds(compared(before, swapped).clauses)
    assert {pair for pair, kind in found.items() if "moved" in kind} == {(f"{stem}4", f"{stem}1")}


def test_equal_text_is_never_modified_and_other_text_never_unchanged() -> None:
    """At every level, on the whole of the Datong pair."""
    comparison = datong()
    for change in (*comparison.articles, *comparison.clauses):
        if change.old and change.new:
            same = change.old.text == change.new.text
            assert not (same and Kind.MODIFIED in change.kinds)
            if not same and not getattr(change.old, "children", ()):
                assert Kind.MODIFIED in change.kinds
