"""One redline out of the several that a split or a merge has.

Each edge of a split carries the redline of the whole old article against one part, so what went to
the other part looks deleted; each edge of a merge shows what came from the other as inserted. Here
each old character is given to the one part that keeps it, and each new one to where it came from; both
texts can be read out of what is shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from difflaw.changes import Edit, Op
from difflaw.spans import Span

Steps = Sequence[Edit]
"""A redline, or the part of one that a report shows in one place; every edit knows its places."""


def split_shares(redlines: Sequence[Steps], refs: Sequence[str]) -> list[Steps]:
    """The redlines of one old text against each of its parts, where ``refs`` are the parts' ids.

    What another part keeps is no longer DELETE but MOVE with that part as ``ref``; what no part keeps
    stays deleted in the part that keeps most of the phrase it stands in, or else the text before it. New sides
    stay exact, and so do old ones.

    >>> from difflaw.changes import placed
    >>> whole = placed([Edit(Op.KEEP, "甲。", "甲。"), Edit(Op.DELETE, "乙。", "")], 0, 0)
    >>> other = placed([Edit(Op.DELETE, "甲。", ""), Edit(Op.KEEP, "乙。", "乙。")], 0, 9)
    >>> for share in split_shares([whole, other], ["art_1", "art_2"]):
    ...     print([(str(step.op), step.old, step.ref) for step in share])
    [('keep', '甲。', ''), ('move', '乙。', 'art_2')]
    [('move', '甲。', 'art_1'), ('keep', '乙。', '')]
    """
    if len(redlines) < 2:
        return list(redlines)
    owners = _owners(redlines)
    return [tuple(_own_share(redline, owners, me, refs)) for me, redline in enumerate(redlines)]


def _owners(redlines: Sequence[Steps]) -> list[int]:
    """For each old character the number of the redline that answers for it."""
    start = redlines[0][0].old_at if redlines[0] else 0
    keeper: list[int | None] = [None] * sum(len(step.old) for step in redlines[0])
    for number in reversed(range(len(redlines))):
        for step in redlines[number]:
            if step.op is Op.KEEP:
                at = step.old_at - start
                keeper[at : at + len(step.old)] = [number] * len(step.old)
    last = next((k for k in keeper if k is not None), 0)
    owners: list[int] = []
    for phrase in _PHRASE.finditer("".join(step.old for step in redlines[0])):
        kept = Counter(k for k in keeper[phrase.start() : phrase.end()] if k is not None)
        last = max(kept, key=lambda k: (kept[k], -k)) if kept else last
        owners += [last if k is None else k for k in keeper[phrase.start() : phrase.end()]]
    return owners


_PHRASE = re.compile(r"[^，。；：\n]*(?:[，。；：\n]+|$)")


def _own_share(redline: Steps, owners: list[int], me: int, refs: Sequence[str]) -> Iterator[Edit]:
    start = redline[0].old_at if redline else 0
    for step in redline:
        if step.op is not Op.DELETE:
            yield step
            continue
        places = range(step.old_at, step.old_at + len(step.old))
        for owner, run in groupby(places, key=lambda place: owners[place - start]):
            at, *rest = run
            piece = step.old[at - step.old_at :][: 1 + len(rest)]
            op, ref = (Op.DELETE, "") if owner == me else (Op.MOVE, refs[owner])
            yield Edit(op, piece, "", ref, at, step.new_at)


LEAST_MOVE = 8
"""Characters in a row that one origin gave amid the words of another, from which they are shown as moved. Fewer are
words that two articles have in common anyhow: 应当按照规定 has six, 县级以上人民政府 eight."""


def merge_shares(redlines: Sequence[Steps], refs: Sequence[str], here: str) -> Steps:
    """One redline of one new text out of those against each of its origins.

    ``refs`` are the ids of the origins, ``here`` is that of the new unit. Each origin has one stretch of the new
    text, in the order of what they keep of it, and there its own redline is shown, whole. What it gave to the
    stretch of another has moved there, unless the other keeps it too: the merge said it once.

    The new sides, joined, are the new text; the old sides are the texts of the origins, each whole, one after
    the other.

    >>> from difflaw.changes import placed
    >>> first = placed([Edit(Op.KEEP, "甲。", "甲。"), Edit(Op.INSERT, "", "乙。")], 0, 0)
    >>> second = placed([Edit(Op.INSERT, "", "甲。"), Edit(Op.DELETE, "又", ""), Edit(Op.KEEP, "乙。", "乙。")], 9, 0)
    >>> [(str(step.op), step.old, step.new) for step in merge_shares([first, second], ["art_1", "art_2"], "art_1")]
    [('keep', '甲。', '甲。'), ('delete', '又', ''), ('keep', '乙。', '乙。')]
    """
    if len(redlines) < 2:
        return redlines[0]
    kept = [_kept(redline) for redline in redlines]
    stretches = _stretches(redlines[0], kept)
    moved = _moved(kept, stretches)
    found: list[Edit] = []
    for number, own in stretches:
        for step in redlines[number]:
            found += _shown(step, number, own, moved, refs, here)
    return tuple(found)


def _kept(redline: Steps) -> list[Span]:
    """The places in the new text of what comes from this origin."""
    return [Span(step.new_at, step.new_at + len(step.new)) for step in redline if step.new and step.op is not Op.INSERT]


def _stretches(redline: Steps, kept: Sequence[Sequence[Span]]) -> list[tuple[int, Span]]:
    """The numbers of the origins in the order in which they are shown, each with its stretch of the new text, which
    is that of ``redline``."""
    order = sorted(range(len(kept)), key=lambda number: (_middle(kept[number]), number))
    start = redline[0].new_at if redline else 0
    borders = [start]
    for one, two in pairwise(order):
        borders.append(_border(kept[one], kept[two], borders[-1]))
    borders.append(start + sum(len(step.new) for step in redline))
    return [(number, Span(*ends)) for number, ends in zip(order, pairwise(borders), strict=True)]


def _middle(kept: Sequence[Span]) -> int:
    """The place in the new text before which half of the ``kept`` characters stand."""
    left = sum(map(len, kept)) // 2
    for span in kept:
        if left < len(span):
            return span.start + left
        left -= len(span)
    return 0


def _border(one: Sequence[Span], two: Sequence[Span], start: int) -> int:
    """The first place from ``start`` on that has most of ``one`` before it and most of ``two`` after it."""
    turns = [(max(edge, start), turn) for span in one for edge, turn in ((span.start, 1), (span.end, -1))]
    turns += [(max(edge, start), turn) for span in two for edge, turn in ((span.start, -1), (span.end, 1))]
    best, highest, height, slope, at = start, 0, 0, 0, start
    for place, turn in sorted(turns):
        height += slope * (place - at)
        at, slope = place, slope + turn
        if height > highest:
            best, highest = place, height
    return best


def _moved(kept: Sequence[Sequence[Span]], stretches: Sequence[tuple[int, Span]]) -> dict[int, int]:
    """The places in the new text that an origin gave to the stretch of another, each with the number of the giver:
    of several the one that gave most in a row."""
    givers: dict[int, tuple[int, int]] = {}
    for number, spans in enumerate(kept):
        for span in spans:
            given = len(span), -number
            givers.update((place, max(given, givers.get(place, given))) for place in range(span.start, span.end))
    for number, own in stretches:
        for span in kept[number]:
            for place in range(max(span.start, own.start), min(span.end, own.end)):
                del givers[place]
    moved: dict[int, int] = {}
    for _, run in groupby(enumerate(sorted(givers)), key=lambda pair: (pair[1] - pair[0], givers[pair[1]])):
        places = [place for _, place in run]
        if len(places) >= LEAST_MOVE:
            moved.update((place, -givers[place][1]) for place in places)
    return moved


def _shown(step: Edit, me: int, own: Span, moved: Mapping[int, int], refs: Sequence[str], here: str) -> Iterator[Edit]:
    """What a merge shows of a step of the origin ``me``: its old side, and of its new side what stands in its ``own``
    stretch."""
    if not step.new:
        yield step
        return
    places: Sequence[int] = range(step.new_at, step.new_at + len(step.new))
    if step.op is not Op.KEEP:
        places = range(max(places[0], own.start), min(places[-1] + 1, own.end))
    for (inside, giver), run in groupby(places, key=lambda place: (own.start <= place < own.end, moved.get(place))):
        at, *rest = run
        piece = step.new[at - step.new_at :][: 1 + len(rest)]
        old_at = step.old_at + (at - step.new_at if step.old else 0)
        if not inside:
            op, ref = (Op.MOVE, here) if giver == me else (Op.DELETE, "")
            yield Edit(op, piece, "", ref, old_at, own.end)
        elif step.op is Op.INSERT and giver is not None:
            yield Edit(Op.MOVE, "", piece, refs[giver], old_at, at)
        else:
            yield Edit(step.op, piece if step.old else "", piece, step.ref, old_at, at)
