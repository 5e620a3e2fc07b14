"""Alignment: which provision of the new law is the successor of which provision of the old one."""

from __future__ import annotations

from difflaw.align.articles import link_articles
from difflaw.align.clauses import link_clauses
from difflaw.align.divisions import link_divisions
from difflaw.align.units import units
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
    before, after = units(old), units(new)
    articles, measure = link_articles(before, after, decisions)
    clauses = link_clauses(
        articles,
        {unit.provision.id: unit.provision for unit in before},
        {unit.provision.id: unit.provision for unit in after},
        measure,
    )
    return Alignment(articles, clauses, link_divisions(old, new, articles))
