"""What each feature and number of the alignment is for: all weights fitted again without it, or with another value.

    python -m benchmarks.ablation SHARED [--write]

SHARED is explained in ``benchmarks/labelled.py``. Every variation is fitted and scored with each pair held out in
turn, in a process of its own, so that no changed number is left behind. Prints two tables, of features and of numbers;
``--write`` puts them into ``docs/alignment.md``. Takes some ten minutes on two cores.
"""

from __future__ import annotations

import argparse
import importlib
import multiprocessing
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from math import log
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from benchmarks.fitting import RIDGE, fit
from benchmarks.labelled import Labelled, Score, benchmark_pairs, own_pairs, total
from benchmarks.pages import DOCS, put, table
from difflaw.align.background import frequencies
from difflaw.align.chance import Model
from difflaw.align.subjects import subjects
from difflaw.align.wording import PlacedArticle, Profile, grams, profile, sentences

PAGE = DOCS / "alignment.md"

HARD = (
    "companies-2018-2023",
    "defence-education-2018-2024",
    "marine-environment-2017-2023",
    "minerals-2009-2024",
    "popular-science-2002-2024",
    "quarantine-2018-2024",
    "sports-2016-2022",
    "standing-committee-2009-2022",
    "state-council-1982-2024",
    "taiwan-judgments-2015-2024",
)
"""The pairs that were overhauled in whole or in part."""


class Variation(NamedTuple):
    """One way to differ from what is shipped: features left out, numbers (``module.NAME``) with other values, and
    a change of code by name (see ``CHANGES``)."""

    without: tuple[str, ...] = ()
    numbers: tuple[tuple[str, float], ...] = ()
    change: str = ""
    ridge: float = RIDGE


class Result(NamedTuple):
    """How a variation did with each pair held out: on the benchmark, on the other labels, on the hard pairs and on
    all; ``loss`` is the log loss of all pairs of articles that were looked at."""

    benchmark: Score
    own: Score
    hard: Score
    all: Score
    loss: float


FEATURES = {
    "all (shipped)": Variation(),
    "without attribution": Variation(without=("part", "other_part")),
    "without leads over rivals": Variation(without=("lead", "other_lead")),
    "without neighbours (`near`)": Variation(without=("near",)),
    "without divisions (`flow`)": Variation(without=("flow",)),
    "without any surroundings": Variation(without=("near", "flow")),
    "without splits and merges": Variation(numbers=(("articles.LEAST_FURTHER", 2.0),)),
    "without subjects": Variation(change="no subjects"),
    "subjects in whole articles only, not in sentences": Variation(change="no subjects in sentences"),
    "without the tables of statutes at large": Variation(change="no background"),
}

NUMBERS: dict[str, tuple[str, tuple[float, ...]]] = {
    "articles.LEAST_MAIN": ("more likely wrong below", (0.3, 0.35, 0.45, 0.5)),
    "articles.LEAST_FURTHER": ("as main links", (0.35, 0.4, 0.5, 0.55)),
    "articles.HOPELESS": ("saves time; the best of places lifts a probability about threefold", (0.0, 0.03, 0.1)),
    "articles.FAINT": ("links that do not inform the rest", (0.0, 0.01, 0.1, 0.3)),
    "background.FLOOR": ("share of pairs that no table lists", (0.0005, 0.003)),
    "candidates.RARE": ("entries of the index", (6, 24, 48)),
    "candidates.KEEP": ("candidates of an article", (4, 6, 12, 20)),
    "candidates.ALIKE_IN_PLACE": ("what goes by place is the same article", (0.7, 0.9)),
    "chance.SOFT": ("below, differences of shares are noise", (0.02, 0.1)),
    "chance.LEAD": ("four and a half times the rival is enough", (1.0, 2.0, 3.0)),
    "measures.SHARPNESS": ("the best claim takes most", (2, 3, 6, 8)),
    "measures.NOWHERE": ("what stands in any article by chance", (0.15, 0.2, 0.3, 0.35)),
    "measures.REACH": ("neighbours on each side", (1, 2, 5)),
    "measures.LEAST_RESIDUE": ("some six rare pairs; less is half a sentence", (300, 360, 400, 450, 500)),
    "measures.HALF_AMOUNT": ("some twelve rare pairs count half", (500, 2000)),
    "measures.HALF_SENTENCE": ("half the amount", (250, 1000)),
    "measures.FAR": ("articles beyond which distance is all the same", (3, 30)),
    "wording.BACKGROUND_ARTICLES": ("how much statutes at large count", (50, 100, 300)),
    "wording.SUBJECT": ("a subject is two characters at least", (1, 3)),
}
"""Each number that was chosen by hand, why it is as it is, and the other values that are tried."""

