"""The project's Markdown pages, and what stands in them to be checked: commands and links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]

_SHELL_BLOCK = re.compile(r"^```(?:sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_STATUS = re.compile(r"# exit status (\d+)$")


@dataclass(frozen=True, slots=True)
class Command:
    """A command line in a page, with the exit status that the page promises."""

    line: str
    status: int


def commands(page: str) -> list[Command]:
    """The ``difflaw`` command lines in the shell blocks of a page, in order.

    A line promises status 0 unless it ends in ``# exit status N``.

    >>> commands('''```sh
    ... difflaw a.txt b.txt
    ... $ difflaw a.txt c.txt  # exit status 2
    ... ```''')
    [Command(line='difflaw a.txt b.txt', status=0), Command(line='difflaw a.txt c.txt', status=2)]
    """
    lines = [line.removeprefix("$ ") for block in _SHELL_BLOCK.findall(page) for line in block.splitlines()]
    found = [line for line in lines if line.startswith("difflaw ")]
    return [Command(line.partition("  #")[0], _status(line)) for line in found]


def _status(line: str) -> int:
    match = _STATUS.search(line)
    return int(match[1]) if match else 0


def marked_command(page: str, name: str) -> str:
    """The shell block after ``<!-- command: NAME -->``: the README's two commands, which CI and tests run."""
    after = page.partition(f"<!-- command: {name} -->")[2]
    match = _SHELL_BLOCK.search(after)
    return match[1].strip() if match else ""


def links(page: str) -> list[str]:
    """The targets of a page's links and pictures that lead to files of the project.

    >>> links("[a](docs/a.md#top) ![b](b.png) [c](https://example.org) [d](#here)")
    ['docs/a.md', 'b.png']
    """
    prose = re.sub(r"^```.*?^```", "", page, flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\(([^)\s]+)\)", prose)
    return [path for target in targets if "://" not in target and (path := target.partition("#")[0])]
