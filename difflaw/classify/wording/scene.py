"""All that a signal may know: both laws, which proposition became which, and every changed place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from difflaw.changes import Alignment, IdPair, Link
from difflaw.classify.wording.pairing import ELSEWHERE, Pair, alike, match
from difflaw.classify.wording.particles import operators_of
from difflaw.classify.wording.propositions import Proposition, propositions
from difflaw.classify.wording.spots import Spot, SpotKind, spots
from difflaw.classify.wording.terms import sanctions
from difflaw.model import Law
from difflaw.references import Found, clauses_at, find, resolve


class Cut:
    """The propositions of the articles of one law, cut when they are first asked for."""

    def __init__(self, law: Law) -> None:
        self._law = law
        self._propositions: dict[str, tuple[Proposition, ...]] = {}
        self._sentences: dict[str, dict[int, tuple[Proposition, ...]]] = {}

    def propositions(self, article: str) -> tuple[Proposition, ...]:
        """The propositions of ``article``, in order."""
        if article not in self._propositions:
            self._propositions[article] = propositions(self._law.by_id[article])
        return self._propositions[article]

    def sentences(self, article: str) -> dict[int, tuple[Proposition, ...]]:
        """The same, by the number of their sentence."""
        if article not in self._sentences:
            rows: defaultdict[int, list[Proposition]] = defaultdict(list)
            for p in self.propositions(article):
                rows[p.sentence].append(p)
            self._sentences[article] = {number: tuple(row) for number, row in rows.items()}
        return self._sentences[article]


@dataclass(frozen=True)
class LawSide:
    """One law as the signals see it. Without slots, so that what is asked for once is kept."""

    law: Law
    partners: Mapping[int, Proposition]
    """What each proposition, by its place, is on the other side."""
    loose: frozenset[int]
    """The places of the propositions that have no counterpart anywhere."""

    cut: Cut
    """Cuts articles into propositions, each once."""

    def sentence(self, proposition: Proposition) -> tuple[Proposition, ...]:
        """The propositions of the sentence in which ``proposition`` stands."""
        return self.cut.sentences(proposition.article)[proposition.sentence]

    def words(self, proposition: Proposition) -> str:
        """The words of that sentence."""
        place = proposition.article, proposition.sentence
        if place not in self._words:
            self._words[place] = "，".join(p.words for p in self.sentence(proposition))
        return self._words[place]

    @cached_property
    def _words(self) -> dict[tuple[str, int], str]:
        return {}

    @cached_property
    def _found(self) -> dict[str, tuple[Found, ...]]:
        return {}

    def references(self, article: str) -> tuple[Found, ...]:
        """The references in an article, resolved."""
        if article not in self._found:
            provision = self.law.by_id[article]
            text, start = provision.text, provision.body.start
            read = find(text) if self.may_refer(article) else ()
            moved = [reference.moved(start) for reference in read]
            places = clauses_at(provision, [reference.span.start for reference in moved])
            self._found[article] = tuple(
                Found(at, there, reference.span.of(text), resolve(reference, self.law, at))
                for reference, there, at in zip(read, moved, places, strict=True)
            )
        return self._found[article]

    def may_refer(self, article: str) -> bool:
        """Whether an article can hold a reference at all, which is quickly seen."""
        return _may_refer().search(self.law.by_id[article].text) is not None

    def sentence_at(self, place: int) -> int:
        """The number of the sentence in which ``place`` stands, counted through the law."""
        return bisect_left(self._ends, place)

    @cached_property
    def _ends(self) -> list[int]:
        return [end.start() for end in _sentence_end().finditer(self.law.text.text)]

    def reference_at(self, article: str, place: int, end: int) -> Found | None:
        """The reference that overlaps the stretch from ``place`` to ``end``."""
        return next(
            (f for f in self.references(article) if f.reference.span.start < end and place < f.reference.span.end), None
        )


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile("[。\n]")


@cache
def _may_refer() -> re.Pattern[str]:
    return re.compile(r"第[^，。]{1,9}[编章节条款项]|[前本上该][一二两三四五]?[条款项编章节]|《|附[件表录图]")


@dataclass(frozen=True)
class Scene:
    """Two laws, their pairs of propositions and their changed places, in reading order of the new law."""

    old: LawSide
    new: LawSide
    linked: frozenset[IdPair]
    groups: tuple[tuple[Link, ...], ...]
    spots: tuple[Spot, ...]
    pairs: tuple[Pair, ...]
    absorbed: tuple[str, ...]
    """The words of propositions that were merged into others."""

    def side(self, spot: Spot) -> LawSide:
        """The side on which a stretch stands."""
        return self.new if spot.new else self.old

    @cached_property
    def answers(self) -> dict[tuple[str, int], bool]:
        """What was asked of its spots, by the question and the spot, which lives as long as the scene."""
        return {}

    def replaced_throughout(self, was: str, now: str) -> bool:
        """Whether ``was`` is gone from the whole new law but for what ``now`` holds of it, and the other way round."""
        if (was, now) not in self._replaced:
            before, after = self.old.law.text.text, self.new.law.text.text
            self._replaced[was, now] = was not in after.replace(now, "") and now not in before.replace(was, "")
        return self._replaced[was, now]

    @cached_property
    def _replaced(self) -> dict[tuple[str, str], bool]:
        return {}

    @cached_property
    def became(self) -> dict[str, list[str]]:
        """For the id of each old provision those of what became of it."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for a, b in self.linked:
            found[a].append(b)
        return dict(found)

    @cached_property
    def short_forms(self) -> frozenset[tuple[str, str]]:
        """What either law calls by a short name (long form, short form)."""
        texts = (self.old.law.text.text, self.new.law.text.text)
        return frozenset(pair for text in texts for pair in _short_forms(text))

    @cached_property
    def _group_of(self) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
        found = {}
        for group in self.groups:
            olds, news = (
                tuple(dict.fromkeys(id for id in ids if id))
                for ids in ((link.old for link in group), (link.new for link in group))
            )
            found.update({f"<{id}": (olds, news) for id in olds} | {f">{id}": (olds, news) for id in news})
        return found

    def texts(self, spot: Spot) -> tuple[str, str]:
        """The words of all articles that are linked with those of the place, on either side."""
        key = f">{spot.new[0].article}" if spot.new else f"<{spot.old[0].article}"
        olds, news = self._group_of[key]
        return (
            "\n".join(self.old.law.by_id[id].text for id in olds),
            "\n".join(self.new.law.by_id[id].text for id in news),
        )

    @cached_property
    def crime_clause(self) -> tuple[bool, bool]:
        """Whether each law has a general clause on crimes (违反本法规定，构成犯罪的，依法追究刑事责任)."""
        old, new = (bool(_crime_clause().search(side.law.text.text)) for side in (self.old, self.new))
        return old, new


