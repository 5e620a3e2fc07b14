"""Which proposition became which: between the same neighbours first, then wherever it went."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from math import ceil
from typing import NamedTuple

from difflaw.classify.wording.propositions import Proposition
from difflaw.classify.wording.terms import by_vocabulary, operators
from difflaw.numerals import NUMERAL

NEAR = 0.3
"""How alike two propositions between the same neighbours must be to be one. Below, a proposition of the pairs that
were read by eye was another rule; above 0.4 reworded ones were missed."""

ELSEWHERE = 0.55
"""The same for one that changed its place: with nothing but words to go by, more is asked."""

SHORTEST = 5
"""Characters that a proposition must have to be followed to another place: shorter ones stand everywhere."""

Pair = tuple[Proposition, Proposition]
"""A proposition of the old law and what became of it."""


class Pairing(NamedTuple):
    """Propositions of the two sides that are one (``pairs``, in the order of the new side), and those left over."""

    pairs: tuple[Pair, ...]
    gone: tuple[Proposition, ...]
    come: tuple[Proposition, ...]
    absorbed: tuple[Proposition, ...] = ()
    """Propositions of either side whose words stand in one of the other side that has another counterpart."""


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{NUMERAL}|\d+)[^，。；]{{0,3}}以上)?(?:{NUMERAL}|\d+)")


@by_vocabulary()
def _bare() -> re.Pattern[str]:
    """Operators, which may change without making it another proposition, and punctuation."""
    return re.compile(
        "|".join([*map(re.escape, sorted((w for w in operators() if len(w) > 1), key=len, reverse=True)), "[，“”]"])
    )


@by_vocabulary(maxsize=1 << 13)
def _bigrams(words: str) -> frozenset[str]:
    bare = _numbers().sub("#", _bare().sub("", words) or words)
    return frozenset(bare[i : i + 2] for i in range(len(bare) - 1)) or frozenset((bare,))


def likeness(old: str, new: str) -> float:
    """How alike two propositions are, 0 to 1: shared pairs of characters, whatever the numbers and operators in
    them; one that stands whole in the other counts nearly full.

    >>> likeness("处五万元罚款", "处十万元罚款"), likeness("应当公开", "处罚")
    (1.0, 0.0)
    """
    if old == new:
        return 1.0
    a, b = _bigrams(old), _bigrams(new)
    shared = len(a & b)
    if not shared:
        return 0.0
    dice = 2 * shared / (len(a) + len(b))
    within = shared / min(len(a), len(b))
    return max(dice, 0.8 * within) if within >= _WITHIN and min(len(old), len(new)) >= SHORTEST else dice


_WITHIN = 0.7
"""How much of the shorter proposition must stand in the longer one to count as standing in it."""


def alike(old: Sequence[str], new: Sequence[str], least: float) -> Iterator[tuple[float, int, int]]:
    """All pairs of an old and a new proposition whose likeness is at least ``least``: the likeness and both indices.

    Not all are compared with all. Of the smaller of two sets of character pairs a share of ``least`` stands in the
    other, by either measure of ``likeness``; so of its rarest, as many as may be missing and one more, one does.

    >>> [(i, j) for _, i, j in alike(["应当公开", "处五万元罚款"], ["处十万元罚款"], 0.75)]
    [(1, 0)]
    """
    sets = [[_bigrams(words) for words in side] for side in (old, new)]
    counts = Counter(gram for side in sets for held in side for gram in held)
    for i, j in sorted({*_sharing(sets[0], sets[1], counts, least), *_mirrored(sets, counts, least)}):
        value = likeness(old[i], new[j])
        if value >= least:
            yield value, i, j


def _mirrored(
    sets: Sequence[Sequence[frozenset[str]]], counts: Mapping[str, int], least: float
) -> Iterator[tuple[int, int]]:
    return ((i, j) for j, i in _sharing(sets[1], sets[0], counts, least))


def _sharing(
    small: Sequence[frozenset[str]], large: Sequence[frozenset[str]], counts: Mapping[str, int], least: float
) -> Iterator[tuple[int, int]]:
    """The pairs of which the second holds one of the rarest of the first."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for j, held in enumerate(large):
        for gram in held:
            holders[gram].append(j)
    for i, held in enumerate(small):
        missing = len(held) - ceil(least * len(held) - 1e-9)  # 0.55 × 20 is a little more than 11
        for gram in sorted(held, key=lambda gram: (counts[gram], gram))[: missing + 1]:
            yield from ((i, j) for j in holders.get(gram, ()))


