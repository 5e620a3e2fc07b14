"""Where on a page the law stands: the box that holds its articles, and what before and after it belongs to it.

Every site builds its pages in its own way, so no names of boxes are known here: the box is found by the articles in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from difflaw.numerals import label_number
from difflaw.read.passages import Passage
from difflaw.read.settle import ARTICLE, BODY, CONTENTS
from difflaw.read.surroundings import around, is_foot, is_navigation
from difflaw.read.title_lines import is_title

STRAY = 0.1
"""Share of the lines with an article's label that may stand outside: a list of related laws names articles too."""


def cut_out(passages: Sequence[Passage]) -> list[Passage]:
    """The passages, those outside the law set aside. A page without articles stays as it is: what it is, is told
    later.

    >>> page = [Passage("首页", linked=True), Passage("某条例"), Passage("第一条 甲。"), Passage("上一篇：乙")]
    >>> [p.aside for p in cut_out(page)]
    ['navigation', '', '', 'navigation']
    """
    shown = _unhidden(passages)
    seen = [i for i, p in enumerate(shown) if not p.aside]
    articles = [i for i in seen if ARTICLE.match(shown[i].text)]
    articles = [i for i in articles if not shown[i].linked] or articles
    if not articles:
        return list(shown)
    foot = _foot(shown, seen, articles)
    articles = [i for i in articles if i < foot]
    box = _box([shown[i].boxes for i in articles])
    inside = [i for i in seen if shown[i].boxes[: len(box)] == box]
    first = next(i for i in inside if BODY.match(shown[i].text) or CONTENTS.fullmatch(shown[i].text))
    held = set(inside)
    last = max(i for i in articles if i in held)
    outside = _outside(shown, seen, inside, first)
    places = [i for i in seen if i not in outside]
    lines = [shown[i].text for i in places]
    outside |= {places[k] for k in around(lines, places.index(first), places.index(last))}
    titled = any(is_title(shown[i].text) and not shown[i].linked for i in places if i < first)
    outside |= {i for i in places if i < first and shown[i].linked and (titled or not is_title(shown[i].text))}
    outside |= {i for i in seen if i >= foot}
    outside |= set(_margin_numbers(shown, seen))
    return [p.put_aside("navigation") if i in outside else p for i, p in enumerate(shown)]


def _margin_numbers(shown: Sequence[Passage], seen: Sequence[int]) -> Iterator[int]:
    """Lines that only repeat in digits the number of the article after them, as pages put into their margin."""
    for here, following in pairwise(seen):
        digits = shown[here].text.strip()
        label = ARTICLE.match(shown[following].text) if digits.isdecimal() and len(digits) <= 4 else None
        if label and label_number("".join(label[0].split())) == digits:
            yield here


def _foot(shown: Sequence[Passage], seen: Sequence[int], articles: Sequence[int]) -> int:
    """Where the foot of the page begins, with articles after it that do not count on: those of other laws."""
    numbers = {i: label_number("".join(ARTICLE.match(shown[i].text)[0].split())) for i in articles}  # type: ignore[index]
    before = ""
    for i in seen:
        if i in numbers:
            before = numbers[i]
        elif before and is_foot(shown[i].text):
            following = next((numbers[k] for k in articles if k > i), "")
            if following.partition("-")[0] not in (before, str(int(before.partition("-")[0]) + 1)):
                return i
    return len(shown)


def _unhidden(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Where the law itself stands in what is hidden or in a box for navigation, nothing was."""
    if any(ARTICLE.match(p.text) for p in passages if not p.aside):
        return passages
    return [p._replace(aside="") for p in passages]


def _box(boxes: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """The innermost box that holds nearly all of ``boxes``, and more than a line."""
    box: tuple[int, ...] = ()
    least = len(boxes) * (1 - STRAY)
    while True:
        depth = len(box)
        counts: dict[int, int] = {}
        for path in boxes:
            if path[:depth] == box and len(path) > depth:
                counts[path[depth]] = counts.get(path[depth], 0) + 1
        best = max(counts, key=lambda key: counts[key], default=None)
        if best is None or counts[best] < max(least, 2):
            return box
        box = (*box, best)


def _outside(shown: Sequence[Passage], seen: Sequence[int], inside: Sequence[int], first: int) -> set[int]:
    """The passages outside the box. Before it the title stays and what stands between it and the box, without what is
    known to be navigation; where the box has a title of its own, nothing before it stays."""
    held = set(inside)
    outside = {i for i in seen if i not in held}
    if any(is_title(shown[i].text) and not is_navigation(shown[i].text) for i in inside if i < first):
        return outside
    before = [i for i in seen if i < inside[0] and i not in held]
    title = next((i for i in reversed(before) if shown[i].depth == 1 and not shown[i].linked), None)
    if title is None:
        title = next((i for i in reversed(before) if is_title(shown[i].text) and not shown[i].linked), None)
    if title is None:
        return outside
    start = title
    while start - 1 in outside and shown[start - 1].joined:
        start -= 1
    return {i for i in outside if i < start or i > inside[0]} | {
        i for i in outside if start <= i and is_navigation(shown[i].text)
    }
