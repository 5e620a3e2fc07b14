"""Where each sentence went, and where it came from: evidence of splits and merges as of plain succession.

Compared as a whole, a part that moved is drowned by the rest of its article. So each sentence asks every
candidate of its article how much of its worth stands there, and is given to the candidates by their answers,
most of it to the best. The sentences of an article together say how far it went into each candidate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from difflaw.align.scoring import Measure
from difflaw.align.units import Profile

Pair = tuple[int, int]

SHARPNESS = 4
"""The power to which answers are raised before they compete: twice as much counts sixteen times. Held out over
nineteen pairs, F1 is 0.968 at 2, 0.971 at 4, 0.970 at 8."""

NOWHERE = 0.25
"""The share of a sentence that may stand in any article by chance; it competes as the claim that the sentence
is new, or gone. F1 is 0.970 to 0.972 from 0.15 to 0.35."""


class Attribution(NamedTuple):
    """Of an old and a new article: how much of the old one ``went`` there, how much of the new one ``came``
    from there, each from 0 to 1."""

    went: float
    came: float


def attributions(
    old: Mapping[int, Profile], new: Mapping[int, Profile], pairs: Iterable[Pair], measure: Measure
) -> dict[Pair, Attribution]:
    """What went and what came for each of ``pairs``; only articles that are in a pair together compete."""
    rows: dict[int, list[int]] = {}
    columns: dict[int, list[int]] = {}
    for i, j in pairs:
        rows.setdefault(i, []).append(j)
        columns.setdefault(j, []).append(i)
    went = {(i, j): part for i, js in rows.items() for j, part in _parts(old[i], new, js, measure)}
    came = {(i, j): part for j, places in columns.items() for i, part in _parts(new[j], old, places, measure)}
    return {pair: Attribution(part, came[pair]) for pair, part in went.items()}


def _parts(
    unit: Profile, others: Mapping[int, Profile], at: Sequence[int], measure: Measure
) -> Iterable[tuple[int, float]]:
    """How much of ``unit`` is given to each of ``others`` that stand ``at`` these places."""
    given = [0.0] * len(at)
    total = 0
    for sentence in unit.sentences:
        worth = measure.mass(sentence)
        if worth:
            total += worth
            claims = [(measure.shared(sentence, others[k].grams) / worth) ** SHARPNESS for k in at]
            scale = worth / (sum(claims) + NOWHERE**SHARPNESS)
            given = [part + claim * scale for part, claim in zip(given, claims, strict=True)]
    return zip(at, [part / max(1, total) for part in given], strict=True)
