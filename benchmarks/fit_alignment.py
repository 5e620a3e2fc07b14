"""Fits the weights of difflaw.align.chance on labelled pairs, and says how well they do on pairs left out.

    python benchmarks/fit_alignment.py PAIRS_DIR [--texts CORPUS_DIR] [-v]

PAIRS_DIR holds one folder a pair with ``gold.json`` and the two texts it names. With ``--texts``, the labels
of ``benchmarks/labels`` are used too; the texts they name are looked for in CORPUS_DIR. For each pair in turn
the weights are fitted on all others and the pair is scored with them (held out); then they are fitted on
all (tuned). Prints both, the weights, and how often a link of each model probability was right when held out,
from which the curves of ``difflaw.align.chance`` are drawn. Nothing is written.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

from difflaw import law, read
from difflaw.align import chance
from difflaw.align.articles import Drawn, Measured, find
from difflaw.align.decisions import given
from difflaw.align.pairs import IndexPair
from difflaw.align.wording import PlacedArticle, places
from difflaw.changes import NO_DECISIONS

Weights = tuple[float, ...]
Rows = list[tuple[float, ...]]

RIDGE = 0.3
"""Strength of the quadratic penalty on the weights; results are the same from 0.1 to 1."""

TOPIC_WEIGHT = 3.0
"""Only one labelled pair has topics, and it is easy, so their weight cannot be fitted. Three gives a full match
of topics the force of a lead of about two and a half times the best rival."""


@dataclass(frozen=True)
class Labelled:
    """Two laws and the links a reader drew between their articles, as pairs of indices."""

    name: str
    old: list[PlacedArticle]
    new: list[PlacedArticle]
    links: frozenset[IndexPair]
    uncertain: frozenset[IndexPair]

    def found(self) -> tuple[Drawn, Measured]:
        """What the aligner draws and measures with the weights of the moment."""
        return find(self.old, self.new, given(NO_DECISIONS, {}, {}))


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

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f} ({self.right}/{self.found}/{self.wanted})"


def main() -> None:
    """Fit, score and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    benchmark = [load(path, path.parent) for path in sorted(options.pairs.glob("*/gold.json"))]
    labels = sorted((Path(__file__).parent / "labels").glob("*.json")) if options.texts else []
    further = [load(path, options.texts) for path in labels]
    everything = benchmark + further
    held: dict[str, Score] = {}
    outcomes: list[tuple[str, float, bool]] = []
    for pair in everything:
        _fit([other for other in everything if other is not pair])
        held[pair.name] = score(pair, options.verbose)
        outcomes += _outcomes(pair)
    if further:
        _fit(benchmark)
        print("fitted on the benchmark alone, the other labels:", sum((score(p) for p in further), Score()))
    weights = _fit(everything)
    tuned = {pair.name: score(pair) for pair in everything}
    for pair in everything:
        print(f"{pair.name:30s} held out {held[pair.name]}   tuned {tuned[pair.name]}")
    for title, group in (("benchmark", benchmark), ("other labels", further), ("all", everything)):
        if group:
            rows = sum((held[p.name] for p in group), Score()), sum((tuned[p.name] for p in group), Score())
            print(f"{title:30s} held out {rows[0]}   tuned {rows[1]}")
    for name, values in zip(("WORDING", "PLACED", "FURTHER"), weights, strict=True):
        print(name, tuple(round(value, 2) for value in values))
    for kind in ("main", "further"):
        print(kind, _reliability((p, right) for k, p, right in outcomes if k == kind))


def load(gold: Path, folder: Path) -> Labelled:
    """The labels in the file ``gold``, with the two texts that it names in ``folder``."""
    said = json.loads(gold.read_text(encoding="utf-8"))
    old, new = (places(law(read(folder / said[side]))) for side in ("old", "new"))
    here = {place.provision.id: place.at for place in old}
    there = {place.provision.id: place.at for place in new}
    links, uncertain = (frozenset((here[a], there[b]) for a, b in said[key]) for key in ("links", "uncertain"))
    return Labelled(said["name"], old, new, links, uncertain)


def _fit(pairs: Sequence[Labelled]) -> tuple[Weights, Weights, Weights]:
    """Fit the three models one after another, each on what the earlier ones give; leave them in ``chance``."""
    looked = [pair.found()[1] for pair in pairs]
    values = [measured.values for measured in looked]
    keys = [_counted(pair, measured) for pair, measured in zip(pairs, looked, strict=True)]
    truth = [pair in labelled.links for labelled, ks in zip(pairs, keys, strict=True) for pair in ks]
    rows: Rows = [value[pair] for value, ks in zip(values, keys, strict=True) for pair in ks]
    chance.WORDING = _with_topic(_logistic(rows, truth))
    placed: Rows = []
    right: list[bool] = []
    for labelled, value, ks in zip(pairs, values, keys, strict=True):
        settings = labelled.found()[1].settings
        for pair in ks:
            if pair in settings:
                placed.append((*value[pair], *settings[pair]))
                right.append(pair in labelled.links)
    chance.PLACED = _with_topic(_logistic(placed, right))
    rows, truth = [], []
    for labelled, value in zip(pairs, values, strict=True):
        measured = labelled.found()[1]
        for pair, residue in measured.residues.items():
            if pair not in labelled.uncertain:
                rows.append(chance.further_values(residue, value[pair], measured.settings[pair]))
                truth.append(pair in labelled.links)
    chance.FURTHER = _logistic(rows, truth)
    return chance.WORDING, chance.PLACED, chance.FURTHER


