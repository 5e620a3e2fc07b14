"""ShownRedlines as they are shown: the normalised text, or the original characters that it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from difflaw.changes import Edit, Op
from difflaw.model import Law
from difflaw.render.view.names import Ref
from difflaw.spans import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of a redline as it is shown: ``old`` and ``new`` differ in KEEP only when the original
    spelling is quoted. ``ref`` of a MOVE is the place its words came from or went to."""

    op: Op
    old: str
    new: str
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Quoter:
    """Turns edits into segments. With ``source`` false both laws are quoted as compared."""

    old: Law
    new: Law
    source: bool
    place: Callable[[str, bool], Ref]
    """Names a provision by id and whether it is of the old law."""

    def segments(self, redline: Iterable[Edit]) -> tuple[Segment, ...]:
        """The steps as segments, in the spelling asked for."""
        return tuple(
            Segment(
                step.op,
                self._quote(self.old, step.old_at, step.old),
                self._quote(self.new, step.new_at, step.new),
                self.place(step.ref, not step.old) if step.ref else None,
            )
            for step in redline
        )

    def _quote(self, law: Law, at: int, text: str) -> str:
        if not self.source or not text:
            return text
        return _LINE_END.sub("\n", law.text.quote(Span(at, at + len(text))))


_LINE_END = re.compile(r"\s*\n\s*")


def lines(segments: Iterable[Segment]) -> tuple[tuple[Segment, ...], ...]:
    """The segments line by line; a line end on either side ends the line.

    >>> [[s.new for s in line] for line in lines([Segment(Op.INSERT, "", "a\\nb"), Segment(Op.KEEP, "c", "c")])]
    [['a'], ['b', 'c']]
    """
    found: list[list[Segment]] = [[]]
    for segment in segments:
        old, new = segment.old.split("\n"), segment.new.split("\n")
        for i in range(max(len(old), len(new))):
            if i:
                found.append([])
            pair = (old[i] if i < len(old) else "", new[i] if i < len(new) else "")
            if any(pair):
                found[-1].append(Segment(segment.op, *pair, segment.ref))
    return tuple(tuple(line) for line in found if line)


def on_one_line(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """The segments without their line ends: the words of a heading, on however many lines it stands.

    >>> pieces = Segment(Op.KEEP, "总", "总"), Segment(Op.DELETE, "\\n", ""), Segment(Op.KEEP, "则", "则")
    >>> [segment.new for segment in on_one_line(pieces)]
    ['总', '则']
    """
    bare = (Segment(s.op, s.old.replace("\n", ""), s.new.replace("\n", ""), s.ref) for s in segments)
    return tuple(segment for segment in bare if segment.old or segment.new)
