"""The words that every report shares: the flags of a row and the sentence that sums up.

The flags of a row are marks of ``difflaw/marks.py``: its kinds, the signals on it, and whether to review it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from difflaw.changes import Change, Link, Summary
from difflaw.i18n import N_, Translate
from difflaw.marks import MARKS, REVIEW, UNCHANGED, Mark, MarkGroup, marks


def flags_of(changes: Iterable[Change]) -> tuple[Mark, ...]:
    """The flags of one row, in the order of ``MARKS``; ``unchanged`` only where no other kind stands beside it.

    >>> from difflaw.changes import Kind, Link
    >>> change = Change(Link("art_1", "art_2", review=True), None, None, (Kind.MODIFIED, Kind.RENUMBERED))
    >>> print(*(flag.code for flag in flags_of([change])))
    modified renumbered review
    """
    found = marks(code for change in changes for code in _codes(change))
    changed = any(flag.group is MarkGroup.KIND and flag != UNCHANGED for flag in found)
    return tuple(flag for flag in found if not (changed and flag == UNCHANGED))


def _codes(change: Change) -> Iterator[str]:
    yield from change.kinds
    yield from change.codes
    if change.link.review:
        yield REVIEW.code


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
    "navigation": N_("lines of the page around the law"),
    "page-number": N_("page numbers"),
    "running-head": N_("running heads"),
    "contents-entry": N_("entries of the contents list without a heading"),
    "letterhead": N_("lines of the letterhead"),
    "footnote": N_("footnotes"),
    "text-box": N_("text boxes"),
    "hidden": N_("hidden words"),
    "watermark": N_("raised or lowered words"),
    "caption": N_("captions of pictures"),
    "bullet": N_("dots before labels"),
}
"""The message id of each kind of thing that normalising sets aside."""


def summary_sentence(summary: Summary, translate: Translate) -> str:
    """One sentence on the whole comparison.

    >>> from difflaw.changes import Kind
    >>> counts = ((Kind.MODIFIED, 31), (Kind.ADDED, 1), (Kind.UNCHANGED, 13))
    >>> summary_sentence(Summary(44, 45, counts), str)
    '44 articles → 45 articles: 1 added, 0 deleted, 31 modified, 0 moved, 13 unchanged.'
    """
    told = [
        translate(flag.count).format(count=count, code=flag.code)
        for flag in _counted(summary)
        if (count := summary.count(flag.code)) or flag.always_told
    ]
    sides = translate("{old} articles → {new} articles: {counts}.")
    return sides.format(old=summary.old_articles, new=summary.new_articles, counts=translate(", ").join(told))


def _counted(summary: Summary) -> list[Mark]:
    """The marks in the order in which they are counted: first those that are told whatever their number."""
    found = marks([*(flag.code for flag in MARKS), *dict(summary.signals)])
    return sorted(found, key=lambda flag: not flag.always_told)


UNLIKELY = 0.3
"""Probability of a runner-up below which its number says only that another has it: then the likeness is told."""


def review_reason(change: Change, rival: str, translate: Translate) -> str:
    """Why a pairing should be looked at: how sure it is, and the runner-up (``rival``, as named).

    >>> from difflaw.changes import Kind, Link
    >>> link = Link("art_1", "art_2", confidence=0.61, rival="art_3", rival_confidence=0.32, review=True)
    >>> review_reason(Change(link, None, None, (Kind.MODIFIED,)), "第三条", str)
    'The pairing is 61% certain; the runner-up is 第三条 (32%).'
    """
    link = change.link
    values = {"certain": f"{link.confidence:.0%}", "rival": rival, "chance": f"{link.rival_confidence:.0%}"}
    return translate(_reason(link, told_rival=bool(rival))).format_map(values)


def _reason(link: Link, *, told_rival: bool) -> str:
    if link.old and link.new:
        told = N_("The pairing is {certain} certain; the runner-up is {rival} ({chance}).")
        return told if told_rival else N_("The pairing is {certain} certain; there is no runner-up.")
    if told_rival and link.rival_confidence < UNLIKELY:
        came = N_("It reads like {rival}, which became another; whether it came from there too is to be checked.")
        went = N_("It reads like {rival}, which came from another; whether it went there too is to be checked.")
        return came if link.new else went
    if link.new:
        told = N_("That it is new is {certain} certain; its nearest kin is {rival} ({chance}).")
        return told if told_rival else N_("That it is new is {certain} certain.")
    told = N_("That it is gone is {certain} certain; its nearest kin is {rival} ({chance}).")
    return told if told_rival else N_("That it is gone is {certain} certain.")
