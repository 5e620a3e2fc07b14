"""Links of divisions (编 章 节): drawn from the links of the articles in them, and from their headings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from difflaw.align.measures import plain_dice
from difflaw.align.pairs import IndexPair, assign
from difflaw.align.wording import grams
from difflaw.changes import Evidence, IdPair, Link
from difflaw.model import DIVISIONS, Law, Level, Provision

SHARE = 0.34
"""Least share of the articles of the smaller division that went over, for a link beside the main one:
under a third, some articles moved; from a third on, the division was split or merged."""

SUBSTANCE = 3
"""Least number of articles that went over, for such a link, unless they are the whole of a division: an article or two
that changed chapter are moves of articles."""

LEAST = 0.3
"""Least mean of flow and heading likeness for a main link: the same heading and hardly an article kept, or
two articles in three kept under another heading, make the same division."""


class _Division(NamedTuple):
    provision: Provision
    heading: frozenset[str]
    articles: tuple[str, ...]


class _Flow(NamedTuple):
    """``shared`` articles went over; ``kept`` sets them against the linked articles of both divisions."""

    shared: int
    kept: float
    heading: float

    @property
    def score(self) -> float:
        return (self.kept + self.heading) / 2


def division_links(old: Law, new: Law, links: Iterable[Link]) -> tuple[Link, ...]:
    """Links of the divisions of ``old`` and ``new``, level by level, every division in at least one, in no order
    that means anything."""
    edges = [(link.old, link.new) for link in links if link.old and link.new]
    before, after = _divisions(old), _divisions(new)
    return tuple(link for level in DIVISIONS for link in _level(before[level], after[level], edges))


def _divisions(law: Law) -> dict[Level, list[_Division]]:
    found: dict[Level, list[_Division]] = {level: [] for level in DIVISIONS}
    pending = [*reversed(law.body + law.annexes)]
    while pending:
        provision = pending.pop()
        if provision.level in found:
            inside = tuple(below.id for below in provision.walk() if below.level is Level.ARTICLE)
            found[provision.level].append(_Division(provision, grams(provision.topic), inside))
        if provision.level is not Level.ARTICLE:
            pending += reversed(provision.children)
    return found


def _level(old: list[_Division], new: list[_Division], edges: list[IdPair]) -> list[Link]:
    flows = _flows(old, new, edges)
    main = assign({pair: flow.score for pair, flow in flows.items()}, LEAST)
    chosen = {
        pair: flow for pair, flow in flows.items() if main.get(pair[0]) == pair[1] or _substantial(flow, pair, old, new)
    }
    kept, known = {i for i, _ in chosen}, {j for _, j in chosen}
    links = [_link(old[i], new[j], flow) for (i, j), flow in chosen.items()]
    links += [Link(division.provision.id, None) for i, division in enumerate(old) if i not in kept]
    links += [Link(None, division.provision.id) for j, division in enumerate(new) if j not in known]
    return links


def _flows(old: list[_Division], new: list[_Division], edges: list[IdPair]) -> dict[IndexPair, _Flow]:
    home_old = {article: i for i, division in enumerate(old) for article in division.articles}
    home_new = {article: j for j, division in enumerate(new) for article in division.articles}
    counts: dict[IndexPair, int] = {}
    out: dict[int, int] = {}
    into: dict[int, int] = {}
    for one, two in edges:
        i, j = home_old.get(one, -1), home_new.get(two, -1)
        out[i], into[j] = out.get(i, 0) + 1, into.get(j, 0) + 1
        counts[i, j] = counts.get((i, j), 0) + 1
    pairs = set(counts) | _same_heading(old, new)
    flows = {}
    for i, j in sorted(pair for pair in pairs if min(pair) >= 0):
        count = counts.get((i, j), 0)
        kept = 2 * count / (out[i] + into[j]) if count else float(_both_bare(old[i], new[j]))
        flows[i, j] = _Flow(count, kept, _likeness(old[i], new[j]))
    return flows


def _likeness(old: _Division, new: _Division) -> float:
    """How alike the headings are; one of a single character, or of none, has no pairs to tell."""
    return 1.0 if old.provision.topic == new.provision.topic else plain_dice(old.heading, new.heading)


def _same_heading(old: list[_Division], new: list[_Division]) -> set[IndexPair]:
    """Pairs under the very same heading: where it stands once on each side, and those without articles, which have
    nothing else to be known by, in their order."""
    here, there = _by_heading(old), _by_heading(new)
    found: set[IndexPair] = set()
    for topic, places in here.items():
        others = there.get(topic, [])
        if len(places) == len(others) == 1:
            found.add((places[0], others[0]))
        bare = [i for i in places if not old[i].articles], [j for j in others if not new[j].articles]
        found.update(zip(*bare, strict=False))
    return found


def _both_bare(old: _Division, new: _Division) -> bool:
    """Whether neither has an article: between them all articles went over, for there are none."""
    return not old.articles and not new.articles


def _by_heading(divisions: list[_Division]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, division in enumerate(divisions):
        found.setdefault(division.provision.topic, []).append(place)
    return found


def _substantial(flow: _Flow, pair: IndexPair, old: list[_Division], new: list[_Division]) -> bool:
    smaller = min(len(old[pair[0]].articles), len(new[pair[1]].articles))
    return flow.shared >= max(SUBSTANCE, SHARE * smaller) or 2 <= smaller <= flow.shared


def _link(old: _Division, new: _Division, flow: _Flow) -> Link:
    evidence = (Evidence("articles", flow.kept), Evidence("heading", flow.heading))
    confidence = 1.0 if flow.score == 1 else round(min(0.99, 0.5 + flow.score / 2), 4)
    return Link(old.provision.id, new.provision.id, confidence, evidence)
