"""The table of forms: each example is matched by one pattern alone, and each form has its maker."""

from __future__ import annotations

import re

import pytest

from difflaw.amend.grammar import FORMS, FormRow, patterns
from difflaw.amend.makers import MAKERS
from difflaw.amend.targets import QUOTED


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row.name)
def test_exactly_one_pattern_matches_an_example(row: FormRow) -> None:
    """An example is matched whole by the pattern of its row and by no other, so no order of the rows counts."""
    clause = re.sub("“[^”]*”", QUOTED, row.example)
    whole = [other.name for other, pattern in patterns() if (m := pattern.match(clause)) and m.end() == len(clause)]
    assert whole == [row.name]


def test_every_form_has_a_maker() -> None:
    """But for the two that make no instruction."""
    assert {row.name for row in FORMS} - set(MAKERS) == {"republish", "open"}
    assert set(MAKERS) <= {row.name for row in FORMS}
