"""Web pages, and web archives (.mht), to a Source: the law's text out of what stands around it."""

from __future__ import annotations

from difflaw.errors import InputError
from difflaw.i18n import N_
from difflaw.model import Notice, Severity, Source
from difflaw.read.extras import need
from difflaw.read.html.archive import page_of_archive
from difflaw.read.html.charset import decode_page
from difflaw.read.html.region import cut_out
from difflaw.read.html.titling import with_title
from difflaw.read.passages import Passage, assemble
from difflaw.read.settle import settle
from difflaw.spans import Span

__all__ = ["page_passages", "read_html"]

MEDIA_TYPE = "text/html"


def read_html(data: bytes, name: str, encoding: str | None = None) -> Source:
    """The source that the page ``data`` holds.

    Guarantee: what stands around the law is set aside and stands in the ledger; inside the law nothing is.

    Raises ``InputError`` where the bytes are text in no encoding, and where the package that parses pages is missing.
    """
    need("html", name)
    page = page_of_archive(data, name)
    decoded = decode_page(page, name, encoding)
    passages = cut_out(page_passages(decoded.text, name))
    passages, where = with_title(passages, decoded.text, name)
    notices: list[Notice] = []
    if where:
        notices.append(Notice("title-elsewhere", Severity.INFO, Span(0, 0), where))
    if "\ufffd" in decoded.text:
        message = N_("some bytes are no characters of {encoding}; they stand as \ufffd")
        notices.append(Notice("undecodable", Severity.WARNING, Span(0, 0), message, (("encoding", decoded.encoding),)))
    return assemble(settle(passages), name, MEDIA_TYPE, data, encoding=decoded.encoding, notices=notices)


def page_passages(text: str, name: str) -> list[Passage]:
    """Every line of the page ``text``.

    Raises ``InputError`` where the package that parses pages is missing.
    """
    need("html", name)
    from selectolax.lexbor import LexborHTMLParser

    from difflaw.read.html.flow import Flow

    # A null is no character of HTML, and the parser's own text ends at it.
    root = LexborHTMLParser(text.replace("\0", "")).root
    if root is None:
        raise InputError(name, N_("the page is empty"), N_("save the page anew from the browser"))
    return Flow(root).passages
