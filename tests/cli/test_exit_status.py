"""0 when done, 1 with --exit-code when the laws differ, 2 when something must be put right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.complaints import OLD, laws
from tests.process import difflaw

VARIANTS = {
    "a word": (OLD.replace("五十元", "六十元"), 1),
    "the title": (OLD.replace("某市绿化条例", "某市绿化管理条例"), 1),
    "a number": (OLD.replace("第五条", "第六条"), 1),
    "the form": (OLD.replace("树", "樹").replace("，", ","), 0),
    "blank lines": (OLD.replace("\n", "\n\n"), 0),
    "nothing": (OLD, 0),
}


@pytest.mark.parametrize("what", VARIANTS)
def test_exit_code_tells_whether_the_law_differs(tmp_path: Path, what: str) -> None:
    """As with git diff; what differs only in form is the same law. Without the option the status is 0."""
    old, new = laws(tmp_path)
    text, status = VARIANTS[what]
    new.write_text(text, encoding="utf-8")
    assert difflaw(old, new, "--summary", "--exit-code").returncode == status
    assert difflaw(old, new, "--summary").returncode == 0


@pytest.mark.parametrize("options", [["--json"], ["--html"], ["--stat"], ["--json", "-o", "out"]], ids=" ".join)
def test_exit_code_with_every_output(tmp_path: Path, options: list[str]) -> None:
    """The status does not depend on how the result is shown."""
    laws(tmp_path)
    assert difflaw("old.txt", "new.txt", "--exit-code", *options, cwd=tmp_path).returncode == 1


def test_version_and_help() -> None:
    """Both print and end well."""
    assert difflaw("--version").returncode == 0
    assert b"difflaw" in difflaw("--version").stdout
    assert difflaw("explain", "--help").returncode == 0
