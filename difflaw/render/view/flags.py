"""The words that every report shares: flags and the sentence that sums up.

A flag is a kind of change or a mark on one; each has a word, an icon and a place in the order.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from difflaw.changes import Change, Kind, SignalCode, Summary
from difflaw.i18n import N_, Translate


class Flag(StrEnum):
    """What a reader is told about a row, most telling first."""

    ADDED = "added"
    DELETED = "deleted"
    SPLIT = "split"
    MERGED = "merged"
    MODIFIED = "modified"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    EDITORIAL = "editorial"
    CONSEQUENTIAL = "consequential"
    TOPIC = "topic"
    REVIEW = "review"
    UNCHANGED = "unchanged"


WORDS: dict[Flag, str] = {
    Flag.ADDED: N_("Added"),
    Flag.DELETED: N_("Deleted"),
    Flag.SPLIT: N_("Split"),
    Flag.MERGED: N_("Merged"),
    Flag.MODIFIED: N_("Modified"),
    Flag.MOVED: N_("Moved"),
    Flag.RENUMBERED: N_("Renumbered"),
    Flag.EDITORIAL: N_("Form only"),
    Flag.CONSEQUENTIAL: N_("Consequential"),
    Flag.TOPIC: N_("Topic only on one side"),
    Flag.REVIEW: N_("Needs review"),
    Flag.UNCHANGED: N_("Unchanged"),
}
"""The message id of each flag's word."""

MEANINGS: dict[Flag, str] = {
    Flag.ADDED: N_("stands only in the new text"),
    Flag.DELETED: N_("stands only in the old text"),
    Flag.SPLIT: N_("one provision became several"),
    Flag.MERGED: N_("several provisions became one"),
    Flag.MODIFIED: N_("its words changed"),
    Flag.MOVED: N_("stands in another place among its neighbours or in another chapter"),
    Flag.RENUMBERED: N_("has another number"),
    Flag.EDITORIAL: N_("differs only in script, width or spacing"),
    Flag.CONSEQUENTIAL: N_("differs only in references that follow the renumbering"),
    Flag.TOPIC: N_("the topic in brackets behind the number stands on one side only"),
    Flag.REVIEW: N_("the pairing is not certain; a person should look"),
    Flag.UNCHANGED: N_("nothing became of it"),
}
"""The message id of one line on what each flag means."""

ICONS: dict[Flag, str] = {
    Flag.ADDED: "＋",
    Flag.DELETED: "－",
    Flag.SPLIT: "÷",
    Flag.MERGED: "∪",
    Flag.MODIFIED: "≠",
    Flag.MOVED: "↕",
    Flag.RENUMBERED: "№",
    Flag.EDITORIAL: "≈",
    Flag.CONSEQUENTIAL: "∴",
    Flag.TOPIC: "§",
    Flag.REVIEW: "？",
    Flag.UNCHANGED: "＝",
}
"""A sign for each flag: characters that every font for Chinese has, so that none shows as a box."""


def flags_of(changes: Iterable[Change]) -> tuple[Flag, ...]:
    """The flags of one row, in the order of ``Flag``; ``UNCHANGED`` only where it stands alone.

    >>> from difflaw.changes import Link
    >>> flags_of([Change(Link("art_1", "art_2", review=True), None, None, (Kind.MODIFIED, Kind.RENUMBERED))])
    (<Flag.MODIFIED: 'modified'>, <Flag.RENUMBERED: 'renumbered'>, <Flag.REVIEW: 'review'>)
    """
    found: set[Flag] = set()
    for change in changes:
        found.update(Flag(kind.value) for kind in change.kinds)
        found.update(Flag(signal.code.value) for signal in change.signals)
        if change.link.review:
            found.add(Flag.REVIEW)
    if found - {Flag.UNCHANGED, Flag.EDITORIAL, Flag.CONSEQUENTIAL, Flag.TOPIC, Flag.REVIEW}:
        found.discard(Flag.UNCHANGED)
    return tuple(flag for flag in Flag if flag in found)


