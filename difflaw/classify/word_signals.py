"""The signals on changed words: every changed place of two laws, judged once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from difflaw.changes import Alignment, IdPair, Link, Signal
from difflaw.classify.signals import judges, surveyors
from difflaw.classify.wording.rulings import Ruling, Way, Weight
from difflaw.classify.wording.scene import Scene, scene
from difflaw.classify.wording.spots import Spot
from difflaw.model import Law
from difflaw.spans import Span

Home = tuple[str | None, str | None]
"""The ids of the article change that a signal belongs to."""


def word_signals(
    old: Law, new: Law, alignment: Alignment, linked: frozenset[IdPair]
) -> Mapping[Home, tuple[Signal, ...]]:
    """The signals on changed words, by the article link that they belong to, in reading order."""
    seen = scene(old, new, alignment, linked)
    homes = _Homes(alignment)
    found: defaultdict[Home, list[Signal]] = defaultdict(list)
    for spot in seen.spots:
        for signal in _judged(spot, seen):
            found[homes.of(spot)].append(signal)
    for survey in surveyors():
        for home, signal in survey(seen):
            found[home].append(signal)
    _tell_once_replaced(found, seen)
    ordered = {home: sorted(signals, key=_order) for home, signals in found.items()}
    return {home: tuple(signals) for home, signals in _once(ordered, seen).items() if signals}


def _tell_once_replaced(found: Mapping[Home, list[Signal]], seen: Scene) -> None:
    """Words that became others in the same company all over the law are a term that was replaced: of each article
    one signal, which follows from that (SIGNALS of a reviewer: a term replaced throughout)."""
    company: defaultdict[tuple[str, str, str], list[tuple[Home, Signal]]] = defaultdict(list)
    text = seen.old.law.text.text
    for home, signals in found.items():
        for signal in signals:
            if (
                signal.code == "condition"
                and signal.old
                and signal.was + signal.now
                and len(signal.was + signal.now) < _TERM
            ):
                around = (
                    text[signal.old[0].start - 1 : signal.old[0].start],
                    text[signal.old[0].end : signal.old[0].end + 1],
                )
                company["".join((around[0], signal.was, around[1])), signal.was, signal.now].append((home, signal))
    for (there, _, _), members in company.items():
        if len({home for home, _ in members}) < _THROUGHOUT or there in seen.new.law.text.text:
            continue
        told: set[Home] = set()
        for home, signal in members:
            k = found[home].index(signal)
            if home in told:
                del found[home][k]
            else:
                found[home][k] = replace(signal, direction=Way.CHANGED.value, weight=Weight.CONSEQUENTIAL.value)
                told.add(home)


_TERM = 16
"""Characters of both forms of a term; what is longer is no term."""

_THROUGHOUT = 3
"""Articles in which the same words became the same others: two may do so by chance of drafting."""


def _once(found: Mapping[Home, list[Signal]], seen: Scene) -> dict[Home, list[Signal]]:
    """A rename that runs through the law is one signal with all its places, where it stands first; the same words
    changed twice in one sentence are one signal too."""
    kept: dict[Home, list[Signal]] = {home: [] for home in found}
    first: dict[tuple[object, ...], tuple[Home, int]] = {}
    for home in sorted(found, key=lambda home: _order(found[home][0])):
        for signal in found[home]:
            key = _key(signal, home, seen)
            if key in first:
                at, k = first[key]
                known = kept[at][k]
                kept[at][k] = replace(known, old=known.old + signal.old, new=known.new + signal.new)
            else:
                first[key] = home, len(kept[home])
                kept[home].append(signal)
    return kept


def _key(signal: Signal, home: Home, seen: Scene) -> tuple[object, ...]:
    said = (signal.code, signal.direction, signal.was, signal.now)
    if signal.direction == Way.RENAMED:
        return said
    if signal.code in ("modality", "quantity", "penalty"):  # each number and each operator is a decision of its own
        return (*said, home, signal.old, signal.new)
    sides = (seen.old, signal.old), (seen.new, signal.new)
    sentence = tuple(side.sentence_at(places[0].start) if places else -1 for side, places in sides)
    return (*said, home, sentence)


def _judged(spot: Spot, seen: Scene) -> Iterator[Signal]:
    for _, code, judge in judges():
        ruling = judge(spot, seen)
        if ruling:
            yield _signal(code, spot, ruling)
            return


def _signal(code: str, spot: Spot, ruling: Ruling) -> Signal:
    was = spot.was if ruling.was is None else ruling.was
    now = spot.now if ruling.now is None else ruling.now
    was_at = ruling.was_at if ruling.was_at >= 0 else spot.was_at
    now_at = ruling.now_at if ruling.now_at >= 0 else spot.now_at
    return Signal(
        code,
        (),
        (Span(was_at, was_at + len(was)),) if was_at >= 0 else (),
        (Span(now_at, now_at + len(now)),) if now_at >= 0 else (),
        ruling.way.value,
        ruling.weight.value,
        was,
        now,
    )


def _order(signal: Signal) -> tuple[int, int]:
    return (signal.new or signal.old)[0].start, (signal.old or signal.new)[0].start


class _Homes:
    """To which article change a place belongs."""

    def __init__(self, alignment: Alignment) -> None:
        self._pairs = {(link.old, link.new) for link in alignment.articles}
        self._old: dict[str, Link] = {}
        self._new: dict[str, Link] = {}
        for link in alignment.articles:
            if link.old:
                self._old.setdefault(link.old, link)
            if link.new:
                self._new.setdefault(link.new, link)

    def of(self, spot: Spot) -> Home:
        """The link of both its articles; of the new one where they are not linked, of the old one of what went."""
        old = spot.old[0].article if spot.old else None
        new = spot.new[0].article if spot.new else None
        if (old, new) in self._pairs:
            return old, new
        link = self._new[new] if new else self._old[str(old)]
        return link.old, link.new
