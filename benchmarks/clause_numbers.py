"""What each number of the pairing of clauses is for: F1 of clauses with other values.

    python -m benchmarks.clause_numbers SHARED [--write]

SHARED is explained in ``benchmarks/labelled.py``; the benchmark pairs that have labelled clauses are scored, inside the
article links that the labels are about. Nothing is fitted here. ``--write`` puts the table into ``docs/alignment.md``.
"""

from __future__ import annotations

import argparse
import importlib
import json
from pathlib import Path
from typing import NamedTuple

from benchmarks.labelled import Score, benchmark_labels, total
from benchmarks.pages import DOCS, put, table
from difflaw import law, read
from difflaw.align import align
from difflaw.changes import NO_DECISIONS
from difflaw.ids import article_of
from difflaw.model import Law

NUMBERS: dict[str, tuple[str, tuple[float, ...]]] = {
    "clause_links.ACROSS": ("wording in common where levels differ and place says nothing", (0.3, 0.7)),
    "clause_links.LEAST": ("a fifth in common, or less in the same place", (0.1, 0.15, 0.3)),
    "clause_links.PLACE": ("what the same place adds", (0.0, 0.06, 0.2)),
    "clause_links.PARENT": ("what linked parents add", (0.0, 0.08, 0.25)),
    "clause_links.EXTRA_AMOUNT": ("what a further link must share beyond the main ones", (150, 600)),
    "clause_links.EXTRA_SHARE": ("the share of it", (0.2, 0.6)),
}
"""Each number that was chosen by hand, why it is as it is, and the other values that are tried."""


class LabelledClauses(NamedTuple):
    """Two laws, the article links whose clauses are labelled, and the clause links, all by ids."""

    old: Law
    new: Law
    articles: frozenset[tuple[str, str]]
    links: frozenset[tuple[str, str]]

    def score(self) -> Score:
        """How well clauses are paired inside the labelled article links."""
        links = align(self.old, self.new, NO_DECISIONS).clauses
        found = {(link.old, link.new) for link in links if link.old and link.new}
        inside = {(old, new) for old, new in found if (article_of(old), article_of(new)) in self.articles}
        return Score(len(inside & self.links), len(inside), len(self.links))


def load(gold: Path) -> LabelledClauses | None:
    """The labelled clauses in the file ``gold``; nothing where it has none."""
    said = json.loads(gold.read_text(encoding="utf-8"))
    if not said.get("clauses"):
        return None
    articles = frozenset((row["old"], row["new"]) for row in said["clauses"])
    links = frozenset((old, new) for row in said["clauses"] for old, new in row["links"])
    old, new = (law(read(gold.parent / said[side])) for side in ("old", "new"))
    return LabelledClauses(old, new, articles, links)


def main() -> None:
    """Try every value, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pairs = [pair for gold in benchmark_labels(options.shared) if (pair := load(gold))]
    rows = []
    for name, (why, values) in NUMBERS.items():
        tried = ", ".join(f"{with_value(name, value, pairs).f1:.3f} at {value:g}" for value in values)
        rows.append([f"`{name}`", f"{_value(name):g}", why, tried])
    shipped = total(pair.score() for pair in pairs)
    text = f"As shipped: {shipped}.\n\n" + table(["number", "value", "why", "F1 at other values"], rows)
    print(text)
    if options.write:
        put(DOCS / "alignment.md", "clause numbers", text)


def _value(name: str) -> float:
    module, constant = name.split(".")
    return float(getattr(importlib.import_module(f"difflaw.align.{module}"), constant))


def with_value(name: str, value: float, pairs: list[LabelledClauses]) -> Score:
    """The score of ``pairs`` with another ``value`` of the number ``name``, which is put back afterwards."""
    module, constant = name.split(".")
    there = importlib.import_module(f"difflaw.align.{module}")
    before = getattr(there, constant)
    setattr(there, constant, value)
    try:
        return total(pair.score() for pair in pairs)
    finally:
        setattr(there, constant, before)


if __name__ == "__main__":
    main()
