"""A reference names something else, or names what it named under its new number, or has been left behind (引用)."""

from __future__ import annotations

from collections.abc import Iterator

from difflaw import ids
from difflaw.changes import Signal
from difflaw.classify.wording.context import in_purpose
from difflaw.classify.wording.pairing import likeness, opcodes
from difflaw.classify.wording.rulings import Ruling, Way, Weight
from difflaw.classify.wording.scene import LawSide, Scene
from difflaw.classify.wording.spots import Spot, SpotKind
from difflaw.numerals import article_label, to_chinese
from difflaw.references import Base, Found, Reason

CODE = "reference"
TURN = 1


def judge(spot: Spot, scene: Scene) -> Ruling | None:
    """``consequential`` where the successor of the old target is named, ``retargeted`` where another provision is,
    ``external-changed`` for another law or a provision of one."""
    if spot.kind is not SpotKind.REFERENCE or in_purpose(spot, scene):
        return None
    old = _found(scene.old, spot.old[0].article, spot.was, spot.was_at)
    new = _found(scene.new, spot.new[0].article, spot.now, spot.now_at)
    if any(found and _is_external(found) for found in (old, new)) or "《" in spot.was + spot.now:
        return Ruling(Way.EXTERNAL)
    if new and new.resolution.reason is Reason.NOWHERE:
        return Ruling(Way.DANGLING)
    if old and new and _follows(old, new, scene):
        return Ruling(Way.CONSEQUENTIAL, Weight.CONSEQUENTIAL)
    return Ruling(Way.RETARGETED)


def survey(scene: Scene) -> Iterator[tuple[tuple[str, str], Signal]]:
    """``stale`` and ``dangling``: the references that kept their words although what they named has moved or is
    gone, with the article link in which they stand. ``should`` among the values is what they ought to say, where
    that can be told."""
    for home, old, new in _kept(scene):
        way = _left_behind(old, new, scene)
        if way:
            values = (("should", should),) if (should := _right_words(old, new, scene)) else ()
            yield (
                home,
                Signal(
                    CODE,
                    values,
                    (old.reference.span,),
                    (new.reference.span,),
                    way.value,
                    Weight.SUBSTANTIVE.value,
                    old.words,
                    new.words,
                ),
            )


def _kept(scene: Scene) -> Iterator[tuple[tuple[str, str], Found, Found]]:
    """The references that say the same on both sides: of articles with equal words all, of others those in
    propositions that are one."""
    for group in scene.groups:
        for link in group:
            if not (link.old and link.new and scene.new.may_refer(link.new)):
                continue
            if scene.old.law.by_id[link.old].text == scene.new.law.by_id[link.new].text:
                both = zip(scene.old.references(link.old), scene.new.references(link.new), strict=False)
                yield from (((link.old, link.new), old, new) for old, new in both)
    for a, b in scene.pairs:
        olds = _within(scene.old, a.article, a.start, a.end)
        news = _within(scene.new, b.article, b.start, b.end) if olds else []
        if len(olds) == len(news):
            yield from (((a.article, b.article), x, y) for x, y in zip(olds, news, strict=True) if x.words == y.words)
        else:
            named = {id for found in news for id in found.resolution.targets}
            for tag, i1, i2, j1, _ in opcodes([f.words for f in olds], [f.words for f in news]):
                same = zip(olds[i1:i2], news[j1:], strict=False) if tag == "equal" else ()
                yield from (((a.article, b.article), x, y) for x, y in same if not _elsewhere(x, named, scene))


def _elsewhere(old: Found, named: set[str], scene: Scene) -> bool:
    """Whether another reference of the proposition names what became of the target: the list went on by one."""
    return any(id in named for target in old.resolution.targets for id in _successors(target, scene))


def _within(side: LawSide, article: str, start: int, end: int) -> list[Found]:
    return [found for found in side.references(article) if start <= found.reference.span.start < end]


