"""Word documents (.docx, .docm, .dotx) to a Source."""

from __future__ import annotations

from difflaw.model import Source
from difflaw.ooxml import Package, damaged
from difflaw.read.docx.package import DocumentRead
from difflaw.read.docx.revisions import Revisions
from difflaw.read.extras import need
from difflaw.read.passages import assemble
from difflaw.read.settle import settle

__all__ = ["read_docx"]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes, name: str, revisions: str = "accept") -> Source:
    """The source that the Word document ``data`` holds, with the text after its tracked changes or before them.

    Guarantee: no words of the body are lost without being marked as set aside; nothing outside the file is read.

    Raises ``InputError`` where it is damaged, encrypted, unsound, lacks its document, or an embedded document cannot
    be read; and where it has tracked changes that are to be an error.
    """
    need("docx", name)
    try:
        read = DocumentRead(Package(data, name), Revisions(revisions))
    except RecursionError:
        raise damaged(name) from None
    return assemble(settle(read.passages), name, MEDIA_TYPE, data, notices=read.notices)
