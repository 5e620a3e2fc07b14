"""From features to a probability, and from that to the confidence that is reported.

Two logistic models, one of main links and one of further links, with few features, all of them symmetric. Their
weights and curves stand in ``learnt``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from math import exp, log
from typing import NamedTuple

from difflaw.align.measures import Attribution, Likeness, Residue, Setting
from difflaw.align.pairs import IndexPair

Weights = tuple[float, ...]
"""The weights of the features of a logistic model, in order, then the constant."""

Curve = tuple[tuple[float, float], ...]
"""Points (probability of the model, confidence), rising; in between a straight line."""


class Model(NamedTuple):
    """What is learnt from labelled pairs of laws.

    ``wording`` weighs the ``Features`` in the first round, ``placed`` the ``Features`` and the ``Setting`` in the
    second, ``further`` the ``further_features``. ``main_curve`` and ``further_curve`` lead from a probability to
    the confidence that is reported.
    """

    wording: Weights
    placed: Weights
    further: Weights
    main_curve: Curve
    further_curve: Curve


SOFT = 0.05
"""Added to a share before taking its logarithm: below five per cent, differences are noise. F1 is
the same at 0.02 and 0.1."""

LEAD = 1.5
"""Leads beyond this (about four and a half times the best rival) are all alike. F1 is the same from 1 to 3."""

REVIEW = 0.6
"""Links less sure than this are for a person to look at, and articles called added or deleted whose
runner-up is likelier than its complement."""

GRAIN = 1 << 16
"""Probabilities are multiples of 1/GRAIN, so that their sums are exact in whatever order."""


class Features(NamedTuple):
    """What the first round knows of a pair.

    ``lead``, ``other_lead``: how far its wording leads that of the best rival on the one side and on the other,
    the larger first. ``topic``. ``part``, ``other_part``: what went and what came, the larger first.
    """

    lead: float
    other_lead: float
    topic: float
    part: float
    other_part: float


def features(likes: Mapping[IndexPair, Likeness], parts: Mapping[IndexPair, Attribution]) -> dict[IndexPair, Features]:
    """The features of each pair of ``likes``; ``parts`` holds the same pairs."""
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
        found[i, j] = Features(max(leads), min(leads), like.topic, max(parts[i, j]), min(parts[i, j]))
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


def probability(weights: Weights, values: Sequence[float]) -> float:
    """The probability that ``weights`` (the constant last) give to ``values``.

    >>> probability((2.0, 0.0), (0.0,))
    0.5
    """
    z = weights[-1] + sum([weight * value for weight, value in zip(weights, values, strict=False)])
    return round(GRAIN / (1 + exp(-max(-30.0, min(30.0, z))))) / GRAIN


def further_features(residue: Residue, values: Features, setting: Setting) -> tuple[float, ...]:
    """The features of the model of further links, in order. Not the topic: a part that split off has its own."""
    return (*residue, *setting, values.lead, values.other_lead, values.part, values.other_part)


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
