"""Fails when difflaw pairs articles less well than it did on pairs of laws that a reader labelled.

    python -m benchmarks.guard SHARED

SHARED is explained in ``benchmarks/labelled.py``. Prints F1 of each group of pairs beside its floor; the exit status
is 1 if a group is below its floor, and 2 if texts are missing. Takes a few seconds.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.labelled import LABELS, Score, benchmark_pairs, own_pairs, total
from difflaw import DifflawError

BENCHMARK_FLOOR = 0.98
"""The eight pairs of the benchmark had 0.983 on 24 November 2026: 453 links right of 454 found, of 468 to find.
Three links lost fall below."""

ALL_FLOOR = 0.97
"""All nineteen pairs had 0.973 then: 1,131 of 1,142, of 1,182. Eight links lost fall below."""


def main(shared: Path, labels: Path = LABELS) -> int:
    """Score all pairs, print, and return the exit status."""
    try:
        benchmark = [pair.score() for pair in benchmark_pairs(shared)]
        further = [pair.score() for pair in own_pairs(shared, labels)]
    except DifflawError as error:
        print(error, file=sys.stderr)
        return 2
    if not benchmark:
        print(f"{shared / 'benchmark' / 'pairs'}: no pairs here", file=sys.stderr)
        return 2
    held = [
        holds("benchmark pairs", benchmark, BENCHMARK_FLOOR),
        holds("all labelled pairs", benchmark + further, ALL_FLOOR),
    ]
    return 0 if all(held) else 1


def holds(group: str, scores: Sequence[Score], floor: float) -> bool:
    """Print the score of a group beside its floor, and say whether it is at least that."""
    score = total(scores)
    verdict = "holds" if score.f1 >= floor else "FELL BELOW ITS FLOOR"
    print(f"{group:18s} {len(scores):3d} pairs  {score}  floor {floor}: {verdict}")
    return score.f1 >= floor


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
