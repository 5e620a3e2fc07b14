"""Office Open XML, as far as reading and writing Word share it: names, safe parsing, size limits, the archive.

Source of the names: ECMA-376, Office Open XML File Formats, part 1 (WordprocessingML) and part 2 (packages).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from difflaw.errors import InputError
from difflaw.i18n import N_

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PART = 64 * 1024 * 1024
"""Bytes of one part, unpacked; the largest among 616 real files has 3 MB."""

MAX_PARTS = 512
"""Parts of a file; real ones have at most 33."""

MAX_RATIO = 200
"""How many times larger a part may be than what it is packed in; 42 is the most among the 616. Small parts are
free of it, because a few hundred equal bytes already pack better."""

FREE_OF_RATIO = 256 * 1024

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", NAMESPACES["w"].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", NAMESPACES["r"].encode()),
)
"""The names of ISO/IEC 29500 strict, which Word writes on request, and ours for them."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first time that an archive can name; one for all parts, so that the same parts give the same bytes."""


def qname(name: str) -> str:
    """A name as lxml writes it.

    >>> qname("w:p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


class Relation(NamedTuple):
    """What a part points to: the last word of the type, the target's path (an address if ``external``)."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of an Office file, each unpacked when asked for and never more than the bounds allow.

    Raises ``InputError`` when ``data`` is no readable archive, is encrypted, or goes beyond a bound.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise damaged(name) from None
        entries = self._archive.infolist()
        if len(entries) > MAX_PARTS:
            raise InputError(
                name,
                N_("the file has {count} parts, more than {most}"),
                N_("save the file anew in Word or WPS"),
                count=len(entries),
                most=MAX_PARTS,
            )
        # WPS and some exporters write back slashes or a leading one.
        self._entries = {entry.filename.replace("\\", "/").lstrip("/"): entry for entry in entries}
        if any(entry.flag_bits & 1 for entry in entries):
            raise encrypted(name)

    def __contains__(self, path: str) -> bool:
        return path in self._entries

    def part(self, path: str) -> bytes:
        """The bytes of the part at ``path``.

        Raises ``InputError`` where it is missing, damaged, or larger than the bounds allow.
        """
        entry = self._entries.get(path)
        if entry is None:
            raise InputError(
                self.name, N_("the part {part} is missing"), N_("save the file anew in Word or WPS"), part=path
            )
        most = MAX_PART
        if entry.file_size > FREE_OF_RATIO:
            most = min(most, entry.compress_size * MAX_RATIO)
        if entry.file_size > most:
            raise self._too_large(path)
        try:
            with self._archive.open(entry) as file:
                data = file.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError):
            raise damaged(self.name) from None
        if len(data) > most:
            raise self._too_large(path)
        return data

    def xml(self, path: str) -> _Element:
        """The root of the XML part at ``path``, entities left alone and nothing fetched.

        Raises ``InputError`` where it is missing, not well-formed, or declares entities.
        """
        return parse_xml(self.part(path), f"{self.name} ({path})")

    def relations(self, path: str) -> dict[str, Relation]:
        """What the part at ``path`` (``""``: the file as a whole) points to, by id. Nothing is followed."""
        folder, base = posixpath.split(path)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self:
            return {}
        found: dict[str, Relation] = {}
        for row in self.xml(rels):
            external = row.get("TargetMode") == "External"
            target = row.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[row.get("Id", "")] = Relation(row.get("Type", "").rpartition("/")[2], target, external)
        return found

    def target(self, path: str, kind: str) -> str | None:
        """The first part of ``kind`` that the part at ``path`` points to and that is there."""
        rows = self.relations(path).values()
        return next((row.target for row in rows if row.kind == kind and not row.external and row.target in self), None)

    def _too_large(self, path: str) -> InputError:
        return InputError(
            self.name,
            N_("the part {part} unpacks to more than is sound"),
            N_("if you trust the file, save it anew in Word or WPS"),
            part=path,
        )


def parse_xml(data: bytes, place: str) -> _Element:
    """The root element of ``data``; ``place`` names it in errors.

    Raises ``InputError`` for XML that is not well-formed and for a document type: no Office file has one, and
    entities are how XML attacks its reader.
    """
    from lxml import etree

    if b"purl.oclc.org/ooxml" in data:
        for strict, ours in _STRICT:
            data = data.replace(strict, ours)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = getattr(error, "msg", None) or str(error)
        raise InputError(
            place, N_("the XML is damaged ({reason})"), N_("save the file anew in Word or WPS"), reason=reason
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(
            place, N_("the XML declares entities, which no Word file does"), N_("use a file from a source you trust")
        )
    return root


def pack(parts: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of ``parts`` in their order; the same parts give the same bytes.

    >>> pack({"a.xml": b"<a/>"}) == pack([("a.xml", b"<a/>")])
    True
    """
    rows = parts.items() if isinstance(parts, Mapping) else parts
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in rows:
            entry = zipfile.ZipInfo(path, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, data)
    return out.getvalue()


def damaged(name: str) -> InputError:
    """What is to be said of a file that ends early or was changed on its way."""
    return InputError(name, N_("the file is damaged or incomplete"), N_("fetch or save it anew"))


def encrypted(name: str) -> InputError:
    """What is to be said of a file that opens only with a password."""
    return InputError(name, N_("the file is protected with a password"), N_("save it without the password"))
