"""Links of articles: what a reader would link is linked, and what only looks alike is not."""

from __future__ import annotations

import pytest

from tests.align.laws import GARDEN, aligned, alone, edges, law, link_of

SAME = {(str(k), str(k)) for k in range(1, 10)}


def test_a_law_against_itself_is_linked_throughout_with_certainty() -> None:
    """Nothing is moved, added or deleted, and confidence is 1."""
    found = aligned(GARDEN, GARDEN)
    assert edges(found.articles) == SAME
    assert alone(found.articles) == (set(), set())
    assert {link.confidence for link in (*found.articles, *found.clauses, *found.divisions)} == {1.0}


@pytest.mark.parametrize("at", range(10))
def test_one_article_inserted_is_the_only_one_added(at: int) -> None:
    """Whatever its place, the others keep their partners."""
    new = [*GARDEN[:at], "风筝比赛每年举行一次，线长不得超过五十米。", *GARDEN[at:]]
    found = aligned(GARDEN, new)
    assert edges(found.articles) == {(str(k + 1), str(k + 1 + (k >= at))) for k in range(9)}
    assert alone(found.articles) == (set(), {str(at + 1)})


@pytest.mark.parametrize("at", range(9))
def test_one_article_struck_out_is_the_only_one_deleted(at: int) -> None:
    """Whatever its place, the others keep their partners, and it is reported where it stood."""
    found = aligned(GARDEN, [*GARDEN[:at], *GARDEN[at + 1 :]])
    assert alone(found.articles) == ({str(at + 1)}, set())
    assert [link.old for link in found.articles] == [f"art_{k}" for k in range(1, 10)]


def test_two_articles_that_change_places_are_followed() -> None:
    """Order is evidence and not law."""
    new = [*GARDEN]
    new[2], new[6] = new[6], new[2]
    assert edges(aligned(GARDEN, new).articles) == SAME - {("3", "3"), ("7", "7")} | {("3", "7"), ("7", "3")}


def test_a_rewritten_article_that_moved_is_followed() -> None:
    """Half the words are new, the place is new, the subject is the same."""
    moved = "每个堆肥箱应当标明接收种类：落叶、果皮、咖啡渣可以投入，骨头、油脂、塑料不得投入。"
    new = [*GARDEN[:3], *GARDEN[4:8], moved, GARDEN[8]]
    assert ("4", "8") in edges(aligned(GARDEN, new).articles)


def test_an_article_rewritten_in_its_place_is_linked() -> None:
    """Few character pairs are left, but the neighbours stay and the subject is the same."""
    new = [*GARDEN[:4], "三十天内无人浇水的认养地块，收回后交给排在候补名单前面的家庭。", *GARDEN[5:]]
    assert edges(aligned(GARDEN, new).articles) == SAME


def test_a_second_paragraph_that_became_an_article_is_a_split() -> None:
    """Both new articles come from the old one."""
    whole = GARDEN[3] + "\n堆肥成熟后由园艺协会过筛，按认养面积分给各户，不得出售牟利。"
    old = [*GARDEN[:3], whole, *GARDEN[4:]]
    new = [*GARDEN[:4], "堆肥成熟后由园艺协会过筛，按认养面积分给各户，不得出售牟利。", *GARDEN[4:]]
    found = aligned(old, new)
    assert {("4", "4"), ("4", "5")} <= edges(found.articles)
    assert alone(found.articles) == (set(), set())
    assert ("4__para_2", "5__para_1") in edges(found.clauses)


def test_two_articles_that_became_paragraphs_of_one_are_a_merge() -> None:
    """Both old articles lead to the new one, and each paragraph to its own."""
    new = [*GARDEN[:2], GARDEN[2] + "\n" + GARDEN[3], *GARDEN[4:]]
    found = aligned(GARDEN, new)
    assert {("3", "3"), ("4", "3")} <= edges(found.articles)
    assert alone(found.articles) == (set(), set())
    assert {("3__para_1", "3__para_1"), ("4__para_1", "3__para_2")} <= edges(found.clauses)


def test_half_a_sentence_of_boilerplate_makes_no_split() -> None:
    """That both end in the same sanction does not make the one the successor of the other."""
    sanction = "由街道办事处责令限期改正；逾期不改正的，处二百元以上一千元以下罚款。"
    old = [*GARDEN[:8], "擅自搬走长椅的，" + sanction, GARDEN[8]]
    new = [*GARDEN[:8], "擅自搬走长椅的，" + sanction, "在树干上刻字、钉钉的，" + sanction, GARDEN[8]]
    found = aligned(old, new)
    assert alone(found.articles) == (set(), {"10"})


def test_openers_that_differ_in_one_word_keep_their_order() -> None:
    """Six chapters open alike; each opener goes with its own chapter."""
    subjects = ("蔬菜", "果树", "花卉", "香草", "水池", "草坪")
    opener = "街道办事处应当会同园艺协会编制{}养护手册，每年修订一次，并向居民公布。"
    body = "{}区的值班表由认养人轮流填写，缺勤{}次的下一季度不得参加抽签。"
    old = [line for k, s in enumerate(subjects) for line in (opener.format(s), body.format(s, k + 2))]
    new = [line.replace("每年修订一次", "每两年修订一次") for line in old]
    new.insert(6, "展览期间花卉不得采摘，参观者应当沿木栈道行走。")
    expected = {(str(k), str(k + (k > 6))) for k in range(1, 13)}
    assert edges(aligned(old, new).articles) == expected


