"""A reference names something else, or names what it named under its new number (引用)."""

from __future__ import annotations

from difflaw.classify.wording.scene import Scene
from difflaw.classify.wording.spots import Spot, SpotKind
from difflaw.classify.wording.verdicts import Verdict, Way, Weight
from difflaw.references import Found, Reason

CODE = "reference"
TURN = 1


def judge(spot: Spot, scene: Scene) -> Verdict | None:
    """``consequential`` where the successor of the old target is named, ``retargeted`` where another provision is,
    ``external-changed`` for another law or a provision of one."""
    if spot.kind is not SpotKind.REFERENCE:
        return None
    old = _found(scene.old, spot.old[0].article, spot.was, spot.was_at)
    new = _found(scene.new, spot.new[0].article, spot.now, spot.now_at)
    if any(found and _is_external(found) for found in (old, new)) or "《" in spot.was + spot.now:
        return Verdict(Way.EXTERNAL)
    if old and new and follows(old, new, scene):
        return Verdict(Way.CONSEQUENTIAL, Weight.CONSEQUENTIAL)
    return Verdict(Way.RETARGETED)


def _found(side, article, words, at):
    return side.reference_at(article, at, at + len(words)) if words else None


def _is_external(found: Found) -> bool:
    return found.resolution.reason in (Reason.OTHER, Reason.AMENDED)


def follows(old: Found, new: Found, scene: Scene) -> bool:
    """Whether each provision that ``old`` names has become one that ``new`` names."""
    here, there = old.resolution.targets, new.resolution.targets
    if not here or not there:
        return False
    return all(any(linked(a, b, scene) for b in there) for a in (here[0], here[-1])) and all(
        any(linked(a, b, scene) for a in here) for b in (there[0], there[-1])
    )


def linked(a: str, b: str, scene: Scene) -> bool:
    """Whether ``a`` became ``b``; an article of one paragraph is that paragraph."""
    return any((x, y) in scene.linked for x in _names(a, scene.old) for y in _names(b, scene.new))


def _names(id: str, side) -> tuple[str, ...]:
    children = side.law.by_id[id].children
    above = side.law.above.get(id, "")
    if len(children) == 1:
        return (id, children[0].id)
    if above and len(side.law.by_id[above].children) == 1 and above in side.law.article_places:
        return (id, above)
    return (id,)
