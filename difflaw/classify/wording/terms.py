"""The vocabulary of the signals, read from ``terms.toml`` when it is first asked for, and the words that a house adds.

What is read with a vocabulary is kept apart from what is read with another (``by_vocabulary``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from importlib.resources import files
from typing import Any, NamedTuple, ParamSpec, TypeVar

from difflaw.changes import NO_EXTRA_WORDS, ExtraWords

P = ParamSpec("P")
R = TypeVar("R")

_EXTRA: ContextVar[ExtraWords] = ContextVar("extra words", default=NO_EXTRA_WORDS)
"""The words that are added in the comparison that is going on, in its own thread."""


@contextmanager
def vocabulary_with(extra: ExtraWords) -> Iterator[None]:
    """Read words with ``extra`` added to the vocabulary, as long as the block lasts."""
    token = _EXTRA.set(extra if extra != NO_EXTRA_WORDS else NO_EXTRA_WORDS)
    try:
        yield
    finally:
        _EXTRA.reset(token)


def by_vocabulary(maxsize: int = 16) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep the last ``maxsize`` answers of a function, those with added words apart from those without.

    >>> kinds = lambda: [sanction.kind for sanction in sanctions("予以约谈")]
    >>> with vocabulary_with(ExtraWords(sanctions=(("约谈", "warning"),))):
    ...     kinds()
    ['warning']
    >>> kinds()
    []
    """

    def kept(function: Callable[P, R]) -> Callable[P, R]:
        plain = lru_cache(maxsize)(function)

        @lru_cache(maxsize)
        def extended(extra: ExtraWords, *args: P.args, **more: P.kwargs) -> R:
            return function(*args, **more)

        @wraps(function)
        def answer(*args: P.args, **more: P.kwargs) -> R:
            extra = _EXTRA.get()
            return plain(*args, **more) if extra is NO_EXTRA_WORDS else extended(extra, *args, **more)  # type: ignore[arg-type]

        return answer

    return kept


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


@by_vocabulary()
def operators() -> dict[str, str]:
    """The kind of each operator: ``duty``, ``ban``, ``weak-ban``, ``permission``, ``right`` …"""
    known = {word: entry["kind"] for entry in table()["operators"] for word in entry["words"]}
    return known | dict(_EXTRA.get().operators)


@cache
def same_words() -> dict[str, str]:
    """For each word that may be written otherwise the first spelling of it."""
    return {word: entry["words"][0] for entry in table()["same"] if "only" not in entry for word in entry["words"]}


@cache
def words_of(name: str) -> tuple[str, ...]:
    """All words of the table ``name``, the longest first."""
    found = {word for entry in table()[name] for word in entry["words"]}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@by_vocabulary()
def _sanction_pattern() -> re.Pattern[str]:
    """A group for each kind. What a house added is tried first, as ``kind_0``, ``kind_1`` …"""
    added = sorted(_EXTRA.get().sanctions, key=lambda pair: (-len(pair[0]), pair))
    groups = [f"(?P<{kind}_{k}>{re.escape(word)})" for k, (word, kind) in enumerate(added)]
    groups += [f"(?P<{entry['kind']}>{entry['pattern']})" for entry in table()["sanctions"]]
    return re.compile("|".join(groups))


@cache
def _sanction_weights() -> dict[str, int]:
    return {entry["kind"]: entry["weight"] for entry in table()["sanctions"]}


@by_vocabulary(maxsize=1 << 11)
def sanctions(words: str) -> tuple[Sanction, ...]:
    """The sanctions that ``words`` threaten, in order.

    >>> [(s.kind, s.words) for s in sanctions("给予警告，没收违法所得，可以并处罚款")]
    [('warning', '警告'), ('confiscation', '没收'), ('fine', '罚款')]
    """
    found = ((str(match.lastgroup).partition("_")[0], match) for match in _sanction_pattern().finditer(words))
    return tuple(Sanction(kind, _sanction_weights()[kind], match[0], match.start()) for kind, match in found)


@by_vocabulary()
def actor_pattern(kind: str = "") -> re.Pattern[str]:
    """The endings of names of actors, of one ``kind`` (``authority``, ``person``) or of all."""
    added = sorted(_EXTRA.get().authorities, key=lambda word: (-len(word), word)) if kind != "person" else []
    known = [entry["pattern"] for entry in table()["actors"] if kind in ("", entry["kind"])]
    return re.compile("|".join([*map(re.escape, added), *known]))


@cache
def measure_weights() -> dict[str, int]:
    """How much heavier or lighter each word makes a sanction."""
    return {word: entry["weight"] for entry in table()["measures"] for word in entry["words"]}
