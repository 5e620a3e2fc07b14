"""The counts that head every report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from difflaw.changes import Change, Kind, Summary
from difflaw.marks import SIGNALS

_BY_OLD = (Kind.SPLIT, Kind.DELETED)


def summarize(articles: Sequence[Change], old_articles: int, new_articles: int) -> Summary:
    """Counts over the changes of articles: each article once for each of its kinds, a split counted by the
    old article, everything else by the new one."""
    counts = tuple(
        (kind, len({c.link.old if kind in _BY_OLD else c.link.new for c in articles if kind in c.kinds}))
        for kind in Kind
    )

    return Summary(
        old_articles, new_articles, counts, _signals(articles), review=sum(change.link.review for change in articles)
    )


def _signals(articles: Sequence[Change]) -> tuple[tuple[str, int], ...]:
    """How many articles have each signal: those of the table in its order, then any other by its code."""
    found = Counter(code for code, _ in {(code, c.link.new or c.link.old) for c in articles for code in c.codes})
    known = [mark.code for mark in SIGNALS]
    return tuple((code, found[code]) for code in (*known, *sorted(found.keys() - set(known))))