def match(old: Sequence[Proposition], new: Sequence[Proposition]) -> Pairing:
    """The propositions ``old`` and ``new`` paired: equal ones in order, then similar ones between the same
    neighbours, then what changed its place. Those that only a comma cuts otherwise are joined."""
    partner: dict[int, int] = {}
    gaps = []
    for tag, i1, i2, j1, j2 in opcodes([p.words for p in old], [p.words for p in new]):
        if tag == "equal":
            partner.update(zip(range(i1, i2), range(j1, j2), strict=True))
        elif tag == "replace":
            gaps.append((range(i1, i2), range(j1, j2)))
    for left, right in gaps:
        partner.update(_best(old, new, left, right, NEAR, dict(partner)))
    for i, _j in [(i, j) for i, j in partner.items() if _other_tier(old, new, i, j, partner)]:
        del partner[i]
    for left, right in gaps:
        partner.update(_best(old, new, *_free(old, new, left, right, partner, 1), NEAR, partner))
    everywhere = _free(old, new, range(len(old)), range(len(new)), partner, SHORTEST)
    partner.update(_best(old, new, *everywhere, ELSEWHERE, partner))
    return _joined(old, new, partner)


def _free(
    old: Sequence[Proposition],
    new: Sequence[Proposition],
    left: Iterable[int],
    right: Iterable[int],
    partner: Mapping[int, int],
    least: int,
) -> tuple[list[int], list[int]]:
    """What is not paired yet and has at least so many characters."""
    taken = set(partner.values())
    return (
        [i for i in left if i not in partner and len(old[i].words) >= least],
        [j for j in right if j not in taken and len(new[j].words) >= least],
    )


def _other_tier(
    old: Sequence[Proposition], new: Sequence[Proposition], i: int, j: int, partner: Mapping[int, int]
) -> bool:
    """Whether two propositions that differ follow from conditions of which none is the same: the fine of 情节严重的
    is not that of 逾期不改正的."""
    if old[i].words == new[j].words or old[i].words.endswith("的"):
        return False
    alike = likeness(old[i].words, new[j].words) >= _SAME
    ours, theirs = _conditions(old, i, nearest=not alike), _conditions(new, j, nearest=not alike)
    return bool(ours and theirs) and not any(partner.get(k) in theirs for k in ours)


_SAME = 0.95
"""How alike two propositions must be to follow from any condition of their sentence, and not from the nearest."""


def _conditions(row: Sequence[Proposition], place: int, *, nearest: bool = False) -> set[int]:
    """The places of the conditions (…的) before a proposition, up to the semicolon; ``nearest``: only those that
    stand together right before it."""
    found: set[int] = set()
    k = place - 1
    while k >= 0 and (row[k].article, row[k].part) == (row[place].article, row[place].part):
        goes_on = k + 1 in found and row[k + 1].words.startswith(("且", "并", "或者", "以及"))
        if row[k].words.endswith("的") or goes_on:
            found.add(k)
        elif nearest and found:
            break
        k -= 1
    return found


def _joined(old: Sequence[Proposition], new: Sequence[Proposition], partner: dict[int, int]) -> Pairing:
    """The pairs, each with the neighbours whose words its other side holds too, and what is left over."""
    back = {j: i for i, j in partner.items()}
    held: tuple[set[int], set[int]] = set(), set()
    pairs = []
    for i, j in sorted(partner.items(), key=lambda pair: pair[1]):
        left = _with_neighbours(old, i, new[j], partner, held[0]) if old[i].words != new[j].words else (i, i)
        right = (
            _with_neighbours(new, j, old[i], back, held[1])
            if left == (i, i) and old[i].words != new[j].words
            else (j, j)
        )
        pairs.append((_join(old[left[0] : left[1] + 1]), _join(new[right[0] : right[1] + 1])))
    gone = [p for i, p in enumerate(old) if i not in partner and i not in held[0]]
    come = [p for j, p in enumerate(new) if j not in back and j not in held[1]]
    absorbed = {p for p in gone if _absorbed(p, [(b.words, a.words) for a, b in pairs])}
    absorbed |= {p for p in come if _absorbed(p, [(a.words, b.words) for a, b in pairs])}
    return Pairing(
        tuple(pairs),
        tuple(p for p in gone if p not in absorbed),
        tuple(p for p in come if p not in absorbed),
        tuple(sorted(absorbed, key=lambda p: p.start)),
    )


