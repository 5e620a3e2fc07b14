"""The topic in 〔〕 after the number stands on one side only: a drafting aid that was dropped, or put in (条旨)."""

from __future__ import annotations

from collections.abc import Iterator

from difflaw.changes import Signal
from difflaw.classify.signals import SignalPair
from difflaw.model import Law, Provision
from difflaw.spans import Span


def find(pair: SignalPair) -> Iterator[Signal]:
    """``topic``, with its words and their place, where one of two provisions has one and the other has none."""
    old, new = pair.old, pair.new
    if isinstance(old, Provision) and isinstance(new, Provision) and bool(old.topic) != bool(new.topic):
        values = (("topic", old.topic or new.topic),)
        yield Signal("topic", values, _place(old, pair.old_law), _place(new, pair.new_law))


def _place(provision: Provision, law: Law) -> tuple[Span, ...]:
    return (law.topic_span(provision),) if provision.topic else ()
