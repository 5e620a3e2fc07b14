"""What a person has decided, told in indices of articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from difflaw.changes import Decisions

Pair = tuple[int, int]


class Given(NamedTuple):
    """Decisions on articles: links that are ``main`` or ``further``, pairs ``barred``, and articles that
    stand ``alone_old`` (deleted) or ``alone_new`` (added). What names no article of the laws is left out."""

    main: frozenset[Pair]
    further: frozenset[Pair]
    barred: frozenset[Pair]
    alone_old: frozenset[int]
    alone_new: frozenset[int]

    @property
    def links(self) -> frozenset[Pair]:
        """All links a person has drawn."""
        return self.main | self.further

    def both_settled(self, pair: Pair) -> bool:
        """Whether a person has decided something about either article of ``pair``: then nothing is added."""
        known_old = self.alone_old | {i for i, _ in self.links}
        known_new = self.alone_new | {j for _, j in self.links}
        return pair[0] in known_old and pair[1] in known_new

    def settled_old(self) -> frozenset[int]:
        """Old articles whose main partner (or lack of one) is decided."""
        return self.alone_old | {i for i, _ in self.main}

    def settled_new(self) -> frozenset[int]:
        """New articles whose main partner (or lack of one) is decided."""
        return self.alone_new | {j for _, j in self.main}


def given(decisions: Decisions, old: Mapping[str, int], new: Mapping[str, int]) -> Given:
    """``decisions`` in the indices that ``old`` and ``new`` give for the ids of articles."""

    def pairs(rows: Iterable[tuple[str, str]]) -> frozenset[Pair]:
        return frozenset((old[a], new[b]) for a, b in rows if a in old and b in new)

    confirmed = pairs(decisions.confirm)
    main = _one_to_one(confirmed)
    return Given(
        main,
        (confirmed - main) | pairs(decisions.add),
        pairs(decisions.forbid),
        frozenset(old[a] for a in decisions.deleted if a in old),
        frozenset(new[b] for b in decisions.added if b in new),
    )


def _one_to_one(pairs: Iterable[Pair]) -> frozenset[Pair]:
    """The first of those ``pairs`` that share an article, in the order of the laws."""
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in sorted(pairs, key=sum):
        if i not in chosen and j not in taken:
            chosen[i] = j
            taken.add(j)
    return frozenset(chosen.items())
