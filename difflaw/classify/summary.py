"""The counts that head every report."""

from __future__ import annotations

from collections.abc import Sequence

from difflaw.changes import Change, Kind, SignalCode, Summary

_BY_OLD = (Kind.SPLIT, Kind.DELETED)


def summarize(articles: Sequence[Change], old_articles: int, new_articles: int) -> Summary:
    """Counts over the changes of articles: each article once for each of its kinds, a split counted by the
    old article, everything else by the new one."""
    counts = tuple(
        (kind, len({c.link.old if kind in _BY_OLD else c.link.new for c in articles if kind in c.kinds}))
        for kind in Kind
    )

    def marked(code: SignalCode) -> int:
        return len({c.link.new or c.link.old for c in articles if c.has(code)})

    return Summary(
        old_articles,
        new_articles,
        counts,
        editorial=marked(SignalCode.EDITORIAL),
        consequential=marked(SignalCode.CONSEQUENTIAL),
        topic=marked(SignalCode.TOPIC),
        review=sum(c.link.review for c in articles),
    )
