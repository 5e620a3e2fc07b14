"""Where a reader would put the cuts: from a shortest script to the one a careful drafter would mark.

Works on hunks: what is kept, and the change after it. Every step takes atoms from what is kept into a
change or the other way, on both sides alike, so that the texts stay what they are.
``docs/redline.md`` has the rules in plain words, and the measurements of the numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from difflaw.diff.characters import Matched

Run = tuple[str, ...]

STOPS = frozenset("。；：！？\n")
PAUSES = frozenset("，、")
OPENERS = frozenset("（《〈“‘〔【")
CLOSERS = frozenset("）》〉”’〕】")
SEPARATORS = frozenset({*STOPS, *PAUSES, *OPENERS, *CLOSERS, "和", "与", "或", "及", "或者", "以及", "等"})
"""What bounds a member of a list."""
LINKING = frozenset({"和", "与", "或", "及", "并", "或者", "以及", "并且", "但", "但是"})
"""Words that begin what they join: 立法技术规范（试行）（一） lists their uses."""
TRAILING = frozenset({"的", "等", "者", "地", "得", "了", "时", "后"})
"""Particles that end what stands before them."""
LIGHT = frozenset({*PAUSES, "：", *LINKING, *TRAILING, "对", "在", "由", "以", "应当", "可以", "为", "将", "其", "是"})
"""Words and signs any two sentences share: standing alone between two changes they mean nothing."""

COINCIDENCE = 3
"""What stands between two changes is swallowed up to this length, if neither change is shorter: the longer the
run, the likelier a reader would have kept it, and what crumbs a rewritten sentence leaves are dealt with as one."""
MEMBER = 6
"""Members of a list up to this length are replaced whole: the names of offices and subjects joined
by 、 are two to six characters; longer ones are phrases, in which the reader wants to see the word.
Over the benchmark this strikes 0.6 % more; a bound of twelve would strike 3 % more."""

BRAID = 3
"""Neighbouring changes that make a braid: the run between two of them alone is easily read."""
SOLID = 10
"""Characters from which a kept run is no crumb, whatever stands around it."""
STAYS = 0.3
"""Share of the shorter side below which a sentence is rewritten, if what stays are crumbs."""
SWAMPED = 0.13
"""Share of the longer side below which what stays is lost in what was put in, if it is not half of the shorter."""
HALF = 0.5
CRUMB = 3.5
"""Mean length below which the runs that a sentence keeps are crumbs. Of the 94 braids in five overhauled laws
(``docs/redline.md``) a reader would have had these rewritten, and hardly another; 0.34 and 4 strike 1.4 % more."""


class Hunk(NamedTuple):
    """``kept`` stands in both texts; after it ``old`` became ``new``. Only a last hunk changes nothing."""

    kept: Run
    old: Run
    new: Run


def hunks(old: Sequence[str], new: Sequence[str], blocks: Sequence[Matched]) -> list[Hunk]:
    """The two texts as hunks, from the blocks they share; the last has an empty change."""
    found: list[Hunk] = []
    kept: Run = ()
    at_old = at_new = 0
    for i, j, n in [*blocks, (len(old), len(new), 0)]:
        gone, come = tuple(old[at_old:i]), tuple(new[at_new:j])
        if gone or come:
            found.append(Hunk(kept, gone, come))
            kept = ()
        kept += tuple(old[i : i + n])
        at_old, at_new = i + n, j + n
    return [*found, Hunk(kept, (), ())]


def readable(script: Sequence[Hunk]) -> list[Hunk]:
    """The same change with cuts where a reader would put them.

    What costs nothing comes first; what is swallowed is then decided on the gaps that remain.
    """
    script = _trimmed(_joined(script, _meets_freely))
    script = _trimmed(_joined(script, _coincides))
    script = _trimmed(_without_braids(script))
    return _by_members(_slid(script))


def size(run: Run) -> int:
    """Length in characters."""
    return sum(map(len, run))


def _across(first: Hunk, second: Hunk) -> tuple[Run, Run]:
    """The change that results when what is kept between two changes is swallowed."""
    return first.old + second.kept + second.old, first.new + second.kept + second.new


def _joined(script: Sequence[Hunk], join: Callable[[Hunk, Hunk], bool]) -> list[Hunk]:
    """Swallow what stands between neighbours wherever ``join`` says so; the last hunk stays apart."""
    done: list[Hunk] = []
    for hunk in script[:-1]:
        while done and join(done[-1], hunk):
            first = done.pop()
            hunk = Hunk(first.kept, *_across(first, hunk))
        done.append(hunk)
    return [*done, script[-1]]


def _meets_freely(first: Hunk, second: Hunk) -> bool:
    """Whether two changes can be shifted into one without striking a character more; not past a stop, for what is
    the same at the ends of two sentences need not be said of the same thing."""
    old, new = _across(first, second)
    if not (STOPS.isdisjoint(old) and STOPS.isdisjoint(new)):
        return False
    return max(_common(old, new), _common(old[::-1], new[::-1])) >= len(second.kept)


def _coincides(first: Hunk, second: Hunk) -> bool:
    """Whether what stands between two changes is a coincidence rather than something kept.

    A stop never is, nor is a word together with a separator: there a member of a list or a phrase ends.
    """
    kept = second.kept
    if not STOPS.isdisjoint(kept):
        return False
    length = size(kept)
    shorter = min(max(size(first.old), size(first.new)), max(size(second.old), size(second.new)))
    if length == 1 or length > min(COINCIDENCE, shorter):
        return length == 1
    if LIGHT.issuperset(kept):
        return True
    braid = _both_replace(first, second) and length < shorter
    return SEPARATORS.isdisjoint(kept) and (braid or _crosses(first, second))


def _without_braids(script: Sequence[Hunk]) -> list[Hunk]:
    """Where little of a sentence stays, in crumbs, the old words are struck and the new ones put in, once."""
    done: list[Hunk] = []
    group: list[Hunk] = []
    for hunk in script[:-1]:
        if group and not (size(hunk.kept) < SOLID and STOPS.isdisjoint(hunk.kept)):
            done += _unbraided(group)
            group = []
        group.append(hunk)
    return [*done, *_unbraided(group), script[-1]]


def _is_braid(group: Sequence[Hunk]) -> bool:
    """Whether what neighbouring changes keep between them are crumbs, and few."""
    runs = [size(hunk.kept) for hunk in group[1:]]
    kept = sum(runs)
    shorter, longer = sorted(
        (kept + sum(size(hunk.old) for hunk in group), kept + sum(size(hunk.new) for hunk in group))
    )
    few = kept < STAYS * shorter or (kept < HALF * shorter and kept < SWAMPED * longer)
    return few and kept < CRUMB * len(runs)


def _unbraided(group: Sequence[Hunk]) -> list[Hunk]:
    """One hunk of a ``group`` of neighbours that is a braid; else the same of what stands on either side of the
    longest run that they keep."""
    if len(group) < BRAID:
        return list(group)
    if _is_braid(group):
        return _joined([*group, Hunk((), (), ())], lambda _first, _second: True)[:-1]
    kept = [size(hunk.kept) for hunk in group[1:]]
    longest = 1 + kept.index(max(kept))
    return _unbraided(group[:longest]) + _unbraided(group[longest:])


def _both_replace(first: Hunk, second: Hunk) -> bool:
    """甲乙丙 to 丁乙戊: a braid."""
    return bool(first.old and first.new and second.old and second.new)


def _crosses(first: Hunk, second: Hunk) -> bool:
    """环境保护 to 生态环境: put in on one side and struck on the other, a name replaced by its like."""
    return not (first.old or second.new) or not (first.new or second.old)


def _common(one: Run, other: Run) -> int:
    """How many atoms both begin with."""
    shorter = min(len(one), len(other))
    return next((k for k in range(shorter) if one[k] != other[k]), shorter)


def _trimmed(script: Sequence[Hunk]) -> list[Hunk]:
    """Take out of every change what both its sides begin or end with."""
    done: list[Hunk] = []
    carried: Run = ()
    for hunk in script:
        head = _common(hunk.old, hunk.new)
        old, new = hunk.old[head:], hunk.new[head:]
        tail = _common(old[::-1], new[::-1])
        kept = carried + hunk.kept + hunk.old[:head]
        carried = old[len(old) - tail :]
        if len(old) > tail or len(new) > tail:
            done.append(Hunk(kept, old[: len(old) - tail], new[: len(new) - tail]))
        else:
            carried = kept + carried
    return [*done, Hunk(carried, (), ())]


def _slid(script: Sequence[Hunk]) -> list[Hunk]:
    """Slide every pure insertion and deletion to where its ends read best."""
    done = list(script)
    for k in range(len(done) - 1):
        hunk, after = done[k], done[k + 1]
        if hunk.old and hunk.new:
            continue
        run = hunk.old or hunk.new
        text = hunk.kept + run + after.kept
        at = _best_place(text, len(hunk.kept), len(run), first=k == 0, last=k == len(done) - 2)
        run = text[at : at + len(run)]
        done[k] = Hunk(text[:at], run if hunk.old else (), run if hunk.new else ())
        done[k + 1] = Hunk(text[at + len(run) :], after.old, after.new)
    return done


def _best_place(text: Run, at: int, length: int, *, first: bool, last: bool) -> int:
    """Where the ``length`` atoms at ``at`` had best begin; the rightmost of equally good places, for in
    Chinese the head of a phrase stands last. Only a first or last change may reach the end of ``text``,
    elsewhere a neighbour follows."""
    low = high = at
    while low > (0 if first else 1) and text[low - 1] == text[low + length - 1]:
        low -= 1
    while high + length < len(text) - (0 if last else 1) and text[high] == text[high + length]:
        high += 1
    return max(range(low, high + 1), key=lambda place: (cut(text, place) + cut(text, place + length), place))


def cut(text: Run, at: int) -> int:
    """How well a cut before atom ``at`` reads, from 0 (likely inside a word) to 6 (between two lines).

    After a sign is better than before it: a sign belongs to what it ends, so that a new member of a
    list brings the 、 after it.

    >>> [cut(("教育", "、", "气象", "和", "水", "文"), at) for at in (1, 2, 3, 5)]
    [2, 3, 2, 0]
    """
    if at in (0, len(text)) or text[at - 1] == "\n":
        return 6
    left, right = text[at - 1], text[at]
    if left in STOPS:
        return 5
    if left == "，":
        return 4
    if left == "、" or right in OPENERS:
        return 3
    if right in STOPS or right in PAUSES or right in CLOSERS or left in CLOSERS or right in LINKING or left in TRAILING:
        return 2
    return 1 if len(left) > 1 or len(right) > 1 else 0


def _by_members(script: Sequence[Hunk]) -> list[Hunk]:
    """Where a change replaces part of a short member of a list, let it replace the whole member."""
    done = list(script)
    for k in range(len(done) - 1):
        hunk, after = done[k], done[k + 1]
        left, right = _residue(hunk.kept[::-1])[::-1], _residue(after.kept)
        if not (hunk.old and hunk.new and (left or right)):
            continue
        sides = [left + side + right for side in (hunk.old, hunk.new)]
        edges = hunk.kept[len(hunk.kept) - len(left) - 1 :][:1] + after.kept[len(right) : len(right) + 1]
        if "、" in (*edges, *sides[0], *sides[1]) and all(_short_members(side) for side in sides):
            done[k] = Hunk(hunk.kept[: len(hunk.kept) - len(left)], *sides)
            done[k + 1] = Hunk(after.kept[len(right) :], after.old, after.new)
    return _joined(done, lambda _, second: not second.kept)


def _short_members(run: Run) -> bool:
    """Whether ``run`` is nothing but short members of one list."""
    length = 0
    for atom in run:
        length = 0 if atom in SEPARATORS else length + len(atom)
        if length > MEMBER or atom in STOPS or atom == "，":
            return False
    return True


def _residue(kept: Run) -> Run:
    """The atoms before the first separator of ``kept``; nothing if none is near."""
    near = next((k for k, atom in enumerate(kept[:MEMBER]) if atom in SEPARATORS), 0)
    return kept[:near]
