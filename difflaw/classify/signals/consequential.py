"""Nothing changed but references that follow the renumbering (相应调整)."""

from __future__ import annotations

from collections.abc import Iterator

from difflaw.changes import Signal
from difflaw.classify.consequence import follows_renumbering
from difflaw.classify.signals import SignalPair


def find(pair: SignalPair) -> Iterator[Signal]:
    """``consequential``, with the places of the references that changed, where the old words lead to the new ones
    when each reference goes to its successor."""
    followed = follows_renumbering(pair.old, pair.new, (pair.old_law, pair.new_law), pair.linked)
    if followed:
        old, new = zip(*followed, strict=True)
        yield Signal("consequential", old=old, new=new)
