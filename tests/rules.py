"""Writes the page of every rule of the gate: ``python -m tests.rules``.

``docs/rules/<code>.md`` says what the rule finds, why, an example and a near miss, and from which norm it is, all from
the rule itself; ``docs/rules/README.md`` lists the rules, for one text and for two versions. A test compares the pages
with the rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from difflaw.changes import Comparison
from difflaw.findings import Draft, Grade, Rule
from difflaw.gate.checking import change_rules
from difflaw.gate.judging import law_rules

PAGES = Path(__file__).parent.parent / "docs" / "rules"


def pages() -> dict[str, str]:
    """What stands in each page, by the name of its file."""
    of_laws = {f"{rule.code}.md": page(rule) for rule in law_rules()}
    of_changes = {f"{rule.code}.md": change_page(rule) for rule in change_rules()}
    return {"README.md": index(), **of_laws, **of_changes}


def page(rule: Rule[Draft]) -> str:
    """The page of ``rule``."""
    case = f"../../fixtures/gate/{rule.code}/why.txt"
    # What is found in a policy or in entries has no law to stand in; tests/gate has its cases.
    told = f"\nBoth texts stand in [fixtures/gate/{rule.code}]({case}), in a whole law.\n"
    return (
        f"# {rule.code}\n\n**{rule.title[0].upper()}{rule.title[1:]}.** Level: {rule.grade}.\n\n{rule.why}\n\n"
        f"## What it finds\n\n{block(rule.bad)}\n\n## What it leaves alone\n\n{block(rule.good)}\n\n"
        f"## Source\n\n{rule.source}\n" + (told if (PAGES / case).exists() else "")
    )


def change_page(rule: Rule[Comparison]) -> str:
    """The page of ``rule``, for two versions: examples are the words on both sides, and what it lacks is left out."""
    case = f"../../fixtures/check/{rule.code}/why.txt"
    mirrored = f"With the two versions swapped it is [{rule.mirror}]({rule.mirror}.md)."
    parts = (
        f"# {rule.code}",
        f"**{rule.title[0].upper()}{rule.title[1:]}.** Level: {told_level(rule)}.",
        rule.why,
        f"## What it finds\n\n{block(rule.bad)}" if rule.bad else "",
        f"## What it leaves alone\n\n{block(rule.good)}" if rule.good else "",
        mirrored if rule.mirror and rule.mirror != rule.code else "",
        f"Two whole laws stand in [fixtures/check/{rule.code}]({case})." if (PAGES / case).exists() else "",
        f"## Source\n\n[{rule.source}](../../{rule.source})" if rule.source.startswith("docs/") else "",
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def told_level(rule: Rule[Any]) -> str:
    """The level of ``rule``; of what is never substantive it is ``off``, whatever its own."""
    return str(Grade.OFF if rule.code in SILENT else rule.grade)


SILENT = ("actor-renamed-throughout", "reference-consequential")
"""Signals that always follow from another change, and are off by their weight (docs/gate.md)."""


def block(text: str) -> str:
    """``text`` as it stands in a law."""
    return f"```text\n{text}\n```"


def index() -> str:
    """The list of all rules, in the order of the registry."""
    return (
        "# The rules for one text\n\n"
        "What `difflaw lint` looks for. Levels can be set in the policy ([gate.md](../gate.md)); how often each rule"
        " fires on enacted laws stands in [gate_rules.md](../gate_rules.md). `python -m tests.rules` writes these"
        " pages from the rules.\n\n"
        f"{rows(law_rules())}\n"
        "# The rules for two versions\n\n"
        "What `difflaw check` looks for besides. What a signal is, and which are silent, stands in"
        " [gate.md](../gate.md#what-changed).\n\n"
        f"{rows(change_rules())}"
    )


def rows(rules: Iterable[Rule[Any]]) -> str:
    """The table of ``rules``."""
    told = (f"| [{rule.code}]({rule.code}.md) | {told_level(rule)} | {rule.title} |\n" for rule in rules)
    return "| rule | level | what it finds |\n|---|---|---|\n" + "".join(told)


def main() -> None:
    """Write the pages, and take away those of rules that are gone."""
    PAGES.mkdir(exist_ok=True)
    wanted = pages()
    for path in PAGES.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
            print(f"gone: {path.name}")
    for name, text in wanted.items():
        path = PAGES / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"written: {name}")


if __name__ == "__main__":
    main()
