"""What Word files hold, each kind in a small file of its own, is read as a person reads it in Word."""

from __future__ import annotations

import pytest

from difflaw.errors import InputError
from difflaw.model import Source
from difflaw.normalize import normalize
from difflaw.ooxml import Package, pack
from difflaw.parse import parse
from difflaw.read import read_bytes
from tests.read.writing import Part, W, docx, numbering, paragraph

FIRST = paragraph("第一条 为了规范早市，制定本条例。")


def source(body: str, *parts: Part, revisions: str = "accept", links: str = "") -> Source:
    """What a Word file with ``body`` reads as."""
    return read_bytes(docx(body, parts, links), "law.docx", revisions=revisions)


def lines(body: str, *parts: Part, revisions: str = "accept") -> list[str]:
    """The normalised lines of it."""
    return normalize(source(body, *parts, revisions=revisions)).text.split("\n")


def run(text: str, properties: str = "") -> str:
    """A run of words with properties of its own."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def counted(text: str, level: int = 0, list_id: str = "1") -> str:
    """A paragraph with an automatic number."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_label_split_over_runs_is_one_label() -> None:
    """第一 and 条 stand in two runs, as in every eighth real file."""
    assert lines(f"<w:p>{run('第一')}{run('条')}{run('　甲。')}</w:p>") == ["第一条 甲。"]


def test_soft_breaks_are_line_ends() -> None:
    """Items in one paragraph are items all the same."""
    law = parse(normalize(source(paragraph("第一条 早市应当：\n（一）清洁；\n（二）安静。"))))
    assert [p.label for p in law.provisions() if p.level == "item"] == ["（一）", "（二）"]


def test_title_on_several_lines_is_one() -> None:
    """An office goes on with what it does; an announcement before the law is none of its title."""
    body = "".join(
        paragraph(text, '<w:jc w:val="center"/>')
        for text in (
            "某市人民政府",
            "公告",
            "某市人民政府",
            "关于规范早市秩序\n若干问题的规定",
            "（2023年5月30日通过）",
        )
    )
    assert parse(normalize(source(body + FIRST))).title == "某市人民政府关于规范早市秩序若干问题的规定"


def test_automatic_numbers_restart_and_can_be_switched_off() -> None:
    """Articles count on from chapter to chapter or anew, as the list says; ``numId=0`` has no number."""
    part = Part("numbering.xml", "numbering", numbering([("chineseCounting", "第%1章"), ("chineseCounting", "第%2条")]))
    body = counted("总则") + counted("甲。", 1) + counted("乙。", 1, "0") + counted("附则") + counted("丙。", 1)
    assert lines(body, part) == ["第一章 总则", "第一条 甲。", "乙。", "第二章 附则", "第一条 丙。"]


def test_automatic_number_that_runs_into_its_words_is_set_off() -> None:
    """第三条 the number and 规定 the words are no reference, whatever Word puts between them."""
    part = Part("numbering.xml", "numbering", numbering([("chineseCountingThousand", "第%1条")], suffix="nothing"))
    assert lines(counted("规定的条件由市人民政府公布。"), part) == ["第一条 规定的条件由市人民政府公布。"]


def test_results_of_fields_are_read_and_their_instructions_are_not() -> None:
    """A link's words stay, its address does not come out."""
    field = "".join(
        f"<w:r>{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText> HYPERLINK &quot;https://example.org/&quot; </w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>早市</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    assert lines(f"<w:p>{run('第一条 ')}{field}{run('由区人民政府管理。')}</w:p>") == ["第一条 早市由区人民政府管理。"]


def test_only_one_branch_of_an_alternative_is_read() -> None:
    """Each branch says the same to another reader."""
    box = f"<w:txbxContent>{paragraph('某市人民政府文件')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    found = source(f"<w:p><w:r>{both}</w:r></w:p>{FIRST}")
    assert found.text.count("某市人民政府文件") == 1
    assert [aside.kind for aside in found.asides] == ["text-box"]


def test_box_that_holds_an_article_is_read() -> None:
    """A frame around a part of the law does not take it away."""
    box = f"<w:txbxContent>{paragraph('第二条 本条例自公布之日起施行。')}</w:txbxContent>"
    assert lines(f"{FIRST}<w:p><w:r>{box}</w:r></w:p>")[1] == "第二条 本条例自公布之日起施行。"


def test_footnote_is_set_aside_with_a_notice() -> None:
    """Its words are in the source and in the ledger, and not in the law."""
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{paragraph("施行日期另行规定。")}</w:footnote></w:footnotes>'
    )
    body = f'<w:p>{run("第一条 甲。")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    found = source(body, Part("footnotes.xml", "footnotes", notes.encode()))
    assert "施行日期另行规定。" in found.text
    text = normalize(found)
    assert text.text == "第一条 甲。"
    assert ("footnote", 1) in [(entry.kind, entry.count) for entry in text.ledger]
    assert [notice.code for notice in found.notices] == ["set-aside"]


def test_hidden_words_and_watermarks_are_set_aside_and_strike_zero_is_not() -> None:
    """What nobody sees is no law; what is struck out with the value 0 is not struck out."""
    marks = run("秘密", "<w:vanish/>") + run("《某某条例》", '<w:vertAlign w:val="superscript"/>')
    kept = run("市", '<w:strike w:val="0"/>')
    body = f"<w:p>{run('第一条 早')}{marks}{kept}{run('。')}</w:p>"
    assert lines(body) == ["第一条 早市。"]


