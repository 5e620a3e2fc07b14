"""Every error difflaw raises on purpose, each with its place, its cause and its remedy.

``cause`` and ``remedy`` are message ids of the gettext catalogues with ``{named}`` places; what fills
them is in ``values``. So an error can be shown in the reader's language without knowing it here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping


class DifflawError(Exception):
    """Something the user can put right. ``str(error)`` is one English line.

    >>> str(InputError("a.txt", "no such file", "check the path"))
    'a.txt: no such file; check the path'
    """

    def __init__(self, place: str, cause: str, remedy: str, /, **values: object) -> None:
        super().__init__(place, cause, remedy)
        self.place = place
        self.cause = cause
        self.remedy = remedy
        self.values: Mapping[str, object] = values

    def describe(self, translate: Callable[[str], str] = str) -> str:
        """One line: place, cause, remedy, in the language of ``translate``."""
        cause = translate(self.cause).format_map(self.values)
        remedy = translate(self.remedy).format_map(self.values)
        return one_line(f"{self.place}: {cause}; {remedy}")

    def __str__(self) -> str:
        return self.describe()


def one_line(text: str) -> str:
    """``text`` with line ends, controls, marks that turn the direction of writing and halves of characters
    as escapes: a file may be called anything, and its name is said on one line that harms no terminal.

    >>> one_line("a\\nb\\x1b[31m.txt")
    'a\\\\nb\\\\x1b[31m.txt'
    """
    return "".join(c if c.isprintable() or c in _SPACES else c.encode("unicode_escape").decode("ascii") for c in text)


_SPACES = "\u00a0\u3000"
"""Spaces that Python calls not printable and that stand in Chinese file names all the same."""


class InputError(DifflawError):
    """An input that cannot be read or holds no law."""


class EmptyInputError(InputError):
    """An input without a character in it."""


class OutputError(DifflawError):
    """An output that cannot be written."""


class LinksError(DifflawError):
    """A file of reviewed links that does not parse or does not fit the two texts."""


class UsageError(DifflawError):
    """Options that contradict one another."""


class PolicyError(DifflawError):
    """A policy, a file of suppressions or a baseline that does not parse, contradicts itself or does not fit."""


class RuleError(DifflawError):
    """A rule that fails, so that the text could not be judged."""
