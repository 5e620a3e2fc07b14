"""Links and redlines to changes: what became of each provision, and what a reader should know of it.

*Renumbered* is a new number; *moved* is a new place among its neighbours, or another chapter. What only
shifts because something was put in or taken out before it is renumbered and not moved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from difflaw.changes import (
    NO_EXTRA_WORDS,
    Alignment,
    Change,
    Comparison,
    ExtraWords,
    IdPair,
    Kind,
    Link,
    Redline,
    Redlines,
)
from difflaw.classify.rewording import reworded
from difflaw.classify.signals import SignalPair, find_signals
from difflaw.classify.structure import KindSet, article_marks, clause_marks, division_marks, part_marks
from difflaw.classify.summary import summarize
from difflaw.classify.word_signals import word_signals
from difflaw.classify.wording.terms import vocabulary_with
from difflaw.model import Law, Level, Provision, Unit
from difflaw.numerals import NUMERAL, to_int

__all__ = ["classify", "kinds_of"]


class _Sides(NamedTuple):
    """What every change is judged by: both laws, and the ids of all provisions that are linked."""

    old: Law
    new: Law
    linked: frozenset[IdPair]


def classify(
    old: Law, new: Law, alignment: Alignment, redlines: Redlines, extra: ExtraWords = NO_EXTRA_WORDS
) -> Comparison:
    """What became of ``old`` in ``new``: one change for each link of ``alignment``, with its redline. ``extra`` are
    words by which signals are told besides those of the vocabulary.

    Guarantees: the changes are in the groups and the order of the links; swapping the two sides of everything
    mirrors the result.
    """
    sides = _Sides(old, new, _linked(alignment))
    with vocabulary_with(extra):
        words = word_signals(old, new, alignment, sides.linked)
    articles = tuple(
        replace(change, signals=change.signals + words.get((change.link.old, change.link.new), ()))
        for change in _changes(alignment.articles, redlines.articles, article_marks(old, new, alignment), sides)
    )
    return Comparison(
        old=old,
        new=new,
        articles=articles,
        clauses=_changes(alignment.clauses, redlines.clauses, clause_marks(old, new, alignment), sides),
        divisions=_changes(alignment.divisions, redlines.divisions, division_marks(old, new, alignment), sides),
        parts=_changes(alignment.parts, redlines.parts, part_marks(old, new, alignment), sides),
        summary=summarize(articles, len(old.article_row), len(new.article_row)),
    )


def kinds_of(old: Unit | None, new: Unit | None, found: KindSet, *, reworded: bool) -> tuple[Kind, ...]:
    """The kinds of one change, in the order of ``Kind``; ``found`` are those its surroundings tell, and ``reworded``
    whether words were struck or put in that no other part of a split or a merge has.

    Words that differ are never unchanged; words that are equal are never modified. Where a heading is broken into
    lines is no matter of its words.
    """
    if old is None or new is None:
        return (Kind.ADDED if old is None else Kind.DELETED,)
    kinds = set(found)
    if old.words != new.words and (reworded or kinds.isdisjoint(_DIVIDED)):
        kinds.add(Kind.MODIFIED)
    if isinstance(old, Provision) and isinstance(new, Provision):
        if old.topic and new.topic and old.topic != new.topic:
            kinds.add(Kind.MODIFIED)
        if old.number != new.number or _annex_name(old) != _annex_name(new):
            kinds.add(Kind.RENUMBERED)
    return tuple(kind for kind in Kind if kind in kinds) if kinds else (Kind.UNCHANGED,)


_DIVIDED = (Kind.SPLIT, Kind.MERGED)


def _annex_name(provision: Provision) -> str:
    """What an annex is called, with its number in digits (附件2, 附表1), for its own number is only its place."""
    if provision.level is not Level.ANNEX:
        return ""
    return _NUMERAL.sub(lambda match: str(to_int(match[0])), provision.label)


_NUMERAL = re.compile(NUMERAL)


def _changes(
    links: Sequence[Link], redlines: Sequence[Redline], found: Sequence[KindSet], sides: _Sides
) -> tuple[Change, ...]:
    made = []
    changed = reworded(links, redlines)
    for at, (link, redline, kinds) in enumerate(zip(links, redlines, found, strict=True)):
        old = sides.old.units[link.old] if link.old else None
        new = sides.new.units[link.new] if link.new else None
        said = tuple(find_signals(SignalPair(old, new, *sides, redline))) if old and new else ()
        made.append(Change(link, old, new, kinds_of(old, new, kinds, reworded=at in changed), redline, said))
    return tuple(made)


def _linked(alignment: Alignment) -> frozenset[IdPair]:
    groups = (alignment.articles, alignment.clauses, alignment.divisions)
    return frozenset((link.old, link.new) for group in groups for link in group if link.old and link.new)
