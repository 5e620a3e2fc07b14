"""What a person has decided: about articles, told in their indices; about clauses, told in their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from difflaw import ids
from difflaw.align.pairs import IndexPair
from difflaw.changes import Decisions, IdPair


class Given(NamedTuple):
    """Decisions on articles: links that are ``main`` or ``further``, pairs ``barred``, and articles that
    stand ``alone_old`` (deleted) or ``alone_new`` (added). What names no article of the laws is left out."""

    main: frozenset[IndexPair]
    further: frozenset[IndexPair]
    barred: frozenset[IndexPair]
    alone_old: frozenset[int]
    alone_new: frozenset[int]

    @property
    def links(self) -> frozenset[IndexPair]:
        """All links a person has drawn."""
        return self.main | self.further

    def both_settled(self, pair: IndexPair) -> bool:
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

    def pairs(rows: Iterable[IdPair]) -> frozenset[IndexPair]:
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


def _one_to_one(pairs: Iterable[IndexPair]) -> frozenset[IndexPair]:
    """The first of those ``pairs`` that share an article, in the order of the laws."""
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in sorted(pairs, key=sum):
        if i not in chosen and j not in taken:
            chosen[i] = j
            taken.add(j)
    return frozenset(chosen.items())


class GivenSide(NamedTuple):
    """Decisions on the clauses of one law: those that stand ``alone`` (deleted, or added), those ``settled`` (alone
    or linked), and the ``articles`` in which anything is decided."""

    alone: frozenset[str]
    settled: frozenset[str]
    articles: frozenset[str]


class GivenClauses(NamedTuple):
    """Decisions on clauses: pairs ``linked`` and ``barred``, and what they say of either side."""

    linked: frozenset[IdPair]
    barred: frozenset[IdPair]
    old: GivenSide
    new: GivenSide

    def touches(self, old: str | None, new: str | None) -> bool:
        """Whether anything is decided about a clause of the article ``old`` or of the article ``new``."""
        return old in self.old.articles or new in self.new.articles


def given_clauses(decisions: Decisions) -> GivenClauses:
    """Those of ``decisions`` that are about clauses, of the main text or of an annex."""
    linked = frozenset(filter(_of_clauses, (*decisions.confirm, *decisions.add)))
    barred = frozenset(filter(_of_clauses, decisions.forbid))
    return GivenClauses(
        linked,
        barred,
        _side(decisions.deleted, [a for a, _ in linked], [a for a, _ in barred]),
        _side(decisions.added, [b for _, b in linked], [b for _, b in barred]),
    )


def _side(alone: Iterable[str], linked: Iterable[str], barred: Iterable[str]) -> GivenSide:
    lonely = frozenset(filter(_is_clause, alone))
    settled = lonely.union(linked)
    return GivenSide(lonely, settled, frozenset(map(ids.article_of, settled.union(barred))))


def _of_clauses(pair: IdPair) -> bool:
    return _is_clause(pair[0]) and _is_clause(pair[1])


def _is_clause(id: str) -> bool:
    return ids.is_id(id) and ids.is_clause(id)
