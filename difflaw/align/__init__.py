"""Alignment: which provision of the new law is the successor of which provision of the old one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from difflaw.align.article_links import article_links
from difflaw.align.articles import find
from difflaw.align.clause_links import clause_links
from difflaw.align.decisions import given, on_one_level
from difflaw.align.division_links import division_links
from difflaw.align.part_links import part_links
from difflaw.align.wording import places
from difflaw.changes import NO_DECISIONS, Alignment, Decisions, Link
from difflaw.model import Law, Part, Provision
from difflaw.reading_order import Item, reading_order

__all__ = ["align"]


def align(old: Law, new: Law, decisions: Decisions = NO_DECISIONS) -> Alignment:
    """All links between ``old`` and ``new``: of articles, clauses, divisions, and what stands outside them.

    ``decisions`` are what a person has decided; they are honoured, the rest is aligned around them.

    Guarantees: every article, clause, division, part and annex of either law stands in at least one link, but for
    repeated titles; the same laws give the same links, in the reading order of the new law with what is deleted
    where it stood; ``align(b, a)`` has the edges of ``align(a, b)`` reversed; a law against itself is linked to
    itself throughout with confidence 1.
    """
    decisions = on_one_level(decisions, old, new)
    before, after = places(old), places(new)
    here = {place.provision.id: place for place in before}
    there = {place.provision.id: place for place in after}
    decided = given(
        decisions,
        {name: place.at for name, place in here.items()},
        {name: place.at for name, place in there.items()},
    )
    drawn, measured = find(before, after, decided)
    articles = article_links(before, after, drawn, measured, decided)
    clauses = clause_links(
        articles,
        {name: place.provision for name, place in here.items()},
        {name: place.provision for name, place in there.items()},
        measured.looked.measure,
        decisions,
    )
    groups = articles, clauses, division_links(old, new, articles), part_links(old, new)
    order = _order(old), _order(new)
    return Alignment(*(_in_order(links, *order) for links in groups))


def _order(law: Law) -> dict[str, int]:
    """The place of every provision and part of ``law``, by id, counted from 0: a provision before what is in it."""
    units: list[Provision | Part] = [*law.parts, *law.provisions()]
    return {unit.id: place for place, unit in enumerate(sorted(units, key=lambda unit: unit.span.start))}


def _in_order(links: Iterable[Link], old: Mapping[str, int], new: Mapping[str, int]) -> tuple[Link, ...]:
    """``links`` in the reading order of the new law, those of a merge together in the order of the old one; what
    was deleted stands where it stood."""
    merged: dict[tuple[str | None, str | None], list[Link]] = {}
    for link in sorted(links, key=lambda link: old[link.old] if link.old else -1):
        merged.setdefault((None if link.new else link.old, link.new), []).append(link)
    items = [
        Item(group, new[group[0].new] if group[0].new else None, tuple(old[link.old] for link in group if link.old))
        for group in merged.values()
    ]
    return tuple(link for placed in reading_order(items) for link in placed.value)
