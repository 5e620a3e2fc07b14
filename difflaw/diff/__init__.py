"""Diff: two texts to the edits between them, cut where a reader would cut."""

from __future__ import annotations

from difflaw.diff.compose import compose
from difflaw.diff.law_redlines import redlines
from difflaw.diff.plain import redline
from difflaw.diff.script import InexactRedlineError

__all__ = ["InexactRedlineError", "compose", "redline", "redlines"]
