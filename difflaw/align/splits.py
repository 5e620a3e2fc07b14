"""Further links beside the main ones: splits and merges, found in what the main links leave unexplained.

An article's words are explained by its main partner where both hold them. What two articles share beyond
that is the substance of a split or a merge; boilerplate is worth little, and half a sentence is not enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from difflaw.align.scoring import AMOUNT, Measure, saturated
from difflaw.align.units import Unit

Pair = tuple[int, int]

LEAST = 360
"""Least worth of a residue, in sixteenths of a bit: some five rare character pairs. Less is half a sentence.
The splits and merges of the labelled pairs that are found are worth 430 and more."""

SENTENCE = 500
"""Worth of a shared sentence that counts half."""

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Residue:
    """What an old and a new article share that their main partners do not explain, each figure 0 to 1.

    ``amount``: the worth of it, saturating. ``larger`` and ``smaller``: the worth against what is
    unexplained in the one and in the other article. ``sentence``: how far it fills a sentence.
    ``whole``: the worth against all of the shorter article. ``free``: 1 where one of the two has no main
    partner, else 0.
    """

    amount: float
    larger: float
    smaller: float
    sentence: float
    whole: float
    free: float

    def values(self) -> tuple[float, ...]:
        """The figures, in order."""
        return (self.amount, self.larger, self.smaller, self.sentence, self.whole, self.free)


def residues(
    old: Mapping[int, Unit], new: Mapping[int, Unit], pairs: Iterable[Pair], main: Mapping[int, int], measure: Measure
) -> dict[Pair, Residue]:
    """The residues of all ``pairs`` that are not main links and share something worth ``LEAST``.

    Partners that are not in ``old`` or ``new`` (equal articles) explain nothing: they are not in ``pairs``.
    """
    back = {j: i for i, j in main.items()}
    found = {}
    for i, j in pairs:
        if main.get(i) != j:
            stayed = new[main[i]].grams if i in main else NOTHING
            came = old[back[j]].grams if j in back else NOTHING
            residue = _residue(old[i], new[j], stayed, came, measure)
            if residue is not None:
                found[i, j] = residue
    return found


def _residue(old: Unit, new: Unit, stayed: frozenset[str], came: frozenset[str], measure: Measure) -> Residue | None:
    left_old, left_new = old.grams - stayed, new.grams - came
    common = left_old & left_new
    shared = measure.mass(common)
    if shared < LEAST:
        return None
    shares = shared / measure.mass(left_old), shared / measure.mass(left_new)
    return Residue(
        saturated(shared, AMOUNT),
        max(shares),
        min(shares),
        _sentence(old, new, common, measure),
        shared / min(measure.mass(old.grams), measure.mass(new.grams)),
        0.0 if stayed and came else 1.0,
    )


def _sentence(old: Unit, new: Unit, common: frozenset[str], measure: Measure) -> float:
    best = 0.0
    there = [(piece, piece & common) for piece in new.sentences]
    for piece in old.sentences:
        held = piece & common
        for other, other_held in there:
            shared = measure.mass(held & other_held)
            if shared:
                share = shared / min(measure.mass(piece), measure.mass(other))
                best = max(best, share * saturated(shared, SENTENCE))
    return best
