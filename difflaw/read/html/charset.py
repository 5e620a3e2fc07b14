"""The characters of a page: byte-order mark, what the bytes prove, what the page declares, what statistics say.

Source: HTML Living Standard, 13.2.3.2 (determining the character encoding); the labels of the Encoding Standard, where
GB 2312 and GBK mean GB 18030. Pages that declare GB 2312 hold characters outside it (镕, 喆) every day.
"""

from __future__ import annotations

import codecs
import re

from difflaw.errors import InputError
from difflaw.read.encoding import Decoded, decode

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
HEAD = 4096
"""Bytes in which a declaration is looked for; the standard asks for 1024, real pages have longer comments."""

_MEANS = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode_page(data: bytes, place: str, encoding: str | None = None) -> Decoded:
    """The characters of the page ``data``; ``place`` names it in errors, ``encoding`` overrides the search.

    Bytes that the declared encoding does not know become U+FFFD, which a notice tells of later: one bad byte in an
    advertisement is no reason to refuse a law.

    >>> decode_page('<meta charset="gb2312"><p>朱镕基、第一条'.encode("gb18030"), "x").encoding
    'gb18030'
    >>> decode_page('<meta charset="gb2312"><p>第一条'.encode("utf-8"), "x").encoding
    'utf-8'

    Raises ``InputError`` as ``decode`` does.
    """
    if encoding or data.startswith(_MARKS):
        return decode(data, place, encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    name = declared(data)
    if name:
        strict = _try(data, name)
        if strict is not None:
            return strict
    try:
        return decode(data, place)
    except InputError:
        if not name:
            raise
    return Decoded(data.decode(name, "replace"), name)


def declared(data: bytes) -> str:
    """The encoding that the page names, as Python knows it; ``""`` where it names none that there is."""
    match = _XML.search(data, 0, HEAD) or _META.search(data, 0, HEAD)
    label = match[1].decode("ascii", "replace").lower() if match else ""
    try:
        return codecs.lookup(_MEANS.get(label, label)).name if label else ""
    except LookupError:
        return ""


def _try(data: bytes, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(name), name)
    except (UnicodeError, ValueError):
        return None
