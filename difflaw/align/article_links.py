"""From what was found about the articles to the links that are reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from difflaw.align.articles import Drawn, Measured
from difflaw.align.chance import REVIEW, calibrated
from difflaw.align.decisions import Given
from difflaw.align.learnt import MODEL
from difflaw.align.pairs import IndexPair
from difflaw.align.wording import PlacedArticle
from difflaw.changes import Evidence, Link

Rival = tuple[float, int]
"""The probability of a runner-up, and its index below zero, so that of two alike the earlier is the greater."""


def article_links(
    old: Sequence[PlacedArticle], new: Sequence[PlacedArticle], drawn: Drawn, measured: Measured, given: Given
) -> tuple[Link, ...]:
    """All links of articles, in no order that means anything; every article stands in at least one."""
    sure = {pair: calibrated(value, MODEL.main_curve) for pair, value in measured.chance.items()}
    edges = _confidences(drawn, sure, given)
    rivals_new, rivals_old = _rivals(sure, edges)
    links = []
    for (i, j), value in edges.items():
        rival = _named(rivals_new.get(i), new)
        evidence = _evidence((i, j), drawn, measured)
        links.append(_link(old[i], new[j], value, rival, evidence, (i, j) in given.links))
    come, gone = {j for _, j in edges}, {i for i, _ in edges}
    for j, place in enumerate(new):
        if j not in come:
            links.append(_alone(None, place, _named(rivals_old.get(j), old), j in given.alone_new))
    for i, place in enumerate(old):
        if i not in gone:
            links.append(_alone(place, None, _named(rivals_new.get(i), new), i in given.alone_old))
    return tuple(links)


def _confidences(drawn: Drawn, sure: Mapping[IndexPair, float], given: Given) -> dict[IndexPair, float]:
    """The confidence of every link that was drawn; what a person has drawn is certain."""
    edges = dict.fromkeys(drawn.equal.items(), 1.0)
    edges |= {pair: 1.0 if pair in given.links else sure[pair] for pair in drawn.main}
    return edges | {
        pair: 1.0 if pair in given.links else calibrated(value, MODEL.further_curve)
        for pair, value in drawn.further.items()
    }


def _rivals(
    sure: Mapping[IndexPair, float], edges: Mapping[IndexPair, float]
) -> tuple[dict[int, Rival], dict[int, Rival]]:
    """The likeliest pair that is no link, of each old and of each new article; the earlier of two alike."""
    by_old: dict[int, Rival] = {}
    by_new: dict[int, Rival] = {}
    for (i, j), value in sure.items():
        if (i, j) not in edges:
            by_old[i] = max(by_old.get(i, (-1.0, 0)), (value, -j))
            by_new[j] = max(by_new.get(j, (-1.0, 0)), (value, -i))
    return by_old, by_new


def _named(rival: Rival | None, places: Sequence[PlacedArticle]) -> tuple[str | None, float]:
    return (places[-rival[1]].provision.id, rival[0]) if rival else (None, 0.0)


def _link(
    old: PlacedArticle,
    new: PlacedArticle,
    value: float,
    rival: tuple[str | None, float],
    evidence: tuple[Evidence, ...],
    decided: bool,
) -> Link:
    review = value < REVIEW and not decided
    return Link(old.provision.id, new.provision.id, value, evidence, *rival, review, decided)


def _alone(
    old: PlacedArticle | None, new: PlacedArticle | None, rival: tuple[str | None, float], decided: bool
) -> Link:
    """An article without a partner: the surer, the less likely its best candidate."""
    value = 1.0 if decided else round(1 - rival[1], 4)
    names = old.provision.id if old else None, new.provision.id if new else None
    return Link(*names, value, (), *rival, value < REVIEW, decided)


def _evidence(pair: IndexPair, drawn: Drawn, measured: Measured) -> tuple[Evidence, ...]:
    """The features of a link; equal wording needs no other."""
    like, setting = measured.looked.likes.get(pair), measured.settings.get(pair)
    if like is None or setting is None:
        return (Evidence("wording", 1.0),) if drawn.equal.get(pair[0]) == pair[1] else ()
    part = measured.looked.parts[pair]
    named = [
        ("wording", like.wording),
        ("went", part.went),
        ("came", part.came),
        ("topic", like.topic),
        ("neighbours", setting.near),
        ("division", setting.flow),
    ]
    residue = measured.residues.get(pair)
    if residue is not None:
        named += [("moved", residue.amount), ("sentence", residue.sentence)]
    return tuple(Evidence(name, round(min(1.0, max(0.0, value)), 4)) for name, value in named)