def test_table_is_never_taken_for_articles() -> None:
    """Rows that begin with 第…条 of another law stand between bars; after the last article they are an annex."""
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in (("条文", "罪名"), ("第一百条", "某罪"), ("第二百条", "另罪"))
    )
    found = source(f"{FIRST}<w:tbl>{rows}</w:tbl>")
    law = parse(normalize(found))
    assert [article.label for article in law.articles()] == ["第一条"]
    assert [annex.text for annex in law.annexes] == ["|条文|罪名|\n|第一百条|某罪|\n|第二百条|另罪|"]
    assert found.place(found.text.index("另罪")).cell == "B3"


def test_labels_beside_their_words_are_read_as_articles() -> None:
    """A table of two columns, 第一条 and what it says, only lays out the page."""
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(label)}</w:tc><w:tc>{paragraph(words)}</w:tc></w:tr>"
        for label, words in (("第一条", "为了规范早市，制定本条例。"), ("第二条", "早市由区人民政府设置。"))
    )
    assert lines(f"<w:tbl>{rows}</w:tbl>") == ["第一条 为了规范早市，制定本条例。", "第二条 早市由区人民政府设置。"]


def test_places_are_paragraphs() -> None:
    """The number that Word counts, empty paragraphs included."""
    found = source(paragraph("某市早市条例") + "<w:p/>" + FIRST)
    assert found.place(found.text.index("第一条")).paragraph == 3


def test_external_links_and_templates_are_no_reason_to_refuse() -> None:
    """More than half of the real files have one; nothing is followed."""
    link = '<Relationship Id="x" Type="t/attachedTemplate" Target="file:///c:/no.dotx" TargetMode="External"/>'
    assert source(FIRST, links=link).text.startswith("第一条")


INSERTED = '<w:ins w:id="1" w:author="a">{}</w:ins>'
DELETED = '<w:del w:id="2" w:author="a"><w:r><w:delText>{}</w:delText></w:r></w:del>'


def marked(text: str, mark: str) -> str:
    """A paragraph whose mark was inserted or deleted."""
    return f'<w:p><w:pPr><w:rPr><w:{mark} w:id="3" w:author="a"/></w:rPr></w:pPr>{text}</w:p>'


TRACKED = (
    f"<w:p>{run('第一条 为了')}{DELETED.format('便利')}{INSERTED.format(run('方便'))}{run('居民，制定本条例。')}</w:p>"
    + marked(INSERTED.format(run("第二条 早市由区人民政府设置。")), "ins")
    + marked(DELETED.format("第二条 早市由市人民政府设置。"), "del")
    + paragraph("第三条 本条例自公布之日起施行。")
)


@pytest.mark.parametrize(
    ("revisions", "expected"),
    [
        ("accept", ["第一条 为了方便居民，制定本条例。", "第二条 早市由区人民政府设置。"]),
        ("reject", ["第一条 为了便利居民，制定本条例。", "第二条 早市由市人民政府设置。"]),
    ],
)
def test_tracked_changes_are_accepted_or_rejected(revisions: str, expected: list[str]) -> None:
    """Words and whole paragraphs, with a notice that counts them."""
    found = source(TRACKED, revisions=revisions)
    assert normalize(found).text.split("\n") == [*expected, "第三条 本条例自公布之日起施行。"]
    assert [(notice.code, dict(notice.values)) for notice in found.notices] == [
        ("revisions", {"inserted": "3", "deleted": "3", "moved": "0"})
    ]


def test_deleted_paragraph_mark_joins_the_paragraphs() -> None:
    """Accepted, the two are one; rejected, they are two."""
    body = marked(run("第一条 甲，"), "del") + paragraph("乙。")
    assert lines(body) == ["第一条 甲，乙。"]
    assert lines(body, revisions="reject") == ["第一条 甲，", "乙。"]


def test_move_stands_where_it_went() -> None:
    """Accepted at its new place, rejected at its old one."""
    body = (
        '<w:p><w:pPr><w:rPr><w:moveFrom w:id="1"/></w:rPr></w:pPr>'
        f'<w:moveFrom w:id="2">{run("第一条 甲。")}</w:moveFrom></w:p>'
        + paragraph("第二条 乙。")
        + f'<w:p><w:moveTo w:id="3">{run("第一条 甲。")}</w:moveTo></w:p>'
    )
    assert lines(body)[0] == "第二条 乙。"
    assert lines(body, revisions="reject")[0] == "第一条 甲。"


def test_deleted_rows_are_gone() -> None:
    """A row that was deleted is not in the text after it."""
    row = "<w:tr>{}<w:tc>" + paragraph("第{}条 甲。") + "</w:tc></w:tr>"
    gone = '<w:trPr><w:del w:id="1" w:author="a"/></w:trPr>'
    table = f"<w:tbl>{row.format('', '一')}{row.format(gone, '二')}</w:tbl>"
    assert lines(table) == ["第一条 甲。"]
    assert lines(table, revisions="reject") == ["第一条 甲。", "第二条 甲。"]


def test_revisions_can_be_an_error() -> None:
    """One line that counts them."""
    with pytest.raises(InputError, match="3 insertions, 3 deletions, 0 moves"):
        source(TRACKED, revisions="error")


def test_embedded_page_that_is_missing_is_refused() -> None:
    """The law may all be in there: never an empty law, and never no changes."""
    with pytest.raises(InputError, match="embedded"):
        source('<w:altChunk r:id="rId9"/>')


def test_strict_variant_reads_the_same() -> None:
    """Word writes other names of the same elements on request (ISO/IEC 29500 strict)."""
    package = docx(FIRST)
    main = Package(package, "a").part("word/document.xml")
    strict = main.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert strict != main
    assert read_bytes(pack({"word/document.xml": strict}), "a.docx").text == read_bytes(package, "a.docx").text
