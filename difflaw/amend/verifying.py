"""A published law against the computed one: where they differ, and of what kind the difference is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from difflaw import ids
from difflaw.amendments import Applied, Operation, Residual, ResidualClass
from difflaw.model import DIVISIONS, Law, Level, PartKind


class UnitWords(NamedTuple):
    """The words of one unit of a law: an article or one of its paragraphs, a heading, a part."""

    id: str
    words: str


def residuals(applied: Applied, computed: Law, published: Law) -> tuple[Residual, ...]:
    """The places where ``published`` differs from ``computed``, in the order of the published text."""
    old = dict(_units(applied.law))
    ours, theirs = dict(_units(computed)), dict(_units(published))
    touched = _touched(applied)
    found: list[Residual] = []
    for id in [*theirs, *(id for id in ours if id not in theirs)]:
        mine, told = ours.get(id, ""), theirs.get(id, "")
        if mine == told:
            continue
        kind = residual_class(mine, told, old.get(_old_id(id, applied), ""))
        found += _narrowed(id, mine, told, kind, computed, published, touched.get(_article_or_self(id), ()))
    return tuple(found)


def _article_or_self(id: str) -> str:
    """The article of an id; the id itself where it stands in none."""
    return (ids.article_of(id) or id) if ids.is_id(id) else id


def _old_id(id: str, applied: Applied) -> str:
    return next((old for old, new in applied.moved if new == id), id)


def _touched(applied: Applied) -> Mapping[str, tuple[int, ...]]:
    """The instructions that changed each article, by its new id."""
    moved = dict(applied.moved)
    found: dict[str, list[int]] = {}
    for receipt in applied.receipts:
        place = _article_or_self(receipt.place)
        operation = applied.section.instructions[receipt.order].operation
        comes = operation in (Operation.INSERT_ARTICLE, Operation.SPLIT) and not receipt.old  # has its new id already
        row = found.setdefault(place if comes else moved.get(place, place), [])
        if receipt.order not in row:
            row.append(receipt.order)
    return {place: tuple(sorted(orders)) for place, orders in found.items()}


_PARTS = frozenset((PartKind.TITLE, PartKind.PREAMBLE, PartKind.LEAD, PartKind.CONTENTS))


def _units(law: Law) -> Iterator[UnitWords]:
    """What is compared: articles, headings, annexes, preamble and contents. Notes of passing and signatures differ in
    every version and are left out; so is the title where it only names the version."""
    for part in law.parts:
        if part.kind is PartKind.PREAMBLE:
            lines = [line for line in part.text.split("\n") if line]
            yield UnitWords(part.id, "\n".join(lines))
        elif part.kind is PartKind.TITLE:
            yield UnitWords(part.id, re.sub(r"（[^（）]*）$", "", part.text.replace("\n", "")))
        elif part.kind in _PARTS:
            yield UnitWords(part.id, part.text)
    for provision in law.provisions():
        if provision.level in DIVISIONS:
            yield UnitWords(provision.id, f"{provision.label} {provision.topic}".strip())
        elif (
            provision.level is Level.ARTICLE and ids.parse(provision.id)[0].level != "annex"
        ) or provision.level is Level.ANNEX:
            yield UnitWords(provision.id, provision.text)


def _narrowed(
    id: str,
    mine: str,
    told: str,
    kind: ResidualClass,
    computed: Law,
    published: Law,
    orders: tuple[int, ...],
) -> Iterator[Residual]:
    """The residual of an article, at its paragraphs where both have as many and only some differ."""
    left, right = computed.by_id.get(id), published.by_id.get(id)
    if left and right and left.level is Level.ARTICLE and len(left.children) == len(right.children) > 1:
        pairs = [(a, b) for a, b in zip(left.children, right.children, strict=True) if a.text != b.text]
        for a, b in pairs:
            yield Residual(b.id, residual_class(a.text, b.text, ""), a.text, b.text, (), orders)
        if pairs:
            return
    yield Residual(id, kind, mine, told, (), orders)


_NOTE = re.compile(r"[①-⑳]|［[^］]{1,400}］|\[[^\]]{1,400}\]|（注[：:][^（）]{1,400}）|〔\d{1,2}〕")
_NUMBER = re.compile(r"第[〇零一二三四五六七八九十百千\d]+[条款项章节](?:之[一二三四五六七八九十]+)?")
_STOPS = re.compile(r"[^\w]+")


def residual_class(computed: str, published: str, old: str) -> ResidualClass:
    """Of what kind the difference is, as far as its form tells.

    >>> residual_class("甲，乙。", "甲、乙。", "").value, residual_class("依照第七条。", "依照第八条。", "").value
    ('punctuation', 'reference-adaptation')
    """
    if not computed or not published:
        return ResidualClass.NUMBERING if computed != published else ResidualClass.TYPOGRAPHY
    if published == old != computed:
        return ResidualClass.NOT_APPLIED
    if _typeset(computed) == _typeset(published):
        return ResidualClass.TYPOGRAPHY
    note = _NOTE.search(published)
    if note and published[: note.start()].rstrip() == computed.rstrip():
        return ResidualClass.EDITORIAL_NOTE
    if _NOTE.sub("", published) == computed:
        return ResidualClass.EDITORIAL_NOTE
    if _STOPS.sub("", computed) == _STOPS.sub("", published):
        return ResidualClass.PUNCTUATION
    if _NUMBER.sub("#", computed) == _NUMBER.sub("#", published):
        return ResidualClass.REFERENCE
    return ResidualClass.UNSTATED


def _typeset(text: str) -> str:
    return re.sub(r"[\s“”‘’\"'「」《》〈〉]", "", unicodedata.normalize("NFKC", text).replace("—", "-"))
