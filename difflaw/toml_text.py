"""TOML that people wrote, read so that every complaint can name its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from difflaw.errors import DifflawError
from difflaw.i18n import N_

MOST_BYTES = 5 * 1024 * 1024
"""Bytes of the largest file read: the decided links of a law of 1,300 articles take 30 KiB."""

MOST_DOTS = 8
"""Dots on a line outside strings and remarks, unless told otherwise: no entry of ours has more than two."""

TomlPlace = tuple[str | int, ...]
"""Where a value stands: keys, and the number (from 0) of an entry of a list of tables."""

_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
_LONG_NUMBER = re.compile(r"[0-9][0-9_]{4299,}")
_TOML_PLACE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")
_PIECE = r'(?:"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+)'
_PIECES = re.compile(_PIECE)
_DOTTED = rf"{_PIECE}(?:[ \t]*\.[ \t]*{_PIECE})*"
_LINE = re.compile(rf"[ \t]*(?:(\[\[?)[ \t]*({_DOTTED})[ \t]*\]|({_DOTTED})[ \t]*=)")


class TomlText:
    """A TOML document: its ``table``, and the line on which each of its values stands."""

    def __init__(self, text: str, name: str, table: Mapping[str, Any]) -> None:
        self.name = name
        self.table = table
        self._text = text

    def line(self, place: TomlPlace) -> int:
        """The line, from 1, of the value at ``place``; where it is not on a line of its own, that of what it
        stands in.

        >>> read_toml('[a]\\nb = 1\\n[[c]]\\nd = 2', "x.toml", DifflawError, "").line(("c", 0, "d"))
        4
        """
        known = self._lines
        return next((known[place[:end]] for end in range(len(place), 0, -1) if place[:end] in known), 1)

    def where(self, place: TomlPlace) -> str:
        """The file and the line of the value at ``place``."""
        return f"{self.name}:{self.line(place)}"

    @cached_property
    def _lines(self) -> Mapping[TomlPlace, int]:
        found: dict[TomlPlace, int] = {}
        entries: dict[TomlPlace, int] = {}
        above: TomlPlace = ()
        for number, line in enumerate(self._text.split("\n"), 1):
            match = _LINE.match(line)
            if match is None:
                continue
            opening, header, key = match.groups()
            if opening:
                above = _keys(header)
                if opening == "[[":
                    entries[above] = entries.get(above, -1) + 1
                    above = (*above, entries[above])
            place = above if opening else (*above, *_keys(key))
            for end in range(1, len(place) + 1):
                found.setdefault(place[:end], number)
        return found


def read_toml(text: str, name: str, error: type[DifflawError], remedy: str, *, most_dots: int = MOST_DOTS) -> TomlText:
    """The document in ``text``; ``name`` is the file's name for errors, ``remedy`` (a message id) what such a file
    should hold.

    Raises ``error``, with file and line, when the text is not TOML, or is larger or nested deeper than any that a
    person writes.
    """
    import tomllib  # late: most runs read no TOML

    _check_size(text, name, error, remedy, most_dots)
    try:
        return TomlText(text, name, tomllib.loads(text))
    except tomllib.TOMLDecodeError as trouble:
        message = str(trouble)
        place = _TOML_PLACE.search(message)
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        reason = _TOML_PLACE.sub("", message).strip()
        cause = N_("not valid TOML ({reason})")
        raise error(f"{name}:{line}", cause, N_("correct the line"), reason=reason) from None
    except ValueError:  # Python turns no text of more than 4,300 digits into a number.
        at = _LONG_NUMBER.search(text)
        line = text.count("\n", 0, at.start() if at else 0) + 1
        raise error(f"{name}:{line}", N_("a number is too long"), N_("write it in quotes")) from None
    except RecursionError:
        raise error(f"{name}:1", N_("the file nests too deeply"), remedy) from None


def _check_size(text: str, name: str, error: type[DifflawError], remedy: str, most_dots: int) -> None:
    """Refuse what would only keep the TOML reader busy: it takes the square of the parts of a key."""
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        limit = MOST_BYTES // (1024 * 1024)
        raise error(name, N_("larger than {size} MiB"), remedy, size=limit)
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > most_dots and _STRING.sub("", line).partition("#")[0].count(".") > most_dots:
            raise error(f"{name}:{number}", N_("the file nests too deeply"), remedy)


def _keys(dotted: str) -> TomlPlace:
    import tomllib

    pieces: list[str] = _PIECES.findall(dotted)
    return tuple(tomllib.loads(f"x = {piece}")["x"] if piece[0] in "\"'" else piece for piece in pieces)
