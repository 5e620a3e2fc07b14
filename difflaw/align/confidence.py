"""From the models' probabilities to the confidence that is reported."""

from __future__ import annotations

from bisect import bisect_right

MAIN = ((0.0, 0.0), (1.0, 1.0))
FURTHER = ((0.0, 0.0), (1.0, 1.0))

REVIEW = 0.6
"""Links less sure than this are for a person to look at, and articles called added or deleted whose
runner-up is likelier than its complement."""


def calibrated(value: float, curve: tuple[tuple[float, float], ...]) -> float:
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
