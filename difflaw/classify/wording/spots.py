"""The changed places in a pair of propositions, each as small as it can be said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from difflaw.classify.wording.pairing import opcodes
from difflaw.classify.wording.particles import Particle, ParticleKind, ends, particles, quantity
from difflaw.classify.wording.propositions import Proposition
from difflaw.classify.wording.terms import actor_pattern, sanctions


class SpotKind(StrEnum):
    """What changed at a place: a token of a kind, words, or whole propositions that came or went."""

    OPERATOR = "operator"
    NUMBER = "number"
    BOUND = "bound"
    REFERENCE = "reference"
    WORDS = "words"
    STRETCH = "stretch"


@dataclass(frozen=True, slots=True)
class Spot:
    """One changed place. ``was`` stood at ``was_at`` of the old law, ``now`` stands at ``now_at`` of the new one;
    either may be empty. ``old`` and ``new`` are the propositions they stand in (of a stretch, all of its)."""

    kind: SpotKind
    was: str
    now: str
    was_at: int
    now_at: int
    old: tuple[Proposition, ...]
    new: tuple[Proposition, ...]
    whole: bool = False
    """Of a stretch: whether it is a whole sentence, or all between two semicolons."""
    alone: bool = False
    """Of a stretch: whether its whole article came or went; the article is then what is told."""

    @property
    def came(self) -> bool:
        """Whether there is more of it in the new law than in the old."""
        return len(self.now) > len(self.was)

    @property
    def before(self) -> str:
        """The whole words of its propositions on the old side."""
        return self.old[0].words if len(self.old) == 1 else "，".join(p.words for p in self.old)

    @property
    def after(self) -> str:
        """The same on the new side."""
        return self.new[0].words if len(self.new) == 1 else "，".join(p.words for p in self.new)


@dataclass(slots=True)
class _Hunk:
    """A run of tokens on each side that differ: half-open indexes."""

    i1: int
    i2: int
    j1: int
    j2: int


_TYPED = {
    ParticleKind.OPERATOR: SpotKind.OPERATOR,
    ParticleKind.NUMBER: SpotKind.NUMBER,
    ParticleKind.REFERENCE: SpotKind.REFERENCE,
}


def spots(old: Proposition, new: Proposition) -> Iterator[Spot]:
    """The changed places between two propositions that are one.

    >>> a = Proposition("可以处五万元以下罚款", 0, "。", "art_1", "art_1", 0, 0)
    >>> b = Proposition("处十万元以下罚款", 0, "。", "art_1", "art_1", 0, 0)
    >>> [(s.kind.value, s.was, s.now) for s in spots(a, b)]
    [('operator', '可以', ''), ('number', '五万元', '十万元')]
    """
    old, new = _windows(old, new)
    left, right = particles(old.words), particles(new.words)
    for hunk in _hunks(left, right):
        _slide(hunk, left, right)
        yield from _split(hunk, left, right, old, new)


def _windows(old: Proposition, new: Proposition) -> tuple[Proposition, Proposition]:
    """The two without what they have in common at both ends, but for so much as decides where words end."""
    head = _common(old.words, new.words)
    tail = min(_common(old.words[::-1], new.words[::-1]), min(len(old.words), len(new.words)) - head)
    head, tail = max(0, head - _MARGIN), max(0, tail - _MARGIN)
    return tuple(p._replace(words=p.words[head : len(p.words) - tail], start=p.start + head) for p in (old, new))  # type: ignore[return-value]


def _common(a: str, b: str) -> int:
    return next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


_MARGIN = 20
"""Characters left on either side: the longest name, number or list that a change can be part of."""


def _slide(hunk: _Hunk, left: Sequence[Particle], right: Sequence[Particle]) -> None:
    """Move a run that stands on one side alone to where it begins or ends with a joint: of 强制或者变相强制 not
    强制或者变相 but 或者变相强制 was put in after 强制."""
    if (hunk.i1 == hunk.i2) == (hunk.j1 == hunk.j2):
        return
    row, start, end = (right, hunk.j1, hunk.j2) if hunk.i1 == hunk.i2 else (left, hunk.i1, hunk.i2)
    back = 0
    while start - back > 0 and row[start - back - 1].key == row[end - back - 1].key:
        back += 1
    ahead = 0
    while end + ahead < len(row) and row[start + ahead].key == row[end + ahead].key:
        ahead += 1
    for step in sorted(range(-back, ahead + 1), key=lambda step: (abs(step), step)):
        if ParticleKind.JOINT in (row[start + step].kind, row[end + step - 1].kind):
            hunk.i1, hunk.i2, hunk.j1, hunk.j2 = (at + step for at in (hunk.i1, hunk.i2, hunk.j1, hunk.j2))
            return


def _hunks(left: Sequence[Particle], right: Sequence[Particle]) -> list[_Hunk]:
    """The differing runs; those that only a few plain characters or the members of one list keep apart are one."""
    found: list[_Hunk] = []
    for i1, i2, j1, j2 in _differing(left, right):
        last = found[-1] if found else None
        if last and _close(
            left[last.i2 : i1], [*left[last.i1 : last.i2], *left[i1:i2]], [*right[last.j1 : last.j2], *right[j1:j2]]
        ):
            last.i2, last.j2 = i2, j2
        else:
            found.append(_Hunk(i1, i2, j1, j2))
    return found


def _differing(left: Sequence[Particle], right: Sequence[Particle]) -> Iterator[tuple[int, int, int, int]]:
    """The runs that differ, between tokens that belong to each other whether they are equal or not."""
    anchors = _anchors(left, right)
    i0 = j0 = 0
    for i, j in zip([*anchors[0], len(left)], [*anchors[1], len(right)], strict=True):
        for tag, i1, i2, j1, j2 in opcodes([t.key for t in left[i0:i]], [t.key for t in right[j0:j]]):
            if tag != "equal":
                yield i0 + i1, i0 + i2, j0 + j1, j0 + j2
        if i < len(left) and left[i].key != right[j].key:
            yield i, i + 1, j, j + 1
        i0, j0 = i + 1, j + 1


def _anchors(left: Sequence[Particle], right: Sequence[Particle]) -> tuple[list[int], list[int]]:
    """Operators and references, or one of the two, where both sides have as many in the same order: the first is
    then the first, also of 第二十七条、第二十八条 and 第二十八条、第二十九条."""
    for kinds in ((ParticleKind.OPERATOR, ParticleKind.REFERENCE), (ParticleKind.OPERATOR,), (ParticleKind.REFERENCE,)):
        ours, theirs = ([k for k, token in enumerate(side) if token.kind in kinds] for side in (left, right))
        if ours and [left[i].kind for i in ours] == [right[j].kind for j in theirs]:
            return ours, theirs
    return [], []


def _close(gap: Sequence[Particle], was: Sequence[Particle], now: Sequence[Particle]) -> bool:
    """Whether two differing runs with ``gap`` between them are one change."""
    if any(token.kind not in (ParticleKind.WORD, ParticleKind.JOINT) for token in (*gap, *was, *now)):
        return False
    words = "".join(token.words for token in gap)
    both = bool(was) and bool(now)
    listed = any(token.kind is ParticleKind.JOINT for token in gap)
    if re.search("会同|[由经向对将报]", words):
        return False
    if listed:
        tail = re.split(r"[、和或及与者]", words)[-1]
        named = bool(actor_pattern().fullmatch(tail[-2:] or " "))
        return (
            len(words) <= (2 if named else 1) * _LIST_GAP and (named or len(tail) <= _TAIL) and "的" not in words[:-1]
        )
    return both and len(words) <= _GAP and "的" not in words[:-1]


_GAP = 2
"""Characters between two changed runs that belong to the same word: 安全生产监管 → 应急管理 keeps 管."""

_TAIL = 4
"""Characters after the last joint between them: what is longer leads out of the list."""

_LIST_GAP = 8
"""The same where a list goes on between them: its members changed together."""


def _split(
    hunk: _Hunk, left: Sequence[Particle], right: Sequence[Particle], old: Proposition, new: Proposition
) -> Iterator[Spot]:
    """The spots of one differing run: numbers, operators and references apart, what is left as words."""
    was, now = list(left[hunk.i1 : hunk.i2]), list(right[hunk.j1 : hunk.j2])
    at = _here(left, hunk.i1, old), _here(right, hunk.j1, new)
    bound = _other_bound(was, now)
    if bound:
        yield _spot(SpotKind.BOUND, *bound, at, old, new)
        return
    if _other_sanction(was, now):
        yield _spot(SpotKind.WORDS, was, now, at, old, new)
        return
    rebased = _rebased(was, now)
    hunk_numbers = [t for t in (*was, *now) if t.kind is ParticleKind.NUMBER]
    for kind, name in _TYPED.items():
        ours, theirs = [t for t in was if t.kind is kind], [t for t in now if t.kind is kind]
        if kind is ParticleKind.NUMBER and (rebased or _vague(was, now)):
            yield _spot(name, was, now, at, old, new)
            return
        for a, b in zip_longest(ours, theirs):
            yield _spot(name, [a] if a else [], [b] if b else [], at, old, new)
    was = [t for t in was if t.kind not in _TYPED]
    now = [t for t in now if t.kind not in _TYPED]
    if all(t.kind is ParticleKind.JOINT for t in (*was, *now)) and (len(was), len(now)) != (1, 1):
        return
    if any(len(ends(t.words)) > 1 for t in hunk_numbers):
        was, now = ([t for t in side if t.words != "以下"] for side in (was, now))
    bounds = all(t.kind is ParticleKind.BOUND for t in (*was, *now))
    if was or now:
        yield _spot(SpotKind.BOUND if bounds else SpotKind.WORDS, was, now, at, old, new)


def _rebased(was: Sequence[Particle], now: Sequence[Particle]) -> bool:
    """Whether a number became one that measures something else: a sum became a share."""
    ours = [quantity(t.words).measure for t in was if t.kind is ParticleKind.NUMBER]
    theirs = [quantity(t.words).measure for t in now if t.kind is ParticleKind.NUMBER]
    return bool(ours and theirs) and not set(ours) & set(theirs)


def _other_bound(
    was: Sequence[Particle], now: Sequence[Particle]
) -> tuple[Sequence[Particle], Sequence[Particle]] | None:
    """The two sides where they have the same numbers and another bound: 五万元以下, 五万元以上."""
    sides = ["".join(token.words for token in side) for side in (was, now)]
    numbers = any(token.kind is ParticleKind.NUMBER for token in (*was, *now))
    bare = [re.sub("以上|以下|以内", "", side) for side in sides]
    return (was, now) if numbers and sides[0] != sides[1] and bare[0] == bare[1] else None


def _other_sanction(was: Sequence[Particle], now: Sequence[Particle]) -> bool:
    """Whether one side has a sanction with a number and the other has words and no number: 警告, 五千元罚款."""
    sides = ["".join(token.words for token in side) for side in (was, now)]
    numbers = [any(token.kind is ParticleKind.NUMBER for token in side) for side in (was, now)]
    return all(sides) and numbers[0] != numbers[1] and any(sanctions(side) for side in sides)


def _vague(was: Sequence[Particle], now: Sequence[Particle]) -> bool:
    """Whether a number stands where there was only a vague word, or the other way round: 定期 became 每年."""
    numbers = [any(t.kind is ParticleKind.NUMBER for t in side) for side in (was, now)]
    words = ["".join(t.words for t in side) for side in (was, now)]
    return numbers[0] != numbers[1] and words[numbers[0]] in VAGUE


VAGUE = frozenset(
    (
        "定期",
        "及时",
        "适时",
        "按期",
        "经常",
        "若干",
        "一定期限",
        "合理期限",
        "规定期限",
        "规定的期限",
        "一定比例",
        "适当",
    )
)
"""Words that stand where a number might."""


def _here(row: Sequence[Particle], index: int, proposition: Proposition) -> int:
    return proposition.start + (row[index].at if index < len(row) else len(proposition.words))


def _spot(
    kind: SpotKind,
    was: Sequence[Particle],
    now: Sequence[Particle],
    at: tuple[int, int],
    old: Proposition,
    new: Proposition,
) -> Spot:
    return Spot(
        kind,
        old.words[was[0].at : was[-1].end] if was else "",
        new.words[now[0].at : now[-1].end] if now else "",
        old.start + was[0].at if was else at[0],
        new.start + now[0].at if now else at[1],
        (old,),
        (new,),
    )
