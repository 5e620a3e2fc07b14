"""Further links beside the main ones: splits and merges, found by what the main links leave unexplained.

An article's words are explained by its main partner where both hold them. What two articles share beyond
that is the substance of a split or merge; boilerplate is worth little and half a sentence is not enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from difflaw.align.scoring import Measure
from difflaw.align.units import Unit

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Residue:
    """What an old and a new article share that their main partners do not explain.

    ``amount`` is the worth of it; ``share`` sets it against the smaller of the two unexplained rests.
    """

    amount: int
    share: float


def residue(
    old: Unit, new: Unit, partner_of_old: Unit | None, partner_of_new: Unit | None, measure: Measure
) -> Residue:
    """What ``old`` and ``new`` share beyond their main partners."""
    rest_old = old.grams - partner_of_old.grams if partner_of_old else old.grams
    rest_new = new.grams - partner_of_new.grams if partner_of_new else new.grams
    shared = measure.shared(rest_old, rest_new)
    smaller = min(measure.mass(rest_old), measure.mass(rest_new))
    return Residue(shared, shared / smaller if smaller else 0.0)


LEAST_AMOUNT = 500
LEAST_SHARE = 0.3


def extras(
    old: Sequence[Unit],
    new: Sequence[Unit],
    pairs: Iterable[tuple[int, int]],
    main: Mapping[int, int],
    measure: Measure,
) -> dict[tuple[int, int], Residue]:
    """The pairs beside ``main`` whose shared residue has substance."""
    back = {j: i for i, j in main.items()}
    found = {}
    for i, j in pairs:
        if main.get(i) == j:
            continue
        left = residue(
            old[i], new[j], new[main[i]] if i in main else None, old[back[j]] if j in back else None, measure
        )
        if left.amount >= LEAST_AMOUNT and left.share >= LEAST_SHARE:
            found[i, j] = left
    return found
