"""From likeness and place to a probability: a logistic model of few figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log

from difflaw.align.scoring import Likeness

Pair = tuple[int, int]

BASE = {
    "ldice": -1.1,
    "lcont": 1.0,
    "amount": 3.5,
    "sentence": 0.9,
    "opening": 0.2,
    "heading": 1.4,
    "mmax": 2.5,
    "mmin": 2.7,
}
CONSTANT = -3.2


def _log(value: float) -> float:
    return log(value + 0.02)


def margins(likes: Mapping[Pair, Likeness]) -> dict[Pair, tuple[float, float]]:
    """For each pair, how far it leads its best rival in its row and its column: (larger, smaller)."""
    rows: dict[int, list[float]] = {}
    columns: dict[int, list[float]] = {}
    for (i, j), like in likes.items():
        rows.setdefault(i, []).append(like.wording)
        columns.setdefault(j, []).append(like.wording)
    best_row = {i: sorted(row)[-2:] for i, row in rows.items()}
    best_column = {j: sorted(column)[-2:] for j, column in columns.items()}
    found = {}
    for (i, j), like in likes.items():
        leads = _lead(like.wording, best_row[i]), _lead(like.wording, best_column[j])
        found[i, j] = (max(leads), min(leads))
    return found


def _lead(value: float, best: Sequence[float]) -> float:
    rival = best[0] if len(best) > 1 and best[1] == value else best[-1]
    if len(best) == 1:
        rival = 0.0
    return max(-2.0, min(2.0, _log(value) - _log(rival)))


def chances(likes: Mapping[Pair, Likeness]) -> dict[Pair, float]:
    """The probability of each pair of being linked."""
    lead = margins(likes)
    found = {}
    for pair, like in likes.items():
        z = CONSTANT + BASE["ldice"] * _log(like.wording) + BASE["lcont"] * _log(like.containment)
        z += BASE["amount"] * like.amount + BASE["sentence"] * like.sentence + BASE["opening"] * like.opening
        z += BASE["heading"] * like.heading + BASE["mmax"] * lead[pair][0] + BASE["mmin"] * lead[pair][1]
        z += 2 * like.topic
        found[pair] = round(1 / (1 + exp(-z)), 6)
    return found
