"""The vocabulary of the signals, read from ``terms.toml`` when it is first asked for."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple


class Sanction(NamedTuple):
    """A sanction found in words: its kind, how heavy it is, and the words."""

    kind: str
    weight: int
    words: str
    at: int


@cache
def table() -> dict[str, Any]:
    """The tables of ``terms.toml``."""
    return tomllib.loads(files(__package__).joinpath("terms.toml").read_text(encoding="utf-8"))


@cache
def operators() -> dict[str, str]:
    """The kind of each operator: ``duty``, ``ban``, ``weak-ban``, ``permission``, ``right`` …"""
    return {word: entry["kind"] for entry in table()["operators"] for word in entry["words"]}


@cache
def same_words() -> dict[str, str]:
    """For each word that may be written otherwise the first spelling of it."""
    return {word: entry["words"][0] for entry in table()["same"] if "only" not in entry for word in entry["words"]}


@cache
def words_of(name: str) -> tuple[str, ...]:
    """All words of the table ``name``, the longest first."""
    found = {word for entry in table()[name] for word in entry["words"]}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _sanction_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{entry['kind']}>{entry['pattern']})" for entry in table()["sanctions"]))


@cache
def _sanction_weights() -> dict[str, int]:
    return {entry["kind"]: entry["weight"] for entry in table()["sanctions"]}


@lru_cache(maxsize=1 << 11)
def sanctions(words: str) -> tuple[Sanction, ...]:
    """The sanctions that ``words`` threaten, in order.

    >>> [(s.kind, s.words) for s in sanctions("给予警告，没收违法所得，可以并处罚款")]
    [('warning', '警告'), ('confiscation', '没收'), ('fine', '罚款')]
    """
    return tuple(
        Sanction(str(match.lastgroup), _sanction_weights()[str(match.lastgroup)], match[0], match.start())
        for match in _sanction_pattern().finditer(words)
    )


@cache
def actor_pattern(kind: str = "") -> re.Pattern[str]:
    """The endings of names of actors, of one ``kind`` (``authority``, ``person``) or of all."""
    return re.compile("|".join(entry["pattern"] for entry in table()["actors"] if kind in ("", entry["kind"])))


@cache
def measure_weights() -> dict[str, int]:
    """How much heavier or lighter each word makes a sanction."""
    return {word: entry["weight"] for entry in table()["measures"] for word in entry["words"]}
