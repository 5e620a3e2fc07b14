"""The rules for one text, a line each, in the order in which reports list them.

A rule of the same code as one of the reader's notices takes its place: what it looks at was checked once.
"""

from __future__ import annotations

from difflaw.findings import Draft, Rule
from difflaw.gate.rules import article_numbers, dangling, incomplete_labels, run_on

LAW_RULES: tuple[Rule[Draft], ...] = (
    article_numbers.START,
    article_numbers.GAP,
    article_numbers.REPEAT,
    article_numbers.BACK,
    run_on.RUN_ON,
    incomplete_labels.INCOMPLETE,
    dangling.ARTICLE,
    dangling.DIVISION,
    dangling.PARAGRAPH,
    dangling.ITEM,
    dangling.PRECEDING,
    dangling.RANGE,
)
"""The rules for one text."""
