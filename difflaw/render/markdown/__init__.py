"""The comparison as Markdown to paste into a pull request or an issue: summary, table, folded redlines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from difflaw.changes import Comparison
from difflaw.i18n import N_, Translate, plural_translator, translator
from difflaw.render.markdown.entries import Entry, entry
from difflaw.render.markdown.escape import escaped
from difflaw.render.options import DEFAULT, Options
from difflaw.render.view.numbering import directions
from difflaw.render.view.rows import rows
from difflaw.render.view.titles import is_news, sentences

__all__ = ["LEAST_BYTES", "MOST_BYTES", "render"]

MOST_BYTES = 60_000
"""GitHub takes 65,536 characters in a comment; this leaves some for what is written around it."""

LEAST_BYTES = 12_000
"""Room that the head and the notes on what was left out always fit into: two titles and two file names of
``MOST_TITLE`` characters, a dozen names of headings, each character as a reference (6 bytes, or 14)."""

MOST_TITLE = 80
"""Characters of a title or file name that are shown: the longest title of a statute has about 60."""


def render(comparison: Comparison, options: Options = DEFAULT, *, max_bytes: int = MOST_BYTES) -> str:
    """The report in Markdown with the HTML that GitHub and GitLab let through, of at most ``max_bytes``.

    What does not fit is left out, the least important first, and counted at the end: first redlines,
    then lines of the table. Of the options it heeds ``lang`` and ``quote``.

    Guarantees: whatever the laws say shows as text and links to nothing and nobody; the same
    comparison gives the same bytes. Raises ``ValueError`` for ``max_bytes`` below ``LEAST_BYTES``.
    """
    if max_bytes < LEAST_BYTES:
        raise ValueError(f"max_bytes is {max_bytes}; at least {LEAST_BYTES} are needed")
    lang = options.lang
    translate = translator(lang)
    shown = rows(comparison, quote=options.quote)
    arrows = directions(comparison)
    entries = [
        entry(row, arrows.get(id(row.changes[0]), ""), translate) for row in shown if is_news(row) and not row.gone_to
    ]
    head = _head(comparison, sentences(comparison, shown, translate), translate)
    names = _names(translate) if entries else ""
    room = max_bytes - _size(head + names + _notes(entries, _Kept((), ()), lang, max_bytes)) - 2
    kept = _fitting(entries, room)
    table = [entries[i].line for i in sorted(kept.lines)]
    redlines = [entries[i].redline for i in sorted(kept.redlines)]
    notes = _notes(entries, kept, lang, max_bytes)
    return "\n".join(filter(None, (head + names + "".join(table), "".join(redlines), notes)))


def _size(text: str) -> int:
    return len(text.encode("utf-8"))


def _head(comparison: Comparison, told: Iterable[str], translate: Translate) -> str:
    lines = [f"## {_clipped(comparison.new.title or comparison.old.title or comparison.new.text.source.name)}", ""]
    for sentence in told:
        lines += [escaped(sentence), ""]
    sides = ((translate("Old text"), comparison.old), (translate("New text"), comparison.new))
    lines += [f"- **{name}** {_clipped(law.title)} · {_clipped(law.text.source.name)}" for name, law in sides]
    return "\n".join(lines) + "\n\n"


def _clipped(text: str) -> str:
    return escaped(text if len(text) <= MOST_TITLE else text[:MOST_TITLE] + "…")


def _names(translate: Translate) -> str:
    columns = (N_("Old"), N_("New"), N_("Topic"), N_("What became of it"), N_("Characters"))
    return f"| {' | '.join(map(translate, columns))} |\n{'|---' * len(columns)}|\n"


@dataclass(frozen=True, slots=True)
class _Kept:
    """Which entries are in the table, and which have their redline, by index."""

    lines: tuple[int, ...]
    redlines: tuple[int, ...]


def _fitting(entries: Sequence[Entry], room: int) -> _Kept:
    """What fits into ``room`` bytes, the most important first.

    The table gets half of the room, then redlines as many as fit, then the rest of the table: so a law
    of a thousand changed articles has both, and no redline without its line.
    """
    order = sorted(range(len(entries)), key=lambda i: (entries[i].rank, i))
    lines, left = _filled([(i, entries[i].line) for i in order], room // 2)
    left += room - room // 2
    redlines, left = _filled([(i, entries[i].redline) for i in lines if entries[i].redline], left)
    more, _ = _filled([(i, entries[i].line) for i in order if i not in set(lines)], left)
    return _Kept((*lines, *more), tuple(redlines))


def _filled(texts: Iterable[tuple[int, str]], room: int) -> tuple[list[int], int]:
    """Those of ``texts`` that fit one after another, and the room that is left."""
    taken = []
    for i, text in texts:
        if _size(text) <= room:
            room -= _size(text)
            taken.append(i)
    return taken, room


def _notes(entries: Sequence[Entry], kept: _Kept, lang: str, max_bytes: int) -> str:
    """What was left out, and why."""
    _n = plural_translator(lang)
    lines = len(entries) - len(kept.lines)
    redlines = sum(bool(entry.redline) for entry in entries) - len(kept.redlines)
    told = [
        _n("{count} redline left out", "{count} redlines left out", redlines).format(count=redlines),
        _n("{count} line of the table left out", "{count} lines of the table left out", lines).format(count=lines),
    ]
    told = [text for text, count in zip(told, (redlines, lines), strict=True) if count]
    if not told:
        return ""
    translate = translator(lang)
    comma = translate(", ")
    why = translate("To stay below {size} bytes, the least important is missing: {counts}.")
    return f"> {why.format(size=f'{max_bytes:,}', counts=comma.join(told))}\n"
