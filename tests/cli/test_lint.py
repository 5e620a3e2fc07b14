"""``difflaw lint`` and ``difflaw policy``: the exit status, the files around a text, and what is refused."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from difflaw.cli import run
from tests.cli.complaints import complaint, in_english, parts
from tests.gate.texts import FAULTY, SOUND
from tests.process import ENACTED

Lint = Callable[..., int]
GAP = '[[suppress]]\nrule = "numbering-gap"\nwords = "第四条"\nreason = "x"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The present folder, with a sound and a faulty text."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DIFFLAW_LANG", raising=False)
    Path("sound.txt").write_text(SOUND, encoding="utf-8")
    Path("faulty.txt").write_text(FAULTY, encoding="utf-8")
    return tmp_path


def lint(*arguments: str) -> int:
    """The exit status of ``difflaw lint`` in English."""
    return run(["lint", *arguments, "--lang", "en"])


def write(path: str, text: str) -> None:
    """Write ``text``, and the folders above it."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def test_status_tells_passed_failed_and_not_judged(folder: Path) -> None:
    """Warnings do not fail unless asked to; one failed text fails the run."""
    assert lint("sound.txt") == 0
    assert lint("faulty.txt") == 1
    assert lint("sound.txt", "faulty.txt") == 1
    assert lint("faulty.txt", "--fail-on", "never") == 0
    quiet = [part for rule in ("numbering-gap", "reference-article") for part in ("--level", f"{rule}=warning")]
    assert lint("faulty.txt", *quiet) == 0
    assert lint("faulty.txt", *quiet, "--fail-on", "warning") == 1
    assert lint("missing.txt") == 2
    assert lint("sound.txt", "missing.txt") == 2


def test_nearest_policy_applies_and_flags_win(folder: Path) -> None:
    """A policy in a folder below takes the place of that above, not a part of it."""
    write("difflaw.toml", 'fail-on = "never"\n')
    write("below/faulty.txt", FAULTY)
    assert lint("faulty.txt") == 0
    assert lint("below/faulty.txt") == 0
    write("below/pyproject.toml", "[tool.other]\nx = 1\n")
    assert lint("below/faulty.txt") == 0
    write("below2/faulty.txt", FAULTY)
    write("below2/pyproject.toml", '[tool.difflaw]\nfail-on = "note"\n')
    assert lint("below2/faulty.txt") == 1
    assert lint("faulty.txt", "--fail-on", "error") == 1
    write("other.toml", 'fail-on = "error"\n')
    assert lint("faulty.txt", "--policy", "other.toml") == 1


def test_policy_of_another_tool_is_named_and_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pyproject.toml without our table is no policy."""
    write("pyproject.toml", "[tool.other]\nx = 1\n")
    assert lint("sound.txt", "--policy", "pyproject.toml") == 2
    assert capsys.readouterr().err.startswith("difflaw: pyproject.toml: it has no table [tool.difflaw]; ")


def test_left_out_texts_are_told_of_and_all_of_them_is_an_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run that judged nothing has not passed."""
    write("difflaw.toml", 'exclude = ["archive"]\n')
    write("archive/faulty.txt", FAULTY)
    assert lint("sound.txt", "archive/faulty.txt") == 0
    assert "archive/faulty.txt: left out by the policy" in capsys.readouterr().out
    assert lint("archive/faulty.txt") == 2
    assert capsys.readouterr().err.startswith("difflaw: difflaw.toml: it leaves out every text; ")


def test_suppressions_beside_a_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are found by the name of the text, or named; an entry of no use is found in its own file."""
    write("faulty.txt.allow.toml", 'law = "某市绿道条例"\n' + GAP)
    lint("faulty.txt")
    said = capsys.readouterr().out
    assert "[numbering-gap]" not in said
    assert "1 suppressed" in said
    lint("sound.txt", "--suppressions", "faulty.txt.allow.toml")
    assert "faulty.txt.allow.toml:2:1: warning: " in capsys.readouterr().out


def test_a_name_as_long_as_a_name_can_be(folder: Path) -> None:
    """Beside such a text no file of suppressions can stand, which is no reason not to judge it."""
    write("长" * 80 + "name.txt", SOUND)
    assert lint("长" * 80 + "name.txt") == 0


def test_today_is_the_day_entries_lapse_by(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So that a run can be repeated."""
    write("faulty.txt.allow.toml", 'law = "某市绿道条例"\n' + GAP + "until = 2030-01-01\n")
    lint("faulty.txt", "--today", "2029-12-31")
    assert "suppression-lapsed" not in capsys.readouterr().out
    lint("faulty.txt", "--today", "2030-01-02")
    assert "[suppression-lapsed]" in capsys.readouterr().out


