"""Measures the redline over pairs of laws whose articles were linked by hand.

    python -m benchmarks.redline ../shared/benchmark/pairs
    python -m benchmarks.redline ../shared/benchmark/pairs --steps

A pair is a folder with ``old.*``, ``new.*`` and ``gold.json``, whose ``links`` name the linked articles.
Four scripts are compared: the shortest there is, diff-match-patch as it comes, diff-match-patch after its
semantic clean-up, and difflaw. The ends of edits are judged by jieba (``pip install jieba``), which
difflaw itself never sees: an end is good if jieba, reading the whole article, also ends a word there.
With ``--steps`` the steps and thresholds of difflaw are changed one at a time instead.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from diff_match_patch import diff_match_patch

from difflaw.changes import Edit, Op
from difflaw.diff import redline
from difflaw.diff.script import keep, replace, tidy
from difflaw.normalize import normalize
from difflaw.parse import parse
from difflaw.read import read

Differ = Callable[[str, str], tuple[Edit, ...]]


@dataclass
class Tally:
    """What one way of marking did over some articles. Lengths are in characters."""

    articles: int = 0
    edits: int = 0
    characters: int = 0
    ends: int = 0
    good_ends: int = 0
    seconds: float = 0.0

    def add(self, old: str, new: str, mark: Differ, words: Callable[[str], set[int]]) -> None:
        """Mark one pair of articles and count."""
        started = time.perf_counter()
        edits = mark(old, new)
        self.seconds += time.perf_counter() - started
        self.articles += 1
        borders = {True: words(old), False: words(new)}
        for on_old, start, end in spans(edits):
            self.edits += 1
            self.characters += end - start
            self.ends += 2
            self.good_ends += sum(place in borders[on_old] for place in (start, end))

    def row(self, name: str, minimum: int) -> str:
        """One line of the table."""
        return (
            f"{name:<22}{self.edits / self.articles:>8.2f}{self.characters / max(1, self.edits):>8.1f}"
            f"{self.good_ends / max(1, self.ends):>8.1%}{self.characters / max(1, minimum) - 1:>+8.1%}"
            f"{self.seconds * 1000:>8.0f}"
        )


def spans(edits: tuple[Edit, ...]) -> Iterator[tuple[bool, int, int]]:
    """Every deletion as (True, start, end) in the old text, every insertion as (False, …) in the new."""
    old = new = 0
    for edit in edits:
        if edit.op is Op.DELETE:
            yield True, old, old + len(edit.old)
        elif edit.op is Op.INSERT:
            yield False, new, new + len(edit.new)
        old += len(edit.old)
        new += len(edit.new)


def shortest(old: str, new: str) -> int:
    """Characters struck and inserted by the shortest script, exactly.

    The length of the longest common subsequence by Hyyrö's bit-parallel recurrence (2004): one addition
    of long integers for each character.
    """
    places: dict[str, int] = {}
    for at, character in enumerate(old):
        places[character] = places.get(character, 0) | 1 << at
    full = (1 << len(old)) - 1
    row = full
    for character in new:
        matched = row & places.get(character, 0)
        row = (row + matched | row - matched) & full
    return len(new) - len(old) + 2 * row.bit_count()


def plain(old: str, new: str, *, semantic: bool = False) -> tuple[Edit, ...]:
    """diff-match-patch as it comes, or after its semantic clean-up."""
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    diffs = engine.diff_main(old, new, False)
    if semantic:
        engine.diff_cleanupSemantic(diffs)
    steps = {0: lambda text: [keep(text)], -1: lambda text: replace(text, ""), 1: lambda text: replace("", text)}
    return tidy(edit for op, text in diffs for edit in steps[op](text))


def segmenter() -> Callable[[str], set[int]]:
    """Where words end, as jieba sees it."""
    import jieba

    jieba.setLogLevel(logging.ERROR)

    def borders(text: str) -> set[int]:
        found = {0}
        for _, _, end in jieba.tokenize(text):
            found.add(end)
        return found

    return borders


def linked_articles(pair: Path) -> Iterator[tuple[str, str]]:
    """The texts of every two linked articles that differ."""
    gold = json.loads((pair / "gold.json").read_text(encoding="utf-8"))
    texts = []
    for side in ("old", "new"):
        law = parse(normalize(read(pair / gold[side])))
        texts.append({article.id: article.text for article in law.articles()})
    for old, new in gold["links"]:
        if texts[0][old] != texts[1][new]:
            yield texts[0][old], texts[1][new]


def main(folder: str) -> None:
    """Print one table per pair, and one for all of them."""
    ways: dict[str, Differ] = {
        "diff-match-patch": plain,
        "its semantic clean-up": lambda old, new: plain(old, new, semantic=True),
        "difflaw": redline,
    }
    words = segmenter()
    total = {name: Tally() for name in ways}
    total_minimum = 0
    for pair in sorted(path.parent for path in Path(folder).glob("*/gold.json")):
        tallies = {name: Tally() for name in ways}
        articles = list(linked_articles(pair))
        minimum = sum(shortest(old, new) for old, new in articles)
        for name, mark in ways.items():
            for old, new in articles:
                tallies[name].add(old, new, mark, words)
                total[name].add(old, new, mark, words)
        show(pair.name, len(articles), minimum, tallies)
        total_minimum += minimum
    show("all", total["difflaw"].articles, total_minimum, total)


STEPS: dict[str, dict[str, float]] = {
    "all": {},
    "sentences not paired": {"plain.PATIENCE": 0},
    "phrases not paired": {"phrases.MOST": 0},
    "crumbs not swallowed": {"boundaries.STAYS": 0, "boundaries.SWAMPED": 0},
    "coincidence up to 2": {"boundaries.COINCIDENCE": 2},
    "coincidence up to 4": {"boundaries.COINCIDENCE": 4},
    "members up to 0": {"boundaries.MEMBER": 0},
    "members up to 12": {"boundaries.MEMBER": 12},
    "stays below 0.2": {"boundaries.STAYS": 0.2},
    "stays below 0.34": {"boundaries.STAYS": 0.34},
    "crumbs up to 2.5": {"boundaries.CRUMB": 2.5},
    "crumbs up to 4.5": {"boundaries.CRUMB": 4.5},
    "swamped not at all": {"boundaries.SWAMPED": 0},
    "swamped below 0.2": {"boundaries.SWAMPED": 0.2},
    "a change costs 2": {"plain.CHANGE": 2},
    "a change costs 6": {"plain.CHANGE": 6},
}
"""What is changed in which module of ``difflaw.diff``, by the name of the row."""


def steps(folder: str) -> None:
    """Print one row for each of ``STEPS``, over all pairs."""
    words = segmenter()
    articles = [pair for path in sorted(Path(folder).glob("*/gold.json")) for pair in linked_articles(path.parent)]
    minimum = sum(shortest(old, new) for old, new in articles)
    for name, changed in STEPS.items():
        places = [(import_module(f"difflaw.diff.{key.split('.')[0]}"), key.split(".")[1]) for key in changed]
        before = [getattr(module, key) for module, key in places]
        for (module, key), value in zip(places, changed.values(), strict=True):
            setattr(module, key, value)
        tally = Tally()
        for old, new in articles:
            tally.add(old, new, redline, words)
        print(tally.row(name, minimum))
        for (module, key), value in zip(places, before, strict=True):
            setattr(module, key, value)


def show(title: str, articles: int, minimum: int, tallies: dict[str, Tally]) -> None:
    """One table."""
    print(f"\n{title}: {articles} articles that differ, at least {minimum} characters struck or inserted")
    print(f"{'':<22}{'edits':>8}{'length':>8}{'words':>8}{'over':>8}{'ms':>8}")
    for name, tally in tallies.items():
        print(tally.row(name, minimum))


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[2] == "--steps":
        steps(sys.argv[1])
    elif len(sys.argv) == 2:
        main(sys.argv[1])
    else:
        sys.exit(__doc__)
