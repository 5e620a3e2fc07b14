"""From figures to a probability: two logistic models, one of main links and one of further links.

The weights were fitted on labelled pairs of versions (``benchmarks/fit_alignment.py`` does it again and
prints them, with the results when each pair in turn is left out). Few figures, all of them symmetric.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log

from difflaw.align.scoring import Likeness
from difflaw.align.splits import Residue
from difflaw.align.surroundings import Setting

Pair = tuple[int, int]

WORDING: tuple[float, ...] = (-0.85, 2.0, 4.6, 2.76, 3.4, 3.0, -1.53)
"""First round: log wording, log containment, amount, larger lead, smaller lead, topic, constant."""

PLACED: tuple[float, ...] = (-1.38, 1.61, 4.38, 2.57, 3.45, 3.0, 2.33, 1.27, -3.82)
"""Second round: the same figures, then near, flow, constant."""

FURTHER: tuple[float, ...] = (2.64, 0.8, 2.32, -1.49, 0.48, 1.4, 2.56, 0.88, 2.25, 2.71)
"""Further links: amount, share, sentence, apart, near, flow, log wording, larger lead, smaller lead, constant."""

SOFT = 0.05
"""Added to a share before taking its logarithm: below five per cent, differences are noise."""

LEAD = 1.5
"""Leads beyond this (about four and a half times the best rival) are all alike."""

GRAIN = 1 << 16
"""Probabilities are multiples of 1/GRAIN, so that their sums are exact in whatever order."""


def figures(likes: Mapping[Pair, Likeness]) -> dict[Pair, tuple[float, ...]]:
    """The figures of the first round for each pair: of itself, and how far it leads its best rivals."""
    rows: dict[int, list[float]] = {}
    columns: dict[int, list[float]] = {}
    for (i, j), like in likes.items():
        rows.setdefault(i, []).append(like.wording)
        columns.setdefault(j, []).append(like.wording)
    best_row = {i: _two_best(row) for i, row in rows.items()}
    best_column = {j: _two_best(column) for j, column in columns.items()}
    found: dict[Pair, tuple[float, ...]] = {}
    for (i, j), like in likes.items():
        leads = _lead(like.wording, best_row[i]), _lead(like.wording, best_column[j])
        found[i, j] = (
            _log(like.wording),
            _log(like.containment),
            like.amount,
            max(leads),
            min(leads),
            like.topic,
        )
    return found


def _two_best(values: Sequence[float]) -> tuple[float, float]:
    best = second = 0.0
    for value in values:
        if value > best:
            best, second = value, best
        elif value > second:
            second = value
    return best, second


def _lead(value: float, best: tuple[float, float]) -> float:
    """How far ``value`` leads (or trails) its best rival, as a difference of logarithms."""
    rival = best[1] if best[0] == value else best[0]
    return max(-LEAD, min(LEAD, _log(value) - _log(rival)))


def _log(share: float) -> float:
    return log(share + SOFT)


def probability(weights: Sequence[float], values: Sequence[float]) -> float:
    """The probability that ``weights`` (the constant last) give to ``values``.

    >>> probability((2.0, 0.0), (0.0,))
    0.5
    """
    z = weights[-1] + sum([weight * value for weight, value in zip(weights, values, strict=False)])
    return round(GRAIN / (1 + exp(-max(-30.0, min(30.0, z))))) / GRAIN


def first_round(values: Mapping[Pair, Sequence[float]]) -> dict[Pair, float]:
    """Probabilities by wording alone."""
    return {pair: probability(WORDING, figure) for pair, figure in values.items()}


def second_round(values: Mapping[Pair, Sequence[float]], settings: Mapping[Pair, Setting]) -> dict[Pair, float]:
    """Probabilities by wording and place, of the pairs that have a setting."""
    found = {}
    for pair, place in settings.items():
        found[pair] = probability(PLACED, (*values[pair], place.near, place.flow))
    return found


def further(residue: Residue, values: Sequence[float], setting: Setting) -> float:
    """The probability of a link beside the main ones, from its residue, its place, its wording and its leads."""
    return probability(FURTHER, further_values(residue, values, setting))


def further_values(residue: Residue, values: Sequence[float], setting: Setting) -> tuple[float, ...]:
    """The figures of the model of further links, in order."""
    return (*residue, setting.near, setting.flow, values[0], values[3], values[4])
