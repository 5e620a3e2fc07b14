"""Of a sentence little stays: the old one is struck and the new one put in (改写)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from difflaw.changes import Edit, Op, Signal
from difflaw.classify.signals import SignalPair
from difflaw.model import Provision
from difflaw.spans import Span

STAYS = 0.3
"""Share of the shorter of the two sentences below which it was rewritten. The redline swallows crumbs up to the same
share (``docs/redline.md``), so that a sentence which it strikes whole is told of here."""

LEAST = 12
"""Characters on both sides that make a sentence worth telling of: a name or an amount replaced is none."""

_STOP = re.compile(r"[。；：！？\n]")


def find(pair: SignalPair) -> Iterator[Signal]:
    """``rewritten``, with the places of the words struck and of those put in for them."""
    if not isinstance(pair.old, Provision) or pair.old.own_text == pair.new.own_text:
        return
    found = [changes for kept, changes in _sentences(pair.edits) if _rewritten(kept, changes)]
    if found:
        yield Signal(
            "rewritten",
            old=tuple(Span(changes[0].old_at, changes[-1].old_span.end) for changes in found),
            new=tuple(Span(changes[0].new_at, changes[-1].new_span.end) for changes in found),
        )


def _sentences(edits: Sequence[Edit]) -> Iterator[tuple[int, list[Edit]]]:
    """How much of each sentence is kept, and the edits in it; a sentence ends after a stop that is kept."""
    kept, changes = 0, list[Edit]()
    for edit in edits:
        if edit.op is not Op.KEEP:
            changes.append(edit)
            continue
        first, *others = _STOP.split(edit.old)
        kept += len(first)
        if others:
            yield kept, changes
            kept, changes = len(others[-1]), []
    yield kept, changes


def _rewritten(kept: int, changes: Sequence[Edit]) -> bool:
    if any(edit.op is Op.MOVE or "\n" in edit.old + edit.new for edit in changes):
        return False  # Of a paragraph that is gone and one that is new, neither is the other rewritten.
    shorter = min(sum(len(edit.old) for edit in changes), sum(len(edit.new) for edit in changes))
    return shorter >= LEAST and kept < STAYS * (kept + shorter)
