"""From the models' probabilities to the confidence that is reported."""

from __future__ import annotations

from bisect import bisect_right

Curve = tuple[tuple[float, float], ...]
"""Points (probability of the model, confidence), rising; in between a straight line."""

MAIN: Curve = ((0.0, 0.0), (0.4, 0.5), (0.6, 0.7), (0.8, 0.8), (0.9, 0.92), (0.98, 0.99), (1.0, 1.0))
"""Main links. With each labelled pair held out in turn, of the links to which the model gave 0.4 to 0.6 seven in
nine were right, 0.6 to 0.8 seven in ten, 0.8 to 0.9 eight in nine, 0.9 and more 285 in 286."""

FURTHER: Curve = ((0.0, 0.0), (0.45, 0.45), (0.6, 0.65), (0.75, 0.82), (0.9, 0.88), (1.0, 0.89))
"""Splits and merges: 3 in 6 up to 0.6, 12 in 14 from 0.6, 6 in 7 from 0.8, 19 in 19 from 0.9 on. That is not
enough to call any of them 0.9: of such links 99.5 in a hundred have to be right."""

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
