"""Pairs of laws whose articles a reader paired by hand, and how well links agree with the labels.

SHARED, here and in the commands of this folder, holds ``benchmark/pairs``, one folder per pair with ``gold.json``
and the two texts it names, and ``corpus`` with the texts that the labels in ``benchmarks/labels`` name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from difflaw import law, read
from difflaw.align.articles import Drawn, Looked, Measured, draw, look
from difflaw.align.chance import Model
from difflaw.align.decisions import given
from difflaw.align.learnt import MODEL
from difflaw.align.pairs import IndexPair
from difflaw.align.wording import PlacedArticle, places
from difflaw.changes import NO_DECISIONS

LABELS = Path(__file__).parent / "labels"

NOTHING_GIVEN = given(NO_DECISIONS, {}, {})


@dataclass(frozen=True)
class Labelled:
    """Two laws and the links a reader drew between their articles, as pairs of indices."""

    name: str
    old: list[PlacedArticle]
    new: list[PlacedArticle]
    links: frozenset[IndexPair]
    uncertain: frozenset[IndexPair]

    @cached_property
    def looked(self) -> Looked:
        """What the aligner measures before any learnt weight; measured once."""
        return look(self.old, self.new, NOTHING_GIVEN)

    def found(self, model: Model = MODEL) -> tuple[Drawn, Measured]:
        """What the aligner draws with ``model``."""
        return draw(self.old, self.new, self.looked, NOTHING_GIVEN, model)

    def drawn(self, model: Model = MODEL) -> set[IndexPair]:
        """The links that the aligner draws with ``model``, without the uncertain ones."""
        drawn, _ = self.found(model)
        return (set(drawn.equal.items()) | set(drawn.main) | set(drawn.further)) - self.uncertain

    def score(self, model: Model = MODEL) -> Score:
        """How well the aligner does with ``model``; what is uncertain does not count."""
        links = self.drawn(model)
        return Score(len(links & self.links), len(links), len(self.links))


@dataclass(frozen=True)
class Score:
    """Links that are right, links found, links to find."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.wanted)

    @property
    def precision(self) -> float:
        """The share of the links found that are right."""
        return self.right / self.found

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f} ({self.right}/{self.found}/{self.wanted})"


def total(scores: Iterable[Score]) -> Score:
    """The scores added up."""
    return sum(scores, Score())


def benchmark_labels(shared: Path) -> list[Path]:
    """The files with the labels of the benchmark's pairs."""
    return sorted(shared.glob("benchmark/pairs/*/gold.json"))


def own_labels(labels: Path = LABELS) -> list[Path]:
    """The files with the labels that stand in this folder."""
    return sorted(labels.glob("*.json"))


def benchmark_pairs(shared: Path) -> list[Labelled]:
    """The pairs of the benchmark."""
    return [load(gold, gold.parent) for gold in benchmark_labels(shared)]


def own_pairs(shared: Path, labels: Path = LABELS) -> list[Labelled]:
    """The pairs whose labels stand in this folder."""
    return [load(gold, shared / "corpus") for gold in own_labels(labels)]


def load(gold: Path, folder: Path) -> Labelled:
    """The labels in the file ``gold``, with the two texts that it names in ``folder``."""
    said = json.loads(gold.read_text(encoding="utf-8"))
    old, new = (places(law(read(folder / said[side]))) for side in ("old", "new"))
    here = {place.provision.id: place.at for place in old}
    there = {place.provision.id: place.at for place in new}
    links, uncertain = (frozenset((here[a], there[b]) for a, b in said[key]) for key in ("links", "uncertain"))
    return Labelled(said["name"], old, new, links, uncertain)


def digest(files: Iterable[Path]) -> str:
    """SHA-256 over the labels in ``files``, whatever their order and layout."""
    labels = [json.loads(path.read_text(encoding="utf-8")) for path in files]
    told = sorted(json.dumps(label, ensure_ascii=False, sort_keys=True) for label in labels)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
