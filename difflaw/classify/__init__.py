"""Links and edits to changes: what became of each provision, and what a reader should know of it.

*Renumbered* is a new number; *moved* is a new place among its neighbours, or another chapter. What only
shifts because something was put in or taken out before it is renumbered and not moved.
"""

from __future__ import annotations

from collections.abc import Sequence

from difflaw.changes import Alignment, Change, Edit, Kind, Link
from difflaw.classify.consequence import Pairs
from difflaw.classify.parts import in_reading_order, pair_parts
from difflaw.classify.signals import SignalPair, find_signals
from difflaw.classify.structure import KindSet, article_marks, article_of, clause_marks, marks, turned
from difflaw.classify.summary import summarize
from difflaw.model import CLAUSES, DIVISIONS, Law, Provision, Unit

__all__ = [
    "article_of",
    "classify_articles",
    "classify_clauses",
    "classify_divisions",
    "classify_parts",
    "in_reading_order",
    "kinds_of",
    "own_words",
    "pair_parts",
    "summarize",
]

Edits = Sequence[tuple[Edit, ...]]
"""Redlines, one for each link of the same list."""


def classify_articles(old: Law, new: Law, alignment: Alignment, edits: Edits) -> tuple[Change, ...]:
    """The changes that the article links stand for."""
    links = alignment.articles
    sides = _sides(links, {a.id: a for a in old.articles()}, {a.id: a for a in new.articles()})
    return _changes(links, sides, edits, article_marks(old, new, alignment), (old, new), _pairs(alignment))


def classify_clauses(old: Law, new: Law, alignment: Alignment, edits: Edits) -> tuple[Change, ...]:
    """The changes that the clause links stand for."""
    before = {p.id: p for p in old.provisions() if p.level in CLAUSES}
    after = {p.id: p for p in new.provisions() if p.level in CLAUSES}
    found = clause_marks(alignment, before, after, turned(old, new))
    sides = _sides(alignment.clauses, before, after)
    return _changes(alignment.clauses, sides, edits, found, (old, new), _pairs(alignment))


def classify_divisions(old: Law, new: Law, alignment: Alignment, edits: Edits) -> tuple[Change, ...]:
    """The changes that the division links stand for; divisions move among those of all levels."""
    before = {p.id: p for p in old.provisions() if p.level in DIVISIONS}
    after = {p.id: p for p in new.provisions() if p.level in DIVISIONS}
    links = alignment.divisions
    found = marks(links, before, after, turned(old, new))
    return _changes(links, _sides(links, before, after), edits, found, (old, new), _pairs(alignment))


def classify_parts(
    old: Law, new: Law, pairs: Sequence[tuple[Unit | None, Unit | None]], edits: Edits
) -> tuple[Change, ...]:
    """The changes of what stands outside the provisions, and of the annexes."""
    links = [Link(a.id if a else None, b.id if b else None) for a, b in pairs]
    return _changes(links, pairs, edits, [frozenset[Kind]()] * len(links), (old, new), frozenset())


def own_words(unit: Unit) -> str:
    """The words that a unit's redline covers."""
    return unit.own_text


def kinds_of(old: Unit | None, new: Unit | None, found: KindSet) -> tuple[Kind, ...]:
    """The kinds of one change, in the order of ``Kind``; ``found`` are those its surroundings tell.

    Text that differs is never unchanged; text that is equal is never modified.
    """
    if old is None or new is None:
        return (Kind.ADDED if old is None else Kind.DELETED,)
    kinds = set(found)
    if old.own_text != new.own_text:
        kinds.add(Kind.MODIFIED)
    if isinstance(old, Provision) and isinstance(new, Provision):
        if old.topic and new.topic and old.topic != new.topic:
            kinds.add(Kind.MODIFIED)
        if old.number != new.number:
            kinds.add(Kind.RENUMBERED)
    return tuple(kind for kind in Kind if kind in kinds) if kinds else (Kind.UNCHANGED,)


def _changes(
    links: Sequence[Link],
    sides: Sequence[tuple[Unit | None, Unit | None]],
    edits: Edits,
    found: Sequence[KindSet],
    laws: tuple[Law, Law],
    pairs: Pairs,
) -> tuple[Change, ...]:
    made = []
    for link, (old, new), redline, mark in zip(links, sides, edits, found, strict=True):
        said = tuple(find_signals(SignalPair(old, new, *laws, pairs))) if old and new else ()
        made.append(Change(link, old, new, kinds_of(old, new, mark), redline, said))
    return tuple(made)


def _sides(
    links: Sequence[Link], old: dict[str, Provision], new: dict[str, Provision]
) -> list[tuple[Provision | None, Provision | None]]:
    return [(old[link.old] if link.old else None, new[link.new] if link.new else None) for link in links]


def _pairs(alignment: Alignment) -> frozenset[tuple[str, str]]:
    groups = (alignment.articles, alignment.clauses, alignment.divisions)
    return frozenset((link.old, link.new) for group in groups for link in group if link.old and link.new)
