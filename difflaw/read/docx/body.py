"""The body of a Word document, element by element: a table from tag to handler, and what each puts out.

Source: ECMA-376 part 1, 17.3 (paragraphs, runs) and 17.4 (tables); part 3 for ``mc:AlternateContent``. A tag without a
handler is walked through, so that no words are lost with an element that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from difflaw.ooxml import qname
from difflaw.read.docx.list_numbers import VAL, NumberedBy, Numbering
from difflaw.read.docx.revisions import CELL_DEL, CELL_INS, DEL, FROM, INS, TO, Revisions, dropped
from difflaw.read.docx.styles import NO_OUTLINE, PLAIN, PPR, ParagraphLook, Styles, own_look
from difflaw.read.passages import Passage, RunPiece
from difflaw.read.tables import Cell, TableRow, lay_out

if TYPE_CHECKING:
    from lxml.etree import _Element

RUN, TEXT, RPR, SIZE, BREAK, TAB = map(qname, ("w:r", "w:t", "w:rPr", "w:sz", "w:br", "w:tab"))
VANISH, RAISED = qname("w:vanish"), qname("w:vertAlign")
ROW, CELL, ROW_PROPERTIES, CELL_PROPERTIES, GRID_SPAN = map(qname, ("w:tr", "w:tc", "w:trPr", "w:tcPr", "w:gridSpan"))
PPR_CHANGE, BOX, CHOICE, FALLBACK = map(qname, ("w:pPrChange", "w:txbxContent", "mc:Choice", "mc:Fallback"))
ID, NOTE_ID, FOOTNOTE = qname("r:id"), qname("w:id"), qname("w:footnoteReference")

WATERMARK = 4
"""Chinese characters from which a raised or lowered run is no index or unit but a mark put into the text (of 616 real
files one has such a mark, in the middle of a sentence, and no raised run of law has more than two)."""

_PICTURE = re.compile(r'"[^"]{1,2000}\.(?:jpe?g|png|gif|bmp|webp)(?:[?#][^"]*)?"', re.IGNORECASE)
"""A link to a picture: its words are the caption, which pages put into the middle of a sentence."""

_OFF = ("0", "false", "off", "none")


@dataclass(slots=True)
class _Field:
    """An open field: its instructions so far, and where in the paragraph its result begins, once that is reached."""

    code: str = ""
    start: int | None = None


@dataclass(slots=True)
class DocumentParts:
    """What of the package the body points to."""

    styles: Styles
    numbering: Numbering
    footnotes: dict[str, _Element] = field(default_factory=dict)
    chunk: Callable[[str], list[Passage]] = lambda id: []
    """The passages of another document that is embedded, by the id of its relation."""
    address: Callable[[str], str] = lambda id: ""
    """Where a link leads, by the id of its relation; never followed."""


class Body:
    """Walks a body once; ``passages`` is what came of it. ``rare`` are the elements
    of ``RARE`` that the document has."""

    def __init__(self, outside: DocumentParts, revisions: Revisions, rare: Sequence[_Element]) -> None:
        self.passages: list[Passage] = []
        self._outside = outside
        self._reject = revisions is Revisions.REJECT
        self._dropped = frozenset(dropped(revisions))
        self._special = {paragraph for paragraph in map(_paragraph_of, rare) if paragraph is not None}
        tags = {element.tag for element in rare}
        self._marked = VANISH in tags or RAISED in tags
        self._tracked = not tags.isdisjoint((INS, DEL, FROM, TO))
        self._number = 0
        self._outer = 0
        self._text: list[str] = []
        self._asides: list[RunPiece] = []
        self._behind: list[Passage] = []
        """Passages of boxes and footnotes, which come after the paragraph that they hang on."""
        self._size = 0.0
        self._fields: list[_Field] = []
        self._handlers = self._table()

    def _table(self) -> dict[str, Callable[[_Element], None]]:
        handlers: dict[str, Callable[[_Element], None]] = {
            qname("w:p"): self._paragraph,
            RUN: self._run,
            TEXT: self._words,
            qname("w:delText"): self._words,
            qname("m:t"): self._words,
            qname("w:tab"): lambda _: self._put("\t"),
            qname("w:ptab"): lambda _: self._put("\t"),
            qname("w:br"): lambda _: self._put("\n"),
            qname("w:cr"): lambda _: self._put("\n"),
            qname("w:noBreakHyphen"): lambda _: self._put("-"),
            qname("w:sym"): self._symbol,
            qname("w:tbl"): self._grid,
            qname("w:fldChar"): self._field,
            qname("w:instrText"): self._instruction,
            qname("w:hyperlink"): self._link,
            FOOTNOTE: self._footnote,
            qname("w:altChunk"): self._chunk,
            qname("mc:AlternateContent"): self._alternative,
            BOX: self._box,
        }
        for tag in _SKIPPED:
            handlers[tag] = _nothing
        for tag in self._dropped:
            handlers[tag] = _nothing
        return handlers

    def walk(self, element: _Element) -> None:
        """Take in what stands in ``element``."""
        handlers = self._handlers
        for child in element:
            tag = child.tag
            if tag in handlers:
                handlers[tag](child)
            else:
                self.walk(child)

    def finish(self) -> None:
        """End a paragraph whose mark was deleted and that nothing follows."""
        if self._text or self._behind:
            self._end(PLAIN, "")

    def _put(self, words: str) -> None:
        if not self._fields or all(field.start is not None for field in self._fields):
            self._text.append(words)

    def _words(self, element: _Element) -> None:
        if element.text:
            self._put(element.text)

    def _run(self, run: _Element) -> None:
        properties = run.find(RPR) if self._marked or not self._size else None
        kind = ""
        if properties is not None:
            kind = _kind(properties, run) if self._marked else ""
            self._size = self._size or _size(properties)
        if not kind:
            self.walk(run)
            return
        start = self._at()
        self.walk(run)
        self._put_aside(start, kind)

    def _at(self) -> int:
        return sum(map(len, self._text))

    def _put_aside(self, start: int, kind: str) -> None:
        """Set aside what the paragraph has from ``start`` on, where it is not yet."""
        start = max(start, self._asides[-1].end if self._asides else 0)
        end = self._at()
        if end > start:
            self._asides.append(RunPiece(start, end, kind))

    def _symbol(self, element: _Element) -> None:
        code = element.get(qname("w:char"), "")
        try:
            self._put(chr(int(code, 16)))
        except ValueError:
            return

    def _field(self, element: _Element) -> None:
        kind = element.get(qname("w:fldCharType"))
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].start = self._at()
        elif kind == "end" and self._fields:
            done = self._fields.pop()
            if done.start is not None and _PICTURE.search(done.code):
                self._put_aside(done.start, "caption")

    def _instruction(self, element: _Element) -> None:
        if self._fields:
            self._fields[-1].code += element.text or ""

    def _link(self, element: _Element) -> None:
        start = self._at()
        self.walk(element)
        if _PICTURE.search(f'"{self._outside.address(element.get(ID, ""))}"'):
            self._put_aside(start, "caption")

    def _paragraph(self, element: _Element) -> None:
        self._number += 1
        if self._outer == 0 and self._number > FRONT:
            self._size = self._size or -1.0  # no title stands here, so no size is looked for
        properties = element.find(PPR)
        if self._fields or element in self._special:
            self.walk(element)
        else:
            self._plain(element)
        if self._tracked and properties is not None and self._goes_on(properties):
            return
        look = self._look(properties)
        self._end(look, self._label(look))

    def _plain(self, paragraph: _Element) -> None:
        """Take in a paragraph that holds runs of words and nothing else, as nearly all do: twice as fast as a walk."""
        text = self._text
        for element in paragraph.iter(TEXT, BREAK, TAB):
            tag = element.tag
            if tag == TEXT:
                text.append(element.text or "")
            elif tag == BREAK:
                text.append("\n")
            elif element.getparent().tag == RUN:  # type: ignore[union-attr]
                text.append("\t")
        if not self._size:
            size = next(paragraph.iter(SIZE), None)
            self._size = _points(size) if size is not None else 0.0

    def _end(self, look: ParagraphLook, label: str) -> None:
        text = label + "".join(self._text)
        shift = len(label)
        asides = tuple(RunPiece(p.start + shift, p.end + shift, p.what) for p in self._asides)
        depth = (look.outline if look.outline is not None else NO_OUTLINE) + 1
        self.passages.append(
            Passage(
                text,
                paragraph=self._number,
                depth=depth if depth <= NO_OUTLINE else 0,
                asides=asides,
                centred=bool(look.centred),
                size=max(self._size, 0.0),
                outer=self._outer,
            )
        )
        self.passages += self._behind
        self._text, self._asides, self._behind, self._size = [], [], [], 0.0

    def _goes_on(self, properties: _Element) -> bool:
        """Whether the mark at the end of a paragraph is not in the text that is read, so that the next one goes on
        with it."""
        mark = properties.find(RPR)
        return mark is not None and any(child.tag in self._dropped for child in mark)

    def _look(self, properties: _Element | None) -> ParagraphLook:
        if properties is None:
            return self._outside.styles.look("")
        if self._reject:
            before = properties.find(PPR_CHANGE)
            old = before.find(PPR) if before is not None else None
            properties = old if old is not None else properties
        own = own_look(properties)
        style = self._outside.styles.look(own.style)
        return ParagraphLook(
            own.style or style.style,
            self._numbered(own, style),
            own.outline if own.outline is not None else style.outline,
            own.centred if own.centred is not None else style.centred,
        )

    def _numbered(self, own: ParagraphLook, style: ParagraphLook) -> NumberedBy:
        """The list and the level: those of the paragraph count first; a list may name the level of a style."""
        if own.number.list is not None:
            return own.number
        found = style.number
        if found.list is None:
            return own.number
        level = own.number.level if own.number.level is not None else found.level
        if level is None:
            level = self._outside.numbering.level_of_style(found.list, style.style)
        return NumberedBy(found.list, level)

    def _label(self, look: ParagraphLook) -> str:
        if look.number.list is None or not (any(map(str.strip, self._text))):
            return ""  # Word numbers an empty paragraph too; no law counts one
        return self._outside.numbering.label(look.number.list, look.number.level or 0)

    def _grid(self, table: _Element) -> None:
        waiting, self._text, self._asides = (self._text, self._asides), [], []
        outer_passages = self.passages
        self._outer += 1
        rows = [self._row(row) for row in _below(table, ROW) if not self._gone(row, ROW_PROPERTIES)]
        self._outer -= 1
        self.passages = outer_passages
        self._text, self._asides = waiting
        self.passages += lay_out(rows, self._outer)

    def _row(self, row: _Element) -> TableRow:
        cells: list[Cell] = []
        column = 0
        for element in _below(row, CELL):
            properties = element.find(CELL_PROPERTIES)
            span = properties.find(GRID_SPAN) if properties is not None else None
            if not self._gone(element, CELL_PROPERTIES):
                self.passages = []
                self.walk(element)
                self.finish()
                cells.append(Cell(column, tuple(p._replace(outer=0) for p in self.passages)))
            width = span.get(VAL, "1") if span is not None else "1"
            column += min(int(width), 63) if width.isdecimal() else 1
        return tuple(cells)

    def _gone(self, element: _Element, properties: str) -> bool:
        """Whether a row or cell is not in the text that is read."""
        own = element.find(properties)
        return own is not None and any(child.tag in self._dropped for child in own)

    def _alternative(self, element: _Element) -> None:
        """One branch only: the first that has words, for each says the same to another reader."""
        branches = [*element.iterchildren(CHOICE), *element.iterchildren(FALLBACK)]
        for branch in branches:
            if next(branch.iter(TEXT), None) is not None:
                self.walk(branch)
                return

    def _box(self, element: _Element) -> None:
        self._behind += [p.put_aside("text-box") for p in self._apart(element)]

    def _footnote(self, element: _Element) -> None:
        note = self._outside.footnotes.get(element.get(NOTE_ID, ""))
        if note is not None:
            self._behind += [p.put_aside("footnote") for p in self._apart(note)]

    def _apart(self, element: _Element) -> list[Passage]:
        """The passages in ``element``, which stands outside the paragraph that is being read."""
        waiting = self._text, self._asides, self._behind, self._size, self._fields, self.passages
        self._text, self._asides, self._behind, self._size, self._fields, self.passages = [], [], [], 0.0, [], []
        self._outer += 1
        self.walk(element)
        self.finish()
        self._outer -= 1
        found = self.passages
        self._text, self._asides, self._behind, self._size, self._fields, self.passages = waiting
        return [p for p in found if p.text.strip()]

    def _chunk(self, element: _Element) -> None:
        self.passages += self._outside.chunk(element.get(ID, ""))


_RARE_NAMES = (
    *("w:fldChar", "w:fldSimple", "w:hyperlink", "w:sym", "w:rt", "w:txbxContent", "w:ptab", "w:cr", "w:altChunk"),
    *("w:noBreakHyphen", "w:vanish", "w:vertAlign", "mc:AlternateContent", "m:oMath"),
)
RARE = (INS, DEL, FROM, TO, CELL_INS, CELL_DEL, FOOTNOTE, *map(qname, _RARE_NAMES))
"""Elements for which a paragraph has to be walked through; most documents have none or one of them."""

FRONT = 60
"""Paragraphs among which a title is looked for."""

_SKIPPED = tuple(
    map(
        qname,
        (
            "w:pPr",
            "w:rPr",
            "w:sectPr",
            "w:tblPr",
            "w:tblGrid",
            "w:trPr",
            "w:tcPr",
            "w:sdtPr",
            "w:sdtEndPr",
            "w:delInstrText",
            "w:fldData",
            "w:rt",
            "w:proofErr",
            "w:bookmarkStart",
            "w:bookmarkEnd",
            "w:lastRenderedPageBreak",
            "w:softHyphen",
        ),
    )
)
"""Properties, instructions of fields, and what marks places; ``w:rt`` is the reading above a character."""


def _paragraph_of(element: _Element) -> _Element | None:
    """The innermost paragraph that an element stands in; in a box that is in a paragraph, the outer one as well has
    something special in it: the box."""
    return next(element.iterancestors(qname("w:p")), None)


def _nothing(element: _Element) -> None:
    return


def _below(element: _Element, tag: str) -> list[_Element]:
    """The rows of a table, the cells of a row: children, or inside what wraps a child (a control, a tracked change)."""
    found: list[_Element] = []
    for child in element:
        if child.tag == tag:
            found.append(child)
        elif child.tag in (qname("w:sdt"), qname("w:sdtContent"), qname("w:customXml"), INS, TO):
            found += _below(child, tag)
    return found


def _kind(properties: _Element, run: _Element) -> str:
    """What a run is set aside as, if it is."""
    hidden = properties.find(VANISH)
    if hidden is not None and hidden.get(VAL) not in _OFF:
        return "hidden"
    raised = properties.find(RAISED)
    if raised is None or raised.get(VAL) not in ("superscript", "subscript"):
        return ""
    words = "".join(child.text or "" for child in run.iterchildren(TEXT))
    return "watermark" if sum("\u4e00" <= c <= "\u9fff" for c in words) >= WATERMARK else ""


def _size(properties: _Element) -> float:
    size = properties.find(SIZE)
    return _points(size) if size is not None else 0.0


def _points(size: _Element) -> float:
    value = size.get(VAL, "")
    return int(value) / 2 if value.isdecimal() else 0.0
