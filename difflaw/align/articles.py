"""Links of articles: equal ones first, then the likeliest, then splits and merges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from difflaw.align.candidates import CHANCE_IN_PLACE, anchors, candidates, in_place
from difflaw.align.chance import Features, Model, features, further_features, probability
from difflaw.align.decisions import Given
from difflaw.align.learnt import MODEL
from difflaw.align.measures import (
    Attribution,
    Likeness,
    Measure,
    Residue,
    Setting,
    Surroundings,
    attributions,
    residues,
)
from difflaw.align.pairs import IndexPair, assign
from difflaw.align.wording import GramWeights, PlacedArticle, Profile, gram_weights, profile, whole

LEAST_MAIN = 0.4
"""Least probability of a main link. F1 is the same, to half a point, from 0.3 to 0.5."""

LEAST_FURTHER = 0.45
"""Least probability of a further link. F1 is the same, to half a point, from 0.35 to 0.55."""

HOPELESS = 0.01
"""Less probable pairs are left as they are: the best of places lifts a probability about threefold.
F1 is the same from 0 to 0.1."""

MOST_FURTHER = 24
MOST_WORDS = 100_000
"""Further links of an article: this many, and more only while its length times their number is no more than so many
characters, for each link carries the redline of the whole article. Articles of the labelled laws have up to four."""

FAINT = 0.03
"""Less probable links do not inform the rest. F1 is the same, but for a link, from 0 to 0.3."""


class Drawn(NamedTuple):
    """The links that were drawn between the articles of two laws: the pairs of ``equal`` wording, and the
    ``main`` and ``further`` links with their probabilities."""

    equal: dict[int, int]
    main: dict[IndexPair, float]
    further: dict[IndexPair, float]


class Looked(NamedTuple):
    """What can be said of the articles before any probability: the pairs of ``equal`` wording, the other articles
    ``here`` and ``there`` made ready, the ``measure``, and of every pair that comes into question its likeness, its
    parts and its features (the same pairs in all three)."""

    equal: dict[int, int]
    here: dict[int, Profile]
    there: dict[int, Profile]
    measure: Measure
    likes: dict[IndexPair, Likeness]
    parts: dict[IndexPair, Attribution]
    features: dict[IndexPair, Features]


class Measured(NamedTuple):
    """What was looked at, and what the model made of it.

    ``chance`` is the probability of every pair that was looked at; ``settings`` has those that are not hopeless,
    ``residues`` those that could stand beside a main link.
    """

    looked: Looked
    chance: dict[IndexPair, float]
    settings: dict[IndexPair, Setting]
    residues: dict[IndexPair, Residue]


def look(old: Sequence[PlacedArticle], new: Sequence[PlacedArticle], given: Given) -> Looked:
    """The articles ``old`` and ``new`` made ready and their pairs measured: all that no learnt weight decides."""
    equal = _equal(old, new, given)
    taken = set(equal.values())
    rest_old = [place for place in old if place.at not in equal and place.at not in given.alone_old]
    rest_new = [place for place in new if place.at not in taken and place.at not in given.alone_new]
    if not rest_old or not rest_new:
        return Looked(equal, {}, {}, Measure(GramWeights()), {}, {}, {})
    here, there, measure = _prepare(old, new, rest_old, rest_new, equal)
    shared = candidates(list(here.values()), list(there.values()), measure.weights)
    pairs = [pair for pair in shared if pair not in given.barred]
    likes = {(i, j): measure.likeness(here[i], there[j]) for i, j in pairs}
    parts = attributions(here, there, pairs, measure)
    return Looked(equal, here, there, measure, likes, parts, features(likes, parts))


def find(
    old: Sequence[PlacedArticle], new: Sequence[PlacedArticle], given: Given, model: Model = MODEL
) -> tuple[Drawn, Measured]:
    """The links between the articles ``old`` and ``new``, around what is ``given``, and what was measured."""
    return draw(old, new, look(old, new, given), given, model)


def draw(
    old: Sequence[PlacedArticle], new: Sequence[PlacedArticle], looked: Looked, given: Given, model: Model
) -> tuple[Drawn, Measured]:
    """The links that ``model`` draws between the articles, from what was ``looked`` at."""
    if not looked.here:
        nothing = Drawn(looked.equal, dict.fromkeys(given.main, 1.0), dict.fromkeys(given.further, 1.0))
        return nothing, Measured(looked, {}, {}, {})
    chance = {pair: probability(model.wording, values) for pair, values in looked.features.items()}
    around = _surroundings(old, new, chance, looked.equal, given)
    settings = {pair: around.setting(pair) for pair, value in chance.items() if value >= HOPELESS}
    for pair, setting in settings.items():
        chance[pair] = probability(model.placed, (*looked.features[pair], *setting))
    main = _main(chance, given)
    placed = _in_place(old, new, main, looked.equal, given)
    main |= placed
    chance |= dict.fromkeys(placed.items(), CHANCE_IN_PLACE)
    left = residues(looked.here, looked.there, looked.likes, main, looked.measure)
    settings |= {pair: around.setting(pair) for pair in left if pair not in settings}
    beside = {
        pair: probability(model.further, further_features(residue, looked.features[pair], settings[pair]))
        for pair, residue in left.items()
    }
    chance |= {pair: max(value, chance[pair]) for pair, value in beside.items()}
    drawn = Drawn(
        equal=looked.equal,
        main={pair: 1.0 if pair in given.main else chance[pair] for pair in main.items()},
        further=_further(beside, given, [len(place.text) for place in old], [len(place.text) for place in new]),
    )
    return drawn, Measured(looked, chance, settings, left)


def _equal(old: Sequence[PlacedArticle], new: Sequence[PlacedArticle], given: Given) -> dict[int, int]:
    """Pairs of equal wording, but for those a person has decided otherwise."""
    fixed_old, fixed_new = given.settled_old(), given.settled_new()
    return {
        i: j
        for i, j in anchors(old, new).items()
        if i not in fixed_old and j not in fixed_new and (i, j) not in given.barred
    }


def _prepare(
    old: Sequence[PlacedArticle],
    new: Sequence[PlacedArticle],
    rest_old: Iterable[PlacedArticle],
    rest_new: Iterable[PlacedArticle],
    equal: Mapping[int, int],
) -> tuple[dict[int, Profile], dict[int, Profile], Measure]:
    """The articles to be linked, made ready, and a measure that knows how common every pair is in both laws."""
    here = {place.at: profile(place) for place in rest_old}
    there = {place.at: profile(place) for place in rest_new}
    held = [found.grams for found in (*here.values(), *there.values())]
    same = []
    for i, j in equal.items():
        # Articles of equal wording may have topics of their own, and each law counts for itself.
        if old[i].provision.topic == new[j].provision.topic:
            same.append(whole(old[i]))
        else:
            held += whole(old[i]), whole(new[j])
    return here, there, Measure(gram_weights(held, same))


def _surroundings(
    old: Sequence[PlacedArticle],
    new: Sequence[PlacedArticle],
    chance: Mapping[IndexPair, float],
    equal: Mapping[int, int],
    given: Given,
) -> Surroundings:
    """The likely links and the certain ones."""
    likely = {pair: value for pair, value in chance.items() if value >= FAINT}
    likely |= dict.fromkeys(equal.items(), 1.0)
    likely |= dict.fromkeys(given.links, 1.0)
    return Surroundings([place.division for place in old], [place.division for place in new], likely)


def _main(chance: Mapping[IndexPair, float], given: Given) -> dict[int, int]:
    """The main links: what a person has confirmed, and the likeliest of the rest."""
    fixed_old, fixed_new = given.settled_old(), given.settled_new()
    free = {pair: value for pair, value in chance.items() if pair[0] not in fixed_old and pair[1] not in fixed_new}
    return assign(free, LEAST_MAIN) | dict(given.main)


def _in_place(
    old: Sequence[PlacedArticle],
    new: Sequence[PlacedArticle],
    main: Mapping[int, int],
    equal: Mapping[int, int],
    given: Given,
) -> dict[int, int]:
    """Main links by place alone, for what is left; nothing that a person has decided about."""
    return {
        i: j
        for i, j in in_place(old, new, {**main, **equal}).items()
        if (i, j) not in given.barred and i not in given.settled_old() and j not in given.settled_new()
    }


def _further(
    beside: Mapping[IndexPair, float], given: Given, old: Sequence[int], new: Sequence[int]
) -> dict[IndexPair, float]:
    """The further links: those likely enough, but none between two articles that a person has decided about, and not
    more of an article than its length allows (``old`` and ``new`` are the lengths), the likeliest first; and those
    the person has added."""
    seen = {pair for pair in beside if given.links and given.both_settled(pair)}
    likely = {pair: value for pair, value in beside.items() if value >= LEAST_FURTHER and pair not in seen}
    chosen: dict[IndexPair, float] = {}
    went, came = Counter[int](), Counter[int]()
    # Two that are equally likely and stand in each other's way differ in the sum of their indices (see ``assign``).
    for (i, j), value in sorted(likely.items(), key=lambda item: (-item[1], sum(item[0]))):
        if went[i] < _most(old[i]) and came[j] < _most(new[j]):
            chosen[i, j] = value
            went[i] += 1
            came[j] += 1
    return chosen | dict.fromkeys(given.further, 1.0)


def _most(length: int) -> int:
    return max(MOST_FURTHER, MOST_WORDS // max(1, length))
