"""From the models' probabilities to the confidence that is reported."""

from __future__ import annotations

from bisect import bisect_right

Curve = tuple[tuple[float, float], ...]
"""Points (probability of the model, confidence), rising; in between a straight line."""

MAIN: Curve = ((0.0, 0.0), (0.4, 0.5), (0.6, 0.75), (0.8, 0.85), (0.9, 0.92), (0.98, 0.99), (1.0, 1.0))
"""Main links. With each of nineteen labelled pairs held out in turn, of the links to which the model gave 0.4 to 0.6
nine in eleven were right, all 29 from 0.6 to 0.9, and 691 in 693 from 0.9 on."""

FURTHER: Curve = ((0.0, 0.0), (0.45, 0.4), (0.6, 0.6), (0.7, 0.82), (0.9, 0.88), (1.0, 0.89))
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
