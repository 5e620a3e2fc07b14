"""A number of a rule changed: a sum, a multiple, a share, a period, an age, a count, a date (数量)."""

from __future__ import annotations

from difflaw.classify.wording.particles import Particle, ParticleKind, Quantity, ends, particles, quantity
from difflaw.classify.wording.rulings import Ruling, Way, Weight
from difflaw.classify.wording.scene import Scene
from difflaw.classify.wording.spots import Spot, SpotKind

CODE = "quantity"
TURN = 5

_BOUNDS = {
    **dict.fromkeys(("以下", "以内", "不满", "未满", "不超过", "不得超过", "不足", "低于", "少于", "最多"), 0),
    **dict.fromkeys(("不高于", "不得高于", "不多于", "不得多于"), 0),
    **dict.fromkeys(("以上", "超过", "至少", "不少于", "不得少于", "不低于", "不得低于", "高于", "多于", "届满"), 1),
}
"""Whether a bound is one from above or from below."""


def judge(spot: Spot, scene: Scene) -> Ruling | None:
    """``raised`` or ``lowered``: the number, whoever gains by it; ``added`` or ``dropped`` where the other side has
    none, or only a vague word."""
    del scene
    if spot.kind is SpotKind.BOUND:
        return _bound(spot)
    if spot.kind is not SpotKind.NUMBER:
        return None
    old, new = _number(spot.was), _number(spot.now)
    if old is None or new is None:
        return Ruling(Way.ADDED if old is None else Way.DROPPED)
    return _compared(spot, old, new)


def _compared(spot: Spot, old: Particle, new: Particle) -> Ruling | None:
    """Two numbers, or two ranges; of ranges in which one end changed that end is said."""
    was, now = ends(old.words), ends(new.words)
    if len(was) == len(now) == 2:
        changed = [k for k in (0, 1) if quantity(was[k]) != quantity(now[k])]
        if len(changed) == 1:
            k = changed[0]
            at = (
                (spot.was_at, spot.now_at)
                if not k
                else (spot.was_at + spot.was.rindex(was[1]), spot.now_at + spot.now.rindex(now[1]))
            )
            return _way(quantity(was[k]), quantity(now[k]), was[k], now[k], *at)
    return _way(quantity(old.words), quantity(new.words))


def _way(
    old: Quantity, new: Quantity, was: str | None = None, now: str | None = None, was_at: int = -1, now_at: int = -1
) -> Ruling:
    if old.measure != new.measure or old.value == new.value:
        way = Way.CHANGED
    else:
        way = Way.RAISED if old.value < new.value else Way.LOWERED
    return Ruling(way, Weight.SUBSTANTIVE, was, now, was_at, now_at)


def _number(words: str) -> Particle | None:
    return next((token for token in particles(words) if token.kind is ParticleKind.NUMBER), None)


def _bound(spot: Spot) -> Ruling | None:
    """以上 for 以下 raises what is allowed or meant; a bound that only reads otherwise (以下, 以内) says the same."""
    numbers = [any(t.kind is ParticleKind.NUMBER for t in particles(words)) for words in (spot.before, spot.after)]
    if not all(numbers):
        return None
    old, new = _BOUNDS.get(_last(spot.was)), _BOUNDS.get(_last(spot.now))
    if old is None or new is None:
        return Ruling(Way.CHANGED)
    if old != new:
        return Ruling(Way.RAISED if old < new else Way.LOWERED)
    return Ruling(Way.CHANGED) if {_last(spot.was), _last(spot.now)} & {"超过", "不满", "未满", "不足"} else None


def _last(words: str) -> str:
    """The bound at the end of ``words``."""
    return next((bound for bound in sorted(_BOUNDS, key=len, reverse=True) if words.endswith(bound)), words)
