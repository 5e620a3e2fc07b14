"""Links of clauses (款 项 目) inside linked articles, and between articles that are linked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from difflaw import ids
from difflaw.align.chance import REVIEW
from difflaw.align.decisions import GivenClauses, GivenSide, given_clauses
from difflaw.align.measures import Measure
from difflaw.align.pairs import IndexPair, assign
from difflaw.align.wording import grams, mask_references
from difflaw.changes import NO_DECISIONS, Decisions, Evidence, IdPair, Link
from difflaw.model import CLAUSES, Level, Provision

ACROSS = 0.5
"""Least wording in common for a link between levels, where place says nothing."""

SURE = 0.7
"""Confidence of the weakest clause link inside a certain article link: all clauses linked on the labelled
pairs are right but one in three hundred, the weakest as well."""

ALONE = 0.9
"""Confidence that a clause without a partner has none: on the labelled pairs nine in ten are so."""

LEAST = 0.2
"""Least score of a main link: one fifth of the weight in common, or less in the very same place."""

PLACE = 0.12
"""What the same place among its siblings adds to a clause's score."""

PARENT = 0.15
"""What a linked parent adds: items of linked paragraphs belong together."""

EXTRA_AMOUNT = 300
EXTRA_SHARE = 0.4
"""Least unexplained weight in common, and its least share of the smaller rest, for a link beside the main one."""

WINDOW = 40
"""Clauses are compared with those at most this far off in their article, so lists of any length stay cheap."""


LONG = 2000
NARROW = 4
"""In articles of more clauses than this, together on one side, clauses are compared only with those so far off. No law
has one (the longest article of 851 statutes has 44 clauses); a list of thousands would take a fifth of a
millisecond for each item."""


class _Clause(NamedTuple):
    id: str
    article: str
    level: Level
    parent: str
    at: int
    """The place among the clauses of its level in its article, from 0."""
    share: float
    """The same as a share of the article, 0 to 1."""
    text: str
    grams: frozenset[str]
    own: frozenset[str]
    """Character pairs of its own words, without those of the items below it."""


def clause_links(
    links: Iterable[Link],
    old: Mapping[str, Provision],
    new: Mapping[str, Provision],
    measure: Measure,
    decisions: Decisions = NO_DECISIONS,
) -> tuple[Link, ...]:
    """Links of all clauses of the two laws, given the links of their articles, in no order that means anything.

    ``old`` and ``new`` are the articles by id. Every clause stands in at least one link; a clause of an
    article without partner is itself without partner, unless a person has decided otherwise.
    """
    given = given_clauses(decisions)
    found: list[Link] = []
    for group in _groups(links, given):
        if len(group) > 1 or given.touches(group[0].old, group[0].new):
            found += _Matcher(group, old, new, measure, given).links()
        else:
            found += _single(group[0], old, new, measure, given)
    return tuple(found)


def _groups(links: Iterable[Link], given: GivenClauses) -> list[list[Link]]:
    """Links that share an article, directly or through others, together; in the order of their first link."""
    leader: dict[str, str] = {}

    def lead(node: str) -> str:
        while leader.setdefault(node, node) != node:
            leader[node] = node = leader[leader[node]]
        return node

    links = list(links)
    joined = [(link.old, link.new) for link in links if link.old and link.new]
    joined += [(ids.article_of(a), ids.article_of(b)) for a, b in sorted(given.linked)]
    for one, two in joined:
        leader[lead(f">{two}")] = lead(f"<{one}")
    groups: dict[str, list[Link]] = {}
    for link in links:
        groups.setdefault(lead(f"<{link.old}" if link.old else f">{link.new}"), []).append(link)
    return list(groups.values())


