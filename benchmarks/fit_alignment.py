"""Fits the learnt model of the alignment and writes it, with the tables of results and of confidence.

    python -m benchmarks.fit_alignment SHARED [--write] [-v]

SHARED is explained in ``benchmarks/labelled.py``. For each pair in turn the model is fitted on all others and the pair
is scored with it (held out); from these links the confidence curves are drawn. Then the model is fitted on all.
Prints the results of the shipped model beside those held out, how often links of each probability were right
when held out, and the model. ``--write`` puts the model into ``difflaw/align/learnt.py`` (a new version, with
today's date, only if it or the labels changed) and the tables into ``docs/alignment.md``. ``-v`` lists the wrong
and missing links.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.fitting import Outcome, curves, fit, outcomes
from benchmarks.labelled import (
    Labelled,
    Score,
    benchmark_labels,
    benchmark_pairs,
    digest,
    own_labels,
    own_pairs,
    total,
)
from benchmarks.pages import DOCS, put, table
from difflaw.align import learnt
from difflaw.align.chance import Model
from difflaw.align.pairs import IndexPair

PAGE = DOCS / "alignment.md"
BOUNDS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)
"""Least probabilities of the rows of the table of reliability."""


def main() -> None:
    """Fit, score, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    benchmark, own = benchmark_pairs(options.shared), own_pairs(options.shared)
    pairs = benchmark + own
    held: dict[str, Score] = {}
    seen: list[Outcome] = []
    for pair in pairs:
        model = fit([other for other in pairs if other is not pair])
        held[pair.name] = pair.score(model)
        seen += outcomes(pair, model)
        if options.verbose:
            print(told(pair, model))
    main_curve, further_curve = curves(seen)
    model = fit(pairs)._replace(main_curve=main_curve, further_curve=further_curve)
    results, reliability = results_table(benchmark, own, held, model), reliability_table(seen)
    print(results, reliability, sep="\n\n")
    print("fitted on the benchmark alone, the other labels:", total(pair.score(fit(benchmark)) for pair in own))
    print(module_text(model, learnt.VERSION, learnt.DATE, learnt.LABELS))
    if options.write:
        write(model, digest(benchmark_labels(options.shared) + own_labels()))
        put(PAGE, "results", results)
        put(PAGE, "reliability", reliability)


def results_table(benchmark: Sequence[Labelled], own: Sequence[Labelled], held: dict[str, Score], model: Model) -> str:
    """F1 of every pair and group, with the weights fitted on all pairs and with the pair held out."""
    rows = []
    for title, group in (("benchmark", benchmark), ("other labels", own), ("all", [*benchmark, *own])):
        if title != "all":
            rows += [[p.name, *_results(p.score(model)), f"{held[p.name].f1:.3f}"] for p in group]
        scores = total(p.score(model) for p in group), total(held[p.name] for p in group)
        rows.append(
            [f"**{title}**", *_results(scores[0]), f"{scores[1].f1:.3f} ({scores[1].right} of {scores[1].found})"]
        )
    return table(["pair", "links", "right of found", "F1, shipped model", "F1, held out"], rows)


def _results(score: Score) -> list[str]:
    return [str(score.wanted), f"{score.right} of {score.found}", f"{score.f1:.3f}"]


def reliability_table(seen: Iterable[Outcome]) -> str:
    """How many links of each probability were right, main and further ones apart."""
    counts = {(main, bound): [0, 0] for main in (True, False) for bound in BOUNDS}
    for outcome in seen:
        bound = max(bound for bound in BOUNDS if outcome.chance >= bound)
        counts[outcome.main, bound][0] += outcome.right
        counts[outcome.main, bound][1] += 1
    rows = [[f"from {bound}", *("{} of {}".format(*counts[main, bound]) for main in (True, False))] for bound in BOUNDS]
    return table(["probability", "main links right", "further links right"], rows)


def told(pair: Labelled, model: Model) -> str:
    """The wrong and the missing links of ``pair``, by number."""
    links = pair.drawn(model)
    wrong = " ".join(_named(pair, at) for at in sorted(links - pair.links))
    missing = " ".join(_named(pair, at) for at in sorted(pair.links - links))
    return f"{pair.name}\n    wrong   {wrong}\n    missing {missing}"


def _named(pair: Labelled, at: IndexPair) -> str:
    return f"{pair.old[at[0]].provision.number}>{pair.new[at[1]].provision.number}"


def write(model: Model, labels: str) -> None:
    """Write the module of the learnt model, if it is another one than before or fitted on other labels."""
    if (model, labels) != (learnt.MODEL, learnt.LABELS):
        today = datetime.date.today().isoformat()
        text = module_text(model, learnt.VERSION + 1, today, labels)
        Path(learnt.__file__).write_text(text, encoding="utf-8", newline="\n")


def module_text(model: Model, version: int, date: str, labels: str) -> str:
    """The text of ``difflaw/align/learnt.py``."""
    fields = "\n".join(f"    {name}={value}," for name, value in model._asdict().items())
    return f'''"""The learnt model, written by ``python -m benchmarks.fit_alignment``. Do not change it by hand."""

from __future__ import annotations

from difflaw.align.chance import Model

VERSION = {version}
"""Counts the models that were written."""

DATE = "{date}"
"""The day on which this one was fitted."""

LABELS = "{labels}"
"""SHA-256 of the labels it was fitted on, as ``benchmarks.labelled.digest`` makes it."""

MODEL = Model(
{fields}
)
'''


if __name__ == "__main__":
    main()
