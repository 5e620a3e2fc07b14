"""One line per article with a bar of its insertions and deletions, as ``git diff --stat`` has one a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from difflaw.i18n import plural_translator, translator
from difflaw.marks import Mark
from difflaw.render.terminal.sheet import LOOKS, Sheet
from difflaw.render.terminal.text import Look, StyledLine, StyledRun, clipped, padded, width, wrapped
from difflaw.render.view.clause_words import changed_characters
from difflaw.render.view.rows import Row
from difflaw.render.view.titles import is_news, title, words

LEAST_BAR = 8
"""Cells kept for the bar in the narrowest terminal; shorter ones all look alike."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One line: the name of a row, its flags, and how many characters were inserted and deleted."""

    name: str
    inserted: int
    deleted: int
    flags: tuple[Mark, ...]


def stat_lines(rows: Iterable[Row], sheet: Sheet, lang: str) -> Iterator[StyledLine]:
    """A line for every row that changed, and one with the totals."""
    found = [_entry(row, sheet) for row in rows if is_news(row) and not row.gone_to]
    if found:
        yield from _bars(found, sheet)
    yield from wrapped([StyledRun(_total(found, lang))], sheet.width)


def _entry(row: Row, sheet: Sheet) -> Bar:
    name = title(row, sheet.translate) or words(row.topic)
    arrow = sheet.arrows.get(id(row.changes[0]), "")
    inserted, deleted = changed_characters(row.topic + row.segments)
    return Bar(f"{name} {arrow}".strip(), inserted, deleted, tuple(flag for flag in row.flags if not flag.in_bar))


def _bars(found: list[Bar], sheet: Sheet) -> Iterator[StyledLine]:
    count = max(len(str(entry.inserted + entry.deleted)) for entry in found)
    flags = max(sum(width(run.text) for run in _flags(entry, sheet)) for entry in found)
    if flags > sheet.width // 3:
        flags = 0
    most = sheet.width - count - len("  | ") - flags - LEAST_BAR
    names = min(max(width(entry.name) for entry in found), max(most, 4))
    bar = max(1, sheet.width - names - count - len("  | ") - flags)
    longest = max(entry.inserted + entry.deleted for entry in found)
    for entry in found:
        number = f"| {entry.inserted + entry.deleted:>{count}}"
        signs = [StyledRun(" "), *_signs(entry, min(bar, longest), longest)] if entry.inserted + entry.deleted else []
        after = _flags(entry, sheet) if flags else ()
        yield (*padded((StyledRun(clipped(entry.name, names)),), names), StyledRun(" " + number), *signs, *after)


def _signs(entry: Bar, room: int, longest: int) -> Iterator[StyledRun]:
    for sign, amount, look in (("+", entry.inserted, Look.GREEN), ("-", entry.deleted, Look.RED)):
        # What there is shows, however little: at least one sign each.
        if amount:
            yield StyledRun(sign * max(1, amount * room // max(1, longest)), look)


def _flags(entry: Bar, sheet: Sheet) -> Iterator[StyledRun]:
    for flag in entry.flags:
        yield StyledRun(" ")
        yield StyledRun(sheet.translate(flag.word), LOOKS[flag.tone])


def _total(found: list[Bar], lang: str) -> str:
    _n = plural_translator(lang)
    inserted, deleted = sum(entry.inserted for entry in found), sum(entry.deleted for entry in found)
    parts = (
        _n("{count} entry changed", "{count} entries changed", len(found)).format(count=len(found)),
        _n("{count} character inserted(+)", "{count} characters inserted(+)", inserted).format(count=inserted),
        _n("{count} character deleted(-)", "{count} characters deleted(-)", deleted).format(count=deleted),
    )
    return translator(lang)(", ").join(parts)
