"""What a person has decided: about articles, told in their indices; about clauses, told in their ids.

Where an article became a clause (款 项 目), or a clause an article, the two articles are linked as in a merge or a
split, and the paragraphs of the one with the clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import NamedTuple

from difflaw import ids
from difflaw.align.pairs import IndexPair
from difflaw.changes import Decisions, IdPair
from difflaw.model import Law


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


def on_one_level(decisions: Decisions, old: Law, new: Law) -> Decisions:
    """``decisions`` without pairs of an article and a clause: each of these as what it says of articles and of
    clauses. What was confirmed to be the clause of another article has no other partner."""
    linked = [pair for pair in (*decisions.confirm, *decisions.add) if _is_mixed(pair)]
    barred = [pair for pair in decisions.forbid if _is_mixed(pair)]
    if not linked and not barred:
        return decisions
    whole = [pair for pair in decisions.confirm if _is_mixed(pair)]
    return Decisions(
        confirm=tuple(pair for pair in decisions.confirm if not _is_mixed(pair)),
        forbid=(*(p for p in decisions.forbid if not _is_mixed(p)), *(c for p in barred for c in _below(p, old, new))),
        add=(
            *(pair for pair in decisions.add if not _is_mixed(pair)),
            *((ids.article_of(a), ids.article_of(b)) for a, b in linked),
            *(clauses for pair in linked for clauses in _below(pair, old, new)),
        ),
        added=(*decisions.added, *(b for _, b in whole if not _is_clause(b))),
        deleted=(*decisions.deleted, *(a for a, _ in whole if not _is_clause(a))),
    )


def _is_mixed(pair: IdPair) -> bool:
    return _is_clause(pair[0]) != _is_clause(pair[1])


def _below(pair: IdPair, old: Law, new: Law) -> list[IdPair]:
    """The pairs of clauses that a pair of an article and a clause stands for: each paragraph of the article with it."""
    return list(product(_clauses_of(pair[0], old), _clauses_of(pair[1], new)))


def _clauses_of(id: str, law: Law) -> list[str]:
    if _is_clause(id) or id not in law.by_id:
        return [id]
    return [paragraph.id for paragraph in law.by_id[id].children]


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
