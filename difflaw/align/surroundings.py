"""What the links around two articles say for a link between them: order as evidence, not as law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

Pair = tuple[int, int]

REACH = 3
"""Neighbours looked at on each side; the third still counts a third of the first."""


class Setting(NamedTuple):
    """Where two articles stand to one another, each figure from 0 to 1.

    ``near``: how far the neighbours of the one are linked to neighbours of the other, on the same side.
    ``flow``: how far the divisions of the two share their articles.
    """

    near: float
    flow: float


class Surroundings:
    """The likely links, to be asked about any pair.

    ``chance`` holds the probable links with their probabilities, the certain ones with 1. ``old`` and
    ``new`` give the division of every article.
    """

    def __init__(self, old: Sequence[int], new: Sequence[int], chance: Mapping[Pair, float]) -> None:
        self._old, self._new, self._chance = old, new, chance
        self._rows: dict[int, list[tuple[int, float]]] = {}
        self._columns: dict[int, list[tuple[int, float]]] = {}
        self._flow: dict[Pair, float] = {}
        self._out: dict[int, float] = {}
        self._into: dict[int, float] = {}
        for (i, j), value in chance.items():
            self._rows.setdefault(i, []).append((j, value))
            self._columns.setdefault(j, []).append((i, value))
            here, there = old[i], new[j]
            self._flow[here, there] = self._flow.get((here, there), 0.0) + value
            self._out[here] = self._out.get(here, 0.0) + value
            self._into[there] = self._into.get(there, 0.0) + value

    def setting(self, pair: Pair) -> Setting:
        """Where the two articles of ``pair`` stand to one another; their own link does not count."""
        i, j = pair
        near = _support(i, j, self._rows, len(self._old)) + _support(j, i, self._columns, len(self._new))
        return Setting(near / 2, self._kept(i, j, self._chance.get(pair, 0.0)))

    def _kept(self, i: int, j: int, own: float) -> float:
        here, there = self._old[i], self._new[j]
        kept = self._flow.get((here, there), 0.0) - own
        total = self._out.get(here, 0.0) + self._into.get(there, 0.0) - 2 * own
        return 2 * kept / (total + 1)


def _support(i: int, j: int, rows: Mapping[int, Sequence[tuple[int, float]]], size: int) -> float:
    """How far the neighbours of ``i`` lead to the same side of ``j``, the nearer the better; 0 to 1."""
    got = total = 0.0
    for step in range(1, REACH + 1):
        for side in (-1, 1):
            at = i + side * step
            if 0 <= at < size:
                total += 1 / step
                worth = [_follows((other - j) * side, step, value) for other, value in rows.get(at, ())]
                got += max(worth, default=0.0) / step
    return got / total if total else 0.0


def _follows(distance: int, step: int, value: float) -> float:
    """What a neighbour's link is worth: all of it at the same distance, less farther off or nearer by,
    half where both neighbours lead to one article (a merge), nothing on the wrong side."""
    if distance > 0:
        return value / (1 + abs(distance - step) / 4)
    return value / 2 if distance == 0 else 0.0