RIDGES = (0.1, 1.0, 3.0)


def main() -> None:
    """Try everything, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    tried = [*FEATURES.values(), *(Variation(ridge=ridge) for ridge in RIDGES)]
    tried += [Variation(numbers=((name, value),)) for name, (_, values) in NUMBERS.items() for value in values]
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(mp_context=spawn, max_tasks_per_child=1) as pool:
        results = dict(zip(tried, pool.map(partial(attempt, options.shared), tried), strict=True))
    found = {"ablation": features_table(results), "numbers": numbers_table(results)}
    for name, text in found.items():
        print(text, end="\n\n")
        if options.write:
            put(PAGE, name, text)


def features_table(results: dict[Variation, Result]) -> str:
    """A row per feature left out."""
    rows = []
    for name, variation in FEATURES.items():
        result = results[variation]
        groups = (f"{score.f1:.3f}" for score in (result.own, result.hard))
        everything = f"{result.all.f1:.3f} ({result.all.right} of {result.all.found})"
        benchmark = f"{result.benchmark.f1:.3f}", f"{result.benchmark.precision:.3f}"
        rows.append([name, *benchmark, *groups, everything, f"{result.loss:.0f}"])
    return table(["", "benchmark F1", "P", "other labels F1", "hard F1", "all F1 (right of found)", "loss"], rows)


def numbers_table(results: dict[Variation, Result]) -> str:
    """A row per number, with F1 of all pairs at other values."""
    rows = []
    for name, (why, values) in NUMBERS.items():
        tries = [(f"{value:g}", results[Variation(numbers=((name, value),))]) for value in values]
        rows.append([f"`{name}`", f"{shipped(name):g}", why, _told(tries)])
    ridges = [(f"{ridge:g}", results[Variation(ridge=ridge)]) for ridge in RIDGES]
    rows.append(["ridge of the fit", f"{RIDGE:g}", "penalty on the weights", _told(ridges)])
    return table(["number", "value", "why", "F1 held out, at other values"], rows)


def _told(tries: Sequence[tuple[str, Result]]) -> str:
    return ", ".join(f"{result.all.f1:.3f} at {value}" for value, result in tries)


def shipped(name: str) -> float:
    """The value of the number ``name`` that stands in the code."""
    module, constant = name.split(".")
    return float(getattr(_module(module), constant))


def attempt(shared: Path, variation: Variation) -> Result:
    """Fit and score ``variation``. Changes modules of the process it runs in, which must end afterwards."""
    for name, value in variation.numbers:
        module, constant = name.split(".")
        _replace(constant, getattr(_module(module), constant), value)
    if variation.change:
        CHANGES[variation.change]()
    benchmark, own = benchmark_pairs(shared), own_pairs(shared)
    pairs = [*benchmark, *own]
    models = {p.name: _fit([other for other in pairs if other is not p], variation) for p in pairs}
    scores = {p.name: p.score(models[p.name]) for p in pairs}
    return Result(
        total(scores[p.name] for p in benchmark),
        total(scores[p.name] for p in own),
        total(scores[name] for name in HARD),
        total(scores.values()),
        sum(loss(p, models[p.name]) for p in pairs),
    )


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"difflaw.align.{name}")


def _replace(name: str, shipped: object, other: object) -> None:
    """Put ``other`` in the place of what is called ``name`` in every module of the alignment that has it."""
    for module in list(sys.modules.values()):
        if module.__name__.startswith("difflaw.align.") and getattr(module, name, None) is shipped:
            setattr(module, name, other)


def _fit(pairs: Sequence[Labelled], variation: Variation) -> Model:
    return fit(pairs, frozenset(variation.without), variation.ridge)


def loss(pair: Labelled, model: Model) -> float:
    """The log loss of the probabilities of all pairs that were looked at, without the uncertain ones."""
    chances = pair.found(model)[1].chance
    clipped = ((at, min(1 - 1e-4, max(1e-4, value))) for at, value in chances.items() if at not in pair.uncertain)
    return -sum(log(value if at in pair.links else 1 - value) for at, value in clipped)


def _no_subjects() -> None:
    _replace("subjects", subjects, lambda held: frozenset())


def _no_subjects_in_sentences() -> None:
    def other(place: PlacedArticle) -> Profile:
        return profile(place)._replace(sentences=tuple(grams(piece) for piece in sentences(place.text)))

    _replace("profile", profile, other)


def _no_background() -> None:
    _replace("frequencies", frequencies, dict)


CHANGES: dict[str, Callable[[], None]] = {
    "no subjects": _no_subjects,
    "no subjects in sentences": _no_subjects_in_sentences,
    "no background": _no_background,
}
"""Changes of code, each made to the modules of the process."""


if __name__ == "__main__":
    main()
