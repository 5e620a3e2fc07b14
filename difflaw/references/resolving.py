"""From a reference to the provisions it names, or to the reason why it names none here."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from difflaw.model import CLAUSES, DIVISIONS, Law, Level, Provision, divisions_in
from difflaw.numerals import NUMBER, to_int
from difflaw.references.finding import Base, Reference, Step, find

_NUMBER = re.compile(NUMBER)
_DEPTHS = {level: depth for depth, level in enumerate(Level)}


class Reason(StrEnum):
    """Why a reference has no target among the provisions of its law."""

    WHOLE = "whole"
    """It names the law itself (本条例)."""
    OTHER = "other"
    """It names another law, or a provision of one."""
    AMENDED = "amended"
    """It stands in a decision that amends another law, whose provisions it names."""
    OUTSIDE = "outside"
    """The text is a part of a larger one (one 编 of a code, an excerpt), and the number lies outside it."""
    NOWHERE = "nowhere"
    """No such provision is in the law."""


class Resolution(NamedTuple):
    """Where a reference leads: the ids of its targets in reading order, or a ``reason`` for having none."""

    targets: tuple[str, ...]
    reason: Reason | None = None


class Found(NamedTuple):
    """A reference of a law: the id of the clause (or article, annex or part) whose own words hold it, the
    reference with its ``span`` in the law's normalised text, its words, and where it leads."""

    at: str
    reference: Reference
    words: str
    resolution: Resolution


def references_in(law: Law) -> Iterator[Found]:
    """Every reference in the articles and the preamble of ``law``, in reading order, resolved.

    Headings, notes and annexes without articles are not read: what they name is seldom this law.
    """
    for part in law.parts:
        if part.kind == "preamble":
            yield from _in_text(law, part.text, part.span.start, None, part.id)
    for article in law.articles():
        yield from _in_text(law, article.text, article.body.start, article, article.id)


def _in_text(law: Law, text: str, start: int, article: Provision | None, at: str) -> Iterator[Found]:
    references = find(text)
    if not references:
        return
    moved = [reference.moved(start) for reference in references]
    places = clauses_at(article, [m.span.start for m in moved]) if article else [at] * len(moved)
    for reference, there, place in zip(references, moved, places, strict=True):
        yield Found(place, there, reference.span.of(text), resolve(reference, law, place))


def clauses_at(article: Provision, offsets: Iterable[int]) -> list[str]:
    """For each of ``offsets`` in the law's text the id of the clause of ``article`` whose own words stand there;
    the article's where it has no clauses."""
    clauses = [below for below in article.walk() if below.level in CLAUSES]
    starts = [clause.span.start for clause in clauses]
    places = [bisect_right(starts, offset) - 1 for offset in offsets]
    return [clauses[place].id if place >= 0 else article.id for place in places]


def resolve(reference: Reference, law: Law, at: str) -> Resolution:
    """Where ``reference`` leads, read in the provision ``at`` of ``law``.

    ``at`` is the id of a clause, article or division; the id of a part, or ``""``, stands in no provision.
    A reference to an item of an article (第三条第二项) means the first paragraph that has such an item; a number
    of a chapter in a law with parts (编) means the chapter of the same part before one elsewhere.

    >>> from difflaw.references import find
    >>> from difflaw.read import read_text
    >>> from difflaw.pipeline import law
    >>> parsed = law(read_text("第一条 甲。\\n乙依照前款规定。\\n第二条 丙依照第一条第二款至第三款规定。"))
    >>> [resolve(r, parsed, "art_1__para_2") for r in find("乙依照前款规定。")]
    [Resolution(targets=('art_1__para_1',), reason=None)]
    >>> [resolve(r, parsed, "art_2__para_1").reason for r in find("依照第一条第三款规定")]
    [<Reason.NOWHERE: 'nowhere'>]
    """
    if reference.law and not _own_title(reference.law, law):
        return Resolution((), Reason.OTHER)
    if not reference.steps and (reference.base is Base.LAW or _is_whole_part(reference, law)):
        return Resolution((), Reason.WHOLE)
    if reference.called and _is_short_name(reference.called, law.text.text):
        return Resolution((), Reason.OTHER)
    if _amends(law):
        return Resolution((), Reason.AMENDED)
    targets = _Resolver(law, at).targets(reference)
    return Resolution(targets) if targets else Resolution((), _why_none(reference, law))


