"""The five source documents are read as a person reads them: the structure table, the ledger, the notices."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from difflaw.model import Law, Level
from difflaw.normalize import normalize
from difflaw.parse import parse
from difflaw.read import read

LAWS = Path(__file__).parent.parent / "fixtures" / "laws"

DRAFT, ENACTED = "datong-2018-draft.txt", "datong-2019-enacted.md"
YINCHUAN, JINING, HAIKOU = "yinchuan-2016.txt", "jining-2017.md", "haikou-2021.txt"


@cache
def law(name: str) -> Law:
    """The law in the fixture ``name``."""
    return parse(normalize(read(LAWS / name)))


def numbers(name: str, level: Level) -> list[str]:
    """The numbers of the provisions of ``level``, in order."""
    return [provision.number for provision in law(name).provisions() if provision.level is level]


@pytest.mark.parametrize(
    ("name", "chapters", "articles", "items"),
    [
        (YINCHUAN, range(1, 8), 44, {"art_43": 4}),
        (DRAFT, range(1, 8), 44, {"art_6": 6}),
        (JINING, range(2, 11), 74, {}),
        (HAIKOU, range(1, 7), 42, {"art_25": 6}),
        (ENACTED, range(1, 8), 45, {"art_6": 6}),
    ],
)
def test_structure(name: str, chapters: range, articles: int, items: dict[str, int]) -> None:
    """Chapters and articles are numbered without a gap, and the items stand where they stand."""
    assert numbers(name, Level.CHAPTER) == [str(n) for n in chapters]
    assert numbers(name, Level.ARTICLE) == [str(n) for n in range(1, articles + 1)]
    found: dict[str, int] = {}
    for provision in law(name).provisions():
        if provision.level is Level.ITEM:
            article = provision.id.split("__")[0]
            found[article] = found.get(article, 0) + 1
    assert found == items


@pytest.mark.parametrize("name", [DRAFT, ENACTED])
def test_article_6_of_datong_has_two_paragraphs(name: str) -> None:
    """The line after the six items is a second paragraph."""
    (article,) = (a for a in law(name).articles() if a.number == "6")
    assert [child.id for child in article.children] == ["art_6__para_1", "art_6__para_2"]
    assert [len(child.children) for child in article.children] == [6, 0]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        (DRAFT, "大同市智慧城市促进条例（草案）"),
        (ENACTED, "大同市智慧城市促进条例"),
        (YINCHUAN, "银川市智慧城市建设促进条例"),
        (JINING, "济宁市智慧城市促进条例"),
        (HAIKOU, "海口市智慧城市促进条例"),
    ],
)
def test_title(name: str, title: str) -> None:
    """The title is the first of its copies."""
    assert law(name).title == title


def test_ledger_of_the_draft() -> None:
    """982 glosses and 1,417 Traditional characters were set aside, each kind with an example."""
    ledger = {entry.kind: entry for entry in law(DRAFT).text.ledger}
    assert ledger["gloss"].count == 982
    assert ledger["script"].count == 1417
    source = law(DRAFT).text.source
    assert all(source.text[e.span.start : e.span.end] for e in ledger.values())
    assert (ledger["gloss"].before, ledger["gloss"].after) == ("進(jìn)", "進")


def test_metadata_is_no_body_text() -> None:
    """The front matter of the enacted text is metadata and stands in no part of the law."""
    metadata = dict(law(ENACTED).text.source.metadata)
    assert metadata
    assert all(value not in law(ENACTED).text.text for value in metadata.values() if len(value) > 20)


def places(name: str) -> list[tuple[int, str, str]]:
    """Line, code and message of every notice, in the order of the text."""
    found = law(name)
    return [(found.text.source.place(n.span.start).line, n.code, str(n)) for n in found.notices]


def test_notices_of_the_draft() -> None:
    """Each defect of the draft is told at its place, and nothing else is."""
    assert [(line, code) for line, code, _ in places(DRAFT)] == [
        (49, "garbled"),
        (51, "ending"),
        (57, "garbled"),
        (57, "bracket"),
        (61, "garbled"),
        (64, "label-incomplete"),
        (74, "date-blank"),
    ]


def test_garbles_of_the_draft_are_where_they_are() -> None:
    """The spans of the three garbled places cover the damaged characters of the source."""
    source = law(DRAFT).text.source
    found = [source.text[n.span.start : n.span.end] for n in law(DRAFT).notices if n.code == "garbled"]
    assert [any(sign in words for sign in "āàl?") for words in found] == [True, True, True]


def test_notices_of_jining() -> None:
    """The first heading is missing altogether; four stand without a number, and their places tell it."""
    assert places(JINING) == [
        (25, "heading-numbering", "the headings begin with number 2 (发展规划)"),
        (25, "heading-unnumbered", "the heading 发展规划 has no number; read as chapter 2"),
        (89, "heading-unnumbered", "the heading 信息惠民 has no number; read as chapter 5"),
        (135, "heading-unnumbered", "the heading 产业发展 has no number; read as chapter 7"),
        (149, "heading-unnumbered", "the heading 保障和促进措施 has no number; read as chapter 8"),
    ]


@pytest.mark.parametrize("name", [YINCHUAN, HAIKOU, ENACTED])
def test_clean_texts_have_no_notices(name: str) -> None:
    """What is well written is not remarked on."""
    assert places(name) == []
