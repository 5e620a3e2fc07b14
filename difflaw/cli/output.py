"""Where a result goes: standard output, the pager, or a file that is whole or not there at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from difflaw.errors import OutputError
from difflaw.i18n import N_

STDOUT = "-"


def to_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def columns() -> int:
    """The width of the terminal; 80 where there is none to ask."""
    return shutil.get_terminal_size((80, 24)).columns


def print_text(text: str, *, page: bool = False) -> None:
    """Print ``text``: to a terminal in its own encoding (through the pager when ``page`` and it is longer
    than the screen), to a pipe or file as UTF-8, so that its bytes do not depend on the machine.

    Raises ``OutputError`` when the process was started without a standard output.
    """
    if sys.stdout is None:
        raise OutputError("<stdout>", N_("standard output is closed"), N_("name a file with -o"))
    if not to_terminal():
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
        return
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


def write_file(path: str, text: str, *, inputs: Iterable[str] = ()) -> None:
    """Write ``text`` to ``path`` as UTF-8: beside it first and then by renaming, so that a failure leaves
    what was there. A symbolic link stays one; a pipe or a device is written to.

    Raises ``OutputError`` when it cannot be written, or when ``path`` is one of ``inputs``.
    """
    data = text.encode("utf-8", "backslashreplace")
    if any(_same_file(path, other) for other in inputs):
        raise OutputError(path, N_("this is one of the inputs"), N_("name another file"))
    try:
        target = Path(path)
        if target.is_dir() or path.endswith(("/", os.sep)):
            raise OutputError(path, N_("this is a folder"), N_("name a file in it"))
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(target)), data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(path, error) from None


def _replace(target: Path, data: bytes) -> None:
    """Let ``target`` hold ``data``, in one step."""
    import tempfile  # late: most runs write no file

    if target.exists() and not os.access(target, os.W_OK):
        # Renaming would get round the protection of the file; it asks only whether the folder is writable.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    # The name is short on purpose: one made from the target's could be longer than a file system allows.
    handle, beside = tempfile.mkstemp(prefix=".difflaw-", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        with contextlib.suppress(OSError):
            os.chmod(beside, target.stat().st_mode if target.exists() else 0o666 & ~_umask())
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise


def _same_file(path: str, other: str) -> bool:
    try:
        return os.path.samefile(path, other)
    except OSError:
        return False


def _umask() -> int:
    """The process's umask; there is no way to read it but to set it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def unwritable(path: str, error: OSError) -> OutputError:
    """What is to be said when ``path`` cannot be written because of ``error``."""
    reason = error.strerror or str(error)
    return OutputError(path, N_("the file cannot be written ({reason})"), N_("name another place"), reason=reason)
