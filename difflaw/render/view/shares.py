"""One redline out of the several that a split or a merge has.

Each edge of a split carries the redline of the whole old article against one part, so what went to
the other part looks deleted; each edge of a merge shows what came from the other as inserted. Here
each old character is given to the one part that keeps it, and each new one to where it came from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from difflaw.changes import Edit, Op

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


def merge_shares(redlines: Sequence[Steps]) -> Steps:
    """One redline of one new text out of those against each of its origins.

    Each new character comes from one origin: of those that keep it, the one that keeps the longest
    stretch there. What another origin would keep in its place is deleted: the merge said it once. The
    new side stays exact, and so is the text of each origin, read out of the whole in its order.

    >>> from difflaw.changes import placed
    >>> first = placed([Edit(Op.KEEP, "甲。", "甲。"), Edit(Op.INSERT, "", "乙。")], 0, 0)
    >>> second = placed([Edit(Op.INSERT, "", "甲。"), Edit(Op.DELETE, "又", ""), Edit(Op.KEEP, "乙。", "乙。")], 9, 0)
    >>> [(str(step.op), step.old, step.new) for step in merge_shares([first, second])]
    [('keep', '甲。', '甲。'), ('delete', '又', ''), ('keep', '乙。', '乙。')]
    """
    if len(redlines) < 2:
        return redlines[0]
    text = "".join(step.new for step in redlines[0])
    start = redlines[0][0].new_at if redlines[0] else 0
    givers = _givers(redlines, len(text), start)
    departures: list[list[Edit]] = [[] for _ in range(len(text) + 1)]
    for redline in redlines:
        own = {id(step) for step in redline}
        for gone in (gone for step in redline for gone in _not_given(step, givers, start)):
            departures[_between(gone.new_at - start, givers, own)].append(gone)
    return tuple(_merged(text, start, givers, departures))


def _givers(redlines: Sequence[Steps], length: int, start: int) -> list[Edit | None]:
    """For each new character the step that it comes from, ``None`` where every origin inserts it."""
    givers: list[Edit | None] = [None] * length
    for step in (step for redline in redlines for step in redline):
        if step.new and step.op is not Op.INSERT:
            for at in range(step.new_at - start, step.new_at - start + len(step.new)):
                known = givers[at]
                if known is None or len(known.new) < len(step.new):
                    givers[at] = step
    return givers


def _not_given(step: Edit, givers: list[Edit | None], start: int) -> Iterator[Edit]:
    """What of the old side of a step does not go into the merged text."""
    if step.op is not Op.KEEP:
        if step.old:
            yield step
        return
    places = range(len(step.old))
    for given, run in groupby(places, key=lambda i: givers[step.new_at - start + i] is step):
        at, *rest = run
        if not given:
            yield Edit(Op.DELETE, step.old[at : at + 1 + len(rest)], "", "", step.old_at + at, step.new_at + at)


def _between(at: int, givers: list[Edit | None], own: set[int]) -> int:
    """Where words that go are shown: not amid words from another origin, but behind them. ``own`` are the
    identities of the steps of the origin that they go from."""
    while 0 < at < len(givers) and givers[at - 1] is givers[at] is not None and id(givers[at]) not in own:
        at += 1
    return at


def _merged(text: str, base: int, givers: list[Edit | None], departures: list[list[Edit]]) -> Iterator[Edit]:
    start = 0
    for at in range(len(text) + 1):
        if at < len(text) and givers[at] is givers[start] and not departures[at]:
            continue
        if at > start:
            yield _arrival(text[start:at], base + start, givers[start])
        yield from departures[at]
        start = at


def _arrival(piece: str, at: int, step: Edit | None) -> Edit:
    if step is None:
        return Edit(Op.INSERT, "", piece, "", 0, at)
    if step.op is Op.KEEP:
        return Edit(Op.KEEP, piece, piece, "", step.old_at + at - step.new_at, at)
    return Edit(Op.MOVE, "", piece, step.ref, step.old_at, at)
