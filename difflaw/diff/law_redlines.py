"""Two laws and their alignment to the redline of every link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from difflaw.changes import Alignment, Link, Op, Redline, Redlines, placed
from difflaw.diff.compose import compose
from difflaw.diff.plain import redline
from difflaw.model import Law, Unit

_Known = dict[tuple[str, str], Redline]
"""Redlines made already, by their two texts."""


def redlines(old: Law, new: Law, alignment: Alignment) -> Redlines:
    """The redline of every link of ``alignment``, group by group and in its order, with places in the normalised
    texts of the two laws.

    An article is redlined along the links of its clauses, any other unit as one text: a clause or annex with
    children by its own words.

    Guarantees: the sides of each redline are the words of its two units.

    Raises:
        InexactRedlineError: if a redline failed its check, which would be a mistake in this package.
    """
    articles = _article_redlines(old, new, alignment)
    known = _whole_articles(alignment, articles, old, new)
    return Redlines(
        articles=_in_place(alignment.articles, articles, old.units, new.units),
        clauses=_redlines(alignment.clauses, old.units, new.units, known),
        divisions=_redlines(alignment.divisions, old.units, new.units, {}),
        parts=_redlines(alignment.parts, old.units, new.units, {}),
    )


def _article_redlines(old: Law, new: Law, alignment: Alignment) -> list[Redline]:
    """The redline of every article link, along the links of the clauses on either side."""
    touching: defaultdict[tuple[str, str], list[Link]] = defaultdict(list)
    here, there = _article_of(old), _article_of(new)
    for link in alignment.clauses:
        if link.old:
            touching["old", here[link.old]].append(link)
        if link.new:
            touching["new", there[link.new]].append(link)
    made = []
    for link in alignment.articles:
        sides = touching["old", link.old or ""] + touching["new", link.new or ""]
        links = {(clause.old, clause.new): clause for clause in sides}
        before, after = old.by_id.get(link.old or ""), new.by_id.get(link.new or "")
        made.append(compose(before, after, links.values(), old.by_id, new.by_id))
    return made


def _article_of(law: Law) -> dict[str, str]:
    """The article of each clause, by id."""
    return {clause.id: article.id for article in law.article_row for clause in article.walk()}


def _whole_articles(alignment: Alignment, made: Sequence[Redline], old: Law, new: Law) -> _Known:
    """The redlines of the articles without moves, by their two texts: where an article is a single paragraph,
    that paragraph's redline is the same."""
    return {
        (old.by_id[link.old].text, new.by_id[link.new].text): edits
        for link, edits in zip(alignment.articles, made, strict=True)
        if link.old and link.new and all(edit.op is not Op.MOVE for edit in edits)
    }


def _redlines(
    links: Sequence[Link], old: Mapping[str, Unit], new: Mapping[str, Unit], known: _Known
) -> tuple[Redline, ...]:
    made = [_redline(old.get(link.old or ""), new.get(link.new or ""), known) for link in links]
    return _in_place(links, made, old, new)


def _redline(old: Unit | None, new: Unit | None, known: _Known) -> Redline:
    before, after = old.own_text if old else "", new.own_text if new else ""
    return known.get((before, after)) or redline(before, after)


def _in_place(
    links: Sequence[Link], made: Sequence[Redline], old: Mapping[str, Unit], new: Mapping[str, Unit]
) -> tuple[Redline, ...]:
    """The redlines with their places in the two laws instead of in the two texts compared."""
    return tuple(
        placed(edits, _start(old.get(link.old or "")), _start(new.get(link.new or "")))
        for link, edits in zip(links, made, strict=True)
    )


def _start(unit: Unit | None) -> int:
    return unit.own_span.start if unit else 0
