"""What a reader should know about a change beyond its kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from difflaw.changes import Signal, SignalCode
from difflaw.classify.consequence import LinkedIds, follows_renumbering
from difflaw.model import Law, Provision, Unit

_LAYOUT = re.compile(r"[ \t\u00a0\u3000]*[\r\n][\s\u200b]*")


def own_words(unit: Unit) -> str:
    """The words that a unit's redline covers."""
    return unit.own_text


def signals(old: Unit, new: Unit, laws: tuple[Law, Law], pairs: LinkedIds) -> Iterator[Signal]:
    """The signals of the pair ``old`` and ``new`` of ``laws``; ``pairs`` are all links by id."""
    if isinstance(old, Provision) and isinstance(new, Provision) and bool(old.topic) != bool(new.topic):
        yield Signal(SignalCode.TOPIC, old.topic or new.topic)
    before, after = old.own_text, new.own_text
    if before != after:
        if follows_renumbering(old, new, laws, pairs):
            yield Signal(SignalCode.CONSEQUENTIAL)
    elif not _same_place(old, new, laws) and _as_written(old, laws[0]) != _as_written(new, laws[1]):
        yield Signal(SignalCode.EDITORIAL)


def _same_place(old: Unit, new: Unit, laws: tuple[Law, Law]) -> bool:
    """Whether both are the same stretch of the same file, and so written alike."""
    return old.span == new.span and laws[0].text.source.digest == laws[1].text.source.digest


def _as_written(unit: Unit, law: Law) -> str:
    """The unit's own words as its source writes them, whatever its line ends, indents and blank lines."""
    return _LAYOUT.sub("\n", law.text.quote(unit.own_span).strip())
