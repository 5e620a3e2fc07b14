"""Links of clauses (款 项 目) inside linked articles, and between articles that are linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from difflaw.align.assignment import assign
from difflaw.align.grams import grams, mask_references
from difflaw.align.scoring import Measure
from difflaw.changes import Evidence, Link
from difflaw.model import CLAUSES, Level, Provision

LEAST = 0.2
"""Least score of a main link: one fifth of the worth in common, or less in the very same place."""

PLACE = 0.12
"""What the same place among its siblings adds to a clause's score."""

PARENT = 0.15
"""What a linked parent adds: items of linked paragraphs belong together."""

EXTRA_AMOUNT = 300
EXTRA_SHARE = 0.4
"""Least unexplained worth in common, and its least share of the smaller rest, for a link beside the main one."""

WINDOW = 40
"""Clauses are compared with those at most this far off in their article, so lists of any length stay cheap."""


@dataclass(frozen=True, slots=True)
class _Clause:
    id: str
    article: str
    level: Level
    parent: str
    at: int
    """Place among the clauses of its level in its article, from 0."""
    share: float
    """The same as a share of the article, 0 to 1."""
    text: str
    grams: frozenset[str]


def link_clauses(
    links: Iterable[Link], old: Mapping[str, Provision], new: Mapping[str, Provision], measure: Measure
) -> tuple[Link, ...]:
    """Links of all clauses of the two laws, given the links of their articles.

    ``old`` and ``new`` are the articles by id. Every clause stands in at least one link; a clause of an
    article without partner is itself without partner.
    """
    found: list[Link] = []
    for group in _groups(links):
        if len(group) == 1:
            found += _single(group[0], old, new, measure)
        else:
            found += _match(group, old, new, measure)
    return tuple(found)


def _groups(links: Iterable[Link]) -> list[list[Link]]:
    """Links that share an article, directly or through others, together; in the order of their first link."""
    leader: dict[str, str] = {}

    def lead(node: str) -> str:
        while leader.setdefault(node, node) != node:
            leader[node] = node = leader[leader[node]]
        return node

    links = list(links)
    for link in links:
        if link.old and link.new:
            leader[lead(f">{link.new}")] = lead(f"<{link.old}")
    groups: dict[str, list[Link]] = {}
    for link in links:
        groups.setdefault(lead(f"<{link.old}" if link.old else f">{link.new}"), []).append(link)
    return list(groups.values())


def _single(link: Link, old: Mapping[str, Provision], new: Mapping[str, Provision], measure: Measure) -> Iterable[Link]:
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
    return _match([link], old, new, measure)


def _below(article: Provision) -> Iterator[Provision]:
    for child in article.children:
        yield child
        if child.children:
            yield from _below(child)


def _match(
    group: Sequence[Link], old: Mapping[str, Provision], new: Mapping[str, Provision], measure: Measure
) -> list[Link]:
    chance = {(link.old, link.new): link.confidence for link in group}
    here = [clause for name in dict.fromkeys(link.old for link in group if link.old) for clause in _clauses(old[name])]
    there = [clause for name in dict.fromkeys(link.new for link in group if link.new) for clause in _clauses(new[name])]
    matcher = _Matcher(chance, measure)
    for level in CLAUSES:
        matcher.level([c for c in here if c.level is level], [c for c in there if c.level is level])
    matcher.across(here, there)
    return matcher.links(here, there)


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
        made.append(_Clause(clause.id, article.id, clause.level, parent, at, share, text, grams(text)))
    return made


class _Matcher:
    """Links the clauses of a group of linked articles, level by level."""

    def __init__(self, chance: Mapping[tuple[str | None, str | None], float], measure: Measure) -> None:
        self.chance = chance
        self.measure = measure
        self.found: dict[tuple[str, str], tuple[float, float]] = {}
        self.linked_old: dict[str, list[_Clause]] = {}
        self.linked_new: dict[str, list[_Clause]] = {}

    def level(self, here: Sequence[_Clause], there: Sequence[_Clause]) -> None:
        """Link clauses of one level: main links first, then what the main links leave unexplained."""
        pairs = list(self._pairs(here, there))
        scores = {(x, y): self._score(here[x], there[y]) for x, y in pairs}
        main = assign(scores, LEAST)
        for x, y in main.items():
            self._take(here[x], there[y], scores[x, y])
        back = {y: x for x, y in main.items()}
        extra = [
            (here[x], there[y])
            for x, y in pairs
            if main.get(x) != y
            and self._substantial(
                here[x], there[y], there[main[x]] if x in main else None, here[back[y]] if y in back else None
            )
        ]
        for a, b in extra:
            self._take(a, b, self.measure.dice(a.grams, b.grams))

    def across(self, here: Sequence[_Clause], there: Sequence[_Clause]) -> None:
        """Link what became of another level (an item now a paragraph), where most of the wording is the same."""
        free_old = [c for c in here if c.id not in self.linked_old]
        free_new = [c for c in there if c.id not in self.linked_new]
        scores = {
            (x, y): self.measure.dice(free_old[x].grams, free_new[y].grams)
            for x, y in self._pairs(free_old, free_new)
            if free_old[x].level is not free_new[y].level
        }
        for x, y in assign(scores, 0.5).items():
            self._take(free_old[x], free_new[y], scores[x, y])

    def links(self, here: Sequence[_Clause], there: Sequence[_Clause]) -> list[Link]:
        """All links found, in the order of the new clauses; what is gone behind them."""
        order = {clause.id: place for place, clause in enumerate([*there, *here])}
        rows = [
            (order[b], order[a], Link(a, b, round(confidence, 4), (Evidence("wording", round(wording, 4)),)))
            for (a, b), (confidence, wording) in self.found.items()
        ]
        rows += [(order[c.id], 0, Link(None, c.id, 0.9)) for c in there if c.id not in self.linked_new]
        rows += [(order[c.id], 0, Link(c.id, None, 0.9)) for c in here if c.id not in self.linked_old]
        return [link for _, _, link in sorted(rows, key=lambda row: row[:2])]

    def _pairs(self, here: Sequence[_Clause], there: Sequence[_Clause]) -> Iterator[tuple[int, int]]:
        for x, a in enumerate(here):
            for y, b in enumerate(there):
                if (a.article, b.article) in self.chance and abs(a.at - b.at) <= WINDOW:
                    yield x, y

    def _score(self, a: _Clause, b: _Clause) -> float:
        wording = 1.0 if a.text == b.text else self.measure.dice(a.grams, b.grams)
        near = 1 - min(1.0, abs(a.share - b.share) * 2)
        parent = any(other.id == b.parent for other in self.linked_old.get(a.parent, ()))
        return wording + PLACE * near + PARENT * parent

    def _substantial(self, a: _Clause, b: _Clause, stayed: _Clause | None, came: _Clause | None) -> bool:
        rest_old = a.grams - stayed.grams if stayed else a.grams
        rest_new = b.grams - came.grams if came else b.grams
        shared = self.measure.shared(rest_old, rest_new)
        if shared < EXTRA_AMOUNT:
            return False
        return shared >= EXTRA_SHARE * min(self.measure.mass(rest_old), self.measure.mass(rest_new))

    def _take(self, a: _Clause, b: _Clause, score: float) -> None:
        wording = 1.0 if a.text == b.text else self.measure.dice(a.grams, b.grams)
        confidence = self.chance[a.article, b.article] * min(1.0, 0.5 + score / 2)
        self.found[a.id, b.id] = (confidence, wording)
        self.linked_old.setdefault(a.id, []).append(b)
        self.linked_new.setdefault(b.id, []).append(a)
