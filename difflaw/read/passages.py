"""Paragraphs as a format gives them, and the Source they make up: what Word, PDF and web pages share."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from difflaw.errors import EmptyInputError
from difflaw.i18n import N_
from difflaw.model import Aside, Block, Heading, Notice, Severity, Source
from difflaw.spans import Span


class RunPiece(NamedTuple):
    """A stretch of a passage, from ``start`` to ``end``: what it is set aside as, or the cell it stands in."""

    start: int
    end: int
    what: str


class Passage(NamedTuple):
    """One paragraph, or one row of a table, as the format gives it.

    ``depth`` is its height as a heading (1 is the highest, 0 none); ``aside`` what the whole is set aside as, if
    it is; ``asides`` and ``cells`` are parts of it, ascending and apart. ``joined`` says that its line end is layout
    and the next passage goes on with it. ``centred`` and ``size`` (of the characters, 0 where it is not known) help to
    tell a title.
    """

    text: str
    kind: str = "paragraph"
    page: int | None = None
    paragraph: int | None = None
    depth: int = 0
    aside: str = ""
    asides: tuple[RunPiece, ...] = ()
    cells: tuple[RunPiece, ...] = ()
    joined: bool = False
    centred: bool = False
    size: float = 0.0
    outer: int = 0
    """How deep it is nested in tables and boxes."""
    boxes: tuple[int, ...] = ()
    """The boxes of a page that it stands in, outermost first."""
    linked: bool = False
    """Whether all its words lead elsewhere."""

    def put_aside(self, kind: str) -> Passage:
        """The same passage, set aside."""
        return self._replace(aside=self.aside or kind)


ASIDES: dict[str, str] = {
    "navigation": N_("{count} lines of the page around the law were set aside: {example}"),
    "page-number": N_("{count} page numbers were set aside: {example}"),
    "running-head": N_("{count} lines that repeat from page to page were set aside: {example}"),
    "contents-entry": N_("{count} lines of the contents list that name no heading were set aside: {example}"),
    "letterhead": N_("{count} lines of the letterhead and the distribution list were set aside: {example}"),
    "footnote": N_("{count} footnotes were set aside: {example}"),
    "text-box": N_("{count} lines in text boxes were set aside: {example}"),
    "hidden": N_("{count} hidden passages were set aside: {example}"),
    "watermark": N_("{count} raised or lowered passages were set aside: {example}"),
    "caption": N_("{count} captions of pictures were set aside: {example}"),
}
"""What is told of each kind of words that are set aside."""

SHOWN = 30
"""Characters of an example."""


def assemble(
    passages: Iterable[Passage],
    name: str,
    media_type: str,
    data: bytes,
    *,
    encoding: str = "utf-8",
    notices: Iterable[Notice] = (),
    metadata: tuple[tuple[str, str], ...] = (),
) -> Source:
    """The source that ``passages`` of the file ``data`` make up, one a line.

    What is set aside stands in its text and is marked; one notice tells of each kind, after ``notices``.

    Raises ``EmptyInputError`` where there is no text.
    """
    lines: list[str] = []
    blocks: list[Block] = []
    asides: list[Aside] = []
    headings: list[Heading] = []
    starts = [0]
    at = 0
    for passage in passages:
        if not passage.text:
            continue
        end = at + len(passage.text)
        lines.append(passage.text)
        blocks += _blocks(passage, at)
        if passage.aside:
            asides.append(Aside(passage.aside, Span(at, end)))
        else:
            asides += (Aside(piece.what, Span(at + piece.start, at + piece.end)) for piece in passage.asides)
            if passage.joined:
                asides.append(Aside("wrapping", Span(end, end + 1)))
            if passage.depth:
                headings.append(Heading(Span(at, end), passage.depth))
        starts += [at + i + 1 for i, c in enumerate(passage.text) if c == "\n"] if "\n" in passage.text else ()
        at = end + 1
        starts.append(at)
    if not lines:
        raise EmptyInputError(name, N_("the file is empty"), N_("give a file that holds the text of a law"))
    text = "\n".join(lines) + "\n"
    return Source(
        name=name,
        text=text,
        media_type=media_type,
        encoding=encoding,
        digest=hashlib.sha256(data).hexdigest(),
        markup=tuple(aside.span for aside in asides),
        headings=tuple(headings),
        metadata=metadata,
        notices=(*notices, *told(text, asides)),
        line_starts=tuple(starts),
        blocks=tuple(blocks),
        asides=tuple(asides),
    )


def _blocks(passage: Passage, at: int) -> list[Block]:
    """A block for the passage, or one for each of its cells."""
    if not passage.cells:
        whole = Span(at, at + len(passage.text))
        return [
            Block(
                span=whole,
                page=passage.page,
                paragraph=passage.paragraph,
                kind=passage.kind,
                depth=passage.outer,
            )
        ]
    return [
        Block(
            span=Span(at + start, at + end),
            page=passage.page,
            cell=cell,
            kind="cell",
            depth=passage.outer,
        )
        for start, end, cell in passage.cells
    ]


def told(text: str, asides: Sequence[Aside]) -> list[Notice]:
    """One notice for each kind of words that were set aside from ``text``, at the first of them."""
    counts = Counter(aside.kind for aside in asides)
    first: dict[str, Span] = {}
    for aside in asides:
        first.setdefault(aside.kind, aside.span)
    return [
        Notice(
            "set-aside",
            Severity.INFO,
            first[kind],
            ASIDES[kind],
            (("count", str(count)), ("example", _shown(first[kind].of(text)))),
        )
        for kind, count in counts.items()
        if kind in ASIDES
    ]


def _shown(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= SHOWN else f"{flat[:SHOWN]}…"


def letters(column: int) -> str:
    """The name of a column, counted from 0, as in a sheet.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    name = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        name = chr(ord("A") + place) + name
    return name
