"""Standard output: the terminal, the pager, or a pipe."""

from __future__ import annotations

import os
import shutil
import sys

from difflaw.errors import OutputError
from difflaw.i18n import N_

STDOUT = "-"


def to_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def columns() -> int:
    """The width of the terminal; 80 where there is none to ask."""
    return shutil.get_terminal_size((80, 24)).columns


def in_color(color: str, *, screen: bool) -> bool:
    """Whether to write escape codes, where ``color`` is the value of ``--color``: with ``auto`` on a ``screen``
    alone. ``NO_COLOR`` (no-color.org) and a dumb terminal turn colour off where it was left to us."""
    if color != "auto":
        return color == "always"
    return screen and to_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def as_bytes(report: str | bytes) -> bytes:
    """The report as it goes into a pipe or file: text as UTF-8, so that its bytes do not depend on the machine."""
    return report if isinstance(report, bytes) else report.encode("utf-8", "backslashreplace")


def print_report(report: str | bytes, *, page: bool = False) -> None:
    """Print ``report``: to a terminal in its own encoding (through the pager when ``page`` and it is longer
    than the screen), to a pipe or file as ``as_bytes`` has it.

    Raises ``OutputError`` when the process was started without a standard output, or when it is a terminal
    and the report is no text.
    """
    if sys.stdout is None:
        raise OutputError("<stdout>", N_("standard output is closed"), N_("name a file with -o"))
    if not to_terminal():
        sys.stdout.flush()
        sys.stdout.buffer.write(as_bytes(report))
        sys.stdout.flush()
    elif isinstance(report, bytes):
        raise OutputError("<stdout>", N_("a terminal cannot show this report"), N_("name a file with -o"))
    else:
        _show(report, page)


def _show(text: str, page: bool) -> None:
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
    if page and text.count("\n") >= shutil.get_terminal_size((80, 24)).lines:
        import click

        # less shows colour and Chinese only when told to, whatever locale is installed.
        os.environ.setdefault("LESS", "FRX")
        os.environ.setdefault("LESSCHARSET", "utf-8")
        click.echo_via_pager(text.removesuffix("\n"), color=True)  # it adds one
    else:
        sys.stdout.write(text)
        sys.stdout.flush()
