"""What difflaw does when it is talking to a terminal: a pseudo-terminal of the system, so POSIX alone."""

from __future__ import annotations

import errno
import os
import select
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from tests.cli.complaints import laws
from tests.process import DRAFT, ENACTED, difflaw, environment


class Screen(NamedTuple):
    """What a process left: its status, what the terminal got, and what went to standard error."""

    status: int
    text: str
    errors: str


if os.name == "posix":
    import fcntl
    import pty
    import struct
    import termios

    def on_terminal(*arguments: str | Path, cwd: Path, size: tuple[int, int] = (24, 80), **changes: str) -> Screen:
        """Run difflaw with standard output on a terminal of ``size`` (lines, columns)."""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        command = [sys.executable, "-m", "difflaw", *map(str, arguments)]
        variables = {"TERM": "xterm-256color", "LINES": "", "COLUMNS": "", **changes}
        with subprocess.Popen(
            command,
            cwd=cwd,
            env=environment(**variables),
            stdin=theirs,
            stdout=theirs,
            stderr=subprocess.PIPE,
        ) as process:
            os.close(theirs)
            text = everything_from(ours)
            assert process.stderr
            errors = process.stderr.read().decode()
        os.close(ours)
        return Screen(process.returncode, text.replace("\r\n", "\n"), errors)

    def everything_from(terminal: int) -> str:
        """What is written to the terminal until the last writer closes it."""
        data, end = b"", time.monotonic() + 120
        while time.monotonic() < end:
            ready, _, _ = select.select([terminal], [], [], 1)
            try:
                piece = os.read(terminal, 65536) if ready else None
            except OSError as error:  # Linux says EIO where others say end of file.
                if error.errno != errno.EIO:
                    raise
                piece = b""
            if piece == b"":
                return data.decode()
            data += piece or b""
        raise TimeoutError(data.decode(errors="replace"))

    def test_page_goes_to_a_file(tmp_path: Path) -> None:
        """--html on a terminal writes ENACTED-STEM.redline.html into the current folder and prints its name."""
        folder = tmp_path / "here"
        folder.mkdir()
        screen = on_terminal(DRAFT, ENACTED, "--html", cwd=folder)
        assert screen == Screen(0, "datong-2019-enacted.redline.html\n", "")
        assert os.listdir(folder) == ["datong-2019-enacted.redline.html"]
        page = (folder / "datong-2019-enacted.redline.html").read_bytes()
        assert page == difflaw(DRAFT, ENACTED, "--html").stdout

    def test_page_on_a_terminal_when_asked_for(tmp_path: Path) -> None:
        """-o - puts the page on standard output, terminal or not."""
        laws(tmp_path)
        screen = on_terminal("old.txt", "new.txt", "--html", "-o", "-", cwd=tmp_path)
        assert screen.text.startswith("<!")
        assert sorted(os.listdir(tmp_path)) == ["new.txt", "old.txt"]

    def test_page_from_standard_input_has_a_name(tmp_path: Path) -> None:
        """The new law has no name to take where it came from standard input."""
        laws(tmp_path)
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            [sys.executable, "-m", "difflaw", "old.txt", "-", "--html"],
            cwd=tmp_path,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=theirs,
        ) as process:
            os.close(theirs)
            process.communicate((tmp_path / "new.txt").read_bytes())
        os.close(ours)
        assert sorted(os.listdir(tmp_path)) == ["new.txt", "old.txt", "stdin.redline.html"]

    def test_color_follows_the_terminal(tmp_path: Path) -> None:
        """Colour on a terminal, none where NO_COLOR, a dumb terminal or --color never asks for none."""
        laws(tmp_path)

        def colored(*options: str, **changes: str) -> bool:
            screen = on_terminal("old.txt", "new.txt", *options, cwd=tmp_path, size=(1000, 80), **changes)
            assert (screen.status, screen.errors) == (0, "")
            return "\x1b[" in screen.text

        assert colored()
        assert not colored(NO_COLOR="1")
        assert colored(NO_COLOR="")
        assert not colored(TERM="dumb")
        assert not colored("--color", "never")
        assert colored("--color", "always", NO_COLOR="1", TERM="dumb")

    def test_pager_gets_what_is_longer_than_the_screen(tmp_path: Path) -> None:
        """The pager of PAGER runs when the text has more lines than the screen, and only then."""
        laws(tmp_path)
        pager = script(tmp_path / "pager", "echo PAGED; cat")
        long = on_terminal("old.txt", "new.txt", "--all", cwd=tmp_path, size=(5, 80), PAGER=str(pager))
        short = on_terminal("old.txt", "new.txt", "--all", cwd=tmp_path, size=(500, 80), PAGER=str(pager))
        assert long.text.startswith("PAGED\n")
        assert short.text == long.text.removeprefix("PAGED\n")
        assert "{+" not in short.text

    def test_pager_that_is_left_early_is_silent(tmp_path: Path) -> None:
        """Who has seen enough quits the pager: no complaint."""
        pager = script(tmp_path / "pager", "head -n 1")
        screen = on_terminal(DRAFT, ENACTED, "--all", cwd=tmp_path, PAGER=str(pager))
        assert (screen.status, screen.errors) == (0, "")
        assert screen.text.count("\n") == 1

    def test_outline_is_paged_too(tmp_path: Path) -> None:
        """A tree of a whole law is longer than a screen."""
        pager = script(tmp_path / "pager", "echo PAGED; cat")
        screen = on_terminal("outline", ENACTED, cwd=tmp_path, PAGER=str(pager))
        assert screen.text.startswith("PAGED\n")
        assert screen.text.removeprefix("PAGED\n") == difflaw("outline", ENACTED).stdout.decode()

    def test_browser_gets_the_page(tmp_path: Path) -> None:
        """--open writes the page and gives its address to the browser; the address of any file is a valid one."""
        old, new = laws(tmp_path)
        browser = script(tmp_path / "browser", f"printf '%s' \"$1\" > '{tmp_path}/address'")
        done = difflaw(old, new, "--open", "-o", tmp_path / "a b#c.html", BROWSER=f"{browser} %s")
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode() == f"{tmp_path}/a b#c.html\n"
        wait_for(tmp_path / "address")
        assert (tmp_path / "address").read_text(encoding="utf-8") == (tmp_path / "a b#c.html").as_uri()

    def test_browser_that_cannot_be_started(tmp_path: Path) -> None:
        """The page is there all the same, and it is said that nobody shows it."""
        old, new = laws(tmp_path)
        done = difflaw(old, new, "--html", "--open", cwd=tmp_path, BROWSER="false", PATH="", LANG="en_US.UTF-8")
        assert done.returncode == 2
        assert done.stderr.decode().startswith("difflaw: new.redline.html: no browser could be started; ")
        assert (tmp_path / "new.redline.html").exists()

    def script(path: Path, line: str) -> Path:
        """A program of one line of shell."""
        path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    def wait_for(path: Path) -> None:
        """Wait until a file has something in it."""
        end = time.monotonic() + 60
        while not (path.exists() and path.stat().st_size):
            assert time.monotonic() < end, path
            time.sleep(0.05)


def test_color_in_a_pipe(tmp_path: Path) -> None:
    """No colour in a pipe, but brackets; colour where it is asked for."""
    laws(tmp_path)
    plain = difflaw("old.txt", "new.txt", cwd=tmp_path).stdout.decode()
    colored = difflaw("old.txt", "new.txt", "--color", "always", cwd=tmp_path, NO_COLOR="1").stdout.decode()
    assert "\x1b" not in plain
    assert "[-五十元-]{+二百元+}" in plain
    assert "\x1b[" in colored
    assert "[-五十元-]" not in colored
