"""The same input gives the same bytes, whatever the hash seed."""

from __future__ import annotations

import pytest

from tests.process import DRAFT, ENACTED, difflaw


@pytest.mark.parametrize(
    "options", [["--json"], ["--html", "-o", "-"], ["--markdown"], ["--all"]], ids=lambda options: options[0]
)
def test_output_does_not_depend_on_the_hash_seed(options: list[str]) -> None:
    """Sets and dictionaries of strings come in another order in each run; the output does not."""
    first, second = (difflaw(DRAFT, ENACTED, *options, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.returncode == 0, first.stderr.decode()
    assert first.stdout
    assert first.stdout == second.stdout
