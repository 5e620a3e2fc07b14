"""Two texts phrase by phrase: which phrases say the same thing, before any word is compared.

The shortest script knows nothing of sentences: in a row of fines it takes the amounts of one offence for those of
the next, for 处 and 以上 and 以下罚款 stand in all of them. So the sentences are paired first, each with the one
that has most of its wording, in the order of both texts; the words are then compared inside the pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

Piece = tuple[int, int, int, int]
"""``(i, i_end, j, j_end)``: what goes from ``i`` to ``i_end`` of the old text is compared with what goes from ``j`` to
``j_end`` of the new."""

PHRASE_ENDS = frozenset("。；：！？，\n")
"""The signs after which a phrase ends; a sentence ends after a stop only (``boundaries.STOPS``)."""

ALIKE = 0.3
"""Share of common character pairs (Dice) from which two phrases may be one: below, little but the words that stand
in every law is common to them."""

HELD = 0.5
"""Share of a phrase's character pairs from which it is part of what another phrase became."""

MOST = 160
"""Phrases of a text up to which they are paired: an article has some ten, and the work grows with the square."""


class Phrase(NamedTuple):
    """The atoms from ``start`` to ``end``, as ``words``, with the character pairs in them."""

    start: int
    end: int
    words: str
    pairs: Counter[str]
    size: int


def pieces(old: Sequence[str], new: Sequence[str], ends: Collection[str]) -> list[Piece]:
    """The two texts, given as atoms, cut into the pieces that are to be compared with one another: in order, without a
    gap, one side of a piece perhaps empty. A single piece where there is nothing to pair.

    Parameters:
        ends: the signs after which a phrase ends.

    >>> old, new = list("个人罚一元。本条另有规定的除外。"), list("单位罚三元。个人罚二元。本条另有规定的除外。")
    >>> [("".join(old[i:k]), "".join(new[j:n])) for i, k, j, n in pieces(old, new, "。")][:2]
    [('', '单位罚三元。'), ('个人罚一元。', '个人罚二元。')]
    """
    left, right = phrases(old, ends), phrases(new, ends)
    if min(len(left), len(right)) < 2 or max(len(left), len(right)) > MOST:
        return [(0, len(old), 0, len(new))]
    starts = [*(phrase.start for phrase in left), len(old)], [*(phrase.start for phrase in right), len(new)]
    found: list[Piece] = []
    i = j = 0
    for a, a_end, b, b_end in [*_matched(left, right), (len(left), len(left), len(right), len(right))]:
        found += [(i, starts[0][a], j, starts[1][b]), (starts[0][a], starts[0][a_end], starts[1][b], starts[1][b_end])]
        i, j = starts[0][a_end], starts[1][b_end]
    return [(a, a_end, b, b_end) for a, a_end, b, b_end in found if a < a_end or b < b_end]


def phrases(atoms: Sequence[str], ends: Collection[str]) -> list[Phrase]:
    """The phrases of a text; of several ends in a row the last one ends it."""
    cuts = [0]
    for at, atom in enumerate(atoms, 1):
        if at == len(atoms) or (atom in ends and atoms[at] not in ends):
            cuts.append(at)
    found = []
    for start, end in pairwise(cuts):
        words = "".join(atoms[start:end])
        found.append(Phrase(start, end, words, Counter(map("".join, pairwise(words))), max(1, len(words) - 1)))
    return found


def _matched(left: Sequence[Phrase], right: Sequence[Phrase]) -> list[Piece]:
    """The pairs of phrases as ranges; a phrase without a partner joins a neighbouring pair that holds its words."""
    ranges = [(i, i + 1, j, j + 1) for i, j in _pairs(left, right)]
    ranges = _taking_in(ranges, left, right)
    turned = _taking_in([(j, j_end, i, i_end) for i, i_end, j, j_end in ranges], right, left)
    return [(i, i_end, j, j_end) for j, j_end, i, i_end in turned]


def _pairs(left: Sequence[Phrase], right: Sequence[Phrase]) -> list[tuple[int, int]]:
    """The pairs, ascending on both sides, that have most wording in common together."""
    shorter = min(len(left), len(right))
    head = next((k for k in range(shorter) if left[k].words != right[k].words), shorter)
    tail = next((k for k in range(shorter - head) if left[-1 - k].words != right[-1 - k].words), shorter - head)
    rows, columns = left[head : len(left) - tail], right[head : len(right) - tail]
    worth = [[_worth(one, other) for other in columns] for one in rows]
    best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    for i in reversed(range(len(rows))):
        for j in reversed(range(len(columns))):
            taken = worth[i][j] + best[i + 1][j + 1] if worth[i][j] else 0.0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    found = [(k, k) for k in range(head)]
    i = j = 0
    while i < len(rows) and j < len(columns):
        if worth[i][j] and best[i][j] == worth[i][j] + best[i + 1][j + 1]:
            found.append((head + i, head + j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return [*found, *((len(left) - k, len(right) - k) for k in range(tail, 0, -1))]


def _worth(one: Phrase, other: Phrase) -> float:
    """What pairing two phrases is worth: their common character pairs, those of like phrases counting for more."""
    common = (one.pairs & other.pairs).total()
    alike = 2 * common / (one.size + other.size)
    return common * alike if alike >= ALIKE else 0.0


def _taking_in(ranges: Sequence[Piece], own: Sequence[Phrase], other: Sequence[Phrase]) -> list[Piece]:
    """The ranges, each with the phrases of ``own`` beside it that no other has and whose words its other side holds."""
    done: list[Piece] = []
    for at, (start, end, there, there_end) in enumerate(ranges):
        free = _free(own[start:end], other[there:there_end])
        while start > (done[-1][1] if done else 0) and _holds(free, own[start - 1]):
            start -= 1
            free -= own[start].pairs
        limit = ranges[at + 1][0] if at + 1 < len(ranges) else len(own)
        while end < limit and _holds(free, own[end]):
            free -= own[end].pairs
            end += 1
        done.append((start, end, there, there_end))
    return done


def _free(own: Sequence[Phrase], other: Sequence[Phrase]) -> Counter[str]:
    """The character pairs of ``other`` that ``own`` does not share yet."""
    found: Counter[str] = sum((phrase.pairs for phrase in other), Counter())
    for phrase in own:
        found -= phrase.pairs
    return found


def _holds(free: Counter[str], phrase: Phrase) -> bool:
    return (free & phrase.pairs).total() >= HELD * phrase.size
