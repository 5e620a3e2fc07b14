"""The page in a web archive (MHTML): what browsers save as .mht, and what web editors embed in Word files.

Source: RFC 2557. The editors declare quoted-printable and escape nothing but ``=``, so the bytes of the text are UTF-8
as they stand; the standard library's decoder leaves them as they are.
"""

from __future__ import annotations

import re

from difflaw.errors import InputError
from difflaw.i18n import N_

_HEADER = re.compile(
    rb"\A\s*(?:(?:From|Subject|Date|Snapshot-Content-Location|MIME-Version|Content-[\w-]+|X-[\w-]+):[^\n]*\n"
    rb"(?:[ \t][^\n]*\n)*)+",
    re.IGNORECASE,
)
MOST_PARTS = 512
"""Parts looked through: a saved page has a few dozen, nearly all pictures."""


def is_archive(data: bytes) -> bool:
    """Whether ``data`` begins like a web archive.

    >>> is_archive(b"MIME-Version: 1.0\\r\\nContent-Type: multipart/related"), is_archive(b"<html>")
    (True, False)
    """
    match = _HEADER.match(data[:4096] + b"\n")
    return bool(match) and b"content-type:" in data[:4096].lower() and b"mime-version:" in data[:4096].lower()


def page_of_archive(data: bytes, name: str) -> bytes:
    """The first page in the web archive ``data``, its transfer encoding undone; ``data`` itself where it is no archive.

    Raises ``InputError`` for an archive without a page.
    """
    if not is_archive(data):
        return data
    from email import message_from_bytes

    message = message_from_bytes(data.lstrip())
    for count, part in enumerate(message.walk()):
        if count >= MOST_PARTS:
            break
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                return page
    raise InputError(name, N_("the web archive holds no page"), N_("save the page anew from the browser"))
