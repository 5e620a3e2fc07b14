"""The words are the same and are written otherwise: script, width, spacing (仅形式差异)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from difflaw.changes import Signal
from difflaw.classify.signals import SignalPair
from difflaw.model import Law, Unit

_LAYOUT = re.compile(r"[ \t\u00a0\u3000]*[\r\n][\s\u200b]*")


def find(pair: SignalPair) -> Iterator[Signal]:
    """``editorial``, where equal words have sources that differ in more than line ends, indents and blank lines;
    in a heading its line ends count."""
    old, new = pair.old, pair.new
    if old.words != new.words or _same_place(pair):
        return
    if _as_written(old, pair.old_law) != _as_written(new, pair.new_law):
        yield Signal("editorial", old=(old.own_span,), new=(new.own_span,))


def _same_place(pair: SignalPair) -> bool:
    """Whether both are the same stretch of the same file, and so written alike."""
    return pair.old.span == pair.new.span and pair.old_law.text.source.digest == pair.new_law.text.source.digest


def _as_written(unit: Unit, law: Law) -> str:
    return _LAYOUT.sub("\n", law.text.quote(unit.own_span).strip())
