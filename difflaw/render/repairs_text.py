"""What fixes would make of a text: every line they touch as a redline, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from difflaw.changes import Op
from difflaw.findings import Repair, SourceEdit
from difflaw.i18n import translator
from difflaw.model import Source
from difflaw.render.options import DEFAULT, Options
from difflaw.render.terminal.redline import redlined
from difflaw.render.terminal.text import StyledRun, painted
from difflaw.render.view.places import located
from difflaw.render.view.quoting import Segment
from difflaw.render.view.visible import visible


def render(found: Repair, options: Options = DEFAULT) -> str:
    """The lines of the source that are changed, ending in a line feed; nothing where none is.

    >>> from difflaw.spans import Span
    >>> source = Source("a.txt", "甲,乙", line_starts=(0,))
    >>> render(Repair(source, (SourceEdit(Span(1, 2), "，"),)))
    'a.txt:1:2: 甲[-,-]{+，+}乙\\n'
    """
    translate = translator(options.lang)
    lines = []
    for _, group in groupby(found.edits, lambda edit: found.source.place(edit.span.start).line):
        edits = list(group)
        place = located(found.source, edits[0].span.start, translate)
        runs = redlined(_segments(edits, found.source), color=options.color)
        lines.append((StyledRun(f"{visible(place)}: "), *runs))
    return painted(lines, color=options.color)


def _segments(edits: list[SourceEdit], source: Source) -> Iterator[Segment]:
    starts, text = source.line_starts, source.text
    at = starts[source.place(edits[0].span.start).line - 1]
    for edit in edits:
        yield from _kept(text[at : edit.span.start])
        if edit.span:
            words = visible(edit.span.of(text))
            yield Segment(Op.DELETE, words, "")
        if edit.words:
            yield Segment(Op.INSERT, "", visible(edit.words))
        at = edit.span.end
    last = source.place(at).line
    end = starts[last] if last < len(starts) else len(text)
    yield from _kept(text[at:end].rstrip("\r\n\x0b\x0c\x85\u2028\u2029"))


def _kept(words: str) -> Iterator[Segment]:
    if words:
        yield Segment(Op.KEEP, visible(words), visible(words))
