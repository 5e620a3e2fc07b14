"""When, where, to what or how far a rule applies changed (适用条件)."""

from __future__ import annotations

import re
from functools import cache

from difflaw.classify.wording.context import (
    EMPTY,
    connective,
    garbled,
    idle,
    in_condition,
    in_title,
    is_exception,
    is_stretch,
    silent,
    slight,
    toward,
)
from difflaw.classify.wording.particles import ParticleKind, particles
from difflaw.classify.wording.rulings import Ruling, Way, Weight
from difflaw.classify.wording.scene import Scene
from difflaw.classify.wording.spots import Spot, SpotKind
from difflaw.classify.wording.terms import words_of

CODE = "condition"
TURN = 8


def judge(spot: Spot, scene: Scene) -> Ruling | None:
    """``widened`` where the rule catches more cases, ``narrowed`` where it catches fewer, ``changed`` where the words
    do not say."""
    if spot.kind not in (SpotKind.WORDS, SpotKind.STRETCH) or spot.alone or silent(spot, scene):
        return None
    if _is_lawful(spot):
        return Ruling(Way.CHANGED, Weight.EDITORIAL)
    if idle(spot, scene):
        return None
    found = _stretch(spot, scene) if is_stretch(spot) else _words(spot, scene)
    return found._replace(weight=Weight.EDITORIAL) if found and (garbled(spot, scene) or slight(spot)) else found


def _is_lawful(spot: Spot) -> bool:
    """Whether only 依法 or 按照国家有关规定 came or went, or which rules are meant there."""
    if _lawful().fullmatch(spot.was) and _lawful().fullmatch(spot.now):
        return True
    if not _whose().fullmatch(spot.was) or not _whose().fullmatch(spot.now):
        return False
    whole, at, props, words = (
        (spot.after, spot.now_at, spot.new, spot.now) if spot.now else (spot.before, spot.was_at, spot.old, spot.was)
    )
    return bool(re.match(r"[^，。的]{0,4}(?:规定|标准)", whole[at - props[0].start + len(words) :]))


@cache
def _whose() -> re.Pattern[str]:
    return re.compile(r"(?:国家|有关|相关|本市|法律|法规|行政|、|和|的)*")


@cache
def _lawful() -> re.Pattern[str]:
    return re.compile(r"(?:依法|(?:并)?(?:按照|依照|根据|符合)[^，。、的]{0,12}(?<!前款)规定|按规定|按照规定|照章)?，?")


@cache
def _approval() -> re.Pattern[str]:
    return re.compile("^未?经[^，。；]{0,40}(?:批准|同意|许可|审核|审批|核准|审查|备案|登记|评估|检验|认定|确认)$")


def _stretch(spot: Spot, scene: Scene) -> Ruling | None:
    words = spot.now or spot.was
    props = spot.new or spot.old
    if re.search("尚(?:不|未)构成犯罪", words):
        return None
    if is_exception(spot):
        return Ruling(toward(spot, Way.NARROWED))
    if _approval().search(words):
        return Ruling(toward(spot, Way.NARROWED))
    item = bool(props[0].head) and spot.whole
    if item:
        return Ruling(toward(spot, Way.WIDENED))
    if in_condition(spot, scene):
        if re.match(r"或者|以及|和", words):
            return Ruling(toward(spot, Way.WIDENED))
        if re.match(r"根据|按照|依照", words):
            return Ruling(Way.CHANGED)
        return Ruling(toward(spot, Way.NARROWED))
    if spot.whole:
        return None
    if re.match(r"根据|按照|依照", words):
        return Ruling(Way.CHANGED)
    return Ruling(toward(spot, Way.WIDENED))


def _words(spot: Spot, scene: Scene) -> Ruling | None:
    words = spot.was or spot.now
    if spot.was and spot.now:
        if _clearer(spot, scene):
            return None
        return Ruling(_exchange(spot))
    if in_title(words, scene):
        return None
    return Ruling(_one_sided(spot, scene, words))


def _clearer(spot: Spot, scene: Scene) -> bool:
    """Whether one side names the place or the plan that the title of the law names, and the other leaves it open."""
    sides = (spot.was, spot.now), (spot.now, spot.was)
    return any((x in EMPTY or x in _OPEN) and in_title(y, scene) for x, y in sides)


_OPEN = frozenset(("地方", "本地", "本市", "本省", "本县", "本区", "当地", "本行政区域"))
"""What stands for the place that a title names."""


def _exchange(spot: Spot) -> Way:
    """Other words: more of a list where it holds what there was, fewer where it holds less."""
    was, now = (sum(t.kind is ParticleKind.JOINT for t in particles(words)) for words in (spot.was, spot.now))
    old, new = (set(_joints().sub("", words)) for words in (spot.was, spot.now))
    if was < now and old <= new:
        return Way.WIDENED
    if was > now and new <= old:
        return Way.NARROWED
    connected = {connective(spot.was), connective(spot.now)}
    if connected == {"和", "或"}:
        return Way.WIDENED if connective(spot.now) == "或" else Way.NARROWED
    return Way.CHANGED


@cache
def _joints() -> re.Pattern[str]:
    return re.compile("[、和与及的]|或者|以及")


def _one_sided(spot: Spot, scene: Scene, words: str) -> Way:
    found = particles(words)
    if ParticleKind.JOINT in (found[0].kind, found[-1].kind) or words.startswith("等") or "变相" in words:
        return toward(spot, Way.WIDENED)
    if words in words_of("manner"):
        return Way.CHANGED
    if any(word in words for word in words_of("reach")) or re.search(
        r"^(?:在|经|因|除|未|没有|不(?!得))|(?:的|时|后|中|内|下|外)$", words
    ):
        return toward(spot, Way.NARROWED)
    if any(token.kind is ParticleKind.JOINT for token in found):
        return toward(spot, Way.WIDENED)
    whole, at, props = (spot.after, spot.now_at, spot.new) if spot.now else (spot.before, spot.was_at, spot.old)
    end = at - props[0].start + len(words)
    if "，" in words or whole[end : end + 1] == "，":
        return toward(spot, Way.NARROWED if in_condition(spot, scene) else Way.WIDENED)
    return toward(spot, Way.WIDENED if end == len(whole) else Way.NARROWED)
