"""The compact map: which article went where, in a line or two (``21 → 23 ↓  24–41 → 25–42``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from difflaw.changes import Change, Comparison, Kind
from difflaw.model import Law, Provision


@dataclass(frozen=True, slots=True)
class NumberRun:
    """A run of articles that went the same way: numbers as written in digits, empty for the missing side.

    ``arrow`` says where it moved: ``↓`` towards the end of the law, ``↑`` towards its beginning,
    ``↕`` into another chapter without passing its neighbours; empty if it did not move.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    arrow: str = ""

    def __str__(self) -> str:
        """The entry as it is shown.

        >>> print(NumberRun(("24", "25", "26"), ("25", "26", "27")))
        24–26 → 25–27
        >>> print(NumberRun(("21",), ("23",), "↓"), NumberRun((), ("24",)), sep="  ")
        21 → 23 ↓  +24
        """
        if not self.old:
            return "+" + _range(self.new)
        if not self.new:
            return "-" + _range(self.old)
        return f"{_range(self.old)} → {_range(self.new)}" + (f" {self.arrow}" if self.arrow else "")


def _range(numbers: tuple[str, ...]) -> str:
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


def entries(comparison: Comparison) -> tuple[NumberRun, ...]:
    """Every article that was added, deleted, moved or renumbered, neighbours that went alike together."""
    arrows = directions(comparison)
    found: list[NumberRun] = []
    for entry in _entries(comparison.articles, arrows):
        if found and _continues(found[-1], entry):
            found[-1] = replace(found[-1], old=found[-1].old + entry.old, new=found[-1].new + entry.new)
        else:
            found.append(entry)
    return tuple(found)


def _entries(changes: Iterable[Change], arrows: dict[int, str]) -> Iterator[NumberRun]:
    for change in changes:
        arrow = arrows.get(id(change), "")
        entry = NumberRun(_number(change.old), _number(change.new), arrow)
        if entry.old != entry.new or arrow:
            yield entry


def _number(unit: object) -> tuple[str, ...]:
    return (unit.number or unit.label,) if isinstance(unit, Provision) else ()


def _continues(before: NumberRun, entry: NumberRun) -> bool:
    """Whether ``entry`` is the next article on both sides, and neither was moved."""
    if before.arrow or entry.arrow:
        return False
    return _follows(before.old, entry.old) and _follows(before.new, entry.new)


def _follows(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    if not before or not after:
        return before == after
    last, first = before[-1], after[0]
    return last.isdecimal() and first.isdecimal() and int(last) + 1 == int(first)


def directions(comparison: Comparison) -> dict[int, str]:
    """The arrow of every article that moved, by the identity of its change.

    An article moved down if most of the articles it passed are before it now.
    """
    old, new = _places(comparison.old), _places(comparison.new)
    pairs = [(old[c.old.id], new[c.new.id]) for c in comparison.articles if c.old and c.new]
    return {
        id(change): _direction(old[change.old.id], new[change.new.id], pairs)
        for change in comparison.articles
        if Kind.MOVED in change.kinds and change.old and change.new
    }


def _places(law: Law) -> dict[str, int]:
    return {article.id: place for place, article in enumerate(law.articles())}


def _direction(old: int, new: int, pairs: Iterable[tuple[int, int]]) -> str:
    passed = sum((o > old and n < new) - (o < old and n > new) for o, n in pairs)
    return "↓" if passed > 0 else "↑" if passed < 0 else "↕"
