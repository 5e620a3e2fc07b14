"""The links stand in the reading order of the new law, what was deleted where it stood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import given, settings

from difflaw.changes import Decisions, Link
from difflaw.model import Law
from tests.align.laws import GARDEN, aligned, law, parsed, units
from tests.align.test_properties import articles

Row = tuple[str | None, str | None]


def rows(links: Iterable[Link]) -> list[Row]:
    """The two sides of each link, in order."""
    return [(link.old, link.new) for link in links]


def test_a_deleted_article_stands_behind_the_one_before_it() -> None:
    """Not at the end."""
    found = aligned(GARDEN, [*GARDEN[:3], *GARDEN[4:]])
    assert rows(found.articles)[2:5] == [("art_3", "art_3"), ("art_4", None), ("art_5", "art_4")]


def test_a_deleted_clause_stands_behind_the_one_before_it() -> None:
    """Within its article; and those of a deleted article between the articles."""
    old = ["甲物由物业保管。\n乙物由居民保管。\n丙物由园丁保管。", *GARDEN]
    new = ["甲物由物业保管。\n丙物由园丁保管。", GARDEN[0], *GARDEN[2:]]
    decided = Decisions(
        confirm=(("art_1__para_1", "art_1__para_1"), ("art_1__para_3", "art_1__para_2")), deleted=("art_1__para_2",)
    )
    assert rows(aligned(old, new, decided).clauses)[:6] == [
        ("art_1__para_1", "art_1__para_1"),
        ("art_1__para_2", None),
        ("art_1__para_3", "art_1__para_2"),
        ("art_2__para_1", "art_2__para_1"),
        ("art_3__para_1", None),
        ("art_4__para_1", "art_3__para_1"),
    ]


def test_a_deleted_chapter_stands_behind_the_one_before_it() -> None:
    """Not last of its level."""
    old = law(GARDEN, (("总则", 3), ("采摘", 3), ("附则", 3)))
    new = law([*GARDEN[:3], *GARDEN[6:]], (("总则", 3), ("附则", 3)))
    assert rows(aligned(old, new).divisions) == [("chp_1", "chp_1"), ("chp_2", None), ("chp_3", "chp_2")]


def test_sections_stand_in_their_chapters() -> None:
    """Divisions of all levels in one reading order."""
    lines = (
        "第一章 总则",
        "第一条 " + GARDEN[0],
        "第二章 设施",
        "第一节 水",
        "第二条 " + GARDEN[2],
        "第二节 土",
        "第三条 " + GARDEN[3],
        "第三章 附则",
        "第四条 " + GARDEN[8],
    )
    text = parsed("某某办法\n" + "\n".join(lines) + "\n")
    assert [new for _, new in rows(aligned(text, text).divisions)] == [
        "chp_1",
        "chp_2",
        "chp_2__sec_1",
        "chp_2__sec_2",
        "chp_3",
    ]


def test_a_merge_stays_together() -> None:
    """What is gone between the two that were merged comes after both, in whichever order a person drew them."""
    old, new = GARDEN[:5], [GARDEN[0], GARDEN[1] + GARDEN[3], GARDEN[4]]
    for pairs in ((("art_2", "art_2"), ("art_4", "art_2")), (("art_4", "art_2"), ("art_2", "art_2"))):
        found = aligned(old, new, Decisions(add=pairs, deleted=("art_3",)))
        assert rows(found.articles) == [
            ("art_1", "art_1"),
            ("art_2", "art_2"),
            ("art_4", "art_2"),
            ("art_3", None),
            ("art_5", "art_3"),
        ]


def test_what_is_gone_behind_a_split_comes_after_all_its_parts() -> None:
    """Its old neighbour is the last thing it stood after."""
    old, new = GARDEN[:4], [GARDEN[0], GARDEN[1][:14] + "。", GARDEN[1][14:], GARDEN[3]]
    split = (("art_2", "art_3"), ("art_2", "art_2"))
    found = aligned(old, new, Decisions(add=split, deleted=("art_3",)))
    assert rows(found.articles) == [
        ("art_1", "art_1"),
        ("art_2", "art_2"),
        ("art_2", "art_3"),
        ("art_3", None),
        ("art_4", "art_4"),
    ]


@given(articles, articles)
@settings(deadline=None)
def test_every_group_is_in_reading_order(old: list[str], new: list[str]) -> None:
    """Whatever the laws: the new sides ascend, the old sides of a merge ascend, and what is gone stands after the
    last partner of what stood before it."""
    before, after = law(old, (("总则", 1),)), law(new, (("总则", 1),))
    found = aligned(before, after)
    for links in (found.articles, found.clauses, found.divisions, found.parts):
        check(links, places(before), places(after))


def places(law: Law) -> dict[str, int]:
    """The place of every provision and part in its law."""
    return {unit.id: at for at, unit in enumerate(sorted(units(law), key=lambda unit: unit.span.start))}


def check(links: Sequence[Link], old: dict[str, int], new: dict[str, int]) -> None:
    """Fail unless ``links`` stand as the reading order wants it; said in other words than the program's."""
    standing = [(new[link.new], old[link.old] if link.old else -1) for link in links if link.new]
    assert standing == sorted(standing)
    linked = [(old[link.old], new[link.new]) for link in links if link.old and link.new]
    for at, link in enumerate(links):
        if link.old and link.new is None:
            above = [pair for pair in linked if pair[0] < old[link.old]]
            last = max(above)[1] if above else -1
            passed = [new[other.new] for other in links[:at] if other.new]
            assert (passed or [-1])[-1] == last
