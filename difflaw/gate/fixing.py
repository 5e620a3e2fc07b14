"""The fixes that findings carry, put into the text they are for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from difflaw.findings import Judgement, Repair, SourceEdit
from difflaw.spans import Rewrite, Span, rewrite


def repair(judgement: Judgement, *, unsafe: bool = False) -> Repair:
    """The fixes for ``judgement``'s text: the safe ones, with ``unsafe`` the others too.

    A fix is made whole or not at all: one that touches another waits for the next round.
    """
    taken: list[tuple[int, int, str]] = []
    for edits in _fixes(judgement, unsafe):
        with_these = _joined(taken, edits)
        if with_these is not None:
            taken = with_these
    return Repair(judgement.new.text.source, tuple(SourceEdit(Span(a, b), words) for a, b, words in taken))


def _joined(taken: list[tuple[int, int, str]], edits: tuple[SourceEdit, ...]) -> list[tuple[int, int, str]] | None:
    """All edits in order; none where two of them share characters or meet, so that their order would matter."""
    both = sorted([*taken, *((edit.span.start, edit.span.end, edit.words) for edit in edits)])
    apart = all(before[1] <= after[0] and before[0] < after[0] for before, after in pairwise(both))
    return both if apart else None


def _fixes(judgement: Judgement, unsafe: bool) -> Iterator[tuple[SourceEdit, ...]]:
    for finding in judgement.findings:
        fix = finding.fix
        if fix and (fix.safe or unsafe):
            yield fix.edits


def repaired(found: Repair) -> str:
    """The text of the source with the edits made; every other character is as it was.

    >>> from difflaw.model import Source
    >>> from difflaw.spans import Span
    >>> repaired(Repair(Source("x", "甲,乙\\r\\n"), (SourceEdit(Span(1, 2), "，"),)))
    '甲，乙\\r\\n'
    """
    return rewrite(found.source.text, [Rewrite(e.span.start, e.span.end, e.words) for e in found.edits])[0]
