"""Articles that have nothing rare in them, linked by their place.

Forty articles that differ in a number only share nothing rare with anything; no candidate is found for them.
Where as many are left on both sides between the same two linked neighbours, they are the same articles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from difflaw.align.grams import grams
from difflaw.align.scoring import plain_dice
from difflaw.align.units import Place

ALIKE = 0.8
"""Least share of character pairs in common, all worth the same: less is not the same article with a change."""

CHANCE = 0.9
"""Probability of such a link, for ``confidence``: equal numbers of nearly equal articles in the same gap."""


def in_place(old: Sequence[Place], new: Sequence[Place], linked: Mapping[int, int]) -> dict[int, int]:
    """Old index to new index of articles that ``linked`` leaves over and that are alike in the same gap."""
    found = {}
    for left, right in _gaps(len(old), len(new), linked):
        if len(left) == len(right):
            for i, j in zip(left, right, strict=True):
                if plain_dice(grams(old[i].text), grams(new[j].text)) >= ALIKE:
                    found[i] = j
    return found


def _gaps(size: int, other_size: int, linked: Mapping[int, int]) -> list[tuple[range, range]]:
    """What lies between links that are next to one another in both laws, where neither side is empty."""
    ends = [(-1, -1), *sorted(linked.items()), (size, other_size)]
    order = {j: place for place, j in enumerate(sorted(j for _, j in ends))}
    return [
        (range(i + 1, k), range(j + 1, m))
        for (i, j), (k, m) in pairwise(ends)
        if order[m] == order[j] + 1 and k - i > 1 and m - j > 1
    ]
