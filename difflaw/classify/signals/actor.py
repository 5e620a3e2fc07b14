"""Who acts, decides or owes the duty changed (主体)."""

from __future__ import annotations

import re
from functools import cache

from difflaw.classify.wording.context import garbled, idle, is_exception, is_stretch, silent, toward
from difflaw.classify.wording.particles import ParticleKind, operators_of, particles
from difflaw.classify.wording.rulings import Ruling, Way, Weight
from difflaw.classify.wording.scene import Scene
from difflaw.classify.wording.spots import Spot, SpotKind
from difflaw.classify.wording.terms import actor_pattern, words_of

CODE = "actor"
TURN = 7


def judge(spot: Spot, scene: Scene) -> Ruling | None:
    """``added``, ``dropped`` or ``changed``; ``renamed-throughout`` where the old name is gone from the whole law and
    the new one stands in its place."""
    if silent(spot, scene) or is_exception(spot) or idle(spot, scene):
        return None
    weight = Weight.EDITORIAL if garbled(spot, scene) else Weight.SUBSTANTIVE
    if is_stretch(spot):
        return _task(spot, scene, weight)
    return _named(spot, scene, weight) if spot.kind is SpotKind.WORDS else None


def _task(spot: Spot, scene: Scene, weight: Weight) -> Ruling | None:
    """A sentence without operator that names an authority and its task came or went; a power delegated; one more
    subject of the rule."""
    words = spot.now or spot.was
    if spot.alone or operators_of(words):
        return None
    if _delegates().search(words) or (
        spot.whole and not (spot.new or spot.old)[0].head and actor_pattern("authority").search(words)
    ):
        return Ruling(toward(spot, Way.ADDED), weight)
    return Ruling(toward(spot, Way.ADDED), weight) if _is_subject_phrase(spot, scene) else None


@cache
def _delegates() -> re.Pattern[str]:
    return re.compile(r"办法(?:，)?由[^，。]{2,40}(?:制定|规定|另行制定)")


def _is_subject_phrase(spot: Spot, scene: Scene) -> bool:
    """Whether it is a proposition that names somebody, with the operator right after it."""
    side, props = (scene.new, spot.new) if spot.new else (scene.old, spot.old)
    after = [p for p in side.sentence(props[-1]) if p.start > props[-1].start]
    return bool(_ends_in_actor(props[-1].words) and after and after[0].words.startswith(tuple(operator_words())))


def operator_words() -> list[str]:
    """The operators that begin what a subject must or may do."""
    return ["应当", "必须", "不得", "可以", "有权"]


def _ends_in_actor(words: str, kind: str = "") -> bool:
    """Whether ``words`` end in the name of an actor, joints aside."""
    bare = re.sub(r"(?:、|和|或者|以及|与|及|或)+$", "", words)
    return any(match.end() == len(bare) for match in actor_pattern(kind).finditer(bare))


def _named(spot: Spot, scene: Scene, weight: Weight) -> Ruling | None:
    if {spot.was, spot.now} <= {"", "等"} or not _is_actor(spot):
        return None
    was, now = _name(spot, old=True), _name(spot, old=False)
    if spot.was and spot.now:
        was, now = (re.sub("^(?:、|和|或者|以及|与|及|或)+", "", name) for name in (was, now))
    if _renamed(was, now, spot, scene):
        return Ruling(Way.RENAMED, Weight.CONSEQUENTIAL, was, now)
    if spot.was and spot.now:
        return Ruling(_exchange(spot), weight)
    if _listed(spot.was or spot.now) or re.match(r"由|会同", spot.was or spot.now):
        return Ruling(toward(spot, Way.ADDED), weight)
    return Ruling(Way.CHANGED, weight)


def _members(words: str) -> list[str]:
    return re.split(r"、|和|或者|以及|与|及", words)


def _exchange(spot: Spot) -> Way:
    """Of two lists one may hold the other."""
    old, new = ({word for word in _members(words) if word} for words in (spot.was, spot.now))
    if old < new:
        return Way.ADDED
    return Way.DROPPED if new < old else Way.CHANGED


