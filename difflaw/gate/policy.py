"""What a house wants of its texts: the grade of each rule, and what fails a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from difflaw.findings import Grade, Rule


@dataclass(frozen=True, slots=True)
class Policy:
    """What applies to a text.

    ``levels`` are grades by the code of a rule. ``fail_on`` is the least grade that fails, none where nothing does.
    ``name`` is the file that says so, ``""`` where there is none.
    """

    levels: Mapping[str, Grade] = field(default_factory=dict)
    fail_on: Grade | None = Grade.ERROR
    name: str = ""

    def grade(self, rule: Rule[Any]) -> Grade:
        """The grade of ``rule``: that of the policy, else its own."""
        return self.levels.get(rule.code, rule.grade)


NO_POLICY = Policy()
"""Every rule with its own grade; errors fail."""
