"""References in a law: every form on the page about them, what stands around them, and what always holds."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from difflaw.model import Law, Source
from difflaw.normalize import normalize
from difflaw.parse import parse
from difflaw.references import Base, Reason, find, references_in, resolve
from tests.align.laws import law

PAGE = (Path(__file__).parent.parent / "docs" / "references.md").read_text(encoding="utf-8")
SAMPLE = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)[0]
FORMS = [
    tuple(cell.strip() for cell in row.strip("|").split("|"))
    for row in PAGE.split("| form | words | in | lead to |")[1].split("\n\n")[0].splitlines()[2:]
]


def read(text: str) -> Law:
    """The law in ``text``."""
    return parse(normalize(Source("x", text)))


def led(words: str, parsed: Law, at: str) -> list[str]:
    """Where each reference of ``words`` leads: ids, or a reason in brackets."""
    told: list[str] = []
    for reference in find(words):
        targets, reason = resolve(reference, parsed, at)
        told += [f"({reason})"] if reason else targets
    return told


@pytest.mark.parametrize(("form", "words", "at", "expected"), FORMS, ids=[form for form, *_ in FORMS])
def test_every_form_leads_where_the_page_says(form: str, words: str, at: str, expected: str) -> None:
    """The words lead, in order, to just these provisions of the sample law; what is not read is not found at all."""
    assert led(words, read(SAMPLE), at) == ([] if expected == "not read" else expected.split())


def test_page_has_all_forms() -> None:
    """Seventy-one forms were counted in statutes; the table has every one, and 上款 apart from 上述规定."""
    assert len(FORMS) == 72
    assert sum(row[-1] == "not read" for row in FORMS) == 2


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("项目、条例和章程", 0),
        ("第一条例外", 0),
        ("第三项目部", 0),
        ("每人两条建议", 0),
        ("（二）编造记录", 0),
        ("基本条件和资本项目", 0),
        ("以前条件", 0),
        ("对前三项污染物征税", 0),
        ("第三节能源", 0),
        ("依法处理", 0),
        ("以前条规定的日期为准", 1),
        ("从事前款规定的行为", 1),
    ],
)
def test_words_that_only_look_like_references(words: str, count: int) -> None:
    """项目, 条例, 章程, 基本, 以前 and the like are words of their own."""
    assert len(find(words)) == count


@pytest.mark.parametrize(
    ("words", "laws"),
    [
        ("依照《森林法》第三条、第四条和本法第五条", ["森林法", "森林法", ""]),
        ("依照《〈森林法〉实施办法》第三条", ["〈森林法〉实施办法"]),
        ("森林法第三条所称资产和第五条所称财产", ["森林法", "森林法"]),
        ("森林法第三条。第五条另有规定的", ["森林法", ""]),
        ("违反本条例规定第三条", [""]),
        ("构成犯罪的，依照刑法第三条处罚", ["刑法"]),
        ("《中华人民共和国森林法》（以下简称《森林法》）第三条", ["中华人民共和国森林法", "森林法"]),
        ("根据森林法，依照本法第三条和第四条", ["", ""]),
    ],
)
def test_other_laws_and_how_far_they_reach(words: str, laws: list[str]) -> None:
    """A list and a sentence stay with the law they named until this one is named; a full stop ends that."""
    assert [reference.law for reference in find(words)] == laws


def test_items_belong_to_the_sentence_that_introduces_them() -> None:
    """违反第二款 in an item means the article that the words before the list named."""
    lead = "第一条 甲。\n乙。\n第二条 违反第一条规定的，按下列规定处罚：\n"
    text = f"{lead}（一）违反第二款的，警告；\n（二）违反第一款的，罚款。"
    found = [f for f in references_in(read(text)) if f.at.startswith("art_2__para_1__item")]
    assert [f.resolution.targets for f in found] == [("art_1__para_2",), ("art_1__para_1",)]


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        ("构成本条例第四条、第五条规定的行为", "art_7__para_1", ["art_4", "art_5"]),
        ("造成本条例第四条规定的后果", "art_7__para_1", ["art_4"]),
        ("依照本条例总则第二章的规定", "art_7__para_1", ["part_1__chp_2"]),
        ("组织从事前款活动的", "art_3__para_2", ["art_3__para_1"]),
        ("使用以前项手段获取的", "art_6__para_1__item_2", ["art_6__para_1__item_1"]),
        ("第（一）、（三）两项所列", "art_6__para_1__item_3", ["art_6__para_1__item_1", "art_6__para_1__item_3"]),
        ("第二、三两款规定", "art_2__para_4", ["art_2__para_2", "art_2__para_3"]),
        ("适用本项第1目的规定", "art_2__para_1__item_2__subitem_2", ["art_2__para_1__item_2__subitem_1"]),
        ("违反本条例附录第一条、第二条", "art_7__para_1", ["(outside)", "(outside)"]),
        ("列于《森林法》附件1的", "art_7__para_1", ["(other)"]),
        ("列于本条例附件1的", "art_7__para_1", ["annex_1"]),
        ("单位犯刑法第三条规定之罪", "art_7__para_1", ["(other)"]),
    ],
)
def test_words_around_a_number_that_mislead(words: str, at: str, expected: list[str]) -> None:
    """构成本条例, 从事前款, 两项, 附录第一条: each was read as something else once."""
    assert led(words, read(SAMPLE), at) == expected


def test_own_title_is_this_law() -> None:
    """A law that names itself in 《》 refers to itself."""
    parsed = read("某市绿道条例\n第一条 甲。\n第二条 依照《某市绿道条例》第一条处理。")
    assert [f.resolution.targets for f in references_in(parsed)] == [("art_1",)]


def test_noun_that_stands_for_another_law() -> None:
    """条例第三条 is another law's where the text says so, and this one's elsewhere."""
    other = "某办法\n第一条 根据《绿道条例》（以下简称条例），制定本办法。\n第二条 条例第一条所称绿道。"
    assert [f.resolution.reason for f in references_in(read(other))][-1] is Reason.OTHER
    assert led("条例第一条", read("某条例\n第一条 甲。\n第二条 乙。"), "art_2__para_1") == ["art_1"]


@pytest.mark.parametrize(
    ("title", "words", "reason"),
    [
        ("某法", "依照第九条", Reason.NOWHERE),
        ("某法", "依照第一条第二款", Reason.NOWHERE),
        ("某法", "依照第一条至第九条", Reason.NOWHERE),
        ("某法", "依照附件1", Reason.OUTSIDE),
        ("某法", "依照本法第二编", Reason.OUTSIDE),
        ("关于修改某法的决定", "依照第一条", Reason.AMENDED),
        ("某法", "依照本法", Reason.WHOLE),
    ],
)
def test_why_a_reference_leads_nowhere(title: str, words: str, reason: Reason) -> None:
    """Each reason, on a law of two articles without annexes."""
    parsed = read(f"{title}\n第一条 甲。\n第二条 {words}。")
    assert [f.resolution.reason for f in references_in(parsed)] == [reason]


def test_part_of_a_code_that_stands_alone() -> None:
    """Its numbers begin anywhere: what lies outside is outside, and 本编 is all of it."""
    parsed = read("第九十条 甲。\n第九十一条 依照第八条、第九十条和本编处理。")
    assert led("依照第八条、第九十条和本编处理", parsed, "art_91__para_1") == ["(outside)", "art_90", "(whole)"]


def test_articles_in_an_annex_refer_to_the_annex() -> None:
    """A number in an annex means the annex's article, where it has one."""
    parsed = read("第一条 甲。\n第二条 乙。\n附件1\n某细则\n第一条 丙。\n第二条 依照第一条。\n丁依照前款。")
    assert led("依照第一条", parsed, "annex_1__art_2__para_1") == ["annex_1__art_1"]
    assert led("依照第一条", parsed, "art_2__para_1") == ["art_1"]
    assert led("依照前款", parsed, "annex_1__art_2__para_2") == ["annex_1__art_2__para_1"]


WORDS = "第 一 二 十 条 款 项 目 章 节 编 （ ） 、 和 至 前 本 该 法 条例 《甲法》 ， 。 规定 违反 3 之一 附件"
PIECES = st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=30).map("".join)


@given(PIECES)
def test_references_do_not_overlap_and_lie_in_the_text(text: str) -> None:
    """Whatever the text: in order, apart from one another, inside; and resolving any of them raises nothing."""
    found = find(text)
    parsed = law(("甲乙丙。", "丁戊己。"))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for reference in found:
        assert 0 <= reference.span.start < reference.span.end <= len(text)
        targets, reason = resolve(reference, parsed, "art_2__para_1")
        assert bool(targets) != bool(reason)
        assert all(target in parsed.by_id for target in targets)


@given(PIECES, st.sampled_from(["", "note", "art_1", "art_2__para_1"]))
def test_before_and_here_need_something_around(text: str, at: str) -> None:
    """本款 and 前款 in no paragraph lead nowhere, and say so."""
    parsed = law(("甲乙丙。", "丁戊己。"))
    for reference in find(text):
        resolution = resolve(reference, parsed, at)
        if at in ("", "note") and reference.base in (Base.HERE, Base.BEFORE) and not reference.law:
            assert not resolution.targets
