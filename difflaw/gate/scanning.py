"""What rules scan with: words outside titles and quotations, and what normalising changed in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from difflaw.findings import Changed, Draft, DraftKind
from difflaw.model import Level, Source, Text


def words_at(draft: Draft, hints: tuple[str, ...], pattern: str) -> Iterator[re.Match[str]]:
    """The matches of ``pattern`` in the normalised text that are this law's own words: not within the title of
    another law in 《》, not in an annex, and in a decision that amends not within a quotation.

    ``hints`` are words of which any match holds one: only lines with one of them are looked at, and where there is
    none the pattern is not even compiled. No match goes beyond its line.
    """
    text, end = draft.law.text.text, annexes_start(draft)
    for match in in_lines(pattern, text, lines_with(text, hints)):
        if match.start() >= end:
            return
        if not enclosed(text, match.start(), "《", "》") and not (
            draft.kind is DraftKind.DECISION and enclosed(text, match.start(), "“", "”")
        ):
            yield match


def lines_with(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Start and end of each line that holds one of ``words``, its line end with it, in order.

    >>> lines_with("甲\\n乙丙\\n丁", ("丙", "丁"))
    [(2, 5), (5, 6)]
    """
    found = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            behind = text.find("\n", at) + 1 or len(text)
            found.add((text.rfind("\n", 0, at) + 1, behind))
            at = text.find(word, behind)
    return sorted(found)


def in_lines(pattern: str, text: str, lines: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """The matches of ``pattern`` in ``lines``, each of which ends at its line end as the text does at its own."""
    if lines:
        compiled = re.compile(pattern)
        for start, end in lines:
            yield from compiled.finditer(text, start, end)


def annexes_start(draft: Draft) -> int:
    """Where the annexes begin: forms, tables and specimens stand there, with habits of their own."""
    annexes = draft.law.annexes
    return annexes[0].span.start if annexes else len(draft.law.text.text)


def enclosed(text: str, place: int, opening: str, closing: str) -> bool:
    """Whether ``place`` stands between two signs on its line.

    >>> enclosed("依照《会计帐簿条例》", 5, "《", "》"), enclosed("《条例》的帐簿", 5, "《", "》")
    (True, False)
    """
    start = text.rfind("\n", 0, place) + 1
    return text.rfind(opening, start, place) > text.rfind(closing, start, place)


def in_markup(source: Source, place: int) -> bool:
    """Whether the character at ``place`` belongs to the file's format."""
    front = source.front_matter
    if front and front.start <= place < front.end:
        return True
    return any(mark.start <= place < mark.end for mark in source.markup)


def changed_by(draft: Draft, kind: str) -> tuple[Changed, ...]:
    """The characters that the passes of ``kind`` (a kind of the ledger) and others changed one for one; none where
    the ledger has no such entry. Whoever asks looks at ``before`` and ``after`` for what it wants."""
    return draft.changed if any(entry.kind == kind for entry in draft.law.text.ledger) else ()


def characters_changed(text: Text) -> Iterator[Changed]:
    """The characters that normalising changed one for one, if marks or Traditional characters were among them."""
    if not any(entry.kind in ("punctuation", "script") for entry in text.ledger):
        return
    offsets, source, read = text.offsets, text.source.text, text.text
    ends = (*offsets.new[1:], offsets.length)
    for begin, end, old, width in zip(offsets.new, ends, offsets.old, offsets.width, strict=True):
        if end - begin != width:
            width = 1  # 進(jìn) → 进: the character itself, and what was set aside after it
        before, after = source[old : old + width], read[begin : begin + width]
        if before != after:
            for i, (was, now) in enumerate(zip(before, after, strict=False)):
                if was != now:
                    yield Changed(old + i, was, now)


def is_ideograph(character: str) -> bool:
    """Whether ``character`` is a Chinese character proper.

    >>> is_ideograph("条"), is_ideograph("，")
    (True, False)
    """
    return "\u3400" <= character <= "\u9fff"


def main_lists(draft: Draft) -> bool:
    """Whether the clauses of ``draft`` are its own: those of a decision are mostly quoted."""
    return draft.kind is not DraftKind.DECISION


CLAUSE_LEVELS = (Level.ITEM, Level.SUBITEM)
