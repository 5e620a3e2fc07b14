"""Fits the model of ``difflaw.align.chance`` on labelled pairs. Everything is given and returned; nothing is set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from benchmarks.labelled import Labelled
from difflaw.align.articles import Measured
from difflaw.align.chance import Curve, Features, Model, Weights, further_features
from difflaw.align.measures import Residue, Setting
from difflaw.align.pairs import IndexPair

RIDGE = 0.3
"""Strength of the quadratic penalty on the weights; ``docs/alignment.md`` has the results from 0.1 to 3."""

TOPIC_WEIGHT = 3.0
"""Only one labelled pair has topics, and it is easy, so their weight cannot be fitted. Three gives a full match
of topics the force of a lead of about two and a half times the best rival."""

NO_CURVES = (((0.0, 0.0), (1.0, 1.0)), ((0.0, 0.0), (1.0, 1.0)))

FEATURES = (*Features._fields, *Setting._fields)
"""The names of the features of main links in the second round."""

FURTHER_FEATURES = (*Residue._fields, *Setting._fields, "lead", "other_lead", "part", "other_part")
"""The names of the features of further links."""

KNOTS_MAIN = (0.4, 0.6, 0.9, 0.98)
"""Where the bins of main links begin: from the least probability of a link, with a dozen links in each at least."""

KNOTS_FURTHER = (0.45, 0.6, 0.8, 0.95)
"""The same for further links."""

PRIOR = 4.0
"""As many links the model's own word counts for in each bin, so that six links do not make a probability of one."""

PROMISED = 0.995
"""Of links reported with 0.9 or more so many have to be right; a bin of which, with all above it, fewer were right
stays below."""

BELOW_PROMISE = 0.89


def fit(pairs: Sequence[Labelled], without: frozenset[str] = frozenset(), ridge: float = RIDGE) -> Model:
    """The weights fitted on ``pairs``, each of the three models on what the earlier ones give.

    Features named in ``without`` get the weight 0. The curves are straight lines; ``curves`` draws them.
    """
    counted = [_counted(pair) for pair in pairs]
    rows = [pair.looked.features[at] for pair, ats in zip(pairs, counted, strict=True) for at in ats]
    truth = [at in pair.links for pair, ats in zip(pairs, counted, strict=True) for at in ats]
    wording = _with_topic(_logistic(rows, truth, Features._fields, without, ridge))
    model = Model(wording, (*wording[:-1], 0.0, 0.0, wording[-1]), _never(), *NO_CURVES)
    placed_rows: list[tuple[float, ...]] = []
    placed_truth: list[bool] = []
    for pair, ats in zip(pairs, counted, strict=True):
        settings = pair.found(model)[1].settings
        for at in ats:
            if at in settings:
                placed_rows.append((*pair.looked.features[at], *settings[at]))
                placed_truth.append(at in pair.links)
    model = model._replace(placed=_with_topic(_logistic(placed_rows, placed_truth, FEATURES, without, ridge)))
    further_rows: list[tuple[float, ...]] = []
    further_truth: list[bool] = []
    for pair in pairs:
        measured = pair.found(model)[1]
        for at, row in _further_rows(measured):
            if at not in pair.uncertain:
                further_rows.append(row)
                further_truth.append(at in pair.links)
    return model._replace(further=_logistic(further_rows, further_truth, FURTHER_FEATURES, without, ridge))


def _never() -> Weights:
    """Weights that draw no further link."""
    return (*[0.0] * len(FURTHER_FEATURES), -30.0)


def _further_rows(measured: Measured) -> Iterable[tuple[IndexPair, tuple[float, ...]]]:
    for at, residue in measured.residues.items():
        yield at, further_features(residue, measured.looked.features[at], measured.settings[at])


def _counted(pair: Labelled) -> list[IndexPair]:
    """The pairs to learn main links from: not the uncertain ones, nor links that are second on both sides."""
    likes = pair.looked.likes
    best: dict[tuple[str, int], float] = {}
    for i, j in pair.links:
        wording = likes[i, j].wording if (i, j) in likes else 1.0
        best["old", i] = max(best.get(("old", i), 0.0), wording)
        best["new", j] = max(best.get(("new", j), 0.0), wording)
    return [
        (i, j)
        for (i, j), like in likes.items()
        if (i, j) not in pair.uncertain
        and not ((i, j) in pair.links and like.wording < min(best["old", i], best["new", j]))
    ]


