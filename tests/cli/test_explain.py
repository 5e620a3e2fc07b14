"""difflaw explain: why an article is linked as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.complaints import complaint, in_english, laws, parts
from tests.process import DRAFT, ENACTED, difflaw


def told(*arguments: str | Path) -> str:
    """What explain says, in English."""
    done = difflaw("explain", *arguments, "--lang", "en")
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def test_words_and_figures_and_the_runner_up() -> None:
    """An article rewritten from end to end: its two places, the verdict, each reason as a share, what came second."""
    text = told(DRAFT, ENACTED, "--old", "42")
    assert text.startswith("第四十二条 → 第四十三条\n")
    assert "verdict: Modified" in text
    assert re.search(r"^  confidence that the two belong together: \d+\.\d%$", text, re.MULTILINE)
    assert len(re.findall(r"^ +\d+\.\d%  .+ \[\w+\]$", text, re.MULTILINE)) >= 3
    assert re.search(r"^  runner-up: ", text, re.MULTILINE)


@pytest.mark.parametrize(
    "way", [["--old", "21"], ["--old", "art_21"], ["--new", "23"], ["--new", "art_23"]], ids=" ".join
)
def test_either_side_by_number_or_id(way: list[str]) -> None:
    """One link may be asked for in four ways."""
    assert told(DRAFT, ENACTED, *way) == told(DRAFT, ENACTED, "--old", "21")


def test_article_without_counterpart() -> None:
    """An added article is explained too: nothing stands on the other side."""
    assert told(DRAFT, ENACTED, "--new", "24").startswith("(no counterpart) → 第二十四条\n  verdict: Added\n")


@pytest.mark.parametrize("number", ["99", "0", "133-1", "art_99", "二十一", "chp_1", "../21", "1 "])
def test_unknown_article(tmp_path: Path, number: str) -> None:
    """The law is named, and the article it does not have."""
    old, new = laws(tmp_path)
    line = complaint(in_english("explain", old, new, "--old", number))
    assert parts(line) == (str(old), f"there is no article {number}", "see difflaw outline for its articles")
    assert parts(complaint(in_english("explain", old, new, "--new", number)))[0] == str(new)


def test_split_article_is_explained_edge_by_edge(tmp_path: Path) -> None:
    """An article that became two has two blocks."""
    old, new = laws(tmp_path)
    review = tmp_path / "review.toml"
    review.write_text('confirm = [["3", "4"]]\nadd = [["3", "3"]]\n', encoding="utf-8")
    text = told(old, new, "--old", "3", "--links", review)
    assert re.findall(r"^第三条 → (.+)$", text, re.MULTILINE) == ["第三条", "第四条"]
