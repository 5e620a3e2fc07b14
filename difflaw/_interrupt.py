"""Ctrl-C while the command line is still starting: out at once, without a traceback.

Python runs ``difflaw/__init__.py`` before the first line of any module in it, so a ``try`` in ``cli`` comes too
late. This module is imported first, and does nothing in a process that only uses difflaw as a library.
"""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import NoReturn

INTERRUPTED = 130
"""Exit status after Ctrl-C: what shells give a process that ended by SIGINT, 128 + 2."""


def is_command(arguments: list[str]) -> bool:
    """Whether a process with these arguments is difflaw itself: ``python -m`` puts ``-m`` first while it looks for
    its package, and a script has its own name there.

    >>> is_command(["-m", "a.txt"]), is_command(["/usr/bin/difflaw"]), is_command(["notes.py"]), is_command([])
    (True, True, False, False)
    """
    name = os.path.basename(arguments[0]) if arguments else ""
    return name == "-m" or name.partition(".")[0].lower() in ("difflaw", "difflaw-script")


def leave(number: int, frame: FrameType | None) -> NoReturn:
    """End the process at once, where there is nothing to put in order."""
    os._exit(INTERRUPTED)


def leave_at_once() -> None:
    """Let Ctrl-C end the process at once; not where the process was started to ignore it."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, leave)


def raise_again() -> None:
    """Let Ctrl-C raise ``KeyboardInterrupt`` again, so that files are put in order on the way out."""
    if signal.getsignal(signal.SIGINT) is leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)


if is_command(sys.argv):
    leave_at_once()
