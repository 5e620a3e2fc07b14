"""A redline as styled text: colours, or marks where there are none.

Without colour what was deleted stands in ``[-…-]`` and what was inserted in ``{+…+}``, as in
``git diff --word-diff``. What moved stands in ``[~…~→place]`` where it was and in ``{~…~←place}``
where it is. With colour the same are red and struck, green and underlined, magenta for moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from difflaw.changes import Op
from difflaw.render.terminal.text import Look, StyledRun
from difflaw.render.view.rows import Segment


def redlined(segments: Iterable[Segment], *, color: bool) -> Iterator[StyledRun]:
    """Both sides of a redline in one text.

    >>> segments = [Segment(Op.KEEP, "第", "第"), Segment(Op.DELETE, "一", ""), Segment(Op.INSERT, "", "二")]
    >>> "".join(run.text for run in redlined(segments, color=False))
    '第[-一-]{+二+}'
    >>> [(run.text, run.look.value) for run in redlined(segments, color=True)]
    [('第', ''), ('一', 'red strike'), ('二', 'green underline')]
    """
    for segment in segments:
        if segment.op is Op.KEEP:
            yield StyledRun(segment.new)
        elif segment.op is Op.DELETE:
            yield from _marked("[-", segment.old, "-]", Look.DELETED, color)
        elif segment.op is Op.INSERT:
            yield from _marked("{+", segment.new, "+}", Look.INSERTED, color)
        elif segment.old:
            yield from _moved("[~", segment, "~→", "]", Look.LEFT, color)
        else:
            yield from _moved("{~", segment, "~←", "}", Look.ARRIVED, color)


def _marked(opening: str, text: str, closing: str, look: Look, color: bool) -> Iterator[StyledRun]:
    yield StyledRun(text if color else f"{opening}{text}{closing}", look)


def _moved(opening: str, segment: Segment, arrow: str, closing: str, look: Look, color: bool) -> Iterator[StyledRun]:
    text = segment.old or segment.new
    place = segment.ref.name if segment.ref else ""
    if color:
        yield StyledRun(text, look)
        yield StyledRun(f"({arrow[-1]}{place})", Look.FAINT)
    else:
        yield StyledRun(f"{opening}{text}{arrow}{place}{closing}", look)


def one_side(segments: Iterable[Segment], *, old: bool, color: bool) -> Iterator[StyledRun]:
    """One side of a redline, for a column of its own: what the other side alone has is left out."""
    for segment in segments:
        if segment.op is Op.KEEP:
            yield StyledRun(segment.old if old else segment.new)
        elif segment.old if old else segment.new:
            yield from redlined([segment], color=color)
