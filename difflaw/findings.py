"""What a gate judges: Rule, Finding, Fix, and the text that rules look at (Draft).

A ``Notice`` says how a text was read; a ``Finding`` says what is wrong with it. How grave a finding is and
whether it fails a run is for the policy to say, which stands in ``gate``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from difflaw.model import Law
from difflaw.references import Found
from difflaw.spans import Span


class Grade(StrEnum):
    """How grave a finding is, from the gravest down; ``OFF`` is a rule that does not run unless asked for."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


class DraftKind(StrEnum):
    """The kinds of text that need rules of their own."""

    LAW = "law"
    DECISION = "decision"
    """A decision that amends (修改决定, 修正案): the articles it quotes are not its own."""
    CODE_PART = "code-part"
    """A single 编 of a code, whose articles go on counting from the part before."""
    INTERPRETATION = "interpretation"
    """司法解释 and the like, with numbering habits of their own."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One text as the rules for one text see it: the law, what kind of text it is, and its references, which
    are found and resolved once for all rules."""

    law: Law
    kind: DraftKind
    references: tuple[Found, ...]
    traditional: bool = False
    """Whether the source is written in Traditional characters."""


@dataclass(frozen=True, slots=True)
class SourceEdit:
    """One replacement in the *source* text: the characters at ``span`` become ``words``."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Fix:
    """The one right answer to a finding. ``safe`` where it cannot change the meaning, whatever the text."""

    edits: tuple[SourceEdit, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class Site:
    """Where a finding stands in one law: ``unit`` is the id of the provision or part that holds it (``""`` where
    none does), ``span`` its place in the *source* text, ``words`` the words quoted."""

    unit: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found.

    ``rule`` is the code of the rule; ``message`` a message id with ``{named}`` places, filled from ``values``.
    ``new`` is the place in the text that is judged, ``old`` in the law before it, where there is one. One cause is
    one finding: ``also`` are the further places of the same cause. ``about``, ``direction`` and ``weight`` are the
    class, direction and weight of a signal between two laws, empty for any other finding.
    """

    rule: str
    grade: Grade
    message: str
    values: tuple[tuple[str, str], ...] = ()
    new: Site | None = None
    old: Site | None = None
    also: tuple[Site, ...] = ()
    fix: Fix | None = None
    about: str = ""
    direction: str = ""
    weight: str = ""

    @property
    def count(self) -> int:
        """At how many places it stands."""
        return 1 + len(self.also)


S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Rule(Generic[S]):
    """A rule over subjects ``S``: a ``Draft`` (one text), or a ``Comparison`` (two).

    ``code`` completes "allow …" (``numbering-gap``); it is stable and never given to another rule. ``grade`` is
    the default; a finding may carry a lower one of its own, and the policy has the last word. ``title``, ``why``,
    ``bad`` and ``good`` (an example, and a near miss that must not fire) and ``source`` are what the rule's page
    says; ``title`` and ``why`` are message ids. ``mirror`` is the code of the rule that finds the same with
    the laws swapped.
    """

    code: str
    grade: Grade
    title: str
    why: str
    bad: str
    good: str
    source: str
    check: Callable[[S], Iterator[Finding]]
    mirror: str = ""