def _counted(labelled: Labelled, measured: Measured) -> list[IndexPair]:
    """The pairs to learn main links from: not the uncertain ones, nor links that are second on both sides."""
    best: dict[tuple[str, int], float] = {}
    for i, j in labelled.links:
        wording = measured.likes[i, j].wording if (i, j) in measured.likes else 1.0
        best["old", i] = max(best.get(("old", i), 0.0), wording)
        best["new", j] = max(best.get(("new", j), 0.0), wording)
    return [
        (i, j)
        for (i, j), like in measured.likes.items()
        if (i, j) not in labelled.uncertain
        and not ((i, j) in labelled.links and like.wording < min(best["old", i], best["new", j]))
    ]


def _with_topic(weights: Weights) -> Weights:
    at = chance.Figures._fields.index("topic")
    return (*weights[:at], TOPIC_WEIGHT, *weights[at + 1 :])


def _logistic(rows: Rows, truth: Sequence[bool]) -> Weights:
    """Weights (the constant last) of a logistic regression with a ridge, by Newton's method."""
    full = [(*row, 1.0) for row in rows]
    size = len(full[0])
    weights = [0.0] * size
    for _ in range(12):
        slope = [RIDGE * w if k < size - 1 else 0.0 for k, w in enumerate(weights)]
        curve = [[(RIDGE if k < size - 1 else 1e-6) if k == m else 0.0 for m in range(size)] for k in range(size)]
        for row, right in zip(full, truth, strict=True):
            z = sum([w * x for w, x in zip(weights, row, strict=True)])
            p = 1 / (1 + exp(-max(-30.0, min(30.0, z))))
            error, spread = p - right, p * (1 - p)
            for k, x in enumerate(row):
                slope[k] += error * x
                if spread > 1e-9:
                    line, scaled = curve[k], spread * x
                    for m in range(k, size):
                        line[m] += scaled * row[m]
        for k in range(size):
            for m in range(k):
                curve[k][m] = curve[m][k]
        step = _solve(curve, slope)
        weights = [w - s for w, s in zip(weights, step, strict=True)]
        if max(abs(s) for s in step) < 1e-4:
            break
    return tuple(weights)


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for k in range(size):
        pivot = max(range(k, size), key=lambda m: abs(rows[m][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for m in range(size):
            if m != k:
                factor = rows[m][k] / rows[k][k]
                rows[m] = [x - factor * y for x, y in zip(rows[m], rows[k], strict=True)]
    return [rows[k][size] / rows[k][k] for k in range(size)]


def score(labelled: Labelled, verbose: bool = False) -> Score:
    """How well the aligner does on the pair with the weights of the moment; what is uncertain does not count."""
    drawn, _ = labelled.found()
    links = (set(drawn.equal.items()) | set(drawn.main) | set(drawn.further)) - labelled.uncertain
    if verbose:
        print(labelled.name)
        print("    wrong  ", " ".join(_named(labelled, pair) for pair in sorted(links - labelled.links)))
        print("    missing", " ".join(_named(labelled, pair) for pair in sorted(labelled.links - links)))
    return Score(len(links & labelled.links), len(links), len(labelled.links))


def _named(labelled: Labelled, pair: IndexPair) -> str:
    return f"{labelled.old[pair[0]].provision.number}>{labelled.new[pair[1]].provision.number}"


def _outcomes(labelled: Labelled) -> list[tuple[str, float, bool]]:
    drawn, _ = labelled.found()
    return [
        (kind, probability, pair in labelled.links)
        for kind, links in (("main", drawn.main), ("further", drawn.further))
        for pair, probability in links.items()
        if pair not in labelled.uncertain
    ]


def _reliability(rows: Iterable[tuple[float, bool]]) -> str:
    bounds = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)
    counts = [[0, 0] for _ in bounds]
    for probability, right in rows:
        place = max((k for k, bound in enumerate(bounds) if probability >= bound), default=0)
        counts[place][0] += right
        counts[place][1] += 1
    return "  ".join(f"{bound}+ {right}/{n}" for bound, (right, n) in zip(bounds, counts, strict=True) if n)


if __name__ == "__main__":
    main()
