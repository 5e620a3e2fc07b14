"""What judging a text costs: python -m benchmarks.lint_cost [FILE…]

For a law of 1,300 synthetic articles and each FILE (by default the five statutes of fixtures/laws): the least time of
read, parse and show as an outline, of the same with lint in place of the outline, and the second as a multiple of the
first; all in one run, in one process. Then the same for the two commands as processes of their own, start-up included.
Last, which rules take longest on the synthetic law.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.cost import LAWS, synthetic
from difflaw import law, read
from difflaw.findings import Verdict
from difflaw.gate.drafts import make_draft
from difflaw.gate.judging import law_rules, lint
from difflaw.pipeline import collector_held
from difflaw.render import gate_text, outline_text

ROUNDS = 5
SLOWEST = 12


def least(work: Callable[[], object]) -> float:
    """The least seconds of ``ROUNDS`` runs of ``work``."""

    def once() -> float:
        with collector_held():
            start = time.perf_counter()
            work()
            return time.perf_counter() - start

    return min(once() for _ in range(ROUNDS))


def inside(path: Path) -> tuple[float, float]:
    """Seconds of an outline and of lint, in this process."""
    outline = least(lambda: outline_text.render(law(read(path))))
    return outline, least(lambda: gate_text.render(Verdict((lint(law(read(path))),))))


def as_commands(path: Path) -> tuple[float, float]:
    """Seconds of the two commands, start-up included."""

    def command(name: str) -> Callable[[], object]:
        words = [sys.executable, "-m", "difflaw", name, str(path)]
        return lambda: subprocess.run(words, stdout=subprocess.DEVNULL, check=False)

    return least(command("outline")), least(command("lint"))


def slowest(path: Path) -> Iterator[tuple[float, str]]:
    """Milliseconds of each rule, the slowest first."""
    draft = make_draft(law(read(path)))
    spent = {rule.code: least(lambda rule=rule: list(rule.check(draft))) for rule in law_rules()}  # type: ignore[misc]
    return ((seconds * 1000, code) for code, seconds in sorted(spent.items(), key=lambda row: -row[1])[:SLOWEST])


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "1300-articles.txt"
        large.write_text(synthetic(1300, 0)[0], encoding="utf-8")
        for path in (large, *(map(Path, sys.argv[1:]) if sys.argv[1:] else sorted(LAWS.iterdir()))):
            for where, (outline, judged) in (("inside", inside(path)), ("command", as_commands(path))):
                ratio = judged / outline
                print(f"{path.name:26s} {where:8s} outline {outline:6.3f} s  lint {judged:6.3f} s  {ratio:.2f}")
        for milliseconds, code in slowest(large):
            print(f"{milliseconds:7.1f} ms  {code}")


if __name__ == "__main__":
    main()
