"""What holds for any two laws."""

from __future__ import annotations

import os
import subprocess
import sys
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from difflaw.align import align
from difflaw.changes import Alignment, Link
from difflaw.model import Law
from tests.align.laws import GARDEN, aligned, alone, edges, law, units
from tests.test_properties import law_of, quick, texts

SUBJECTS = ("园丁", "渡轮", "钟楼", "陶窑", "蜂箱", "磨坊", "灯塔", "剧团", "书摊", "温室", "冰窖", "马厩")
VERBS = ("应当登记", "不得出租", "可以展出", "应当加盖", "每年检修", "须经同意方可拆除", "由街道照管")
OBJECTS = ("木桶", "绳索", "账簿", "门票", "印章", "钥匙", "画布", "铜铃", "灯油", "渔网")

sentence = st.builds(
    lambda a, b, c, d: f"{a}的{c}{b}，期限为{d}日。",
    st.sampled_from(SUBJECTS),
    st.sampled_from(VERBS),
    st.sampled_from(OBJECTS),
    st.integers(1, 40),
)
article = st.builds("".join, st.lists(sentence, min_size=1, max_size=3)) | st.builds(
    "\n".join, st.lists(sentence, min_size=2, max_size=3)
)
articles = st.lists(article, min_size=1, max_size=12)


def everything(alignment: Alignment) -> tuple[Link, ...]:
    """All links of an alignment."""
    return (*alignment.articles, *alignment.clauses, *alignment.divisions, *alignment.parts)


@given(articles, articles)
@settings(deadline=None)
def test_every_provision_stands_in_a_link(old: list[str], new: list[str]) -> None:
    """Of either side, at every level, and no other id does."""
    before, after = law(old, (("总则", 1),)), law(new)
    found = everything(align(before, after))
    assert {link.old for link in found if link.old} == {unit.id for unit in units(before)}
    assert {link.new for link in found if link.new} == {unit.id for unit in units(after)}


@given(articles, articles)
@settings(deadline=None)
def test_no_link_is_drawn_twice_or_beside_its_own_absence(old: list[str], new: list[str]) -> None:
    """What is called added or deleted has no partner."""
    found = aligned(old, new)
    for links in (found.articles, found.clauses):
        pairs = [(link.old, link.new) for link in links]
        assert len(pairs) == len(set(pairs))
        gone, come = alone(links)
        assert not gone & {a for a, _ in edges(links)}
        assert not come & {b for _, b in edges(links)}


@given(articles)
@settings(deadline=None)
def test_a_law_against_itself_is_the_identity(text: list[str]) -> None:
    """Also where articles repeat."""
    found = aligned(text, text)
    for links in (found.articles, found.clauses):
        assert all(link.old == link.new and link.confidence == 1 for link in links)


@quick
@given(texts)
def test_any_text_against_itself_is_the_identity(text: str) -> None:
    """Whatever stands in it: articles without a word, headings without an article, annexes, anything."""
    parsed = law_of(text)
    for link in everything(align(parsed, parsed)):
        assert (link.old, link.confidence) == (link.new, 1)


@given(st.lists(article, min_size=1, max_size=12, unique=True), st.integers(0, 12))
@settings(deadline=None)
def test_one_article_inserted_is_added_and_the_rest_is_right(text: list[str], at: int) -> None:
    """Its words occur nowhere else."""
    at = min(at, len(text))
    found = aligned(text, [*text[:at], "风筝比赛每逢春分举行，线长以五十米为限。", *text[at:]])
    assert edges(found.articles) == {(str(k + 1), str(k + 1 + (k >= at))) for k in range(len(text))}


@given(articles, articles)
@settings(deadline=None)
def test_the_mirror_image_has_the_same_links_reversed(old: list[str], new: list[str]) -> None:
    """Edges and confidence, of every group."""
    there, back = aligned(old, new), aligned(new, old)
    assert {(link.old, link.new, link.confidence) for link in everything(there)} == {
        (link.new, link.old, link.confidence) for link in everything(back)
    }


def test_topics_on_one_side_count_for_that_side() -> None:
    """Articles of equal wording of which one bears a topic: the mirror image has the same confidence."""
    topic = law_of("第一条〔目的〕为了加强渡口管理，制定本办法。\n第二条 目的地渡口应当备案，每日清点。")
    plain = law_of("第一条 为了加强渡口管理，制定本办法。\n第二条 渡口应当登记，每日清点。")
    there, back = align(topic, plain), align(plain, topic)
    assert {(link.old, link.new, link.confidence) for link in everything(there)} == {
        (link.new, link.old, link.confidence) for link in everything(back)
    }


def test_the_hash_seed_does_not_matter() -> None:
    """Two processes with other seeds give the same links in the same order."""
    program = (
        "from tests.align.laws import GARDEN, aligned\n"
        "new = [text.replace('应当', '必须')[3:] + GARDEN[k - 1][:9] for k, text in enumerate(GARDEN)]\n"
        "print(aligned(GARDEN, new[::-1]))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(outputs) == 1
    assert outputs != {b""}


def test_a_thousand_articles_that_are_nearly_the_same_are_bounded() -> None:
    """Twice as many such articles take about twice the time, not four times."""

    def seconds(count: int) -> float:
        start = process_time()
        old, new = (nearly_the_same(count, shift) for shift in (0, 1))
        made = process_time()
        align(old, new)
        return (process_time() - made) / (made - start)

    assert seconds(900) < 3 * seconds(300)


def nearly_the_same(count: int, shift: int) -> Law:
    """A law whose articles differ in a number only."""
    return law(f"申请人应当在{k + shift}日内向街道提交第{k * 7 % 31}号材料，逾期不予受理。" for k in range(count))


def test_swapping_the_garden_about_is_symmetric() -> None:
    """A plain example of the mirror property."""
    new = [GARDEN[4], *GARDEN[:4], GARDEN[5] + "\n" + GARDEN[6], *GARDEN[7:]]
    assert edges(aligned(GARDEN, new).articles) == {(b, a) for a, b in edges(aligned(new, GARDEN).articles)}
