"""The text of one article, part or annex clause by clause: what is compared with what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from difflaw.changes import Change, Kind
from difflaw.marks import REVIEW, Mark, mark
from difflaw.model import CLAUSES, Provision
from difflaw.reading_order import Item, reading_order
from difflaw.render.view.flags import flags_of
from difflaw.render.view.joint_clauses import joints, with_breaks
from difflaw.render.view.names import Names, Ref, leaves_stub, line_anchor, old_anchor
from difflaw.render.view.quoting import Segment, lines
from difflaw.render.view.shown_redlines import ChangeGroup, ShownRedlines, grouped, text_at, unit_of

MOVED = (mark(Kind.MOVED),)
"""The flags of a stub."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a row or block: label as written (``第二十一条``, ``（三）``), topic, full name."""

    id: str
    label: str
    topic: str
    name: str


@dataclass(frozen=True, slots=True)
class ClauseBlock:
    """One clause of a row, or one line of its text: what is compared with what.

    ``depth`` is 0 for a paragraph, 1 for an item, 2 for a subitem. The labels of items stand in
    ``old`` and ``new`` and not in ``segments``; a block without sides is a line with all that is in
    it. ``came_from`` names the old clauses where they stood in another article or place. A block
    with ``gone_to`` is a stub: the clause left for that place, and its redline is there.
    """

    anchor: str
    depth: int
    segments: tuple[Segment, ...]
    old: Side | None = None
    new: Side | None = None
    flags: tuple[Mark, ...] = ()
    came_from: tuple[Ref, ...] = ()
    gone_to: tuple[Ref, ...] = ()
    changes: tuple[Change, ...] = ()


def side(provision: Provision | None, names: Names) -> Side | None:
    """A provision as a side."""
    if provision is None:
        return None
    name = names.names.get(provision.id, provision.id)
    return Side(provision.id, provision.label, provision.topic, name)


def clauses_by_article(changes: Iterable[Change], found: ShownRedlines) -> dict[str, list[ChangeGroup]]:
    """The clause changes of each article, by its new id, or under ``old-ID`` if it has none.

    A clause that left its article for another comes under both.
    """
    articles: defaultdict[str, list[ChangeGroup]] = defaultdict(list)
    for group in grouped(changes):
        places = []
        for change in group:
            if change.link.new:
                places.append(found.new.owners.get(change.link.new))
            if owner := found.old.owners.get(change.link.old or ""):
                places.append(found.successors.get(owner, (old_anchor(owner),))[0])
        for place in dict.fromkeys(filter(None, places)):
            articles[place].append(group)
    return articles


def blocks(
    anchor: str, group: ChangeGroup, clauses: Sequence[ChangeGroup], found: ShownRedlines
) -> tuple[ClauseBlock, ...]:
    """The blocks of the row ``anchor`` for the article changes ``group``.

    Where the clause changes show every clause of both sides, they are the blocks; where nothing was
    compared inside (added, deleted, unchanged) the clauses themselves; else the lines of the redline.
    """
    if isinstance(unit_of(group), Provision):
        if _covered(group, clauses, found):
            return tuple(_compared(anchor, group, clauses, found))
        if plain := _plain(group[0], found):
            return plain
    return tuple(ClauseBlock(line_anchor(anchor, i), 0, line) for i, line in enumerate(lines(found.of(group)), 1))


def _clauses(provision: object) -> tuple[Provision, ...]:
    if not isinstance(provision, Provision):
        return ()
    return tuple(below for below in provision.walk() if below.level in CLAUSES)


def _covered(group: ChangeGroup, clauses: Sequence[ChangeGroup], found: ShownRedlines) -> bool:
    """Whether the clause changes show every clause, so that no text is lost by showing them.

    Of a split only the first part shows the clauses that went to another (as stubs).
    """
    new = {change.link.new for clause in clauses for change in clause}
    old = {change.link.old for clause in clauses for change in clause}
    first = [c for c in group if found.successors.get(c.link.old or "", (c.link.new,))[0] == c.link.new]
    return (
        bool(clauses)
        and all(clause.id in new for clause in _clauses(group[0].new))
        and all(clause.id in old for change in first for clause in _clauses(change.old))
    )


def _compared(
    anchor: str, group: ChangeGroup, clauses: Sequence[ChangeGroup], found: ShownRedlines
) -> Iterator[ClauseBlock]:
    origins = {change.link.old for change in group}
    leavers = _leavers(anchor, group, clauses, found)
    here = [clause for clause in clauses if not _away(clause, anchor, found)]
    there = [clause for clause in clauses if _away(clause, anchor, found) and leavers & _olds(clause)]
    joint = _joint_blocks(group, here, found)
    told = {id(change) for block in joint.values() for change in block.changes}
    shown = [clause for clause in here if clause[0].new or id(clause[0]) not in told]
    units = [_standing(clause, origins, leavers, found) for clause in shown]
    units += [Item(clause, None, _old_places(clause, leavers)[:1]) for clause in there]
    for placed in reading_order(units):
        if placed.stub_at is None and placed.value not in there:
            new = placed.value[0].link.new
            yield joint[new] if new in joint else _block(placed.value, origins, found)
            continue
        left = [c for c in placed.value if c.old and placed.stub_at in (None, c.old.span.start)]
        yield from _stubs(left, leavers, found)
        leavers -= _olds(left)


