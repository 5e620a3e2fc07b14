"""What a reader should know about a change beyond its kinds: one module a signal, found by being here.

Each module has one function, ``find(pair: SignalPair) -> Iterator[Signal]``, and knows no other module of this
folder. The word, the sign and the weight of its signal are a row in ``difflaw/marks.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from difflaw.changes import Redline, Signal
from difflaw.model import Law, Unit


@dataclass(frozen=True, slots=True)
class SignalPair:
    """All that a signal may depend on: a unit of the old law and its successor, which stand in ``old_law`` and
    ``new_law``, the ids of all provisions that are ``linked``, as (old, new), and the ``edits`` between the two."""

    old: Unit
    new: Unit
    old_law: Law
    new_law: Law
    linked: Collection[tuple[str, str]]
    edits: Redline = ()


Finder = Callable[[SignalPair], Iterator[Signal]]
"""The function ``find`` of a module."""


@cache
def finders() -> tuple[Finder, ...]:
    """The finders of all signals, in the order of the names of their modules."""
    names = sorted(module.name for module in iter_modules(__path__, f"{__name__}."))
    return tuple(cast("Finder", import_module(name).find) for name in names)


def find_signals(pair: SignalPair) -> Iterator[Signal]:
    """The signals of ``pair``."""
    for find in finders():
        yield from find(pair)
