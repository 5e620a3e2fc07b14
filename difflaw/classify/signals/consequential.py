"""Nothing changed but references that follow the renumbering (相应调整)."""

from __future__ import annotations

from collections.abc import Iterator

from difflaw.changes import Signal
from difflaw.classify.consequence import follows_renumbering
from difflaw.classify.signals import SignalPair


def find(pair: SignalPair) -> Iterator[Signal]:
    """``consequential``, where the old words lead to the new ones when each reference goes to its successor."""
    before, after = pair.old.own_text, pair.new.own_text
    if before != after and follows_renumbering(before, after, pair.linked):
        yield Signal("consequential", old=(pair.old.own_span,), new=(pair.new.own_span,))
