"""What holds of any text whatever: reading, normalising and parsing lose nothing, change nothing twice, never raise."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from difflaw.model import DIVISIONS, Law, Level, Provision, Source
from difflaw.normalize import normalize
from difflaw.normalize.variants import simplify
from difflaw.numerals import label_number, to_chinese, to_int
from difflaw.parse import parse
from difflaw.read import read_text
from difflaw.spans import OffsetMap, Rewrite, Span, rewrite

quick = settings(max_examples=150, derandomize=True, database=None)
"""The same examples on every run, so that a failure is never a matter of luck."""

FRAGMENTS = (
    *(
        "第一条",
        "第二条",
        "第十二条之一",
        "第3条",
        "第 4-1 條",
        "第三十六",
        "第一章",
        "第二节",
        "第一编",
        "第一分编",
        "附件一",
        "附则",
    ),
    *(
        "〔目的〕",
        "【范围】",
        "（一）",
        "(二)",
        "㈢",
        "1.",
        "⒉",
        "（3）",
        "①",
        "一、",
        "二、",
        "目录",
        "总 则",
        "某市集市条例",
    ),
    *(
        "為了促進(jìn)發展",
        "縣(區(qū))",
        "們(men)",
        "社?ā⑨t(yī)?",
        "(jìn)",
        "（草案）",
        "乾坤",
        "答覆",
        "衹",
        "⼤",
        "ＡＰＰ",
    ),
    *(
        "市、县人民政府应当",
        "依照本条例第三条第（二）项的规定",
        "下列情形：",
        "2018年 月1日",
        "年月日",
        "自公布之日起施行",
        "通过）",
    ),
    *(
        "。",
        "；",
        "，",
        "：",
        ",",
        ";",
        ":",
        ".",
        "(",
        ")",
        "（",
        "）",
        "“",
        "”",
        '"',
        "「",
        "」",
        "<",
        ">",
        "《",
        "》",
        "、",
        "?",
        "!",
    ),
    *("\n", "\n\n", "\r\n", "\x85", "\x0c", " ", "  ", "\u3000", "\xa0", "\u200b", "\ufeff", "\t"),
    *(
        "# ",
        "## ",
        "**",
        "- ",
        "> ",
        "---\n",
        "a: b\n",
        "<!-- INFO END -->",
        "<br>",
        "&nbsp;",
        "\\*",
        "APP",
        "1.5%",
        "12:30",
        "3,000",
    ),
)
texts = st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join))
"""Any text, and text put together from what laws and their copies are made of."""


def law_of(text: str, markdown: bool | None = None) -> Law:
    """The law that ``text`` holds."""
    return parse(normalize(read_text(text, markdown=markdown)))


def pieces(law: Law) -> list[Span]:
    """The spans that together hold all of the law: parts, headings, articles, annexes."""
    found = [part.span for part in law.parts]

    def gather(provisions: tuple[Provision, ...]) -> None:
        for provision in provisions:
            if provision.level in DIVISIONS:
                found.append(Span(provision.span.start, provision.body.end))
                gather(provision.children)
            elif provision.level is Level.ANNEX and provision.children:
                found.append(Span(provision.span.start, provision.own_span.end))
                gather(provision.children)
            else:
                found.append(provision.span)

    gather(law.body + law.annexes)
    return sorted(found)


@quick
@given(texts)
def test_every_character_stands_in_one_piece(text: str) -> None:
    """Parsing is total, and the pieces of the law share no character and leave none out."""
    law = law_of(text)
    at = 0
    for span in pieces(law):
        assert span.start >= at
        assert not law.text.text[at : span.start].strip()
        at = span.end
    assert not law.text.text[at:].strip()


@quick
@given(texts)
def test_every_provision_is_what_its_spans_say(text: str) -> None:
    """Texts are the text at their spans, children stand in order inside their parents, ids are unique."""
    law = law_of(text)
    whole = law.text.text
    ids = [part.id for part in law.parts]
    for provision in law.provisions():
        ids.append(provision.id)
        assert provision.text == provision.body.of(whole)
        assert provision.span.of(whole).startswith(provision.label)
        assert provision.text.startswith(provision.lead)
        edges = [provision.span.start]
        for child in provision.children:
            edges += child.span.start, child.span.end
        edges.append(provision.span.end)
        assert edges == sorted(edges)
    assert len(ids) == len(set(ids))


@quick
@given(texts)
def test_items_and_paragraphs_leave_nothing_of_an_article_out(text: str) -> None:
    """The paragraphs of an article hold all its words; the items of a paragraph all after its lead."""
    law = law_of(text)
    for provision in law.provisions():
        if provision.level in (Level.ARTICLE, Level.PARAGRAPH, Level.ITEM) and provision.children:
            at = provision.body.start + len(provision.lead)
            for child in provision.children:
                assert not law.text.text[at : child.span.start].strip()
                at = child.span.end
            assert at == provision.span.end


@quick
@given(texts)
def test_notices_point_into_the_source(text: str) -> None:
    """Every notice has a place, a code, and a message whose blanks are filled."""
    law = law_of(text)
    for notice in law.notices:
        assert notice.span.end <= len(text)
        assert law.text.source.place(notice.span.start).line >= 1
        assert "{" not in str(notice) or "{" in text


@quick
@given(texts)
def test_normalising_twice_changes_nothing(text: str) -> None:
    """The normalised text is already normal."""
    once = normalize(read_text(text)).text
    assert normalize(Source("again", once)).text == once


@quick
@given(texts)
def test_every_normalised_character_has_its_place(text: str) -> None:
    """Places ascend, lie in the source, and no two characters share one, but those of a sign written out."""
    normalized = normalize(read_text(text))
    at = 0
    for i, character in enumerate(normalized.text):
        span = normalized.source_span(Span(i, i + 1))
        assert span.start < span.end <= len(text)
        compound = unicodedata.normalize("NFKC", text[span.start]) != text[span.start]
        assert span.start >= at or compound
        at = span.end
        if character.isalpha() and character < "\u2e80":
            written = text[span.start : span.end]
            assert character in written + unicodedata.normalize("NFKC", written)


@quick
@given(texts)
def test_what_is_set_aside_is_in_the_ledger(text: str) -> None:
    """A character that comes to none of the normalised text is blank, without width, or markup."""
    normalized = normalize(read_text(text))
    kept = bytearray(len(text))
    for i in range(len(normalized.text)):
        span = normalized.source_span(Span(i, i + 1))
        kept[span.start : span.end] = b"\1" * len(span)
    for span in normalized.source.markup:
        kept[span.start : span.end] = b"\1" * len(span)
    for i, character in enumerate(text):
        assert kept[i] or character.isspace() or unicodedata.category(character) in ("Cf", "Cc", "Cn")
    assert all(entry.count > 0 and entry.span.end <= len(text) for entry in normalized.ledger)


@quick
@given(texts)
def test_normalised_lines_are_tidy(text: str) -> None:
    """No line is blank or has a space at its ends; no carriage return is left."""
    normalized = normalize(read_text(text)).text
    assert not normalized or all(line and line == line.strip() for line in normalized.split("\n"))
    assert "\r" not in normalized
    assert "\u3000" not in normalized


@quick
@given(texts)
def test_a_quotation_is_the_source_without_its_markup(text: str) -> None:
    """Quoting all of a source gives its characters in order, without the markup among them."""
    source = read_text(text)
    marked = {i for span in source.markup for i in range(span.start, span.end)}
    assert source.quote(Span(0, len(text))) == "".join(c for i, c in enumerate(text) if i not in marked)


@st.composite
def rewritten(draw: st.DrawFn) -> tuple[str, str, OffsetMap]:
    """A text, what some rewrites make of it, and the map."""
    text = draw(st.text("甲乙丙 ", max_size=30))
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=10)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    rewrites = [Rewrite(a, b, draw(st.text("丁戊", max_size=4))) for a, b in pairs if a < b]
    return (text, *rewrite(text, rewrites))


@quick
@given(rewritten())
def test_the_map_of_a_rewriting(made: tuple[str, str, OffsetMap]) -> None:
    """What was not rewritten maps to itself, and spans map to spans."""
    text, new, offsets = made
    for i, character in enumerate(new):
        span = offsets.to_source(Span(i, i + 1))
        assert span.end <= len(text)
        if character not in "丁戊":
            assert span.of(text) == character
    assert offsets.to_source(Span(0, len(new))).end <= len(text)


@quick
@given(st.data())
def test_maps_laid_behind_one_another(data: st.DataObject) -> None:
    """The joined map leads where the two maps lead one after the other."""
    _, once, first = data.draw(rewritten())
    edges = sorted(data.draw(st.lists(st.integers(0, len(once)), max_size=6)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    twice, second = rewrite(once, [Rewrite(a, b, data.draw(st.text("己", max_size=3))) for a, b in pairs if a < b])
    joined = second.after(first)
    for i in range(len(twice)):
        step = second.to_source(Span(i, i + 1))
        assert joined.to_source(Span(i, i + 1)) == first.to_source(step)


@cache
def opencc() -> Any:
    """OpenCC's own converter."""
    from opencc import OpenCC

    return OpenCC("t2s")


