"""Whether two texts differ only in cross-references that follow the renumbering."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from difflaw.model import Law, Level, Provision, Unit
from difflaw.references import Base, Reference, Resolution, clauses_at, find, resolve
from difflaw.spans import Span

LinkedIds = Collection[tuple[str, str]]
"""Ids that are linked: (old, new)."""


class _Placed(NamedTuple):
    """A reference, its words, and where it leads in its own law."""

    reference: Reference
    words: str
    resolution: Resolution


def follows_renumbering(
    old: Unit, new: Unit, laws: tuple[Law, Law], linked: LinkedIds
) -> tuple[tuple[Span, Span], ...]:
    """The references in which ``old`` and ``new`` differ, as places in the texts of ``laws``, if each names in the
    new law what became of the one it named in the old, and nothing else differs; empty if not.

    ``linked`` are the linked articles, clauses and divisions by id.
    """
    before, after = old.own_text, new.own_text
    if before == after:
        return ()
    found, there = _find(before), _find(after)
    if not found or len(found) != len(there) or _frame(before, found) != _frame(after, there):
        return ()
    pairs = list(zip(_placed(found, old, laws[0]), _placed(there, new, laws[1]), strict=True))
    if not all(_same(a, b, linked) for a, b in pairs):
        return ()
    starts = old.own_span.start, new.own_span.start
    return tuple(
        (a.reference.moved(starts[0]).span, b.reference.moved(starts[1]).span) for a, b in pairs if a.words != b.words
    )


@lru_cache(maxsize=2)
def _find(text: str) -> tuple[Reference, ...]:
    """The references of the last two texts: an article that many became one with is asked for again and again."""
    return find(text)


def _frame(text: str, references: Sequence[Reference]) -> list[str]:
    """The words between the references."""
    ends = [0, *(reference.span.end for reference in references)]
    starts = [*(reference.span.start for reference in references), len(text)]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]


def _placed(references: Sequence[Reference], unit: Unit, law: Law) -> list[_Placed]:
    places = [unit.id] * len(references)
    if isinstance(unit, Provision) and unit.level is Level.ARTICLE:
        places = clauses_at(unit, [unit.own_span.start + reference.span.start for reference in references])
    return [
        _Placed(reference, reference.span.of(unit.own_text), resolve(reference, law, at))
        for reference, at in zip(references, places, strict=True)
    ]


def _same(old: _Placed, new: _Placed, linked: LinkedIds) -> bool:
    """Whether the two references name the same thing: 前款 and 本章 follow by themselves, another law stays another
    law, and what is named by number must be linked (of a range both ends)."""
    here, there = old.resolution.targets, new.resolution.targets
    if old.words == new.words and (old.reference.base in (Base.HERE, Base.BEFORE) or not (here or there)):
        return True
    if not (here and there) or len(old.reference.steps) != len(new.reference.steps):
        return False
    return (here[0], there[0]) in linked and (here[-1], there[-1]) in linked
