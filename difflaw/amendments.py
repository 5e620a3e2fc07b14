"""What an amendment decision says, and what became of a law by it: Decision, Instruction, Applied, Verification.

All are named tuples: they take a tenth of the time to make that data classes take, and every report is found by them.
A decision (修改决定, 修正案) is read without the law that it amends: an id in it is what the decision *says*
(第六十五条第四款 is ``art_65__para_4``). Targets are numbered as in the old law, ``new`` as in the new one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from difflaw import ids
from difflaw.changes import Edit
from difflaw.model import Law, Notice, Text
from difflaw.numerals import article_label, to_chinese, to_int
from difflaw.spans import Span

AMENDMENT_SCHEMA = "1.0"
"""Version of the JSON documents of ``difflaw amend``; the major number rises when a reader would break."""


class Operation(StrEnum):
    """The closed vocabulary of what an instruction does to the old law."""

    REPLACE_ARTICLE = "replace-article"
    REPLACE_PARAGRAPH = "replace-paragraph"
    REPLACE_ITEM = "replace-item"
    REPLACE_SUBITEM = "replace-subitem"
    SUBSTITUTE_WORDS = "substitute-words"
    GLOBAL_SUBSTITUTE = "global-substitute"
    INSERT_ARTICLE = "insert-article"
    INSERT_PARAGRAPH = "insert-paragraph"
    INSERT_ITEM = "insert-item"
    INSERT_SUBITEM = "insert-subitem"
    INSERT_HEADING = "insert-heading"
    DELETE_ARTICLE = "delete-article"
    DELETE_PARAGRAPH = "delete-paragraph"
    DELETE_ITEM = "delete-item"
    DELETE_SUBITEM = "delete-subitem"
    DELETE_HEADING = "delete-heading"
    RENAME_HEADING = "rename-heading"
    RENUMBER = "renumber"
    SPLIT = "split"
    MERGE = "merge"
    OTHER = "other"


class OtherForm(StrEnum):
    """What an instruction of the operation ``OTHER`` is, and what a renumbering of all articles allows."""

    EFFECTIVE = "effective"
    """The date of effect as a numbered item."""
    RESTATE = "restate"
    """这一款相应修改为: the paragraph as it reads when the words before are changed."""
    REPLACE_PREAMBLE = "replace-preamble"
    RENAME_TITLE = "rename-title"
    INSERT_WORDS = "insert-words"
    """Words at the beginning or end of a place, with no old words to hold on to."""
    REPLACE_INTRO = "replace-intro"
    """条首部分修改为: the words before the items."""
    ANNEX = "annex"
    EDITORIAL = "editorial"
    """个别文字作相应调整: edits that no instruction names are allowed."""


class WordsAt(StrEnum):
    """Where the new words stand to the quoted ones: in their place, after or before them; at the beginning or the
    end of a place where no words are quoted."""

    INSTEAD = "instead"
    BEHIND = "behind"
    BEFORE = "before"
    START = "start"
    END = "end"


class WordsChange(NamedTuple):
    """Words as they stand in the old law, and what they become; ``added`` are the words that come to them where
    ``at`` is not ``INSTEAD``."""

    old: str
    new: str
    at: WordsAt = WordsAt.INSTEAD
    added: str = ""


class Instruction(NamedTuple):
    """One operation at one place.

    ``number`` is that of the item it stands in, as written (``一``, ``3``), ``""`` where it has none. ``targets`` are
    ids of the old law, ``new`` the place in the new law where the decision states it. ``text`` is what is
    quoted, a paragraph per line, without the marks of quotation. ``was`` are the old paragraphs, where they are quoted.
    ``span`` is the place of its clause in the normalised text of the decision; instructions taken apart from one
    clause have the same. ``near`` is the place beside or in which something is put, as the decision says it.
    """

    number: str
    operation: Operation
    span: Span
    targets: tuple[str, ...] = ()
    new: str = ""
    text: str = ""
    words: tuple[WordsChange, ...] = ()
    form: OtherForm | None = None
    was: tuple[str, ...] = ()
    near: str = ""


class FrameKind(StrEnum):
    """The parts of a decision that are no instruction."""

    TITLE = "title"
    NOTE = "note"
    LEAD = "lead"
    HEADING = "heading"
    """一、修改《…》: the law that the following items amend."""
    EFFECT = "effect"
    REPUBLICATION = "republication"
    STATEMENT = "statement"
    """A sentence that amends no text."""
    UNREAD = "unread"
    """A sentence that was not understood; a notice says so."""


class FramePart(NamedTuple):
    """A stretch of a decision that is no instruction; ``span`` is in its normalised text."""

    kind: FrameKind
    span: Span


class LawSection(NamedTuple):
    """What a decision says of one law, the law as the decision calls it."""

    law: str
    instructions: tuple[Instruction, ...]


class Decision(NamedTuple):
    """An amendment decision.

    Guarantee: every non-blank character of ``text.text`` belongs to one frame part or to the span of one clause,
    whose instructions stand in a section. ``date`` is that of its passing and ``effective`` that of its effect, as the
    text gives them. ``notices`` have their places in the source.
    """

    title: str
    text: Text
    sections: tuple[LawSection, ...]
    frame: tuple[FramePart, ...]
    notices: tuple[Notice, ...] = ()
    date: str = ""
    effective: str = ""

    def instructions(self) -> Iterator[Instruction]:
        """Every instruction, section by section."""
        for section in self.sections:
            yield from section.instructions

    @property
    def amends(self) -> bool:
        """Whether the text is a decision at all: it has an instruction, or a title or lead of one."""
        return bool(self.sections) or any(part.kind is FrameKind.LEAD for part in self.frame)

    @property
    def understood(self) -> bool:
        """Whether every sentence was understood."""
        return all(part.kind is not FrameKind.UNREAD for part in self.frame)


class Receipt(NamedTuple):
    """What one instruction did: ``place`` and ``old`` in the old law, ``new`` the words that it made. ``order`` is the
    place of the instruction in its section, from 0; -1 for what follows from the whole (new numbers)."""

    order: int
    place: str
    old: str
    new: str


class Issue(NamedTuple):
    """Something about applying that a person must know. ``fatal`` ones stand for an instruction that was not applied.

    ``order`` is the place of the instruction in its section (-1: none), ``place`` an id of the old law.
    ``message`` is a message id with ``{named}`` places, filled from ``values``.
    """

    code: str
    message: str
    order: int = -1
    place: str = ""
    values: tuple[tuple[str, str], ...] = ()
    fatal: bool = False

    def __str__(self) -> str:
        return self.message.format_map(dict(self.values))


class Applied(NamedTuple):
    """A law with the decisions applied: the ``text`` of the new one, written like its input, and the trace.

    ``moved`` are the articles that have another number now, old and new id. ``left_behind`` are the references to
    them that stand as they did: the id of the provision, the words, and what they would have to be.
    """

    law: Law
    section: LawSection
    text: str
    receipts: tuple[Receipt, ...] = ()
    issues: tuple[Issue, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    left_behind: tuple[tuple[str, str, str], ...] = ()
    decision: str = ""
    """The title of the decision."""
    date: str = ""
    """The date of the decision, as its text gives it."""

    @property
    def whole(self) -> bool:
        """Whether every instruction was applied."""
        return not any(issue.fatal for issue in self.issues)


class AmendmentTrace(NamedTuple):
    """What several decisions, one after the other, made of a law; ``steps`` has one for each."""

    steps: tuple[Applied, ...]

    @property
    def whole(self) -> bool:
        """Whether every instruction was applied."""
        return all(step.whole for step in self.steps)

    @property
    def text(self) -> str:
        """The law as the last decision leaves it."""
        return self.steps[-1].text


class ResidualClass(StrEnum):
    """Why a published text differs from the computed one, as far as its form tells."""

    TYPOGRAPHY = "typography"
    EDITORIAL_NOTE = "editorial-note"
    PUNCTUATION = "punctuation"
    REFERENCE = "reference-adaptation"
    NUMBERING = "numbering"
    NOT_APPLIED = "not-applied"
    UNSTATED = "unstated-words"


class Residual(NamedTuple):
    """One place where the published text is not the computed one; ``at`` is an id of the new law. ``edits`` lead from
    the computed words to the published ones. ``orders`` are the instructions that touch the place."""

    at: str
    kind: ResidualClass
    computed: str
    published: str
    edits: tuple[Edit, ...] = ()
    orders: tuple[int, ...] = ()


class Verification(NamedTuple):
    """A published law against the one that the decision makes of the old."""

    section: LawSection
    decision: Decision
    residuals: tuple[Residual, ...]
    issues: tuple[Issue, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether the published text is the computed one, character by character."""
        return not self.residuals


