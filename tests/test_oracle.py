"""The oracle of the fuzzer: what it found stays mended, and it sees what is broken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks import oracle
from difflaw.changes import Comparison
from difflaw.model import Law
from difflaw.pipeline import compare

FOUND = {
    "an annex that runs on": ("第一条 主\n附件\n。第一条 主", "第一条 主\n附件\n！第一条 主"),
    "topics on one side": (
        "第一条〔目的〕为了加强渡口管理，制定本办法。\n第二条 目的地渡口应当备案，每日清点。",
        "第一条 为了加强渡口管理，制定本办法。\n第二条 渡口应当登记，每日清点。",
    ),
}
"""Inputs that broke a property once, as the fuzzer shrank them."""


@pytest.mark.parametrize(("old", "new"), FOUND.values(), ids=FOUND.keys())
def test_what_was_found_is_mended(old: str, new: str) -> None:
    """All properties hold, in every report."""
    assert list(oracle.broken(old, new)) == []


def test_the_oracle_sees_what_is_untold(monkeypatch: pytest.MonkeyPatch) -> None:
    """A comparison that leaves a change out does not pass."""

    def forgetful(old: Law, new: Law) -> Comparison:
        found = compare(old, new)
        return replace(found, articles=found.articles[1:], clauses=found.clauses[1:])

    monkeypatch.setattr(oracle, "compare", forgetful)
    kinds = {
        verdict.split(":")[0] for verdict in oracle.broken("第一条 摊位应当登记。", "第一条 摊位应当备案。", number=0)
    }
    assert kinds == {"whatever stands in a law stands in a change", "what differs is told"}
