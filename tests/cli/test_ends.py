"""However the command line ends, it ends with a status of its own and without a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.process import ROOT, environment

INTERRUPT = "import signal; signal.raise_signal(signal.SIGINT)"

PLACES = {
    "before a command runs": f"""
import difflaw.cli as cli
def translator(language):
    {INTERRUPT}
cli.translator = translator
cli.main(["--version"])""",
    "in a command": f"""
import difflaw.cli as cli
def run(*values):
    {INTERRUPT}
cli._run = run
cli.main(["--version"])""",
    "while the package is imported": f"""
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "difflaw.changes":
            {INTERRUPT}
sys.meta_path.insert(0, Finder())
import difflaw_command
difflaw_command.main()""",
}


def run(code: str, stderr: int = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    """Run ``code`` in a process that is called difflaw and takes Ctrl-C, even where the tests run in the background
    of a shell, which has its children ignore it."""
    start = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); sys.argv[0] = 'difflaw'"
    command = [sys.executable, "-c", f"{start}\n{code}"]
    env = environment(LANG="en_US.UTF-8")
    return subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=stderr, check=False, timeout=120)


@pytest.mark.parametrize("place", PLACES)
def test_an_interrupt_is_silent_wherever_it_comes(place: str) -> None:
    """While the program starts, before a command is chosen, and in it."""
    done = run(PLACES[place])
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_an_interrupt_that_comes_too_late_changes_nothing() -> None:
    """All is printed: the status is that of the work done."""
    done = run(f"""
import atexit
import difflaw.cli as cli
def late():
    {INTERRUPT}
atexit.register(late)
cli.main(["--version"])""")
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_ignored_interrupt_stays_ignored() -> None:
    """As ``nohup`` and a shell's ``&`` want it."""
    done = run(f"""
import signal
signal.signal(signal.SIGINT, signal.SIG_IGN)
import difflaw.cli as cli
real = cli._run
def interrupted(*values):
    {INTERRUPT}
    return real(*values)
cli._run = interrupted
import difflaw_command
sys.argv[1:] = ["--version"]
difflaw_command.main()""")
    assert (done.returncode, done.stderr) == (0, b"")


def test_too_little_memory_is_told_in_one_line() -> None:
    """Not a fault of the program: there is something to put right."""
    done = run("""
import difflaw.cli as cli
def run(*values):
    raise MemoryError
cli._run = run
cli.main(["--version"])""")
    assert done.returncode == 2
    told = "difflaw: <memory>: the memory is used up; compare shorter texts, or allow the process more memory"
    assert done.stderr.decode().splitlines() == [told]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_standard_error_changes_no_status() -> None:
    """The message is lost, the status is not."""
    with open("/dev/full", "wb") as full:
        done = run("import difflaw.cli as cli; cli.main(['no-such-file', 'nor-this'])", stderr=full.fileno())
    assert (done.returncode, done.stdout) == (2, b"")
