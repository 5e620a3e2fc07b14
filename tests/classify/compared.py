"""Shorthand for the tests of kinds and signals: two laws in, what became of each article out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from difflaw.changes import NO_DECISIONS, Change, Comparison, Decisions
from difflaw.model import Law
from difflaw.pipeline import compare
from tests.align.laws import law

Chapters = Sequence[tuple[str, int]]


def compared(
    old: Law | Sequence[str],
    new: Law | Sequence[str],
    chapters: tuple[Chapters, Chapters] = ((), ()),
    decisions: Decisions = NO_DECISIONS,
) -> Comparison:
    """The comparison of two laws, given as such or as their articles, with the chapters of either."""
    before, after = (
        side if isinstance(side, Law) else law(side, c) for side, c in zip((old, new), chapters, strict=True)
    )
    return compare(before, after, decisions=decisions)


def kinds(changes: Iterable[Change]) -> dict[tuple[str, str], str]:
    """The kinds of each change by its two numbers: ``{("2", "3"): "renumbered"}``; ``-`` where a side is empty."""
    return {ends(change): " ".join(change.kinds) for change in changes}


def signals(changes: Iterable[Change]) -> dict[tuple[str, str], str]:
    """The signals that are told of each change that has any."""
    return {ends(change): " ".join(change.codes) for change in changes if change.codes}


def ends(change: Change) -> tuple[str, str]:
    """The two ids without ``art_``."""
    old, new = ((id or "-").removeprefix("art_") for id in (change.link.old, change.link.new))
    return old, new
