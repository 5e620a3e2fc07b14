"""-o [FORM:]FILE, any number of times: which form goes where, what contradicts itself, and all files or none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from difflaw.changes import Comparison
from difflaw.cli import run
from difflaw.cli.files import staged
from difflaw.cli.outputs import wanted
from difflaw.errors import OutputError
from difflaw.render import registry
from difflaw.render.registry import Report
from tests.cli.complaints import complaint, in_english, laws, parts
from tests.process import difflaw, environment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with ``old.txt`` and ``new.txt``."""
    laws(tmp_path)
    return tmp_path


def listing(folder: Path) -> dict[str, bytes]:
    """What is in a folder, hidden files too."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def made(folder: Path, *options: str) -> set[str]:
    """The files that a run adds to the folder; it ends well and says nothing."""
    before = set(listing(folder))
    done = difflaw("old.txt", "new.txt", *options, cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    return set(listing(folder)) - before


def refused(folder: Path, *options: str) -> tuple[str, str, str]:
    """Place, cause and remedy of a run that is refused and leaves the folder as it was."""
    before = listing(folder)
    told = parts(complaint(in_english("old.txt", "new.txt", *options, cwd=folder)))
    assert listing(folder) == before
    return told


FLAGS = {"html": "--html", "json": "--json", "markdown": "--markdown", "stat": "--stat", "summary": "--summary"}
SUFFIXES = {
    "a.html": "html",
    "a.htm": "html",
    "a.JSON": "json",
    "a.md": "markdown",
    "a.markdown": "markdown",
    "a.txt": "",
    "a": "",
    "a.b/a": "",
    "a.toml": "links",
}


def test_one_comparison_and_several_reports(folder: Path) -> None:
    """Each file holds what a run for it alone prints."""
    named = ["a.html", "stat:b.txt", "json:c", "markdown:d.txt", "summary:e", "text:f", "g.toml"]
    assert made(folder, *(word for name in named for word in ("-o", name))) == {
        "a.html",
        "b.txt",
        "c",
        "d.txt",
        "e",
        "f",
        "g.toml",
    }
    for name, form in (("a.html", "html"), ("b.txt", "stat"), ("c", "json"), ("d.txt", "markdown"), ("e", "summary")):
        assert (folder / name).read_bytes() == difflaw("old.txt", "new.txt", FLAGS[form], cwd=folder).stdout
    assert (folder / "f").read_bytes() == difflaw("old.txt", "new.txt", cwd=folder).stdout
    assert (folder / "g.toml").read_bytes() == difflaw("old.txt", "new.txt", "-o", "links:-", cwd=folder).stdout


@pytest.mark.parametrize("name", SUFFIXES)
def test_suffix_decides_where_no_form_is_named(folder: Path, name: str) -> None:
    """The ending of a name tells the form, in letters of any size; without one it is plain text."""
    (folder / "a.b").mkdir()
    assert difflaw("old.txt", "new.txt", "-o", name, cwd=folder).returncode == 0
    form = SUFFIXES[name]
    same = ["-o", "links:-"] if form == "links" else [FLAGS[form]] if form else []
    assert (folder / name).read_bytes() == difflaw("old.txt", "new.txt", *same, cwd=folder).stdout


def test_named_form_goes_before_the_suffix(folder: Path) -> None:
    """A form that is named, by -o or by a flag, needs no ending and heeds none."""
    assert made(folder, "-o", "json:a.html") == {"a.html"}
    assert made(folder, "--json", "-o", "b.html") == {"b.html"}
    assert made(folder, "--json", "-o", "c.xyz") == {"c.xyz"}
    assert all(json.loads((folder / name).read_bytes()) for name in ("a.html", "b.html", "c.xyz"))


def test_one_output_may_be_standard_output(folder: Path) -> None:
    """Beside files one report goes into the pipe, and no name of a page into the middle of it."""
    done = difflaw("old.txt", "new.txt", "-o", "a.html", "-o", "json:-", cwd=folder)
    assert done.stdout == difflaw("old.txt", "new.txt", "--json", cwd=folder).stdout
    assert (folder / "a.html").exists()
    assert (
        difflaw("old.txt", "new.txt", "-o", "-", cwd=folder).stdout == difflaw("old.txt", "new.txt", cwd=folder).stdout
    )


def test_names_of_pages_are_printed(folder: Path) -> None:
    """As with one page: where standard output is free, it gets the names of the pages."""
    done = difflaw("old.txt", "new.txt", "-o", "a.html", "-o", "b.json", "-o", "c.htm", cwd=folder)
    assert done.stdout == b"a.html\nc.htm\n"


MISTAKES: dict[str, tuple[list[str], str, str]] = {
    "an ending that is none": (["-o", "a.docx"], "a.docx", "the ending .docx stands for no form"),
    "one of two": (["-o", "a.json", "-o", "a.xyz"], "a.xyz", "the ending .xyz stands for no form"),
    "a form that is none": (["-o", "hmtl:a.html"], "hmtl:a.html", "there is no form called hmtl"),
    "no file": (["-o", "json:"], "json:", "no file is named"),
    "two flags": (["--html", "--json"], "--html --json", "these are two forms for one output"),
    "two flags for one file": (["--stat", "--html", "-o", "a"], "--html --stat", "these are two forms for one output"),
    "a flag for two files": (
        ["--json", "-o", "a", "-o", "b"],
        "--json",
        "a flag names the form of one output that has none of its own",
    ),
    "a flag and a form": (
        ["--json", "-o", "json:a"],
        "--json",
        "a flag names the form of one output that has none of its own",
    ),
    "standard output twice": (["-o", "-", "-o", "json:-"], "-", "two outputs go to standard output"),
    "a flag and links for it": (["--json", "--write-links", "-"], "-", "two outputs go to standard output"),
    "a file twice": (["-o", "a.json", "-o", "html:./a.json"], "./a.json", "this is another output as well"),
    "a file twice, as links": (["-o", "a.toml", "--write-links", "a.toml"], "a.toml", "this is another output as well"),
    "the old law": (["-o", "a.json", "-o", "old.txt"], "old.txt", "this is one of the inputs"),
    "a folder": (["-o", "a.json", "-o", "."], ".", "this is a folder"),
    "a page that is none": (["--open", "-o", "a.json"], "--open", "only a page can be opened"),
}


@pytest.mark.parametrize("what", MISTAKES)
def test_what_contradicts_itself_is_refused(folder: Path, what: str) -> None:
    """Nothing is chosen silently: one line, status 2, and no file."""
    options, place, cause = MISTAKES[what]
    assert refused(folder, *options)[:2] == (place, cause)


def test_unknown_form_is_told_the_way_out(folder: Path) -> None:
    """The remedy lists the forms and says how a file of that name is written; so it is."""
    remedy = refused(folder, "-o", "hmtl:a.html")[2]
    assert remedy == (
        "use text, stat, summary, html, json, markdown, links, or write ./hmtl:a.html for a file of that name"
    )
    if os.name == "posix":
        assert made(folder, "-o", "./hmtl:a.html") == {"hmtl:a.html"}
        assert made(folder, "-o", "C:a.json") == {"C:a.json"}


@pytest.mark.parametrize(
    "path", ["C:\\x.html", "c:x.html", "D:/a/x.html", "\\\\server\\a:b.html", "a/b:c.html", "./j:x.html"]
)
def test_drive_is_no_form(path: str) -> None:
    """One letter before the colon is a drive of Windows; what has a folder before it is a path."""
    assert [(output.report.name, output.path) for output in wanted(Comparison, [path], [])] == [("html", path)]
    assert wanted(Comparison, [f"json:{path}"], [])[0].path == path


def test_file_has_no_colour_unless_asked_for(folder: Path) -> None:
    """Plain text in a file is plain, and coloured with --color always."""
    made(folder, "-o", "a.txt", "-o", "stat:b.txt")
    made(folder, "-o", "c.txt", "--color", "always")
    assert b"\x1b" not in (folder / "a.txt").read_bytes() + (folder / "b.txt").read_bytes()
    assert b"\x1b[" in (folder / "c.txt").read_bytes()


def test_links_beside_the_report(folder: Path) -> None:
    """--write-links adds the links to what is shown; with - they are what is shown."""
    done = difflaw("old.txt", "new.txt", "--summary", "--write-links", "a.toml", cwd=folder)
    assert done.stdout == difflaw("old.txt", "new.txt", "--summary", cwd=folder).stdout
    links = (folder / "a.toml").read_bytes()
    assert difflaw("old.txt", "new.txt", "--write-links", "-", cwd=folder).stdout == links
    assert difflaw("old.txt", "new.txt", "-o", "links:-", cwd=folder).stdout == links
    done = difflaw("old.txt", "new.txt", "-o", "b.json", "--write-links", "-", cwd=folder)
    assert done.stdout == links
    assert set(listing(folder)) == {"old.txt", "new.txt", "a.toml", "b.json"}


@pytest.mark.parametrize(
    "options",
    [
        ["-o", "missing/a.json", "--write-links", "links.toml"],
        ["-o", "a.json", "--write-links", "missing/links.toml"],
        ["-o", "there.json", "-o", "new.md", "-o", "missing/a.html"],
        ["-o", "there.json", "-o", "new.md", "-o", "there.json/a.html"],
    ],
    ids=" ".join,
)
def test_where_one_fails_none_is_left(folder: Path, options: list[str]) -> None:
    """After an error the folder is as before: no new file, no changed one, no temporary one."""
    (folder / "there.json").write_text("as it was", encoding="utf-8")
    refused(folder, *options)


if os.name == "posix":  # Windows has no devices of this kind.

    def test_full_disk_behind_standard_output(folder: Path) -> None:
        """Standard output is an output too: where it takes no more, no file is left."""
        before = listing(folder)
        for options in (["-o", "json:-", "-o", "a.md"], ["-o", "a.html"]):
            command = [sys.executable, "-m", "difflaw", "old.txt", "new.txt", *options]
            with Path("/dev/full").open("wb") as full:
                done = subprocess.run(
                    command, cwd=folder, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False
                )
            assert done.returncode == 2
            assert listing(folder) == before

    def test_reader_that_has_gone(folder: Path) -> None:
        """Who closes the pipe has what it wanted: the files are written all the same."""
        reading, writing = os.pipe()
        os.close(reading)
        command = [sys.executable, "-m", "difflaw", "old.txt", "new.txt", "-o", "json:-", "-o", "a.md", "-o", "b.html"]
        with os.fdopen(writing, "wb") as pipe:
            done = subprocess.run(
                command, cwd=folder, env=environment(), stdout=pipe, stderr=subprocess.PIPE, check=False
            )
        assert (done.returncode, done.stderr) == (0, b"")
        assert set(listing(folder)) == {"old.txt", "new.txt", "a.md", "b.html"}

    def test_device_beside_files(folder: Path) -> None:
        """A device is written to as it is."""
        assert made(folder, "-o", "json:/dev/null", "-o", "a.md") == {"a.md"}


@pytest.mark.parametrize("second_names", [True, False], ids=["with second names", "without second names"])
def test_rename_that_fails_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, second_names: bool) -> None:
    """What was renamed already is put back, what was new is taken away, also where files have one name only."""

    def no_link(*_: object) -> None:
        raise OSError("not on this file system")

    if not second_names:
        monkeypatch.setattr(os, "link", no_link)
    names = ["there", "new", "folder", "never"]
    (tmp_path / "there").write_bytes(b"as it was")
    (tmp_path / "never").write_bytes(b"untouched")
    with (
        pytest.raises(OutputError, match="folder: the file cannot be written"),
        staged([(str(tmp_path / name), b"report") for name in names]),
    ):
        (tmp_path / "folder").mkdir()  # made by somebody else meanwhile: a file cannot be renamed onto it
    assert listing(tmp_path) == {"there": b"as it was", "never": b"untouched"}
    assert list((tmp_path / "folder").iterdir()) == []
    with staged([(str(tmp_path / name), b"report") for name in ("there", "new", "never")]):
        assert (tmp_path / "there").read_bytes() == b"as it was"
    assert listing(tmp_path) == dict.fromkeys(("there", "new", "never"), b"report")


def test_outline_takes_the_same(folder: Path) -> None:
    """The outline of a law goes the same way: forms, endings, several files, mistakes."""
    done = difflaw("outline", "old.txt", "-o", "a.json", "-o", "b", "-o", "text:-", cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == (folder / "b").read_bytes() == difflaw("outline", "old.txt", cwd=folder).stdout
    assert (folder / "a.json").read_bytes() == difflaw("outline", "old.txt", "--json", cwd=folder).stdout
    before = listing(folder)
    for options, cause in (
        (["-o", "a.html"], "the ending .html stands for no form"),
        (["-o", "html:a"], "there is no form called html"),
        (["--json", "-o", "json:c"], "a flag names the form of one output that has none of its own"),
        (["-o", "old.txt"], "this is one of the inputs"),
    ):
        assert parts(complaint(in_english("outline", "old.txt", *options, cwd=folder)))[1] == cause
    assert listing(folder) == before


NEW_REPORT = """
def render(subject, options):
    return f"{options.lang} {subject.title}".encode("gb18030")
"""


def test_new_report_takes_a_module_and_a_row(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """With these two a report can be named, is known by its suffix, may be bytes, and stands in the help."""
    (folder / "a_new_report.py").write_text(NEW_REPORT, encoding="utf-8")
    row = Report("new", "Law", (".new",), "application/octet-stream", "a_new_report", binary=True)
    monkeypatch.setattr(registry, "REPORTS", (*registry.REPORTS, row))
    monkeypatch.syspath_prepend(folder)
    monkeypatch.chdir(folder)
    command = ["outline", "old.txt", "--lang", "en"]
    expected = "en 某市绿化条例".encode("gb18030")
    assert run([*command, "-o", "a.new", "-o", "new:b"]) == 0
    assert (folder / "a.new").read_bytes() == (folder / "b").read_bytes() == expected
    assert run([*command, "-o", "new:-"]) == 0
    assert capsysbinary.readouterr().out == expected
    assert run([*command, "--help"]) == 0
    assert b"text, json, new;" in b" ".join(capsysbinary.readouterr().out.split())
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run([*command, "-o", "new:-"]) == 2
    assert (
        capsysbinary.readouterr().err == b"difflaw: <stdout>: a terminal cannot show this report; name a file with -o\n"
    )
