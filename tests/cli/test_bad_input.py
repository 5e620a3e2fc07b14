"""Each input that cannot be compared: one line that says where, what and what to do, and status 2."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from tests.cli.complaints import OLD, complaint, in_english, laws, parts
from tests.process import difflaw


def zipped() -> bytes:
    """A Word document, as far as its first bytes tell."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    return data.getvalue()


FILES = {
    "empty": (b"", "the file is empty"),
    "a mark of order and nothing else": (b"\xef\xbb\xbf", "the file is empty"),
    "only white space": (" \r\n\t\u3000\u200b\u00a0\n".encode(), "no article (第…条) stands in this text"),
    "only spaces": (b" \r\n\t\n", "the file is empty"),
    "binary": (bytes(range(256)) * 20, "this is a binary file"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "this is a binary file"),
    "no known encoding": (b"\xff\x80\xfe\x81" * 30 + b"\n", "the bytes are Chinese text in no known encoding"),
    "no article": ("关于植树的通知\n请各单位做好植树工作。\n".encode(), "no article (第…条) stands in this text"),
    "only a heading": ("某市绿化条例\n第一章　总则\n".encode(), "no article (第…条) stands in this text"),
    "a Word document": (zipped(), "the part word/document.xml holds no document"),
    "a Word document under a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le"),
        "the file is protected with a password",
    ),
    "a PDF": (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "the file is damaged or incomplete"),
}


@pytest.mark.parametrize("side", ["old", "new"])
@pytest.mark.parametrize("what", FILES)
def test_file_that_holds_no_law(tmp_path: Path, what: str, side: str) -> None:
    """Whatever the file holds instead of a law, and on whichever side it stands, it is named and told."""
    data, cause = FILES[what]
    good, _ = laws(tmp_path)
    bad = tmp_path / "odd.txt"
    bad.write_bytes(data)
    pair = (bad, good) if side == "old" else (good, bad)
    assert parts(complaint(in_english(*pair)))[:2] == (str(bad), cause)


@pytest.mark.parametrize("name", ["law.docx", "law.pdf", "law.md", "law"])
def test_name_does_not_hide_what_a_file_is(tmp_path: Path, name: str) -> None:
    """The bytes tell a Word document, however the file is called."""
    (tmp_path / name).write_bytes(zipped())
    line = complaint(in_english(tmp_path / name, tmp_path / name))
    assert parts(line)[2] == "save the file anew in Word or WPS"


def test_missing_file(tmp_path: Path) -> None:
    """A path that leads nowhere."""
    missing = tmp_path / "no-such-file.txt"
    line = complaint(in_english(missing, laws(tmp_path)[1]))
    assert parts(line) == (str(missing), "no such file", "check the path")


def test_folder(tmp_path: Path) -> None:
    """A folder instead of a file."""
    line = complaint(in_english(tmp_path, laws(tmp_path)[1]))
    assert parts(line) == (str(tmp_path), "this is a folder", "name a file in it")


def test_path_through_a_file(tmp_path: Path) -> None:
    """A path on which a file stands where a folder ought to."""
    old, new = laws(tmp_path)
    assert parts(complaint(in_english(old / "law.txt", new)))[0] == str(old / "law.txt")


def test_name_too_long_for_any_file(tmp_path: Path) -> None:
    """The system's own objections are told in the same form."""
    line = complaint(in_english("x" * 5000, laws(tmp_path)[1]))
    assert parts(line)[1].startswith("the file cannot be read (")


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "utf-16", "big5", "idna", "undefined"])
def test_wrong_encoding(tmp_path: Path, encoding: str) -> None:
    """An encoding the bytes are not in: it is told at which byte that shows."""
    old, new = laws(tmp_path)
    old.write_bytes("第一条　违反规定的，处罚款。\n".encode("gb18030") + b"\xff")
    place, cause, remedy = parts(complaint(in_english(old, new, "--encoding", encoding)))
    assert place == str(old)
    assert cause.startswith(f"not valid {encoding} at byte ")
    assert "--encoding" in remedy


