"""What stands outside the articles is compared as well: title, notes, preamble, signature, annexes."""

from __future__ import annotations

import pytest

from difflaw.pipeline import compare
from difflaw.read import read_text
from tests.classify.compared import kinds

BODY = "第一条　为了保护古井，制定本办法。\n第二条　古井由所在村照管。\n"
TITLE = "某县古井保护办法\n"
NOTE = "（2003年4月2日某县第五届人民代表大会常务委员会第七次会议通过）\n"


def parts(old: str, new: str) -> dict[tuple[str, str], str]:
    """The kinds of each part of the comparison."""
    return kinds(compare(read_text(old), read_text(new)).parts)


def test_title_is_paired_whatever_it_says() -> None:
    """A law has one title; a draft's says that it is one."""
    assert parts(TITLE + BODY, "某县古井保护办法（草案）\n" + BODY) == {("title", "title"): "modified"}
    assert parts(TITLE + BODY, "某县水源条例\n" + BODY) == {("title", "title"): "modified"}
    assert parts(TITLE + BODY, TITLE + BODY) == {("title", "title"): "unchanged"}


def test_note_rewritten_is_one_note() -> None:
    """The note on the adoption names another session; it is still that note."""
    other = "（2013年8月6日某县第七届人民代表大会常务委员会第二次会议修订）\n"
    assert parts(TITLE + NOTE + BODY, TITLE + other + BODY)[("note", "note")] == "modified"


def test_note_put_in() -> None:
    """A draft has none."""
    found = parts(TITLE + BODY, TITLE + NOTE + BODY)
    assert found == {("title", "title"): "unchanged", ("-", "note"): "added"}
    assert parts(TITLE + NOTE + BODY, TITLE + BODY)[("note", "-")] == "deleted"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "附件：古井名录\n东井、西井。\n",
            "附件：古井名录\n东井、西井、南井。\n",
            {("annex_1", "annex_1"): "modified"},
        ),
        ("附件：古井名录\n东井、西井。\n", "附件：古井名录\n东井、西井。\n", {("annex_1", "annex_1"): "unchanged"}),
        ("附件：古井名录\n东井、西井。\n", "", {("annex_1", "-"): "deleted"}),
        ("", "附件：古井名录\n东井、西井。\n", {("-", "annex_1"): "added"}),
        (
            "附件一 古井名录\n东井、西井。\n",
            "附件一 巡查表\n日期、水位。\n附件二 古井名录\n东井、西井。\n",
            {("-", "annex_1"): "added", ("annex_1", "annex_2"): "renumbered"},
        ),
    ],
    ids=["modified", "unchanged", "deleted", "added", "renumbered"],
)
def test_annexes(old: str, new: str, expected: dict[tuple[str, str], str]) -> None:
    """Annexes are paired by what they say, and renumbered like articles."""
    found = parts(TITLE + BODY + old, TITLE + BODY + new)
    assert {pair: kind for pair, kind in found.items() if "annex" in "".join(pair)} == expected


def test_change_outside_the_articles_is_a_difference() -> None:
    """--exit-code sees it too."""
    assert compare(read_text(TITLE + BODY), read_text(TITLE + NOTE + BODY)).differs
    assert not compare(read_text(TITLE + BODY), read_text("某縣古井保護辦法\n" + BODY)).differs


def test_parts_stand_in_reading_order() -> None:
    """The title before the note, the annex last, and what is gone where it stood."""
    annex = "附件：古井名录\n东井、西井。\n"
    comparison = compare(read_text(TITLE + NOTE + BODY + annex), read_text(TITLE + BODY + annex))
    assert [(c.link.old, c.link.new) for c in comparison.parts] == [
        ("title", "title"),
        ("note", None),
        ("annex_1", "annex_1"),
    ]
