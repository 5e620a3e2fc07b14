"""When the law takes effect changed (施行日期)."""

from __future__ import annotations

import re
from functools import cache

from difflaw.classify.wording.rulings import Ruling, Way
from difflaw.classify.wording.scene import Scene
from difflaw.classify.wording.spots import Spot

CODE = "effective-date"
TURN = 3


def judge(spot: Spot, scene: Scene) -> Ruling | None:
    """``changed`` for a date of effect that is another, was filled in, came or went."""
    del scene
    texts = [words for words in (spot.before, spot.after) if words]
    return Ruling(Way.CHANGED) if any(_effect().search(words) for words in texts) else None


@cache
def _effect() -> re.Pattern[str]:
    return re.compile(
        r"^本(?:法|条例|办法|规定|细则|规则|决定|章程|修正案)[^，。]{0,8}(?:自|于|从|在)?[^。]{0,24}(?:施行|生效|实施)$|^自[^。]{0,24}起(?:施行|生效|实施)$"
    )