@cache
def _short_form() -> re.Pattern[str]:
    return re.compile(r"（以下(?:简称|统称|并称|称)[为“]{0,2}([^（）”]{2,20})”?）")


@cache
def _name_before() -> re.Pattern[str]:
    return re.compile(r"[^，。；：（）\n]{2,40}$")


def _short_forms(text: str) -> Iterator[tuple[str, str]]:
    for short in _short_form().finditer(text):
        long = _name_before().search(text[max(0, short.start() - 40) : short.start()])
        if long:
            yield long[0], short[1]


@cache
def _crime_clause() -> re.Pattern[str]:
    return re.compile(r"违反本[^，。]{1,4}规定，(?:[^。]{0,40}；)?构成犯罪的，依法追究刑事责任")


def scene(old: Law, new: Law, alignment: Alignment, linked: frozenset[IdPair]) -> Scene:
    """The scene of a comparison."""
    groups = tuple(_groups(alignment.articles))
    cuts = Cut(old), Cut(new)
    pairs: list[Pair] = []
    gone: list[Proposition] = []
    come: list[Proposition] = []
    absorbed: list[str] = []
    for group in groups:
        if _unchanged(group, old, new):
            continue
        olds = sorted({link.old for link in group if link.old}, key=lambda id: old.article_places[id])
        news = sorted({link.new for link in group if link.new}, key=lambda id: new.article_places[id])
        matched = match(
            [p for id in olds for p in cuts[0].propositions(id)], [p for id in news for p in cuts[1].propositions(id)]
        )
        pairs += matched.pairs
        gone += matched.gone
        come += matched.come
        absorbed += (p.words for p in matched.absorbed)
    followed = _followed(gone, come)
    pairs += followed
    left, right = {a.start for a, _ in followed}, {b.start for _, b in followed}
    gone, come = [p for p in gone if p.start not in left], [p for p in come if p.start not in right]
    before = LawSide(old, {a.start: b for a, b in pairs}, frozenset(p.start for p in gone), cuts[0])
    after = LawSide(new, {b.start: a for a, b in pairs}, frozenset(p.start for p in come), cuts[1])
    linked_ids = [
        {id for link in alignment.articles if link.old and link.new for id in (link.old, link.new)[side : side + 1]}
        for side in (0, 1)
    ]
    found = [
        *(spot for a, b in pairs if a.words != b.words for spot in spots(a, b)),
        *_stretches(come, after, linked_ids[1], gone=False),
        *_stretches(gone, before, linked_ids[0], gone=True),
    ]
    return Scene(before, after, linked, groups, tuple(found), tuple(pairs), tuple(absorbed))


