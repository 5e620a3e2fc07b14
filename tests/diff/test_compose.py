"""Redlines of whole articles along the links of their clauses."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from difflaw.changes import Edit, Link, Op, new_text, old_text
from difflaw.diff import compose, redline
from difflaw.diff.compose import ClauseText, Stretch, _in_order
from difflaw.diff.script import keep, mirror
from difflaw.model import CLAUSES, Law, Provision
from difflaw.normalize import normalize
from difflaw.parse import parse
from difflaw.read import read_text

LINES = (
    "种植应当登记。",
    "（一）种子；",
    "（二）肥料；",
    "（三）农药；",
    "（一）农膜和滴灌带；",
    "收购应当检验。",
    "销售应当建账。",
)


def law(text: str) -> Law:
    """A law from its text."""
    return parse(normalize(read_text(text)))


def article(*lines: str, number: str = "一") -> Provision:
    """The only article of a law."""
    (found,) = law(f"某条例\n第{number}条 " + "\n".join(lines)).articles()
    return found


def links(*pairs: tuple[str, str]) -> list[Link]:
    """Links between clauses of article 1, by what follows ``art_1__``."""
    return [Link(f"art_1__{old}", f"art_1__{new}") for old, new in pairs]


def show(edits: Iterable[Edit]) -> str:
    """As in ``fixtures/diff``; what moved is ``<ref:text>``."""
    marks = {Op.KEEP: "{}", Op.DELETE: "[-{}-]", Op.INSERT: "{{+{}+}}"}
    return "".join(
        f"<{edit.ref}:{edit.old or edit.new}>" if edit.op is Op.MOVE else marks[edit.op].format(edit.old or edit.new)
        for edit in edits
    )


def test_paragraph_that_changed_places_is_moved() -> None:
    """It is a move on both sides, with the edit made on the way; the longer paragraph stays."""
    old = article("收购应当及时检验。", "种植、养殖应当在每年三月底前向乡镇人民政府登记。")
    new = article("种植、养殖应当在每年三月底前向乡镇人民政府登记。", "收购必须及时检验。")
    edits = compose(old, new, links(("para_1", "para_2"), ("para_2", "para_1")))
    assert show(edits) == (
        "<art_1__para_2:收购>[-应当-]<art_1__para_2:及时检验。>[-\n-]"
        "种植、养殖应当在每年三月底前向乡镇人民政府登记。"
        "<art_1__para_1:\n收购>{+必须+}<art_1__para_1:及时检验。>"
    )


def test_new_item_and_the_labels_behind_it() -> None:
    """The new item is one insertion; the next one's label is a small edit of its own."""
    old = article("应当登记下列事项：", "（一）品种；", "（二）产地。")
    new = article("应当登记下列事项：", "（一）品种；", "（二）数量；", "（三）产地。")
    pairs = [(f"para_1__item_{a}", f"para_1__item_{b}") for a, b in ((1, 1), (2, 3))]
    edits = compose(old, new, links(("para_1", "para_1"), *pairs))
    assert show(edits) == "应当登记下列事项：\n（一）品种；{+\n（二）数量；+}\n[-（二）-]{+（三）+}产地。"


def test_unlinked_paragraphs_are_not_braided() -> None:
    """What the aligner did not link is struck and inserted whole, however alike it looks."""
    old = article("种植应当登记。", "经营者应当建账。")
    new = article("种植应当登记。", "经营者应当年检。")
    assert show(compose(old, new, links(("para_1", "para_1")))) == (
        "种植应当登记。[-\n经营者应当建账。-]{+\n经营者应当年检。+}"
    )


