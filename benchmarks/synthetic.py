"""Alignment on made pairs with known truth: the five seeds, changed at random by a fixed random generator.

    python benchmarks/synthetic.py [--cases 2000] [--seed 1]

Each case takes one seed, applies one to three operations (insert, delete, swap, move an article, move a
chapter, split by paragraph, split by sentence, merge, rename a term throughout, rewrite a share of the
characters) and aligns the two. Prints precision, recall and F1 of the article links by operation, by the
share of characters rewritten, and by the number of operations; the recall of moved and of renumbered
articles; F1 of splits and merges; and the wrong edges of a law against itself and against itself with one
article inserted, which must be none. The same arguments give the same figures.

Rewritten characters are replaced by characters drawn from the same law, so that they look like its own
words; an inserted article is one of another seed.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from difflaw import law, read
from difflaw.align import align
from difflaw.normalize import normalize
from difflaw.parse import parse
from difflaw.read import read_text

LAWS = Path(__file__).parent.parent / "fixtures" / "laws"

DIGITS = "零一二三四五六七八九"

STRENGTHS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
"""Shares of characters that a rewriting replaces."""


@dataclass
class Draft:
    """An article on its way: its ``text``, the old articles it stems from, and its ``chapter``."""

    text: str
    sources: tuple[int, ...]
    chapter: int


@dataclass
class Case:
    """A law being changed, and what was done to it."""

    drafts: list[Draft]
    random: Random
    others: list[str]
    done: list[str] = field(default_factory=list)
    strength: float = 0.0
    moved: set[int] = field(default_factory=set)
    divided: set[tuple[int, ...]] = field(default_factory=set)


@dataclass
class Tally:
    """Edges found rightly, edges found, edges there are."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def count(self, found: set[tuple[int, int]], wanted: set[tuple[int, int]]) -> None:
        """Count the edges of one case."""
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.wanted if self.wanted else 1.0
        f1 = 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({self.right}/{self.found}/{self.wanted})"


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    seeds = {path.stem: _drafts(path) for path in sorted(LAWS.iterdir())}
    tables: dict[str, dict[str, Tally]] = {"operation": {}, "rewritten": {}, "operations": {}, "kind of edge": {}}
    for number in range(options.cases):
        random = Random(f"{options.seed}-{number}")
        name = random.choice(sorted(seeds))
        others = [draft.text for other, drafts in seeds.items() if other != name for draft in drafts]
        case = Case([Draft(d.text, d.sources, d.chapter) for d in seeds[name]], random, others)
        for operation in random.sample(sorted(OPERATIONS), random.choice((1, 1, 2, 3))):
            OPERATIONS[operation](case)
            case.done.append(operation)
        _tally(case, [draft.text for draft in seeds[name]], [draft.chapter for draft in seeds[name]], tables)
    print(f"{options.cases} cases")
    for title, rows in tables.items():
        print(f"\nby {title}")
        for row in sorted(rows):
            print(f"  {row:24s} {rows[row]}")
    print(f"\nwrong edges of a law against itself or with one article inserted: {_identity(seeds)}")


def _drafts(path: Path) -> list[Draft]:
    """The articles of a seed, normalised, each as its own source."""
    chapters: dict[str, int] = {}
    drafts = []
    for index, (article, above) in enumerate(law(read(path)).articles_with_divisions()):
        chapter = chapters.setdefault(above[0].id if above else "", len(chapters))
        drafts.append(Draft(article.text, (index,), chapter))
    return drafts


def _insert(case: Case) -> None:
    for _ in range(case.random.randint(1, 5)):
        at = case.random.randint(1, len(case.drafts) - 1)
        text = case.others.pop(case.random.randrange(len(case.others)))
        case.drafts.insert(at, Draft(text, (), case.drafts[at - 1].chapter))


def _delete(case: Case) -> None:
    for _ in range(case.random.randint(1, 5)):
        del case.drafts[case.random.randrange(len(case.drafts))]


def _swap(case: Case) -> None:
    for _ in range(case.random.randint(1, 3)):
        a, b = case.random.sample(range(len(case.drafts)), 2)
        case.drafts[a], case.drafts[b] = case.drafts[b], case.drafts[a]
        case.moved |= {*case.drafts[a].sources, *case.drafts[b].sources}


def _move(case: Case) -> None:
    draft = case.drafts.pop(case.random.randrange(len(case.drafts)))
    at = case.random.randrange(1, len(case.drafts))
    case.drafts.insert(at, Draft(draft.text, draft.sources, case.drafts[at - 1].chapter))
    case.moved |= set(draft.sources)


def _move_chapter(case: Case) -> None:
    chapters = list(dict.fromkeys(draft.chapter for draft in case.drafts))
    if len(chapters) > 3:
        chosen = case.random.choice(chapters[1:-1])
        block = [draft for draft in case.drafts if draft.chapter == chosen]
        rest = [draft for draft in case.drafts if draft.chapter != chosen]
        starts = [at for at in range(1, len(rest)) if rest[at].chapter != rest[at - 1].chapter]
        at = case.random.choice(starts)
        case.drafts = rest[:at] + block + rest[at:]
        case.moved |= {source for draft in block for source in draft.sources}


def _split_paragraph(case: Case) -> None:
    _split(case, "\n")


def _split_sentence(case: Case) -> None:
    _split(case, "。")


