"""Writes the page of every rule of the gate: ``python -m tests.rules``.

``docs/rules/<code>.md`` says what the rule finds, why, an example and a near miss, and from which norm it is, all from
the rule itself; ``docs/rules/README.md`` lists the rules. A test compares the pages with the rules.
"""

from __future__ import annotations

from pathlib import Path

from difflaw.findings import Draft, Rule
from difflaw.gate.judging import law_rules

PAGES = Path(__file__).parent.parent / "docs" / "rules"


def pages() -> dict[str, str]:
    """What stands in each page, by the name of its file."""
    written = {f"{rule.code}.md": page(rule) for rule in law_rules()}
    return {"README.md": index(), **written}


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


def block(text: str) -> str:
    """``text`` as it stands in a law."""
    return f"```text\n{text}\n```"


def index() -> str:
    """The list of all rules, in the order of the registry."""
    rows = [f"| [{rule.code}]({rule.code}.md) | {rule.grade} | {rule.title} |" for rule in law_rules()]
    return (
        "# The rules for one text\n\n"
        "What `difflaw lint` looks for. Levels can be set in the policy ([gate.md](../gate.md)); how often each rule"
        " fires on enacted laws stands in [gate_rules.md](../gate_rules.md). `python -m tests.rules` writes these"
        " pages from the rules.\n\n"
        "| rule | level | what it finds |\n|---|---|---|\n" + "\n".join(rows) + "\n"
    )


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
