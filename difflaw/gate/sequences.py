"""Numbers that ought to count on: where a row of them does not, with one remark for one slip."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

Key = tuple[int, int]
"""A number and what is added to it: 133-1 is ``(133, 1)``."""


class Break(StrEnum):
    """In which way a number does not follow the one before it."""

    START = "start"
    REPEAT = "repeat"
    BACK = "back"
    GAP = "gap"


class Slip(NamedTuple):
    """A number that does not follow: its place in the row, in which way, the number before it and its own."""

    place: int
    kind: Break
    before: Key
    here: Key


def key(number: str) -> Key:
    """The number of a provision, as something to count with.

    >>> key("133-1"), key("21")
    ((133, 1), (21, 0))
    """
    main, _, second = number.partition("-")
    return int(main), int(second or 0)


def slips(row: Sequence[Key], elsewhere: Collection[int] = ()) -> Iterator[Slip]:
    """Where ``row`` does not count on from 1, each cause once.

    A single wrong number among right ones is one slip, not one on its way in and one on its way out; a number that
    stands at another place of the row, or ``elsewhere``, is not missing.

    >>> [(slip.place, str(slip.kind)) for slip in slips([(1, 0), (2, 0), (2, 0), (4, 0), (6, 0)])]
    [(2, 'repeat'), (4, 'gap')]
    >>> [(slip.place, str(slip.kind)) for slip in slips([(1, 0), (3, 0), (2, 0), (4, 0)])]
    [(2, 'back')]
    """
    present = {main for main, _ in row} | set(elsewhere)
    last = (0, 0)
    for place, here in enumerate(row):
        following = row[place + 1] if place + 1 < len(row) else None
        if not _follows(last, here):
            single = following == (last[0] + 2, 0)
            kind = _kind(last, here, place)
            if single or kind is not Break.GAP or _missing(last, here, present):
                yield Slip(place, kind, last, here)
            here = (last[0] + 1, 0) if single else here
        last = here


def _follows(last: Key, here: Key) -> bool:
    return here in ((last[0], last[1] + 1), (last[0] + 1, 0)) and here != (0, 1)


def _kind(last: Key, here: Key, place: int) -> Break:
    if place == 0:
        return Break.START
    if here == last:
        return Break.REPEAT
    return Break.BACK if here < last else Break.GAP


def _missing(last: Key, here: Key, present: Collection[int]) -> bool:
    if here[0] == last[0]:
        return True
    return here[1] > 0 or any(number not in present for number in range(last[0] + 1, here[0]))
