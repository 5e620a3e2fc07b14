"""What a law is made of: Source, Text, Provision, Law, and what was odd about it (Notice).

All values are immutable; sequences are tuples; offsets are half-open code points. The levels are
those of 立法法 (2023) 第六十五条; ids follow the habit of Akoma Ntoso (OASIS LegalDocML naming
convention): ``chp_2``, ``art_133-1``, ``art_6__para_1__item_3``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from difflaw.spans import OffsetMap, Span


class Severity(StrEnum):
    """How much a notice matters."""

    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something odd that was kept and gone on from.

    ``code`` names the oddity (``docs/notices.md`` lists them); ``span`` is its place in the *source*
    text; ``message`` is a message id with ``{named}`` places, filled from ``values``. ``related`` is a second
    place in the same source that the oddity cannot be understood without: where the number stood before.
    """

    code: str
    severity: Severity
    span: Span
    message: str
    values: tuple[tuple[str, str], ...] = ()
    related: Span | None = None

    def __str__(self) -> str:
        return self.message.format_map(dict(self.values))


@dataclass(frozen=True, slots=True)
class Place:
    """Where an offset of a source stands, as people look it up.

    ``line`` and ``column`` are those of the decoded text, from 1. ``page``, ``paragraph`` (both from 1) and
    ``cell`` (``B3``) are set where the format of the file has them; people then know the place by these.
    """

    offset: int
    line: int
    column: int
    page: int | None = None
    paragraph: int | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a source that its format keeps together: a paragraph of a page, a cell of a table.

    ``kind`` is the format's name for it and ``depth`` how deep it is nested, where a reader has these to tell.
    """

    span: Span
    page: int | None = None
    paragraph: int | None = None
    cell: str | None = None
    kind: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Aside:
    """Words of a source that are no part of the law: a page number, the navigation of a web page.

    ``kind`` is what the ledger calls them.
    """

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A layout hint: the line at ``span`` of the source is a heading of depth ``depth`` (``##`` is 2)."""

    span: Span
    depth: int