def _own_title(name: str, law: Law) -> bool:
    """Whether a title in 《》 is this law's own."""
    return bool(law.title) and name.removeprefix("中华人民共和国") == law.title.removeprefix("中华人民共和国")


def _is_whole_part(reference: Reference, law: Law) -> bool:
    """Whether 本编 means the whole text: one part of a code that stands alone."""
    return reference.base is Base.HERE and reference.level is Level.PART and not _has_parts(law)


def _has_parts(law: Law) -> bool:
    return any(provision.level is Level.PART for provision in law.body)


@lru_cache(maxsize=64)
def _is_short_name(noun: str, text: str) -> bool:
    """Whether the law in ``text`` calls another law by this noun alone: （以下简称条例）."""
    return re.search(rf"以下(?:简称|称)[为“《]*{re.escape(noun)}[”》）]", text) is not None


def _amends(law: Law) -> bool:
    """Whether ``law`` is a decision that amends others: what it names by number is theirs."""
    title = law.title.replace("修改权", "")
    return title.endswith("修正案") or ("修正案（" in title) or ("修改" in title and "决定" in title)


def _why_none(reference: Reference, law: Law) -> Reason:
    if reference.named:
        return Reason.OTHER
    steps = reference.steps
    if steps and steps[0].level is Level.ARTICLE and _outside(_main(steps[0].number), law):
        return Reason.OUTSIDE
    first_level = steps[0].level if steps else None
    no_annex = first_level is Level.ANNEX and (len(steps) > 1 or not law.annexes)
    no_part = first_level is Level.PART and not _has_parts(law)
    if no_annex or no_part or _is_whole_part(reference, law):
        return Reason.OUTSIDE
    return Reason.NOWHERE


def _outside(number: int, law: Law) -> bool:
    """Whether the text begins with a later article than the first, and ``number`` lies outside it."""
    numbers = [_main(law.article_row[place].number) for place in (0, -1)] if law.article_row else [0, 0]
    return numbers[0] > 1 and not numbers[0] <= number <= numbers[1]


def _main(number: str) -> int:
    return int(number.partition("-")[0])