def _absorbed(p: Proposition, pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether the words of ``p`` are what one of the other side has beyond its own counterpart."""
    own = _bigrams(p.words)
    return len(p.words) >= _LONG and any(
        there != here and len((own & _bigrams(there)) - _bigrams(here)) >= _ABSORBED * len(own) for there, here in pairs
    )


_LONG = 8
_ABSORBED = 0.5
"""A proposition of so many characters, half of which came into another one, was merged into that."""


def _with_neighbours(
    row: Sequence[Proposition], place: int, other: Proposition, paired: Mapping[int, int], held: set[int]
) -> tuple[int, int]:
    """From where to where the propositions around ``place`` make up ``other``: a loose neighbour is taken in if it
    holds much of what ``other`` has more, or the operator that ``other`` has."""
    first = last = place
    for step in (-1, 1):
        k = place + step
        while (
            0 <= k < len(row)
            and k not in paired
            and k not in held
            and _goes_on(row[min(k, k - step)], row[max(k, k - step)])
        ):
            own = "".join(p.words for p in row[first : last + 1])
            if not _belongs(own, row[k].words, other.words, before=step < 0):
                break
            held.add(k)
            first, last = min(first, k), max(last, k)
            k += step
    return first, last


def _goes_on(p: Proposition, q: Proposition) -> bool:
    return (p.article, p.clause, p.part) == (q.article, q.clause, q.part)


def _belongs(own: str, more: str, other: str, *, before: bool) -> bool:
    """Whether ``more`` beside ``own`` is part of what became ``other``: it makes up a good part of it, stands in it
    nearly whole, or has its operator."""
    wanted, there = _bigrams(other), _bigrams(more)
    gain = len((wanted & there) - _bigrams(own))
    if (
        gain >= _GAIN * len(wanted)
        or gain >= _WHOLE * len(there)
        or (len(more) > 1 and more in other and more not in own)
    ):
        return True
    return before and _lends_operator(own, more, other)


_WHOLE = 0.8
"""What share of a neighbour must stand in the other side, and not in its own, to be part of it."""

_GAIN = 0.2
"""How much that must be; a condition beside a proposition shares with another one about a tenth by chance."""


def _lends_operator(own: str, more: str, other: str) -> bool:
    """Whether the operator of ``other`` stands in its neighbour now, with something put in between:
    甲应当乙 became 甲应当丙，乙."""
    ours, theirs = ({word for word in operators() if len(word) > 1 and word in words} for words in (own, other))
    return bool(theirs - ours) and (theirs - ours) <= {word for word in operators() if word in more}


def _join(row: Sequence[Proposition]) -> Proposition:
    if len(row) == 1:
        return row[0]
    words = "".join(p.words + (p.mark if p is not row[-1] else "") for p in row)
    return row[0]._replace(words=words, mark=row[-1].mark)


OpStep = tuple[str, int, int, int, int]
"""One step of a comparison as ``difflib`` has it: what it is, and the runs on either side."""


def opcodes(old: Sequence[str], new: Sequence[str]) -> list[OpStep]:
    """The steps from ``old`` to ``new`` as ``difflib`` has them, the same the other way round when swapped."""
    if list(old) <= list(new):
        return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
    swapped = SequenceMatcher(None, new, old, autojunk=False).get_opcodes()
    return [(_SWAPPED.get(tag, tag), j1, j2, i1, i2) for tag, i1, i2, j1, j2 in swapped]


_SWAPPED = {"insert": "delete", "delete": "insert"}


def _best(
    old: Sequence[Proposition],
    new: Sequence[Proposition],
    left: Sequence[int],
    right: Sequence[int],
    least: float,
    tiers: Mapping[int, int],
) -> dict[int, int]:
    """Pairs among the propositions at ``left`` and ``right``, the most alike first, those in order before others;
    none of two tiers by the conditions that are paired in ``tiers``."""
    found = []
    for i, j in _near(old, new, left, right):
        value = _weighed(old, new, i, j)
        if value >= least and not _other_tier(old, new, i, j, tiers):
            apart = abs(left.index(i) / len(left) - right.index(j) / len(right))
            other = ("以上" in old[i].words) != ("以上" in new[j].words)  # a range, and a single number
            found.append((0.1 * apart + 0.05 * other - value, i + j, i, j))
    best: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in sorted(found):
        if i not in best and j not in used:
            best[i] = j
            used.add(j)
    return best


def _near(
    old: Sequence[Proposition], new: Sequence[Proposition], left: Sequence[int], right: Sequence[int]
) -> Iterable[tuple[int, int]]:
    """The candidates: those that share two characters which few others have."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for j in right:
        for gram in _bigrams(new[j].words):
            holders[gram].append(j)
    for i in left:
        yield from ((i, j) for j in {j for gram in _bigrams(old[i].words) for j in holders.get(gram, ())[:_COMMON]})


_COMMON = 40
"""A pair of characters that stands in more left-over propositions than this tells none of them apart."""


def _weighed(old: Sequence[Proposition], new: Sequence[Proposition], i: int, j: int) -> float:
    """Likeness; a condition (…的) and what follows from it are less alike than two of a kind, and so are what
    follows from a condition and what holds without any."""
    found = likeness(old[i].words, new[j].words)
    if old[i].words.endswith("的") != new[j].words.endswith("的"):
        return 0.85 * found
    return found - (0.15 if bool(_conditions(old, i)) != bool(_conditions(new, j)) else 0.0)
