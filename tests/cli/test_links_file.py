"""--links and --write-links: what a person decided holds, and a file that cannot hold is told with its line."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.complaints import complaint, in_english, laws, parts
from tests.process import DRAFT, ENACTED, difflaw

BAD: dict[str, tuple[bytes, int, str, str]] = {
    "no TOML": (b'confirm = [["1", "1"]]\nforbid [["2", "2"]]\n', 2, "not valid TOML", "correct the line"),
    "an open bracket": (b'# reviewed\nconfirm = [["1", "1"]\n', 3, "not valid TOML", "correct the line"),
    "a key twice": (b'added = ["3"]\nadded = ["3"]\n', 2, "not valid TOML", "correct the line"),
    "an unknown entry": (b"\n\nconfirmed = []\n", 3, "there is no entry called confirmed", "use confirm, add"),
    "a table": (b'[confirm]\n"1" = "1"\n', 1, "confirm is not a list", "give a list"),
    "a number": (b"confirm = 1\n", 1, "confirm is not a list", "give a list"),
    "a pair of one": (b'confirm = [["1"]]\n', 1, "confirm holds something that is not a pair", 'write ["21", "23"]'),
    "a pair of numbers": (b"add = [[1, 1]]\n", 1, "add holds something that is not a pair", 'write ["21", "23"]'),
    "a pair for a single": (b'added = [["1", "1"]]\n', 1, "added holds something that is not a provision", "write"),
    "an old article that is not": (
        b'confirm = [\n  ["1", "1"],\n  ["9", "2"],\n]\n',
        3,
        "the old law has no article or clause 9",
        "see difflaw outline",
    ),
    "a new article that is not": (
        b'# review\nforbid = [["1", "7"]]\n',
        2,
        "the new law has no article or clause 7",
        "see difflaw outline",
    ),
    "an added article that is not": (
        b'added = ["0"]\n',
        1,
        "the new law has no article or clause 0",
        "see difflaw outline",
    ),
    "a deleted article that is not": (
        b'deleted = ["6"]\n',
        1,
        "the old law has no article or clause 6",
        "see difflaw outline",
    ),
    "a number without end": (
        b"# reviewed\nx = " + b"9" * 4301 + b"\n",
        2,
        "a number is too long",
        "write it in quotes",
    ),
    "a key without end": (b"\n" + b"a." * 100_000 + b"a = 1\n", 2, "the file nests too deeply", "give lists of pairs"),
    "a chapter": (
        b'confirm = [["chp_1", "1"]]\n',
        1,
        "the old law has no article or clause chp_1",
        "see difflaw outline",
    ),
    "linked and forbidden": (
        b'confirm = [["1", "1"]]\nforbid = [\n  ["2", "2"],\n  ["1", "1"],\n]\n',
        4,
        "1 -> 1 stands both under forbid and under confirm",
        "keep one of the two",
    ),
    "linked and added": (
        b'confirm = [["2", "3"]]\nadded = ["3"]\n',
        2,
        "3 stands both under added and under confirm",
        "keep one of the two",
    ),
    "linked and deleted": (
        b'add = [["2", "3"]]\ndeleted = ["2"]\n',
        2,
        "2 stands both under deleted and under add",
        "keep one of the two",
    ),
    "two first successors": (
        b'confirm = [\n  ["2", "2"],\n  ["2", "3"],\n]\n',
        3,
        "2 stands twice under confirm",
        "keep one and put the other under add",
    ),
    "nested without end": (
        b"confirm = " + b"[" * 5000 + b"]" * 5000,
        1,
        "the file nests too deeply",
        "give lists of pairs",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_file_that_cannot_hold(tmp_path: Path, what: str) -> None:
    """One line: file and line, what is wrong there, and what to write instead."""
    old, new = laws(tmp_path)
    data, line, cause, remedy = BAD[what]
    links = tmp_path / "links.toml"
    links.write_bytes(data)
    told = parts(complaint(in_english(old, new, "--links", links)))
    assert told[0] == f"{links}:{line}"
    assert told[1].startswith(cause)
    assert told[2].startswith(remedy)


@pytest.mark.parametrize("command", [[], ["explain"]], ids=["compare", "explain"])
def test_file_that_cannot_be_read(tmp_path: Path, command: list[str]) -> None:
    """Missing, a folder, or no text: told as for a law."""
    old, new = laws(tmp_path)
    (tmp_path / "binary").write_bytes(bytes(range(256)) * 4)
    named = ["--old", "1"] if command else []
    for name, cause in (("missing", "no such file"), (".", "this is a folder"), ("binary", "this is a binary file")):
        line = complaint(in_english(*command, old, new, *named, "--links", tmp_path / name))
        assert parts(line)[:2] == (str(tmp_path / name), cause)


def links_of(old: Path, new: Path, review: str, folder: Path) -> list[dict[str, Any]]:
    """The links of the comparison under a review."""
    path = folder / "review.toml"
    path.write_text(review, encoding="utf-8")
    done = difflaw(old, new, "--json", "--links", path)
    assert (done.returncode, done.stderr) == (0, b"")
    return list(json.loads(done.stdout)["links"])


def edges(links: list[dict[str, Any]], *, decided: bool | None = None) -> set[tuple[str | None, str | None]]:
    """The pairs of the links; with ``decided`` only those that a person did or did not decide."""
    return {(row["old"], row["new"]) for row in links if decided is None or row["decided"] is decided}


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf", b"# nothing yet\n"])
def test_an_empty_file_decides_nothing(tmp_path: Path, content: bytes) -> None:
    """A review that has not begun holds no decisions, and is no law that is missing."""
    links = tmp_path / "links.toml"
    links.write_bytes(content)
    old, new = laws(tmp_path)
    done = difflaw(old, new, "--json", "--links", links)
    assert done.stderr == b""
    assert done.stdout == difflaw(old, new, "--json").stdout


def test_a_file_that_is_too_large_is_refused_at_once(tmp_path: Path) -> None:
    """No review takes 5 MiB; what does is some other file."""
    links = tmp_path / "links.toml"
    links.write_bytes(b"# " + b"x" * 5 * 1024 * 1024)
    line = complaint(in_english(*laws(tmp_path), "--links", links))
    assert parts(line) == (str(links), "larger than 5 MiB", "give lists of pairs, as in docs/links.md")


def test_without_a_review_nothing_is_decided(tmp_path: Path) -> None:
    """An empty file decides nothing; these are the links the other tests bend."""
    links = links_of(*laws(tmp_path), "# nothing yet\n", tmp_path)
    assert edges(links) == {
        ("art_1", "art_1"),
        ("art_2", "art_2"),
        (None, "art_3"),
        ("art_3", "art_4"),
        ("art_4", "art_5"),
        ("art_5", "art_6"),
    }
    assert edges(links, decided=True) == set()


def test_confirmed_link_holds(tmp_path: Path) -> None:
    """A pair that no aligner would draw is drawn because a person says so; the rest is aligned around it."""
    links = links_of(*laws(tmp_path), 'confirm = [["3", "3"]]\n', tmp_path)
    assert ("art_3", "art_3") in edges(links, decided=True)
    assert {("art_1", "art_1"), ("art_4", "art_5"), ("art_5", "art_6")} <= edges(links, decided=False)
    row = next(row for row in links if row["new"] == "art_3")
    assert (row["confidence"], row["review"]) == (1.0, False)


def test_forbidden_link_is_gone(tmp_path: Path) -> None:
    """What a person forbids is not drawn, be the words ever so alike."""
    links = links_of(*laws(tmp_path), 'forbid = [["1", "1"], ["3", "4"]]\n', tmp_path)
    assert not {("art_1", "art_1"), ("art_3", "art_4")} & edges(links)
    assert ("art_4", "art_5") in edges(links)


def test_added_link_stands_beside_the_main_one(tmp_path: Path) -> None:
    """An added link makes a split: both edges are there, and say so."""
    links = links_of(*laws(tmp_path), 'confirm = [["3", "4"]]\nadd = [["3", "3"]]\n', tmp_path)
    assert {("art_3", "art_3"), ("art_3", "art_4")} <= edges(links, decided=True)
    split = [row for row in links if row["old"] == "art_3"]
    assert all("split" in row["kinds"] for row in split)


def test_added_and_deleted_stand_alone(tmp_path: Path) -> None:
    """An article that a person calls new has no predecessor, one that is gone no successor."""
    links = links_of(*laws(tmp_path), 'added = ["4"]\ndeleted = ["2"]\n', tmp_path)
    assert {(None, "art_4"), ("art_2", None)} <= edges(links, decided=True)
    assert [row["old"] for row in links if row["new"] == "art_4"] == [None]
    assert [row["new"] for row in links if row["old"] == "art_2"] == [None]


def test_ids_do_as_well_as_numbers(tmp_path: Path) -> None:
    """An article may be named by its id, as the JSON names it."""
    by_number = links_of(*laws(tmp_path), 'confirm = [["3", "3"]]\nadded = ["4"]\n', tmp_path)
    by_id = links_of(*laws(tmp_path), 'confirm = [["art_3", "art_3"]]\nadded = ["art_4"]\n', tmp_path)
    assert by_number == by_id


def test_clauses_can_be_decided(tmp_path: Path) -> None:
    """A clause is named by its id and may be led to another than difflaw would choose."""
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    text = "第一条　下列树木受保护：\n（一）树龄百年以上的；\n（二）稀有的；\n（三）有纪念意义的。\n第二条　略。\n"
    old.write_text(text, encoding="utf-8")
    new.write_text(text, encoding="utf-8")
    pair = "art_1__para_1__item_1", "art_1__para_1__item_2"
    review = tmp_path / "review.toml"
    review.write_text(f'confirm = [["{pair[0]}", "{pair[1]}"]]\n', encoding="utf-8")
    clauses = json.loads(difflaw(old, new, "--json", "--links", review).stdout)["clauses"]
    assert [(row["old"], row["new"]) for row in clauses if row["decided"]] == [pair]


def test_clauses_of_an_annex_can_be_decided(tmp_path: Path) -> None:
    """The second article of an annex: its clauses have the annex in their ids."""
    old, new, review = tmp_path / "old.txt", tmp_path / "new.txt", tmp_path / "review.toml"
    annex = "附件：树木名录\n第一条　银杏。\n第二条　下列树木受保护：\n（一）稀有的；\n（二）有纪念意义的。\n"
    for path in (old, new):
        path.write_text("第一条　为了保护树木，制定本办法。\n第二条　略。\n" + annex, encoding="utf-8")
    pair = "annex_1__art_2__para_1__item_1", "annex_1__art_2__para_1__item_2"
    review.write_text(f'confirm = [["{pair[0]}", "{pair[1]}"]]\n', encoding="utf-8")
    clauses = json.loads(difflaw(old, new, "--json", "--links", review).stdout)["clauses"]
    assert [(row["old"], row["new"]) for row in clauses if row["decided"]] == [pair]


def test_written_links_give_the_same_again(tmp_path: Path) -> None:
    """Comparing with what --write-links wrote gives the same links, every one of them decided."""
    path = tmp_path / "links.toml"
    first = json.loads(difflaw(DRAFT, ENACTED, "--json", "--write-links", path).stdout)["links"]
    again = json.loads(difflaw(DRAFT, ENACTED, "--json", "--links", path).stdout)["links"]
    assert [(row["old"], row["new"]) for row in again] == [(row["old"], row["new"]) for row in first]
    assert [row["kinds"] for row in again] == [row["kinds"] for row in first]
    assert edges(again, decided=False) == set()
    assert not any(row["review"] for row in again)


def test_written_links_are_plain_toml(tmp_path: Path) -> None:
    """Each of the five entries is there, articles by number, and what needs review is marked."""
    path = tmp_path / "links.toml"
    assert difflaw(*laws(tmp_path), "--summary", "--write-links", path).returncode == 0
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert list(table) == ["confirm", "add", "forbid", "added", "deleted"]
    assert ["3", "4"] in table["confirm"]
    assert table["added"] == ["3"]


def test_decision_is_shown(tmp_path: Path) -> None:
    """explain says that a person decided."""
    old, new = laws(tmp_path)
    path = tmp_path / "links.toml"
    path.write_text('confirm = [["3", "3"]]\n', encoding="utf-8")
    told = difflaw("explain", old, new, "--old", "3", "--links", path, "--lang", "en").stdout.decode()
    assert "decided by a person" in told


WHOLE = """集市条例
第一条 摊主应当公示姓名和联系方式。
第二条 摊位费按日收取，不得预收。
第三条 收摊后应当清扫场地：
（一）清运垃圾；
（二）冲洗地面。
第四条 本条例自公布之日起施行。
"""
PART = """集市条例
第一条 摊主应当公示姓名和联系方式。
第二条 摊位费按日收取，不得预收。
闭市之后，经营者负责环境卫生：
（一）垃圾运走；
（二）地面洗净。
第三条 本条例自公布之日起施行。
"""


@pytest.mark.parametrize("forwards", [True, False])
def test_an_article_may_become_a_paragraph(tmp_path: Path, *, forwards: bool) -> None:
    """Its paragraph is linked with that one, its items with the items there; it has no other partner; and the other
    way round. A file written of it says the same."""
    texts, pair = (WHOLE, PART), ["3", "art_2__para_2"]
    if not forwards:
        texts, pair = (PART, WHOLE), pair[::-1]
    old, new, review, again = (tmp_path / name for name in ("old.txt", "new.txt", "review.toml", "again.toml"))
    old.write_text(texts[0], encoding="utf-8")
    new.write_text(texts[1], encoding="utf-8")
    review.write_text(f"confirm = [{json.dumps(pair)}]\n", encoding="utf-8")
    found = json.loads(difflaw(old, new, "--json", "--links", review, "--write-links", again).stdout)
    ends = [(row["old"], row["new"]) if forwards else (row["new"], row["old"]) for row in found["links"]]
    assert ends == [("art_1", "art_1"), ("art_2", "art_2"), ("art_3", "art_2"), ("art_4", "art_3")]
    clauses = {(row["old"], row["new"])[:: 1 if forwards else -1]: row["decided"] for row in found["clauses"]}
    assert clauses["art_3__para_1", "art_2__para_2"]
    assert ("art_3__para_1__item_2", "art_2__para_2__item_2") in clauses
    same = json.loads(difflaw(old, new, "--json", "--links", again).stdout)
    for group in ("links", "clauses"):
        assert [(row["old"], row["new"]) for row in same[group]] == [(row["old"], row["new"]) for row in found[group]]


def test_an_article_and_a_clause_may_be_kept_apart(tmp_path: Path) -> None:
    """What was taken for one became the other no more."""
    old, new, review = tmp_path / "old.txt", tmp_path / "new.txt", tmp_path / "review.toml"
    old.write_text("第一条 甲。\n第二条 摊位费按日收取，不得预收。\n", encoding="utf-8")
    new.write_text("第一条 甲。\n第二条 收摊后应当清扫。\n摊位费按日收取，不得预收。\n", encoding="utf-8")
    review.write_text('forbid = [["2", "art_2__para_2"]]\n', encoding="utf-8")
    rows = json.loads(difflaw(old, new, "--json", "--links", review).stdout)["clauses"]
    assert ("art_2__para_1", "art_2__para_2") not in [(row["old"], row["new"]) for row in rows]
