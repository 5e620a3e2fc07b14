"""Questions about a changed place that more than one class asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, wraps

from difflaw.classify.wording.particles import operators_of
from difflaw.classify.wording.rulings import OPPOSITE, Way
from difflaw.classify.wording.scene import Scene
from difflaw.classify.wording.spots import Spot, SpotKind
from difflaw.classify.wording.terms import words_of


def _once(ask: Callable[[Spot, Scene], bool]) -> Callable[[Spot, Scene], bool]:
    """The answer to ``ask``, kept with the scene: several classes ask the same of a place."""

    @wraps(ask)
    def asked(spot: Spot, scene: Scene) -> bool:
        key = ask.__name__, id(spot)
        if key not in scene.answers:
            scene.answers[key] = ask(spot, scene)
        return scene.answers[key]

    return asked


def toward(spot: Spot, came: Way) -> Way:
    """``came`` where there is more in the new law, its opposite where there is less."""
    return came if spot.came else OPPOSITE[came]


def sentences(spot: Spot, scene: Scene) -> tuple[str, str]:
    """The sentences of the place on the old and the new side; ``""`` where it stands on one side alone."""
    before = scene.old.words(spot.old[0]) if spot.old else ""
    after = scene.new.words(spot.new[0]) if spot.new else ""
    return before, after


@_once
def silent(spot: Spot, scene: Scene) -> bool:
    """Whether the place stands where nothing binds: in the purpose of the law, or a principle without a rule."""
    stands = [words for words in sentences(spot, scene) if words]
    if in_purpose(spot, scene):
        return True
    return all(_principle().search(words) and not operators_of(words) for words in stands)


def in_purpose(spot: Spot, scene: Scene) -> bool:
    """Whether the place stands in the sentence that says why, and on what basis, the law is made."""
    return any(_purpose().search(words) for words in sentences(spot, scene))


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(r"制定本(?:法|条例|办法|规定|细则|规则|章程|决定)")


@cache
def _principle() -> re.Pattern[str]:
    return re.compile(
        r"坚持[^。]{0,40}(?:领导|原则|方针|观|化|道路|为中心|结合|并重)|(?:的|遵循[^。]{0,30})原则$|方针(?=，|$)|^国家(?!机关|工作|秘密)"
    )


def in_condition(spot: Spot, scene: Scene) -> bool:
    """Whether the place stands in what must be the case for the rule to apply, not in what the rule then demands:
    a proposition that ends in 的, or one before such a one; an item of a list of conduct."""
    props, side = (spot.new, scene.new) if spot.new else (spot.old, scene.old)
    first, last = props[0], props[-1]
    if first.head:
        return bool(_conduct().search(first.head))
    if _ends_condition().search(last.words):
        return True
    row = side.sentence(last)
    behind = [p for p in row if p.start > last.start and p.part == last.part]
    if operators_of(last.words) or not behind:
        return False
    until = next((i for i, p in enumerate(behind) if _ends_condition().search(p.words)), -1)
    return until >= 0 and not any(operators_of(p.words) for p in behind[:until])


@cache
def _ends_condition() -> re.Pattern[str]:
    return re.compile(r"(?:的|时|后|情形之一|行为之一|前)$")


@cache
def _conduct() -> re.Pattern[str]:
    return re.compile(r"下列(?:行为|情形|情况|条件)|之一")


def is_stretch(spot: Spot) -> bool:
    """Whether whole propositions came or went."""
    return spot.kind is SpotKind.STRETCH


def is_exception(spot: Spot) -> bool:
    """Whether propositions that came or went take something out of a rule: 除……外, 但书, 不予禁止."""
    return is_stretch(spot) and any(_except().search(p.words) for p in spot.new or spot.old)


@cache
def _except() -> re.Pattern[str]:
    return re.compile(
        r"除[^。]{0,60}(?:以?外|除外)$|除外$|不予禁止|不适用本|不受[^，。]{0,20}限制|不在此限|^但(?:是)?(?=[^应不可]{0,40}(?:另有规定|除外|不适用))"
    )


EMPTY = frozenset(
    (
        *"的了地之其由在中本该对并于且也均都是所以可内上各",
        "中的",
        "进行",
        "方面",
        "事项",
        "工作",
        "情况",
        "实行",
        "有关",
        "相关",
        "其中",
        "主管",
        "行政",
        "将",
        "把",
        "本条",
        "本法",
        "本条例",
        "（",
        "）",
        "而",
        "还",
        "即",
        "等的",
    )
)
"""Words that alone change nothing."""


@_once
def idle(spot: Spot, scene: Scene) -> bool:
    """Whether words changed and nothing did: small words, the same members in another order, a name written out,
    words that only changed their place."""
    if is_stretch(spot):
        return _rhetoric(spot) or bool(_breach().fullmatch(spot.was + spot.now))
    sides = {spot.was, spot.now} - {""}
    if sides <= EMPTY or all(re.fullmatch("该.{1,4}", words) for words in sides):
        return True
    if {connective(spot.was), connective(spot.now)} == {"和", "或"}:
        return False
    return _same_members(spot) or written_out(spot, scene) or stays(spot, scene) or _merged(spot, scene)


def connective(words: str) -> str:
    """Whether ``words`` join as 和 or as 或; ``""`` where they do not join, or as 、 does."""
    return {"和": "和", "及": "和", "与": "和", "以及": "和", "或者": "或", "或": "或"}.get(words, "")


@cache
def _breach() -> re.Pattern[str]:
    return re.compile(r"违反本(?:法|条例|办法|规定|细则|规则|章程)的?(?:有关)?(?:规定)?的?，?")


def slight(spot: Spot) -> bool:
    """Whether one character became another that says nothing by itself: 选育, 培育."""
    return len(spot.was) == len(spot.now) == 1 and not {spot.was, spot.now} & set(words_of("telling"))


def _rhetoric(spot: Spot) -> bool:
    """集众智，汇众力: two or more beats of three characters bind nobody."""
    props = spot.new or spot.old
    return len(props) > 1 and all(len(p.words) <= 3 for p in props) and not operators_of(spot.was + spot.now)


def _same_members(spot: Spot) -> bool:
    """Whether both propositions are made of the same characters, joints and small words aside."""
    sides = (spot.before, spot.after), (spot.was, spot.now)
    return any(sorted(_joints().sub("", old)) == sorted(_joints().sub("", new)) for old, new in sides)


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(r"[的了地之其由在对并于且以及和与、，；“”]|或者|机关")


def _merged(spot: Spot, scene: Scene) -> bool:
    """Whether one side is the words of a proposition that was merged into this one."""
    for words in (spot.was, spot.now):
        grams = {words[i : i + 2] for i in range(len(words) - 1)}
        if len(words) >= _MERGED and any(
            2 * sum(gram in other for gram in grams) >= len(grams) for other in scene.absorbed
        ):
            return True
    return False


_MERGED = 6
"""Characters from which on words are compared with what was merged."""


def stays(spot: Spot, scene: Scene) -> bool:
    """Whether the words that went from, or came to, this place only changed places within the linked articles, or
    name at the beginning of a proposition what its sentence has named before."""
    if (spot.was and spot.now) or is_stretch(spot):
        return False
    words = spot.was or spot.now
    bare = words.strip("、，和或者与及以")
    if len(bare) < 2:
        return False
    before, after = scene.texts(spot)
    fewer, more = (before, after) if spot.now else (after, before)
    if fewer.count(bare) >= more.count(bare) > 0:
        return True
    at, props = (spot.now_at, spot.new) if spot.now else (spot.was_at, spot.old)
    other, theirs = (scene.old, spot.old) if spot.now else (scene.new, spot.new)
    if at > props[0].start:
        return False
    return any(bare[:4] in p.words for p in other.sentence(theirs[0]) if p.start < theirs[0].start)


def written_out(spot: Spot, scene: Scene) -> bool:
    """Whether one side is the short form that a law gives the other, or a name written out: 公安、国家安全机关."""
    for long, short in scene.short_forms:
        for x, y in ((spot.was, spot.now), (spot.now, spot.was)):
            if len(x) > 1 and len(y) > 1 and y in short and x in long:
                return True
    return False


@_once
def garbled(spot: Spot, scene: Scene) -> bool:
    """Whether the sentence on either side is garbled: what differs there was repaired, or broken, in typing."""
    units = [
        side.law.by_id[p.clause].own_text
        for side, props in ((scene.old, spot.old), (scene.new, spot.new))
        for p in props
    ]
    return any(_garble().search(words) for words in units)


@cache
def _garble() -> re.Pattern[str]:
    return re.compile(r"[\u00c0-\u024f\ufffd\ue000-\uf8ff]|(?<=[^\x00-\xff])[a-z](?=[^\x00-\xff])|？(?=[^\x00-\xff])")


def in_title(words: str, scene: Scene) -> bool:
    """Whether ``words`` hardly say more than the title of the law: its place, its subject."""
    titles = scene.old.law.title, scene.new.law.title
    for title in titles:
        for size in range(min(len(words), len(title)), 1, -1):
            for start in range(len(words) - size + 1):
                if words[start : start + size] in title:
                    return size >= len(words) - 2
    return False
