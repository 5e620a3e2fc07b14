"""The rules there are, a line each, in the order in which reports list them."""

from __future__ import annotations

from difflaw.findings import Draft, Rule

LAW_RULES: tuple[Rule[Draft], ...] = ()
"""The rules for one text."""