_UNITS = {"part": "编", "subpart": "分编", "chapter": "章", "section": "节", "paragraph": "款", "subitem": "目"}


def place_name(id: str) -> str:
    """A place as a decision writes it.

    >>> place_name("art_6__para_1__item_3"), place_name("chp_3__sec_7"), place_name("preamble__para_7")
    ('第六条第一款第（三）项', '第三章第七节', '序言第七自然段')
    >>> place_name("title"), place_name("*"), place_name("art_133-1")
    ('名称', '全文', '第一百三十三条之一')
    """
    number = ids.of_preamble(id)
    if number is not None:
        return f"序言第{to_chinese(int(number))}自然段" if number.isdigit() else "引言"
    if not ids.is_id(id):
        return {ids.TITLE: "名称", ids.EVERYWHERE: "全文"}.get(id, id)
    return "".join(_step_name(step) for step in ids.parse(id))


def _step_name(step: ids.IdStep) -> str:
    if step.level == "article" and step.number[:1].isdigit():
        return article_label(step.number)
    if not step.number.isdigit():
        return ids.child("", step.level, step.number)
    number = to_chinese(int(step.number))
    if step.level == "item":
        return f"第（{number}）项"
    if step.level == "annex":
        return f"附件{number}"
    return f"第{number}{_UNITS.get(step.level, '')}"


def date_key(date: str) -> tuple[int, ...]:
    """A date as the text gives it, to put dates in order; empty where it cannot be read.

    >>> date_key("2024年6月28日"), date_key("二〇二〇年十二月三日"), date_key("")
    ((2024, 6, 28), (2020, 12, 3), ())
    """
    try:
        return tuple(to_int(piece) for piece in re.split("[年月日]", date) if piece)
    except ValueError:
        return ()
