"""A fix changes what it is for, and not a byte besides."""

from __future__ import annotations

from pathlib import Path

import pytest

from difflaw.cli import lint as command
from difflaw.cli import run
from difflaw.findings import Draft, Rule
from difflaw.gate import judging
from difflaw.gate.fixing import repair, repaired
from difflaw.render import repairs_text
from tests.gate.texts import FAULTY, parsed, word_rule

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be-bom", "utf-16-le", "gb18030", "big5")
ENDS = {"unix": "\n", "windows": "\r\n", "old mac": "\r"}


def use(monkeypatch: pytest.MonkeyPatch, *rules: Rule[Draft]) -> None:
    """Judge by ``rules`` alone."""
    monkeypatch.setattr(judging, "law_rules", lambda: rules)
    monkeypatch.setattr(command, "law_rules", lambda: rules)


def as_bytes(text: str, encoding: str) -> bytes:
    """``text`` in ``encoding``."""
    return b"\xfe\xff" + text.encode("utf-16-be") if encoding == "utf-16-be-bom" else text.encode(encoding)


@pytest.mark.parametrize("ends", ENDS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_everything_else_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str, ends: str) -> None:
    """Encoding, byte-order mark, line ends, blank lines, spaces at line ends, and no last line end."""
    text = (FAULTY * 3).replace("\n", " \n\n").rstrip("\n ").replace("\n", ENDS[ends])
    text += "　"
    if encoding == "big5":
        text = text.translate(str.maketrans("为设绿门违规条处协", "為設綠門違規條處協"))
    path = tmp_path / "law.txt"
    path.write_bytes(as_bytes(text, encoding))
    use(monkeypatch, word_rule("w-qita", "其它", "其他"))
    assert run(["lint", str(path), "--fix", "--lang", "en"]) == 0
    assert path.read_bytes() == as_bytes(text.replace("其它", "其他"), encoding)


def test_safe_fixes_alone_unless_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--fix`` leaves the others, ``--unsafe-fixes`` makes both."""
    use(monkeypatch, word_rule("a-a", "其它", "其他"), word_rule("b-b", "主管", "负责", safe=False))
    path = tmp_path / "law.txt"
    path.write_text(FAULTY, encoding="utf-8")
    run(["lint", str(path), "--fix"])
    assert path.read_text(encoding="utf-8") == FAULTY.replace("其它", "其他")
    run(["lint", str(path), "--unsafe-fixes"])
    assert path.read_text(encoding="utf-8") == FAULTY.replace("其它", "其他").replace("主管", "负责")


def test_fixes_that_touch_are_made_one_behind_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second waits for the text that the first leaves."""
    use(monkeypatch, word_rule("a-a", "其它部", "其他部"), word_rule("b-b", "部门协", "单位协"))
    judgement = judging.lint(parsed(FAULTY))
    assert [edit.words for edit in repair(judgement).edits] == ["其他部", "其他部"]
    path = tmp_path / "law.txt"
    path.write_text(FAULTY, encoding="utf-8")
    run(["lint", str(path), "--fix"])
    assert path.read_text(encoding="utf-8") == FAULTY.replace("其它", "其他").replace("部门协", "单位协")


def test_rules_that_undo_one_another_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a few rounds the text is left as it is then."""
    use(monkeypatch, word_rule("a-a", "其它", "其他"), word_rule("b-b", "其他", "其它"))
    path = tmp_path / "law.txt"
    path.write_text(FAULTY, encoding="utf-8")
    assert run(["lint", str(path), "--fix"]) == 0


def test_diff_shows_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each line that would change, with its place; the status is that of the text as it stands."""
    use(monkeypatch, word_rule("a-a", "其它", "其他"), word_rule("b-b", "主管", "负责", safe=False))
    path = tmp_path / "law.txt"
    path.write_text(FAULTY, encoding="utf-8")
    assert run(["lint", str(path), "--fix", "--diff", "--fail-on", "warning"]) == 1
    assert path.read_text(encoding="utf-8") == FAULTY
    told = capsys.readouterr().out.splitlines()
    assert told == [
        f"{path}:3:17: 第二条　市绿化部门主管绿道工作，[-其它-]{{+其他+}}部门协助。",
        f"{path}:4:18: 第四条　违反本条例第九条规定的，由[-其它-]{{+其他+}}部门处理。",
    ]


def test_two_edits_on_a_line_are_one_redline(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the last line may have no end."""
    use(monkeypatch, word_rule("a-a", "其它", "其他"))
    found = repair(judging.lint(parsed("第一条 其它、其它")))
    assert repaired(found) == "第一条 其他、其他"
    assert repairs_text.render(found) == "law.txt:1:5: 第一条 [-其它-]{+其他+}、[-其它-]{+其他+}\n"


def test_what_cannot_be_written_back_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A character that the encoding lacks; the file stays as it is, and so does another named with it."""
    use(monkeypatch, word_rule("a-a", "其它", "其他"), word_rule("b-b", "绿道", "𠮷道"))
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    texts = {good: FAULTY.replace("绿道", "公园").encode("gbk"), bad: FAULTY.encode("gbk")}
    for path, data in texts.items():
        path.write_bytes(data)
    assert run(["lint", str(good), str(bad), "--fix", "--encoding", "gbk", "--lang", "en"]) == 2
    assert {path: path.read_bytes() for path in texts} == texts
    cause = "in gbk the file cannot be written back with its other bytes the same"
    assert capsys.readouterr().err.startswith(f"difflaw: {bad}: {cause}; ")


def test_standard_input_cannot_be_mended(capsys: pytest.CaptureFixture[str]) -> None:
    """There is no file to write."""
    assert run(["lint", "-", "--fix", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "difflaw: -: standard input cannot be mended; name a file, or use --diff\n"
