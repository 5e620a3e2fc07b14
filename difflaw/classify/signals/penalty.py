"""A sanction or liability changed in kind or structure (处罚, 法律责任)."""

from __future__ import annotations

import re
from functools import cache

from difflaw.classify.wording.context import is_stretch, sentences, toward
from difflaw.classify.wording.particles import ParticleKind, ends, particles, quantity
from difflaw.classify.wording.rulings import Ruling, Way, Weight
from difflaw.classify.wording.scene import Scene
from difflaw.classify.wording.spots import Spot, SpotKind
from difflaw.classify.wording.terms import measure_weights, sanctions

CODE = "penalty"
TURN = 4


def judge(spot: Spot, scene: Scene) -> Ruling | None:
    """``added`` and ``dropped`` for a sanction, a tier, conduct brought under one; ``rebased`` where the measure is
    another; ``heavier`` and ``lighter`` for another kind or a whole range replaced."""
    if is_stretch(spot):
        return _came(spot, scene)
    if not any(sanctions(words) for words in sentences(spot, scene)):
        return None
    if spot.kind is SpotKind.NUMBER:
        return _number(spot)
    return _words(spot) if spot.kind is SpotKind.WORDS else None


def _number(spot: Spot) -> Ruling | None:
    """Another measure; or another range, or a range where there was a single number."""
    was, now = ([t.words for t in particles(words) if t.kind is ParticleKind.NUMBER] for words in (spot.was, spot.now))
    if not was or not now:
        return None
    old, new = quantity(was[-1]), quantity(now[-1])
    if old.measure != new.measure:
        return Ruling(Way.REBASED)
    both = ends(was[-1]), ends(now[-1])
    if max(len(side) for side in both) < 2 or old.value == new.value:
        return None
    if len(both[0]) == len(both[1]) and quantity(both[0][0]) == quantity(both[1][0]):
        return None
    return Ruling(Way.HEAVIER if old.value < new.value else Way.LIGHTER)


def _words(spot: Spot) -> Ruling | None:
    was, now = sanctions(spot.was), sanctions(spot.now)
    if not was and not now:
        return _measure(spot)
    lost, gained = {s.kind for s in was} - {s.kind for s in now}, {s.kind for s in now} - {s.kind for s in was}
    if not lost and not gained:
        return Ruling(toward(spot, Way.ADDED)) if len(was) != len(now) else Ruling(Way.REBASED)
    if lost and gained:
        heaviest = [max(s.weight for s in side) for side in (was, now)]
        return Ruling(
            Way.HEAVIER if heaviest[0] < heaviest[1] else Way.LIGHTER if heaviest[0] > heaviest[1] else Way.REBASED
        )
    return Ruling(Way.ADDED if gained else Way.DROPPED)


def _measure(spot: Spot) -> Ruling | None:
    """从重 and 减轻 make a sanction heavier or lighter."""
    was, now = (
        sum(weight for word, weight in measure_weights().items() if word in words) for words in (spot.was, spot.now)
    )
    return Ruling(Way.HEAVIER if was < now else Way.LIGHTER) if was != now else None


def _came(spot: Spot, scene: Scene) -> Ruling | None:
    words = spot.now or spot.was
    found = sanctions(words)
    if not found:
        return _applies(spot, scene)
    if spot.alone:
        return _paragraph(spot)
    crime = all(s.kind == "crime" for s in found) and "构成犯罪" in words
    gathered = scene.crime_clause[1] if spot.was else scene.crime_clause[0]
    weight = Weight.CONSEQUENTIAL if crime and gathered else Weight.SUBSTANTIVE
    return Ruling(toward(spot, Way.ADDED), weight)


def _applies(spot: Spot, scene: Scene) -> Ruling | None:
    """New conduct is brought under a sanction that is there: 适用前款规定."""
    words = spot.now or spot.was
    if not spot.whole or spot.alone or not _under().search(words):
        return None
    side, props = (scene.new, spot.new) if spot.new else (scene.old, spot.old)
    text = side.law.by_id[props[0].article].text
    return Ruling(toward(spot, Way.ADDED)) if sanctions(text) else None


@cache
def _under() -> re.Pattern[str]:
    return re.compile(
        r"适用(?:前|本条|第)[^，。]{0,12}规定|(?:依照|按照|依据)(?:前|本条|本法第|第)[^。]{0,16}(?:处罚|处理|给予|追究)"
    )


def _paragraph(spot: Spot) -> Ruling:
    """Of a paragraph of an article that came or went: from its first to its last sanction."""
    props = spot.new or spot.old
    hit = [i for i, p in enumerate(props) if sanctions(p.words)]
    first, last = (hit[0], hit[-1]) if hit else (0, len(props) - 1)
    if first and props[first - 1].words.endswith("的"):
        first -= 1
    words = "".join(p.words + (p.mark if i < last else "") for i, p in enumerate(props[: last + 1]) if i >= first)
    if spot.new:
        return Ruling(Way.ADDED, now=words, now_at=props[first].start)
    return Ruling(Way.DROPPED, was=words, was_at=props[first].start)