@quick
@given(st.text("乾坤藉口慰瞭望解衹有覆答徵於昇濛薹鉅鍊鍾麼麽么俱彷沈條縣，", max_size=40) | st.text(max_size=40))
def test_simplify_is_what_opencc_does(text: str) -> None:
    """Character by character with phrases where they matter gives what OpenCC gives phrase by phrase."""
    assert simplify(text) == opencc().convert(text)


def test_simplify_on_every_phrase_of_opencc() -> None:
    """Every phrase and character of its tables, alone and between others, comes out as OpenCC has it."""
    import opencc as package

    folder = Path(package.__file__).parent / "dictionary"
    words = []
    for table in ("TSPhrases.txt", "TSCharacters.txt"):
        lines = (folder / table).read_text(encoding="utf-8").splitlines()
        words += [line.split("\t")[0] for line in lines if line]
    assert len(words) > 3000
    for word in words:
        assert simplify(word) == opencc().convert(word)
    joined = "的".join(words)
    assert simplify(joined) == opencc().convert(joined)


@quick
@given(st.integers(0, 10**8 - 1))
def test_numerals_there_and_back(value: int) -> None:
    """A number written in Chinese is read as the same number."""
    assert to_int(to_chinese(value)) == value


@quick
@given(st.integers(1, 9999), st.integers(0, 30))
def test_article_labels_there_and_back(main: int, second: int) -> None:
    """第X条之Y is read as X-Y, in Chinese and in Arabic numbers."""
    number = f"{main}-{second}" if second else str(main)
    chinese = f"第{to_chinese(main)}条" + (f"之{to_chinese(second)}" if second else "")
    arabic = f"第{main}-{second}条" if second else f"第{main}条"
    assert label_number(chinese) == label_number(arabic) == number


def test_no_property_is_timed() -> None:
    """A busy machine fails no property: tests/conftest.py takes the deadline away everywhere."""
    assert settings().deadline is None
