"""Which pairs of articles are worth measuring: those that share something rare, never all with all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from difflaw.align.units import Profile

RARE = 12
"""A character pair that more articles of one side hold than this leads nowhere: two articles that share
nothing rarer are not alike. The results are the same from 8 to 48; the work grows with it."""

KEEP = 8
"""Candidates kept for an article, on either side. The results are the same from 6 to 20."""

Pair = tuple[int, int]


def candidates(old: Sequence[Profile], new: Sequence[Profile], worth: Mapping[str, int]) -> list[Pair]:
    """Pairs of indices (old, new) that share rare wording, ascending; at most ``KEEP`` an article and side.

    The work is bounded by ``RARE`` times the length of the texts, however alike the articles are.
    """
    here, there = _postings(old), _postings(new)
    shared: Counter[Pair] = Counter()
    for gram, places in here.items():
        others = there.get(gram)
        if others and len(places) <= RARE and len(others) <= RARE:
            value = worth[gram]
            for i in places:
                for j in others:
                    shared[i, j] += value
    return _best(shared)


def _postings(units: Iterable[Profile]) -> dict[str, list[int]]:
    posts: dict[str, list[int]] = {}
    for unit in units:
        for gram in unit.grams:
            posts.setdefault(gram, []).append(unit.at)
    return posts


def _best(shared: Mapping[Pair, int]) -> list[Pair]:
    """The pairs that are among the best of either their old or their new article."""
    rows: dict[int, list[Pair]] = {}
    columns: dict[int, list[Pair]] = {}
    for (i, j), amount in shared.items():
        rows.setdefault(i, []).append((-amount, j))
        columns.setdefault(j, []).append((-amount, i))
    kept = {(i, j) for i, row in rows.items() for _, j in sorted(row)[:KEEP]}
    kept |= {(i, j) for j, column in columns.items() for _, i in sorted(column)[:KEEP]}
    return sorted(kept)
