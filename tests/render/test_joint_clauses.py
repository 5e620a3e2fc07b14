"""Paragraphs of one article that were cut up, joined or turned into lists: one text, every word in it once."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

import difflaw
from difflaw.changes import Op
from difflaw.render.view.joint_clauses import BREAK
from difflaw.render.view.rows import Row, new_words, old_words, rows
from tests.cases import FIXTURES

SENTENCES = (
    "渡工、渡船所有人未按照规定检修渡船的，由县交通部门责令改正；拒不改正的，处二百元以上一千元以下罚款。",
    "检修时隐瞒渗漏情况的，一年内不得再次申请开航。",
    "大雾、大风期间渡口应当停航，并在两岸悬挂停航旗。",
    "渡口的候船亭由所在地的村民委员会负责打扫和修缮。",
    "乘客应当在候船亭内依次等候，不得攀爬趸船。",
)
cuts = st.sets(st.integers(1, len(SENTENCES) - 1), max_size=3)


def text(places: set[int], sentences: tuple[str, ...]) -> str:
    """A law whose second article has these sentences, with line ends before the ones at ``places``."""
    ends = [0, *sorted(places), len(sentences)]
    lines = ["".join(sentences[a:b]) for a, b in pairwise(ends)]
    return "\n".join(
        ["某县渡口办法", "第一条 为了渡运安全，制定本办法。", "第二条 " + "\n".join(lines), "第三条 自公布之日起施行。"]
    )


def row_of(old: str, new: str) -> Row:
    """How the second article is shown."""
    comparison = difflaw.compare(difflaw.read_text(old, "旧.txt"), difflaw.read_text(new, "新.txt"))
    return next(row for row in rows(comparison) if row.anchor == "art_2")


@settings(max_examples=40, derandomize=True, database=None)
@given(cuts, cuts, st.integers(0, len(SENTENCES) - 1))
def test_every_old_word_is_shown_once(before: set[int], after: set[int], edited: int) -> None:
    """However the paragraphs are cut, and with one of the sentences edited, no word is said twice and none left out."""
    sentences = tuple(
        sentence.replace("不得", "禁止").replace("应当", "必须") if place == edited else sentence
        for place, sentence in enumerate(SENTENCES)
    )
    row = row_of(text(before, SENTENCES), text(after, sentences))
    shown = [segment for block in row.blocks for segment in block.segments]
    assert Counter(old_words(shown).replace(BREAK, "")) == Counter("".join(SENTENCES))
    assert Counter(new_words(shown).replace(BREAK, "")) == Counter("".join(sentences))


def case(name: str) -> Row:
    """The second article of a case."""
    return row_of(*((FIXTURES / "compare" / name / f"{side}.txt").read_text("utf-8") for side in ("old", "new")))


def test_a_paragraph_cut_up_shows_breaks_and_the_true_edits() -> None:
    """Nothing is said to have gone to the next paragraph: breaks are put in, and words edited where they are."""
    row = case("a-paragraph-is-cut-in-two")
    assert not [s for block in row.blocks for s in block.segments if s.op is Op.MOVE]
    assert [segment.new for block in row.blocks for segment in block.segments if segment.new.endswith(BREAK)] == [BREAK]
    assert [block.anchor for block in row.blocks] == [f"art_2__para_{n}" for n in (1, 2, 3, 4)]


def test_a_sentence_that_became_a_list_keeps_its_words() -> None:
    """The labels and breaks are put in; what is forbidden stays, item by item."""
    row = case("a-sentence-becomes-a-list")
    kept = [[s.new for s in block.segments if s.op is Op.KEEP] for block in row.blocks]
    assert kept[1:] == [["焚烧秸秆"], ["倾倒生活垃圾"], ["使用国家禁止使用的农药"], ["擅自砍伐遮荫树。"]]


def test_a_list_that_became_a_sentence_is_one_paragraph() -> None:
    """The items are no lines of their own any more; each of their changes is in the row still."""
    row = case("a-list-becomes-a-sentence")
    assert [block.anchor for block in row.blocks] == ["art_2__para_1"]
    assert len(row.blocks[0].changes) == 5
