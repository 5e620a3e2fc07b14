"""What a report shows, row by row in reading order, whatever it is written in.

The terminal, Markdown, HTML, Word and Excel reports all read these rows, so they cannot disagree on
order, on what a clause is compared with, or on what is deleted. Everything here is plain text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from difflaw.changes import Change, Comparison
from difflaw.marks import UNCHANGED, Mark
from difflaw.model import DIVISIONS, Level, Part, PartKind, Provision
from difflaw.reading_order import Item, reading_order
from difflaw.render.view.blocks import MOVED, ClauseBlock, Side, blocks, clauses_by_article, side
from difflaw.render.view.flags import flags_of
from difflaw.render.view.names import Names, Ref, leaves_stub, old_anchor
from difflaw.render.view.quoting import Segment, on_one_line
from difflaw.render.view.shown_redlines import ChangeGroup, ShownRedlines, grouped, redlines, unit_of

__all__ = ["ClauseBlock", "Form", "Ref", "Row", "Segment", "Side", "Split", "new_words", "old_words", "rows"]


class Form(StrEnum):
    """What a row is."""

    PART = "part"
    DIVISION = "division"
    ARTICLE = "article"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Split:
    """An old provision that became several, and what it became."""

    old: Ref
    parts: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One article, heading or other part of the law, or the stub of one that moved away.

    ``topic`` is the redline of the words of the heading (chapter title, 〔topic〕). ``segments`` is the
    redline of the whole text, ``blocks`` the same clause by clause. ``origins`` names every old
    provision after this one (several for a merge), ``splits`` tells of each of them that went to several new
    ones. ``rivals`` names the runner-up of each uncertain change, in their order.
    ``depth`` nests divisions: 0 is 编, 1 分编, 2 章, 3 节.
    A row with ``gone_to`` is a stub: its redline is empty and stands at that place.
    """

    anchor: str
    form: Form
    depth: int
    old: Side | None
    new: Side | None
    flags: tuple[Mark, ...]
    topic: tuple[Segment, ...] = ()
    segments: tuple[Segment, ...] = ()
    blocks: tuple[ClauseBlock, ...] = ()
    origins: tuple[Ref, ...] = ()
    splits: tuple[Split, ...] = ()
    gone_to: tuple[Ref, ...] = ()
    rivals: tuple[Ref | None, ...] = ()
    changes: tuple[Change, ...] = ()
    part_kind: PartKind | None = None

    @property
    def flagged(self) -> bool:
        """Whether the row has a flag that says more than that it is unchanged."""
        return self.flags != (UNCHANGED,)


def rows(comparison: Comparison, *, quote: str = "normalised") -> tuple[Row, ...]:
    """The whole comparison as rows in reading order of the new law.

    What was deleted, and the stub of what moved away, stands where it stood in the old one. With
    ``quote`` = ``"source"`` texts are quoted as in the sources, glosses and traditional characters
    and all; otherwise (``"normalised"``) as compared.

    Guarantee: every change of the comparison stands in exactly one row, stubs aside; the new sides of
    a row's ``segments`` are its new text, and their old sides its old text unless it is a merge.
    """
    found = redlines(comparison, source=quote == "source")
    clauses = clauses_by_article(comparison.clauses, found)
    changes = (*comparison.parts, *comparison.divisions, *comparison.articles)
    return tuple(
        _row(placed.value, clauses, found) if placed.stub_at is None else _stub(placed.value, placed.stub_at, found)
        for placed in reading_order([_unit(group) for group in grouped(changes)])
    )


def _unit(group: ChangeGroup) -> Item[ChangeGroup]:
    new = group[0].new
    olds = [(change.old.span.start, leaves_stub(change)) for change in group if change.old]
    return Item(
        group,
        new.span.start if new else None,
        tuple(at for at, _ in olds),
        tuple(at for at, left in olds if left),
    )


def _row(group: ChangeGroup, clauses: dict[str, list[ChangeGroup]], found: ShownRedlines) -> Row:
    first, unit = group[0], unit_of(group)
    anchor = unit.id if first.new else old_anchor(unit.id)
    went = [(change.link.old, found.successor_refs(change.link.old)) for change in group if change.link.old]
    heading = _form(unit) is Form.DIVISION
    return Row(
        anchor=anchor,
        form=_form(unit),
        depth=_depth(unit),
        old=_side(first.old, found.old),
        new=_side(first.new, found.new),
        flags=flags_of(group),
        topic=(heading and on_one_line(found.of(group))) or found.topic(first.old, first.new),
        segments=() if heading else found.of(group),
        blocks=() if heading else blocks(anchor, group, clauses.get(anchor, ()), found),
        origins=tuple(found.old.ref(change.link.old) for change in group if change.link.old),
        splits=tuple(Split(found.old.ref(old), parts) for old, parts in went if len(parts) > 1),
        rivals=tuple(_rival(change, found) for change in group),
        changes=group,
        part_kind=unit.kind if isinstance(unit, Part) else None,
    )


def _stub(group: ChangeGroup, at: int, found: ShownRedlines) -> Row:
    change = next(change for change in group if change.old and change.old.span.start == at)
    old = change.old
    assert old is not None
    return Row(
        anchor=old_anchor(old.id),
        form=_form(old),
        depth=_depth(old),
        old=_side(old, found.old),
        new=None,
        flags=MOVED,
        topic=(),
        gone_to=(found.new.ref(change.link.new or ""),),
    )


def _form(unit: Provision | Part) -> Form:
    if isinstance(unit, Part):
        return Form.PART
    if unit.level in DIVISIONS:
        return Form.DIVISION
    return Form.ANNEX if unit.level is Level.ANNEX else Form.ARTICLE


def _depth(unit: Provision | Part) -> int:
    return DIVISIONS.index(unit.level) if isinstance(unit, Provision) and unit.level in DIVISIONS else 0


def _side(unit: Provision | Part | None, names: Names) -> Side | None:
    return Side(unit.id, "", "", "") if isinstance(unit, Part) else side(unit, names)


def _rival(change: Change, found: ShownRedlines) -> Ref | None:
    """The runner-up on the new side; on the old one for what was added."""
    rival = change.link.rival
    return (found.new if change.link.old else found.old).ref(rival) if rival else None


def old_words(segments: Iterable[Segment]) -> str:
    """The old side of a redline."""
    return "".join(segment.old for segment in segments)


def new_words(segments: Iterable[Segment]) -> str:
    """The new side of a redline."""
    return "".join(segment.new for segment in segments)
