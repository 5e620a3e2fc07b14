"""How time and memory grow with a text, ordinary or made to be slow: python -m benchmarks.growth

For each family of pairs, pairs of 125 KB, 250 KB, 500 KB and 1 MB (UTF-8, both sides together) are read, compared
and written as JSON, each in a process of its own, as the command line does it: with the garbage collector held, and
after a small pair, so that what loads once is not counted. Printed for each family: the seconds of processor time at
each size; the exponent, which is the slope of a line through them on logarithmic axes; the largest ratio to the time
of the ordinary law of the same size; and the memory by which the largest pair raised the peak of its process, per
character and per unit (paragraph, item, heading or article) of both texts. Figures beyond a bound are marked *.

    --family WORD   only the families whose name holds it (the ordinary law is always measured)
    --sizes 125,250,500,1000   in thousands of bytes
    --report NAME   another report than JSON
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from benchmarks.cost import exponent, sentences, synthetic
from difflaw.numerals import to_chinese

EXPONENT, RATIO, PER_CHARACTER, PER_UNIT = 1.2, 10.0, 200, 2048
"""The bounds: of the exponent; of the ratio to an ordinary law; of bytes of memory per character, for ordinary
laws; and of bytes per unit, for the others, where a unit is short. A family meets either bound of memory."""

LONGEST = 120
"""Seconds after which a run is given up."""

Pair = tuple[str, str]


class Figures(NamedTuple):
    """What one run took: seconds of processor time, bytes of memory, and how many characters and units."""

    seconds: float
    memory: int
    characters: int
    units: int


def han(chance: Random, length: int) -> str:
    """Chinese characters at random, of the 3,000 commonest block; no sentence of any law."""
    return "".join(chr(chance.randint(0x4E00, 0x5A00)) for _ in range(length))


def pick(chance: Random, stock: list[str], size: int) -> list[str]:
    """Sentences of ordinary laws, each with words of its own, ``size`` bytes in all."""
    found, left = [], size
    while left > 0:
        found.append(han(chance, 4) + chance.choice(stock))
        left -= 3 * len(found[-1])
    return found


def law(bodies: list[str]) -> str:
    """The articles as a numbered law."""
    return "\n".join(f"第{to_chinese(n)}条 {body}" for n, body in enumerate(bodies, 1))


def joined(pieces: list[str], count: int) -> list[str]:
    """``pieces`` put together to ``count`` texts."""
    per = -(-len(pieces) // count)
    return ["".join(pieces[i : i + per]) for i in range(0, len(pieces), per)]


def ordinary(size: int) -> Pair:
    """A law from the sentences of ordinary ones, and a version of it with a fifth of its articles changed."""
    articles = max(2, size // 2 // 420)
    return synthetic(articles, 0.2)


def of_sentences(old: int, new: int) -> Callable[[int], Pair]:
    """The same sentences in ``old`` and in ``new`` articles; 0 is an article for each sentence, -9 one for nine."""

    def make(size: int) -> Pair:
        pieces = pick(Random(7), sentences(), size // 2)
        counts = [count if count > 0 else len(pieces) // max(1, -count) for count in (old, new)]
        return law(joined(pieces, counts[0])), law(joined(pieces, counts[1]))

    return make


def one_in_many(size: int) -> Pair:
    """An article as long as all the rest, which shares its sentences with many."""
    pieces = pick(Random(7), sentences(), size // 4)
    return law(["".join(pieces), *pieces]), law([*pieces, "".join(reversed(pieces))])


def lines(unit: str, before: str = "第一条 甲。\n", after: str = "") -> Callable[[int], Pair]:
    """A text of one line again and again, ``{n}`` its number and ``{w}`` words of its own, against another with other
    words in every third line."""

    def make(size: int) -> Pair:
        return _lines(unit, before, after, size, 0), _lines(unit, before, after, size, 1)

    return make


def _lines(unit: str, before: str, after: str, size: int, version: int) -> str:
    found, left = [], size // 2 - len(before.encode()) - len(after.encode())
    n = 0
    while left > 0:
        n += 1
        words = han(Random(n if n % 3 else -n * (version + 1)), 6)
        found.append(unit.format(n=to_chinese(n), w=words))
        left -= len(found[-1].encode())
    return before + "".join(found) + after


def repeated(unit: str, before: str, after: str = "") -> Callable[[int], Pair]:
    """The same ``unit`` again and again, against one more of it."""

    def make(size: int) -> Pair:
        count = size // 2 // len(unit.encode())
        return before + unit * count + after, before + unit * (count + 1) + after

    return make


def rewritten(size: int) -> Pair:
    """One paragraph against another with no word in common."""
    length = size // 6
    return "第一条 " + han(Random(1), length), "第一条 " + han(Random(2), length)


def sprinkled(size: int) -> Pair:
    """One paragraph against itself with every twentieth character another."""
    old = list(han(Random(1), size // 6))
    new = [han(Random(i), 1) if i % 20 == 0 else c for i, c in enumerate(old)]
    return "第一条 " + "".join(old), "第一条 " + "".join(new)


def turned(size: int) -> Pair:
    """The articles of a law in the opposite order."""
    pieces = pick(Random(7), sentences(), size // 2)
    return law(pieces), law(pieces[::-1])


def traditional(size: int) -> Pair:
    """Traditional characters without punctuation."""
    chance = Random(3)
    text = "".join(chance.choice("條規應當縣區發辦門貿藉乾徵濛麼於覆瞭") for _ in range(size // 6))
    return "第一條 " + text, "第一條 " + text[1:]


def referring(size: int) -> Pair:
    """Every article refers to three others, and one is put in at the front, so that all references follow."""
    count = size // 2 // 110
    old = [
        f"{han(Random(n), 5)}依照本条例第{to_chinese(n)}条第一款、第{to_chinese(n + 1)}条的规定处理。"
        for n in range(1, count)
    ]
    new = [
        f"{han(Random(n), 5)}依照本条例第{to_chinese(n + 1)}条第一款、第{to_chinese(n + 2)}条的规定处理。"
        for n in range(1, count)
    ]
    return law(old), law([han(Random(0), 9), *new])


FAMILIES: dict[str, Callable[[int], Pair]] = {
    "ordinary": ordinary,
    "many articles to 4": of_sentences(0, 4),
    "4 articles to many": of_sentences(4, 0),
    "nine articles to one": of_sentences(0, -9),
    "one article to nine": of_sentences(-9, 0),
    "512 articles to 1": of_sentences(512, 1),
    "1 article to 512": of_sentences(1, 512),
    "1 article to many": of_sentences(1, 0),
    "one long article beside many": one_in_many,
    "articles in opposite order": turned,
    "references that follow": referring,
    "nested glosses": repeated("(ì a", "第一条 字"),
    "glosses within one another": repeated("字(jìn", "第一条 字"),
    "note lines": lines("（{w}年第{n}次会议通过）\n", "某条例\n", "第一条 甲。"),
    "preamble lines": lines("为了{w}，第{n}次。\n", "某条例\n", "第一条 甲。"),
    "title lines": lines("{w}条例\n", "", "第一条 甲。"),
    "contents lines": lines("第{n}章 {w}\n", "某条例\n目录\n", "第一条 甲。"),
    "annexes": lines("附件{n} {w}\n{w}。\n"),
    "annexes with articles": lines("附件{n}\n第一条 {w}。\n"),
    "a lead per chapter": lines("第{n}章 {w}\n{w}引言。\n第{n}条 {w}。\n", ""),
    "chapters without articles": lines("第{n}章 {w}\n"),
    "chapters of one name": lines("第{n}章 总则\n第{n}条 {w}。\n", ""),
    "sections": lines("第一章 甲\n第{n}节 {w}\n第{n}条 {w}。\n", ""),
    "headings without numbers": lines("{w}\n第{n}条 {w}。\n", "第一章 甲\n"),
    "signature lines": lines("{w}局\n"),
    "paragraphs of one character": repeated("甲\n", "第一条 甲\n"),
    "paragraphs": lines("{w}，应当{n}。\n"),
    "items": lines("（{n}）{w}；\n", "第一条 下列：\n"),
    "items alike": repeated("（一）甲；\n", "第一条 下列：\n"),
    "items alike in a row": repeated("（一）甲；", "第一条 下列："),
    "subitems": lines("（{n}）{w}：\n1.{w}；\n2.{w}；\n", "第一条 下列：\n"),
    "articles of one character": lines("第{n}条 甲\n", ""),
    "articles alike": lines("第{n}条 为了加强管理，制定本条例。\n", ""),
    "articles numbered alike": repeated("第一条 甲。\n", ""),
    "articles of which every third differs": lines("第{n}条 {w}应当登记。\n", ""),
    "one paragraph rewritten": rewritten,
    "one paragraph with changes throughout": sprinkled,
    "one sentence again and again": repeated("为了加强管理，", "第一条 "),
    "one character again and again": repeated("甲", "第一条 "),
    "Traditional without punctuation": traditional,
    "book titles": lines("《{w}》", "第一条 根据"),
    "quotations": lines("“第{n}条 {w}。”\n"),
    "open quotations": repeated("“甲\n", "第一条 甲。\n"),
    "brackets": repeated("（", "第一条 甲"),
    "narrow marks": repeated("甲,(乙)", "第一条 "),
    "spaces": repeated("甲 ", "第一条 "),
    "lines broken at a margin": lines("{w}{w}{w}{w}，市场秩序\n", "第一条 为了\n"),
    "Markdown": lines("## {w}\n**第{n}条** {w}。\n> - {w}\n", "# 某条例\n"),
    "tags": lines("<b>{w}</b><br>&nbsp;", "# 甲\n第一条 "),
    "front matter": lines("k{n}: {w}\n", "---\n", "---\n第一条 甲。"),
    "straight quotation marks": repeated('中"文"', "第一条 "),
    "numbers": lines("{n}万元、", "第一条 "),
}


def measure(name: str, size: int, report: str) -> Figures | None:
    """One run in a process of its own; nothing when it took longer than ``LONGEST``."""
    command = [sys.executable, "-m", "benchmarks.growth", "--run", name, "--sizes", str(size), "--report", report]
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return None
    return Figures(*json.loads(done.stdout))


def run(name: str, size: int, report: str) -> Figures:
    """Compare one pair of the family ``name`` and write the report."""
    import resource
    import time

    from difflaw.changes import Comparison
    from difflaw.pipeline import collector_held, compare
    from difflaw.read import read_text
    from difflaw.render.registry import find

    def write(pair: Pair) -> Comparison:
        comparison = compare(*map(read_text, pair))
        found = find(Comparison, report)
        assert found is not None
        found.render(comparison)
        return comparison

    pair = FAMILIES[name](size)
    with collector_held():
        write(("第一條 甲(jìn)。\n第二条 乙丙丁。", "第一条 甲。\n第二条 乙戊丁。"))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.process_time()
        comparison = write(pair)
        seconds = time.process_time() - start
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    laws = comparison.old, comparison.new
    units = sum(1 for law in laws for _ in law.provisions()) + sum(len(law.parts) for law in laws)
    return Figures(seconds, memory, sum(map(len, pair)), units)


def row(name: str, sizes: list[int], figures: list[Figures | None], usual: list[Figures | None]) -> str:
    """The line of one family."""
    times = "".join(f"{found.seconds:8.2f}" if found else f"   >{LONGEST:4d}" for found in figures)
    known = [(size, found) for size, found in zip(sizes, figures, strict=True) if found]
    if len(known) < len(sizes) or len(known) < 2:
        return f"{name:40s}{times}"
    slope = exponent([size for size, _ in known], [found.seconds for _, found in known])
    ratio = max(f.seconds / u.seconds for f, u in zip(figures, usual, strict=True) if f and u)
    last = known[-1][1]
    character, unit = last.memory / last.characters, last.memory / max(1, last.units)
    large = character > PER_CHARACTER and (unit > PER_UNIT or name == "ordinary")
    return (
        f"{name:40s}{times}{slope:7.2f}{'*' if slope > EXPONENT else ' '}{ratio:8.2f}{'*' if ratio > RATIO else ' '}"
        f"{character:8.0f}{unit:10.0f}{'*' if large else ''}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--family", default="")
    parser.add_argument("--sizes", default="125,250,500,1000")
    parser.add_argument("--report", default="json")
    parser.add_argument("--run", choices=FAMILIES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        print(json.dumps(run(options.run, int(options.sizes), options.report)))
        return
    sizes = [1000 * int(size) for size in options.sizes.split(",")]
    heads = "".join(f"{size // 1000:5d} KB" for size in sizes)
    print(f"{'':40s}{heads}  expon.   ratio  B/char    B/unit")
    usual: list[Figures | None] = []
    for name in FAMILIES:
        if name == "ordinary" or options.family in name:
            figures: list[Figures | None] = []
            for size in sizes:
                given_up = bool(figures) and figures[-1] is None
                figures.append(None if given_up else measure(name, size, options.report))
            usual = usual or figures
            print(row(name, sizes, figures, usual), flush=True)


if __name__ == "__main__":
    main()
