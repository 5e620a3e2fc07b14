"""Bytes to Source: a file, standard input or a string, decoded, with its markup found and left in place."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from pathlib import Path
from typing import BinaryIO

from difflaw.errors import InputError
from difflaw.i18n import N_
from difflaw.model import Source
from difflaw.read.encoding import decode
from difflaw.read.front_matter import find_front_matter, find_info
from difflaw.read.markdown import MarkupFound, find_marks, looks_like_markdown

__all__ = ["MAX_BYTES", "read", "read_bytes", "read_text"]

MAX_BYTES = 50 * 1024 * 1024
"""The largest input taken without being told to: the whole 民法典 has 0.4 MiB."""

PIECE = 1024 * 1024
"""Bytes read at a time: any law, with little to spare."""

STDIN = "-"
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd")


def read(path: str | os.PathLike[str], *, encoding: str | None = None, max_bytes: int = MAX_BYTES) -> Source:
    """The source at ``path``; ``"-"`` is standard input.

    ``encoding`` overrides detection; ``max_bytes`` bounds the size.

    Raises ``InputError`` when there is no readable text file there.
    """
    name = os.fspath(path)
    if name == STDIN:
        if sys.stdin is None:
            raise InputError("<stdin>", N_("standard input is closed"), N_("name a file"))
        data = _at_most(sys.stdin.buffer, max_bytes + 1)
        return read_bytes(data, "<stdin>", encoding=encoding, max_bytes=max_bytes)
    return read_bytes(_load(Path(name), max_bytes), name, encoding=encoding, max_bytes=max_bytes)


def read_bytes(data: bytes, name: str, *, encoding: str | None = None, max_bytes: int = MAX_BYTES) -> Source:
    """The source that ``data`` holds; ``name`` stands for it in reports, its ending tells the format.

    Raises ``InputError`` as ``read`` does.
    """
    if len(data) > max_bytes:
        raise _too_large(name, max_bytes)
    decoded = decode(data, name, encoding)
    return read_text(decoded.text, name, encoding=decoded.encoding, digest=hashlib.sha256(data).hexdigest())


def read_text(
    text: str, name: str = "<text>", *, encoding: str = "utf-8", digest: str = "", markdown: bool | None = None
) -> Source:
    """The source that the string ``text`` is. ``markdown`` says whether it is Markdown; by default the name
    and the text tell.

    >>> from difflaw.spans import Span
    >>> source = read_text("# 某条例\\n\\n第一条 为了……")
    >>> source.media_type, source.quote(Span(0, 5))
    ('text/markdown', '某条例')
    """
    front = find_front_matter(text)
    if markdown is None:
        markdown = name.lower().endswith(_MARKDOWN_NAMES) or front is not None or looks_like_markdown(text)
    start = front.span.end if front else 0
    marks = find_marks(text, start) if markdown else MarkupFound((), ())
    return Source(
        name=name,
        text=text,
        media_type="text/markdown" if markdown else "text/plain",
        encoding=encoding,
        digest=digest or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        markup=((front.span,) if front else ()) + marks.markup,
        front_matter=front.span if front else None,
        headings=marks.headings,
        metadata=front.metadata if front else find_info(text),
        notices=(front.notices if front else ()) + marks.notices,
        line_starts=(0, *(match.end() for match in _LINE_END.finditer(text))),
    )


def _load(path: Path, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            raise InputError(str(path), N_("this is a folder"), N_("name a file in it"))
        with path.open("rb") as file:
            data = _at_most(file, max_bytes + 1)
    except FileNotFoundError:
        raise InputError(str(path), N_("no such file"), N_("check the path")) from None
    except PermissionError:
        raise InputError(str(path), N_("the file may not be read"), N_("check its permissions")) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            str(path), N_("the file cannot be read ({reason})"), N_("check the path"), reason=reason
        ) from None
    if len(data) > max_bytes:
        raise _too_large(str(path), max_bytes)
    return data


def _at_most(file: BinaryIO, count: int) -> bytes:
    """At most ``count`` bytes of ``file``, in pieces: ``file.read(count)`` would set aside ``count`` bytes first,
    however small the file is."""
    pieces: list[bytes] = []
    while count and (piece := file.read(min(count, PIECE))):
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)


def _too_large(name: str, max_bytes: int) -> InputError:
    return InputError(
        name,
        N_("larger than {size} MiB"),
        N_("raise the bound with --max-size"),
        size=max(1, max_bytes // (1024 * 1024)),
    )
