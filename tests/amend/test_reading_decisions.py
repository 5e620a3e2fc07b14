"""A decision is read whole: every character has its place, and no text makes reading fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from difflaw.amend import read_decision
from difflaw.amendments import Decision, FrameKind, Operation
from difflaw.errors import InputError
from difflaw.normalize import normalize
from difflaw.pipeline import decision
from difflaw.read import read, read_text
from tests.cases import FIXTURES

HEAD = "关于修改《某条例》的决定\n决定对《某条例》作如下修改：\n"


def instructions(body: str) -> list[str]:
    """The instructions of a decision with ``body``, as ``delete-article art_3 art_4``."""
    found = decision(read_text(HEAD + body)).instructions()
    return [" ".join(filter(None, (row.operation, *row.targets, row.new))) for row in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("一、将第三条修改为：“甲。”", ["replace-article art_3"]),
        ("一、将十一条修改为：“甲。”", ["replace-article art_11"]),
        ("一、删除第二条、第四条。", ["delete-article art_2", "delete-article art_4"]),
        ("一、增加一条，作为第五条之一：“甲。”", ["insert-article art_5-1"]),
        ("一、增加二条，分别作为第五条、第六条：“第五条 甲。\n“第六条 乙。”",
         ["insert-article art_5", "insert-article art_6"]),
        ("一、第八条第一款、第二款修改为：“甲。\n“乙。”", ["replace-paragraph art_8__para_1 art_8__para_2"]),
        ("一、第八条：“甲。”“乙。”修改为：“丙。”“丁。”", ["replace-paragraph art_8"]),
        ("一、将引言修改为：“甲。”", ["other preamble"]),
        ("一、第三条修改成：“甲。”", ["replace-article art_3"]),
        ("一、将第三条里的“甲”改成“乙”。", ["substitute-words art_3"]),
        ("一、将第三条中的“甲”一词更正为“乙”。", ["substitute-words art_3"]),
        ("一、将第三条中的《甲法》修改为《乙法》。", ["substitute-words art_3"]),
        ("一、删除第三条中“甲”一词。", ["substitute-words art_3"]),
        ("一、第三条中的“甲”二字删除。", ["substitute-words art_3"]),
        ("一、在第三条“甲”和“乙”之间增加“丙”。", ["substitute-words art_3"]),
        ("一、条例中的“甲”均改为“乙”。", ["global-substitute *"]),
        ("一、将条例名称修改为“乙条例”。", ["other title"]),
        ("一、新增一条，作为第三条：“甲。”", ["insert-article art_3"]),
        ("一、第三条增加第二款：“甲。”", ["insert-paragraph art_3 art_3__para_2"]),
        ("一、删去第二章及其标题。", ["delete-heading chp_2"]),
        ("一、删去“第二章 甲”。", ["delete-heading chp_2"]),
        ("一、删去第三条，后续条文序号依次顺延。", ["delete-article art_3", "renumber *"]),
        ("一、将第三条移至第二章，作为第四条。", ["renumber art_3 art_4"]),
        ("一、第八条增加一款，作为第二款：“甲。”", ["insert-paragraph art_8 art_8__para_2"]),
        ("一、将第八条改为第九条，修改为：“甲。”", ["renumber art_8 art_9", "replace-article art_8"]),
        ("一、将第二条修改为第六条：“甲。”", ["renumber art_2 art_6", "replace-article art_2"]),
        ("一、原第四条作为第五条。", ["renumber art_4 art_5"]),
        ("一、本决定自2024年1月1日起施行。", ["other"]),
        ("此外，对条文顺序作相应调整。", ["renumber *"]),
        ("一、第八条增加一项，作为第三项：“（三）甲”，第三项至第五项相应改为第四项至第六项。",
         ["insert-item art_8__para_1 art_8__para_1__item_3",
          "renumber art_8__para_1__item_3 art_8__para_1__item_4 art_8__para_1__item_5 art_8__para_1__item_4"]),
        ("一、在第八条中增加一款作为第二款，将该条修改为：“甲。”", ["replace-article art_8"]),
        ("一、将第四章章名“甲”修改为“乙”。", ["rename-heading chp_4"]),
        ("一、将“一、甲”修改为：“一、乙”。", ["rename-heading chp_1"]),
        ("一、第八条中“甲”后增加“乙”。", ["substitute-words art_8"]),
        ("一、第八条第二款末尾增加：“甲。”", ["other art_8__para_2"]),
        ("一、第八条第三项修改为：“（三）甲”。", ["replace-item art_8__para_1__item_3"]),
        ("一、删去第八条第一款末尾的“甲”和第二款末尾的“乙”。",
         ["substitute-words art_8__para_1", "substitute-words art_8__para_2"]),
        ("一、将正文第二段修改为：“甲。”", ["other preamble__para_2"]),
        ("一、将名称修改为：“甲条例”。", ["other title"]),
        ("一、将第八条、第九条合并，作为第八条，修改为：“甲。”", ["merge art_8 art_9 art_8"]),
        ("一、将第八条第三款单列一条，作为第九条。", ["split art_8__para_3 art_9"]),
        ("一、将第三十九条改为第四十五条第一款。", ["renumber art_39 art_45__para_1"]),
        ("一、第三章中增加一节，作为第七节“甲”。", ["insert-heading chp_3 chp_3__sec_7"]),
        ("一、删除第一条第二项。", ["delete-item art_1__para_1__item_2"]),
        ("一、第五条条首部分修改为：“甲”。", ["other art_5"]),
        ("一、将有关条文中的“甲”修改为“乙”。", ["global-substitute *"]),
        ("一、删去第三章章名，第四章至第七章相应改为第三章至第六章。",
         ["delete-heading chp_3", "renumber chp_4 chp_5 chp_6 chp_7 chp_3"]),
        ("一、将附件一修改为：“甲”。", ["other"]),
        ("一、将第八条改为两条，作为第八条、第九条，修改为：“第八条 甲。\n“第九条 乙。”",
         ["split art_8 art_8", "split art_8 art_9"]),
    ],
)  # fmt: skip
def test_each_form_is_read(body: str, expected: list[str]) -> None:
    """Operation, targets and new place of every form."""
    assert instructions(body) == expected


def test_inner_quotation_marks_become_those_of_the_law() -> None:
    """‘甲’ in a quotation is “甲” in the law; paragraphs that open again are lines."""
    (row,) = decision(read_text(HEAD + "一、将第三条修改为：“称为‘甲’。\n“乙。”")).instructions()
    assert row.text == "称为“甲”。\n乙。"


def test_words_at_several_places_are_taken_apart() -> None:
    """One instruction is one pair of words at one place."""
    body = "一、将第三条、第五条第一款中的“甲”修改为“乙”，“丙”修改为“丁”。"
    assert instructions(body) == ["substitute-words art_3", "substitute-words art_5__para_1"] * 2


def test_an_aside_carries_nothing_on() -> None:
    """相应地将第九条… does not become the place of the sentence after it."""
    body = "一、将第三条第一款中的“甲”修改为“乙”。\n相应地将第九条中的“丙”修改为“丁”。\n第二款修改为：“戊。”"
    assert instructions(body)[-1] == "replace-paragraph art_3__para_2"


def covered(found: Decision) -> bool:
    """Whether every non-blank character belongs to one frame part or to the span of one clause."""
    text = found.text.text
    seen = [0] * len(text)
    for span in {part.span for part in found.frame} | {row.span for row in found.instructions()}:
        for at in range(span.start, span.end):
            seen[at] += 1
    return all(count == 1 for character, count in zip(text, seen, strict=True) if not character.isspace())


@pytest.mark.parametrize("path", sorted((FIXTURES / "amend").glob("*/decision.txt")), ids=lambda path: path.parent.name)
def test_every_character_has_its_place(path: Path) -> None:
    """Nothing of a decision is lost and nothing counted twice."""
    assert covered(decision(read(path)))


PIECES = st.sampled_from(
    (
        *(
            "一、",
            "二、",
            "1.",
            "（一）",
            "将",
            "第三条",
            "第二款",
            "第（四）项",
            "中的",
            "“",
            "”",
            "甲",
            "。",
            "；",
            "，",
            "\n",
        ),
        *("：", "修改为", "删去", "增加一款，作为第二款", "改为第五条", "作为", "《某条例》", "内容如下：\n", "合并"),
        "本决定自公布之日起施行",
    )
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=40))
def test_reading_never_fails_and_loses_nothing(pieces: list[str]) -> None:
    """Whatever the pieces of a decision are put together to."""
    found = read_decision(normalize(read_text(HEAD + "".join(pieces))))
    assert not found.amends or covered(found)


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_reading_never_fails_on_any_text(text: str) -> None:
    """No text raises."""
    read_decision(normalize(read_text(text)))


@pytest.mark.parametrize("path", sorted((FIXTURES / "laws").iterdir()), ids=lambda path: path.name)
def test_a_law_is_no_decision(path: Path) -> None:
    """An ordinary law is refused, with its name and a remedy."""
    with pytest.raises(InputError, match="no amendment decision"):
        decision(read(path))


def test_what_is_not_understood_is_kept_and_told() -> None:
    """A sentence that fits no form makes no instruction."""
    found = decision(read_text(HEAD + "一、将第三条第二句修改为：“甲。”\n二、第四条规定的标准不再适用。"))
    assert not found.understood
    assert [part.kind for part in found.frame[-2:]] == [FrameKind.UNREAD, FrameKind.STATEMENT]
    assert not list(found.instructions())


def test_places_of_two_laws_in_one_clause_go_to_two_sections() -> None:
    """将《甲条例》第五条、《乙条例》第六条中的…: one instruction in each law."""
    text = (
        "关于修改部分条例的决定\n决定对下列条例作出修改：\n一、将《甲条例》第五条、《乙条例》第六条中的“丙”修改为“丁”。"
    )
    sections = decision(read_text(text)).sections
    assert [(s.law, [i.targets for i in s.instructions]) for s in sections] == [
        ("甲条例", [("art_5",)]),
        ("乙条例", [("art_6",)]),
    ]


def test_dates_are_those_of_the_text() -> None:
    """The date of passing stands in the notes, that of effect in its clause."""
    text = "关于修改《某条例》的决定\n2024年3月1日通过\n决定对《某条例》作如下修改：\n一、删去第三条。\n"
    text += "本决定自2024年5月1日起施行。"
    found = decision(read_text(text))
    assert (found.date, found.effective) == ("2024年3月1日", "2024年5月1日")
    assert [row.operation for row in found.instructions()] == [Operation.DELETE_ARTICLE]


@pytest.mark.parametrize("unit", ["第一条中的“甲”", "第一条“甲”", "本法的", "“甲”、", "”", "二、\n"])
def test_a_long_line_is_not_tried_in_every_way(unit: str) -> None:
    """A thousand places or quotations in a row end: what they may be divided into is decided once."""
    read_decision(normalize(read_text(HEAD + "一、将" + unit * 1000 + "修改为")))