def test_a_new_article_that_copies_an_opening_does_not_take_the_successor() -> None:
    """The copy stands first; the true successor, reworded, stands further down."""
    old = [*GARDEN[:5], "园艺协会应当每季度组织修剪培训，讲授嫁接、压条和病虫害识别。", *GARDEN[5:]]
    copy = "园艺协会应当每季度组织账目公开，列明种子、工具和雨水桶的支出。"
    new = [
        *GARDEN[:2],
        copy,
        *GARDEN[2:5],
        "园艺协会每季度举办修剪培训班，内容包括嫁接、压条以及识别病虫害。",
        *GARDEN[5:],
    ]
    found = aligned(old, new)
    assert ("6", "7") in edges(found.articles)
    assert alone(found.articles) == (set(), {"3"})


def test_equal_articles_that_stand_twice_are_paired_by_their_neighbours() -> None:
    """The same sentence in two places: each copy stays beside its neighbour."""
    twin = "具体办法由街道办事处另行公布。"
    old = [*GARDEN[:3], twin, *GARDEN[3:6], twin, *GARDEN[6:]]
    new = [GARDEN[0], *GARDEN[3:6], twin, *GARDEN[1:3], twin, *GARDEN[6:]]
    assert {("4", "8"), ("8", "5")} <= edges(aligned(old, new).articles)


def test_topics_outweigh_changed_words() -> None:
    """Where both sides name a topic, it tells which of two rewritten articles is which."""
    old = ["〔浇水〕每日清晨一次，雨天免除。", "〔除草〕连根拔起后投入堆肥箱。", *GARDEN[2:]]
    new = ["〔除草〕禁止喷洒药剂。", "〔浇水〕使用滴灌带，水费均摊。", *GARDEN[2:]]
    assert {("1", "2"), ("2", "1")} <= edges(aligned(old, new).articles)


def test_nothing_in_common_is_added_and_deleted() -> None:
    """Two laws on different things have no links."""
    old = ["雨水桶应当加盖。", "堆肥箱不得投入骨头。"]
    new = ["渡轮每刻钟开行一班。", "乘客凭月票登船。"]
    found = aligned(old, new)
    assert edges(found.articles) == set()
    assert alone(found.articles) == ({"1", "2"}, {"1", "2"})


def test_the_runner_up_is_named() -> None:
    """Two candidates: the better one is linked, the other is its rival."""
    old = [*GARDEN[:8], "园艺协会应当保存种子交换记录，保存期限为三年。", GARDEN[8]]
    near = "园艺协会应当保存种子交换记录和照片，保存期限为五年。"
    far = "街道办事处应当保存种子交换市集的报名表，保存期限为一年。"
    found = aligned(old, [*GARDEN[:8], near, far, GARDEN[8]])
    link = link_of(found, "9", "9")
    assert link.rival == "art_10"
    assert 0 < link.rival_confidence < link.confidence


def test_every_link_has_figures_from_0_to_1() -> None:
    """Confidence, the runner-up's and all evidence."""
    new = [text.replace("应当", "必须").replace("不得", "禁止") for text in GARDEN]
    for link in aligned(GARDEN, new).articles:
        assert 0 <= link.confidence <= 1
        assert 0 <= link.rival_confidence <= 1
        assert link.evidence
        assert all(0 <= evidence.value <= 1 for evidence in link.evidence)


def test_unsure_links_are_marked_for_review() -> None:
    """Below 0.6, and nothing at or above it."""
    new = [*GARDEN[:4], "候补家庭按名单先后取得地块。", "值班居民负责分发果实和蔬菜。", *GARDEN[6:]]
    for link in aligned(GARDEN, new).articles:
        assert link.review == (link.confidence < 0.6)


def test_an_empty_side_is_aligned_too() -> None:
    """A law with no article in common form still aligns."""
    nothing = law([])
    assert alone(aligned(nothing, law(GARDEN)).articles) == (set(), {str(k) for k in range(1, 10)})
    assert alone(aligned(law(GARDEN), nothing).articles) == ({str(k) for k in range(1, 10)}, set())


def test_articles_that_differ_in_a_number_only_are_linked_by_place() -> None:
    """Forty of them, all changed alike: nothing in them is rare, their order is all there is."""
    text = "第{}号地块的认养人应当在每月{}日以前缴纳水费，逾期不缴纳的，由居民委员会催缴。"
    old = [*GARDEN[:4], *(text.format(k, k % 28 + 1) for k in range(40)), *GARDEN[4:]]
    new = [line.replace("催缴", "书面催缴") for line in old]
    assert edges(aligned(old, new).articles) == {(str(k), str(k)) for k in range(1, 50)}
