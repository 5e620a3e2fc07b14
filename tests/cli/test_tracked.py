"""``difflaw tracked.docx`` alone: the text before its tracked changes against the one after them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.process import difflaw
from tests.read.test_docx import TRACKED
from tests.read.writing import docx, paragraph


def test_tracked_file_is_compared_with_itself(tmp_path: Path) -> None:
    """What was struck out is old, what was put in is new, and it is not called the same file twice."""
    path = tmp_path / "tracked.docx"
    path.write_bytes(docx(TRACKED))
    done = difflaw(path, "--json", "--exit-code", "--lang", "en")
    assert (done.returncode, done.stderr) == (1, b"")
    document = json.loads(done.stdout)
    assert document["same_file"] is False
    told = json.dumps(document["links"], ensure_ascii=False)
    assert '{"op": "delete", "text": "便利"}' in told
    assert '{"op": "insert", "text": "方便"}' in told


def test_file_without_tracked_changes_needs_a_second_one(tmp_path: Path) -> None:
    """One line and status 2, never "no changes"."""
    path = tmp_path / "plain.docx"
    path.write_bytes(docx(paragraph("第一条 甲。")))
    done = difflaw(path, "--lang", "en")
    assert done.returncode == 2
    assert b"no tracked changes; name a second file" in done.stderr


def test_tracked_changes_can_be_refused(tmp_path: Path) -> None:
    """With ``--revisions error``, which says how many there are."""
    path = tmp_path / "tracked.docx"
    path.write_bytes(docx(TRACKED))
    done = difflaw("outline", path, "--revisions", "error", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"3 insertions" in done.stderr


def test_amendments_read_files_as_every_command_does(tmp_path: Path) -> None:
    """``--revisions`` counts for a law and for a decision that amend is given, too."""
    path = tmp_path / "tracked.docx"
    path.write_bytes(docx(TRACKED))
    for arguments in (("read", path), ("apply", "-", path), ("verify", path, path)):
        done = difflaw("amend", *arguments, "--revisions", "error", "--lang", "en")
        assert (done.returncode, done.stdout) == (2, b""), arguments
        assert b"3 insertions" in done.stderr, arguments
