"""One reading order for what stands in the new text and for what left the old one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """One thing to put in order: its place in the new text and its places in the old one.

    ``new_at`` is ``None`` for what was deleted; such a unit has exactly one ``old_at``. ``left`` are
    those old places it did not stay at: there it leaves a stub.
    """

    value: T
    new_at: int | None
    old_at: tuple[int, ...] = ()
    left: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A unit in its place, or (``stub_at`` set to the old place it left) the stub of one."""

    value: T
    stub_at: int | None = None


def reading_order(units: Sequence[Item[T]]) -> Iterator[Placed[T]]:
    """The units by their place in the new text; what is gone, after what it used to follow.

    A deleted unit, and the stub of one that moved away, stands after the nearest unit before it in
    the old text that has stayed; after the last of several with the same old place (a split). What several
    became together (a merge) is one unit with several old places. Guarantee: every unit comes once, and one
    stub for each ``left``; units with the same new place come in the order given.

    >>> units = [Item("a", 0, (0,)), Item("c", 1, (20,)), Item("b", 2, (10,), (10,)), Item("x", None, (30,))]
    >>> [(placed.value, placed.stub_at) for placed in reading_order(units)]
    [('a', None), ('b', 10), ('c', None), ('x', None), ('b', None)]
    """
    standing = sorted((u for u in units if u.new_at is not None), key=_new_place)
    after = _what_left(units, {id(unit): i for i, unit in enumerate(standing)})
    yield from after[-1]
    for i, unit in enumerate(standing):
        yield Placed(unit.value)
        yield from after[i]


def _new_place(unit: Item[T]) -> int:
    assert unit.new_at is not None
    return unit.new_at


def _old_place(placed: tuple[int, Item[T]]) -> tuple[int, int]:
    at, unit = placed
    return at, -1 if unit.new_at is None else unit.new_at


def _what_left(units: Iterable[Item[T]], index: dict[int, int]) -> defaultdict[int, list[Placed[T]]]:
    """What stands after the standing unit of each index; -1 is before the first."""
    after: defaultdict[int, list[Placed[T]]] = defaultdict(list)
    anchor = -1
    for at, unit in sorted(((at, leaver) for leaver in units for at in leaver.old_at), key=_old_place):
        if unit.new_at is None:
            after[anchor].append(Placed(unit.value))
        elif at in unit.left:
            after[anchor].append(Placed(unit.value, at))
        else:
            anchor = index[id(unit)]
    return after
