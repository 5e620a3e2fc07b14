"""How alike two articles are, by their wording alone: figures from 0 to 1, the same in both directions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from difflaw.align.grams import mass
from difflaw.align.units import Unit

AMOUNT = 1000
"""Shared worth (sixteenths of a bit) that counts half: some twelve character pairs rare in the two laws."""


class Likeness(NamedTuple):
    """What two articles share, each figure from 0 to 1.

    ``wording``: shared worth against the worth of both (Dice). ``containment``: shared worth against the
    smaller of the two. ``amount``: shared worth as such, saturating. ``topic``: the 〔topics〕.
    """

    wording: float
    containment: float
    amount: float
    topic: float


class Measure:
    """Measures what texts share by the worth of their character pairs; remembers the worth of each side."""

    def __init__(self, worth: Mapping[str, int]) -> None:
        self.worth = worth
        self._known: dict[frozenset[str], int] = {}

    def mass(self, held: frozenset[str]) -> int:
        """The worth of ``held``."""
        known = self._known.get(held)
        if known is None:
            known = self._known[held] = mass(held, self.worth)
        return known

    def shared(self, one: frozenset[str], two: frozenset[str]) -> int:
        """The worth of what both hold."""
        return mass(one & two, self.worth)

    def dice(self, one: frozenset[str], two: frozenset[str]) -> float:
        """The shared worth against the worth of both, 0 to 1; 0 where there is nothing to share."""
        total = self.mass(one) + self.mass(two)
        return 2 * self.shared(one, two) / total if total else 0.0

    def likeness(self, old: Unit, new: Unit) -> Likeness:
        """What ``old`` and ``new`` share."""
        shared = self.shared(old.grams, new.grams)
        one, two = self.mass(old.grams), self.mass(new.grams)
        return Likeness(
            2 * shared / (one + two) if shared else 0.0,
            shared / min(one, two) if shared else 0.0,
            saturated(shared, AMOUNT),
            self.dice(old.topic, new.topic) if old.topic and new.topic else 0.0,
        )


def saturated(amount: int, half: int) -> float:
    """``amount`` on a scale from 0 to 1 that reaches one half at ``half``.

    >>> saturated(1000, 1000)
    0.5
    """
    return amount / (amount + half)


def plain_dice(one: frozenset[str], two: frozenset[str]) -> float:
    """Share of character pairs in common, all worth the same."""
    return 2 * len(one & two) / (len(one) + len(two)) if one or two else 0.0