def _single(
    link: Link, old: Mapping[str, Provision], new: Mapping[str, Provision], measure: Measure, given: GivenClauses
) -> list[Link]:
    """The clauses of one link: of an article alone, of equal articles one by one, or else matched."""
    if link.old is None or link.new is None:
        side = old[link.old] if link.old else new[link.new or ""]
        return [
            Link(clause.id, None, link.confidence) if link.old else Link(None, clause.id, link.confidence)
            for clause in _below(side)
        ]
    before, after = old[link.old], new[link.new]
    if before.text == after.text:
        here, there = list(_below(before)), list(_below(after))
        if [clause.level for clause in here] == [clause.level for clause in there]:
            return [Link(a.id, b.id, link.confidence) for a, b in zip(here, there, strict=True)]
    return _Matcher([link], old, new, measure, given).links()


def _below(article: Provision) -> Iterator[Provision]:
    for child in article.children:
        yield child
        if child.children:
            yield from _below(child)


def _all_clauses(articles: Mapping[int, Provision]) -> list[_Clause]:
    """The clauses of ``articles``, given by their place, in reading order."""
    return [clause for place in sorted(articles) for clause in _clauses(articles[place])]


def _clauses(article: Provision) -> list[_Clause]:
    rows: list[tuple[Provision, str]] = []
    pending = [(child, article.id) for child in reversed(article.children)]
    while pending:
        clause, parent = pending.pop()
        rows.append((clause, parent))
        pending += [(child, clause.id) for child in reversed(clause.children)]
    sizes: dict[Level, int] = {}
    for clause, _ in rows:
        sizes[clause.level] = sizes.get(clause.level, 0) + 1
    seen: dict[Level, int] = {}
    made = []
    for clause, parent in rows:
        at = seen.get(clause.level, 0)
        seen[clause.level] = at + 1
        share = (at + 0.5) / sizes[clause.level]
        text = mask_references(clause.text)
        held = grams(text)
        own = grams(mask_references(clause.lead)) if clause.children else held
        made.append(_Clause(clause.id, article.id, clause.level, parent, at, share, text, held, own))
    return made


def _open(clauses: Iterable[_Clause], given: GivenSide) -> list[_Clause]:
    """The ``clauses`` that no person has decided about: neither linked nor said to stand alone."""
    return [clause for clause in clauses if clause.id not in given.settled]


