"""Documents embedded in a Word file (``w:altChunk``): a web archive, a page or a text. Common readers of Word give
nothing for them, and one in twenty real files holds its whole law there."""

from __future__ import annotations

import re
from typing import NamedTuple

from difflaw.errors import InputError
from difflaw.i18n import N_
from difflaw.read.encoding import decode
from difflaw.read.html import page_passages
from difflaw.read.html.archive import is_archive, page_of_archive
from difflaw.read.html.charset import decode_page
from difflaw.read.passages import Passage

_PAGE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?><!--.{0,2000}?-->\s*){0,5}+<(?:!doctype|html|head|body|meta|div|p|table|h\d|title|style)\b",
    re.IGNORECASE | re.DOTALL,
)


class Embedded(NamedTuple):
    """An embedded document: its bytes, how it is called in errors, and its path in the package."""

    data: bytes
    place: str
    path: str


def passages_of(document: Embedded) -> list[Passage]:
    """The passages of an embedded page or text.

    Raises ``InputError`` for any other format, and for a page that cannot be read: the law may be all in there.
    """
    data, place, path = document
    if is_archive(data) or path.lower().endswith((".mht", ".mhtml", ".html", ".htm", ".xhtml")) or _PAGE.match(data):
        page = page_of_archive(data, place)
        return page_passages(decode_page(page, place).text, place)
    if path.lower().endswith(".txt"):
        return [Passage(line) for line in decode(data, place).text.splitlines()]
    raise InputError(
        place,
        N_("this embedded document is in a format that is not read"),
        N_("open the file in Word and save it anew"),
    )
