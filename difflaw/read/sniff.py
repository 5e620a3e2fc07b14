"""What kind of file the bytes are, told by the bytes; the name only breaks ties."""

from __future__ import annotations

import re
from enum import StrEnum

from difflaw.errors import InputError
from difflaw.i18n import N_


class FileKind(StrEnum):
    """The kinds of files that are read, each by a reader of its own."""

    TEXT = "text"
    WORD = "Word"
    OFFICE = "office"
    PDF = "PDF"
    PAGE = "web page"

    @property
    def ending(self) -> str:
        """The usual ending of such files: a name for the kind in every language."""
        return _ENDINGS[self]


_ENDINGS = {
    FileKind.TEXT: ".txt",
    FileKind.WORD: ".docx",
    FileKind.OFFICE: ".doc",
    FileKind.PDF: ".pdf",
    FileKind.PAGE: ".html",
}

SUFFIXES = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown", ".mdown", ".mkd"), FileKind.TEXT),
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), FileKind.WORD),
    **dict.fromkeys((".doc", ".dot", ".odt", ".ott", ".fodt", ".rtf", ".wps", ".wpt"), FileKind.OFFICE),
    ".pdf": FileKind.PDF,
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml"), FileKind.PAGE),
}
"""What the ending of a name promises."""

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = 4096
PDF_HEAD = 1024
"""Bytes in which a PDF may have its mark (ISO 32000-1, annex H, 3.4.1)."""

_BEFORE = r"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?><!--.{0,3000}?-->\s*){0,5}+"
_PAGE = re.compile((_BEFORE + r"<(?:!doctype\s+html|html|head|body)\b").encode("latin-1"), re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(
    (
        _BEFORE
        + r"<(?:meta|title|script|style|link|div|p|span|table|center|font|h[1-6]|section|article|main|br|a|ul|ol)[\s>/]"
    ).encode("latin-1"),
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<(?:p|div|br|td|span|li)[\s>/]", re.IGNORECASE)
_XML_WORD = re.compile(
    rb"progid=[\"']Word\.Document|schemas\.microsoft\.com/office/(?:word/2003/wordml|2006/xmlPackage)"
)
_XML_OPEN = b"urn:oasis:names:tc:opendocument"


def kind_of(data: bytes, name: str) -> FileKind:
    """The kind of the file ``data``; ``name`` is what it is called.

    >>> str(kind_of(b"%PDF-1.7", "law.docx")), str(kind_of("第一条".encode(), "law.pdf")), str(kind_of(b"<p>x", "x"))
    ('PDF', 'text', 'web page')

    Raises ``InputError`` for what is known and not read: tables, slides, other archives, encrypted files.
    """
    suffix = suffix_of(name)
    if data.startswith(_ZIP):
        return _archive(data, name)
    if data.startswith(_OLE):
        return _compound(data, name)
    if b"%PDF-" in data[:PDF_HEAD]:
        return FileKind.PDF
    head = data[:HEAD]
    if head.lstrip().startswith(b"{\\rtf") or _XML_WORD.search(head) or (b"<?xml" in head and _XML_OPEN in head):
        return FileKind.OFFICE
    return FileKind.PAGE if _is_page(data, suffix) else FileKind.TEXT


def suffix_of(name: str) -> str:
    """The ending of a file's name, in small letters.

    >>> suffix_of("C:\\\\a.b\\\\law.DOCX"), suffix_of("law")
    ('.docx', '')
    """
    stem, dot, ending = re.split(r"[\\/]", name)[-1].rpartition(".")
    return f".{ending.lower()}" if stem and dot else ""


def _is_page(data: bytes, suffix: str) -> bool:
    head = data[:HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[: len(head) // 2 * 2].decode("utf-16", "replace").encode("utf-8", "replace")
    if _PAGE.match(head):
        return True
    if suffix in _MARKDOWN:
        return False  # Markdown may begin with a tag
    if _FRAGMENT.match(head):
        return True
    if b":" in head[:100] and _is_archive(data):
        return True
    return SUFFIXES.get(suffix) is FileKind.PAGE and len(_TAG.findall(data[: 64 * HEAD])) >= 3


def _is_archive(data: bytes) -> bool:
    from difflaw.read.html.archive import is_archive

    return is_archive(data)


def _archive(data: bytes, name: str) -> FileKind:
    from difflaw.ooxml import Package

    package = Package(data, name)
    if "mimetype" in package:
        type = package.part("mimetype").strip()
        if type.startswith(b"application/vnd.oasis.opendocument.text"):
            return FileKind.OFFICE
    if "word/document.xml" in package or package.target("", "officeDocument") or "[Content_Types].xml" in package:
        if not any(folder in package for folder in ("xl/workbook.xml", "ppt/presentation.xml")):
            return FileKind.WORD
        raise _other(name, N_("this is a spreadsheet or slides"))
    raise _other(name, N_("this is an archive"))


def _compound(data: bytes, name: str) -> FileKind:
    """A compound file (MS-CFB) by the names in its directory."""
    from difflaw.ooxml import encrypted

    if _stream("EncryptedPackage") in data:
        raise encrypted(name)
    if (
        any(_stream(word) in data for word in ("Workbook", "PowerPoint Document"))
        and _stream("WordDocument") not in data
    ):
        raise _other(name, N_("this is a spreadsheet or slides"))
    return FileKind.OFFICE


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _other(name: str, cause: str) -> InputError:
    return InputError(name, cause, N_("give a text, Word, PDF or HTML file"))