def _with_topic(weights: Weights) -> Weights:
    at = Features._fields.index("topic")
    return (*weights[:at], TOPIC_WEIGHT, *weights[at + 1 :])


def _logistic(
    rows: Sequence[tuple[float, ...]],
    truth: Sequence[bool],
    names: Sequence[str],
    without: frozenset[str],
    ridge: float,
) -> Weights:
    """Weights, to two decimals, of a logistic regression with a ridge, by Newton's method."""
    used = [k for k, name in enumerate(names) if name not in without]
    values = np.column_stack([np.asarray(rows, dtype=float).reshape(-1, len(names))[:, used], np.ones(len(rows))])
    right = np.asarray(truth, dtype=float)
    penalty = np.diag([*[ridge] * len(used), 1e-6])
    weights = np.zeros(len(used) + 1)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(values @ weights, -30, 30)))
        slope = values.T @ (chance - right) + penalty @ weights * np.array([*[1.0] * len(used), 0.0])
        bend = (values * (chance * (1 - chance))[:, None]).T @ values + penalty
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    fitted = dict(zip(used, weights[:-1], strict=True))
    return (*(round(float(fitted.get(k, 0.0)), 2) for k in range(len(names))), round(float(weights[-1]), 2))


class Outcome(NamedTuple):
    """A link that was drawn: main or further, the probability the model gave it, and whether it was right."""

    main: bool
    chance: float
    right: bool


def outcomes(pair: Labelled, model: Model) -> list[Outcome]:
    """The links that ``model`` draws in ``pair``, equal articles aside, without the uncertain ones."""
    drawn, _ = pair.found(model)
    return [
        Outcome(links is drawn.main, chance, at in pair.links)
        for links in (drawn.main, drawn.further)
        for at, chance in links.items()
        if at not in pair.uncertain
    ]


def curves(held_out: Sequence[Outcome]) -> tuple[Curve, Curve]:
    """The confidence curves of main and of further links, from links whose pairs were held out."""
    return (
        curve([outcome for outcome in held_out if outcome.main], KNOTS_MAIN),
        curve([outcome for outcome in held_out if not outcome.main], KNOTS_FURTHER),
    )


def curve(seen: Sequence[Outcome], knots: Sequence[float]) -> Curve:
    """A rising curve through one point per bin: its mean probability and the share of its links that were right.

    ``PRIOR`` links of the model's own word are added to each bin, so that a few links do not decide alone. Where
    shares fall from one bin to the next, the two are taken together.
    """
    points: list[list[float]] = []
    for low, high in pairwise((*knots, 2.0)):
        links = [outcome for outcome in seen if low <= outcome.chance < high]
        if links:
            points.append([len(links), sum(o.chance for o in links), sum(o.right for o in links)])
    while (falling := _first_fall(points)) is not None:
        points[falling : falling + 2] = [[a + b for a, b in zip(*points[falling : falling + 2], strict=True)]]
    drawn = [(1.0, 1.0)]
    seen_above = right_above = 0.0
    for size, chances, right in reversed(points):
        seen_above, right_above = seen_above + size, right_above + right
        bound = 1.0 if right_above >= PROMISED * seen_above else BELOW_PROMISE
        share = min(round(_share((size, chances, right)), 3), bound, drawn[-1][1])
        drawn.append((round(chances / size, 3), share))
    last = drawn[1][1] if points else 1.0
    return ((0.0, 0.0), *reversed(drawn[1:]), (1.0, last))


def _first_fall(points: Sequence[Sequence[float]]) -> int | None:
    return next((k for k, (low, high) in enumerate(pairwise(points)) if _share(high) < _share(low)), None)


def _share(point: Sequence[float]) -> float:
    links, chance, right = point
    return (right + PRIOR * chance / links) / (links + PRIOR)