class _Resolver:
    """Leads references that stand ``at`` one place of ``law``; lives only inside ``resolve``."""

    def __init__(self, law: Law, at: str) -> None:
        self._law = law
        self._around: dict[Level, Provision] = {}
        while at in law.by_id:
            provision = law.by_id[at]
            self._around.setdefault(provision.level, provision)
            at = law.above.get(at, "")

    def targets(self, reference: Reference) -> tuple[str, ...]:
        """The ids of what ``reference`` names; empty where any of it does not exist."""
        if reference.base is Base.OPEN:
            return self._open(reference)
        if reference.base is Base.LAW:
            starts = self._absolute(reference.steps[0], reference.called)
            return _ids(self._down(starts, reference.steps[0:1], reference.steps[1:], reference.until))
        if _is_whole_part(reference, self._law):
            return self.targets(replace(reference, base=Base.LAW, level=None))
        here = reference.base is Base.HERE
        around: Sequence[Provision] = self._here(reference) if here else self._before(reference)
        return _ids(self._down(around, (), reference.steps, reference.until))

    def _down(
        self, starts: Sequence[Provision], first: Sequence[Step], steps: Sequence[Step], until: str
    ) -> Sequence[Provision]:
        """What ``steps`` lead to from ``starts`` (found by ``first``), and the rest of the range to ``until``."""
        found: Sequence[Provision] = list(starts)
        for step in steps:
            found = [below for above in found for below in _below(above, step)]
        if not until or not found:
            return found
        last = (*first, *steps)[-1]
        return self._range(found[0], Step(last.level, until))

    def _absolute(self, step: Step, half: str = "") -> list[Provision]:
        """The provision of the law that ``step`` names, the nearest of several; in the ``half`` of a code (总则, 分则)
        where one is named."""
        if step.level is Level.ARTICLE:
            annex = self._around.get(Level.ANNEX)
            keys = [(annex.id, step.number)] if annex else []
            named = [self._law.article_ids.get(key) for key in (*keys, ("", step.number))]
            return [self._law.by_id[id] for id in named if id][:1]
        if step.level is Level.ANNEX:
            return [annex for annex in self._law.annexes if step.number in ("", _annex_number(annex))][:1]
        halves = [top for top in self._law.body if half and top.topic == half]
        within = [p for top in halves for p in divisions_in(top.children) if (p.level, p.number) == step]
        near = [
            below
            for level in reversed(DIVISIONS)
            if level in self._around
            for below in divisions_in(self._around[level].children)
            if (below.level, below.number) == step
        ]
        everywhere = [p for p in divisions_in(self._law.body) if (p.level, p.number) == step]
        return [*within, *near, *everywhere][:1]

    def _here(self, reference: Reference) -> list[Provision]:
        """The provision around; what stands in a text without parts (编) is all of that part."""
        provision = self._around.get(reference.level) if reference.level else None
        return [provision] if provision else []

    def _before(self, reference: Reference) -> Sequence[Provision]:
        """The ``count`` provisions before the one around; none where there are not as many."""
        provision = self._around.get(reference.level) if reference.level else None
        if provision is None:
            return []
        row, place = self._row(provision)
        return row[place - reference.count : place] if reference.count <= place else []

    def _row(self, provision: Provision) -> tuple[Sequence[Provision], int]:
        """The provisions among which ``provision`` stands in order (all articles of the law, or its siblings), and
        its place there."""
        if provision.level is Level.ARTICLE:
            return self._law.article_row, self._law.article_places[provision.id]
        above = self._law.above.get(provision.id, "")
        siblings = self._law.by_id[above].children if above else self._law.body
        row = [other for other in siblings if other.level is provision.level]
        return row, [other.id for other in row].index(provision.id)

    def _range(self, first: Provision, last: Step) -> Sequence[Provision]:
        row, start = self._row(first)
        end = next((i for i in range(start, len(row)) if row[i].number == last.number), -1)
        return row[start : end + 1] if end > start else []

    def _open(self, reference: Reference) -> tuple[str, ...]:
        """A bare 第二款 or 第三项: of the article around it, or of the one that the sentence named before.

        The article named before comes first where the words say so (违反第二款), and where the article around has
        no such paragraph, or the reference would stand in the very paragraph it names.
        """
        named, own = self._named_before(reference), self._own(reference)
        at = {provision.id for provision in self._around.values()}
        itself = bool(own) and own[0].id in at
        order = (named, own) if reference.breach or itself else (own, named)
        return _ids(next((found for found in order if found), []))

    def _named_before(self, reference: Reference) -> Sequence[Provision]:
        for earlier in reference.earlier:
            steps = [step for step in earlier if _above(step.level, reference.steps[0].level)]
            starts = self._absolute(steps[0]) if steps else []
            found = self._down(starts, steps[:1], (*steps[1:], *reference.steps), reference.until)
            if found:
                return found
        return []

    def _own(self, reference: Reference) -> Sequence[Provision]:
        """From the innermost provision around outwards, the first that has what is named; of several lists before
        a paragraph the nearest."""
        for level in (Level.ITEM, Level.PARAGRAPH):
            around = self._around.get(level)
            found = self._down([around], (), reference.steps, reference.until) if around else []
            if found:
                return found
        article = self._around.get(Level.ARTICLE)
        if article is None:
            return []
        if reference.steps[0].level is Level.ITEM and Level.PARAGRAPH in self._around:
            row, place = self._row(self._around[Level.PARAGRAPH])
            for paragraph in reversed(row[:place]):
                found = self._down([paragraph], (), reference.steps, reference.until)
                if found:
                    return found
        return self._down([article], (), reference.steps, reference.until)


def _above(level: Level, other: Level) -> bool:
    return _DEPTHS[level] < _DEPTHS[other]


def _ids(provisions: Sequence[Provision]) -> tuple[str, ...]:
    return tuple(provision.id for provision in provisions)


def _annex_number(annex: Provision) -> str:
    match = _NUMBER.search(annex.label)
    return str(to_int(match[0])) if match else annex.number


def _below(above: Provision, step: Step) -> list[Provision]:
    """The provision that ``step`` names in ``above``: a child, or for an item or article one of theirs (第三条第二项
    names no paragraph, 第二章第五条 no section)."""
    own = [child for child in above.children if (child.level, child.number) == step]
    if own:
        return own[:1]
    deeper = [below for child in above.children if child.level is not step.level for below in _below(child, step)]
    return deeper[:1]
