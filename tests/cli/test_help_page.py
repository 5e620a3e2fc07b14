"""docs/cli.md and the help texts name the same options."""

from __future__ import annotations

import re

import pytest

from difflaw.amendments import Decision, Verification
from difflaw.changes import Comparison
from difflaw.findings import Verdict
from difflaw.model import Law
from difflaw.render.registry import reports_on
from tests.process import ROOT, difflaw

OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")

SECTIONS = {
    "compare": "Compare",
    "outline": "Outline",
    "explain": "Explain",
    "lint": "Lint",
    "policy": "Policy",
    "amend read": "Amend read",
    "amend apply": "Amend apply",
    "amend verify": "Amend verify",
}


def section(title: str) -> str:
    """The section of docs/cli.md under ``title``."""
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    return page.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def first_cells(text: str) -> str:
    """The left column of the tables, and what stands outside them: options that are explained, not mentioned."""
    rows = [line.split(" | ")[0] for line in text.splitlines() if line.startswith("|")]
    return "\n".join(rows or [text])


def offered_by(command: str) -> set[str]:
    """The options that the help of a command lists."""
    shown = difflaw(*([] if command == "compare" else command.split()), "--help", "--lang", "en").stdout.decode()
    return {name for line in shown.splitlines() if line.startswith("  -") for name in OPTION.findall(line[:30])}


@pytest.mark.parametrize("command", SECTIONS)
def test_page_explains_every_option_and_no_other(command: str) -> None:
    """An option added to a command is added to its page."""
    offered = offered_by(command)
    shared = "--lang --help" if command == "policy" else first_cells(section("All commands"))  # it reads no law
    explained = set(OPTION.findall(f"{first_cells(section(SECTIONS[command]))}\n{shared}"))
    assert offered == explained


def test_readme_names_no_option_that_is_not() -> None:
    """The table in the README is a selection: each of its options is there, most of all are in it."""
    page = (ROOT / "README.md").read_text(encoding="utf-8").partition("| option |")[2].partition("\n\n")[0]
    told = set(OPTION.findall(first_cells(page)))
    assert told <= offered_by("compare")
    assert offered_by("compare") - told == {"--output", "-v", "--version", "--help"}


def test_page_lists_the_forms_and_their_endings() -> None:
    """The table of forms in docs/cli.md has what the registry has."""
    rows = [re.split(r" *\| *", line)[1:-1] for line in section("Outputs").splitlines() if line.startswith("| `")]
    named = {form.strip("`"): cells for form, *cells in rows}
    for subject, column in ((Comparison, 0), (Law, 1), (Verdict, 2)):
        assert {form for form, cells in named.items() if cells[column]} == {r.name for r in reports_on(subject)}
        for report in reports_on(subject):
            told = named[report.name][3].replace("none", "``").split(", ") if report.suffixes else []
            assert sorted(told) == sorted(f"`{suffix}`" for suffix in report.suffixes)


@pytest.mark.parametrize(
    ("command", "subject"),
    [
        ("compare", Comparison),
        ("outline", Law),
        ("lint", Verdict),
        ("amend read", Decision),
        ("amend verify", Verification),
    ],
)
def test_help_lists_the_forms(command: str, subject: type) -> None:
    """The help of -o names every form."""
    shown = difflaw(*([] if command == "compare" else command.split()), "--help", "--lang", "en").stdout.decode()
    assert ", ".join(report.name for report in reports_on(subject)) + ";" in " ".join(shown.split())
