"""What a signal on changed words says, and how it reads when the laws are swapped."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from difflaw.changes import Weight as Weight


class Way(StrEnum):
    """The directions of all classes."""

    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    RAISED = "raised"
    LOWERED = "lowered"
    ADDED = "added"
    DROPPED = "dropped"
    HEAVIER = "heavier"
    LIGHTER = "lighter"
    REBASED = "rebased"
    WIDENED = "widened"
    NARROWED = "narrowed"
    CHANGED = "changed"
    RENAMED = "renamed-throughout"
    CONSEQUENTIAL = "consequential"
    RETARGETED = "retargeted"
    STALE = "stale"
    DANGLING = "dangling"
    EXTERNAL = "external-changed"


_OPPOSITES = (
    (Way.STRENGTHENED, Way.WEAKENED),
    (Way.RAISED, Way.LOWERED),
    (Way.ADDED, Way.DROPPED),
    (Way.HEAVIER, Way.LIGHTER),
    (Way.WIDENED, Way.NARROWED),
)

OPPOSITE: dict[Way, Way] = {way: way for way in Way} | dict(_OPPOSITES) | {b: a for a, b in _OPPOSITES}
"""The direction of each when the laws are swapped."""


class Ruling(NamedTuple):
    """What a module says of a changed place: the direction, the weight, and the words if they are to be others than
    those of the place, with where they begin (``-1``: as the place says)."""

    way: Way
    weight: Weight = Weight.SUBSTANTIVE
    was: str | None = None
    now: str | None = None
    was_at: int = -1
    now_at: int = -1
