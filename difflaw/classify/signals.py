"""What a reader should know about a change beyond its kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from difflaw.changes import Signal, SignalCode
from difflaw.classify.consequence import Pairs, follows_renumbering
from difflaw.model import CLAUSES, Law, Level, Part, Provision
from difflaw.spans import Span

_WITH_LEAD = frozenset((*CLAUSES, Level.ANNEX))
_LAYOUT = re.compile(r"[ \t\u00a0\u3000]*[\r\n][\s\u200b]*")


def own_words(unit: Provision | Part) -> str:
    """The words that a unit's redline covers: the lead of a clause or annex that has children, else the text."""
    if isinstance(unit, Provision) and unit.children and unit.level in _WITH_LEAD:
        return unit.lead
    return unit.text


def signals(old: Provision | Part, new: Provision | Part, laws: tuple[Law, Law], pairs: Pairs) -> Iterator[Signal]:
    """The signals of the pair ``old`` and ``new`` of ``laws``; ``pairs`` are all links by id."""
    if isinstance(old, Provision) and isinstance(new, Provision) and bool(old.topic) != bool(new.topic):
        yield Signal(SignalCode.TOPIC, old.topic or new.topic)
    before, after = own_words(old), own_words(new)
    if before != after:
        if follows_renumbering(before, after, pairs):
            yield Signal(SignalCode.CONSEQUENTIAL)
    elif not _same_place(old, new, laws) and _as_written(old, laws[0]) != _as_written(new, laws[1]):
        yield Signal(SignalCode.EDITORIAL)


def _same_place(old: Provision | Part, new: Provision | Part, laws: tuple[Law, Law]) -> bool:
    """Whether both are the same stretch of the same file, and so written alike."""
    return old.span == new.span and laws[0].text.source.digest == laws[1].text.source.digest


def _as_written(unit: Provision | Part, law: Law) -> str:
    """The unit's own words as its source writes them, whatever its line ends, indents and blank lines."""
    start = unit.body.start if isinstance(unit, Provision) else unit.span.start
    return _LAYOUT.sub("\n", law.text.quote(Span(start, start + len(own_words(unit)))).strip())
