"""The propositions of a provision: what stands between two marks of punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from difflaw.model import CLAUSES, Level, Provision


class Proposition(NamedTuple):
    """A stretch of a clause up to a comma, semicolon, colon or full stop.

    ``start`` is its place in the normalised text of the law, ``mark`` the punctuation after it (``""`` at the end
    of a line without any). ``article`` and ``clause`` are the ids of what it stands in. ``sentence`` and ``part``
    count, within the article, the stretches up to a full stop and up to a semicolon that it belongs to. ``head`` is
    what introduces the list of which its clause is an item, ``""`` elsewhere.
    """

    words: str
    start: int
    mark: str
    article: str
    clause: str
    sentence: int
    part: int
    head: str = ""

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.start + len(self.words)


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("[，；。：！？\n]")


def _pieces(text: str) -> Iterator[tuple[str, int, str]]:
    """The words between two marks, where they begin, and the mark after them. What stands in brackets is not cut."""
    start = 0
    for match in _marks().finditer(text):
        end = match.start()
        opened = text.rfind("（", start, end)
        closed = text.find("）", opened) if opened >= 0 and match[0] != "\n" else -1
        if end < closed <= opened + _LONGEST_BRACKET:
            continue
        yield text[start:end], start, match[0]
        start = match.end()
    yield text[start:], start, ""


_LONGEST_BRACKET = 80
"""Characters up to the closing bracket; where none stands so near, the bracket is a slip."""


def propositions(article: Provision) -> tuple[Proposition, ...]:
    """The propositions of ``article`` in reading order, the labels of its items left out.

    >>> from difflaw.read import read_text
    >>> from difflaw.pipeline import law
    >>> found = propositions(law(read_text("第一条 甲应当乙，丙；丁。\\n戊。")).article_row[0])
    >>> [(p.words, p.mark, p.sentence, p.part) for p in found]
    [('甲应当乙', '，', 0, 0), ('丙', '；', 0, 0), ('丁', '。', 0, 1), ('戊', '。', 1, 2)]
    """
    found: list[Proposition] = []
    sentence = part = 0
    for unit, head in _units(article, ""):
        text, at = unit.own_text, unit.own_span.start
        for piece, place, mark in _pieces(text):
            words = piece.strip()
            if words:
                start = at + place + len(piece) - len(piece.lstrip())
                found.append(Proposition(words, start, mark.strip(), article.id, unit.id, sentence, part, head))
                sentence += mark in ("。", "！", "？")
                part += mark in ("。", "！", "？", "；")
        if found and found[-1].clause == unit.id and found[-1].mark not in ("。", "！", "？"):
            sentence += 1
            part += found[-1].mark != "；"
    return tuple(found)


def _units(provision: Provision, head: str) -> Iterator[tuple[Provision, str]]:
    """The clauses below ``provision`` that have words of their own, with the words that introduce their list."""
    clauses = [child for child in provision.children if child.level in CLAUSES]
    if provision.level is not Level.ARTICLE or not clauses:
        yield provision, head
    for clause in clauses:
        below = provision.own_text if clause.level is not Level.PARAGRAPH else ""
        yield from _units(clause, below)
