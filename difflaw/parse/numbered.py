"""How the units of a text are numbered: by 第…条, or where no line begins so, by the numbers that the text has.

A decision counts 一、二、, a short rule （一）（二）, a notice 1. 2.: what is numbered outermost are its articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from difflaw.parse.labels import (
    ArticleLabel,
    ClauseLabel,
    article_label,
    enumeration_label,
    is_heading_words,
    item_label,
    subitem_label,
)
from difflaw.parse.lines import Line

Starts = Sequence[ArticleLabel | None]
"""For each line the label of the article that begins with it."""

_System = tuple[Callable[[str], ClauseLabel | None], re.Pattern[str]]
"""What finds the label of a line, and the beginning that tells this way of numbering from others that it finds."""

_SYSTEMS: tuple[_System, ...] = (
    (enumeration_label, re.compile("")),
    (item_label, re.compile("")),
    (subitem_label, re.compile(r"\d")),
    (subitem_label, re.compile("（")),
    (subitem_label, re.compile("[①-⑳]")),
)
_SIGNS = str.maketrans("", "", "、.．")
_CELL = "|"
"""What a row of a table begins with; its numbers are none of the text's."""


def article_starts(lines: Sequence[Line]) -> Starts:
    """The article that begins with each of ``lines``, if any. In a text without 第…条 the units numbered outermost
    are its articles, where at least two are: of the ways of numbering that count from 1 to 2, the one that comes first.

    >>> lines = [Line(0, text) for text in ("（一）甲。", "1.乙；", "（二）丙。")]
    >>> [label and label.label for label in article_starts(lines)]
    ['（一）', None, '（二）']
    """
    starts = [article_label(line.text) for line in lines]
    if any(starts):
        return starts
    found = [[_label(line.text, system) for line in lines] for system in _SYSTEMS]
    counted = [labels for labels in found if [label.number for label in labels if label][:2] == [1, 2]]
    if not counted:
        return starts
    outermost = min(counted, key=lambda labels: next(i for i, label in enumerate(labels) if label))
    return [_as_article(label) for label in outermost]


def _label(line: str, system: _System) -> ClauseLabel | None:
    find, beginning = system
    return find(line) if beginning.match(line) and not line.startswith(_CELL) else None


def _as_article(label: ClauseLabel | None) -> ArticleLabel | None:
    if label is None:
        return None
    return ArticleLabel(str(label.number), label.label.translate(_SIGNS), "", label.begin, True, True)


def enumerated_headings(lines: Sequence[Line], starts: Starts) -> frozenset[int]:
    """The indexes of the lines that 一、二、… number as headings of articles: they count from one, at least to two, and
    an article begins after each. Items that count so have an article after the last of them at most.

    >>> lines = [Line(0, text) for text in ("一、总则", "第一条 甲。", "二、附则", "第二条 乙。")]
    >>> sorted(enumerated_headings(lines, article_starts(lines)))
    [0, 2]
    """
    found: list[int] = []
    for i, line in enumerate(lines[:-1]):
        label = enumeration_label(line.text) if starts[i + 1] and not starts[i] else None
        if label and label.number == len(found) + 1 and is_heading_words(line.text[label.begin :]):
            found.append(i)
    return frozenset(found if len(found) > 1 else ())
