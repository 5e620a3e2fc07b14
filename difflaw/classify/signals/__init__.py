"""What a reader should know about a change beyond its kinds: one module per signal, found by being here.

A module has one of two functions, and knows no other module of this folder. The word, the sign and the weight of
its signal are a row in ``difflaw/marks.py``.

- ``find(pair: SignalPair) -> Iterator[Signal]`` looks at one unit and its successor.
- ``judge(spot: Spot, scene: Scene) -> Ruling | None`` looks at one changed place, with the whole comparison at
  hand. Such a module also says its ``CODE`` and its ``TURN``: a place is judged by one module after the other and
  belongs to the first that has a ruling. It may also have ``survey(scene)``, for what no changed place shows: a
  reference that should have changed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import NamedTuple

from difflaw.changes import Redline, Signal
from difflaw.classify.wording.rulings import Ruling
from difflaw.classify.wording.scene import Scene
from difflaw.classify.wording.spots import Spot
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


class Judge(NamedTuple):
    """A module that judges changed places: its turn, the code of its signal, and its function."""

    turn: int
    code: str
    judge: Callable[[Spot, Scene], Ruling | None]


def _modules() -> tuple[ModuleType, ...]:
    return tuple(
        import_module(name) for name in sorted(module.name for module in iter_modules(__path__, f"{__name__}."))
    )


Surveyor = Callable[[Scene], Iterator[tuple[tuple[str, str], Signal]]]
"""The function ``survey`` of a module: signals that no changed place shows, each with its article link."""


@cache
def surveyors() -> tuple[Surveyor, ...]:
    """The surveyors, in the order of the names of their modules."""
    return tuple(module.survey for module in _modules() if hasattr(module, "survey"))


@cache
def finders() -> tuple[Finder, ...]:
    """The finders of all signals on pairs, in the order of the names of their modules."""
    return tuple(module.find for module in _modules() if hasattr(module, "find"))


@cache
def judges() -> tuple[Judge, ...]:
    """The judges of changed places, in the order of their turns."""
    return tuple(
        sorted(Judge(module.TURN, module.CODE, module.judge) for module in _modules() if hasattr(module, "judge"))
    )


def find_signals(pair: SignalPair) -> Iterator[Signal]:
    """The signals of ``pair``."""
    for find in finders():
        yield from find(pair)
