"""What became of each provision: Link, Edit, Signal, Change, Comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from difflaw.marks import REVIEW, mark
from difflaw.marks import Kind as Kind
from difflaw.model import Law, Unit
from difflaw.spans import Span

SCHEMA_VERSION = "1.0"
"""Version of the JSON document; the major number rises when a reader of the old one would break."""


IdPair = tuple[str, str]
"""The ids of an old and of a new provision."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a link: ``name`` (``wording``, ``containment``, ``topic``, ``place`` …;
    ``docs/alignment.md`` lists them) and its ``value`` from 0 to 1."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Link:
    """One edge of the alignment: ``old`` became ``new``. Either side may be ``None``: deleted, added.

    A split is several links from one old provision, a merge several into one new.
    ``confidence`` is the calibrated probability that a careful lawyer would draw the link (or, with
    one side empty, that there is none to draw). ``rival`` is the id of the runner-up on the new side
    (on the old side where ``old`` is ``None``), ``rival_confidence`` the probability that it is right instead.
    ``review`` marks what a person should look at; ``decided`` what a person has decided.
    """

    old: str | None
    new: str | None
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    rival: str | None = None
    rival_confidence: float = 0.0
    review: bool = False
    decided: bool = False

    def __post_init__(self) -> None:
        if self.old is None and self.new is None:
            raise ValueError("a link needs at least one side")


@dataclass(frozen=True, slots=True)
class Alignment:
    """All links between two laws: of articles, of clauses (款 项 目), of divisions (编 章 节), and of the ``parts``
    outside them, annexes among these.

    Each group is in reading order of the new law, what was deleted standing where it stood.
    """

    articles: tuple[Link, ...]
    clauses: tuple[Link, ...] = ()
    divisions: tuple[Link, ...] = ()
    parts: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person has decided about the alignment, by provision ids (articles or clauses).

    ``confirm`` and ``add`` are pairs (old, new) that are linked: a confirmed link is the main successor,
    an added one may stand beside others (split, merge). ``forbid`` are pairs that are not linked.
    ``added`` are new provisions without a predecessor, ``deleted`` old ones without a successor.
    """

    confirm: tuple[IdPair, ...] = ()
    forbid: tuple[IdPair, ...] = ()
    add: tuple[IdPair, ...] = ()
    added: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()


NO_DECISIONS = Decisions()
"""Nobody has decided anything."""


@dataclass(frozen=True, slots=True)
class ExtraWords:
    """Words that a house adds to the vocabulary of the signals, to be compared with as those that come with difflaw.

    ``operators`` are words that oblige, forbid or permit, each with one of ``OPERATOR_KINDS``; ``sanctions`` those
    that threaten, each with one of ``SANCTION_KINDS``; ``authorities`` are names of authorities, or their endings.
    """

    operators: tuple[tuple[str, str], ...] = ()
    sanctions: tuple[tuple[str, str], ...] = ()
    authorities: tuple[str, ...] = ()


NO_EXTRA_WORDS = ExtraWords()
"""The vocabulary as it comes with difflaw."""

OPERATOR_KINDS = ("duty", "ban", "weak-ban", "permission", "right", "no-right", "exempt")
"""What an operator does; ``classify/wording/terms.toml`` has the words of each."""

SANCTION_KINDS = (
    *("warning", "order", "fine", "confiscation", "licence", "business"),
    *("custody", "discipline", "credit", "civil", "crime"),
)
"""What a sanction takes, in the order of that file."""


class Op(StrEnum):
    """The closed vocabulary of edits."""

    KEEP = "keep"
    DELETE = "delete"
    INSERT = "insert"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of a redline: ``old`` on the left became ``new`` on the right.

    KEEP has both sides alike; DELETE has only ``old``; INSERT only ``new``. MOVE has one side: ``old``
    where the text left, ``new`` where it arrived; ``ref`` then names the clause on the other side.
    ``old_at`` and ``new_at`` are the offsets at which its two sides begin: in the normalised texts of the two laws
    for the edits of a ``Comparison``, in the two texts compared for those of a single redline.

    Guarantee of every list of edits: the ``old`` joined are the old text, the ``new`` joined the new, and each
    side begins where the one before it ended.
    """

    op: Op
    old: str
    new: str
    ref: str = ""
    old_at: int = 0
    new_at: int = 0

    def __post_init__(self) -> None:
        sides = (bool(self.old), bool(self.new))
        if self.op is Op.KEEP and self.old != self.new:
            raise ValueError("what is kept must be equal on both sides")
        if (self.op is Op.DELETE and sides != (True, False)) or (self.op is Op.INSERT and sides != (False, True)):
            raise ValueError(f"{self.op} with sides {sides}")

    @property
    def old_span(self) -> Span:
        """The place of the old side; of an insertion the empty place at which it was put in."""
        return Span(self.old_at, self.old_at + len(self.old))

    @property
    def new_span(self) -> Span:
        """The place of the new side; of a deletion the empty place from which it was taken."""
        return Span(self.new_at, self.new_at + len(self.new))


Redline = tuple[Edit, ...]
"""The edits from one text to another, in order."""


@dataclass(frozen=True, slots=True)
class Redlines:
    """The redline of every link of an ``Alignment``, in the same groups and order."""

    articles: tuple[Redline, ...]
    clauses: tuple[Redline, ...] = ()
    divisions: tuple[Redline, ...] = ()
    parts: tuple[Redline, ...] = ()