def _listed(words: str) -> bool:
    found = particles(words)
    return words.startswith("及其") or (bool(found) and ParticleKind.JOINT in (found[0].kind, found[-1].kind))


def _is_actor(spot: Spot) -> bool:
    """Whether the changed words name who acts: an authority anywhere, anybody else where he acts."""
    sides = ((spot.was, spot.before, spot.was_at, spot.old), (spot.now, spot.after, spot.now_at, spot.new))
    for words, whole, at, props in sides:
        start = at - props[0].start
        after = whole[start + len(words) :]
        if _ends_in_actor(words, "authority") or (words and _to_authority().match(after)):
            return True
        acts = _acts(whole, start)
        if words and _level().fullmatch(words):
            return True
        if acts and (_ends_in_actor(words, "person") or (words and _people().match(after))):
            return True
    return False


@cache
def _to_authority() -> re.Pattern[str]:
    """From changed words to the ending that makes them a name: ……主管部门; ……、公安等部门."""
    more = r"(?:[、和][^，。、的和应对向]{1,8}){0,8}"
    office = "(?:有关|相关)?(?:行政)?(?:主管|监督管理|监管|管理|执法)?"
    one = (
        f"(?!会同|经|报|按|依)[^，。、的和应对向将由在与]{{0,4}}{office}(?:部门|机关|机构|委员会|人民政府|法院|检察院)"
    )
    listed = f"{more}(?:等(?:有关|相关)?)?(?:行政)?(?:主管|监督管理|监管|管理|执法)?(?:部门|机关)"
    return re.compile(f"(?:{one}|[^，。、的和应对向将由在与会]{{0,4}}{listed})(?!的)")


@cache
def _level() -> re.Pattern[str]:
    return re.compile("(?:设区的)?[省市县乡镇区]级(?:以上|以下)?")


@cache
def _people() -> re.Pattern[str]:
    """Endings that make the words before them the name of somebody."""
    return re.compile("(?:工作)?人员|负责人|责任人|部门|单位|[者商](?![的、])")


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(
        "由|经过|(?<!已)经(?!营|济)|会同|征求|报请|报(?!告|道)|提请|移送|移交|(?P<not>对(?!外)|将|把|使|给予|让|限制|禁止|强制|损害|侵害|应当|不得|可以|必须|的|是|进行|为|与|向)"
    )


def _acts(whole: str, start: int) -> bool:
    """Whether what begins at ``start`` of a proposition is who acts: its subject, or after 由, 经, 报."""
    found = list(_roles().finditer(whole, 0, start))
    return not found or not found[-1]["not"]


def _name(spot: Spot, *, old: bool) -> str:
    """The changed words with the ending that makes them the name of an authority."""
    sides = (spot.was, spot.before, spot.was_at, spot.old), (spot.now, spot.after, spot.now_at, spot.new)
    words, whole, at, props = sides[0 if old else 1]
    start = at - props[0].start
    match = _ending().match(whole, start + len(words))
    return words + (match[0] if match else "")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(
        r"[^，。、的和应对向将由在与]{0,4}(?:行政)?(?:主管|监督管理|监管|管理|执法)?(?:部门|机关|机构|委员会)"
    )


def _renamed(was: str, now: str, spot: Spot, scene: Scene) -> bool:
    """Whether ``was`` is gone and ``now`` is new, and the difference is not one of level or of one more member."""
    if not _ends_in_actor(was, "authority") or not _ends_in_actor(now, "authority"):
        return False
    if spot.was and spot.now and max(len(_members(was)), len(_members(now))) > 1:
        return False
    if any(level in spot.was + spot.now for level in words_of("levels")):
        return False
    alone = "" if spot.was and spot.now else spot.was or spot.now
    if alone and (_ends_in_actor(alone, "authority") or re.search("等|、", alone)):
        return False
    return scene.replaced_throughout(was, now)
