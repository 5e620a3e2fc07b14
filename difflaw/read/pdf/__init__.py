"""PDF documents to a Source: lines in reading order, what stands at the edge of a page set aside, paragraphs."""

from __future__ import annotations

from difflaw.errors import InputError
from difflaw.i18n import N_
from difflaw.model import Source
from difflaw.read.extras import need
from difflaw.read.passages import assemble
from difflaw.read.pdf.folding import fold
from difflaw.read.pdf.margins import margins_aside
from difflaw.read.pdf.pages import load_pages
from difflaw.read.settle import settle

__all__ = ["read_pdf"]

MEDIA_TYPE = "application/pdf"

LEAST = 10
"""Characters a page, on average, below which the file is a scan: a page of a law has five hundred, a scan none or the
stamp of the program that made it."""


def read_pdf(data: bytes, name: str) -> Source:
    """The source that the PDF ``data`` holds; its blocks know their page and their paragraph on it.

    Raises ``InputError`` where it is damaged, needs a password, has no text (a scan), or goes beyond a bound.
    """
    need("pdf", name)
    pages = load_pages(data, name)
    if sum(len(line.text) for page in pages for line in page.lines) < LEAST * len(pages):
        raise InputError(
            name,
            N_("its {count} pages are pictures without text"),
            N_("run text recognition (OCR) over it first"),
            count=len(pages),
        )
    return assemble(settle(fold(margins_aside(pages))), name, MEDIA_TYPE, data)
