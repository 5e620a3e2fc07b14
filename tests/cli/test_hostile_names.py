"""File names may be anything: every message stays one line, and no name commands the terminal."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.complaints import NEW, OLD, complaint, in_english, parts
from tests.process import difflaw

NAMES = {
    "spaces": "my  old law.txt",
    "quotes": "a'b\"c`d$(e).txt",
    "markup": "<b>&amp;%s{0}.txt",
    "Chinese": "某市　条例（草案）.txt",
    "a dash": "-o.txt",
}
SHOWN = {name: name for name in NAMES.values()}

if sys.platform == "linux":  # Windows allows none of these in a name; macOS refuses bytes that are no UTF-8.
    NAMES |= {
        "a line feed": "a\nb.txt",
        "a carriage return": "a\rb.txt",
        "an escape": "a\x1b[31mb\x07.txt",
        "a mark that turns writing": "a\u202etxt.b",
        "a line separator": "a\u2028b.txt",
        "bytes that are no text": os.fsdecode(b"a\xff\xfe.txt"),
    }
    SHOWN |= {
        "a\nb.txt": r"a\nb.txt",
        "a\rb.txt": r"a\rb.txt",
        "a\x1b[31mb\x07.txt": r"a\x1b[31mb\x07.txt",
        "a\u202etxt.b": r"a\u202etxt.b",
        "a\u2028b.txt": r"a\u2028b.txt",
        os.fsdecode(b"a\xff\xfe.txt"): r"a\udcff\udcfe.txt",
    }


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """One of the names."""
    return NAMES[str(request.param)]


def write(path: str, text: str) -> None:
    """Write a law to ``path``."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def test_complaint_about_an_input(name: str) -> None:
    """A missing file is named, with what cannot be shown as an escape."""
    line = complaint(in_english("--", f"./{name}", f"./{name}"))
    assert line == f"{SHOWN[name]}: no such file; check the path"


def test_complaint_about_an_output(tmp_path: Path, name: str) -> None:
    """So is an output that cannot be written."""
    folder = os.path.join(tmp_path, "no-such-folder")
    new = os.path.join(tmp_path, "new.txt")
    write(new, NEW)
    line = complaint(in_english("-", new, "--json", "-o", f"{folder}/{name}", stdin=OLD.encode()))
    assert parts(line)[0] == f"{folder}/{SHOWN[name]}"


def test_laws_of_that_name_are_compared(tmp_path: Path, name: str) -> None:
    """A file of that name is read, named in every report, and its page is written where the name says."""
    for folder, text in (("old", OLD), ("new", NEW)):
        os.mkdir(os.path.join(tmp_path, folder))
        write(os.path.join(tmp_path, folder, name), text)
    pair = os.path.join(tmp_path, "old", name), os.path.join(tmp_path, "new", name)
    for options in (["--html"], ["--markdown"], ["--all", "--verbose"], ["--html", "-o", f"./{name}"], ["--json"]):
        done = difflaw(*pair, *options, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, b""), options
        assert b"\x1b" not in done.stdout or options[0] == "--html"
    assert json.loads(done.stdout)["old"]["path"] == pair[0]
    assert os.path.exists(os.path.join(tmp_path, name))


def test_written_links_name_the_files_in_one_line(tmp_path: Path, name: str) -> None:
    """The comment at the head of a links file holds the names; it stays a comment, and the file can be read."""
    for folder, text in (("old", OLD), ("new", NEW)):
        os.mkdir(os.path.join(tmp_path, folder))
        write(os.path.join(tmp_path, folder, name), text)
    pair = os.path.join(tmp_path, "old", name), os.path.join(tmp_path, "new", name)
    links = os.path.join(tmp_path, "links.toml")
    assert difflaw(*pair, "--summary", "--write-links", links).returncode == 0
    done = difflaw(*pair, "--summary", "--links", links)
    assert (done.returncode, done.stderr) == (0, b"")