def _groups(links: Sequence[Link]) -> Iterator[tuple[Link, ...]]:
    """The links that share an article on either side, together: an article, or all parts of a split or merge."""
    home: dict[str, list[Link]] = {}
    for link in links:
        keys = [key for key in (f"<{link.old}" if link.old else "", f">{link.new}" if link.new else "") if key]
        merged: list[Link] = []
        for group in {id(home[key]): home[key] for key in keys if key in home}.values():
            merged += group
        merged.append(link)
        for member in merged:
            home.update(
                (key, merged)
                for key in ((f"<{member.old}",) if member.old else ()) + ((f">{member.new}",) if member.new else ())
            )
    seen: set[int] = set()
    for link in links:
        group = home[f">{link.new}" if link.new else f"<{link.old}"]
        if id(group) not in seen:
            seen.add(id(group))
            yield tuple(group)


def _unchanged(group: Sequence[Link], old: Law, new: Law) -> bool:
    """Whether one article became one other of the same words."""
    link = group[0]
    return bool(len(group) == 1 and link.old and link.new and old.by_id[link.old].text == new.by_id[link.new].text)


def _followed(gone: Sequence[Proposition], come: Sequence[Proposition]) -> list[Pair]:
    """What left one article and stands in another that is not linked to it. A sanction is not followed: the same
    words threaten something else there."""
    left_over = [a for a in gone if len(a.words) >= _LONG and not sanctions(a.words)]
    new = [b for b in come if len(b.words) >= _LONG]
    found = [
        (-value, left_over[i].start, new[j].start, left_over[i], new[j])
        for value, i, j in alike([a.words for a in left_over], [b.words for b in new], _FOLLOWED)
        if len(new[j].words) <= 2 * len(left_over[i].words)
    ]
    pairs: list[Pair] = []
    used: tuple[set[int], set[int]] = set(), set()
    for _value, left, right, a, b in sorted(found):
        if left not in used[0] and right not in used[1]:
            used[0].add(left)
            used[1].add(right)
            pairs.append((a, b))
    return pairs


_LONG = 8
"""Characters of a proposition that is followed into another article: shorter ones are stock phrases."""

_FOLLOWED = max(ELSEWHERE, 0.75)
"""How alike it must be there."""


def _stretches(loose: Sequence[Proposition], side: LawSide, linked: Container[str], *, gone: bool) -> Iterator[Spot]:
    """The propositions without counterpart, those of one stretch together."""
    alone = {p.start for p in loose}
    run: list[Proposition] = []
    for p in (*loose, None):
        if run and (p is None or not _together(run[-1], p, side, alone, linked)):
            yield _stretch(run, _whole(run, side), run[0].article not in linked, gone=gone)
            run = []
        if p is not None:
            run.append(p)


def _together(last: Proposition, p: Proposition, side: LawSide, alone: Container[int], linked: Container[str]) -> bool:
    """Whether ``p`` goes on with the stretch: right after it, in the same sentence, and, where the sentence has
    a counterpart, before the next semicolon. An article that came or went as a whole is told by paragraphs."""
    if last.article != p.article:
        return False
    if p.article not in linked:
        return last.clause == p.clause or bool(p.head)
    if last.sentence != p.sentence:
        return False
    row = side.sentence(p)
    if row[row.index(last) + 1] != p:
        return False
    if last.part == p.part:
        return True
    part = "，".join(other.words for other in row if other.part == p.part)
    return all(other.start in alone for other in row) and not operators_of(part)


def _whole(run: Sequence[Proposition], side: LawSide) -> bool:
    row = [p for p in side.sentence(run[0]) if p.part in {q.part for q in run}]
    return len(row) == len(run)


def _stretch(run: Sequence[Proposition], whole: bool, alone: bool, *, gone: bool) -> Spot:
    words = "".join(p.words + (p.mark if i < len(run) - 1 else "") for i, p in enumerate(run))
    at, props = run[0].start, tuple(run)
    if gone:
        return Spot(SpotKind.STRETCH, words, "", at, -1, props, (), whole, alone)
    return Spot(SpotKind.STRETCH, "", words, -1, at, (), props, whole, alone)
