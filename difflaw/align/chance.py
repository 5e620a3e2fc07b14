"""From figures to a probability, and from that to the confidence that is reported.

Two logistic models, one of main links and one of further links. The weights were fitted on labelled pairs of
versions (``benchmarks/fit_alignment.py`` does it again and prints them, with the results when each pair in
turn is left out). Few figures, all of them symmetric.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from math import exp, log
from typing import NamedTuple

from difflaw.align.measures import Attribution, Likeness, Residue, Setting
from difflaw.align.pairs import IndexPair

WORDING: tuple[float, ...] = (1.49, 2.52, 3.0, 5.47, 5.32, -2.78)
"""First round: the ``Figures``, in order, then the constant."""

PLACED: tuple[float, ...] = (1.04, 2.15, 3.0, 4.25, 4.71, 2.67, 1.35, -3.79)
"""Second round: the ``Figures``, near, flow, then the constant."""

FURTHER: tuple[float, ...] = (0.73, 0.57, 2.52, -1.19, 1.79, 1.37, -0.07, 1.08, 4.97, 4.35, -3.2)
"""Further links: ``further_values``, in order, then the constant."""

SOFT = 0.05
"""Added to a share before taking its logarithm: below five per cent, differences are noise."""

LEAD = 1.5
"""Leads beyond this (about four and a half times the best rival) are all alike."""

GRAIN = 1 << 16
"""Probabilities are multiples of 1/GRAIN, so that their sums are exact in whatever order."""


class Figures(NamedTuple):
    """What the first round knows of a pair.

    ``lead``, ``other_lead``: how far its wording leads that of the best rival on the one side and on the other,
    the larger first. ``topic``. ``part``, ``other_part``: what went and what came, the larger first.
    """

    lead: float
    other_lead: float
    topic: float
    part: float
    other_part: float


def figures(likes: Mapping[IndexPair, Likeness], parts: Mapping[IndexPair, Attribution]) -> dict[IndexPair, Figures]:
    """The figures of each pair of ``likes``; ``parts`` holds the same pairs."""
    rows: dict[int, list[float]] = {}
    columns: dict[int, list[float]] = {}
    for (i, j), like in likes.items():
        rows.setdefault(i, []).append(like.wording)
        columns.setdefault(j, []).append(like.wording)
    best_row = {i: _two_best(row) for i, row in rows.items()}
    best_column = {j: _two_best(column) for j, column in columns.items()}
    found = {}
    for (i, j), like in likes.items():
        leads = _lead(like.wording, best_row[i]), _lead(like.wording, best_column[j])
        found[i, j] = Figures(max(leads), min(leads), like.topic, max(parts[i, j]), min(parts[i, j]))
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


def first_round(values: Mapping[IndexPair, Figures]) -> dict[IndexPair, float]:
    """Probabilities by wording alone."""
    return {pair: probability(WORDING, figure) for pair, figure in values.items()}


def second_round(values: Mapping[IndexPair, Figures], settings: Mapping[IndexPair, Setting]) -> dict[IndexPair, float]:
    """Probabilities by wording and place, of the pairs that have a setting."""
    return {pair: probability(PLACED, (*values[pair], *setting)) for pair, setting in settings.items()}


def further(residue: Residue, values: Figures, setting: Setting) -> float:
    """The probability of a link beside the main ones, from its residue, its place and its figures."""
    return probability(FURTHER, further_values(residue, values, setting))


def further_values(residue: Residue, values: Figures, setting: Setting) -> tuple[float, ...]:
    """The figures of the model of further links, in order. Not the topic: a part that split off has its own."""
    return (*residue, *setting, values.lead, values.other_lead, values.part, values.other_part)


Curve = tuple[tuple[float, float], ...]
"""Points (probability of the model, confidence), rising; in between a straight line."""

MAIN_CURVE: Curve = ((0.0, 0.0), (0.4, 0.5), (0.6, 0.75), (0.8, 0.85), (0.9, 0.92), (0.98, 0.99), (1.0, 1.0))
"""Main links. With each of nineteen labelled pairs held out in turn, of the links to which the model gave 0.4 to 0.6
nine in eleven were right, all 29 from 0.6 to 0.9, and 691 in 693 from 0.9 on."""

FURTHER_CURVE: Curve = ((0.0, 0.0), (0.45, 0.4), (0.6, 0.6), (0.7, 0.82), (0.9, 0.88), (1.0, 0.89))
"""Splits and merges: 5 in 9 up to 0.6, 14 in 17 from 0.6, 11 in 12 from 0.8, 56 in 59 from 0.9 on. None of them is
called 0.9: of such links 99.5 in a hundred have to be right."""

REVIEW = 0.6
"""Links less sure than this are for a person to look at, and articles called added or deleted whose
runner-up is likelier than its complement."""


def calibrated(value: float, curve: Curve) -> float:
    """``value`` read off a rising ``curve`` of (probability of the model, share found right), between points
    in a straight line.

    >>> calibrated(0.5, ((0.0, 0.0), (1.0, 0.5)))
    0.25
    """
    place = bisect_right(curve, (value, 2.0))
    if place == len(curve):
        return curve[-1][1]
    (x0, y0), (x1, y1) = curve[place - 1], curve[place]
    return round(y0 + (y1 - y0) * (value - x0) / (x1 - x0), 4)
