"""Files that are broken, locked or malicious are refused with one line; nothing hangs, nothing is left behind."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import pytest

from difflaw import ooxml, processes
from difflaw.errors import InputError
from difflaw.ooxml import MAX_PARTS, pack
from difflaw.read import office, read_bytes
from tests.process import difflaw
from tests.read.printing import Drawn, pdf
from tests.read.writing import Written, document, docx, paragraph, typed

WORD = typed([Written("第一条 甲。")] * 200)
PDF = pdf([[Drawn("第一条　本条例自公布之日起施行。", 90, 700)]])
LOCK = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>/ID[<{'43' * 16}><{'43' * 16}>]"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)

BAD = {
    "half a Word file": (WORD[: len(WORD) // 2], "damaged"),
    "a Word file with a changed byte": (WORD[:900] + b"\0\0\0\0" + WORD[904:], "damaged"),
    "a Word file under a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "no document part": (pack({"[Content_Types].xml": b"<Types/>"}), "missing"),
    "an empty document": (docx(""), "empty"),
    "a document that is no XML": (pack({"word/document.xml": b"<w:document"}), "damaged"),
    "entities": (
        pack({"word/document.xml": document(paragraph("&b;")).replace("?>", f"?>{LAUGHS}", 1).encode()}),
        "entities",
    ),
    "a bomb": (pack({"word/document.xml": b" " * (2 << 20)}), "unpacks"),
    "too many parts": (pack({f"word/{n}.xml": b"" for n in range(MAX_PARTS + 1)}), "parts"),
    "a nest": (pack({"word/document.xml": b"<w:p>" * 5000}), "damaged"),
    "an archive": (pack({"a.txt": b"x"}), "archive"),
    "a spreadsheet": (pack({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}), "spreadsheet"),
    "half a PDF": (PDF[:200], "damaged"),
    "a PDF under a password": (pdf([[]], LOCK), "password"),
    "a scan": (pdf([[], []]), "pictures"),
    "an archive of no page": (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b--\r\n",
        "no page",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_file_is_refused_soon(case: str) -> None:
    """With a line that says what is wrong, before the bounds are reached."""
    data, cause = BAD[case]
    start = time.process_time()
    with pytest.raises(InputError, match=cause) as caught:
        read_bytes(data, "law")
    assert "\n" not in str(caught.value)
    assert time.process_time() - start < 5


def test_part_beyond_the_bound_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is unpacked, by what the archive says of it."""
    monkeypatch.setattr(ooxml, "MAX_PART", 100)
    with pytest.raises(InputError, match="unpacks"):
        read_bytes(WORD, "law.docx")


def test_command_line_refuses_with_status_2(tmp_path: Path) -> None:
    """Never a traceback, never an empty law and never "no changes"."""
    for number, (data, _) in enumerate(list(BAD.values())[:3]):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(data)
        done = difflaw(path, path, "--lang", "en")
        assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)


def test_broken_table_of_references_is_mended() -> None:
    """Where every object can still be found, the text is there."""
    broken = PDF.replace(b"0000000009", b"0000000777").replace(b"startxref\n", b"startxref\n9")
    assert broken != PDF
    assert read_bytes(broken, "law.pdf").text == read_bytes(PDF, "law.pdf").text


def fake_office(folder: Path, script: str) -> str:
    """A program that stands for LibreOffice and runs the Python ``script``."""
    code = folder / "fake.py"
    code.write_text(script, encoding="utf-8")
    if sys.platform == "win32":
        program = folder / "fake.cmd"
        program.write_text(f'@"{sys.executable}" "{code}" %*\n', encoding="utf-8")
    else:
        program = folder / "fake"
        program.write_text(f'#!/bin/sh\n"{sys.executable}" "{code}" "$@"\n', encoding="utf-8")
        program.chmod(0o755)
    return str(program)


HANGS = """
import pathlib, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
pathlib.Path(__file__).with_suffix(".pid").write_text(str(child.pid), encoding="utf-8")
time.sleep(300)
"""


def test_office_that_hangs_is_ended_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within the time limit; no process and no temporary file is left."""
    monkeypatch.setattr(office, "find_program", lambda: fake_office(tmp_path, HANGS))
    monkeypatch.setattr(office, "SECONDS", 3)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    with pytest.raises(InputError, match="longer than 3 seconds"):
        read_bytes(OLE + "WordDocument".encode("utf-16-le"), "law.doc")
    assert list(scratch.iterdir()) == []
    assert not _runs(int((tmp_path / "fake.pid").read_text(encoding="utf-8")))


def _runs(pid: int) -> bool:
    """Whether a process is there and no zombie; the kernel takes a moment to clear one."""
    listing = ["tasklist", "/FI", f"PID eq {pid}"] if sys.platform == "win32" else ["ps", "-o", "stat=", "-p", str(pid)]
    for _ in range(50):
        told = processes.run(listing, seconds=30).output.strip()
        if not told or told.startswith("Z") or (sys.platform == "win32" and str(pid) not in told):
            return False
        time.sleep(0.1)
    return True


def test_office_that_writes_nothing_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it said goes into the line."""
    monkeypatch.setattr(
        office, "find_program", lambda: fake_office(tmp_path, "print('source file could not be loaded')")
    )
    with pytest.raises(InputError, match="could not be loaded"):
        read_bytes(b"{\\rtf1 }", "law.rtf")


def test_office_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that says what to install."""
    monkeypatch.setattr(office, "find_program", lambda: None)
    with pytest.raises(InputError, match="install LibreOffice"):
        read_bytes(b"{\\rtf1 }", "law.rtf")
