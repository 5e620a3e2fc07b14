"""Clauses of one article that became one another crosswise: a paragraph cut in two, a list out of a sentence.

Their words stand in the redline of the article once, whichever clause each was put into. So they are shown as that
redline has them, a line for each clause of the new text, with a sign where a line end was put in or struck.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from difflaw.changes import Change, Edit, IdPair, Op
from difflaw.model import CLAUSES, Provision
from difflaw.render.view.quoting import Segment

BREAK = "¶"
"""What stands for a line end that only one side has."""


@dataclass(frozen=True, slots=True)
class Joint:
    """Clauses that were compared together, by their ids: those of the old text, and those of the new one, each with
    its line of the redline. In a line that is struck or put in, a line feed is one that only one side has."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    lines: tuple[tuple[Edit, ...], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A clause with all that stands in front of the next one, and its ``end`` without the line end."""

    id: str
    start: int
    end: int


def joints(change: Change, linked: Collection[IdPair]) -> list[Joint]:
    """The clauses of an article that became more than one of the other side, or came from more than one: by the words
    that its redline keeps, and by the links of its clauses, ``linked``, but for those that it shows as moves. What is
    put in or struck amid them is of them.
    """
    if not (isinstance(change.old, Provision) and isinstance(change.new, Provision)):
        return []
    old, new = _lines(change.old), _lines(change.new)
    pairs = _shared(change.edits, old, new)
    told = {edit.ref for edit in change.edits if edit.op is Op.MOVE}
    places = {line.id: i for i, line in enumerate(old)}, {line.id: j for j, line in enumerate(new)}
    pairs |= {
        (places[0][a], places[1][b]) for a, b in linked if a in places[0] and b in places[1] and not {a, b} & told
    }
    free = set(range(len(old))) - {i for i, _ in pairs}, set(range(len(new))) - {j for _, j in pairs}
    found = []
    for olds, news in _together(pairs):
        left, right = range(min(olds), max(olds) + 1), range(min(news), max(news) + 1)
        if len(left) + len(right) > 2 and olds | free[0] >= set(left) and news | free[1] >= set(right):
            here, there = [old[i] for i in left], [new[j] for j in right]
            lines = _cut(change.edits, here, there)
            found.append(Joint(tuple(line.id for line in here), tuple(line.id for line in there), lines))
    return found


def _lines(article: Provision) -> list[_Line]:
    clauses = [below for below in article.walk() if below.level in CLAUSES]
    starts = [clause.span.start for clause in clauses]
    ends = [*(start - 1 for start in starts[1:]), article.body.end]
    return [_Line(clause.id, start, end) for clause, start, end in zip(clauses, starts, ends, strict=True)]


def _shared(edits: Iterable[Edit], old: Sequence[_Line], new: Sequence[_Line]) -> set[tuple[int, int]]:
    """The places in ``old`` and ``new`` of any two lines that have words in common in the redline."""
    found = set()
    for edit in edits:
        if edit.op is Op.KEEP:
            at = edit.old_at
            for piece in edit.old.splitlines(keepends=True):
                if piece.strip():
                    found.add((_place(old, at), _place(new, edit.new_at + at - edit.old_at)))
                at += len(piece)
    return {pair for pair in found if min(pair) >= 0}


def _place(lines: Sequence[_Line], at: int) -> int:
    return bisect_right(lines, at, key=lambda line: line.start) - 1


def _together(pairs: Iterable[tuple[int, int]]) -> list[tuple[set[int], set[int]]]:
    """The places on either side that hang together."""
    groups: list[tuple[set[int], set[int]]] = []
    for old, new in sorted(pairs):
        joined = ({old}, {new})
        apart = []
        for group in groups:
            if old in group[0] or new in group[1]:
                joined = (joined[0] | group[0], joined[1] | group[1])
            else:
                apart.append(group)
        groups = [*apart, joined]
    return groups


def _cut(edits: Iterable[Edit], old: Sequence[_Line], new: Sequence[_Line]) -> tuple[tuple[Edit, ...], ...]:
    """The edits between these clauses, line by line of the new text."""
    found: list[list[Edit]] = [[] for _ in new]
    for edit in edits:
        if edit.op is Op.DELETE:
            for piece in _within(edit, edit.old_at, old[0].start, old[-1].end):
                found[max(0, _place(new, edit.new_at))].append(piece)
        else:
            for number, line in enumerate(new):
                # The line end belongs to the line before it, and shows where the other side has none.
                end = line.end + (edit.op is Op.INSERT and line is not new[-1])
                found[number] += _within(edit, edit.new_at, line.start, end)
    return tuple(map(tuple, found))


def _within(edit: Edit, at: int, start: int, end: int) -> Iterator[Edit]:
    """What of an edit whose telling side begins ``at`` stands between ``start`` and ``end``."""
    length = len(edit.old or edit.new)
    low, high = max(0, start - at), min(length, end - at)
    if low < high:
        old_at = edit.old_at + (low if edit.old else 0)
        new_at = edit.new_at + (low if edit.new else 0)
        yield replace(edit, old=edit.old[low:high], new=edit.new[low:high], old_at=old_at, new_at=new_at)


def with_breaks(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """The segments of a line with a sign for each line end that only one side has.

    >>> [segment.new for segment in with_breaks([Segment(Op.KEEP, "甲。", "甲。"), Segment(Op.INSERT, "", "乙。\\n")])]
    ['甲。', '乙。¶']
    """
    return tuple(
        replace(segment, old=segment.old.replace("\n", BREAK), new=segment.new.replace("\n", BREAK))
        for segment in segments
    )
