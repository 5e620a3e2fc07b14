"""The one rule of numbers: what is put in has the number that is said, and all else follows in its order.

A target is numbered as in the old law, a new place as in the new one. So the new number of what stays is its old
number, less what was deleted before it, plus what was put in before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple


class Ranked(NamedTuple):
    """One member of a new sequence: its ``number``, and its ``old`` number; none for what was put in."""

    number: int
    old: int | None


class Arranged(NamedTuple):
    """A new sequence, and the numbers said for something put in that do not follow the one before."""

    row: tuple[Ranked, ...]
    gaps: tuple[int, ...]


def arrange(old: Sequence[int], gone: Collection[int], put: Iterable[int], *, shifts: bool = True) -> Arranged:
    """The sequence of the ``old`` numbers without those ``gone`` and with ``put`` (numbers in the new sequence).

    Gaps that the old numbers have stay. Without ``shifts`` what stays keeps its number.

    >>> [tuple(member) for member in arrange([1, 2, 3, 4], {2}, [3]).row]
    [(1, 1), (2, 3), (3, None), (4, 4)]
    """
    waiting = sorted(put)
    row: list[Ranked] = []
    shift = 0
    next_put = 0
    for number in old:
        while next_put < len(waiting) and waiting[next_put] <= number + shift:
            row.append(Ranked(waiting[next_put], None))
            next_put += 1
            shift += shifts
        if number in gone:
            shift -= shifts
        else:
            row.append(Ranked(number + shift, number))
    gaps = []
    for number in waiting[next_put:]:
        if row and number != row[-1].number + 1:
            gaps.append(number)
        row.append(Ranked(number, None))
    return Arranged(tuple(row), tuple(gaps))
