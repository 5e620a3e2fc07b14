"""Every case folder gives what it says it gives; see ``tests/cases.py`` for what a case folder is."""

from __future__ import annotations

import pytest

from tests.cases import FIXTURES, STAGES, Case, cases

CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_gives_what_it_expects(case: Case) -> None:
    """The output is the expected text; if the change is wanted, ``python -m tests.update`` records it."""
    assert case.render() == case.expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_says_why_it_is_there(case: Case) -> None:
    """A case without a reason cannot be judged when it fails."""
    assert (case.folder / "why.txt").read_text(encoding="utf-8").strip()


def test_every_stage_has_cases() -> None:
    """No stage's folder is empty or missing, so none of the tests above is void."""
    assert {case.stage for case in CASES} == set(STAGES)


def test_no_folder_of_fixtures_is_forgotten() -> None:
    """A folder that no stage reads would look like a test and be none."""
    assert {path.name for path in FIXTURES.iterdir() if path.is_dir()} - set(STAGES) == {"laws"}