def _split(case: Case, mark: str) -> None:
    """Cut an article in two at a ``mark``, both halves at least thirty characters long."""
    places = [
        (index, at + 1)
        for index, draft in enumerate(case.drafts)
        for at, character in enumerate(draft.text)
        if character == mark and at >= 30 and len(draft.text) - at > 30 and "：\n（" not in draft.text
    ]
    if places:
        index, at = case.random.choice(places)
        draft = case.drafts[index]
        halves = [draft.text[:at].strip(), draft.text[at:].strip()]
        case.drafts[index : index + 1] = [Draft(half, draft.sources, draft.chapter) for half in halves]
        case.divided.add(draft.sources)


def _merge(case: Case) -> None:
    index = case.random.randrange(len(case.drafts) - 1)
    one, two = case.drafts[index : index + 2]
    joined = Draft(f"{one.text}\n{two.text}", one.sources + two.sources, one.chapter)
    case.drafts[index : index + 2] = [joined]
    case.divided.add(joined.sources)


def _rename(case: Case) -> None:
    """Replace one of the commonest character pairs by a pair that the law does not have."""
    text = "".join(draft.text for draft in case.drafts)
    counts: dict[str, int] = {}
    for at in range(len(text) - 1):
        pair = text[at : at + 2]
        if all("\u4e00" <= character <= "\u9fff" for character in pair):
            counts[pair] = counts.get(pair, 0) + 1
    common = sorted(counts, key=lambda pair: (-counts[pair], pair))[:30]
    term = case.random.choice(common)
    for draft in case.drafts:
        draft.text = draft.text.replace(term, "甪鼐")


def _rewrite(case: Case) -> None:
    case.strength = case.random.choice(STRENGTHS)
    alphabet = [c for draft in case.drafts for c in draft.text if "\u4e00" <= c <= "\u9fff"]
    for draft in case.drafts:
        draft.text = _rewritten(draft.text, case.strength, alphabet, case.random)


def _rewritten(text: str, share: float, alphabet: list[str], random: Random) -> str:
    """``text`` with runs of two to six characters replaced until ``share`` of them are."""
    characters = list(text)
    left = int(len(characters) * share)
    while left > 0:
        at, run = random.randrange(len(characters)), random.randint(2, 6)
        for place in range(at, min(at + run, len(characters))):
            if "\u4e00" <= characters[place] <= "\u9fff":
                characters[place] = random.choice(alphabet)
        left -= run
    return "".join(characters)


OPERATIONS: dict[str, Callable[[Case], None]] = {
    "insert": _insert,
    "delete": _delete,
    "swap": _swap,
    "move an article": _move,
    "move a chapter": _move_chapter,
    "split by paragraph": _split_paragraph,
    "split by sentence": _split_sentence,
    "merge": _merge,
    "rename a term": _rename,
    "rewrite": _rewrite,
}


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (DIGITS[ones] if ones else "")


def _found(texts: list[str], chapters: list[int], drafts: list[Draft]) -> set[tuple[int, int]]:
    """The links difflaw draws from ``texts`` to ``drafts``, as indices."""
    sides = []
    for rows in (zip(texts, chapters, strict=True), ((draft.text, draft.chapter) for draft in drafts)):
        lines: list[str] = ["某条例"]
        last = None
        for number, (text, chapter) in enumerate(rows, 1):
            if chapter != last:
                lines.append(f"第{_numeral(chapter + 1)}章 甲乙{_numeral(chapter + 1)}")
                last = chapter
            lines.append(f"第{_numeral(number)}条 {text}")
        sides.append(parse(normalize(read_text("\n".join(lines)))))
    here, there = ({a.id: k for k, a in enumerate(side.articles())} for side in sides)
    links = align(sides[0], sides[1]).articles
    return {(here[link.old], there[link.new]) for link in links if link.old and link.new}


def _tally(case: Case, texts: list[str], chapters: list[int], tables: dict[str, dict[str, Tally]]) -> None:
    wanted = {(source, at) for at, draft in enumerate(case.drafts) for source in draft.sources}
    found = _found(texts, chapters, case.drafts)

    def count(table: str, row: str, about: Callable[[tuple[int, int]], bool] = lambda pair: True) -> None:
        tally = tables[table].setdefault(row, Tally())
        tally.count({pair for pair in found if about(pair)}, {pair for pair in wanted if about(pair)})

    for operation in case.done:
        count("operation", operation)
    count("rewritten", f"{case.strength:.1f}")
    count("operations", str(len(case.done)))
    parts = {source for sources in case.divided for source in sources}
    count("kind of edge", "moved", lambda pair: pair[0] in case.moved)
    count("kind of edge", "split and merged", lambda pair: pair[0] in parts)
    count("kind of edge", "renumbered", lambda pair: pair[0] != pair[1] and pair[0] not in case.moved | parts)
    count("kind of edge", "all")


def _identity(seeds: dict[str, list[Draft]]) -> int:
    """Wrong or missing edges of each seed against itself, and with one foreign article in every place."""
    wrong = 0
    foreign = "风筝比赛每逢春分在河滩举行，参赛者自备线轴，线长以五十米为限。"
    for drafts in seeds.values():
        texts, chapters = [draft.text for draft in drafts], [draft.chapter for draft in drafts]
        wrong += len(_found(texts, chapters, drafts) ^ {(k, k) for k in range(len(drafts))})
        for at in range(0, len(drafts) + 1, 5):
            chapter = drafts[max(0, at - 1)].chapter
            changed = [*drafts[:at], Draft(foreign, (), chapter), *drafts[at:]]
            wrong += len(_found(texts, chapters, changed) ^ {(k, k + (k >= at)) for k in range(len(drafts))})
    return wrong


if __name__ == "__main__":
    main()
