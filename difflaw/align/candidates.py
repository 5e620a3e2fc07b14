"""Which pairs of articles are worth measuring: those that share something rare, never all with all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from difflaw.align.units import Unit

RARE = 24
"""A pair of characters found in more provisions of one side than this leads nowhere."""

KEEP = 12
"""Candidates kept for an article, on either side."""

Pairs = list[tuple[int, int]]


def candidates(old: Sequence[Unit], new: Sequence[Unit], worth: Mapping[str, int]) -> Pairs:
    """Pairs of indices (old, new) that share rare wording, in order; at most ``KEEP`` an article and side.

    The work is bounded by ``RARE`` times the length of the texts, however alike the articles are.
    """
    posts = _postings(new)
    shared: dict[tuple[int, int], int] = {}
    for unit in old:
        for gram in unit.grams:
            found = posts.get(gram, ())
            if len(found) <= RARE:
                for other in found:
                    key = (unit.index, other)
                    shared[key] = shared.get(key, 0) + worth[gram]
    return _best(shared)


def _postings(units: Iterable[Unit]) -> dict[str, list[int]]:
    posts: dict[str, list[int]] = {}
    for unit in units:
        for gram in unit.grams:
            posts.setdefault(gram, []).append(unit.index)
    return posts


def _best(shared: Mapping[tuple[int, int], int]) -> Pairs:
    """The pairs that are among the best of either their old or their new article."""
    rows: dict[int, list[tuple[int, int]]] = {}
    columns: dict[int, list[tuple[int, int]]] = {}
    for (i, j), amount in shared.items():
        rows.setdefault(i, []).append((-amount, j))
        columns.setdefault(j, []).append((-amount, i))
    kept = {(i, j) for i, row in rows.items() for _, j in sorted(row)[:KEEP]}
    kept |= {(i, j) for j, column in columns.items() for _, i in sorted(column)[:KEEP]}
    return sorted(kept)
