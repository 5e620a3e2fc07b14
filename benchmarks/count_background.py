"""Counts how common the commonest character pairs are in statutes at large.

    python -m benchmarks.count_background SHARED [--write]

Counts the articles of all laws in SHARED/corpus whose title is not that of a labelled pair, prints how many there
were, and with ``--write`` writes ``difflaw/align/background_table.py``. Fit the model again afterwards
(``python -m benchmarks.fit_alignment SHARED --write``).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import exp, log
from pathlib import Path
from typing import NamedTuple

from benchmarks.labelled import benchmark_labels, own_labels
from difflaw import DifflawError, law, read
from difflaw.align import background_table
from difflaw.align.wording import grams, mask_references

TEXTS = {".md", ".txt"}

LIABILITY = re.compile("法律责任|罚则")
"""A heading over articles on legal liability."""

LEAST_STATUTES = 80
"""A pair found in fewer statutes is left out, so that no subject weighs in."""

LEAST_LIABILITY_STATUTES = 60
"""The same among articles on liability, of which there are a tenth as many."""

LEAST_SHARE = 0.004
"""A pair in fewer articles is left out: below, the two laws' own counts say more. From 0.003 to 0.006, with classes
of this width or none, F1 held out over nineteen pairs is 0.969 to 0.972: differences of one or two links."""

LEAST_LIABILITY_SHARE = 0.01
"""The same among articles on liability."""

WIDTH = 2**0.5
"""The greatest share of a class is so many times the least. Finer classes make no better links."""

LINE = 96
"""Characters of a pair list on one line of the module."""


class Counted(NamedTuple):
    """How many statutes and articles were counted, and the share of articles that hold each pair."""

    statutes: int
    articles: int
    shares: dict[str, float]


class CountedArticle(NamedTuple):
    """An article of a statute: the statute's title, whether its chapter is on liability, its character pairs."""

    title: str
    liability: bool
    held: frozenset[str]


def main() -> None:
    """Count, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    articles = list(read_articles(options.shared / "corpus", labelled_titles(options.shared)))
    everywhere = count(articles, LEAST_STATUTES, LEAST_SHARE)
    liability = count([a for a in articles if a.liability], LEAST_LIABILITY_STATUTES, LEAST_LIABILITY_SHARE)
    liability = liability._replace(
        shares={pair: share for pair, share in liability.shares.items() if share > everywhere.shares.get(pair, 0.0)}
    )
    for name, found in (("any article", everywhere), ("liability", liability)):
        print(f"{name}: {len(found.shares)} pairs of {found.articles} articles of {found.statutes} statutes")
    text = module_text(everywhere, liability)
    path = Path(background_table.__file__)
    print("as it is" if path.read_text(encoding="utf-8") == text else "another table than the one that stands")
    if options.write:
        path.write_text(text, encoding="utf-8", newline="\n")


def labelled_titles(shared: Path) -> frozenset[str]:
    """The titles of all laws that stand in a labelled pair."""
    titles = set()
    for gold in benchmark_labels(shared):
        said = json.loads(gold.read_text(encoding="utf-8"))
        titles |= {short(law(read(gold.parent / said[side])).title) for side in ("old", "new")}
    for label in own_labels():
        said = json.loads(label.read_text(encoding="utf-8"))
        titles |= {file_title(Path(said[side])) for side in ("old", "new")}
    return frozenset(titles)


def short(title: str) -> str:
    """A title without the name of the country and without what follows in brackets.

    >>> short("中华人民共和国公司法(2018-10-26)")
    '公司法'
    """
    return re.sub("[(（].*", "", title).strip().removeprefix("中华人民共和国")


def file_title(path: Path) -> str:
    """The title in the name of a file of the corpus, which ends in ``__TITLE(DATE)``."""
    return short(path.stem.split("__")[-1])


def read_articles(corpus: Path, left_out: frozenset[str]) -> Iterator[CountedArticle]:
    """The articles of all laws in ``corpus`` but those titled as in ``left_out``."""
    for path in sorted(p for p in corpus.rglob("*") if p.suffix in TEXTS and p.name != "README.md"):
        try:
            found = law(read(path))
        except DifflawError:
            continue
        title = file_title(path)
        if left_out.isdisjoint({title, short(found.title)}):
            for article, above in found.articles_with_divisions():
                liability = any(LIABILITY.search(division.topic) for division in above)
                yield CountedArticle(title, liability, grams(mask_references(article.text)))


def count(articles: Iterable[CountedArticle], least_statutes: int, least_share: float) -> Counted:
    """The share of ``articles`` that hold each pair; pairs of too few statutes or articles are left out."""
    counts: Counter[str] = Counter()
    statutes: defaultdict[str, set[str]] = defaultdict(set)
    titles, size = set(), 0
    for article in articles:
        size += 1
        titles.add(article.title)
        counts.update(article.held)
        for pair in article.held:
            statutes[pair].add(article.title)
    shares = {pair: n / size for pair, n in counts.items() if len(statutes[pair]) >= least_statutes}
    return Counted(len(titles), size, {pair: share for pair, share in shares.items() if share >= least_share})


def classes(shares: dict[str, float], least: float) -> list[tuple[float, str]]:
    """The pairs by classes of share, the commonest first: the geometric mean of the class to three digits, and its
    pairs, run together in order."""
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for pair, share in shares.items():
        groups[int(log(share / least, WIDTH))].append(pair)
    found = []
    for _, pairs in sorted(groups.items(), reverse=True):
        mean = exp(sum(log(shares[pair]) for pair in pairs) / len(pairs))
        found.append((float(f"{mean:.3g}"), "".join(sorted(pairs))))
    return found


def module_text(everywhere: Counted, liability: Counted) -> str:
    """The text of ``difflaw/align/background_table.py``."""
    return (
        '"""How common character pairs are in statutes, written by ``python -m benchmarks.count_background``.\n'
        '\nDo not change it by hand. It holds counts only, by classes of frequency, and no text.\n"""\n'
        "\nfrom __future__ import annotations\n"
        f"\nANY: tuple[tuple[float, str], ...] = ({_rows(classes(everywhere.shares, LEAST_SHARE))}\n)\n"
        f'"""Any article: {everywhere.articles:,} of {everywhere.statutes} statutes."""\n'
        f"\nLIABILITY: tuple[tuple[float, str], ...] = ({_rows(classes(liability.shares, LEAST_LIABILITY_SHARE))}\n)\n"
        f'"""Articles on legal liability: {liability.articles:,} of {liability.statutes} statutes; pairs that are'
        ' commoner there than in\nany article."""\n'
    )


def _rows(found: list[tuple[float, str]]) -> str:
    return "".join(
        f"\n    (\n        {share},\n"
        + "\n".join(f'        "{pairs[at : at + LINE]}"' for at in range(0, len(pairs), LINE))
        + ",\n    ),"
        for share, pairs in found
    )


if __name__ == "__main__":
    main()
