"""Without the old law: whether what a decision quotes stands where it says, in the new one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from difflaw import ids
from difflaw.amend.quoted_units import article_piece
from difflaw.amend.sequence import arrange
from difflaw.amendments import Instruction, LawSection, Operation, OtherForm, Residual, ResidualClass
from difflaw.model import Law

LONGEST = 3000
"""Articles that a law is taken to have while it is not there; the longest has 1,260."""


def quoted_residuals(section: LawSection, published: Law) -> tuple[Residual, ...]:
    """What ``section`` quotes and ``published`` does not have at its place.

    The place is the one that is stated, or the one that counting gives: the old number, less what is deleted
    before it, plus what is put in.
    """
    new = _new_numbers(section)
    found = []
    for order, instruction in enumerate(section.instructions):
        place = _place(instruction, new)
        article = published.by_id.get(place)
        where = article.text if article else _elsewhere(instruction, published)
        for words in _lines(instruction):
            if words and not _holds(where, words):
                kind = ResidualClass.NOT_APPLIED
                found.append(Residual(place or ids.EVERYWHERE, kind, words, "", (), (order,)))
    return tuple(found)


def _new_numbers(section: LawSection) -> dict[str, str]:
    """The new id of each old article, as far as the decision alone tells."""
    gone: set[int] = set()
    put: set[int] = set()
    stated: dict[str, str] = {}
    shifts = False
    for instruction in section.instructions:
        operation, targets = instruction.operation, instruction.targets
        if operation is Operation.DELETE_ARTICLE:
            gone.update(_plain(targets))
        elif operation is Operation.MERGE:
            gone.update(_plain(targets[1:]))
            stated |= {target: instruction.new for target in targets if instruction.new}
        elif operation in (Operation.INSERT_ARTICLE, Operation.SPLIT) and instruction.new:
            put.update(_plain((instruction.new,)))
        elif operation is Operation.RENUMBER and targets == (ids.EVERYWHERE,):
            shifts = True
        elif operation is Operation.RENUMBER and ids.level(targets[0]) == "article" and len(targets) == 1:
            stated[targets[0]] = ids.article_of(instruction.new)
    if not (put or stated or shifts):
        return stated
    row = arrange(range(1, LONGEST), gone, put).row
    counted = {ids.article(str(m.old)): ids.article(str(m.number)) for m in row if m.old is not None}
    return counted | stated


def _plain(targets: tuple[str, ...]) -> set[int]:
    return {int(ids.number(id)) for id in targets if ids.is_id(id) and ids.number(id).isdigit()}


def _place(instruction: Instruction, new: dict[str, str]) -> str:
    """The article of the new law that what is quoted stands in; ``""`` where it is in none."""
    stated = instruction.new
    if stated and ids.is_id(stated) and instruction.operation is not Operation.INSERT_HEADING:
        article = ids.article_of(stated)
        inside = instruction.operation in (Operation.INSERT_PARAGRAPH, Operation.INSERT_ITEM, Operation.INSERT_SUBITEM)
        own = instruction.targets and article == ids.article_of(instruction.targets[0])
        return new.get(article, article) if inside and own else article
    target = instruction.targets[0] if instruction.targets else ""
    if not ids.is_id(target) or not ids.article_of(target):
        return ""
    return new.get(ids.article_of(target), ids.article_of(target))


def _lines(instruction: Instruction) -> Iterator[str]:
    """The quoted paragraphs that must stand in the new law."""
    if instruction.operation is Operation.RENUMBER or instruction.form in (OtherForm.EFFECTIVE, OtherForm.ANNEX):
        return
    yield from article_piece(instruction.text).text.split("\n")
    for change in instruction.words:
        yield change.added or change.new


def _elsewhere(instruction: Instruction, published: Law) -> str:
    """Where words stand whose place is no article: the whole text, or nothing where the article is not there."""
    named = [*instruction.targets, instruction.new]
    return "" if any(ids.is_id(id) and ids.article_of(id) for id in named if id) else published.text.text


def _holds(text: str, words: str) -> bool:
    bare = words.rstrip("；。，：")
    return bare in text or re.sub(r"^（[^（）]{1,4}）", "", bare) in text
