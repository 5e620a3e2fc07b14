"""One clause of a decision as it is read: its match, what it quotes, and what was named before it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from difflaw import ids
from difflaw.amend.targets import LAW, UNIT, Here, TargetPlace, read_spots
from difflaw.amendments import Instruction, Operation
from difflaw.spans import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause as its maker sees it: the match of its form, the words of the quotations by their place in the
    line, the item's number, the place of the clause, and what was named before (changed by reading on)."""

    match: re.Match[str]
    quoted: Mapping[int, str]
    number: str
    numbered: bool
    span: Span
    here: Here

    def quotes(self, group: str) -> list[str]:
        """The words of the quotations in a group of the match, in order."""
        start, end = self.match.span(group)
        return [self.quoted[at] for at in range(start, end) if at in self.quoted]

    def text(self, group: str = "q") -> str:
        """All that is quoted in a group, a paragraph per line."""
        return "\n".join(self.quotes(group))

    def has(self, group: str) -> bool:
        """Whether the group took part in the match."""
        return self.match[group] is not None

    def spots(self, group: str = "at") -> tuple[TargetPlace, ...]:
        """The places that a group names; those of the sentence before where it names none."""
        return self.places(self.match[group] or "")

    def places(self, words: str) -> tuple[TargetPlace, ...]:
        """The places that ``words`` name; all places where they name the law alone."""
        found = read_spots(words, self.here)
        if found or re.search(UNIT, words):
            return found
        if re.search(LAW, words):
            return (TargetPlace(ids.EVERYWHERE, "everywhere", "", self.here.law),)
        return self.here.spots

    def make(self, operation: Operation, targets: Sequence[str] = (), **more: Any) -> Instruction:
        """An instruction of this clause."""
        return Instruction(self.number, operation, self.span, tuple(targets))._replace(**more)


DIVISION_LEVELS = frozenset(("part", "subpart", "chapter", "section"))
"""The levels of headings."""


def steps_of(id: str) -> list[tuple[str, str]]:
    """The levels and numbers that lead to a place.

    >>> steps_of("art_5__para_1")
    [('article', '5'), ('paragraph', '1')]
    """
    return [(step.level, step.number) for step in ids.parse(id)]
