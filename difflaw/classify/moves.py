"""What moved: the fewest provisions that must leave the line for the others to keep their order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise


def out_of_order(places: Sequence[tuple[int, int, int]], doubtful: Collection[int] = ()) -> set[int]:
    """The indexes of those ``(old place, new place, weight)`` that moved among their neighbours.

    The rest is a chain that ascends on both sides: of all the longest, the one of greatest weight, so that
    of two provisions that changed places the shorter one moved. Those at the indexes ``doubtful`` count only where
    the others leave a choice: none of the others moved because of one. Where a choice is left, the places alone
    decide, not the order in which they are given. Takes n log n steps.

    >>> out_of_order([(21, 23, 90), (22, 21, 70), (23, 22, 60), (24, 25, 50)])
    {0}
    >>> out_of_order([(21, 23, 90), (22, 21, 70), (23, 22, 60), (24, 25, 50)], doubtful=(1, 2))
    {1, 2}
    """
    order = sorted(range(len(places)), key=lambda i: (places[i][1], places[i][0]))
    if all(places[a][0] <= places[b][0] for a, b in pairwise(order)):
        return set()
    ranks = {place: rank for rank, place in enumerate(sorted({old for old, _, _ in places}), 1)}
    best = _BestPrefix(len(ranks))
    back: list[int] = []
    for step, i in enumerate(order):
        old, _, own = places[i]
        certain, count, weight, before = best.up_to(ranks[old])
        back.append(before)
        best.put(ranks[old], (certain + (i not in doubtful), count + 1, weight + own, step))
    chain: set[int] = set()
    at = best.up_to(len(ranks))[-1]
    while at >= 0:
        chain.add(order[at])
        at = back[at]
    return set(range(len(places))) - chain


class _BestPrefix:
    """A Fenwick tree for maxima: the best chain that ends at or before a rank."""

    def __init__(self, size: int) -> None:
        self._best: list[tuple[int, int, int, int]] = [(0, 0, 0, -1)] * (size + 1)

    def up_to(self, rank: int) -> tuple[int, int, int, int]:
        found = (0, 0, 0, -1)
        while rank:
            found = max(found, self._best[rank])
            rank &= rank - 1
        return found

    def put(self, rank: int, value: tuple[int, int, int, int]) -> None:
        while rank < len(self._best):
            self._best[rank] = max(self._best[rank], value)
            rank += rank & -rank