def test_a_baseline_is_written_and_honoured(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Writing passes; then only what is new fails. The report goes where it always goes."""
    assert lint("faulty.txt", "--write-baseline", "known.toml") == 0
    assert "[numbering-gap]" in capsys.readouterr().out
    assert lint("faulty.txt", "--baseline", "known.toml") == 0
    write("faulty.txt", FAULTY.replace("第九条", "第八条"))
    assert lint("faulty.txt", "--baseline", "known.toml") == 1
    assert lint("faulty.txt", "--baseline", "known.toml", "--write-baseline", "known.toml") == 0
    assert lint("faulty.txt", "--baseline", "known.toml") == 0


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "gitlab", "markdown"])
def test_every_format_and_the_same_in_a_file(folder: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    """``-o FORM:FILE`` writes what ``--format FORM`` prints; the status is the same."""
    assert lint("faulty.txt", "--format", form) == 1
    printed = capsys.readouterr().out
    assert lint("faulty.txt", "-o", f"{form}:out") == 1
    assert Path("out").read_text(encoding="utf-8") == printed


@pytest.mark.parametrize("command", [["lint", "sound.txt"], ["outline", "sound.txt"], ["sound.txt", "faulty.txt"]])
def test_json_is_format_json_in_every_command(
    folder: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """And both together are no contradiction."""
    said = []
    for flags in (["--json"], ["--format", "json"], ["--json", "--format", "json"]):
        assert run([*command, *flags]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1] == said[2]
    assert json.loads(said[0])["schema"] == "1.0"
    assert run([*command, "--json", "--format", "text"]) == 2


BAD = {
    "policy: no TOML": ("difflaw.toml", "fail-on\n", "difflaw.toml:1", "not valid TOML"),
    "policy: contradiction": (
        "difflaw.toml",
        '[vocabulary.prefer]\n"甲" = "乙"\n"乙" = "甲"\n',
        "difflaw.toml:2",
        "甲 gives way to 乙",
    ),
    "policy: unknown rule": (
        "difflaw.toml",
        '[levels]\nnumbring-gap = "off"\n',
        "difflaw.toml:2",
        "there is no rule called numbring-gap",
    ),
    "policy: binary": ("difflaw.toml", "\0\1\2\3" * 50, "difflaw.toml", "this is a binary file"),
    "suppressions: another law": (
        "sound.txt.allow.toml",
        'law = "某市公园条例"\n',
        "sound.txt.allow.toml:1",
        "this is about another law",
    ),
    "suppressions: no TOML": ("sound.txt.allow.toml", "[[suppress]\n", "sound.txt.allow.toml:1", "not valid TOML"),
    "text: binary": ("sound.txt", "\0\1\2\3" * 50, "sound.txt", "this is a binary file"),
    "text: empty": ("sound.txt", "", "sound.txt", "the file is empty"),
    "text: no article": ("sound.txt", "通知\n各单位：\n", "sound.txt", "no article"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_in_one_line(folder: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    """Place, cause and remedy; status 2; nothing on standard output and no file written."""
    path, text, place, cause = BAD[case]
    write(path, text)
    assert lint("faulty.txt", "sound.txt", "-o", "out.json") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert not Path("out.json").exists()
    (line,) = said.err.splitlines()
    told = parts(line.removeprefix("difflaw: "))
    assert (told[0], told[1].startswith(cause)) == (place, True), line


USAGE = {
    "a level of no rule": (["--level", "numbring-gap=off"], "did you mean numbering-gap?"),
    "a level that is none": (["--level", "numbering-gap=fatal"], "write RULE=LEVEL"),
    "suppressions for two texts": (["faulty.txt", "--suppressions", "x.toml"], "name one text"),
    "two forms": (["--json", "--format", "sarif"], "keep one"),
    "an output over an input": (["-o", "text:sound.txt"], "name another file"),
    "a missing baseline": (["--baseline", "missing.toml"], "check the path"),
    "a missing policy": (["--policy", "missing.toml"], "check the path"),
    "a day that is none": (["--today", "2030-13-01"], ""),
}


@pytest.mark.parametrize("case", USAGE)
def test_options_that_cannot_be(folder: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    """One line with the remedy."""
    options, remedy = USAGE[case]
    assert lint("sound.txt", *options) == 2
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert remedy in line


def test_as_a_process(tmp_path: Path) -> None:
    """From standard input, with no traceback and no warning."""
    done = in_english("lint", "-", "--json", stdin=ENACTED.read_bytes(), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["texts"][0]["path"] == "<stdin>"
    assert parts(complaint(in_english("lint", "x.txt", cwd=tmp_path)))[0] == "x.txt"


def test_what_draws_redlines_is_left_unloaded(tmp_path: Path) -> None:
    """Only --diff shows a redline: without it the modules that draw one, a fifth of the time of a run, stay away."""
    (tmp_path / "sound.txt").write_text(SOUND, encoding="utf-8")
    script = (
        "import sys; from difflaw.cli import run; status = run(['lint', 'sound.txt', '-o', 'report.txt'])\n"
        "print(status, *sorted({'rich', 'difflaw.render.terminal', 'difflaw.render.repairs_text'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.split() == [b"0"]


def test_policy_show_and_init(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What applies and where it is set; a policy is written once and never over another."""
    write("below/difflaw.toml", '# x\n[levels]\nnumbering-gap = "note"\n')
    assert run(["policy", "show", "below/any.txt", "--level", "w-qita=off"]) == 0
    said = capsys.readouterr().out
    assert 'numbering-gap = "note"  # below/difflaw.toml:3\n' in said.replace("\\", "/")
    assert 'w-qita = "off"  # --level\n' in said
    assert 'fail-on = "error"  # default\n' in said
    assert run(["policy", "init", "--lang", "en"]) == 0
    assert lint("faulty.txt") == 1
    capsys.readouterr()
    assert run(["policy", "init", "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith("difflaw: difflaw.toml: there is such a file already; ")
