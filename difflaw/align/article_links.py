"""From what was found about the articles to the links that are reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from difflaw.align.articles import Found
from difflaw.align.confidence import FURTHER, MAIN, REVIEW, calibrated
from difflaw.align.decisions import Given
from difflaw.align.units import Place
from difflaw.changes import Evidence, Link

Pair = tuple[int, int]
Rival = tuple[float, int]


def article_links(old: Sequence[Place], new: Sequence[Place], found: Found, given: Given) -> tuple[Link, ...]:
    """All links of articles, in the order of the new law; what is deleted behind what stood before it."""
    sure = {pair: calibrated(value, MAIN) for pair, value in found.chance.items()}
    edges = dict.fromkeys(found.equal.items(), 1.0)
    edges |= {pair: 1.0 if pair in given.links else sure[pair] for pair in found.main}
    edges |= {pair: 1.0 if pair in given.links else calibrated(v, FURTHER) for pair, v in found.further.items()}
    rivals_new, rivals_old = _rivals(sure, edges)
    rows: list[tuple[tuple[int, int, int], Link]] = []
    for (i, j), value in edges.items():
        rival = _named(rivals_new.get(i), new)
        rows.append(((j, 0, i), _link(old[i], new[j], value, rival, _evidence((i, j), found), (i, j) in given.links)))
    come, gone = {j for _, j in edges}, {i for i, _ in edges}
    for j, place in enumerate(new):
        if j not in come:
            rows.append(((j, 0, 0), _alone(None, place, _named(rivals_old.get(j), old), j in given.alone_new)))
    reach = _reach(len(old), edges)
    for i, place in enumerate(old):
        if i not in gone:
            rows.append(((reach[i], 1, i), _alone(place, None, _named(rivals_new.get(i), new), i in given.alone_old)))
    return tuple(link for _, link in sorted(rows, key=lambda row: row[0]))


def _rivals(sure: Mapping[Pair, float], edges: Mapping[Pair, float]) -> tuple[dict[int, Rival], dict[int, Rival]]:
    """The likeliest pair that is no link, of each old and of each new article; the earlier of two alike."""
    by_old: dict[int, Rival] = {}
    by_new: dict[int, Rival] = {}
    for (i, j), value in sure.items():
        if (i, j) not in edges:
            by_old[i] = max(by_old.get(i, (-1.0, 0)), (value, -j))
            by_new[j] = max(by_new.get(j, (-1.0, 0)), (value, -i))
    return by_old, by_new


def _named(rival: Rival | None, places: Sequence[Place]) -> tuple[str | None, float]:
    return (places[-rival[1]].provision.id, rival[0]) if rival else (None, 0.0)


def _link(
    old: Place,
    new: Place,
    value: float,
    rival: tuple[str | None, float],
    evidence: tuple[Evidence, ...],
    decided: bool,
) -> Link:
    review = value < REVIEW and not decided
    return Link(old.provision.id, new.provision.id, value, evidence, *rival, review, decided)


def _alone(old: Place | None, new: Place | None, rival: tuple[str | None, float], decided: bool) -> Link:
    """An article without a partner: the surer, the less likely its best candidate."""
    value = 1.0 if decided else round(1 - rival[1], 4)
    names = old.provision.id if old else None, new.provision.id if new else None
    return Link(*names, value, (), *rival, value < REVIEW, decided)


def _reach(size: int, edges: Iterable[Pair]) -> list[int]:
    """For each old article the new one it stands behind: the last partner of the nearest linked one above."""
    last = [-1] * size
    for i, j in edges:
        last[i] = max(last[i], j)
    for i in range(1, size):
        if last[i] < 0:
            last[i] = last[i - 1]
    return last


def _evidence(pair: Pair, found: Found) -> tuple[Evidence, ...]:
    """The figures behind a link; equal wording needs no other."""
    like, setting = found.likes.get(pair), found.settings.get(pair)
    if like is None or setting is None:
        return (Evidence("wording", 1.0),) if found.equal.get(pair[0]) == pair[1] else ()
    part = found.parts[pair]
    named = [
        ("wording", like.wording),
        ("went", part.went),
        ("came", part.came),
        ("topic", like.topic),
        ("neighbours", setting.near),
        ("division", setting.flow),
    ]
    residue = found.residues.get(pair)
    if residue is not None:
        named += [("moved", residue.amount), ("sentence", residue.sentence)]
    return tuple(Evidence(name, round(min(1.0, max(0.0, value)), 4)) for name, value in named)
