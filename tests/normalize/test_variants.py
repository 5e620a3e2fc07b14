"""Traditional to Simplified: the short cuts give what OpenCC gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import opencc

from difflaw.normalize.variants import IN_BOTH, PHRASE_CHARACTERS, simplify

DICTIONARY = Path(opencc.__file__).parent / "dictionary"


def table(name: str) -> Iterator[tuple[str, str]]:
    """Key and first value of each line of one of OpenCC's tables."""
    for line in (DICTIONARY / name).read_text(encoding="utf-8").splitlines():
        key, values = line.split("\t")
        yield key, values.split(" ")[0]


def in_gb2312(character: str) -> bool:
    """Whether GB 2312 has ``character``."""
    return bool(character.encode("gb2312", "ignore"))


def test_every_character_that_simplified_shares_with_the_table_is_known() -> None:
    """GB 2312 has no other character that t2s changes."""
    assert {k for k, v in table("TSCharacters.txt") if k != v and in_gb2312(k)} == IN_BOTH


def test_every_character_that_a_phrase_decides_is_known() -> None:
    """Where a phrase changes a character as its own table would not, the phrase is asked."""
    alone = dict(table("TSCharacters.txt"))
    phrases = [(a, b) for key, value in table("TSPhrases.txt") for a, b in zip(key, value, strict=True)]
    assert {a for a, b in phrases if alone.get(a, a) != b} == set(PHRASE_CHARACTERS)


def test_every_phrase_is_converted_as_opencc_converts_it() -> None:
    """Alone and amid other words."""
    for phrase, simple in table("TSPhrases.txt"):
        assert simplify(phrase) == simple
        assert simplify(f"應當{phrase}，條例") == f"应当{simple}，条例"