@pytest.mark.parametrize("encoding", ["klingon", "base64", "rot13", "utf-8\nx", "\x1b[31m", "第一条"])
def test_unknown_encoding(tmp_path: Path, encoding: str) -> None:
    """A name that is no encoding of text: the common ones are listed."""
    place, cause, remedy = parts(complaint(in_english(*laws(tmp_path), "--encoding", encoding)))
    assert place == str(tmp_path / "old.txt")
    assert cause.startswith("no encoding is called ")
    assert remedy == "use utf-8, utf-16, gb18030 or big5"


def test_larger_than_the_bound(tmp_path: Path) -> None:
    """A file above --max-size is refused with the option that raises the bound, and taken with it."""
    old, new = laws(tmp_path)
    old.write_bytes(OLD.encode() + b"\n" * (1024 * 1024))
    line = complaint(in_english(old, new, "--max-size", "1"))
    assert parts(line) == (str(old), "larger than 1 MiB", "raise the bound with --max-size")
    assert difflaw(old, new, "--max-size", "2", "--summary").returncode == 0


def test_larger_than_the_bound_on_standard_input(tmp_path: Path) -> None:
    """The bound holds for standard input too."""
    line = complaint(in_english("-", laws(tmp_path)[1], "--max-size", "1", stdin=b"\n" * (1024 * 1024 + 1)))
    assert parts(line)[:2] == ("<stdin>", "larger than 1 MiB")


def test_bound_reserves_no_memory(tmp_path: Path) -> None:
    """A bound far above the machine's memory costs nothing: only what the file holds is read."""
    done = difflaw(*laws(tmp_path), "--max-size", str(2**60), "--summary")
    assert (done.returncode, done.stderr) == (0, b"")


def test_both_from_standard_input() -> None:
    """There is one standard input and it can be one law."""
    line = complaint(in_english("-", "-", stdin=OLD.encode()))
    assert parts(line) == ("-", "standard input can be only one of the two laws", "name a file for the other")


def test_empty_standard_input(tmp_path: Path) -> None:
    """Standard input is named as such."""
    assert parts(complaint(in_english("-", laws(tmp_path)[1])))[:2] == ("<stdin>", "the file is empty")


@pytest.mark.parametrize(
    "arguments",
    [
        ["old.txt"],
        [],
        ["old.txt", "new.txt", "third.txt"],
        ["old.txt", "new.txt", "--no-such-option"],
        ["old.txt", "new.txt", "--max-size", "0"],
        ["old.txt", "new.txt", "--max-size", "big"],
        ["old.txt", "new.txt", "--color", "perhaps"],
        ["old.txt", "new.txt", "--lang", "fr"],
        ["old.txt", "new.txt", "--json", "-o"],
        ["", "new.txt"],
        ["old.txt", ""],
        ["old.txt", "new.txt", "--links", ""],
        ["old.txt", "new.txt", "--write-links", ""],
        ["old.txt", "new.txt", "--encoding", ""],
        ["old.txt", "new.txt", "-o", ""],
        ["old.txt", "new.txt", "--open", "--json"],
        ["old.txt", "new.txt", "--open", "-o", "-"],
        ["outline"],
        ["outline", "no-such-file.txt"],
        ["outline", ""],
        ["explain", "old.txt", "new.txt"],
        ["explain", "old.txt", "new.txt", "--old", "1", "--new", "1"],
        ["explain", "old.txt", "new.txt", "--old", ""],
    ],
    ids=" ".join,
)
def test_command_line_that_makes_no_sense(tmp_path: Path, arguments: list[str]) -> None:
    """Slips in the command line are told like any other; an empty value is one of them."""
    laws(tmp_path)
    before = sorted(os.listdir(tmp_path))
    assert complaint(difflaw(*arguments, cwd=tmp_path))
    assert sorted(os.listdir(tmp_path)) == before


def test_same_file_twice_is_no_mistake(tmp_path: Path) -> None:
    """Both inputs the same file: nothing differs, and it is said that there was only one file."""
    old, _ = laws(tmp_path)
    done = difflaw(old, old, "--summary", "--exit-code", "--lang", "en")
    assert done.returncode == 0
    assert done.stderr.decode() == "difflaw: both inputs are the same file\n"
    assert "5 unchanged" in done.stdout.decode()
