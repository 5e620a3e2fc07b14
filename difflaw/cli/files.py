"""Files that are written whole or not at all, and all of them or none."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from difflaw.errors import OutputError
from difflaw.i18n import N_


class _Staged(NamedTuple):
    """A file that is written and not yet in its place: the ``path`` as the user gave it, the ``target`` after
    symbolic links, and the new content ``beside`` it."""

    path: str
    target: Path
    beside: Path


@contextmanager
def staged(files: Iterable[tuple[str, bytes]]) -> Iterator[None]:
    """Write each of ``files`` (path and content) beside its place; rename them all into place when the block
    ends well.

    Guarantees: where the block or any step fails, every path holds what it held before, and no other file is
    left behind; a symbolic link stays one; a file that may not be written is not replaced either.

    Raises ``OutputError`` for what cannot be written.
    """
    waiting: list[_Staged] = []
    try:
        for path, data in files:
            waiting.append(_stage(path, data))
        yield
        _commit(waiting)
    finally:
        for file in waiting:
            _remove(file.beside)


def write_through(path: str, data: bytes) -> None:
    """Write ``data`` to the pipe or device at ``path``, which cannot be renamed into its place.

    Raises ``OutputError``, and ``BrokenPipeError`` when its reader has gone.
    """
    with _told(path):
        Path(path).write_bytes(data)


def is_stream(path: str) -> bool:
    """Whether a pipe or a device stands at ``path``."""
    target = Path(path)
    try:
        return target.exists() and not target.is_file() and not target.is_dir()
    except OSError:
        return False


def same_file(path: str, other: str) -> bool:
    """Whether two paths lead to one file, be it there or still to be made."""
    try:
        return os.path.samefile(path, other)
    except OSError:
        return os.path.normcase(os.path.realpath(path)) == os.path.normcase(os.path.realpath(other))


def unwritable(path: str, error: OSError) -> OutputError:
    """What is to be said when ``path`` cannot be written because of ``error``."""
    reason = error.strerror or str(error)
    return OutputError(path, N_("the file cannot be written ({reason})"), N_("name another place"), reason=reason)


@contextmanager
def _told(path: str) -> Iterator[None]:
    """Tell trouble with ``path`` as our own."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(path, error) from None


def _stage(path: str, data: bytes) -> _Staged:
    with _told(path):
        if Path(path).is_dir() or path.endswith(("/", os.sep)):
            raise OutputError(path, N_("this is a folder"), N_("name a file in it"))
        target = Path(os.path.realpath(path))
        if target.exists() and not os.access(target, os.W_OK):
            # Renaming would get round the protection of the file; it asks only whether the folder is writable.
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return _Staged(path, target, _written_beside(target, data))


def _written_beside(target: Path, data: bytes) -> Path:
    import tempfile  # late: most runs write no file

    # The name is short on purpose: one made from the target's could be longer than a file system allows.
    handle, name = tempfile.mkstemp(prefix=".difflaw-", suffix=".tmp", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        with contextlib.suppress(OSError):
            os.chmod(beside, target.stat().st_mode if target.exists() else 0o666 & ~_umask())
    except BaseException:
        _remove(beside)
        raise
    return beside


def _commit(files: Sequence[_Staged]) -> None:
    """Rename all into place; on an error put back what was there."""
    kept = []
    with ExitStack() as undo:
        for file in files:
            # The last one needs no way back: renaming happens or does not.
            before = _renamed(file, keep=file is not files[-1])
            undo.callback(_put_back, file, before)
            kept.append(before)
        undo.pop_all()
    for before in filter(None, kept):
        _remove(before)


def _renamed(file: _Staged, *, keep: bool) -> Path | None:
    """Rename ``file`` into its place; where what stood there is kept meanwhile, if there was anything."""
    with _told(file.path):
        before = _second_name(file) if keep and file.target.exists() else None
        try:
            os.replace(file.beside, file.target)
        except BaseException:
            if before:
                _remove(before)
            raise
    return before


def _second_name(file: _Staged) -> Path:
    """Another name for what stands in the target; a copy where the file system has no second names."""
    before = file.beside.with_suffix(".old")
    try:
        os.link(file.target, before)
    except OSError:
        shutil.copy2(file.target, before)
    return before


def _put_back(file: _Staged, before: Path | None) -> None:
    """Let the target hold what it held; should that fail, its content is still there under its second name."""
    with _told(file.path):
        if before:
            os.replace(before, file.target)
        else:
            os.unlink(file.target)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)


def _umask() -> int:
    """The process's umask; there is no way to read it but to set it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
