"""Links of chapters."""

from __future__ import annotations

from collections.abc import Sequence

from difflaw.changes import Link
from tests.align.laws import GARDEN, aligned, law

CHAPTERS = (("总则", 2), ("设施", 2), ("认养", 3), ("附则", 2))


def chapters(
    old: Sequence[tuple[str, int]], new: Sequence[tuple[str, int]], articles: Sequence[str] = GARDEN
) -> set[tuple[str | None, str | None]]:
    """The links of chapters, by number."""
    links: tuple[Link, ...] = aligned(law(GARDEN, old), law(articles, new)).divisions
    return {(link.old and link.old[4:], link.new and link.new[4:]) for link in links}


def test_chapters_that_stay_are_linked() -> None:
    """One to one."""
    assert chapters(CHAPTERS, CHAPTERS) == {(str(k), str(k)) for k in range(1, 5)}


def test_a_renamed_chapter_is_known_by_its_articles() -> None:
    """Another heading, the same articles."""
    assert ("3", "3") in chapters(CHAPTERS, (*CHAPTERS[:2], ("地块与收成", 3), CHAPTERS[3]))


def test_a_moved_chapter_is_followed() -> None:
    """With its articles."""
    articles = [*GARDEN[:2], *GARDEN[4:7], *GARDEN[2:4], *GARDEN[7:]]
    moved = (CHAPTERS[0], CHAPTERS[2], CHAPTERS[1], CHAPTERS[3])
    assert {("2", "3"), ("3", "2")} <= chapters(CHAPTERS, moved, articles)


def test_a_chapter_cut_in_two_leads_to_both() -> None:
    """Where each half took at least two articles along."""
    old = (("总则", 1), ("设施与认养", 6), ("附则", 2))
    new = (("总则", 1), ("设施", 3), ("认养", 3), ("附则", 2))
    assert {("2", "2"), ("2", "3")} <= chapters(old, new)


def test_two_chapters_put_together_lead_to_one() -> None:
    """The mirror of a split."""
    old = (("总则", 1), ("设施", 3), ("认养", 3), ("附则", 2))
    new = (("总则", 1), ("设施与认养", 6), ("附则", 2))
    assert {("2", "2"), ("3", "2")} <= chapters(old, new)


def test_a_new_chapter_of_new_articles_is_added() -> None:
    """It has no predecessor."""
    fresh = ["风筝比赛每年春分举行。", "比赛用线不得涂玻璃粉。", "裁判由小学教师担任。"]
    new = (*CHAPTERS[:3], ("风筝", 3), CHAPTERS[3])
    assert (None, "4") in chapters(CHAPTERS, new, [*GARDEN[:7], *fresh, *GARDEN[7:]])


def test_one_article_that_moved_does_not_link_two_chapters() -> None:
    """Only the article moved."""
    articles = [*GARDEN[:2], GARDEN[2], *GARDEN[4:7], GARDEN[3], *GARDEN[7:]]
    sizes = (("总则", 2), ("设施", 1), ("认养", 4), ("附则", 2))
    assert ("2", "3") not in chapters(CHAPTERS, sizes, articles)


def test_two_articles_of_five_that_moved_do_not_link_two_chapters() -> None:
    """Two articles are two moves; the whole of a chapter of two is a merge."""
    articles = [*GARDEN[:2], GARDEN[2], *GARDEN[5:7], GARDEN[3], GARDEN[4], *GARDEN[7:]]
    old = (("总则", 2), ("设施", 3), ("认养", 2), ("附则", 2))
    assert ("2", "3") not in chapters(old, (("总则", 2), ("设施", 1), ("认养", 4), ("附则", 2)), articles)
    assert ("2", "2") in chapters(
        (("总则", 2), ("设施", 2), ("认养", 3), ("附则", 2)), (("总则", 2), ("管理", 5), ("附则", 2))
    )
