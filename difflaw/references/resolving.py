"""From a reference to the provisions it names, or to the reason why it names none here."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from difflaw import ids
from difflaw.model import CLAUSES, DIVISIONS, Law, Level, Provision
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
    for reference in find(text):
        place = clause_at(article, start + reference.span.start) if article else at
        moved = reference.moved(start)
        yield Found(place, moved, reference.span.of(text), resolve(reference, law, place))


def clause_at(article: Provision, offset: int) -> str:
    """The id of the clause of ``article`` whose own words stand at ``offset`` of the law's text; the article's
    where it has no clauses."""
    clauses = [below for below in article.walk() if below.level in CLAUSES]
    place = bisect_right([clause.span.start for clause in clauses], offset) - 1
    return clauses[place].id if place >= 0 else article.id


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
    if reference.called and _is_short_name(reference.called, law):
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


def _is_short_name(noun: str, law: Law) -> bool:
    """Whether ``law`` calls another law by this noun alone: （以下简称条例）."""
    return re.search(rf"以下(?:简称|称)[为“《]*{noun}[”》）]", law.text.text) is not None


def _amends(law: Law) -> bool:
    """Whether ``law`` is a decision that amends others: what it names by number is theirs."""
    title = law.title.replace("修改权", "")
    return title.endswith("修正案") or ("修正案（" in title) or ("修改" in title and "决定" in title)


def _why_none(reference: Reference, law: Law) -> Reason:
    if reference.named:
        return Reason.OTHER
    steps = reference.steps
    first, last = law.article_order[0], law.article_order[-1]
    if steps and steps[0].level is Level.ARTICLE and _main(ids.number(first)) > 1:
        number = _main(steps[0].number)
        if not _main(ids.number(first)) <= number <= _main(ids.number(last)):
            return Reason.OUTSIDE
    first_level = steps[0].level if steps else None
    missing = (first_level is Level.ANNEX and not law.annexes) or (first_level is Level.PART and not _has_parts(law))
    if missing or _is_whole_part(reference, law):
        return Reason.OUTSIDE
    return Reason.NOWHERE


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
            starts = self._absolute(reference.steps[0])
            return _ids(self._down(starts, reference.steps[0:1], reference.steps[1:], reference.until))
        if _is_whole_part(reference, self._law):
            return self.targets(replace(reference, base=Base.LAW, level=None))
        starts = self._here(reference) if reference.base is Base.HERE else self._before(reference)
        return _ids(self._down(starts, (), reference.steps, reference.until))

    def _down(
        self, starts: Sequence[Provision], first: Sequence[Step], steps: Sequence[Step], until: str
    ) -> list[Provision]:
        """What ``steps`` lead to from ``starts`` (found by ``first``), and the rest of the range to ``until``."""
        found = list(starts)
        for step in steps:
            found = [below for above in found for below in _below(above, step)]
        if not until or not found:
            return found
        last = (*first, *steps)[-1]
        return self._range(found[0], Step(last.level, until))

    def _absolute(self, step: Step) -> list[Provision]:
        """The provisions of the law that ``step`` alone may name, the nearest first; only that one is kept."""
        if step.level is Level.ARTICLE:
            annex = self._around.get(Level.ANNEX)
            keys = [(annex.id, step.number)] if annex else []
            named = [self._law.article_ids.get(key) for key in (*keys, ("", step.number))]
            return [self._law.by_id[id] for id in named if id][:1]
        if step.level is Level.ANNEX:
            return [annex for annex in self._law.annexes if _annex_number(annex) == step.number][:1]
        near = [
            below
            for level in reversed(DIVISIONS)
            if level in self._around
            for below in _divisions(self._around[level].children)
            if (below.level, below.number) == step
        ]
        everywhere = [p for p in _divisions(self._law.body) if (p.level, p.number) == step]
        return [*near, *everywhere][:1]

    def _here(self, reference: Reference) -> list[Provision]:
        """The provision around; what stands in a text without parts (编) is all of that part."""
        provision = self._around.get(reference.level) if reference.level else None
        return [provision] if provision else []

    def _before(self, reference: Reference) -> list[Provision]:
        """The ``count`` provisions before the one around; none where there are not as many."""
        provision = self._around.get(reference.level) if reference.level else None
        if provision is None:
            return []
        row = self._row(provision)
        place = next(i for i, other in enumerate(row) if other.id == provision.id)
        return row[place - reference.count : place] if reference.count <= place else []

    def _row(self, provision: Provision) -> list[Provision]:
        """The provisions among which ``provision`` stands in order: all articles of the law, or the siblings."""
        if provision.level is Level.ARTICLE:
            return [self._law.by_id[id] for id in self._law.article_order]
        above = self._law.above.get(provision.id, "")
        siblings = self._law.by_id[above].children if above else self._law.body
        return [other for other in siblings if other.level is provision.level]

    def _range(self, first: Provision, last: Step) -> list[Provision]:
        row = self._row(first)
        start = next(i for i, other in enumerate(row) if other.id == first.id)
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

    def _named_before(self, reference: Reference) -> list[Provision]:
        for earlier in reference.earlier:
            steps = [step for step in earlier if _above(step.level, reference.steps[0].level)]
            starts = self._absolute(steps[0]) if steps else []
            found = self._down(starts, steps[:1], (*steps[1:], *reference.steps), reference.until)
            if found:
                return found
        return []

    def _own(self, reference: Reference) -> list[Provision]:
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
            row = self._row(self._around[Level.PARAGRAPH])
            before = row[: [other.id for other in row].index(self._around[Level.PARAGRAPH].id)]
            for paragraph in reversed(before):
                found = self._down([paragraph], (), reference.steps, reference.until)
                if found:
                    return found
        return self._down([article], (), reference.steps, reference.until)


def _above(level: Level, other: Level) -> bool:
    return _DEPTHS[level] < _DEPTHS[other]


def _ids(provisions: Sequence[Provision]) -> tuple[str, ...]:
    return tuple(provision.id for provision in provisions)


def _divisions(provisions: Sequence[Provision]) -> Iterator[Provision]:
    for provision in provisions:
        if provision.level in DIVISIONS:
            yield provision
            yield from _divisions(provision.children)


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
