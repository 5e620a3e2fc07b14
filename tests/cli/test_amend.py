"""``difflaw amend read|apply|verify``: status, files, messages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cases import FIXTURES
from tests.process import difflaw
from tests.read.writing import Written, laid_out, page

CASE = FIXTURES / "amend" / "an-article-is-deleted"
OLD, DECISION = str(CASE / "old.txt"), str(CASE / "decision.txt")
BAD = str(FIXTURES / "amend" / "what-is-not-there" / "decision.txt")


def test_read_gives_json() -> None:
    """Sections, instructions, frame and issues; status 0."""
    done = difflaw("amend", "read", DECISION, "--json")
    document = json.loads(done.stdout)
    assert done.returncode == 0
    assert [row["op"] for row in document["sections"][0]["instructions"]] == ["delete-article"] * 2 + ["renumber"]


def test_read_says_when_a_sentence_was_not_understood() -> None:
    """By its status, and by a notice with the place."""
    done = difflaw("amend", "read", str(FIXTURES / "amend" / "sentences-that-amend-no-text" / "decision.txt"))
    assert done.returncode == 1
    assert "decision.txt:9:3" in done.stdout.decode()


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", OLD),
        ("apply", DECISION, DECISION),
        ("apply", str(FIXTURES / "laws" / "haikou-2021.txt"), DECISION),
        ("verify", OLD),
        ("write", OLD),
        ("apply", OLD, DECISION, "-o", OLD),
        ("apply", OLD, DECISION, "-o", "new.pdf"),
        ("apply", "-", "-"),
        ("apply", OLD, "missing.txt"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_told_in_one_line(arguments: tuple[str, ...]) -> None:
    """Status 2, one line, no traceback."""
    done = difflaw("amend", *arguments)
    assert done.returncode == 2
    assert len(done.stderr.decode().strip().splitlines()) == 1
    assert b"Traceback" not in done.stderr


def test_apply_writes_the_law_and_the_trace(tmp_path: Path) -> None:
    """The law as it was written, the trace as JSON."""
    new, trace = tmp_path / "new.txt", tmp_path / "trace.json"
    done = difflaw("amend", "apply", OLD, DECISION, "-o", str(new), "--trace", str(trace))
    assert (done.returncode, done.stderr) == (0, b"")
    assert new.read_text(encoding="utf-8").count("条 ") == 6
    receipts = json.loads(trace.read_text(encoding="utf-8"))["steps"][0]["receipts"]
    assert [row["at"] for row in receipts] == ["art_5", "art_7"]
    assert difflaw("amend", "verify", OLD, DECISION, str(new)).returncode == 0


def test_apply_writes_nothing_half(tmp_path: Path) -> None:
    """Nothing without --partial; with it what could be applied, and the status says so."""
    new = tmp_path / "new.txt"
    done = difflaw("amend", "apply", OLD, BAD, "-o", str(new))
    assert (done.returncode, new.exists()) == (1, False)
    assert len(done.stderr.decode().strip().splitlines()) == 3
    assert difflaw("amend", "apply", OLD, BAD, "-o", str(new), "--partial").returncode == 1
    assert new.exists()


def test_apply_goes_through_a_folder(tmp_path: Path) -> None:
    """Each law that the decision names one result; one that is not there is named."""
    laws, out = tmp_path / "laws", tmp_path / "out"
    laws.mkdir()
    (laws / "a.txt").write_bytes(Path(OLD).read_bytes())
    (laws / "b.txt").write_text("另一条例\n第一条 甲。\n", encoding="utf-8")
    done = difflaw("amend", "apply", str(laws), DECISION, "-o", str(out))
    assert done.returncode == 0
    assert [path.name for path in sorted(out.iterdir())] == ["a.txt"]
    package = str(FIXTURES / "amend" / "a-package-of-three-laws" / "decision.txt")
    done = difflaw("amend", "apply", str(laws), package, "-o", str(out), "--partial")
    assert done.returncode == 1
    assert "某市水井管理条例" in done.stderr.decode()


def test_verify_tells_where_the_text_differs(tmp_path: Path) -> None:
    """Status 1, the place and both wordings; as a page too."""
    done = difflaw("amend", "verify", OLD, DECISION, OLD, "--json")
    document = json.loads(done.stdout)
    assert (done.returncode, document["exact"]) == (1, False)
    assert {row["at"] for row in document["residuals"]} >= {"art_5", "art_7"}
    page = tmp_path / "page.html"
    assert difflaw("amend", "verify", OLD, DECISION, OLD, "-o", str(page)).returncode == 1
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_word_goes_in_and_comes_out(tmp_path: Path) -> None:
    """OLD and DECISION may be Word files, and NEW.docx is one: the same bytes whatever the inputs were, every time."""
    for path in (OLD, DECISION):
        lines = [Written(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line]
        (tmp_path / Path(path).with_suffix(".docx").name).write_bytes(laid_out(lines))
    old, given = str(tmp_path / "old.docx"), str(tmp_path / "decision.docx")
    first, second = tmp_path / "first.docx", tmp_path / "second.docx"
    assert difflaw("amend", "apply", OLD, DECISION, "-o", str(first)).returncode == 0
    assert difflaw("amend", "apply", old, given, "-o", str(second)).returncode == 0
    assert first.read_bytes() == second.read_bytes()
    assert difflaw("amend", "verify", old, given, str(first)).returncode == 0


def test_a_folder_of_word_files_gives_word_files(tmp_path: Path) -> None:
    """A law keeps its form; one in a form that is not written becomes Word."""
    laws, out = tmp_path / "laws", tmp_path / "out"
    laws.mkdir()
    lines = [line for line in Path(OLD).read_text(encoding="utf-8").splitlines() if line]
    (laws / "a.docx").write_bytes(laid_out([Written(line) for line in lines]))
    (laws / "b.html").write_bytes(page([Written(line) for line in lines]))
    assert difflaw("amend", "apply", str(laws), DECISION, "-o", str(out)).returncode == 0
    assert sorted(path.name for path in out.iterdir()) == ["a.docx", "b.html.docx"]
    assert all(path.read_bytes().startswith(b"PK") for path in out.iterdir())
