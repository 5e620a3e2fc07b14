"""Which provisions changed their words: for one that was split or merged, more than where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from difflaw.changes import Link, Op, Redline


def reworded(links: Sequence[Link], redlines: Sequence[Redline]) -> set[int]:
    """The indexes of the links whose redline strikes or puts in words.

    Where a provision was split, what another part kept was not struck, and where several became one, what another
    brought along was not put in: a provision that was split off whole did not change its words. What none kept is
    said of the part that keeps the words before it, or else of the first that keeps any.
    """
    by_old: defaultdict[str, list[int]] = defaultdict(list)
    by_new: defaultdict[str, list[int]] = defaultdict(list)
    for at, link in enumerate(links):
        if link.old and link.new:
            by_old[link.old].append(at)
            by_new[link.new].append(at)
    found = set[int]()
    for group in by_old.values():
        found |= _touched(group, redlines, old=True)
    for group in by_new.values():
        found |= _touched(group, redlines, old=False)
    return found


def _touched(group: Sequence[int], redlines: Sequence[Redline], *, old: bool) -> set[int]:
    """Those of ``group``, which share one side, that answer for words which only that side has."""
    lonely = Op.DELETE if old else Op.INSERT
    if len(group) == 1:
        return {at for at in group if any(edit.op is lonely for edit in redlines[at])}
    told, moved = dict[int, int](), set[int]()
    lost = set[int]()
    for at in group:
        for edit in redlines[at]:
            text, start = (edit.old, edit.old_at) if old else (edit.new, edit.new_at)
            places = [place for place, sign in enumerate(text, start) if sign.strip()]
            if edit.op is Op.KEEP:
                told |= {place: told.get(place, at) for place in places}
            elif edit.op is Op.MOVE:
                moved.update(places)
            elif edit.op is lonely:
                lost.update(places)
    return _answering(sorted(lost - told.keys() - moved), told, group[0])


def _answering(lost: Sequence[int], told: Mapping[int, int], first: int) -> set[int]:
    """Which links tell the words before each place that is lost; ``told`` has the link that tells each place."""
    kept = sorted(told)
    before = (bisect_left(kept, place) - 1 for place in lost)
    return {told[kept[max(at, 0)]] if kept else first for at in before}
