"""How alike two articles are, by their wording alone: figures from 0 to 1, the same in both directions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from difflaw.align.grams import mass
from difflaw.align.units import Profile


class Likeness(NamedTuple):
    """What two articles share, each figure from 0 to 1: worth of their wording, and of their 〔topics〕, against
    the worth of both (Dice)."""

    wording: float
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

    def likeness(self, old: Profile, new: Profile) -> Likeness:
        """What ``old`` and ``new`` share."""
        return Likeness(self.dice(old.grams, new.grams), self.dice(old.topic, new.topic))


def plain_dice(one: frozenset[str], two: frozenset[str]) -> float:
    """Share of character pairs in common, all worth the same."""
    return 2 * len(one & two) / (len(one) + len(two)) if one or two else 0.0
