"""How alike two articles are, by themselves: figures from 0 to 1, the same in both directions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from difflaw.align.grams import mass
from difflaw.align.units import Unit

AMOUNT = 1000
"""Shared worth (sixteenths of a bit) that counts as half of all the evidence one could wish: some twelve
character pairs that are rare in the two laws."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two articles share, each figure from 0 to 1.

    ``wording``: shared worth against the worth of both (Dice). ``containment``: shared worth against the
    smaller of the two. ``amount``: shared worth as such, saturating. ``sentence``: the best pair of
    sentences, discounted where they are short. ``opening``: the first words, the subject as a rule.
    ``topic``: the 〔topics〕. ``heading``: the headings of the divisions they stand in.
    """

    wording: float
    containment: float
    amount: float
    sentence: float
    opening: float
    topic: float
    heading: float


class Measure:
    """Measures pairs of articles by the worth of what they share; remembers the worth of each side."""

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
        """The shared worth against the worth of both, 0 to 1."""
        total = self.mass(one) + self.mass(two)
        return 2 * self.shared(one, two) / total if total else 0.0

    def likeness(self, old: Unit, new: Unit) -> Likeness:
        """What ``old`` and ``new`` share."""
        shared = self.shared(old.grams, new.grams)
        one, two = self.mass(old.grams), self.mass(new.grams)
        return Likeness(
            2 * shared / (one + two) if one + two else 0.0,
            shared / min(one, two) if min(one, two) else 0.0,
            shared / (shared + AMOUNT),
            self._sentence(old, new),
            self.dice(old.opening, new.opening),
            self.dice(old.topic, new.topic),
            plain_dice(old.heading, new.heading),
        )

    def _sentence(self, old: Unit, new: Unit) -> float:
        best = 0.0
        for one in old.sentences:
            for two in new.sentences:
                shared = self.shared(one, two)
                if shared:
                    total = self.mass(one) + self.mass(two)
                    best = max(best, 2 * shared / total * shared / (shared + AMOUNT))
        return best


def plain_dice(one: frozenset[str], two: frozenset[str]) -> float:
    """Share of character pairs in common, all worth the same."""
    return 2 * len(one & two) / (len(one) + len(two)) if one or two else 0.0
