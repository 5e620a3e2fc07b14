"""The head of the terminal report: what was compared, what came of it, which article went where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from difflaw.changes import Comparison
from difflaw.i18n import N_
from difflaw.model import Law, Notice, Severity
from difflaw.render.terminal.sheet import Sheet
from difflaw.render.terminal.text import Look, StyledLine, StyledRun, clipped, indented, width, wrapped
from difflaw.render.view.flags import LEDGER
from difflaw.render.view.numbering import entries
from difflaw.render.view.places import located, notice_words
from difflaw.render.view.rows import Row
from difflaw.render.view.titles import sentences
from difflaw.render.view.visible import visible

SIDES = (N_("Old text"), N_("New text"))

EXAMPLE = 20
"""Cells of an example in the ledger: front matter is long, and its beginning says what it is."""


def head(comparison: Comparison, rows: Iterable[Row], sheet: Sheet) -> Iterator[StyledLine]:
    """The summary first, then titles and files, then the map of numbers."""
    first, *others = sentences(comparison, rows, sheet.translate)
    yield from wrapped([StyledRun(first, Look.STRONG)], sheet.width)
    for sentence in others:
        yield from wrapped([StyledRun(sentence)], sheet.width)
    for name, law in zip(SIDES, (comparison.old, comparison.new), strict=True):
        yield _side(sheet.translate(name), law, sheet)
    yield from _map([str(entry) for entry in entries(comparison)], sheet)


def _side(name: str, law: Law, sheet: Sheet) -> StyledLine:
    label = name + "  "
    law_title = clipped(law.title, max(8, sheet.width - width(label) - 2))
    room = sheet.width - width(label) - width(law_title) - 2
    file = clipped(law.text.source.name, room) if room > 4 else ""
    return StyledRun(label, Look.FAINT), StyledRun(law_title), StyledRun("  " + file if file else "", Look.FAINT)


def _map(told: list[str], sheet: Sheet) -> Iterator[StyledLine]:
    """The entries of the map, as many a line as fit, none broken."""
    if not told:
        return
    label = sheet.translate("Numbers") + "  "
    line = ""
    for entry in map(visible, told):
        if line and width(label) + width(line) + 2 + width(entry) > sheet.width:
            yield StyledRun(label, Look.FAINT), StyledRun(line, Look.CYAN)
            label, line = " " * width(label), entry
        else:
            line = f"{line}  {entry}" if line else entry
    yield StyledRun(label, Look.FAINT), StyledRun(line, Look.CYAN)


def sources(comparison: Comparison, sheet: Sheet) -> Iterator[StyledLine]:
    """How the two inputs were read, and what normalising set aside in each."""
    for name, law in zip(SIDES, (comparison.old, comparison.new), strict=True):
        source = law.text.source
        yield ()
        yield from wrapped([StyledRun(f"{sheet.translate(name)}  {source.name}", Look.STRONG)], sheet.width)
        lines = [f"{source.media_type}, {source.encoding}, SHA-256 {source.digest}"]
        for entry in law.text.ledger:
            before, after = clipped(entry.before, EXAMPLE), clipped(entry.after, EXAMPLE)
            what = sheet.translate(LEDGER.get(entry.kind, entry.kind))
            example = " → ".join(text for text in (before, after) if text.strip())
            lines.append(f"{what} {entry.count:,}  {example}".rstrip())
        for text in lines:
            yield from _indented([StyledRun(text, Look.FAINT)], sheet)


def notices(comparison: Comparison, sheet: Sheet) -> Iterator[StyledLine]:
    """What was odd in the two inputs, as ``file:line:column`` and a message."""
    if not (comparison.old.notices or comparison.new.notices):
        return
    yield ()
    yield (StyledRun(sheet.translate("Notices"), Look.STRONG),)
    for law in (comparison.old, comparison.new):
        for notice in law.notices:
            yield from _indented(_notice(notice, law, sheet), sheet)


def _notice(notice: Notice, law: Law, sheet: Sheet) -> Iterator[StyledRun]:
    source = law.text.source
    yield StyledRun(f"{located(source, notice.span.start, sheet.translate)}: ", Look.FAINT)
    message = notice_words(notice, source, sheet.translate)
    yield StyledRun(message, Look.YELLOW if notice.severity is Severity.WARNING else Look.PLAIN)


def _indented(runs: Iterable[StyledRun], sheet: Sheet) -> Iterator[StyledLine]:
    return indented(wrapped(runs, sheet.width - sheet.indent(0)), sheet.indent(0))
