"""``docs/redline.md`` shows what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.redline import plain
from difflaw.diff import redline
from tests.cases import show_edit

PAGE = Path(__file__).parents[2] / "docs" / "redline.md"
PASSAGE = re.compile(r"^ +old +(.+)\n +new +(.+)\n +before +(.+)\n +after +(.+)$", re.MULTILINE)
PASSAGES = PASSAGE.findall(PAGE.read_text(encoding="utf-8"))


def test_page_has_ten_passages() -> None:
    """The pattern above finds them all."""
    assert len(PASSAGES) == 10


@pytest.mark.parametrize(("old", "new", "before", "after"), PASSAGES)
def test_passage_is_what_comes_out(old: str, new: str, before: str, after: str) -> None:
    """Before is diff-match-patch after its clean-up, after is difflaw, and the two differ."""
    assert "".join(map(show_edit, plain(old, new, semantic=True))) == before
    assert "".join(map(show_edit, redline(old, new))) == after
    assert before != after
