"""What only the whole set of links tells of one: split, merged, moved."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from difflaw import ids
from difflaw.changes import Alignment, IdPair, Kind, Link
from difflaw.classify.moves import out_of_order
from difflaw.model import DIVISIONS, Law, Level, PartKind, Provision

KindSet = frozenset[Kind]
"""Of split, merged and moved, those that hold for a link."""


def article_marks(old: Law, new: Law, alignment: Alignment) -> list[KindSet]:
    """The marks of the article links; who left for another chapter, or another section, moved too."""
    links = alignment.articles
    crossed = _crossed(links, alignment, _chapters(old), _chapters(new))
    return _with_moves(_marks(links, old, new), crossed | _crossed(links, alignment, old.above, new.above))


def part_marks(old: Law, new: Law, alignment: Alignment) -> list[KindSet]:
    """The marks of the links of parts: the words under a heading moved when they stand under another one."""
    crossed = _crossed(alignment.parts, alignment, _lead_homes(old), _lead_homes(new))
    return _with_moves([frozenset()] * len(alignment.parts), crossed)


def division_marks(old: Law, new: Law, alignment: Alignment) -> list[KindSet]:
    """The marks of the division links; divisions move among those of all levels, or into another division."""
    links = alignment.divisions
    return _with_moves(_marks(links, old, new), _crossed(links, alignment, old.above, new.above))


def _with_moves(found: Sequence[KindSet], moved: Collection[int]) -> list[KindSet]:
    """The marks with *moved* put to those at the places ``moved``."""
    return [mark | {Kind.MOVED} if i in moved else mark for i, mark in enumerate(found)]


def clause_marks(old: Law, new: Law, alignment: Alignment) -> list[KindSet]:
    """The marks of the clause links: a clause moved when it changed places within its article, or went to
    an article that is not its own article's first successor."""
    links = alignment.clauses
    first = _first_pairs(alignment, old.by_id, new.by_id)
    found = [set(mark) for mark in _divided(links)]
    within: defaultdict[IdPair, list[int]] = defaultdict(list)
    for i, link in enumerate(links):
        if link.old and link.new:
            within[ids.article_of(link.old), ids.article_of(link.new)].append(i)
    from_new = _break_ties_from_new(old, new)
    for pair, members in within.items():
        moved = _moved([links[i] for i in members], old, new, from_new) if pair in first else range(len(members))
        for i in moved:
            found[members[i]].add(Kind.MOVED)
    return [frozenset(mark) for mark in found]


def _marks(links: Sequence[Link], old: Law, new: Law) -> list[KindSet]:
    """The marks of each of ``links``; a move is one among their neighbours."""
    moved = _moved(links, old, new, _break_ties_from_new(old, new))
    return [divided | ({Kind.MOVED} if i in moved else set()) for i, divided in enumerate(_divided(links))]


def _first_pairs(alignment: Alignment, old: Mapping[str, Provision], new: Mapping[str, Provision]) -> set[IdPair]:
    """The article pairs in which each side is the other's first partner.

    The first successor of an article that was split is the one its first clause went to, the first
    predecessor of a merged one where its first clause came from: what a reader calls the same article.
    """
    pairs = [(link.old, link.new) for link in alignment.articles if link.old and link.new]
    known = set(pairs)
    clauses = [(link.old, link.new) for link in alignment.clauses if link.old and link.new]
    first_old: dict[str, str] = {}
    first_new: dict[str, str] = {}
    for a, b in sorted(clauses, key=lambda pair: (old[pair[0]].span.start, new[pair[1]].span.start)):
        if (ids.article_of(a), ids.article_of(b)) in known:
            first_old.setdefault(ids.article_of(a), ids.article_of(b))
    for a, b in sorted(clauses, key=lambda pair: (new[pair[1]].span.start, old[pair[0]].span.start)):
        if (ids.article_of(a), ids.article_of(b)) in known:
            first_new.setdefault(ids.article_of(b), ids.article_of(a))
    for a, b in pairs:
        first_old.setdefault(a, b)
        first_new.setdefault(b, a)
    return {(a, b) for a, b in pairs if first_old[a] == b and first_new[b] == a}


def _divided(links: Sequence[Link]) -> list[KindSet]:
    whole = [(link.old, link.new) for link in links if link.old and link.new]
    olds, news = Counter(old for old, _ in whole), Counter(new for _, new in whole)
    found = []
    for link in links:
        split = link.old and link.new and olds[link.old] > 1
        merged = link.old and link.new and news[link.new] > 1
        found.append(frozenset(([Kind.SPLIT] if split else []) + ([Kind.MERGED] if merged else [])))
    return found


def _break_ties_from_new(old: Law, new: Law) -> bool:
    """Whether to look from the new law where it is open which of two provisions moved. The words of the laws
    decide, so that the answer is the same when they are compared the other way round."""
    return old.text.text > new.text.text


def _moved(links: Sequence[Link], old: Law, new: Law, from_new: bool) -> set[int]:
    """The indexes of the links that left the order; ``from_new`` is for ``out_of_order`` to look from the new side."""
    whole = [(i, old.by_id[link.old], new.by_id[link.new]) for i, link in enumerate(links) if link.old and link.new]
    places = [(a.span.start, b.span.start, len(a.text) + len(b.text)) for _, a, b in whole]
    found = out_of_order([(there, here, weight) for here, there, weight in places] if from_new else places)
    return {whole[k][0] for k in found}


_Homes = Mapping[str, str]
"""The division or annex that each article, division or part stands in; ``""`` where it stands in none."""


def _crossed(links: Sequence[Link], alignment: Alignment, old: _Homes, new: _Homes) -> set[int]:
    """The links that lead out of a chapter that lives on, into one that existed before and is not its
    successor. Where a chapter is gone or is new, the heading changed round its articles: they moved only
    if they left their neighbours. What stands in no chapter stands in the law, which is there on both sides."""
    pairs = {(link.old, link.new) for link in (*alignment.divisions, *alignment.parts) if link.old and link.new}
    pairs.add(("", ""))
    lives, existed = {a for a, _ in pairs}, {b for _, b in pairs}
    homes = [(old.get(link.old or ""), new.get(link.new or "")) for link in links]
    return {i for i, (a, b) in enumerate(homes) if a in lives and b in existed and (a, b) not in pairs}


def _chapters(law: Law) -> dict[str, str]:
    """The chapter (or larger division) of each article."""
    homes: dict[str, str] = {}
    for article, above in law.articles_with_divisions():
        chapters = [division.id for division in above if division.level is not Level.SECTION]
        homes[article.id] = chapters[-1] if chapters else ""
    return homes


def _lead_homes(law: Law) -> dict[str, str]:
    """The heading above each of the leads, of whatever level it is."""
    leads = [part for part in law.parts if part.kind is PartKind.LEAD]
    headings = sorted((p.span.start, p.id) for p in law.provisions() if p.level in DIVISIONS) if leads else []
    above = [bisect_right(headings, (lead.span.start, "")) for lead in leads]
    return {lead.id: headings[place - 1][1] if place else "" for lead, place in zip(leads, above, strict=True)}
