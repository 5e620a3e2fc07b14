"""Comparable text: the words of an article as character pairs, and the weight of each pair.

Two provisions are compared by the pairs of neighbouring characters (bigrams) they share; words would need
a dictionary, and statutes coin their own. A pair weighs the more the rarer it is in the two laws, and no
more than it weighs in statutes at large. All weights are integers, so sums do not depend on the order of
adding and comparing (b, a) gives exactly what comparing (a, b) gives.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from math import log2
from operator import add
from typing import NamedTuple

from difflaw.align.background import FLOOR, frequencies
from difflaw.align.subjects import subjects
from difflaw.model import Law, Provision

BIT = 16
"""Weight of a pair that stands in every second provision: one bit."""

BACKGROUND_ARTICLES = 150
"""The table of statutes at large counts as much as this many articles of the two laws themselves. Held
out over nineteen pairs, F1 is 0.967 at 50, 0.968 at 100, 0.971 at 150 and 300."""

SUBJECT = 2
"""A subject weighs as much as this many pairs: its words are two characters at least. Held out
over nineteen pairs, F1 is 0.969 at 1, 0.971 at 2, 0.969 at 3."""

_NUMERAL = "[〇零一二三四五六七八九十百千两0-9]+"
_REFERENCE = re.compile(
    f"(?:第{_NUMERAL}[条款项目章节编](?:之{_NUMERAL})?(?:第?（{_NUMERAL}）项?)?)+|（{_NUMERAL}）项?"
)
_BREAK = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+")
_SENTENCE = re.compile(r"[。；！？\n]+")


def mask_references(text: str) -> str:
    """``text`` with every reference to a provision by number made alike, so that renumbering does not show.

    >>> mask_references("违反本法第二十一条第二款规定的")
    '违反本法§规定的'
    """
    return _REFERENCE.sub("§", text)


def sentences(text: str) -> list[str]:
    """``text`` cut at full stops, semicolons and line ends; nothing blank.

    >>> sentences("甲应当登记。乙可以备案；丙除外。")
    ['甲应当登记', '乙可以备案', '丙除外']
    """
    return [piece for piece in _SENTENCE.split(text) if piece.strip()]


def grams(text: str) -> frozenset[str]:
    """The character pairs of ``text`` that lie within one stretch of letters.

    >>> sorted(grams("甲乙，丙丁"))
    ['丙丁', '甲乙']
    """
    return frozenset(chain.from_iterable(map(add, run, run[1:]) for run in _BREAK.split(text)))


class GramWeights(dict[str, int]):
    """Weight by character pair; a pair that was not counted weighs as much as the rarest."""

    def __missing__(self, gram: str) -> int:
        return 6 * BIT


@lru_cache(maxsize=1)
def _background() -> dict[str, float]:
    return {gram: share * BACKGROUND_ARTICLES for gram, share in frequencies().items()}


def gram_weights(provisions: Iterable[frozenset[str]], twice: Iterable[frozenset[str]] = ()) -> GramWeights:
    """The weight of each pair (or subject), from the number of provisions that hold it: one each for
    ``provisions``, two each for ``twice`` (equal articles, which stand in both laws).

    The weight is the surprise, in sixteenths of a bit, of meeting the pair in a provision, less one bit,
    where the counts of the two laws and the table of statutes at large are added.
    """
    once, both = list(provisions), list(twice)
    counts = Counter(chain.from_iterable(both))
    for gram in counts:
        counts[gram] *= 2
    counts.update(chain.from_iterable(once))
    background, floor = _background(), FLOOR * BACKGROUND_ARTICLES
    size = len(once) + 2 * len(both) + BACKGROUND_ARTICLES
    return GramWeights(
        (gram, _weight(size / (count + background.get(gram, floor))) * (SUBJECT if len(gram) == 1 else 1))
        for gram, count in counts.items()
    )


def _weight(odds: float) -> int:
    return max(0, round(BIT * (log2(odds) - 1)))


def mass(held: Iterable[str], weights: Mapping[str, int]) -> int:
    """The weight of the pairs ``held`` together."""
    return sum([weights[gram] for gram in held])


class PlacedArticle(NamedTuple):
    """An article, where it stands, and the text to compare it by.

    ``at`` counts the articles of its law from 0, ``division`` the innermost divisions (-1 for none).
    ``text`` is its wording with references by number made alike.
    """

    provision: Provision
    at: int
    division: int
    text: str


class Profile(NamedTuple):
    """An article made ready for comparing.

    ``grams`` are the character pairs of the whole and the subjects they name, ``sentences`` the character
    pairs of each sentence, ``topic`` those of its 〔topic〕.
    """

    at: int
    division: int
    grams: frozenset[str]
    sentences: tuple[frozenset[str], ...]
    topic: frozenset[str]


def places(law: Law) -> list[PlacedArticle]:
    """The articles of ``law`` in reading order."""
    divisions: dict[str, int] = {}
    found = []
    for index, (article, above) in enumerate(law.articles_with_divisions()):
        division = divisions.setdefault(above[-1].id, len(divisions)) if above else -1
        found.append(PlacedArticle(article, index, division, mask_references(article.text)))
    return found


def profile(place: PlacedArticle) -> Profile:
    """``place`` made ready for comparing."""
    pieces = [grams(piece) for piece in sentences(place.text)]
    held = tuple(piece | subjects(piece) for piece in pieces)
    return Profile(place.at, place.division, whole(place), held, grams(place.provision.topic))


def whole(place: PlacedArticle) -> frozenset[str]:
    """The character pairs of an article and its topic, and the subjects they name."""
    held = grams(place.text)
    if place.provision.topic:
        held |= grams(place.provision.topic)
    return held | subjects(held)
