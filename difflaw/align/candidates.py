"""Which pairs of articles are looked at: equal ones, those that share something rare, those in the same place.

Nothing is compared with everything. Equal articles are paired first, by a table of their texts. Of the rest,
those come into question that share something rare. Forty articles that differ in a number only share nothing
rare with anything: where as many are left on both sides between the same two linked neighbours, they are
the same articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from difflaw.align.measures import plain_dice
from difflaw.align.pairs import IndexPair
from difflaw.align.wording import PlacedArticle, Profile, grams


def anchors(old: Sequence[PlacedArticle], new: Sequence[PlacedArticle]) -> dict[int, int]:
    """Old index to new index of articles with equal wording (references by number count as equal).

    A wording that stands once on each side is a certain pair. Where it stands more often, the pair next
    to a certain one is taken first, the rest in order. Articles without any words are never certain by themselves:
    they are paired like wordings that stand more often.
    """
    there = _by_text(new)
    paired: dict[int, int] = {}
    many: list[tuple[list[int], list[int]]] = []
    for text, here in _by_text(old).items():
        other = there.get(text)
        if other and text and len(here) == len(other) == 1:
            paired[here[0]] = other[0]
        elif other:
            many.append((here, other))
    repeats = dict(pair for here, other in many for pair in _pair_repeats(here, other, paired))
    return paired | repeats


def _by_text(places: Iterable[PlacedArticle]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place in places:
        found.setdefault(place.text or place.provision.topic, []).append(place.at)
    return found


def _pair_repeats(here: list[int], other: list[int], paired: Mapping[int, int]) -> list[IndexPair]:
    """Pair equal articles: those beside certain pairs first, then in order. The same from either side."""
    free_old, free_new = set(here), set(other)
    beside: dict[IndexPair, int] = {}
    for index in here:
        for at, step in ((index - 1, 1), (index + 1, -1)):
            if at in paired and paired[at] + step in free_new:
                pair = (index, paired[at] + step)
                beside[pair] = beside.get(pair, 0) + 1
    chosen = []
    for i, j in sorted(beside, key=lambda pair: (-beside[pair], sum(pair))):
        if i in free_old and j in free_new:
            chosen.append((i, j))
            free_old.discard(i)
            free_new.discard(j)
    return chosen + list(zip(sorted(free_old), sorted(free_new), strict=False))


RARE = 12
"""A character pair that more articles of one side hold than this leads nowhere: two articles that share
nothing rarer are not alike. The results are the same from 8 to 48; the work grows with it."""

KEEP = 8
"""Candidates kept for an article, on either side. The results are the same from 6 to 20."""

MOST = 128
"""Candidates of an article in all, where it is among those kept for many others. Articles of the labelled laws have
up to 58; one that swallowed a whole law would have as many as that has articles, and each would cost its length."""


def candidates(old: Sequence[Profile], new: Sequence[Profile], weights: Mapping[str, int]) -> list[IndexPair]:
    """Pairs of indices (old, new) that share rare wording, ascending; at most ``KEEP`` an article and side, and
    those for which it is itself among the ``KEEP``, up to ``MOST``.

    The work is bounded by ``RARE`` times the length of the texts, however alike the articles are.
    """
    here, there = _postings(old), _postings(new)
    shared: Counter[IndexPair] = Counter()
    for gram, places in here.items():
        others = there.get(gram)
        if others and len(places) <= RARE and len(others) <= RARE:
            value = weights[gram]
            for i in places:
                for j in others:
                    shared[i, j] += value
    return _best(shared)


def _postings(profiles: Iterable[Profile]) -> dict[str, list[int]]:
    posts: dict[str, list[int]] = {}
    for profile in profiles:
        for gram in profile.grams:
            posts.setdefault(gram, []).append(profile.at)
    return posts


def _best(shared: Mapping[IndexPair, int]) -> list[IndexPair]:
    """The pairs that are among the best of either their old or their new article, and not beyond the most of one."""
    rows: dict[int, list[tuple[int, int]]] = {}
    columns: dict[int, list[tuple[int, int]]] = {}
    for (i, j), amount in shared.items():
        rows.setdefault(i, []).append((-amount, j))
        columns.setdefault(j, []).append((-amount, i))
    here = {(i, j): rank for i, row in rows.items() for rank, (_, j) in enumerate(sorted(row)[:MOST])}
    there = {(i, j): rank for j, column in columns.items() for rank, (_, i) in enumerate(sorted(column)[:MOST])}
    return sorted(pair for pair in here.keys() & there.keys() if min(here[pair], there[pair]) < KEEP)


ALIKE_IN_PLACE = 0.8
"""Least share of character pairs in common, all of one weight: less is not the same article with a change.
F1 is the same at 0.7 and 0.9."""

CHANCE_IN_PLACE = 0.9
"""Probability of such a link, for ``confidence``: equal numbers of nearly equal articles in the same gap."""


def in_place(old: Sequence[PlacedArticle], new: Sequence[PlacedArticle], linked: Mapping[int, int]) -> dict[int, int]:
    """Old index to new index of articles that ``linked`` leaves over and that are alike in the same gap."""
    found = {}
    for left, right in _gaps(len(old), len(new), linked):
        if len(left) == len(right):
            for i, j in zip(left, right, strict=True):
                if plain_dice(grams(old[i].text), grams(new[j].text)) >= ALIKE_IN_PLACE:
                    found[i] = j
    return found


def _gaps(size: int, other_size: int, linked: Mapping[int, int]) -> list[tuple[range, range]]:
    """What lies between links that are next to one another in both laws, where neither side is empty."""
    ends = [(-1, -1), *sorted(linked.items()), (size, other_size)]
    order = {j: place for place, j in enumerate(sorted(j for _, j in ends))}
    return [
        (range(i + 1, k), range(j + 1, m))
        for (i, j), (k, m) in pairwise(ends)
        if order[m] == order[j] + 1 and k - i > 1 and m - j > 1
    ]
