"""Equal articles are paired first, by a table of their texts: nothing is compared with everything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from difflaw.align.units import Place


def anchors(old: Sequence[Place], new: Sequence[Place]) -> dict[int, int]:
    """Old index to new index of articles with equal wording (references by number count as equal).

    A wording that stands once on each side is a certain pair. Where it stands more often, the pair next
    to a certain one is taken first, the rest in order. Articles without wording are left out.
    """
    there = _by_text(new)
    paired: dict[int, int] = {}
    many: list[tuple[list[int], list[int]]] = []
    for text, here in _by_text(old).items():
        other = there.get(text)
        if other and len(here) == len(other) == 1:
            paired[here[0]] = other[0]
        elif other:
            many.append((here, other))
    repeats = dict(pair for here, other in many for pair in _pair_repeats(here, other, paired))
    return paired | repeats


def _by_text(places: Iterable[Place]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place in places:
        if place.text:
            found.setdefault(place.text, []).append(place.at)
    return found


def _pair_repeats(here: list[int], other: list[int], paired: Mapping[int, int]) -> list[tuple[int, int]]:
    """Pair equal articles: those beside certain pairs first, then in order. The same from either side."""
    free_old, free_new = set(here), set(other)
    beside: dict[tuple[int, int], int] = {}
    for index in here:
        for at, step in ((index - 1, 1), (index + 1, -1)):
            if at in paired and paired[at] + step in free_new:
                pair = (index, paired[at] + step)
                beside[pair] = beside.get(pair, 0) + 1
    chosen = []
    for i, j in sorted(beside, key=lambda pair: (-beside[pair], sum(pair))):
        if i in free_old and j in free_new:
            chosen.append((i, j))
            free_old.discard(i)
            free_new.discard(j)
    return chosen + list(zip(sorted(free_old), sorted(free_new), strict=False))
