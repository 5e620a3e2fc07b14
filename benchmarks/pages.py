"""Tables that a command of this folder writes into a page of ``docs``: it prints what it found, and with
``--write`` puts it there, between two comments that name the command."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table.

    >>> print(table(["a", "b"], [["1", "2"]]))
    | a | b |
    |---|---|
    | 1 | 2 |
    """
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        ("|{}|" if k == 1 else "| {} |").format(("|" if k == 1 else " | ").join(line)) for k, line in enumerate(lines)
    )


def put(page: Path, name: str, text: str) -> None:
    """Write ``text`` into ``page``, between ``<!-- NAME: ... -->`` and ``<!-- end of NAME -->``.

    Raises ``LookupError`` when the page has no such place.
    """
    whole = page.read_text(encoding="utf-8")
    place = re.compile(
        rf"(<!-- {re.escape(name)}: [^\n]* -->\n\n?).*?(\n\n?<!-- end of {re.escape(name)} -->)", re.DOTALL
    )
    if not place.search(whole):
        raise LookupError(f"{page} has no place for {name}")
    page.write_text(place.sub(lambda found: found[1] + text + found[2], whole), encoding="utf-8", newline="\n")
