"""What a reader should know about a change beyond its kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from difflaw.changes import Signal, SignalCode
from difflaw.classify.consequence import Pairs, follows_renumbering
from difflaw.model import Law, Part, Provision

_LAYOUT = re.compile(r"[ \t\u00a0\u3000]*[\r\n][\s\u200b]*")


def own_words(unit: Provision | Part) -> str:
    """The words that a unit's redline covers: its lead where it has children of its own kind, else its text."""
    return unit.lead if isinstance(unit, Provision) and unit.lead and unit.children else unit.text


def signals(old: Provision | Part, new: Provision | Part, laws: tuple[Law, Law], pairs: Pairs) -> Iterator[Signal]:
    """The signals of the pair ``old`` and ``new`` of ``laws``; ``pairs`` are all links by id."""
    if isinstance(old, Provision) and isinstance(new, Provision) and bool(old.topic) != bool(new.topic):
        yield Signal(SignalCode.TOPIC, old.topic or new.topic)
    before, after = own_words(old), own_words(new)
    if before != after:
        if follows_renumbering(before, after, pairs):
            yield Signal(SignalCode.CONSEQUENTIAL)
    elif _as_written(old, laws[0]) != _as_written(new, laws[1]):
        yield Signal(SignalCode.EDITORIAL)


def _as_written(unit: Provision | Part, law: Law) -> str:
    """The unit as its source writes it, whatever its line ends, indents and blank lines."""
    span = unit.body if isinstance(unit, Provision) else unit.span
    return _LAYOUT.sub("\n", law.text.quote(span).strip())
