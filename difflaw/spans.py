"""Places in a text, and the way back from normalised text to its source.

All offsets are counted in Unicode code points; every interval is half-open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The half-open interval of code points from ``start`` to ``end``.

    >>> span = Span(2, 5)
    >>> len(span), span.of("abcdefg")
    (3, 'cde')

    Raises ``ValueError`` when ``start`` is negative or after ``end``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The part of ``text`` that this span covers."""
        return text[self.start : self.end]


class Rewrite(NamedTuple):
    """One replacement: the characters from ``start`` to ``end`` become ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each character of a rewritten text stood before the rewriting.

    The map is a list of runs. Run ``i`` begins at ``new[i]`` in the rewritten text and at ``old[i]``
    in the original; it covers ``width[i]`` original characters. A run whose two widths are equal
    maps character by character, any other maps as a whole. Original characters between two runs
    were dropped.

    Guarantees: ``new`` ascends strictly; ``old`` ascends; every rewritten character has a place.
    """

    new: tuple[int, ...]
    old: tuple[int, ...]
    width: tuple[int, ...]
    length: int
    """Length of the rewritten text."""

    @staticmethod
    def identity(length: int) -> OffsetMap:
        """The map of a text of ``length`` characters that was not rewritten.

        >>> OffsetMap.identity(5).to_source(Span(1, 3))
        Span(start=1, end=3)
        """
        return OffsetMap((0,), (0,), (length,), length) if length else OffsetMap((), (), (), 0)

    def to_source(self, span: Span) -> Span:
        """The original characters from which those in ``span`` were made.

        An empty span maps to the empty place before the character that follows it.

        >>> text, offsets = rewrite("促進(jìn)會", [Rewrite(1, 7, "进")])
        >>> text, offsets.to_source(Span(0, 1)), offsets.to_source(Span(1, 2))
        ('促进會', Span(start=0, end=1), Span(start=1, end=7))
        """
        if not self.new:
            return Span(0, 0)
        start = self._first(min(span.start, self.length))
        return Span(start, max(start, self._last(span.end - 1))) if span.end > span.start else Span(start, start)

    def _first(self, offset: int) -> int:
        i = bisect_right(self.new, offset) - 1
        if offset >= self.length:
            return self.old[-1] + self.width[-1]
        return self.old[i] + (offset - self.new[i] if self._by_character(i) else 0)

    def _last(self, offset: int) -> int:
        i = bisect_right(self.new, offset) - 1
        if self._by_character(i):
            return self.old[i] + (offset - self.new[i]) + 1
        return self.old[i] + self.width[i]

    def _by_character(self, run: int) -> bool:
        end = self.new[run + 1] if run + 1 < len(self.new) else self.length
        return end - self.new[run] == self.width[run]

    def after(self, earlier: OffsetMap) -> OffsetMap:
        """This map laid after ``earlier``: from this map's text straight to the earlier original.

        >>> once, first = rewrite("a  b", [Rewrite(1, 3, " ")])
        >>> twice, second = rewrite(once, [Rewrite(0, 1, "")])
        >>> twice, second.after(first).to_source(Span(0, 1))
        (' b', Span(start=1, end=3))
        """
        unchanged = len(earlier.new) == 1 and earlier.old == (0,) and earlier.width == (earlier.length,)
        if unchanged or not self.new:
            return self
        new: list[int] = []
        old: list[int] = []
        width: list[int] = []
        j = 0
        ends = (*earlier.new[1:], earlier.length)
        for start, end, middle, wide in zip(self.new, (*self.new[1:], self.length), self.old, self.width, strict=True):
            while j < len(ends) and ends[j] <= middle:
                j += 1
            if end - start != wide:
                first = earlier._first(middle)
                last = max(first, earlier._last(middle + wide - 1)) if wide else first
                _append_whole(new, old, width, (start, end), (first, last))
                continue
            at, k = start, j
            while at < end:
                # The part of this run that lies within one run of the earlier map.
                take = min(end - at, ends[k] - middle)
                begin = earlier.new[k]
                by_character = ends[k] - begin == earlier.width[k]
                if by_character:
                    new.append(at)
                    old.append(earlier.old[k] + middle - begin)
                    width.append(take)
                else:
                    source = (earlier.old[k], earlier.old[k] + earlier.width[k])
                    _append_whole(new, old, width, (at, at + take), source)
                at, middle, k = at + take, middle + take, k + 1
        return OffsetMap(tuple(new), tuple(old), tuple(width), self.length)


def _append_whole(
    new: list[int], old: list[int], width: list[int], here: tuple[int, int], source: tuple[int, int]
) -> None:
    """Append the run ``here`` so that each of its characters comes from all of ``source`` (both from, to);
    where they are of one length, in two runs, so that it is not taken for one that maps character by character."""
    wide = source[1] - source[0]
    for start in (here[0], here[0] + 1) if here[1] - here[0] == wide > 1 else (here[0],):
        new.append(start)
        old.append(source[0])
        width.append(wide)


def rewrite(text: str, rewrites: Iterable[Rewrite]) -> tuple[str, OffsetMap]:
    """Apply ``rewrites`` (ascending, not overlapping) and say where every character came from.

    >>> rewrite("目 錄", [Rewrite(1, 2, "")])[0]
    '目錄'

    Raises ``ValueError`` when rewrites overlap or are out of order.
    """
    pieces: list[str] = []
    new: list[int] = []
    old: list[int] = []
    width: list[int] = []
    at = length = 0

    for change in (*rewrites, Rewrite(len(text), len(text), "")):
        start, end, piece = change
        if start < at:
            raise ValueError(f"rewrites overlap at {start}")
        if at < start:
            new.append(length)
            old.append(at)
            width.append(start - at)
            pieces.append(text[at:start])
            length += start - at
        if piece:
            new.append(length)
            old.append(start)
            width.append(end - start)
            pieces.append(piece)
            length += len(piece)
        at = end
    return "".join(pieces), OffsetMap(tuple(new), tuple(old), tuple(width), length)
