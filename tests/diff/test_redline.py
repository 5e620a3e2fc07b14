"""What holds of every redline, and the bounds on its cost. Single cases stand in ``fixtures/diff``."""

from __future__ import annotations

import random
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from difflaw.changes import Edit, Op, new_text, old_text
from difflaw.diff import InexactRedlineError, characters, redline
from difflaw.diff.atoms import atoms
from difflaw.diff.characters import matches
from difflaw.diff.script import checked, keep, mirror, replace

WHOLE = [
    "第二十一条第二款第（三）项",
    "第三条",
    "第一百三十三条之一",
    "前款第二项",
    "（二）",
    "2018年1月22日",
    "三月一日",
    "五万元",
    "五十万元",
    "十五日",
    "二百",
    "3.5%",
    "12:30",
    "3,000元",
    "APP",
    "Wi-Fi",
    "《档案法》",
    "《甲〈乙〉丙》",
]
"""Runs that no edit may cut."""
WORDS = [
    "环境保护",
    "生态环境",
    "应当",
    "可以",
    "人民",
    "政府",
    "部门",
    "建设",
    "教育",
    "气象",
    "县",
    "市",
    "的",
    "和",
    "、",
    "，",
    "。",
    "；",
    "：",
    "（",
    "）",
    "《",
    "一",
    "第",
    "甲",
    "乙",
    "丙",
]
TEXTS = st.lists(st.sampled_from([*WHOLE, *WORDS, "\n"]), max_size=25).map("".join) | st.text(max_size=30)
GLUED = st.lists(
    st.tuples(st.sampled_from(WHOLE), st.sampled_from(["，", "、", "的", "处", "应当", "；"])), max_size=12
)


def struck(edits: tuple[Edit, ...]) -> int:
    """Characters struck and inserted."""
    return sum(len(edit.old + edit.new) for edit in edits if edit.op is not Op.KEEP)


def longest_common(old: list[str], new: list[str]) -> int:
    """Length of the longest common subsequence, by the textbook's table."""
    row = [0] * (len(new) + 1)
    for a in old:
        row = [0, *row]
        for j, b in enumerate(new, 1):
            row[j] = row[j] + 1 if a == b else max(row[j + 1], row[j - 1])
        row.pop()
    return row[-1]


@given(TEXTS, TEXTS)
def test_both_sides_rebuild(old: str, new: str) -> None:
    """Nothing is lost and nothing invented."""
    edits = redline(old, new)
    assert old_text(edits) == old
    assert new_text(edits) == new


@given(TEXTS, TEXTS)
def test_normal_form(old: str, new: str) -> None:
    """No empty edit, no two neighbours of one kind, and a deletion before the insertion beside it."""
    edits = redline(old, new)
    assert all(edit.old or edit.new for edit in edits)
    assert all(a.op is not b.op and (a.op, b.op) != (Op.INSERT, Op.DELETE) for a, b in pairwise(edits))


@given(TEXTS, TEXTS)
def test_way_back_is_the_mirror(old: str, new: str) -> None:
    """``redline(b, a)`` is ``redline(a, b)`` with sides and operations swapped."""
    assert redline(new, old) == mirror(redline(old, new))


@given(TEXTS)
def test_equal_texts_are_kept(text: str) -> None:
    """A text against itself is one kept edit, or none if it is empty."""
    assert redline(text, text) == ((keep(text),) if text else ())


@given(GLUED, GLUED)
def test_no_cut_inside_what_must_stay_whole(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> None:
    """No edit ends inside a number, an amount, a date, a reference, a title or a Latin word."""
    edits = redline("".join(map("".join, old)), "".join(map("".join, new)))
    for pieces, sides in ((old, [edit.old for edit in edits]), (new, [edit.new for edit in edits])):
        cuts = set(accumulate(map(len, sides)))
        at = 0
        for whole, glue in pieces:
            assert cuts.isdisjoint(range(at + 1, at + len(whole)))
            at += len(whole + glue)


@given(TEXTS)
def test_atoms_join_to_the_text(text: str) -> None:
    """Cutting into atoms loses nothing."""
    assert "".join(atoms(text)) == text


@given(st.lists(st.sampled_from("甲乙丙丁"), max_size=30), st.lists(st.sampled_from("甲乙丙丁"), max_size=30))
def test_matches_are_longest(old: list[str], new: list[str]) -> None:
    """Below the bound, what is shared is a longest common subsequence, in ascending blocks."""
    blocks = matches(old, new)
    assert all(old[i : i + n] == new[j : j + n] for i, j, n in blocks)
    assert all(a[0] + a[2] <= b[0] and a[1] + a[2] <= b[1] for a, b in pairwise(blocks))
    assert sum(n for _, _, n in blocks) == longest_common(old, new)


def test_wrong_script_is_refused() -> None:
    """The check on every call is a real one."""
    with pytest.raises(InexactRedlineError, match="does not rebuild"):
        checked(tuple(replace("甲", "乙")), "甲", "丙")
    with pytest.raises(InexactRedlineError, match="does not rebuild"):
        checked(tuple(replace("甲", "乙")), "丁", "乙")


def scrambled(seed: int, length: int, alphabet: int) -> str:
    """A text of common characters without any sense."""
    source = random.Random(seed)
    return "".join(chr(0x4E00 + source.randrange(alphabet)) for _ in range(length))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (scrambled(1, 50_000, 3000), scrambled(2, 50_000, 3000)),
        (scrambled(3, 50_000, 4), scrambled(4, 50_000, 4)),
        ("甲乙" * 25_000, "乙甲" * 25_000),
        ("《" * 50_000, "《" * 49_999 + "》"),
        ("的" * 50_000, "的" * 49_000),
        ("1," * 25_000, "1." * 25_000),
    ],
    ids=["random", "few letters", "periodic", "brackets", "one letter", "digits"],
)
def test_pathological_texts_stay_exact_and_bounded(old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the texts are made, diff-match-patch is never given more than the bound allows, and what comes
    of it is exact. Work is counted and not timed, for machines differ."""
    work = 0

    class Counting:
        def diff_main(self, a: str, b: str, lines: bool) -> list[tuple[int, str]]:
            nonlocal work
            work += (len(a) + len(b)) ** 2
            found: list[tuple[int, str]] = engine.diff_main(a, b, lines)
            return found

    engine = characters._engine()
    monkeypatch.setattr(characters, "_engine", Counting)
    edits = redline(old, new)
    assert (old_text(edits), new_text(edits)) == (old, new)
    assert work <= characters.WORK


def test_long_text_with_scattered_changes_stays_fine() -> None:
    """A term renamed throughout 50,000 characters is marked wherever it stands, and nothing else is."""
    sentences = [f"{scrambled(seed, 18, 2000)}甲乙处。" for seed in range(2_400)]
    old = "".join(sentences)
    new = old.replace("甲乙处", "丙丁局")
    edits = redline(old, new)
    assert struck(edits) <= 6 * old.count("甲乙处") * 1.01


def test_mostly_equal_texts_strike_little() -> None:
    """One word replaced in a long article costs that word, however long the article is."""
    old = "。".join(scrambled(seed, 30, 500) for seed in range(300))
    new = old[:4_000] + "县级" + old[4_002:]
    assert struck(redline(old, new)) <= 8
