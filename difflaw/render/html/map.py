"""The map: both laws as two columns of articles, joined by lines. Only geometry; the template draws it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from difflaw.changes import Change, Comparison, Kind
from difflaw.model import DIVISIONS, Law, Provision
from difflaw.render.view.names import Names, new_names, old_names

WIDTH = 200
LEFT, RIGHT = 62, 138
"""Where the inner edges of the two columns stand; between them the lines run, outside the chapters."""

BAR = 20
"""Width of the bar that stands for an article."""

BEND, OPEN_END = 34, 22
"""How far a bent line runs straight on first, and how long an open end is."""

PITCH_MOST, PITCH_LEAST = 13.0, 1.2
HEIGHT_WISH = 760.0
"""A law of up to 58 articles gets the widest pitch; a longer one is drawn closer, so that the map fits
a screen, but never so close that neighbouring lines become one (1,300 articles: 1,560 units)."""

BAR_SHARE = 0.5
"""Height of a bar as a share of the pitch: as much bar as gap."""

CHAPTER_GAP = 0.6
"""Extra room before a chapter, in articles: enough to see the groups."""


@dataclass(frozen=True, slots=True)
class Node:
    """One article in a column; ``y`` is its middle."""

    id: str
    y: float
    name: str


@dataclass(frozen=True, slots=True)
class ChapterMark:
    """The beginning of a chapter in a column."""

    y: float
    label: str
    name: str
    anchor: str


@dataclass(frozen=True, slots=True)
class MapLine:
    """One edge: the path, where a click leads, what it says. ``kinds`` are words for its look."""

    path: str
    anchor: str
    kinds: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Map:
    """Everything the template draws, in user units of a box ``WIDTH`` by ``height``."""

    height: float
    stroke: float
    """Width of a line."""
    old_marks: tuple[ChapterMark, ...]
    new_marks: tuple[ChapterMark, ...]
    lines: tuple[MapLine, ...]


def law_map(comparison: Comparison) -> Map:
    """The map of a comparison, its lines in reading order; each edge of a split or merge is one, so they fork."""
    old, new = old_names(comparison), new_names(comparison)
    most = max(_length(comparison.old), _length(comparison.new), 1.0)
    pitch = min(PITCH_MOST, max(PITCH_LEAST, HEIGHT_WISH / most))
    old_nodes, old_marks = _column(comparison.old, old, pitch)
    new_nodes, new_marks = _column(comparison.new, new, pitch)
    places = {node.id: node for node in old_nodes}, {node.id: node for node in new_nodes}
    lines = tuple(_lines(comparison.articles, *places, old, round(pitch * BAR_SHARE, 2)))
    return Map(round(most * pitch + 8, 1), round(min(1.2, pitch / 3), 2), old_marks, new_marks, lines)


def _length(law: Law) -> float:
    """The height of a column, in articles."""
    placed = list(law.articles_with_divisions())
    return len(placed) + CHAPTER_GAP * len({above[-1].id for _, above in placed if above})


def _column(law: Law, names: Names, pitch: float) -> tuple[tuple[Node, ...], tuple[ChapterMark, ...]]:
    nodes: list[Node] = []
    marks: list[ChapterMark] = []
    at = 0.0
    within: Sequence[Provision] = ()
    for article, above in law.articles_with_divisions():
        inner = [division for division in above if division.level in DIVISIONS]
        if inner and (not within or inner[-1] is not within[-1]):
            at += CHAPTER_GAP
            fresh = next(d for i, d in enumerate(inner) if i >= len(within) or within[i] is not d)
            y = round(4 + at * pitch, 1)
            marks.append(ChapterMark(y, fresh.number, names.names[fresh.id], names.anchors[fresh.id]))
        within = inner
        nodes.append(Node(article.id, round(4 + (at + 0.5) * pitch, 1), names.names[article.id]))
        at += 1
    return tuple(nodes), tuple(marks)


def _lines(
    changes: Iterable[Change], old: dict[str, Node], new: dict[str, Node], names: Names, bar: float
) -> Iterator[MapLine]:
    for change in changes:
        left, right = old.get(change.link.old or ""), new.get(change.link.new or "")
        if left is None and right is None:
            continue
        yield MapLine(
            path=_path(left, right, bar),
            anchor=right.id if right else names.anchors[change.link.old or ""],
            kinds=" ".join(_looks(change)),
            old=left.name if left else "",
            new=right.name if right else "",
        )


def _looks(change: Change) -> Iterator[str]:
    for kind in change.kinds:
        if kind is not Kind.RENUMBERED or len(change.kinds) == 1:
            yield kind.value
    if change.link.review:
        yield "review"


def _path(left: Node | None, right: Node | None, bar: float) -> str:
    """A bar at each end, and between them a line straight across, or bent where the ends differ; where one
    end is missing, an open end. A bent line runs forth and back, so that filling the bars does not fill it."""
    path = ""
    if left:
        path += _bar(LEFT - BAR, left.y, bar)
    if right:
        path += _bar(RIGHT, right.y, bar)
    if left is None or right is None:
        end = left or right
        assert end is not None
        return path + (f"M{LEFT} {end.y}h{OPEN_END}" if left else f"M{RIGHT} {end.y}h-{OPEN_END}")
    if left.y == right.y:
        return path + f"M{LEFT} {left.y}H{RIGHT}"
    there = f"{LEFT + BEND} {left.y} {RIGHT - BEND} {right.y} {RIGHT} {right.y}"
    back = f"{RIGHT - BEND} {right.y} {LEFT + BEND} {left.y} {LEFT} {left.y}"
    return path + f"M{LEFT} {left.y}C{there}C{back}"


def _bar(x: int, y: float, height: float) -> str:
    return f"M{x} {round(y - height / 2, 2)}h{BAR}v{height}h-{BAR}z"
