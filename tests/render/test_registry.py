"""The registry of reports: every row leads to a module that does what the row says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import difflaw
from difflaw.amendments import AmendmentTrace, Decision, Verification
from difflaw.changes import Comparison
from difflaw.findings import Verdict
from difflaw.gate.judging import law_rules, lint
from difflaw.model import Law
from difflaw.pipeline import amend, decision, law, verify
from difflaw.read import read_text
from difflaw.render.options import Options
from difflaw.render.registry import REPORTS, Report, find_by_suffix
from tests.render.laws import NEW, OLD, compared

RENDER = Path(difflaw.__file__).parent / "render"


SUBJECTS = (Comparison, Law, Verdict, Decision, AmendmentTrace, Verification)
"""The types that reports are made of."""


@pytest.fixture(scope="module")
def subjects() -> dict[str, object]:
    """A value of each type that reports are made of."""
    comparison = compared(OLD, NEW)
    # A gap in the numbers, so that there is something to find.
    judgement = lint(law(read_text("某条例\n第一条 甲。\n第三条 乙。")))
    head = "关于修改《某条例》的决定\n决定对《某条例》作如下修改：\n"
    given = decision(read_text(head + "一、将第一条中的“甲”修改为“丙”。\n二、数额标准不再适用。"))
    old = read_text("某条例\n第一条 甲、甲。\n第二条 乙。")
    values = (
        comparison,
        comparison.new,
        Verdict((judgement,), law_rules()),
        given,
        amend(old, [given]),
        verify(old, [given], old),
    )
    return {type(value).__name__: value for value in values}


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: f"{report.subject}-{report.name}")
def test_row_holds(report: Report, subjects: dict[str, object]) -> None:
    """The module is there; it gives text or bytes as the row says, also without options, and the same each time."""
    subject = subjects[report.subject]
    made = report.render(subject)
    assert isinstance(made, bytes if report.binary else str)
    assert made
    assert made == report.render(subject, Options())
    assert "/" in report.media_type


def test_a_name_and_a_suffix_mean_one_report() -> None:
    """For one kind of subject no two reports share either."""
    names = Counter((report.subject, report.name) for report in REPORTS)
    suffixes = Counter((report.subject, suffix) for report in REPORTS for suffix in report.suffixes)
    assert {*names.values(), *suffixes.values()} == {1}
    assert all(suffix in ("", suffix.lower()) for _, suffix in suffixes)
    assert all(suffix == "" or suffix.startswith(".") for _, suffix in suffixes)


def test_every_subject_has_plain_text() -> None:
    """Without a suffix it is plain text, whatever the subject; no subject is the name of nothing."""
    assert {subject.__name__ for subject in SUBJECTS} == {report.subject for report in REPORTS}
    for subject in SUBJECTS:
        report = find_by_suffix(subject, "")
        assert report is not None
        assert report.name == "text"


def test_language_reaches_every_report(subjects: dict[str, object]) -> None:
    """A report with labels has them in the language of the options."""
    for report in REPORTS:
        subject = subjects[report.subject]
        differs = report.render(subject, Options(lang="zh")) != report.render(subject, Options(lang="en"))
        quiet = report.name in ("links", "baseline") or (report.subject, report.name) == ("Law", "json")
        assert differs or quiet, report