def _joint_blocks(group: ChangeGroup, clauses: Sequence[ChangeGroup], found: ShownRedlines) -> dict[str, ClauseBlock]:
    """The blocks of those new clauses, by id, that were compared together with others; they have the changes of the
    old clauses that are gone and whose words they show. Where an article became several or came from several, each
    is a row of its own."""
    if len(group) > 1 or len(found.successors.get(group[0].link.old or "", ())) > 1:
        return {}
    by_new = {clause[0].new.id: clause for clause in clauses if clause[0].new}
    gone = {clause[0].old.id: clause for clause in clauses if clause[0].old and not clause[0].new}
    blocks: dict[str, ClauseBlock] = {}
    links = [change.link for clause in clauses for change in clause]
    for joint in joints(group[0], {(link.old, link.new) for link in links if link.old and link.new}):
        changes = [change for old in joint.old for change in gone.get(old, ())]
        for new, edits in zip(joint.new, joint.lines, strict=True):
            changes += by_new[new]
            flags = tuple(flag for flag in flags_of(changes) if flag == REVIEW)
            segments = with_breaks(found.quoter.segments(edits))
            blocks[new] = ClauseBlock(new, _depth(changes[-1].new), segments, flags=flags, changes=tuple(changes))
            changes = []
    return blocks


def _olds(clause: Iterable[Change]) -> set[str]:
    return {change.link.old for change in clause if change.link.old}


def _old_places(clause: Iterable[Change], among: Collection[str]) -> tuple[int, ...]:
    return tuple(change.old.span.start for change in clause if change.old and change.link.old in among)


def _away(clause: ChangeGroup, anchor: str, found: ShownRedlines) -> bool:
    """Whether the clause stands in another article now."""
    new = clause[0].new
    return new is not None and found.new.owners.get(new.id) != anchor


def _leavers(anchor: str, group: ChangeGroup, clauses: Sequence[ChangeGroup], found: ShownRedlines) -> set[str]:
    """The old clauses that leave a stub in this row: they stood here, and stand elsewhere now.

    Here means in an article whose first successor this is. In a merge nothing moves within the row:
    where the clauses of two articles come together, their order is new by necessity.
    """
    home = {c.link.old for c in group if found.successors.get(c.link.old or "", ("",))[0] == anchor}
    pairs = [(change, _away(clause, anchor, found)) for clause in clauses for change in clause if change.new]
    stayed = _olds(change for change, away in pairs if not away and not leaves_stub(change))
    gone = _olds(change for change, away in pairs if away or (leaves_stub(change) and len(group) == 1))
    return {old for old in gone - stayed if found.old.owners.get(old) in home}


def _standing(
    clause: ChangeGroup, origins: set[str | None], leavers: set[str], found: ShownRedlines
) -> Item[ChangeGroup]:
    new = clause[0].new
    own = [old for old in _olds(clause) if found.old.owners.get(old) in origins]
    left = _old_places(clause, leavers) if new else ()
    return Item(clause, new.span.start if new else None, _old_places(clause, own), left)


def _stubs(clause: Iterable[Change], leavers: set[str], found: ShownRedlines) -> Iterator[ClauseBlock]:
    for change in clause:
        old = change.old
        if isinstance(old, Provision) and old.id in leavers:
            gone_to = found.successor_refs(old.id)
            yield ClauseBlock(old_anchor(old.id), _depth(old), (), side(old, found.old), flags=MOVED, gone_to=gone_to)


def _block(clause: ChangeGroup, origins: set[str | None], found: ShownRedlines) -> ClauseBlock:
    first = clause[0]
    unit = unit_of(clause)
    came_from = [
        found.old.ref(change.old.id)
        for change in clause
        if change.old and change.new and (found.old.owners.get(change.old.id) not in origins or leaves_stub(change))
    ]
    return ClauseBlock(
        anchor=unit.id if first.new else old_anchor(unit.id),
        depth=_depth(unit),
        segments=found.of(clause),
        old=side(first.old, found.old) if isinstance(first.old, Provision) else None,
        new=side(first.new, found.new) if isinstance(first.new, Provision) else None,
        flags=flags_of(clause),
        came_from=tuple(came_from),
        changes=clause,
    )


def _plain(change: Change, found: ShownRedlines) -> tuple[ClauseBlock, ...]:
    """The clauses of an article in which nothing was compared; none if the two sides do not match."""
    old, new = _clauses(change.old), _clauses(change.new)
    if change.old and change.new:
        alike = [clause.lead for clause in old] == [clause.lead for clause in new]
        if Kind.MODIFIED in change.kinds or not alike:
            return ()
    pairs = zip(old or [None] * len(new), new or [None] * len(old), strict=True)
    return tuple(_plain_block(before, after, found) for before, after in pairs)


def _plain_block(old: Provision | None, new: Provision | None, found: ShownRedlines) -> ClauseBlock:
    unit = new or old
    assert unit is not None
    before, after = old.lead if old else "", new.lead if new else ""
    segments = found.replaced(before, after, text_at(old), text_at(new))
    anchor = unit.id if new else old_anchor(unit.id)
    return ClauseBlock(anchor, _depth(unit), segments, side(old, found.old), side(new, found.new))


def _depth(unit: object) -> int:
    return CLAUSES.index(unit.level) if isinstance(unit, Provision) and unit.level in CLAUSES else 0
