"""The only place that knows the order of the stages: read, normalize, parse, align, diff, classify."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock

from difflaw.align import align
from difflaw.changes import NO_DECISIONS, Alignment, Comparison, Decisions, Edit, Link, Op
from difflaw.classify import (
    article_of,
    classify_articles,
    classify_clauses,
    classify_divisions,
    classify_parts,
    in_reading_order,
    own_words,
    pair_parts,
    summarize,
)
from difflaw.diff import compose, redline
from difflaw.errors import InputError
from difflaw.i18n import N_
from difflaw.model import Law, Part, Provision, Source
from difflaw.normalize import normalize
from difflaw.parse import parse

Redline = tuple[Edit, ...]

Index = dict[str, Provision]
"""The provisions of a law by id."""

Known = dict[tuple[str, str], Redline]
"""Redlines made already, by their two texts."""


class _Holders:
    """Who holds the garbage collector at the moment, and whether it ran before the first of them came."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = 0
        self._ran = False

    def enter(self) -> None:
        with self._lock:
            if self._count == 0:
                self._ran = gc.isenabled()
                gc.disable()
            self._count += 1

    def leave(self) -> None:
        with self._lock:
            self._count -= 1
            if self._count == 0 and self._ran:
                gc.enable()


_HOLDERS = _Holders()
"""One for the process, as the collector is one."""


@contextmanager
def collector_held() -> Iterator[None]:
    """Hold the garbage collector of the process while many laws, or very large ones, are built and compared.

    The stages make hundreds of thousands of small values and no cycles. The collector would walk them all
    again and again and find nothing, the longer the more there are: at 10,000 articles it took half the time
    of a comparison. Memory stays what the values need; it is given back by counting, as ever. Nothing in
    difflaw does this for a caller who did not ask, because the collector belongs to the whole process.

    Guarantee: several threads may be in such blocks at once; the collector comes back when the last of them
    leaves, and only if it ran before the first came.

    >>> with collector_held():
    ...     gc.isenabled()
    False
    """
    _HOLDERS.enter()
    try:
        yield
    finally:
        _HOLDERS.leave()


def law(source: Source) -> Law:
    """The law that ``source`` holds, parsed.

    >>> from difflaw.read import read_text
    >>> [article.label for article in law(read_text("某条例\\n第一條 為了規範……。\\n第二條 本條例……。")).articles()]
    ['第一条', '第二条']

    Raises ``InputError`` when there is no article in it, ``TypeError`` when ``source`` is none (a path, a text).
    """
    _expect(source, Source)
    parsed = parse(normalize(source))
    if next(parsed.articles(), None) is None:
        raise InputError(
            source.name,
            N_("no article (第…条) stands in this text"),
            N_("check that it is the text of a law"),
        )
    return parsed


def compare(old: Source | Law, new: Source | Law, *, decisions: Decisions = NO_DECISIONS) -> Comparison:
    """What became of ``old`` in ``new``.

    ``decisions`` are what a reviewer decided about the pairing of articles.

    Guarantees: every article, clause, division and part of either law stands in at least one change; every
    redline rebuilds both its sides; the same input gives an equal result.

    >>> from difflaw.read import read_text
    >>> result = compare(read_text("第一条 甲。\\n第二条 乙。"), read_text("第一条 甲。\\n第二条 丙丁。\\n第三条 乙。"))
    >>> [(c.link.old, c.link.new, [str(kind) for kind in c.kinds]) for c in result.articles]
    [('art_1', 'art_1', ['unchanged']), (None, 'art_2', ['added']), ('art_2', 'art_3', ['renumbered'])]

    Raises ``InputError`` when one side holds no article, ``TypeError`` when one is neither a ``Source`` nor a
    ``Law`` (a path, a text).
    """
    _expect(old, Source, Law)
    _expect(new, Source, Law)
    before = law(old) if isinstance(old, Source) else old
    after = law(new) if isinstance(new, Source) else new
    alignment = align(before, after, decisions)
    indexes = _index(before), _index(after)
    redlines = _article_edits(alignment, *indexes)
    articles = classify_articles(before, after, alignment, redlines)
    clause_edits = _edits(alignment.clauses, *indexes, _whole_articles(alignment, redlines, *indexes))
    outside = in_reading_order(pair_parts(before, after))
    return Comparison(
        old=before,
        new=after,
        articles=articles,
        clauses=classify_clauses(before, after, alignment, clause_edits),
        divisions=classify_divisions(before, after, alignment, _edits(alignment.divisions, *indexes, {})),
        parts=classify_parts(before, after, outside, [_redline(a, b, {}) for a, b in outside]),
        summary=summarize(articles, sum(1 for _ in before.articles()), sum(1 for _ in after.articles())),
    )


def _expect(given: object, *types: type) -> None:
    if not isinstance(given, types):
        wanted = " or ".join(f"a {kind.__name__}" for kind in types)
        raise TypeError(
            f"{wanted} is wanted, not {type(given).__name__}: difflaw.read reads a file, difflaw.read_text a text"
        )


def _article_edits(alignment: Alignment, old: Index, new: Index) -> list[Redline]:
    """The redline of every article link, along the links of the clauses on either side."""
    touching: defaultdict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in alignment.clauses:
        if link.old:
            touching["old", article_of(link.old)].append(link)
        if link.new:
            touching["new", article_of(link.new)].append(link)
    made = []
    for link in alignment.articles:
        sides = touching["old", link.old or ""] + touching["new", link.new or ""]
        links = {(clause.old, clause.new): clause for clause in sides}
        made.append(compose(old.get(link.old or ""), new.get(link.new or ""), links.values(), old, new))
    return made


def _whole_articles(alignment: Alignment, redlines: Sequence[Redline], old: Index, new: Index) -> Known:
    """The redlines of the articles without moves, by their two texts: where an article is a single paragraph,
    that paragraph's redline is the same."""
    return {
        (old[link.old].text, new[link.new].text): edits
        for link, edits in zip(alignment.articles, redlines, strict=True)
        if link.old and link.new and all(edit.op is not Op.MOVE for edit in edits)
    }


def _edits(links: Sequence[Link], old: Index, new: Index, known: Known) -> list[Redline]:
    return [_redline(old.get(link.old or ""), new.get(link.new or ""), known) for link in links]


def _redline(old: Provision | Part | None, new: Provision | Part | None, known: Known) -> Redline:
    before, after = own_words(old) if old else "", own_words(new) if new else ""
    return known.get((before, after)) or redline(before, after)


def _index(law: Law) -> Index:
    return {provision.id: provision for provision in law.provisions()}