class _Matcher:
    """Links the clauses of a group of linked articles, level by level."""

    def __init__(
        self,
        group: Sequence[Link],
        old: Mapping[str, Provision],
        new: Mapping[str, Provision],
        measure: Measure,
        given: GivenClauses,
    ) -> None:
        self._chance = {(link.old, link.new): link.confidence for link in group}
        self._linked: dict[str, list[str]] = {}
        for link in group:
            if link.old and link.new:
                self._linked.setdefault(link.old, []).append(link.new)
        self._here = _all_clauses({old[link.old].span.start: old[link.old] for link in group if link.old})
        self._there = _all_clauses({new[link.new].span.start: new[link.new] for link in group if link.new})
        self._measure = measure
        self._given = given
        self._found: dict[IdPair, Link] = {}
        self._partners: dict[str, list[str]] = {}
        self._taken: set[str] = set()

    def links(self) -> list[Link]:
        """All links. Every clause stands in one."""
        self._decided()
        for level in CLAUSES:
            self._level([c for c in self._here if c.level is level], [c for c in self._there if c.level is level])
        self._across()
        gone = [self._lonely(clause, None) for clause in self._here if clause.id not in self._partners]
        come = [self._lonely(None, clause) for clause in self._there if clause.id not in self._taken]
        return [*self._found.values(), *gone, *come]

    def _decided(self) -> None:
        here, there = {c.id: c for c in self._here}, {c.id: c for c in self._there}
        for a, b in sorted(self._given.linked):
            if a in here and b in there:
                self._take(here[a], there[b], decided=True)

    def _level(self, here: Sequence[_Clause], there: Sequence[_Clause]) -> None:
        """Link clauses of one level: main links first, then what the main links leave unexplained."""
        here, there = _open(here, self._given.old), _open(there, self._given.new)
        pairs = list(self._pairs(here, there))
        main = assign({(x, y): self._score(here[x], there[y]) for x, y in pairs}, LEAST)
        back = {y: x for x, y in main.items()}
        for x, y in main.items():
            self._take(here[x], there[y])
        for x, y in pairs:
            stayed = there[main[x]] if x in main else None
            came = here[back[y]] if y in back else None
            if main.get(x) != y and self._substantial(here[x], there[y], stayed, came):
                self._take(here[x], there[y])

    def _across(self) -> None:
        """Link what became of another level (an item now a paragraph), where most of the wording is the same."""
        here = [clause for clause in _open(self._here, self._given.old) if clause.id not in self._partners]
        there = [clause for clause in _open(self._there, self._given.new) if clause.id not in self._taken]
        scores = {
            (x, y): self._measure.dice(here[x].grams, there[y].grams)
            for x, y in self._pairs(here, there)
            if here[x].level is not there[y].level
        }
        for x, y in assign(scores, ACROSS).items():
            self._take(here[x], there[y])

    def _pairs(self, here: Sequence[_Clause], there: Sequence[_Clause]) -> Iterator[IndexPair]:
        """Clauses of linked articles, not too far from one another."""
        rows: dict[str, list[tuple[int, int]]] = {}
        for y, clause in enumerate(there):
            rows.setdefault(clause.article, []).append((clause.at, y))
        for row in rows.values():
            row.sort()
        places = {article: place for place, article in enumerate(rows)}
        near = {
            one: sorted(places.keys() & others, key=lambda other: places[other]) for one, others in self._linked.items()
        }
        reach = NARROW if max(len(here), len(there)) > LONG else WINDOW
        for x, clause in enumerate(here):
            for article in near.get(clause.article, ()):
                row = rows[article]
                first = bisect_left(row, (clause.at - reach, 0))
                last = bisect_left(row, (clause.at + reach + 1, 0))
                for _, y in row[first:last]:
                    if (clause.id, there[y].id) not in self._given.barred:
                        yield x, y

    def _wording(self, a: _Clause, b: _Clause) -> float:
        return 1.0 if a.text == b.text else self._measure.dice(a.grams, b.grams)

    def _score(self, a: _Clause, b: _Clause) -> float:
        near = 1 - min(1.0, abs(a.share - b.share) * 2)
        parent = b.parent in self._partners.get(a.parent, ())
        return self._wording(a, b) + PLACE * near + PARENT * parent

    def _substantial(self, a: _Clause, b: _Clause, stayed: _Clause | None, came: _Clause | None) -> bool:
        """Whether the two share enough that their main partners do not explain."""
        # In the time of the shorter of each two: one of them may have become hundreds.
        explained_old = a.own & stayed.grams if stayed else frozenset()
        explained_new = b.own & came.grams if came else frozenset()
        shared = self._measure.mass((a.own & b.own) - explained_old - explained_new)
        if shared < EXTRA_AMOUNT:
            return False
        mass = self._measure.mass
        return shared >= EXTRA_SHARE * min(mass(a.own) - mass(explained_old), mass(b.own) - mass(explained_new))

    def _take(self, a: _Clause, b: _Clause, *, decided: bool = False) -> None:
        wording = self._wording(a, b)
        article = self._chance.get((a.article, b.article), 1.0)
        confidence = 1.0 if decided else round(article * min(1.0, SURE + (1 - SURE) * self._score(a, b)), 4)
        evidence = (Evidence("wording", round(wording, 4)), Evidence("article", article))
        review = confidence < REVIEW
        self._found[a.id, b.id] = Link(a.id, b.id, confidence, evidence, review=review, decided=decided)
        self._partners.setdefault(a.id, []).append(b.id)
        self._taken.add(b.id)

    def _lonely(self, old: _Clause | None, new: _Clause | None) -> Link:
        given = self._given
        decided = (old is not None and old.id in given.old.alone) or (new is not None and new.id in given.new.alone)
        return Link(old.id if old else None, new.id if new else None, 1.0 if decided else ALONE, decided=decided)
