"""A law under change: its source stays as it is; changes, receipts and issues are gathered beside it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from difflaw import ids
from difflaw.amend.source_style import SourceStyle, style_of
from difflaw.amendments import Instruction, Issue, LawSection, Receipt, place_name
from difflaw.i18n import N_
from difflaw.model import Law, Provision
from difflaw.spans import Span

CONFLICT = "two-instructions-one-place"
NO_PLACE = "no-such-place"


class TextCut(NamedTuple):
    """The characters from ``start`` to ``end`` of the old text become ``text``; ``rank`` puts in order what goes in at
    one place; ``order`` is the instruction."""

    start: int
    end: int
    rank: int
    text: str
    order: int


@dataclass
class Work:
    """One law and what is to become of it. Changed in place while instructions are resolved; the law never is."""

    law: Law
    section: LawSection
    cuts: list[TextCut] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @cached_property
    def style(self) -> SourceStyle:
        """How the source writes its lines."""
        return style_of(self.law)

    @cached_property
    def text(self) -> str:
        """The normalised text of the old law."""
        return self.law.text.text

    def free(self, span: Span) -> bool:
        """Whether no other change touches ``span``."""
        i = bisect_left(self.cuts, TextCut(span.start, 0, -(10**9), "", 0))
        around = self.cuts[max(0, i - BEFORE) : i + 2]
        return not any(_touch(span, cut) for cut in around)

    def cut(self, span: Span, text: str, order: int, *, rank: int = 0, place: str = "") -> bool:
        """Let ``span`` become ``text``; false, and an issue, where another instruction changes the same words."""
        if not self.free(span):
            words = span.of(self.text)
            self.fail(
                CONFLICT, N_("two instructions change the same words, “{words}”"), order, place, words=_short(words)
            )
            return False
        insort(self.cuts, TextCut(span.start, span.end, rank, text, order))
        if order >= 0:
            self.receipts.append(Receipt(order, place, span.of(self.text), text.strip("\n")))
        return True

    def fail(self, code: str, message: str, order: int, place_: str = "", /, **values: str) -> None:
        """An instruction cannot be applied."""
        self.issues.append(Issue(code, message, order, place_, _told(values), fatal=True))

    def tell(self, code: str, message: str, order: int = -1, place_: str = "", /, **values: str) -> None:
        """Something that a person must know."""
        self.issues.append(Issue(code, message, order, place_, _told(values)))

    def article(self, id: str) -> Provision | None:
        """The article of the main text that a target stands in."""
        return self.law.by_id.get(ids.article_of(id)) if ids.is_id(id) else None

    def missing(self, order: int, id: str) -> None:
        """A target is not there."""
        self.fail(NO_PLACE, N_("{place} is not in this law"), order, id, place=id)


BEFORE = 3
"""Changes looked at before a place: an insertion or two may stand at the very beginning of a longer change."""


def _told(values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What fills a message: places as a decision writes them."""
    return tuple((name, place_name(value) if name in ("place", "new") else value) for name, value in values.items())


def _touch(span: Span, cut: TextCut) -> bool:
    if span.start == span.end and cut.start == cut.end:
        return False
    if span.start == span.end:
        return cut.start < span.start < cut.end
    if cut.start == cut.end:
        return span.start < cut.start < span.end
    return span.start < cut.end and cut.start < span.end


def _short(words: str) -> str:
    line = words.replace("\n", " ")
    return line if len(line) <= 30 else line[:29] + "…"


class Ordered(NamedTuple):
    """An instruction and its place in its section."""

    order: int
    instruction: Instruction
