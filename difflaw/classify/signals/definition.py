"""What a term means changed: 本法所称……，是指; 以下简称 (定义)."""

from __future__ import annotations

import re
from functools import cache

from difflaw.classify.wording.context import idle, is_stretch
from difflaw.classify.wording.propositions import Proposition
from difflaw.classify.wording.rulings import Ruling, Way, Weight
from difflaw.classify.wording.scene import LawSide, Scene
from difflaw.classify.wording.spots import Spot

CODE = "definition"
TURN = 2


def judge(spot: Spot, scene: Scene) -> Ruling | None:
    """``changed`` for whatever changed inside a definition; its coming and going too."""
    if idle(spot, scene):
        return None
    for side, props in ((scene.old, spot.old), (scene.new, spot.new)):
        for i, p in enumerate(props):
            if not _defines(p, side):
                continue
            if spot.alone:
                return _quoted(spot, i)
            short = _short().search(spot.was + spot.now) is not None or _touches(spot)
            meant = _meaning().search(p.head or side.words(p))
            if not short and not meant:
                continue
            return Ruling(Way.CHANGED, Weight.CONSEQUENTIAL if short and is_only_short(spot) else Weight.SUBSTANTIVE)
    return None


def _quoted(spot: Spot, i: int) -> Ruling:
    """Of an article that came or went: the proposition that defines, and the one that completes it (…，是指…)."""
    props = spot.new or spot.old
    row = props[i : i + 2] if not _short().search(props[i].words) else props[i : i + 1]
    words = "，".join(p.words for p in row)
    if spot.new:
        return Ruling(Way.CHANGED, now=words, now_at=row[0].start)
    return Ruling(Way.CHANGED, was=words, was_at=row[0].start)


def _touches(spot: Spot) -> bool:
    """Whether the place reaches into a short form that stands on one side alone."""
    sides = ((spot.was, spot.before, spot.was_at, spot.old), (spot.now, spot.after, spot.now_at, spot.new))
    spans = []
    for words, whole, at, props in sides:
        match = _short().search(whole) if props else None
        start = at - props[0].start if props else 0
        spans.append(bool(match and words and start < match.end() and match.start() < start + len(words)))
    return any(spans) and bool(_short().search(spot.before)) != bool(_short().search(spot.after))


def is_only_short(spot: Spot) -> bool:
    """Whether the place is a short form in brackets and nothing else."""
    return bool(_short_form().fullmatch(spot.was or spot.now)) and not is_stretch(spot)


def _defines(p: Proposition, side: LawSide) -> bool:
    return bool(_short().search(p.words) or _meaning().search(p.head or side.words(p)))


@cache
def _short() -> re.Pattern[str]:
    return re.compile(r"（以下(?:简称|统称|并称|称)[^（）]{1,30}）")


@cache
def _short_form() -> re.Pattern[str]:
    return re.compile(r"（?以下(?:简称|统称|并称|称)[^（）]{1,30}）?")


@cache
def _meaning() -> re.Pattern[str]:
    return re.compile(
        r"本(?:法|条例|办法|规定|细则|规则|决定|章程)(?:中|所)?[所下]?[称列](?:的)?[^，。]{1,60}(?:，|是指|包括|，?指)|，是指|^[^，。]{1,30}是指|(?:用语|术语)的?(?:含义|定义)"
    )
