"""Alignment: which provision of the new law is the successor of which provision of the old one."""

from __future__ import annotations

from difflaw.align.article_links import article_links
from difflaw.align.articles import find
from difflaw.align.clause_links import link_clauses
from difflaw.align.decisions import given
from difflaw.align.divisions import link_divisions
from difflaw.align.units import places
from difflaw.changes import NO_DECISIONS, Alignment, Decisions
from difflaw.model import Law

__all__ = ["align"]


def align(old: Law, new: Law, decisions: Decisions = NO_DECISIONS) -> Alignment:
    """All links between ``old`` and ``new``: of articles, of clauses and of divisions.

    ``decisions`` are what a person has decided; they are honoured, the rest is aligned around them.

    Guarantees: every article, clause and division id of either law stands in at least one link; the same
    laws give the same links, in the order of the new law with what is deleted where it stood;
    ``align(b, a)`` has the edges of ``align(a, b)`` reversed; a law against itself is linked to itself
    throughout with confidence 1.
    """
    before, after = places(old), places(new)
    here = {place.provision.id: place for place in before}
    there = {place.provision.id: place for place in after}
    decided = given(
        decisions,
        {name: place.at for name, place in here.items()},
        {name: place.at for name, place in there.items()},
    )
    found = find(before, after, decided)
    articles = article_links(before, after, found, decided)
    clauses = link_clauses(
        articles,
        {name: place.provision for name, place in here.items()},
        {name: place.provision for name, place in there.items()},
        found.measure,
        decisions,
    )
    return Alignment(articles, clauses, link_divisions(old, new, articles))
