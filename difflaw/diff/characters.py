"""The difference proper: which atoms stand in both texts, in order.

diff-match-patch finds it. It works on strings, so every different atom is lent a character of its own
for the time of the run. Around it stand two bounds that change nothing for an ordinary article: what
cannot match is left out beforehand, and long texts are first cut where they surely agree.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any

Matched = tuple[int, int, int]
"""``(i, j, n)``: the ``n`` atoms from ``i`` of the old text are those from ``j`` of the new."""

ANCHOR = 8
"""Atoms in a row that make an anchor when they stand exactly once in either text: some 12 characters,
longer than any formula of drafting that could recur by chance in another sentence."""

WORK = 16_000_000
"""Bound on the sum over all pieces of (old + new atoms)²: at 0.2 µs a unit, measured on two random
texts of 1,000 atoms each, some three seconds. Time is never asked: the answer must not depend on it."""


def matches(old: Sequence[str], new: Sequence[str]) -> list[Matched]:
    """The atoms both texts share, as blocks in ascending order that neither overlap nor touch.

    Up to ``WORK`` no longer common subsequence of atoms exists. Beyond it, that holds between anchors,
    and a piece too large and too different even then is taken as rewritten.
    """
    largest = WORK // (len(old) + len(new) + 1)
    pieces = [(0, len(old), 0, len(new))]
    if len(old) + len(new) > largest:
        pieces = list(_pieces(old, new))
    joined: list[Matched] = []
    for start, stop, new_start, new_stop in pieces:
        for i, j, n in _piece(old[start:stop], new[new_start:new_stop], largest):
            _join(joined, (start + i, new_start + j, n))
    return joined


def _join(blocks: list[Matched], block: Matched) -> None:
    i, j, n = block
    if blocks and (blocks[-1][0] + blocks[-1][2], blocks[-1][1] + blocks[-1][2]) == (i, j):
        blocks[-1] = (blocks[-1][0], blocks[-1][1], blocks[-1][2] + n)
    elif n:
        blocks.append(block)


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The two texts cut at the anchors, the anchors being the longest run of them in the same order."""
    i = j = 0
    for anchor_i, anchor_j in _ascending(_anchors(old, new)):
        yield i, anchor_i, j, anchor_j
        i, j = anchor_i, anchor_j
    yield i, len(old), j, len(new)


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The places of the runs that stand exactly once in either text, in the order of the old one."""
    if len(old) > len(new):
        return sorted((i, j) for j, i in _anchors(new, old))
    here = _unique_places(old)
    there = _unique_places(new, here)
    return [(i, there[gram]) for gram, i in here.items() if gram in there]


_Gram = tuple[str, ...]


def _unique_places(side: Sequence[str], wanted: Collection[_Gram] | None = None) -> dict[_Gram, int]:
    """Where each run of ``ANCHOR`` atoms stands that is in ``side`` once; of ``wanted`` runs alone, which are looked
    for only where their first atom stands."""
    firsts = None if wanted is None else {gram[0] for gram in wanted}
    last = len(side) - ANCHOR + 1
    starts = range(last) if firsts is None else [at for at, atom in enumerate(side[: max(0, last)]) if atom in firsts]
    places: dict[_Gram, int] = {}
    repeated: set[_Gram] = set()
    for at in starts:
        gram = tuple(side[at : at + ANCHOR])
        if (wanted is None or gram in wanted) and places.setdefault(gram, at) != at:
            repeated.add(gram)
    return {gram: at for gram, at in places.items() if gram not in repeated}


def _ascending(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence ascending on both sides; ``pairs`` ascend on the first and share no place."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        length = bisect_left(tails, j)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [j]
        ends[length : length + 1] = [at]
    chain: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _piece(old: Sequence[str], new: Sequence[str], largest: int) -> list[Matched]:
    """Blocks of one piece: what begins and ends alike, and what diff-match-patch finds in between."""
    shorter = min(len(old), len(new))
    head = next((k for k in range(shorter) if old[k] != new[k]), shorter)
    tail = next((k for k in range(shorter - head) if old[-1 - k] != new[-1 - k]), shorter - head)
    blocks = [(0, 0, head)]
    middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if all(middle):
        blocks += [(head + i, head + j, n) for i, j, n in _middle(*middle, largest)]
    return [*blocks, (len(old) - tail, len(new) - tail, tail)]


def _middle(old: Sequence[str], new: Sequence[str], largest: int) -> list[Matched]:
    """As ``_piece``. An atom that only one text has can never match: leaving it out changes nothing
    but the time, which falls fivefold on rewritten articles."""
    shared = set(old) & set(new)
    kept_old = [k for k, atom in enumerate(old) if atom in shared]
    kept_new = [k for k, atom in enumerate(new) if atom in shared]
    if not shared or len(kept_old) + len(kept_new) > largest:
        return []
    codes: dict[str, str] = {}
    coded = [
        "".join(codes.setdefault(text[k], chr(len(codes))) for k in kept)
        for text, kept in ((old, kept_old), (new, kept_new))
    ]
    blocks: list[Matched] = []
    at = [0, 0]
    for op, run in _engine().diff_main(coded[0], coded[1], False):
        if op == 0:
            for k in range(len(run)):
                _join(blocks, (kept_old[at[0] + k], kept_new[at[1] + k], 1))
        at[0] += len(run) if op <= 0 else 0
        at[1] += len(run) if op >= 0 else 0
    return blocks


@cache
def _engine() -> Any:
    """diff-match-patch, loaded when first needed. Without a time limit it always finds the shortest
    script; with one, the result would depend on how busy the machine is."""
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    return engine
