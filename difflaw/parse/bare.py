"""Headings that lost their number (发展规划 for 第二章 发展规划): their level and number, from what stands
around them, as a reader would tell them."""

from __future__ import annotations

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
        _fill_gaps(numbered, bare)
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