def placed(edits: Iterable[Edit], old_at: int = 0, new_at: int = 0) -> Redline:
    """``edits`` with their places, the first beginning at ``old_at`` and ``new_at``.

    >>> edits = placed([Edit(Op.KEEP, "甲", "甲"), Edit(Op.INSERT, "", "乙")], 5, 7)
    >>> edits[1].old_span, edits[1].new_span
    (Span(start=6, end=6), Span(start=8, end=9))
    """
    found = []
    for edit in edits:
        found.append(Edit(edit.op, edit.old, edit.new, edit.ref, old_at, new_at))
        old_at += len(edit.old)
        new_at += len(edit.new)
    return tuple(found)


def old_text(edits: Iterable[Edit]) -> str:
    """The old text, rebuilt from a redline."""
    return "".join(edit.old for edit in edits)


def new_text(edits: Iterable[Edit]) -> str:
    """The new text, rebuilt from a redline."""
    return "".join(edit.new for edit in edits)


class Weight(StrEnum):
    """What a change of words means for who reads it."""

    SUBSTANTIVE = "substantive"
    CONSEQUENTIAL = "consequential"
    """It follows from a change made elsewhere: a renumbering, a rename, a general clause."""
    EDITORIAL = "editorial"
    """Nobody is bound differently."""


@dataclass(frozen=True, slots=True)
class Signal:
    """What a reader should know about a change beyond its kinds, and where it shows.

    ``code`` is a word of small letters, digits and hyphens; ``difflaw/marks.py`` has a row for each that is
    known, and every report shows one that is not. ``values`` fill the message of that row. ``old`` and ``new``
    are the places that it is about, in the normalised text of each law.

    A signal on changed words also says which way they changed (``direction``: ``raised``, ``weakened`` …), what
    that means for who reads it (``weight``), and the shortest words that say so on either side (``was``, ``now``;
    ``""``: nothing there).

    Raises ``ValueError`` for a code that is no such word.
    """

    code: str
    values: tuple[tuple[str, str], ...] = ()
    old: tuple[Span, ...] = ()
    new: tuple[Span, ...] = ()
    direction: str = ""
    weight: str = ""
    was: str = ""
    now: str = ""

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise ValueError(f"not the code of a signal: {self.code!r}")

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """What fills its message: its values, its direction and its words."""
        return (*self.values, ("direction", self.direction), ("was", self.was), ("now", self.now))

    @property
    def told(self) -> bool:
        """Whether it is told beside a change: one that binds nobody differently, or follows from a change made
        elsewhere, is only there for who asks.

        >>> Signal("actor", direction="changed", weight="substantive").told, Signal("topic").told
        (True, True)
        """
        return self.weight not in (Weight.CONSEQUENTIAL, Weight.EDITORIAL)


_CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one provision (or part): the link, what kinds of change, and the redline.

    ``old`` and ``new`` are the two sides; one is ``None`` for added and deleted. ``kinds`` is in the
    order of ``Kind``, never empty. ``edits`` are over ``old.text`` and ``new.text``; for a clause with
    children over the two ``lead``. For a split or a merge each edge carries the redline of its pair.
    """

    link: Link
    old: Unit | None
    new: Unit | None
    kinds: tuple[Kind, ...]
    edits: tuple[Edit, ...] = ()
    signals: tuple[Signal, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether anything became of it at all, beyond how it is written: whether one of its kinds or signals
        counts as a difference (``Mark.differs``)."""
        return any(mark(code).differs for code in (*self.kinds, *self.codes))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the signals that are told beside it, each once."""
        return tuple(dict.fromkeys(signal.code for signal in self.signals if signal.told))

    def has(self, code: str) -> bool:
        """Whether a signal of this code is among the signals."""
        return any(signal.code == code for signal in self.signals)


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over the articles.

    ``kinds`` counts articles by kind, in the order of ``Kind`` (an article of several kinds counts under each;
    a split or merged article once), ``signals`` by the code of a signal, first those of ``marks.SIGNALS``.
    ``review`` counts the links that a person should look at.
    """

    old_articles: int
    new_articles: int
    kinds: tuple[tuple[Kind, int], ...]
    signals: tuple[tuple[str, int], ...] = ()
    review: int = 0

    def count(self, code: str) -> int:
        """The number of articles of a kind or with a signal, or of links to review; ``code`` is that of a mark.

        >>> Summary(2, 2, ((Kind.MODIFIED, 1),), (("topic", 2),), 1).count("topic")
        2
        """
        return {**dict(self.kinds), **dict(self.signals), REVIEW.code: self.review}.get(code, 0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two laws and all that became of the first in the second.

    ``articles``, ``clauses``, ``divisions`` and ``parts`` (annexes among them) are in reading order of the
    new law, what was deleted standing where it stood.
    """

    old: Law
    new: Law
    articles: tuple[Change, ...]
    clauses: tuple[Change, ...]
    divisions: tuple[Change, ...]
    parts: tuple[Change, ...]
    summary: Summary
    schema: str = SCHEMA_VERSION

    @property
    def same_file(self) -> bool:
        """Whether both inputs had the same bytes, read in the same way: one file has two texts where changes in it are
        tracked."""
        old, new = self.old.text.source, self.new.text.source
        return old.digest == new.digest and old.text == new.text

    @property
    def differs(self) -> bool:
        """Whether the two laws differ in anything that is not merely editorial."""
        return any(
            change.differs for group in (self.articles, self.clauses, self.divisions, self.parts) for change in group
        )