def _left_behind(old: Found, new: Found, scene: Scene) -> Way | None:
    here, there = old.resolution.targets, new.resolution.targets
    if not here or _is_external(new) or new.resolution.reason is Reason.WHOLE:
        return None
    if old.reference.base is Base.HERE and not old.reference.steps:
        return None
    if not there:
        return Way.STALE if _successors(here[0], scene) else Way.DANGLING
    if _follows(old, new, scene):
        return None
    target = here[0] if not _successors(here[0], scene) or here[0] == here[-1] else here[-1]
    after = _successors(target, scene)
    return Way.STALE if not after or _is_rather(target, after, there, scene) else None


def _is_rather(target: str, after: list[str], there: tuple[str, ...], scene: Scene) -> bool:
    """Whether the words of ``target`` went to its successors rather than to what is named now: the number alone
    proves nothing where a provision was cut in two."""
    text = scene.old.law.by_id[target].text
    moved = max(likeness(text, scene.new.law.by_id[id].text) for id in after)
    return moved > max(likeness(text, scene.new.law.by_id[id].text) for id in there)


def _successors(id: str, scene: Scene) -> list[str]:
    """What became of ``id``, of its own level, in the order of the new law."""
    found = [b for b in scene.became.get(id, ()) if ids.level(b) == ids.level(id)]
    return sorted(found, key=lambda b: scene.new.law.by_id[b].span.start)


def _right_words(old: Found, new: Found, scene: Scene) -> str:
    """What ``new`` should say to name what became of its target: of one provision that became one."""
    targets = old.resolution.targets
    after = _successors(targets[0], scene) if len(targets) == 1 else []
    if len(after) != 1 or old.reference.base not in (Base.LAW, Base.BEFORE) or "至" in new.words:
        return ""
    return _named(after[0], new)


def _named(id: str, new: Found) -> str:
    """How ``id`` is called in the place of ``new``, with 本法 before it where that stood there."""
    steps = ids.parse(id)
    own = new.words.partition("第")[0] if new.reference.base is Base.LAW else ""
    same_article = ids.article_of(id) == ids.article_of(new.at)
    told = []
    for step in steps:
        if step.level == "article":
            told.append("本条" if same_article and len(steps) > 1 else article_label(step.number))
        elif step.level == "paragraph" and step.number.isdecimal():
            told.append(f"第{to_chinese(int(step.number))}款")
        elif step.level == "item" and step.number.isdecimal():
            number = to_chinese(int(step.number))
            told.append(f"第（{number}）项" if "（" in new.words else f"第{number}项")
        else:
            return ""
    named = {step.level for step in new.reference.steps}
    if new.reference.base is Base.LAW and "paragraph" not in named and len(told) == 3:
        del told[1]
    return own + "".join(told)


def _found(side: LawSide, article: str, words: str, at: int) -> Found | None:
    return side.reference_at(article, at, at + len(words)) if words else None


def _is_external(found: Found) -> bool:
    return found.resolution.reason in (Reason.OTHER, Reason.AMENDED, Reason.OUTSIDE)


def _follows(old: Found, new: Found, scene: Scene) -> bool:
    """Whether each end of what ``old`` names has become one of what ``new`` names, and nothing more is named."""
    here, there = old.resolution.targets, new.resolution.targets
    if not here or not there:
        return False
    return all(any(_linked(a, b, scene) for b in there) for a in (here[0], here[-1])) and all(
        any(_linked(a, b, scene) for a in here) for b in (there[0], there[-1])
    )


def _linked(a: str, b: str, scene: Scene) -> bool:
    """Whether ``a`` became ``b``; an article of one paragraph is that paragraph."""
    return any((x, y) in scene.linked for x in _names(a, scene.old) for y in _names(b, scene.new))


def _names(id: str, side: LawSide) -> tuple[str, ...]:
    children = side.law.by_id[id].children
    above = side.law.above.get(id, "")
    if len(children) == 1:
        return (id, children[0].id)
    if above and len(side.law.by_id[above].children) == 1 and above in side.law.article_places:
        return (id, above)
    return (id,)