LEDGER: dict[str, str] = {
    "front-matter": N_("front matter"),
    "markup": N_("markup signs"),
    "invisible": N_("invisible characters"),
    "gloss": N_("pinyin glosses"),
    "form": N_("compatibility forms"),
    "script": N_("Traditional characters"),
    "punctuation": N_("half-width punctuation"),
    "spacing": N_("spaces between characters"),
    "wrapping": N_("lines broken at a margin"),
}
"""The message id of each kind of thing that normalising sets aside."""

COUNTED = (
    (Flag.ADDED, N_("{count} added")),
    (Flag.DELETED, N_("{count} deleted")),
    (Flag.MODIFIED, N_("{count} modified")),
    (Flag.MOVED, N_("{count} moved")),
    (Flag.RENUMBERED, N_("{count} renumbered")),
    (Flag.SPLIT, N_("{count} split")),
    (Flag.MERGED, N_("{count} merged")),
    (Flag.EDITORIAL, N_("{count} form only")),
    (Flag.CONSEQUENTIAL, N_("{count} consequential")),
    (Flag.TOPIC, N_("{count} with the topic on one side only")),
    (Flag.REVIEW, N_("{count} to review")),
    (Flag.UNCHANGED, N_("{count} unchanged")),
)
"""The counts of the summary sentence, in its order."""

ALWAYS_TOLD = (Flag.ADDED, Flag.DELETED, Flag.MODIFIED, Flag.MOVED)
"""These counts are told even when they are 0; the others only when there is something to tell."""


def flag_count(summary: Summary, flag: Flag) -> int:
    """How many articles carry ``flag``."""
    marks = {
        Flag.EDITORIAL: summary.editorial,
        Flag.CONSEQUENTIAL: summary.consequential,
        Flag.TOPIC: summary.topic,
        Flag.REVIEW: summary.review,
    }
    return marks[flag] if flag in marks else summary.count(Kind(flag.value))


def summary_sentence(summary: Summary, translate: Translate) -> str:
    """One sentence on the whole comparison.

    >>> counts = ((Kind.MODIFIED, 31), (Kind.ADDED, 1), (Kind.UNCHANGED, 13))
    >>> summary_sentence(Summary(44, 45, counts), str)
    '44 articles → 45 articles: 1 added, 0 deleted, 31 modified, 0 moved, 13 unchanged.'
    """
    told = [
        translate(message).format(count=count)
        for flag, message in COUNTED
        if (count := flag_count(summary, flag)) or flag in ALWAYS_TOLD
    ]
    sides = translate("{old} articles → {new} articles: {counts}.")
    return sides.format(old=summary.old_articles, new=summary.new_articles, counts=translate(", ").join(told))


def review_reason(change: Change, rival: str, translate: Translate) -> str:
    """Why a pairing should be looked at: how sure it is, and the runner-up (``rival``, as named).

    >>> from difflaw.changes import Link
    >>> link = Link("art_1", "art_2", confidence=0.61, rival="art_3", rival_confidence=0.32, review=True)
    >>> review_reason(Change(link, None, None, (Kind.MODIFIED,)), "第三条", str)
    'The pairing is 61% certain; the runner-up is 第三条 (32%).'
    """
    link = change.link
    values = {"certain": f"{link.confidence:.0%}", "rival": rival, "chance": f"{link.rival_confidence:.0%}"}
    if link.old and link.new:
        told = N_("The pairing is {certain} certain; the runner-up is {rival} ({chance}).")
        alone = N_("The pairing is {certain} certain; there is no runner-up.")
    elif link.new:
        told = N_("That it is new is {certain} certain; its nearest kin is {rival} ({chance}).")
        alone = N_("That it is new is {certain} certain.")
    else:
        told = N_("That it is gone is {certain} certain; its nearest kin is {rival} ({chance}).")
        alone = N_("That it is gone is {certain} certain.")
    return translate(told if rival else alone).format_map(values)


assert {flag.value for flag in Flag} == {*Kind, *SignalCode, "review"}
