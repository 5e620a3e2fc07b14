"""Where a result goes, and that a file is whole or is not there at all."""

from __future__ import annotations

import ctypes
import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.cli.complaints import NEW, complaint, in_english, laws, parts
from tests.process import difflaw, environment


def listing(folder: Path) -> list[str]:
    """The names in a folder, hidden ones too."""
    return sorted(os.listdir(folder))


@pytest.mark.parametrize("option", ["--json", "--html", "--markdown", "--stat", "--summary", "--all"])
def test_file_holds_what_a_pipe_gets(tmp_path: Path, option: str) -> None:
    """-o FILE, -o - and a pipe get the same bytes, and nothing else is left in the folder."""
    laws(tmp_path)
    piped = difflaw("old.txt", "new.txt", option, cwd=tmp_path)
    dashed = difflaw("old.txt", "new.txt", option, "-o", "-", cwd=tmp_path)
    written = difflaw("old.txt", "new.txt", option, "-o", "out", cwd=tmp_path)
    assert piped.stdout
    assert dashed.stdout == piped.stdout
    assert (tmp_path / "out").read_bytes() == piped.stdout
    assert written.stdout == (b"out\n" if option == "--html" else b"")
    assert [done.returncode for done in (piped, dashed, written)] == [0, 0, 0]
    assert [done.stderr for done in (piped, dashed, written)] == [b"", b"", b""]
    assert listing(tmp_path) == ["new.txt", "old.txt", "out"]


def test_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    """What stood in the output is gone; who may read it stays as it was."""
    old, new = laws(tmp_path)
    out = tmp_path / "out.json"
    out.write_text("x" * 100_000, encoding="utf-8")
    out.chmod(0o640)
    assert difflaw(old, new, "--json", "-o", out).returncode == 0
    assert json.loads(out.read_text(encoding="utf-8"))["schema"]
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o640


def unwritable(folder: Path) -> dict[str, Path]:
    """Outputs that cannot be written, by what is the matter with them."""
    (folder / "a-folder").mkdir()
    return {
        "the folder is missing": folder / "no-such-folder" / "out",
        "it is a folder": folder / "a-folder",
        "a file stands on the way": folder / "old.txt" / "out",
        "the name is too long": folder / ("x" * 300),
        "it is the old law": folder / "old.txt",
        "it is the new law": folder / "new.txt",
    }


@pytest.mark.parametrize("option", ["-o", "--write-links"])
@pytest.mark.parametrize(
    "matter",
    [
        "the folder is missing",
        "it is a folder",
        "a file stands on the way",
        "the name is too long",
        "it is the old law",
        "it is the new law",
    ],
)
def test_output_that_cannot_be_written(tmp_path: Path, matter: str, option: str) -> None:
    """It is told which and why; every file is as it was, and no temporary one is left."""
    old, new = laws(tmp_path)
    out = unwritable(tmp_path)[matter]
    before = {name: (tmp_path / name).read_bytes() for name in ("old.txt", "new.txt")}
    names = listing(tmp_path)
    place, _, remedy = parts(complaint(in_english(old, new, "--json", option, out)))
    assert place == str(out)
    assert remedy.startswith("name ")
    assert listing(tmp_path) == names
    assert listing(tmp_path / "a-folder") == []
    assert {name: (tmp_path / name).read_bytes() for name in before} == before


def test_output_is_an_input_under_another_name(tmp_path: Path) -> None:
    """A link to an input is the input."""
    old, new = laws(tmp_path)
    os.link(old, tmp_path / "the-same.txt")
    line = complaint(in_english(old, new, "--json", "-o", tmp_path / "the-same.txt"))
    assert parts(line)[1] == "this is one of the inputs"


def test_output_is_the_file_of_links(tmp_path: Path) -> None:
    """A review is an input too: neither the result nor new links overwrite it."""
    old, new = laws(tmp_path)
    links = tmp_path / "links.toml"
    links.write_text('confirm = [["1", "1"]]\n', encoding="utf-8")
    for option in ("-o", "--write-links"):
        line = complaint(in_english(old, new, "--json", "--links", links, option, links))
        assert parts(line)[:2] == (str(links), "this is one of the inputs")
    assert links.read_text(encoding="utf-8") == 'confirm = [["1", "1"]]\n'


def test_two_outputs_in_one_file(tmp_path: Path) -> None:
    """One would overwrite the other."""
    old, new = laws(tmp_path)
    complaint(difflaw(old, new, "--json", "-o", tmp_path / "out", "--write-links", tmp_path / "out"))
    assert listing(tmp_path) == ["new.txt", "old.txt"]


