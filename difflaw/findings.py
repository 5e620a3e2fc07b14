"""What a gate judges: Rule, Finding, Fix, and the text that rules look at (Draft).

A ``Notice`` says how a text was read; a ``Finding`` says what is wrong with it. How grave a finding is and
whether it fails a run is for the policy to say, which stands in ``gate``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

from difflaw.model import Law, Source
from difflaw.references import Found
from difflaw.spans import Span


class Grade(StrEnum):
    """How grave a finding is, from the gravest down; ``OFF`` is a rule that does not run unless asked for."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"

    def reaches(self, other: Grade) -> bool:
        """Whether this grade is as grave as ``other``, or graver.

        >>> Grade.ERROR.reaches(Grade.WARNING), Grade.NOTE.reaches(Grade.WARNING), Grade.NOTE.reaches(Grade.NOTE)
        (True, False, True)
        """
        return _GRAVEST_FIRST.index(self) <= _GRAVEST_FIRST.index(other)


_GRAVEST_FIRST = tuple(Grade)


class DraftKind(StrEnum):
    """The kinds of text that need rules of their own."""

    LAW = "law"
    DECISION = "decision"
    """A decision that amends (修改决定, 修正案): the articles it quotes are not its own."""
    CODE_PART = "code-part"
    """A single 编 of a code, whose articles go on counting from the part before."""
    INTERPRETATION = "interpretation"
    """司法解释 and the like, with numbering habits of their own."""


class Changed(NamedTuple):
    """A character that normalising changed: its place in the source, as written, and as it reads now."""

    place: int
    before: str
    after: str

    @property
    def span(self) -> Span:
        """Its place in the source, as a span."""
        return Span(self.place, self.place + 1)


class LostArticle(NamedTuple):
    """A label inside the article before it: its number, its place in the normalised text, and what it lacks
    (第, 条, or nothing)."""

    number: int
    span: Span
    lacks: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One text as the rules for one text see it: the law, what kind of text it is, and what several rules look at
    and is found once for all of them: its references, resolved, the characters that normalising changed for others
    (marks and Traditional characters), and the labels of articles that are hidden in the one before."""

    law: Law
    kind: DraftKind
    references: tuple[Found, ...]
    changed: tuple[Changed, ...] = ()
    lost: tuple[LostArticle, ...] = ()
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
class Repair:
    """The edits that fixes make in one source, ascending and apart."""

    source: Source
    edits: tuple[SourceEdit, ...]


def bare(words: str) -> str:
    """``words`` without the spaces and line ends among them, which nobody quotes alike: what is compared where
    findings, entries and titles are compared.

    >>> bare("第一条\\n 甲")
    '第一条甲'
    """
    return "".join(words.split())


@dataclass(frozen=True, slots=True)
class Site:
    """Where a finding stands in one law: ``unit`` is the id of the provision or part that holds it (``""`` where
    none does), ``span`` its place in the *source* text, ``words`` the words quoted. ``file`` is the source meant
    where that is not the law's: an entry in a file of suppressions is found to be of no use."""

    unit: str
    span: Span
    words: str
    file: Source | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found.

    ``rule`` is the code of the rule; ``message`` a message id with ``{named}`` places, filled from ``values``.
    ``new`` is the place in the text that is judged, ``old`` in the law before it, where there is one. One cause is
    one finding: ``also`` are the further places of the same cause, ``related`` places that help to understand it
    (where the number stood before). ``about``, ``direction`` and ``weight`` are the class, direction and weight of a
    signal between two laws, empty for any other finding.
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
    related: tuple[Site, ...] = ()

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


@dataclass(frozen=True, slots=True)
class Excused:
    """A finding that a suppression or a baseline excuses: at the sites of ``finding``, for ``reason``, as the entry
    at ``entry`` says; ``baseline`` where that stands in a baseline."""

    finding: Finding
    reason: str
    entry: Site
    baseline: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the gate has to say of one text, or of two versions of one (``old`` is then the one before).

    ``findings`` are in the order of the text, those that are about the whole of it first. ``rules`` are the codes
    of the rules that ran. ``fail_on`` is the least grade that fails; none where nothing does. ``policy`` names the
    file of the policy, ``""`` where there is none. ``fixed`` counts the edits that were made in the text beforehand.
    """

    new: Law
    findings: tuple[Finding, ...]
    references: tuple[Found, ...] = ()
    rules: tuple[str, ...] = ()
    old: Law | None = None
    kind: DraftKind = DraftKind.LAW
    excused: tuple[Excused, ...] = ()
    fail_on: Grade | None = Grade.ERROR
    policy: str = ""
    fixed: int = 0
    standing: tuple[Finding, ...] = ()
    """Of two versions: what is wrong with the new text and was so with the old one already; it fails nothing."""
    silent: tuple[Finding, ...] = ()
    """Of two versions: signals that are off, because they bind nobody differently or follow from another change."""

    @property
    def failed(self) -> bool:
        """Whether a finding is as grave as ``fail_on``."""
        least = self.fail_on
        return least is not None and any(finding.grade.reaches(least) for finding in self.findings)

    def source_of(self, site: Site) -> Source:
        """The source in which ``site``, one of the new side, stands."""
        return site.file or self.new.text.source


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run of the gate has to say: a judgement for each text, in the order in which they were named.

    ``rules`` are all rules there are, in the order of the registry; ``left_out`` the files that the policy leaves
    out; ``version`` is that of difflaw, for reports that name their tool.
    """

    judgements: tuple[Judgement, ...]
    rules: tuple[Rule[Any], ...] = ()
    left_out: tuple[str, ...] = ()
    version: str = ""

    @property
    def failed(self) -> bool:
        """Whether any text failed."""
        return any(judgement.failed for judgement in self.judgements)
