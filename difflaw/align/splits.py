"""Further links beside the main ones: splits and merges, found in what the main links leave unexplained.

An article's words are explained by its main partner where both hold them. What two articles share beyond
that is the substance of a split or a merge; boilerplate is worth little, and half a sentence is not enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from difflaw.align.scoring import Measure
from difflaw.align.units import Profile

Pair = tuple[int, int]

LEAST = 430
"""Least worth of a residue, in sixteenths of a bit: some six rare character pairs. Less is half a sentence, or the
clause that crimes are prosecuted, worth 408 where few articles have it. Held out over nineteen pairs, F1 is
0.968 at 300, 0.970 at 360, 0.969 at 400, 0.971 at 430, 0.971 at 450, 0.970 at 500."""

AMOUNT = 1000
"""Worth of a residue that counts half: some twelve character pairs rare in the two laws."""

SENTENCE = 500
"""Worth of a shared sentence that counts half."""

FAR = 10
"""Articles from the main partner to a further one beyond which it makes no difference how many."""

NOTHING: frozenset[str] = frozenset()


class Residue(NamedTuple):
    """What an old and a new article share that their main partners do not explain, each figure 0 to 1.

    ``amount``: the worth of it, saturating. ``share``: the worth against what is unexplained in the one
    article or in the other, whichever is more. ``sentence``: how far it fills a sentence. ``apart``: how
    many articles lie between the one and the main partner of the other, against ``FAR``, at the nearer end;
    1 where neither has a main partner.
    """

    amount: float
    share: float
    sentence: float
    apart: float


def residues(
    old: Mapping[int, Profile],
    new: Mapping[int, Profile],
    pairs: Iterable[Pair],
    main: Mapping[int, int],
    measure: Measure,
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
            apart = min(_apart(main.get(i), j), _apart(back.get(j), i))
            residue = _residue(old[i], new[j], stayed, came, apart, measure)
            if residue is not None:
                found[i, j] = residue
    return found


def _apart(partner: int | None, other: int) -> float:
    """How far ``other`` stands from the main ``partner``, 0 to 1: the parts of a split mostly stay together."""
    return 1.0 if partner is None else min(1.0, (abs(partner - other) - 1) / FAR)


def _residue(
    old: Profile, new: Profile, stayed: frozenset[str], came: frozenset[str], apart: float, measure: Measure
) -> Residue | None:
    left_old, left_new = old.grams - stayed, new.grams - came
    common = left_old & left_new
    shared = measure.mass(common)
    if shared < LEAST:
        return None
    return Residue(
        saturated(shared, AMOUNT),
        shared / min(measure.mass(left_old), measure.mass(left_new)),
        _sentence(old, new, common, measure),
        apart,
    )


def _sentence(old: Profile, new: Profile, common: frozenset[str], measure: Measure) -> float:
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


def saturated(amount: int, half: int) -> float:
    """``amount`` on a scale from 0 to 1 that reaches one half at ``half``.

    >>> saturated(1000, 1000)
    0.5
    """
    return amount / (amount + half)
