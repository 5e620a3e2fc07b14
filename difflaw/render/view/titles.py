"""What the reports in characters (terminal, Markdown) call each row, and which rows they show."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from difflaw.changes import Comparison
from difflaw.i18n import Translate
from difflaw.marks import UNCHANGED, Mark
from difflaw.render.outline_text import PARTS
from difflaw.render.view.flags import review_reason, summary_sentence
from difflaw.render.view.rows import Form, Row, Segment, Side, new_words, old_words
from difflaw.render.view.visible import visible


def title(row: Row, translate: Translate) -> str:
    """What a row is called: its label, or both where the number changed (``第二十一条 → 第二十三条``).

    A heading is called by its label alone, for its words are redlined; a part by its kind.
    """
    old, new = old_title(row, translate), new_title(row, translate)
    return " → ".join(dict.fromkeys(filter(None, (old, new))))


def old_title(row: Row, translate: Translate) -> str:
    """What a row was called in the old law, empty if it was not there; a merge names every origin."""
    if len(row.origins) > 1:
        return enumeration((ref.name for ref in row.origins), translate)
    return _called(row.old, row, translate)


def new_title(row: Row, translate: Translate) -> str:
    """What a row is called in the new law, empty if it is not there."""
    return _called(row.new, row, translate)


def _called(side: Side | None, row: Row, translate: Translate) -> str:
    if side is None:
        return ""
    if row.part_kind:
        return translate(PARTS[row.part_kind])
    return side.label if row.form is Form.DIVISION and not row.gone_to else side.name


def enumeration(names: Iterable[str], translate: Translate) -> str:
    """Names in a row.

    >>> enumeration(["第三条", "第四条", "第五条"], str)
    '第三条, 第四条, 第五条'
    """
    return reduce(lambda a, b: translate("{first}, {second}").format(first=a, second=b), names)


MOST_NAMES = 12
"""Names that a sentence enumerates before it only counts: more would bury the sentence before it."""


def sentences(comparison: Comparison, rows: Iterable[Row], translate: Translate) -> list[str]:
    """What became of the law: counts of articles, then what else there is to say, a sentence each."""
    told = [summary_sentence(comparison.summary, translate)]
    besides = [row for row in rows if row.form is not Form.ARTICLE and is_news(row)]
    names = list(dict.fromkeys(visible(title(row, translate) or words(row.topic)) for row in besides))
    if len(names) > MOST_NAMES:
        told.append(translate("Besides the articles, {count} other places changed.").format(count=len(besides)))
    elif names:
        told.append(translate("Besides the articles: {names}.").format(names=enumeration(names, translate)))
    if comparison.same_file:
        told.append(translate("Both inputs are the same file."))
    elif not comparison.differs:
        told.append(translate("The two texts say the same."))
    return told


def words(segments: Iterable[Segment]) -> str:
    """The words a reader knows a text by: the new ones, or the old where nothing stayed."""
    told = tuple(segments)
    return new_words(told) or old_words(told)


def flag_words(flags: Iterable[Mark], translate: Translate) -> list[str]:
    """The words of the flags that tell something: that it is unchanged goes without saying."""
    return [translate(flag.word) for flag in flags if flag != UNCHANGED]


def is_news(row: Row) -> bool:
    """Whether a report of what changed shows the row: more than form changed, or a person should look."""
    return bool(row.gone_to) or any(change.differs or change.link.review for change in row.changes)


def reasons(row: Row, translate: Translate) -> list[str]:
    """Why a person should look at the pairing: one sentence for each uncertain change of the row."""
    return [
        review_reason(change, rival.name if rival else "", translate)
        for change, rival in zip(row.changes, row.rivals, strict=True)
        if change.link.review
    ]


def relations(row: Row, translate: Translate) -> list[str]:
    """Which other provisions a split or a merge involves, one sentence each."""
    told = []
    for split in row.splits:
        names = enumeration((ref.name for ref in split.parts), translate)
        told.append(translate("{old} was split into {names}").format(old=split.old.name, names=names))
    if len(row.origins) > 1:
        names = enumeration((ref.name for ref in row.origins), translate)
        told.append(translate("merged from {names}").format(names=names))
    return told
