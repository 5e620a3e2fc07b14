"""What a large law costs: python benchmarks/cost.py [--sizes 500,1000,2000,5000,10000]

A law of 1,300 synthetic articles against itself and against a version with a fifth of them changed: the time of
align, diff and classify together as a multiple of the time of read, normalise and parse; and the peak memory of
the process. Then growth: laws of 500 to 10,000 articles against themselves and against a version with a tenth
changed, with the exponent of a line through the times on logarithmic axes. All within one run, and with the
garbage collector held (difflaw.pipeline.collector_held), as the command line holds it.
"""

from __future__ import annotations

import argparse
import math
import random
import subprocess
import sys
import time
from pathlib import Path

import difflaw
from difflaw.model import Law
from difflaw.numerals import article_label, to_chinese
from difflaw.pipeline import collector_held

LAWS = Path(__file__).parent.parent / "fixtures" / "laws"
CHAPTER = 40
"""Articles a chapter, about what large codes have."""


def sentences() -> list[str]:
    """The sentences of the five fixture statutes, from which the synthetic ones are made."""
    found: list[str] = []
    for path in sorted(LAWS.iterdir()):
        for article in difflaw.law(difflaw.read(path)).articles():
            found += [s + "。" for s in article.text.replace("\n", "").split("。") if 12 < len(s) < 160]
    return sorted(set(found))


def synthetic(articles: int, changed: float, seed: int = 7) -> tuple[str, str]:
    """A law of ``articles`` articles, and a version of it with a share of them ``changed``: a quarter of
    those rewritten in part, a quarter with a sentence more, a quarter replaced, a quarter moved."""
    chance = random.Random(seed)
    stock = sentences()
    bodies = [make_article(chance, stock, i) for i in range(articles)]
    new = list(bodies)
    for n, i in enumerate(sorted(chance.sample(range(articles), int(articles * changed)))):
        if n % 4 == 0:
            new[i] = new[i].replace("应当", "可以").replace("人民政府", "主管部门")
        elif n % 4 == 1:
            new[i] += chance.choice(stock)
        elif n % 4 == 2:
            new[i] = make_article(chance, stock, articles + i)
        else:
            new[i], new[(i + 7) % articles] = new[(i + 7) % articles], new[i]
    return as_text(bodies), as_text(new)


def make_article(chance: random.Random, stock: list[str], number: int) -> str:
    """Two or three sentences with a term of the article's own, as real articles have theirs."""
    term = "".join(chance.choice("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥") for _ in range(4))
    words = "".join(chance.sample(stock, chance.choice((2, 3))))
    return f"{term}项目第{to_chinese(number + 1)}类的管理，{words}"


def as_text(bodies: list[str]) -> str:
    """The articles as a numbered law with chapters."""
    lines = ["某市综合管理条例"]
    for i, body in enumerate(bodies):
        if i % CHAPTER == 0:
            lines.append(f"第{to_chinese(i // CHAPTER + 1)}章 管理之{to_chinese(i // CHAPTER + 1)}")
        lines.append(f"{article_label(str(i + 1))} {body}")
    return "\n".join(lines)


def timed(old: str, new: str, rounds: int) -> tuple[float, float]:
    """Least seconds to read, normalise and parse both, and to align, diff and classify them."""
    front = back = float("inf")
    for _ in range(rounds):
        with collector_held():
            start = time.perf_counter()
            laws: list[Law] = [difflaw.law(difflaw.read_text(text)) for text in (old, new)]
            middle = time.perf_counter()
            difflaw.compare(*laws)
            end = time.perf_counter()
        front, back = min(front, middle - start), min(back, end - middle)
    return front, back


def show(front: float, back: float) -> str:
    """The two times, and how often the first goes into the second."""
    return f"front {front:7.3f} s  back {back:7.3f} s  ratio {back / front:.2f}"


def peak(articles: int, changed: float) -> float:
    """Peak resident memory, in MiB, of a process of its own that makes and compares the two laws."""
    code = (
        f"import resource, sys; sys.path.insert(0, {str(Path(__file__).parent)!r});"
        "from cost import synthetic; import difflaw, gc; gc.disable();"
        f"a, b = synthetic({articles}, {changed}); difflaw.compare(difflaw.read_text(a), difflaw.read_text(b));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    return int(done.stdout) / 1024


def exponent(sizes: list[int], seconds: list[float]) -> float:
    """The slope of the least-squares line through the points on logarithmic axes."""
    xs, ys = [math.log(n) for n in sizes], [math.log(s) for s in seconds]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    above = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return above / sum((x - mean_x) ** 2 for x in xs)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="500,1000,2000,5000,10000")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    for changed in (0.0, 0.2):
        front, back = timed(*synthetic(1300, changed), options.rounds)
        share = f"{changed:.0%} changed"
        print(f"1,300 articles, {share:12s} {show(front, back)}")
    print(f"1,300 articles, 20% changed: peak memory {peak(1300, 0.2):.0f} MiB")
    for changed in (0.0, 0.1):
        seconds = []
        for size in sizes:
            front, back = timed(*synthetic(size, changed), 1)
            seconds.append(back)
            print(f"{size:6d} articles, {changed:.0%} changed: {show(front, back)}")
        print(f"exponent, {changed:.0%} changed: {exponent(sizes, seconds):.2f}")


if __name__ == "__main__":
    main()
