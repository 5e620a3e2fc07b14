"""Styled text in cells: how wide it is, where it may be broken, how it is painted.

rich measures the characters and writes the escape codes. It does not lay out the lines: it breaks
between words, and Chinese has none, so that a full stop may come to stand at the start of a line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import pairwise

from rich.cells import get_character_cell_size
from rich.color import ColorSystem
from rich.style import Style

from difflaw.render.view.visible import visible


class Look(StrEnum):
    """How a run of text looks; the values are rich's words for it.

    The sixteen colours every terminal has, which its owner has made legible on their background.
    """

    PLAIN = ""
    STRONG = "bold"
    FAINT = "dim"
    DELETED = "red strike"
    INSERTED = "green underline"
    LEFT = "magenta strike"
    ARRIVED = "magenta underline"
    RED = "red"
    GREEN = "green"
    YELLOW = "yellow"
    CYAN = "cyan"
    MAGENTA = "magenta"
    ALERT = "bold yellow"


@dataclass(frozen=True, slots=True)
class StyledRun:
    """A piece of text in one look."""

    text: str
    look: Look = Look.PLAIN


StyledLine = tuple[StyledRun, ...]

OPENING = ("[-", "{+", "[~", "{~")
CLOSING = ("-]", "+}", "~→", "~←")
"""The marks of a redline without colour; no line is broken inside one."""

_NOT_FIRST = frozenset("，。、；：！？）】〕》〉］」』”’…—·～％,.;:!?)]}% ")
_NOT_LAST = frozenset("（【〔《〈［「『“‘([{")
"""Chinese text does not begin a line with a closing sign nor end one with an opening sign (GB/T 15834-2011, 5.1).
A space stays at the end of its line."""

_ATTACHED = frozenset({"Mn", "Mc", "Me", "Cf"})
"""Categories of what belongs to the character before it: accents, joiners."""

_WORD = re.compile(r"[0-9A-Za-z]")


def width(text: str) -> int:
    """How many cells a terminal needs for ``text``.

    >>> width("第1条"), width("e\\u0301")
    (5, 1)
    """
    return sum(map(_cells, text))


@cache
def _cells(character: str) -> int:
    """The cells of a character in the terminal that gives it most: terminals agree on Chinese, not on these."""
    # U+FE0F makes a narrow sign a picture of two cells: the second one is counted here. Marks that stand
    # beside their letter (Mc, in Indic scripts) take a cell in some terminals and none in others.
    if character == "\ufe0f" or unicodedata.category(character) == "Mc":
        return 1
    return get_character_cell_size(character)


def wrapped(runs: Iterable[StyledRun], room: int) -> Iterator[StyledLine]:
    """The runs as lines of at most ``room`` cells; a line feed in them ends a line.

    >>> for line in wrapped([StyledRun("促进经济、社会、", Look.FAINT), StyledRun("文化发展")], 8):
    ...     print([run.text for run in line])
    ['促进经']
    ['济、社']
    ['会、', '文化']
    ['发展']
    """
    for line in _split_lines(runs):
        plain = "".join(run.text for run in line)
        cuts = [0, *_breaks(plain, room), len(plain)]
        for start, end in pairwise(cuts):
            yield tuple(_piece(line, start, end))


def _split_lines(runs: Iterable[StyledRun]) -> Iterator[list[StyledRun]]:
    line: list[StyledRun] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(replace(run, text=visible(first)))
        for text in others:
            yield line
            line = [replace(run, text=visible(text))]
    yield line


def _piece(line: Sequence[StyledRun], start: int, end: int) -> Iterator[StyledRun]:
    at = 0
    for run in line:
        text = run.text[max(0, start - at) : max(0, end - at)]
        if text:
            yield replace(run, text=text)
        at += len(run.text)


def _breaks(plain: str, room: int) -> Iterator[int]:
    start, end, used = 0, 0, 0
    while end < len(plain):
        cells = _cells(plain[end])
        if used + cells <= room or end == start:
            used += cells
            end += 1
            continue
        start = _best_break(plain, start, end)
        yield start
        used = sum(map(_cells, plain[start:end]))


def _best_break(plain: str, start: int, end: int) -> int:
    """The last place up to ``end`` where a line may be broken, or at least where no sign is torn."""
    for allowed in (_may_break, _may_tear, _outside_marks):
        for at in range(end, start, -1):
            if allowed(plain, at):
                return at
    return end


def _may_break(plain: str, at: int) -> bool:
    if not _may_tear(plain, at):
        return False
    after, before = at, at
    while plain.startswith(OPENING, after):
        after += 2
    while plain.endswith(CLOSING, 0, before):
        before -= 2
    if plain[after : after + 1] in _NOT_FIRST or plain[max(0, before - 1) : before] in _NOT_LAST:
        return False
    return not (_WORD.match(plain, at - 1) and _WORD.match(plain, at))


def _may_tear(plain: str, at: int) -> bool:
    if unicodedata.category(plain[at]) in _ATTACHED or plain.endswith(OPENING, 0, at) or plain.startswith(CLOSING, at):
        return False
    return _outside_marks(plain, at)


def _outside_marks(plain: str, at: int) -> bool:
    return not plain.startswith(OPENING + CLOSING, at - 1)


def indented(lines: Iterable[StyledLine], by: int) -> Iterator[StyledLine]:
    """The lines moved ``by`` cells to the right; an empty one stays empty."""
    return ((StyledRun(" " * by), *line) if line and by else line for line in lines)


def clipped(text: str, room: int) -> str:
    """``text`` in at most ``room`` cells, with an ellipsis where it was cut.

    >>> clipped("大同市智慧城市促进条例", 12), clipped("大同", 12)
    ('大同市智慧…', '大同')
    """
    text = visible(text.replace("\n", " "))
    if width(text) <= room:
        return text
    end, used = 0, 1
    while used + _cells(text[end]) <= room:
        used += _cells(text[end])
        end += 1
    return text[:end].rstrip() + "…" if room > 0 else ""


def line_width(line: StyledLine) -> int:
    """How many cells a line takes."""
    return sum(width(run.text) for run in line)


def padded(line: StyledLine, room: int) -> StyledLine:
    """The line with spaces after it up to ``room`` cells."""
    short = room - line_width(line)
    return (*line, StyledRun(" " * short)) if short > 0 else line


def painted(lines: Iterable[StyledLine], *, color: bool) -> str:
    """The lines as text, each ending in a line feed, with escape codes if ``color``.

    >>> painted([(StyledRun("甲"), StyledRun("乙", Look.DELETED))], color=True)
    '甲\\x1b[9;31m乙\\x1b[0m\\n'
    """
    return "".join("".join(_painted(run, color) for run in line) + "\n" for line in lines)


def _painted(run: StyledRun, color: bool) -> str:
    if not color or run.look is Look.PLAIN:
        return run.text
    return Style.parse(run.look.value).render(run.text, color_system=ColorSystem.STANDARD)
