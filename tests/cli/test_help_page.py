"""docs/cli.md and the help texts name the same options."""

from __future__ import annotations

import re

import pytest

from tests.process import ROOT, difflaw

OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")

SECTIONS = {"compare": "Compare", "outline": "Outline", "explain": "Explain"}


def section(title: str) -> str:
    """The section of docs/cli.md under ``title``."""
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    return page.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def first_cells(text: str) -> str:
    """The left column of the tables, and what stands outside them: options that are explained, not mentioned."""
    rows = [line.split(" | ")[0] for line in text.splitlines() if line.startswith("|")]
    return "\n".join(rows or [text])


@pytest.mark.parametrize("command", SECTIONS)
def test_page_explains_every_option_and_no_other(command: str) -> None:
    """An option added to a command is added to its page."""
    shown = difflaw(*([] if command == "compare" else [command]), "--help", "--lang", "en").stdout.decode()
    offered = {name for line in shown.splitlines() if line.startswith("  -") for name in OPTION.findall(line[:30])}
    explained = set(OPTION.findall(first_cells(section(SECTIONS[command])) + first_cells(section("All commands"))))
    assert offered == explained
