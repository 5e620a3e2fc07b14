"""Places in a source, and what is odd there, as a reader is told of them."""

from __future__ import annotations

from collections.abc import Iterator

from difflaw.i18n import Translate
from difflaw.model import Notice, Place, Source


def place_words(place: Place, translate: Translate) -> str:
    """A place by what its format has to know it by: the page, the paragraph, the cell, or else the line.

    >>> place_words(Place(5, line=2, column=3), str), place_words(Place(5, 2, 3, page=3, paragraph=5), str)
    ('line 2', 'page 3, paragraph 5')
    """
    return translate(", ").join(_pieces(place, translate))


def _pieces(place: Place, translate: Translate) -> Iterator[str]:
    if place.page is not None:
        yield translate("page {page}").format(page=place.page)
    if place.cell is not None:
        yield translate("cell {cell}").format(cell=place.cell)
    if place.paragraph is not None:
        yield translate("paragraph {paragraph}").format(paragraph=place.paragraph)
    if place.page is None and place.cell is None and place.paragraph is None:
        yield translate("line {line}").format(line=place.line)


def located(source: Source, offset: int, translate: Translate) -> str:
    """The file and the place in it, in the short form that editors follow where the file has lines.

    >>> located(Source("law.txt", "ab\\ncd", line_starts=(0, 3)), 4, str)
    'law.txt:2:2'
    """
    place = source.place(offset)
    known = place.page, place.paragraph, place.cell
    if known == (None, None, None):
        return f"{source.name}:{place.line}:{place.column}"
    return f"{source.name}{translate(', ')}{place_words(place, translate)}"


def notice_words(notice: Notice, source: Source, translate: Translate) -> str:
    """What a notice says, with the second place that it points to, if it does.

    >>> from difflaw.model import Severity
    >>> from difflaw.spans import Span
    >>> notice = Notice("x", Severity.INFO, Span(3, 4), "article 5 stands twice", related=Span(0, 1))
    >>> notice_words(notice, Source("law.txt", "ab\\ncd", line_starts=(0, 3)), str)
    'article 5 stands twice (see line 1)'
    """
    told = translate(notice.message).format_map(dict(notice.values))
    if notice.related is None:
        return told
    where = place_words(source.place(notice.related.start), translate)
    return translate("{message} (see {place})").format(message=told, place=where)
