"""Other programs, run with a time limit and ended with all that they started.

A program may start others and end before them: ``soffice`` is a script whose time-out leaves ``soffice.bin`` running.
So each gets a process group of its own (on Windows: is ended with its tree), and nothing of it is there afterwards.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

LONGEST_OUTPUT = 64 * 1024
"""Bytes of output kept; it is for messages."""


class Finished(NamedTuple):
    """How a program ended: its exit status, and the beginning of what it wrote to both its outputs."""

    status: int
    output: str


def run(
    command: Sequence[str], *, seconds: float, folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> Finished:
    """Run ``command`` in ``folder`` and wait for its end, at most ``seconds``.

    Guarantee: when this returns or raises, no process of its group is running any more. Its outputs go to a file and
    not through a pipe, which a process that outlives it would hold open.

    >>> import sys
    >>> run([sys.executable, "-c", "print('done')"], seconds=30).output.strip()
    'done'

    Raises ``TimeoutError`` when time is up, ``OSError`` when the program cannot be started.
    """
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            list(command),
            cwd=folder,
            env=dict(environment) if environment is not None else None,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # a group of its own; Windows knows none and has _FLAGS
            creationflags=_FLAGS,
        )
        try:
            status = process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise TimeoutError(f"{command[0]} took longer than {seconds} seconds") from None
        finally:
            _end(process)
        output.seek(0)
        return Finished(status, output.read(LONGEST_OUTPUT).decode("utf-8", "replace"))


if sys.platform == "win32":
    _FLAGS = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW

    def _end(process: subprocess.Popen[bytes]) -> None:
        if process.poll() is None:
            # taskkill knows who started whom; the group alone would only get Ctrl-Break, which may be ignored.
            killer = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run(killer, capture_output=True, check=False, timeout=30)
            process.kill()
            process.wait()

else:
    _FLAGS = 0

    def _end(process: subprocess.Popen[bytes]) -> None:
        # Also where the program itself is done: what it left behind is of its group.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
