"""What a law knows of itself: its index, what stands in what, the words that are a provision's own."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest

import difflaw
from difflaw.model import Law, Unit
from tests.process import LAWS

TEXT = """某条例
（2020年1月1日通过）
第一章 总则
第一条 甲。
第二条 乙：
（一）丙；
（二）丁：
1.戊；
2.己。
附件1 名录
前言
第一条 庚。
"""


def made() -> Law:
    """The law above."""
    return difflaw.law(difflaw.read_text(TEXT))


def test_every_provision_is_found_by_its_id() -> None:
    """``by_id`` holds each provision once, in reading order, and is made once."""
    law = made()
    assert list(law.by_id.values()) == list(law.provisions())
    assert law.by_id["art_2__para_1__item_2__subitem_1"].text == "戊；"
    assert law.by_id is law.by_id


def test_what_stands_above_is_known_where_the_id_does_not_say() -> None:
    """An article's division is not in its id, yet ``above`` leads from an item to the chapter, and ends."""
    law = made()
    assert law.above["art_2__para_1__item_2"] == "art_2__para_1"
    assert law.above["art_2"] == "chp_1"
    assert law.above["chp_1"] == law.above["annex_1"] == ""
    assert law.above.keys() == law.by_id.keys()


def test_own_words_are_those_of_no_child() -> None:
    """A clause or annex with children owns its lead, an article its text, a part all of it."""
    law = made()
    own = {id: provision.own_text for id, provision in law.by_id.items()}
    assert own["art_2__para_1"] == "乙："
    assert own["art_2__para_1__item_1"] == "丙；"
    assert own["art_2__para_1__item_2"] == "丁："
    assert own["art_2"] == law.by_id["art_2"].text
    assert own["annex_1"] == "前言"
    assert law.parts[1].own_text == "（2020年1月1日通过）"


@pytest.mark.parametrize("path", sorted(LAWS.iterdir()), ids=lambda path: path.name)
def test_own_span_is_the_place_of_the_own_words(path: Path) -> None:
    """In every statute the own words stand where ``own_span`` says."""
    law = difflaw.law(difflaw.read(path))
    units: list[Unit] = [*law.provisions(), *law.parts]
    for unit in units:
        assert unit.own_span.of(law.text.text) == unit.own_text


def test_a_law_whose_index_was_made_is_still_a_value() -> None:
    """Equality, copies and pickles do not see the index."""
    law, other = made(), made()
    assert law.by_id
    assert law.above
    assert law == other
    assert copy.copy(law) == pickle.loads(pickle.dumps(law)) == law
