"""Times the main job on the Datong pair, as ratios within one run: python benchmarks/speed.py [--rounds N]

Whole processes: a bare ``import click, jinja2`` beside ``difflaw`` to JSON and to HTML. In this process, warm:
the compare from two strings in memory to a Comparison, beside diff-match-patch alone over the two whole
normalised texts. The rounds are interleaved and the least of each counts, so that what else the machine does
falls on all alike. The garbage collector is held (difflaw.pipeline.collector_held), as the command line holds
it. Seconds are printed, ratios are what docs/performance.md records.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import difflaw
from difflaw.normalize import normalize
from difflaw.pipeline import collector_held

LAWS = Path(__file__).parent.parent / "fixtures" / "laws"
OLD, NEW = LAWS / "datong-2018-draft.txt", LAWS / "datong-2019-enacted.md"


def process(*arguments: str) -> Callable[[], None]:
    """The work of running Python with ``arguments`` and waiting for it."""

    def run() -> None:
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)

    return run


def in_process() -> dict[str, Callable[[], object]]:
    """The works measured in this process."""
    from diff_match_patch import diff_match_patch

    old, new = OLD.read_text("utf-8"), NEW.read_text("utf-8")
    before, after = (normalize(difflaw.read_text(text)).text for text in (old, new))
    return {
        "warm compare": lambda: difflaw.compare(difflaw.read_text(old), difflaw.read_text(new)),
        "diff-match-patch alone": lambda: diff_match_patch().diff_main(before, after),
    }


def least(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The least seconds of each work over ``rounds`` interleaved rounds, after one that does not count."""
    best = dict.fromkeys(works, float("inf"))
    for counted in range(-1, rounds):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            if counted >= 0:
                best[name] = min(best[name], time.perf_counter() - start)
    return best


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    pair = ("-m", "difflaw", str(OLD), str(NEW))
    processes = least(
        {
            "import click, jinja2": process("-c", "import click, jinja2"),
            "difflaw --json": process(*pair, "--json"),
            "difflaw --html": process(*pair, "--html", "-o", "-"),
        },
        rounds,
    )
    with collector_held():
        warm = least(in_process(), rounds)
    for base, times in (("import click, jinja2", processes), ("diff-match-patch alone", warm)):
        for name, seconds in times.items():
            print(f"{name:24s} {seconds * 1000:8.1f} ms   {seconds / times[base]:6.3f} x {base}")


if __name__ == "__main__":
    main()
