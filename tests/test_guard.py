"""The guard over labelled pairs lets through what it should, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks import guard
from tests.process import ROOT

LAW = "某条例\n\n第一条 为了保护树木，制定本条例。\n\n第二条 市人民政府负责树木的登记。\n"
RIGHT = [["art_1", "art_1"], ["art_2", "art_2"]]


def shared(folder: Path, links: list[list[str]]) -> Path:
    """A folder with one benchmark pair, of twice the same law, whose labels are ``links``."""
    pair = folder / "benchmark" / "pairs" / "trees"
    pair.mkdir(parents=True)
    (pair / "law.txt").write_text(LAW, encoding="utf-8")
    said = {"name": "trees", "old": "law.txt", "new": "law.txt", "links": links, "uncertain": []}
    (pair / "gold.json").write_text(json.dumps(said), encoding="utf-8")
    return folder


def test_links_as_labelled_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All links found: status 0, and each group with its F1 and its floor."""
    assert guard.main(shared(tmp_path, RIGHT), labels=tmp_path) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all("F1 1.000 (2/2/2)" in line for line in lines)


def test_other_links_fall_below_the_floor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Links that a reader did not draw are wrong: status 1."""
    assert guard.main(shared(tmp_path, [["art_1", "art_2"]]), labels=tmp_path) == 1
    assert "FELL BELOW" in capsys.readouterr().out


def test_nothing_to_score_is_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without pairs, or one where labelled texts are missing, gives status 2."""
    assert guard.main(tmp_path) == 2
    assert guard.main(shared(tmp_path, RIGHT)) == 2
    assert "corpus" in capsys.readouterr().err


def test_ci_runs_the_guard() -> None:
    """``.ci/run`` calls the environment, and says so where the labelled texts are not there."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "tox -e guard" in script
    assert re.search(r"echo .*skipped", script)
