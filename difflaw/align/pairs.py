"""Pairs of articles by index, and which of them win where they compete."""

from __future__ import annotations

from collections.abc import Mapping

IndexPair = tuple[int, int]
"""The places of an old and of a new article (or clause, or division) among those of their law, from 0."""


def assign(chance: Mapping[IndexPair, float], least: float) -> dict[int, int]:
    """Old index to new index, the likeliest pairs first, none below ``least``.

    Two pairs that compete and are equally likely differ in the sum of their indices; the earlier one
    wins. So the choice is the same when the two laws change places.
    """
    forward: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), value in sorted(chance.items(), key=lambda item: (-item[1], sum(item[0]))):
        if value < least:
            break
        if i not in forward and j not in taken:
            forward[i] = j
            taken.add(j)
    return forward