def test_slash_at_the_end_means_a_folder(tmp_path: Path) -> None:
    """A path that ends as a folder's does is not written as a file of that name."""
    old, new = laws(tmp_path)
    line = complaint(in_english(old, new, "--json", "-o", f"{tmp_path}/reports/"))
    assert parts(line)[1] == "this is a folder"
    assert listing(tmp_path) == ["new.txt", "old.txt"]


def without_override() -> None:
    """In the child: give up root's power to read and write where permissions forbid it (capabilities(7))."""
    drop_from_bounding_set, override, read_search = 24, 1, 2
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (override, read_search) if os.geteuid() == 0 else ():
        if libc.prctl(drop_from_bounding_set, capability, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "prctl")


def restrained(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run difflaw bound by permissions, even where the tests run as root."""
    return subprocess.run(
        [sys.executable, "-m", "difflaw", *map(str, arguments)],
        env=environment(LANG="en_US.UTF-8"),
        capture_output=True,
        check=False,
        preexec_fn=without_override if sys.platform == "linux" else None,
    )


def test_protected_file_stays(tmp_path: Path) -> None:
    """A file that may not be written is not replaced either, though its folder would allow it."""
    old, new = laws(tmp_path)
    out = tmp_path / "out.json"
    out.write_text("signed", encoding="utf-8")
    out.chmod(0o444)
    place, cause, _ = parts(complaint(restrained(old, new, "--json", "-o", out)))
    assert place == str(out)
    assert cause.startswith("the file cannot be written (")
    assert out.read_text(encoding="utf-8") == "signed"
    assert listing(tmp_path) == ["new.txt", "old.txt", "out.json"]


if os.name == "posix":  # Windows has no folders that refuse new files, no devices and no standard output of this kind.

    def test_protected_folder(tmp_path: Path) -> None:
        """A folder in which nothing may be made."""
        old, new = laws(tmp_path)
        folder = tmp_path / "protected"
        folder.mkdir(mode=0o555)
        line = complaint(restrained(old, new, "--json", "-o", folder / "out.json"))
        assert parts(line)[:2] == (str(folder / "out.json"), "the file cannot be written (Permission denied)")
        assert listing(folder) == []

    def test_law_that_may_not_be_read(tmp_path: Path) -> None:
        """An input without permission to read it."""
        old, new = laws(tmp_path)
        old.chmod(0o000)
        assert parts(complaint(restrained(old, new))) == (str(old), "the file may not be read", "check its permissions")

    def test_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
        """/dev/null stays a device."""
        old, new = laws(tmp_path)
        assert difflaw(old, new, "--json", "-o", "/dev/null").returncode == 0
        assert stat.S_ISCHR(os.stat("/dev/null").st_mode)

    def test_symbolic_link_stays_one(tmp_path: Path) -> None:
        """The file after the link is replaced, not the link."""
        old, new = laws(tmp_path)
        (tmp_path / "link.json").symlink_to("real.json")
        assert difflaw(old, new, "--json", "-o", tmp_path / "link.json").returncode == 0
        assert (tmp_path / "link.json").is_symlink()
        assert json.loads((tmp_path / "real.json").read_text(encoding="utf-8"))["schema"]

    def test_name_as_long_as_names_may_be(tmp_path: Path) -> None:
        """What is written beside the file needs no room in its name."""
        old, new = laws(tmp_path)
        assert difflaw(old, new, "--json", "-o", tmp_path / ("法" * 85)).returncode == 0
        assert listing(tmp_path) == ["new.txt", "old.txt", "法" * 85]

    @pytest.mark.parametrize("options", [["--json"], ["--summary"], ["--help"], ["--html"]], ids=" ".join)
    def test_full_disk(tmp_path: Path, options: list[str]) -> None:
        """Standard output that takes no more is told like any other output."""
        old, new = laws(tmp_path)
        with Path("/dev/full").open("wb") as full:
            done = run([old, new, *options], stdout=full)
        assert parts(complaint(done))[:2] == (
            "<stdout>",
            "the file cannot be written (No space left on device)",
        )

    @pytest.mark.parametrize("options", [["--json"], ["--all"], ["--html"], ["--help"]], ids=" ".join)
    def test_closed_pipe_is_silent(tmp_path: Path, options: list[str]) -> None:
        """The reader of the pipe has gone: no complaint, and status 0."""
        old, new = laws(tmp_path)
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            done = run([old, new, *options], stdout=pipe)
        assert (done.returncode, done.stderr) == (0, b"")

    def test_closed_pipe_in_the_middle_is_silent(tmp_path: Path) -> None:
        """As with ``| head -1``: the reader takes a line of a long output and goes."""
        old, new = laws(tmp_path)
        old.write_text("".join(f"第{n}条　甲乙丙丁戊己庚辛。\n" for n in range(1, 400)), encoding="utf-8")
        command = [sys.executable, "-m", "difflaw", str(old), str(new), "--json"]
        with subprocess.Popen(
            command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
        ) as process:
            assert process.stdout
            assert process.stderr
            assert process.stdout.read(2) == b"{\n"
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0

    @pytest.mark.parametrize("options", [["--json"], ["--summary"], ["--all"]], ids=" ".join)
    def test_no_standard_output(tmp_path: Path, options: list[str]) -> None:
        """A process may be started without one (``>&-``)."""
        laws(tmp_path)
        done = shell("exec difflaw old.txt new.txt " + " ".join(options) + " >&-", tmp_path)
        assert parts(complaint(done)) == ("<stdout>", "standard output is closed", "name a file with -o")

    def test_no_standard_output_is_needed_for_a_file(tmp_path: Path) -> None:
        """With -o there is nothing to print."""
        laws(tmp_path)
        for options in ("--json -o out.json", "--html -o out.html"):
            done = shell(f"exec difflaw old.txt new.txt {options} >&-", tmp_path)
            assert (done.returncode, done.stderr) == (0, b"")
        assert listing(tmp_path) == ["new.txt", "old.txt", "out.html", "out.json"]

    def test_no_standard_input(tmp_path: Path) -> None:
        """``-`` where there is no standard input (``<&-``)."""
        laws(tmp_path)
        done = shell("exec difflaw - new.txt <&-", tmp_path)
        assert parts(complaint(done)) == ("<stdin>", "standard input is closed", "name a file")


def run(arguments: list[str | Path], stdout: BinaryIO) -> subprocess.CompletedProcess[bytes]:
    """Run difflaw with standard output led elsewhere; what is not captured counts as empty."""
    command = [sys.executable, "-m", "difflaw", *map(str, arguments)]
    variables = environment(LANG="en_US.UTF-8")
    done = subprocess.run(command, env=variables, stdout=stdout, stderr=subprocess.PIPE, check=False)
    return subprocess.CompletedProcess(command, done.returncode, b"", done.stderr)


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell, in which ``difflaw`` is the one under test."""
    program = f"'{sys.executable}' -m difflaw"
    return subprocess.run(
        ["/bin/sh", "-c", line.replace("difflaw", program, 1)],
        cwd=folder,
        env=environment(LANG="en_US.UTF-8"),
        capture_output=True,
        check=False,
    )


def test_standard_input_is_either_law(tmp_path: Path) -> None:
    """``-`` on either side gives the links that the file gives."""
    old, new = laws(tmp_path)

    def edges(*arguments: str | Path, stdin: bytes = b"") -> list[tuple[str, str]]:
        document = json.loads(difflaw(*arguments, "--json", stdin=stdin).stdout)
        return [(link["old"], link["new"]) for link in document["links"]]

    expected = edges(old, new)
    assert len(expected) == 6
    assert edges("-", new, stdin=old.read_bytes()) == expected
    assert edges(old, "-", stdin=NEW.encode("gb18030")) == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "gb18030"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""},
    ],
    ids=lambda changes: next(iter(changes)) + "=" + next(iter(changes.values())),
)
@pytest.mark.parametrize("option", ["--json", "--html", "--all"])
def test_bytes_do_not_depend_on_the_locale(tmp_path: Path, option: str, changes: dict[str, str]) -> None:
    """What goes into a pipe is UTF-8, whatever the environment says of encodings."""
    laws(tmp_path)
    plain = difflaw("old.txt", "new.txt", option, "--lang", "zh", cwd=tmp_path)
    other = difflaw("old.txt", "new.txt", option, "--lang", "zh", cwd=tmp_path, stdin=b"", **changes)
    assert plain.stdout.decode("utf-8")
    assert other.stdout == plain.stdout
    assert other.returncode == 0


def test_help_in_an_encoding_without_chinese() -> None:
    """Help is for the person at the screen and follows it; where the screen knows no Chinese it still comes."""
    done = difflaw("--help", "--lang", "zh", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"--json" in done.stdout
