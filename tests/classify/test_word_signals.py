"""The signals on changed words: every class and direction, mirrored, silent where nothing changed."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from difflaw.changes import Comparison, Signal
from difflaw.classify.wording.particles import particles
from difflaw.classify.wording.rulings import OPPOSITE, Way
from difflaw.classify.wording.terms import table
from difflaw.gate.change_rules import ROWS
from difflaw.marks import DIRECTIONS, SIGNALS
from difflaw.pipeline import compare
from tests.cases import FIXTURES, source

CASES = sorted((FIXTURES / "check").iterdir())


def words_told(comparison: Comparison) -> list[Signal]:
    """The signals on changed words, in order."""
    return [signal for change in comparison.articles for signal in change.signals if signal.direction]


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_swapped_laws_give_the_mirrored_signals(folder: Path) -> None:
    """What was raised is lowered, what was added dropped, with the same words on the other sides."""
    there = words_told(compare(source(folder, "old"), source(folder, "new")))
    back = words_told(compare(source(folder, "new"), source(folder, "old")))
    mirrored = Counter((s.code, OPPOSITE[Way(s.direction)].value, s.now, s.was) for s in back)
    assert Counter((s.code, s.direction, s.was, s.now) for s in there if not _one_way(s)) == Counter(
        {key: n for key, n in mirrored.items() if key[1] not in ("stale", "dangling")}
    )


def _one_way(signal: Signal) -> bool:
    """A reference that was left behind is one in the direction in which its target went."""
    return signal.direction in ("stale", "dangling")


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_equal_laws_have_no_signal(folder: Path) -> None:
    """What has no changed word has no signal on changed words."""
    for side in ("old", "new"):
        assert words_told(compare(source(folder, side), source(folder, side))) == []


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_quoted_words_stand_where_they_are_said_to(folder: Path) -> None:
    """The words of a signal are those at its first place on either side."""
    comparison = compare(source(folder, "old"), source(folder, "new"))
    for signal in words_told(comparison):
        for words, spans, law in ((signal.was, signal.old, comparison.old), (signal.now, signal.new, comparison.new)):
            assert not words or spans[0].of(law.text.text) == words


def test_every_class_and_direction_has_a_case_and_a_name() -> None:
    """A lawyer can read an example of each, and each is said in words; ``quantity-changed`` needs another measure."""
    wanted = {f"{row.about}-{row.way}" for row in ROWS} - {"quantity-changed"}
    assert wanted <= {folder.name for folder in CASES}
    assert {row.about for row in ROWS} <= {mark.code for mark in SIGNALS}
    assert {row.way for row in ROWS} <= set(DIRECTIONS)
    assert {way.value for way in Way} == set(DIRECTIONS)


def test_every_word_has_its_source() -> None:
    """No entry of the vocabulary stands there without a reason."""
    assert [row for rows in table().values() for row in rows if not row.get("source")] == []


def test_a_rename_is_one_signal_with_its_places() -> None:
    """The department is renamed in three articles: told once, where it stands first."""
    folder = FIXTURES / "check" / "actor-renamed-throughout"
    (signal,) = words_told(compare(source(folder, "old"), source(folder, "new")))
    assert (signal.direction, len(signal.old), len(signal.new), signal.told) == ("renamed-throughout", 4, 4, False)


def test_a_stale_reference_carries_what_it_should_say() -> None:
    """Its target went on by one and it did not."""
    folder = FIXTURES / "check" / "reference-stale"
    (signal,) = words_told(compare(source(folder, "old"), source(folder, "new")))
    assert (signal.direction, dict(signal.values)["should"]) == ("stale", "本办法第五条")


def test_no_number_is_too_odd_to_read() -> None:
    """Whatever stands beside a unit, its tokens cover the words in order, and nothing is raised."""
    chance = random.Random(1)
    signs = "〇零一二两三十百千万廿05.%‰年月日每点分之亿元倍个工作日以上以下不满半数周岁人次第条款（）前《》"
    for _ in range(3000):
        words = "".join(chance.choice(signs) for _ in range(chance.randrange(1, 10)))
        assert "".join(particle.words for particle in particles(words)) == words


def test_ranges_at_the_end_of_a_sentence() -> None:
    """Two ranges after one another are two tokens."""
    found = particles("一万元以上二万元以下或者一倍以上二倍以下")
    assert [particle.words for particle in found] == ["一万元以上二万元以下", "或者", "一倍以上二倍以下"]
