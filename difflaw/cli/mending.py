"""Texts that are mended where they stand: the fixes are made, and the bytes around them stay as they were."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from difflaw.errors import InputError
from difflaw.findings import Judgement
from difflaw.gate.fixing import repair, repaired
from difflaw.i18n import N_
from difflaw.model import Law, Source
from difflaw.pipeline import law
from difflaw.read import read_bytes

MOST_ROUNDS = 5
"""Rounds of fixes on one text: two that touch are made one after the other. More would be two rules that undo
one another."""

TEXTS = ("text/plain", "text/markdown")
MARKS = {
    "utf-16": ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")),
    "utf-32": ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")),
}
"""The byte-order marks that say in which order the bytes of an encoding stand."""


class Mended(NamedTuple):
    """The judgement of a text after its fixes, the edits made, and its ``data``; none where nothing was changed."""

    judgement: Judgement
    edits: int
    data: bytes | None


def mended(judgement: Judgement, judge: Callable[[Law], Judgement], *, unsafe: bool) -> Mended:
    """Make the fixes of ``judgement`` and those that only then can be made; ``judge`` judges the text anew.

    Raises ``InputError`` when the file is no text, was changed since it was read, or could not be written back with
    all its other bytes the same.
    """
    edits, data = 0, None
    for _ in range(MOST_ROUNDS):
        found = repair(judgement, unsafe=unsafe)
        if not found.edits:
            break
        source = found.source
        data = encoded(repaired(found), source, _bytes(source) if data is None else data)
        edits += len(found.edits)
        judgement = judge(law(read_bytes(data, source.name, encoding=source.encoding, max_bytes=len(data))))
    return Mended(judgement, edits, data)


def encoded(text: str, source: Source, data: bytes) -> bytes:
    """``text`` in the encoding of ``source``, whose bytes are ``data``, with its byte-order mark.

    Raises ``InputError`` when the encoding does not give the same bytes for the same text, or lacks a character.
    """
    mark, name = next(
        ((mark, name) for mark, name in MARKS.get(source.encoding, ()) if data.startswith(mark)), (b"", source.encoding)
    )
    try:
        same, new = mark + source.text.encode(name), mark + text.encode(name)
    except UnicodeError:
        same = new = b""
    if same != data:
        raise InputError(
            source.name,
            N_("in {encoding} the file cannot be written back with its other bytes the same"),
            N_("convert it to UTF-8, or make the changes that --diff shows by hand"),
            encoding=source.encoding,
        )
    return new


def _bytes(source: Source) -> bytes:
    if source.media_type not in TEXTS:
        raise InputError(source.name, N_("only text can be mended"), N_("make the changes that --diff shows by hand"))
    data = Path(source.name).read_bytes()
    if hashlib.sha256(data).hexdigest() != source.digest:
        raise InputError(source.name, N_("the file was changed meanwhile"), N_("run it again"))
    return data
