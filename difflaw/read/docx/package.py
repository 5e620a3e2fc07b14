"""The Word document in a package: its parts, the documents embedded in it, and what is said of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from difflaw.errors import InputError
from difflaw.i18n import N_
from difflaw.model import Notice, Severity
from difflaw.ooxml import Package, parse_xml, qname
from difflaw.read.docx.body import FOOTNOTE, RARE, Body, DocumentParts
from difflaw.read.docx.list_numbers import Numbering
from difflaw.read.docx.revisions import Revisions, tell
from difflaw.read.docx.styles import Styles
from difflaw.read.passages import Passage
from difflaw.spans import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

DOCUMENT = "word/document.xml"
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
DEEPEST = 3
"""How deep documents may be embedded in one another; real ones hold one page and nothing in it."""


class DocumentRead:
    """A Word document on its way: ``passages`` and ``notices`` are what came of it."""

    def __init__(self, package: Package, revisions: Revisions, depth: int = 0) -> None:
        self.passages: list[Passage] = []
        self.notices: list[Notice] = []
        self._package = package
        self._revisions = revisions
        self._depth = depth
        main = package.target("", "officeDocument")
        self._main = main if main else DOCUMENT
        self._relations = package.relations(self._main)
        self._read()

    def _read(self) -> None:
        name = self._package.name
        data = self._package.part(self._main)
        root = parse_xml(data, f"{name} ({self._main})")
        body = root.find(qname("w:body"))
        if body is None:
            raise InputError(
                name, N_("the part {part} holds no document"), N_("save the file anew in Word or WPS"), part=self._main
            )
        # Once through the tree, in C: looking for each name in the bytes took twice the time of everything else.
        rare = list(body.iter(*RARE))
        counts = Counter(str(element.tag) for element in rare)
        self.notices += tell(counts, self._revisions, name)
        self.notices += self._aside()
        outside = DocumentParts(
            Styles(self._root("styles")),
            Numbering(self._root("numbering")),
            self._footnotes() if counts[FOOTNOTE] else {},
            self._chunk,
            self._address,
        )
        work = Body(outside, self._revisions, rare)
        work.walk(body)
        work.finish()
        self.passages = work.passages

    def _root(self, kind: str) -> _Element | None:
        path = self._part(kind)
        return self._package.xml(path) if path else None

    def _part(self, kind: str) -> str | None:
        rows = (row for row in self._relations.values() if row.kind == kind and not row.external)
        return next((row.target for row in rows if row.target in self._package), None)

    def _footnotes(self) -> dict[str, _Element]:
        root = self._root("footnotes")
        notes = root.iterchildren(qname("w:footnote")) if root is not None else ()
        return {n.get(qname("w:id"), ""): n for n in notes if n.get(qname("w:type")) not in _SEPARATORS}

    def _address(self, id: str) -> str:
        row = self._relations.get(id)
        return row.target if row else ""

    def _aside(self) -> Iterator[Notice]:
        """The notice on headers and footers, which are no part of the text and are not read."""
        kinds = [row.kind for row in self._relations.values()]
        headers, footers = kinds.count("header"), kinds.count("footer")
        if headers or footers:
            values = (("headers", str(headers)), ("footers", str(footers)))
            message = N_("{headers} headers and {footers} footers of the pages were left out")
            yield Notice("margins", Severity.INFO, Span(0, 0), message, values)

    def _chunk(self, id: str) -> list[Passage]:
        """The passages of an embedded document: a web page, alone or in a web archive, a text, or Word again."""
        from difflaw.read.embedded import Embedded, passages_of

        relation = self._relations.get(id)
        if relation is None or relation.external or relation.target not in self._package:
            raise InputError(
                self._package.name,
                N_("a document embedded in it is missing ({part})"),
                N_("open the file in Word and save it anew"),
                part=relation.target if relation else id,
            )
        data = self._package.part(relation.target)
        place = f"{self._package.name} ({relation.target})"
        if data.startswith(b"PK\x03\x04") and self._depth < DEEPEST:
            inner = DocumentRead(Package(data, place), self._revisions, self._depth + 1)
            self.notices += inner.notices
            return inner.passages
        return passages_of(Embedded(data, place, relation.target))