def test_paragraph_of_another_article_names_it() -> None:
    """A paragraph that came from another article is moved in; with that article known, its edits show."""
    old = law("某条例\n第一条 种植应当登记。\n第二条 收购应当检验。\n销售应当建账。")
    new = law("某条例\n第一条 种植应当登记。\n销售必须建账。\n第二条 收购应当检验。")
    link = [Link("art_1__para_1", "art_1__para_1"), Link("art_2__para_2", "art_1__para_2")]
    here, there = next(old.articles()), next(new.articles())
    assert show(compose(here, there, link)) == "种植应当登记。<art_2__para_2:\n销售必须建账。>"
    by_id = {provision.id: provision for provision in old.provisions()}
    assert show(compose(here, there, link, by_id)) == (
        "种植应当登记。<art_2__para_2:\n销售>{+必须+}<art_2__para_2:建账。>"
    )


def test_paragraph_split_in_two_is_compared_with_both() -> None:
    """One paragraph that became two neighbours is redlined against the two together."""
    old = article("种植应当登记。收购应当检验。")
    new = article("种植应当登记。", "收购应当检验。")
    edits = compose(old, new, links(("para_1", "para_1"), ("para_1", "para_2")))
    assert show(edits) == "种植应当登记。{+\n+}收购应当检验。"


def test_added_article_of_moved_paragraphs() -> None:
    """An article without counterpart, made of paragraphs that stood elsewhere, says where they stood."""
    new = article("种植应当登记。", "收购应当检验。")
    edits = compose(None, new, [Link("art_7__para_1", "art_1__para_2")])
    assert show(edits) == "{+种植应当登记。+}<art_7__para_1:\n收购应当检验。>"


def test_without_links_it_is_the_plain_redline() -> None:
    """Where the links say nothing, the two texts are compared as they stand."""
    old, new = article("种植应当登记。", "收购应当检验。"), article("种植必须登记。", "收购应当验收。")
    assert compose(old, new, []) == redline(old.text, new.text)
    assert compose(old, old, links(("para_1", "para_2"))) == (keep(old.text),)


ARTICLES = st.lists(st.sampled_from(LINES), min_size=1, max_size=7).map(lambda lines: article(*lines))
CHOICES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=8)


@given(ARTICLES, ARTICLES, CHOICES)
def test_any_links_give_an_exact_and_symmetric_redline(
    old: Provision, new: Provision, choices: list[tuple[int, int]]
) -> None:
    """Whatever the links, crosswise or to nowhere, both texts rebuild, the way back is the mirror image, and
    a move names a clause that a link names."""
    ids = [[clause.id for clause in side.walk() if clause.level in CLAUSES] for side in (old, new)]
    pairs = [(pick(ids[0], a), pick(ids[1], b)) for a, b in choices]
    edits = compose(old, new, [Link(a, b) for a, b in pairs])
    assert (old_text(edits), new_text(edits)) == (old.text, new.text)
    assert compose(new, old, [Link(b, a) for a, b in pairs]) == mirror(edits)
    for edit in edits:
        if edit.op is Op.MOVE:
            assert edit.ref in {pair[1 if edit.old else 0] for pair in pairs}


@given(st.lists(st.integers(1, 20), min_size=1, max_size=7), st.randoms(use_true_random=False))
def test_what_stays_is_the_heaviest_sequence(lengths: list[int], source: Random) -> None:
    """Of all sequences in order on both sides, the one with most characters stays."""
    places = list(range(len(lengths)))
    source.shuffle(places)
    left = [ClauseText(f"art_1__para_{k}", "", "", "甲" * length) for k, length in enumerate(lengths)]
    right = [left[places.index(k)] for k in range(len(left))]
    blocks = [Stretch(k, k + 1, place, place + 1) for k, place in enumerate(places)]
    stays = _in_order(blocks, left, right)
    assert all(a.old < b.old and a.new < b.new for a, b in pairwise(stays))
    heaviest = max(
        sum(lengths[k] for k in chosen)
        for count in range(len(lengths) + 1)
        for chosen in combinations(range(len(lengths)), count)
        if all(places[a] < places[b] for a, b in pairwise(chosen))
    )
    assert sum(lengths[block.old] for block in stays) == heaviest


def pick(ids: list[str], at: int) -> str:
    """One of the clauses, or one of another article."""
    return ids[at] if at < len(ids) else f"art_9__para_{at}"
