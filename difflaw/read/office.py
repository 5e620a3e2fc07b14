"""Word 97 (.doc), OpenDocument (.odt), rich text (.rtf) and WPS (.wps) to a Source, by LibreOffice where it is there.

LibreOffice writes the file anew as .docx, which keeps numbering and tracked changes, and the reader of .docx goes on
from there. It runs with a profile of its own that is gone afterwards, with macros and links switched off.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from difflaw import processes
from difflaw.errors import InputError
from difflaw.i18n import N_
from difflaw.model import Source
from difflaw.read.docx import read_docx
from difflaw.read.extras import need
from difflaw.read.sniff import suffix_of

SECONDS = 120
"""Time for one file. A law takes two to four seconds, the first start on a cold machine thirty."""

_PROGRAMS = ("soffice", "libreoffice")
_PLACES = {
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.com",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    ),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}
"""Where LibreOffice stands when it is not on the path, as its installers put it."""

_MEDIA_TYPES = {
    ".doc": "application/msword",
    ".wps": "application/vnd.ms-works",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".xml": "application/xml",
}

_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)
"""Settings of LibreOffice: no macros whatever their signature, nothing fetched, no links brought up to date."""


def read_office(data: bytes, name: str, revisions: str = "accept") -> Source:
    """The source that ``data`` holds, a document that LibreOffice can open.

    Guarantee: however it ends, no process of LibreOffice and no temporary file is left.

    Raises ``InputError`` where LibreOffice is missing, takes too long, or cannot open the file; otherwise as
    ``read_docx`` does.
    """
    need("docx", name)
    program = find_program()
    if program is None:
        raise InputError(
            name,
            N_("reading this format needs LibreOffice, which is not installed"),
            N_("install LibreOffice (libreoffice.org), or save the file as .docx"),
        )
    suffix = _suffix(data, name)
    file = f"document{suffix}"
    word = as_word(program, {file: data}, name)[file]
    source = read_docx(word, name, revisions)
    return replace(source, media_type=_MEDIA_TYPES[suffix], digest=hashlib.sha256(data).hexdigest())


def find_program() -> str | None:
    """LibreOffice, where it is on the path or where its installers put it."""
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    return found or next((place for place in _PLACES.get(sys.platform, ()) if Path(place).exists()), None)


def _suffix(data: bytes, name: str) -> str:
    """The ending under which LibreOffice takes the file for what it is."""
    if data.startswith(b"PK"):
        return ".odt"
    if data.lstrip().startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(b"\xd0\xcf"):
        return ".wps" if suffix_of(name) in (".wps", ".wpt") else ".doc"
    return ".xml"


def _profile() -> str:
    """The settings as LibreOffice keeps them in a profile."""
    rows = (
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    head = '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    return "".join(('<?xml version="1.0" encoding="UTF-8"?>', head, *rows, "</oor:items>"))


def as_word(program: str, documents: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    """``documents``, by the names of their files, written anew as .docx in one run of LibreOffice; ``name`` is what
    they are called in errors. What LibreOffice cannot open is an error too.

    Raises ``InputError`` as ``read_office`` does.
    """
    with tempfile.TemporaryDirectory(prefix="difflaw-", ignore_cleanup_errors=True) as folder:
        here = Path(folder)
        user = here / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
        for file, data in documents.items():
            (here / file).write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={user.parent.as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(here / "out")),
            *(str(here / file) for file in documents),
        ]
        told = _run(command, here, name)
        written = {file: here / "out" / f"{Path(file).stem}.docx" for file in documents}
        if not all(path.exists() for path in written.values()):
            raise InputError(
                name,
                N_("LibreOffice cannot open the file ({reason})"),
                N_("open it in Word or WPS and save it as .docx"),
                reason=told,
            )
        return {file: path.read_bytes() for file, path in written.items()}


def _run(command: Sequence[str], folder: Path, name: str) -> str:
    """Run LibreOffice; what it said, on one line."""
    try:
        done = processes.run(command, seconds=SECONDS, folder=folder, environment={**os.environ, "HOME": str(folder)})
    except TimeoutError:
        raise InputError(
            name,
            N_("LibreOffice took longer than {seconds} seconds"),
            N_("open the file in Word or LibreOffice and save it as .docx"),
            seconds=SECONDS,
        ) from None
    except OSError as error:
        raise InputError(
            name,
            N_("LibreOffice could not be started ({reason})"),
            N_("save the file as .docx"),
            reason=error.strerror or str(error),
        ) from None
    return " ".join(done.output.split())[:200] or f"status {done.status}"
