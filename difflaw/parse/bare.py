"""Headings that lost their number (发展规划 for 第二章 发展规划): their level and number, from what stands
around them, as a reader would tell them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from difflaw.model import DIVISIONS, Level
from difflaw.parse.labels import DivisionLabel, division_label
from difflaw.parse.lines import Line
from difflaw.parse.tokens import Token

LAST = "附则"
"""The provisions at the end; in a law in parts (编) they stand beside these, without a number
(刑法, 刑事诉讼法)."""


def number_bare_headings(tokens: Sequence[Token], listed: Mapping[str, DivisionLabel]) -> list[Token]:
    """``tokens`` with level and number given to each heading without them.

    What the contents list says of a heading with these words (``listed``) counts first; then the depth that
    the layout gives it; then the gap between the numbered headings around it. Where the gap is too small a
    heading under a section is a section, and any other stays without a number.
    """
    depths = _levels_by_depth(tokens)
    parts = any(token.division and token.division.level is Level.PART for token in tokens)
    numbered = list(tokens)
    bare: set[int] = set()
    for i, token in enumerate(tokens):
        heading = token.division
        if not token.inferred or not heading:
            continue
        known = listed.get(heading.topic)
        if known:
            numbered[i] = _given(token, known.level, known.number)
        elif heading.topic == LAST and parts:
            numbered[i] = _given(token, Level.PART, "")._replace(inferred=False)
        else:
            numbered[i] = _given(token, depths.get(token.lines[0].depth, Level.CHAPTER), "")
            bare.add(i)
    if bare:
        _settle_sections(numbered, bare)
        _fill_gaps(numbered, bare)
        _drop_taken(numbered, bare)
    return numbered


def listed_headings(contents: Sequence[Line]) -> dict[str, DivisionLabel]:
    """What the contents list says, by the words of the headings."""
    labels = (division_label(line.text, marked=True) for line in contents)
    return {label.topic: label for label in labels if label and label.topic}


def _given(token: Token, level: Level, number: str) -> Token:
    assert token.division is not None
    return token._replace(division=DivisionLabel(level, number, "", token.division.topic))


def _levels_by_depth(tokens: Sequence[Token]) -> dict[int, Level]:
    """The level that the numbered headings of each depth of the layout have."""
    found: dict[int, Level] = {}
    for token in tokens:
        if token.division and not token.inferred and token.lines[0].depth:
            found.setdefault(token.lines[0].depth, token.division.level)
    return found


def _settle_sections(tokens: list[Token], bare: Collection[int]) -> None:
    """A heading right under that of a chapter is one of a section, and so is one amid sections that count on."""
    following: dict[int, DivisionLabel] = {}
    ahead: DivisionLabel | None = None
    for i in range(len(tokens) - 1, -1, -1):
        if i in bare and ahead:
            following[i] = ahead
        ahead = tokens[i].division if tokens[i].division and i not in bare else ahead
    before: DivisionLabel | None = None
    for i, token in enumerate(tokens):
        heading = token.division
        if heading is None:
            continue
        if (
            i in bare
            and not token.lines[0].depth
            and _is_section(tokens[i - 1] if i else None, before, following.get(i))
        ):
            tokens[i] = _given(token, Level.SECTION, "")
        before = heading if i not in bare or _level(tokens[i]) is not Level.SECTION else before


def _is_section(above: Token | None, before: DivisionLabel | None, following: DivisionLabel | None) -> bool:
    """Whether a heading without a number is one of a section: after the token ``above``, with the headings ``before``
    and ``following`` around it."""
    if above and above.division and above.division.level is Level.CHAPTER:
        return True
    if not (before and following) or not before.level is following.level is Level.SECTION:
        return False
    return bool(before.number and following.number) and _main(following) > _main(before)


def _main(heading: DivisionLabel) -> int:
    return int(heading.number.partition("-")[0])


def _drop_taken(tokens: list[Token], bare: Collection[int]) -> None:
    """No heading is given a number that another of its level under the same heading has."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for i, token in enumerate(tokens):
        if token.division is None:
            continue
        height = DIVISIONS.index(token.division.level)
        for below in [h for h in groups if h > height]:
            _drop_in(tokens, groups.pop(below), bare)
        groups[height].append(i)
    for group in groups.values():
        _drop_in(tokens, group, bare)


def _drop_in(tokens: list[Token], group: Sequence[int], bare: Collection[int]) -> None:
    taken = {heading.number for i in group if i not in bare and (heading := tokens[i].division)}
    for i in group:
        heading = tokens[i].division
        if i in bare and heading and heading.number in taken:
            tokens[i] = _given(tokens[i], heading.level, "")


def _fill_gaps(tokens: list[Token], bare: Collection[int]) -> None:
    """Number the headings at the places ``bare`` from the numbered ones of their height around them, none of
    a greater height between."""
    last: dict[int, int] = {}
    waiting: dict[int, list[int]] = {}
    for i, token in enumerate(tokens):
        if not token.division:
            continue
        height = DIVISIONS.index(token.division.level)
        for below in [h for h in waiting if h > height]:
            _settle(tokens, waiting.pop(below), last.get(below, 0), None)
        for below in [h for h in last if h > height]:
            del last[below]
        if i in bare:
            waiting.setdefault(height, []).append(i)
        elif token.division.number:
            number = int(token.division.number.partition("-")[0])
            _settle(tokens, waiting.pop(height, []), last.get(height, 0), number)
            last[height] = number
    for height in sorted(waiting):
        _settle(tokens, waiting[height], last.get(height, 0), None)


def _settle(tokens: list[Token], run: Sequence[int], last: int, following: int | None) -> None:
    """Number the headings at ``run``: counted back from the ``following`` one, or on from the ``last``."""
    if not run:
        return
    first = last + 1 if following is None else following - len(run)
    level = _level(tokens[run[0]])
    if first <= last:
        above = next((t.division for t in reversed(tokens[: run[0]]) if t.division), None)
        if not (above and above.level is Level.SECTION and above.number and level is Level.CHAPTER):
            return
        level, first = Level.SECTION, int(above.number.partition("-")[0]) + 1
    for k, i in enumerate(run):
        tokens[i] = _given(tokens[i], level, str(first + k))


def _level(token: Token) -> Level:
    assert token.division is not None
    return token.division.level
