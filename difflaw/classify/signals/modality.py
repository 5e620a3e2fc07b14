"""How strongly a rule binds changed: 应当 became 可以, a prohibition came or went (情态)."""

from __future__ import annotations

from difflaw.classify.wording.context import is_exception, is_stretch, toward
from difflaw.classify.wording.particles import operators_of
from difflaw.classify.wording.rulings import Ruling, Way, Weight
from difflaw.classify.wording.scene import Scene
from difflaw.classify.wording.spots import Spot, SpotKind

CODE = "modality"
TURN = 6

_STRENGTH = {"": 1, "permission": 0, "right": 0, "no-right": 2, "exempt": 0, "weak-ban": 2, "duty": 3, "ban": 4}
"""How strong each kind of operator is; a bare statement binds less than a duty and more than a permission."""


def judge(spot: Spot, scene: Scene) -> Ruling | None:
    """``strengthened`` and ``weakened`` by the strength of the operator; ``changed`` where a permission or power came
    or went, or two of equal strength say something else."""
    if spot.kind is SpotKind.OPERATOR:
        return _exchanged(spot) if not _governed(spot, scene) else None
    return _came(spot, scene) if is_stretch(spot) and not spot.alone and not is_exception(spot) else None


def _governed(spot: Spot, scene: Scene) -> bool:
    """Whether the operator only stands elsewhere in the sentence: before what was put in between."""
    if spot.was and spot.now:
        return False
    missing, side, props = (spot.was, scene.new, spot.new) if spot.was else (spot.now, scene.old, spot.old)
    kind = operators_of(missing)[0]
    row = [p for p in side.sentence(props[0]) if p.part == props[0].part and p.start < props[0].start]
    return any(kind in operators_of(p.words) for p in row)


def _exchanged(spot: Spot) -> Ruling | None:
    old, new = (next(iter(operators_of(words)), "") for words in (spot.was, spot.now))
    if old == new:
        return None
    if {old, new} == {"permission", "right"}:
        return Ruling(Way.CHANGED)
    if {old, new} == {"duty", "ban"}:
        return Ruling(Way.STRENGTHENED if new == "ban" else Way.WEAKENED)
    if _STRENGTH[old] == _STRENGTH[new]:
        return Ruling(Way.CHANGED)
    return Ruling(Way.STRENGTHENED if _STRENGTH[old] < _STRENGTH[new] else Way.WEAKENED)


def _came(spot: Spot, scene: Scene) -> Ruling | None:
    """A sentence with an operator came or went, or the operator is new in a sentence that was there before."""
    found = set(operators_of(spot.now or spot.was))
    if not found:
        return None
    if not spot.whole and _had(spot, scene, found):
        return None
    binding = bool(found & {"duty", "ban", "weak-ban", "no-right"})
    return Ruling(toward(spot, Way.STRENGTHENED) if binding else Way.CHANGED, Weight.SUBSTANTIVE)


def _had(spot: Spot, scene: Scene, kinds: set[str]) -> bool:
    """Whether the sentence had an operator of the same kinds on the other side, so that only what it governs is new."""
    side, other = (scene.new, scene.old) if spot.new else (scene.old, scene.new)
    props = spot.new or spot.old
    partners = [side.partners[p.start] for p in side.sentence(props[0]) if p.start in side.partners]
    theirs = {kind for p in partners for kind in operators_of(other.words(p))}
    return kinds <= theirs
