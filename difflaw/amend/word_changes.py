"""Words that become other words: found in their place, each time they stand there.

Implied punctuation: 后增加 and 前增写 leave out the comma that joins, a deletion leaves a stop too many. The rule
sets it, and an issue says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from difflaw.amend.law_places import words_span
from difflaw.amend.work import Ordered, Work
from difflaw.amendments import Operation, WordsAt, WordsChange
from difflaw.i18n import N_
from difflaw.model import DIVISIONS
from difflaw.spans import Span

NOT_FOUND = "words-not-found"
IMPLIED = "implied-punctuation"
ELSEWHERE = "found-elsewhere"
SEVERAL = "words-more-than-once"

_STOPS = "，；。：、！？"
_LABEL = re.compile(r"（[^（）]{1,4}）|\d{1,3}[.．、]")
SHORTEST_CLAUSE = 4
"""Characters from which added words are a clause of their own, which a comma sets off; shorter ones are a part of the
phrase they stand in. The nine additions in the decisions at hand have 7 to 24, words put into a phrase 1 to 3."""


def change_words(work: Work, rows: Sequence[Ordered]) -> None:
    """Apply the changes of words: first those at a place, then those everywhere, of each the longest first, so that
    no order of the instructions counts."""
    done: dict[tuple[int, int], WordsChange] = {}
    local = [row for row in rows if row.instruction.operation is not Operation.GLOBAL_SUBSTITUTE]
    for row in sorted(local, key=_longest):
        for change in row.instruction.words:
            for target in row.instruction.targets:
                _change_at(work, row.order, target, change, done)
    everywhere = [row for row in rows if row.instruction.operation is Operation.GLOBAL_SUBSTITUTE]
    for row in sorted(everywhere, key=_longest):
        for change in row.instruction.words:
            _change_everywhere(work, row.order, change)


def _longest(row: Ordered) -> tuple[int, str, int]:
    change = row.instruction.words[0]
    return -len(change.old), change.old, row.instruction.span.start


def _change_at(
    work: Work, order: int, target: str, change: WordsChange, done: dict[tuple[int, int], WordsChange]
) -> None:
    change = _without_label(change)
    span = words_span(work, target, change.old)
    found = list(_occurrences(work, change.old, span)) if span else []
    if not found:
        found = _around(work, order, target, change, span)
    if not found:
        return
    placed = 0
    for place in found:
        if done.get((place.start, place.end)) == change:
            placed += 1  # 将第八条、第八条第一款中的: the same words named twice
        elif work.free(place):
            new, at = _with_stops(work, order, target, place, change)
            placed += work.cut(at, new, order, place=target)
            done[place.start, place.end] = change
    if not placed:
        work.cut(found[0], change.new, order, place=target)  # says that two instructions meet here
    elif len(found) > 1:
        message = N_("“{words}” stands {count} times in {place}; all are changed")
        work.tell(SEVERAL, message, order, target, words=change.old, count=str(len(found)), place=target)


def _around(work: Work, order: int, target: str, change: WordsChange, span: Span | None) -> list[Span]:
    """Where the words are not at their place: elsewhere in the article, if at one place alone."""
    article = work.article(target)
    if article is None and span is None:
        work.missing(order, target)
        return []
    found = list(_occurrences(work, change.old, article.body)) if article else []
    if len(found) == 1:
        work.tell(
            ELSEWHERE,
            N_("“{words}” is not in {place} but elsewhere in its article"),
            order,
            target,
            words=change.old,
            place=target,
        )
        return found
    work.fail(NOT_FOUND, N_("“{words}” is not in {place}"), order, target, words=change.old, place=target)
    return []


def _occurrences(work: Work, words: str, span: Span | None) -> Iterator[Span]:
    """Where ``words`` stand in ``span``; without their stop at the end, where they do not stand with it."""
    if span is None or not words:
        return
    for wanted in dict.fromkeys((words, words.rstrip(_STOPS))):
        at = work.text.find(wanted, span.start, span.end) if wanted else -1
        if at < 0:
            continue
        while at >= 0:
            yield Span(at, at + len(wanted))
            at = work.text.find(wanted, at + len(wanted), span.end)
        return


def _without_label(change: WordsChange) -> WordsChange:
    """The change of an item's words without the item's own number, which may change by itself.

    >>> _without_label(WordsChange("（六）甲", "（六）乙")).new
    '乙'
    """
    old, new = _LABEL.match(change.old), _LABEL.match(change.new)
    if not (old and new and old[0] == new[0]):
        return change
    return WordsChange(change.old[old.end() :], change.new[new.end() :], change.at, change.added)


def _with_stops(work: Work, order: int, target: str, place: Span, change: WordsChange) -> tuple[str, Span]:
    """The new words with the stops that the change implies, and what they replace."""
    text = work.text
    before, behind = text[place.start - 1 : place.start], text[place.end : place.end + 1]
    old = place.of(text)
    new = change.new
    if len(old) < len(change.old) and change.at is WordsAt.INSTEAD:
        new = new.rstrip(_STOPS)
    if change.at is WordsAt.BEHIND:
        joint = _joint(change.added, old[-1:], behind, change.added[:1])
        new, at = old + joint + change.added, place
    elif change.at is WordsAt.BEFORE:
        joint = _joint(change.added, before, before, change.added[-1:])
        new, at = change.added + joint + old, place
    elif not new:
        joint, at = "", _deleted(place, before, behind)
    else:
        joint, at = "", place
    if joint or at != place:
        work.tell(
            IMPLIED, N_("a stop is set or dropped at “{words}”, as the sentence implies"), order, target, words=old
        )
    return new, at


def _joint(added: str, inner: str, outer: str, edge: str) -> str:
    """The stop between old words and added ones: none where one is there, or where the words are no clause."""
    if edge in _STOPS or not outer or outer not in _STOPS or (inner in _STOPS and inner != outer):
        return ""
    if outer == "、":
        return "、"
    return "，" if len(added) >= SHORTEST_CLAUSE and (outer != inner or outer == "，") else ""


def _deleted(place: Span, before: str, behind: str) -> Span:
    """What goes with deleted words: the stop before them at the end of a clause, the one after at its beginning."""
    if before in "，；、：" and before and behind and behind in "，；。、":
        return Span(place.start - 1, place.end)
    if behind in "，；、" and behind and (not before or before in "。；\n ："):
        return Span(place.start, place.end + 1)
    return place


def _change_everywhere(work: Work, order: int, change: WordsChange) -> None:
    count = 0
    units = [p for p in work.law.provisions() if p.level == "article" or p.level in DIVISIONS]
    for provision in units:
        for place in list(_occurrences(work, change.old, provision.body)):
            if work.free(place):
                count += work.cut(place, change.new, order, place=provision.id)
    if not count:
        work.tell(
            NOT_FOUND,
            N_("“{words}” is nowhere in the law, or changed by another instruction"),
            order,
            "",
            words=change.old,
        )