@dataclass(frozen=True, slots=True)
class Source:
    """One input as it came: decoded, nothing changed.

    ``markup`` lists the spans that belong to the file format (Markdown signs, comments, and the front
    matter, whose place is also in ``front_matter``) and not to the law, ascending. ``headings`` are the
    lines the format marks as headings. ``asides`` says which of the markup are words that were set aside, and as
    what. ``blocks`` are the pieces the file is made of, ascending and apart; text
    and Markdown have none. ``metadata`` is what the front matter said, key and value as
    strings, in its order. ``digest`` is the SHA-256 of the bytes read.
    """

    name: str
    text: str
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    digest: str = ""
    markup: tuple[Span, ...] = ()
    front_matter: Span | None = None
    headings: tuple[Heading, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    notices: tuple[Notice, ...] = ()
    line_starts: tuple[int, ...] = (0,)
    blocks: tuple[Block, ...] = ()
    asides: tuple[Aside, ...] = ()

    def place(self, offset: int) -> Place:
        """Where ``offset`` stands; between two blocks, in the first of them.

        >>> place = Source("x", "ab\\ncd", line_starts=(0, 3)).place(4)
        >>> place.line, place.column, place.page
        (2, 2, None)
        """
        line = bisect_right(self.line_starts, offset)
        column = offset - self.line_starts[line - 1] + 1
        index = bisect_right(self.blocks, offset, key=lambda block: block.span.start)
        if index == 0:
            return Place(offset, line, column)
        block = self.blocks[index - 1]
        return Place(offset, line, column, block.page, block.paragraph, block.cell)

    def quote(self, span: Span) -> str:
        """The characters of ``span`` as written, without the markup among them."""
        if not self.markup:
            return span.of(self.text)
        pieces: list[str] = []
        at = span.start
        first = max(0, bisect_right(self.markup, Span(span.start, span.start)) - 1)
        for place in range(first, len(self.markup)):  # no slice: it would copy all later marks for each quotation
            mark = self.markup[place]
            if mark.start >= span.end:
                break
            if mark.end <= at:
                continue
            pieces.append(self.text[at : max(at, mark.start)])
            at = mark.end
        pieces.append(self.text[at : span.end])
        return "".join(pieces)


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One kind of thing that normalising set aside: how often, and the first as an example."""

    kind: str
    count: int
    before: str
    after: str
    span: Span
    """Place of the example in the source."""


@dataclass(frozen=True, slots=True)
class Text:
    """The normalised text of a source, with the way back.

    Lines end in ``\\n``; no line is blank or has spaces at its ends; within a line no space stands
    beside a Chinese character, except one after a heading label.
    """

    text: str
    source: Source
    offsets: OffsetMap
    ledger: tuple[LedgerEntry, ...] = ()
    notices: tuple[Notice, ...] = ()
    headings: tuple[Heading, ...] = ()
    """Layout hints as in ``Source``, with spans in this text."""

    def source_span(self, span: Span) -> Span:
        """Where the normalised characters of ``span`` stand in the source."""
        return self.offsets.to_source(span)

    def quote(self, span: Span) -> str:
        """The original characters of the normalised ``span``, without markup."""
        return self.source.quote(self.offsets.to_source(span))


class Level(StrEnum):
    """The levels of a Chinese statute, 立法法 (2023) 第六十五条, from the largest down."""

    PART = "part"
    SUBPART = "subpart"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    SUBITEM = "subitem"
    ANNEX = "annex"


DIVISIONS = (Level.PART, Level.SUBPART, Level.CHAPTER, Level.SECTION)
"""The levels that gather articles: 编 分编 章 节."""

CLAUSES = (Level.PARAGRAPH, Level.ITEM, Level.SUBITEM)
"""The levels inside an article: 款 项 目."""


@dataclass(frozen=True, slots=True)
class Provision:
    """One numbered or placed unit of a law, with all that stands in it.

    ``number`` is the number as digits: ``"21"``, ``"133-1"`` (第一百三十三条之一), ``"3"`` for item
    （三）; for a paragraph its place in the article; ``""`` where the text gives none. ``label`` is
    the number as written in the normalised text (``第二十一条``, ``（三）``; empty for a paragraph).
    ``topic`` is what stands in 〔〕 after the number, or the words of a chapter heading.

    ``span`` covers the whole unit with its label and children. ``body`` covers what follows label and
    topic; of a division, the words of its heading. ``text`` is the normalised text at ``body``: for an
    article or paragraph with items it includes their labels, one clause per line; for a division it is
    the heading's words, as ``topic`` has them but with the line end of a heading on two lines. ``lead`` is
    the unit's own words before its first child; a paragraph without items is all lead, an article's lead is
    empty because its words stand in its paragraphs.
    """

    id: str
    level: Level
    number: str
    label: str
    topic: str
    span: Span
    body: Span
    text: str
    lead: str
    children: tuple[Provision, ...] = ()

    @property
    def own_text(self) -> str:
        """The words that the redline of this provision covers: the lead of a clause or annex that has children,
        whose words stand in redlines of their own; of any other the whole text."""
        return self.lead if self._leads else self.text

    @property
    def words(self) -> str:
        """``own_text`` as it counts: the words of a heading are the same on one line or on two."""
        return self.topic if self.level in DIVISIONS else self.own_text

    @property
    def own_span(self) -> Span:
        """The place of ``own_text`` in the normalised text."""
        return Span(self.body.start, self.body.start + len(self.lead)) if self._leads else self.body

    @property
    def _leads(self) -> bool:
        return bool(self.children) and (self.level in CLAUSES or self.level is Level.ANNEX)

    def walk(self) -> Iterator[Provision]:
        """This provision and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class PartKind(StrEnum):
    """What a stretch of text outside the provisions is."""

    TITLE = "title"
    NOTE = "note"
    CONTENTS = "contents"
    PREAMBLE = "preamble"
    LEAD = "lead"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text outside the provisions: title, adoption note (题注), contents, preamble,
    the words between a chapter heading and its first article, signature."""

    id: str
    kind: PartKind
    span: Span
    text: str

    @property
    def own_text(self) -> str:
        """The words that the redline of this part covers: all of it."""
        return self.text

    @property
    def words(self) -> str:
        """``own_text`` as it counts: as it is."""
        return self.text

    @property
    def own_span(self) -> Span:
        """The place of ``own_text`` in the normalised text."""
        return self.span


Unit = Provision | Part
"""What a change is about: a provision, or a part outside the provisions."""


@dataclass(frozen=True)
class Law:
    """A parsed law.

    Guarantee: the spans of ``parts``, of the division headings, of the articles and of the annexes (of one with
    articles its own words) share no character, and together cover every non-blank character of ``text.text``.
    ``body`` holds the top provisions in order (divisions, or articles where there are none);
    ``annexes`` the 附件 after them.

    Without slots, so that ``by_id`` and ``above`` are made once, when first asked for, and kept.
    """

    title: str
    text: Text
    parts: tuple[Part, ...]
    body: tuple[Provision, ...]
    annexes: tuple[Provision, ...] = ()
    notices: tuple[Notice, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Provision]:
        """Every provision by its id, in reading order."""
        return {provision.id: provision for provision in self.provisions()}

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Every provision and every part by its id: whatever a change can be about."""
        return {**{part.id: part for part in self.parts}, **self.by_id}

    @cached_property
    def above(self) -> Mapping[str, str]:
        """For the id of each provision that of the one it stands in: of an item its paragraph, of an article its
        innermost division, ``""`` for what stands in none."""
        found = dict.fromkeys((top.id for top in (*self.body, *self.annexes)), "")
        found.update((below.id, provision.id) for provision in self.provisions() for below in provision.children)
        return found

    @cached_property
    def article_row(self) -> tuple[Provision, ...]:
        """All articles, in reading order."""
        return tuple(self.articles())

    @cached_property
    def article_places(self) -> Mapping[str, int]:
        """The place of each article in ``article_row``, by its id."""
        return {article.id: place for place, article in enumerate(self.article_row)}

    @cached_property
    def article_ids(self) -> Mapping[tuple[str, str], str]:
        """The id of the first article of each number, by the id of the annex it stands in (``""``: none) and the
        number."""
        found: dict[tuple[str, str], str] = {}
        for top in (*self.body, *self.annexes):
            annex = top.id if top.level is Level.ANNEX else ""
            for article in articles_in((top,)):
                found.setdefault((annex, article.number), article.id)
        return found

    def topic_span(self, provision: Provision) -> Span:
        """The place of the topic of ``provision``, one of this law: its words, without their brackets. The topic
        of a heading is its body; where there is no topic, the place is empty."""
        if not provision.topic or provision.level in DIVISIONS:
            return provision.body if provision.topic else Span(provision.body.start, provision.body.start)
        at = self.text.text.index(provision.topic, provision.span.start + len(provision.label))
        return Span(at, at + len(provision.topic))

    def provisions(self) -> Iterator[Provision]:
        """Every provision, divisions and clauses too, in reading order."""
        for top in (*self.body, *self.annexes):
            yield from top.walk()

    def articles(self) -> Iterator[Provision]:
        """Every article, in reading order."""
        return articles_in(self.body + self.annexes)

    def articles_with_divisions(self) -> Iterator[tuple[Provision, tuple[Provision, ...]]]:
        """Every article with the divisions it stands in, outermost first."""
        return _placed(self.body + self.annexes, ())


def articles_in(provisions: Iterable[Provision]) -> Iterator[Provision]:
    """The articles among ``provisions`` and in their divisions and annexes, in order."""
    for provision in provisions:
        if provision.level is Level.ARTICLE:
            yield provision
        elif provision.level not in CLAUSES:
            yield from articles_in(provision.children)


def divisions_in(provisions: Iterable[Provision]) -> Iterator[Provision]:
    """The divisions among ``provisions`` and in them, in order."""
    for provision in provisions:
        if provision.level in DIVISIONS:
            yield provision
            yield from divisions_in(provision.children)


def _placed(
    provisions: tuple[Provision, ...], above: tuple[Provision, ...]
) -> Iterator[tuple[Provision, tuple[Provision, ...]]]:
    for provision in provisions:
        if provision.level is Level.ARTICLE:
            yield provision, above
        elif provision.level not in CLAUSES:
            yield from _placed(provision.children, (*above, provision))
