"""What a person has decided stands, and the rest is aligned around it."""

from __future__ import annotations

from difflaw.changes import Decisions
from tests.align.laws import GARDEN, aligned, alone, edges, link_of, parsed


def test_a_forbidden_link_is_not_drawn() -> None:
    """Not even between articles of equal wording."""
    found = aligned(GARDEN, GARDEN, Decisions(forbid=(("art_3", "art_3"),)))
    assert ("3", "3") not in edges(found.articles)
    assert alone(found.articles) == ({"3"}, {"3"})


def test_a_confirmed_link_is_drawn_and_the_rest_is_aligned_around_it() -> None:
    """Two articles of equal standing: the one left over takes the other's partner."""
    new = [*GARDEN[:2], "雨水桶每周清洗。", "堆肥箱每周清洗。", *GARDEN[4:]]
    found = aligned(GARDEN, new, Decisions(confirm=(("art_3", "art_4"),)))
    link = link_of(found, "3", "4")
    assert link.decided
    assert link.confidence == 1.0
    assert not link.review
    assert ("3", "3") not in edges(found.articles)


def test_an_added_link_stands_beside_others() -> None:
    """A split that only a person can see."""
    found = aligned(GARDEN, GARDEN, Decisions(add=(("art_5", "art_6"),)))
    assert {("5", "5"), ("5", "6"), ("6", "6")} <= edges(found.articles)
    assert link_of(found, "5", "6").decided


def test_what_is_said_to_be_added_and_deleted_is_so() -> None:
    """Also where the wording is equal."""
    found = aligned(GARDEN, GARDEN, Decisions(added=("art_4",), deleted=("art_4",)))
    assert alone(found.articles) == ({"4"}, {"4"})
    assert link_of(found, "4", None).decided
    assert link_of(found, None, "4").decided


def test_a_whole_alignment_confirmed_gives_the_same_edges() -> None:
    """Also with a split and a merge in it."""
    old = [*GARDEN[:3], GARDEN[3] + "\n认养地块的边界以木桩为准，不得擅自移动。", *GARDEN[4:]]
    new = [*GARDEN[:4], "认养地块的边界以木桩为准，不得擅自移动。", GARDEN[4] + "\n" + GARDEN[5], *GARDEN[6:]]
    first = aligned(old, new)
    links = tuple((link.old, link.new) for link in first.articles if link.old and link.new)
    again = aligned(old, new, Decisions(confirm=links))
    assert edges(again.articles) == edges(first.articles)
    assert all(link.decided for link in again.articles if link.old and link.new)


def test_clauses_can_be_decided() -> None:
    """A confirmed pair of paragraphs is linked, a forbidden one is not."""
    old = ["雨水桶应当加盖。\n堆肥箱应当上锁。", *GARDEN[4:]]
    new = ["堆肥箱应当上锁。\n雨水桶应当加盖。", *GARDEN[4:]]
    crossed = Decisions(confirm=(("art_1__para_1", "art_1__para_1"),), forbid=(("art_1__para_2", "art_1__para_1"),))
    found = edges(aligned(old, new, crossed).clauses)
    assert ("1__para_1", "1__para_1") in found
    assert ("1__para_2", "1__para_1") not in found


def test_clauses_in_an_annex_can_be_decided() -> None:
    """An annex with articles of its own: its clauses are decided about like any others."""
    text = "某办法\n第一条 本办法自立春之日起施行。\n附件：收费标准\n第一条 雨水桶应当加盖。\n堆肥箱应当上锁。\n"
    para = "annex_1__art_1__para_"
    crossed = Decisions(confirm=((f"{para}1", f"{para}2"),), forbid=((f"{para}2", f"{para}1"),))
    found = aligned(parsed(text), parsed(text), crossed).clauses
    assert [(link.old, link.new) for link in found if link.decided] == [(f"{para}1", f"{para}2")]
    assert {(f"{para}2", None), (None, f"{para}1")} <= {(link.old, link.new) for link in found}
    alone_too = aligned(parsed(text), parsed(text), Decisions(deleted=(f"{para}1",))).clauses
    assert [(link.old, link.new) for link in alone_too if link.decided] == [(f"{para}1", None)]


def test_clauses_can_be_said_to_stand_alone() -> None:
    """Equal articles, and yet one paragraph each is called deleted and added."""
    text = ["雨水桶应当加盖。\n堆肥箱应当上锁。", *GARDEN[4:]]
    decisions = Decisions(added=("art_1__para_2",), deleted=("art_1__para_2",))
    gone, come = alone(aligned(text, text, decisions).clauses)
    assert (gone, come) == ({"1__para_2"}, {"1__para_2"})
