"""File names as the formats of code hosts want them."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote


def posix_path(name: str) -> str:
    """The path with ``/`` between its folders, without a leading ``./``.

    >>> posix_path("./laws/某条例.txt")
    'laws/某条例.txt'
    """
    return PurePath(name).as_posix()


def uri(name: str) -> str:
    """A URI reference (RFC 3986) for a file: relative where the name is.

    >>> uri("laws/某 条例.txt"), uri("<stdin>")
    ('laws/%E6%9F%90%20%E6%9D%A1%E4%BE%8B.txt', '%3Cstdin%3E')
    """
    path = PurePath(name)
    if not path.is_absolute():
        return quote(path.as_posix(), errors="replace")
    return "file:///" + quote(path.as_posix().lstrip("/"), safe="/:", errors="replace")
