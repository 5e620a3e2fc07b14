"""A law as a Word file, on the page of an official text: what ``difflaw amend apply -o NEW.docx`` writes.

Source of the layout: GB/T 9704-2012, Layout key for official document of Party and government organs, 5.2 (page,
type, lines); of the elements: ECMA-376 part 1, 17 (WordprocessingML). The same law gives the same bytes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from difflaw.model import DIVISIONS, Law, Level, PartKind
from difflaw.ooxml import NAMESPACES, pack
from difflaw.spans import Span

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = f'xmlns:w="{NAMESPACES["w"]}" xmlns:r="{NAMESPACES["r"]}"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = f"{NAMESPACES['r']}/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_GAP = "\u3000"
"""One full-width space stands after the number of an article."""

_DEPTHS = {Level.PART: 0, Level.SUBPART: 1, Level.CHAPTER: 1, Level.SECTION: 2}


class WordLine(NamedTuple):
    """A paragraph: its style, and its words, of which the ``label`` in front is in another type."""

    style: str
    words: str
    label: str = ""


def law_docx(law: Law) -> bytes:
    """The file that holds ``law``: title, notes and headings centred, first lines set in by two characters.

    Guarantees: every line of the law is a paragraph with the words of its source, and no mark of its file format;
    the same law gives the same bytes.
    """
    body = "".join(map(_paragraph, word_lines(law)))
    documents = {
        "document": ("document.main", "", f"<w:document {_W}><w:body>{body}{_SECTION}</w:body></w:document>"),
        "styles": ("styles", "styles", f"<w:styles {_W}>{_STYLES}</w:styles>"),
        "settings": ("settings", "settings", f"<w:settings {_W}><w:mirrorMargins/><w:evenAndOddHeaders/></w:settings>"),
        "fontTable": ("fontTable", "fontTable", f"<w:fonts {_W}>{_FONTS}</w:fonts>"),
        "footer1": ("footer", "footer", _footer("right")),
        "footer2": ("footer", "footer", _footer("left")),
    }
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{type}+xml"/>'
        for name, (type, _, _) in documents.items()
    )
    rows = "".join(
        f'<Relationship Id="{name}" Type="{_KIND}{kind}" Target="{name}.xml"/>'
        for name, (_, kind, _) in documents.items()
        if kind
    )
    main = f'<Relationship Id="document" Type="{_KIND}officeDocument" Target="word/document.xml"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">{main}</Relationships>',
        **{f"word/{name}.xml": xml for name, (_, _, xml) in documents.items()},
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>',
    }
    return pack({path: (_HEAD + xml).encode("utf-8") for path, xml in parts.items()})


def word_lines(law: Law) -> Iterator[WordLine]:
    """Each line of ``law`` with its style."""
    marked = sorted(_marked(law))
    labels = {a.span.start: a for a in law.article_row}
    at = mark = 0
    for line in law.text.text.split("\n"):
        span, at = Span(at, at + len(line)), at + len(line) + 1
        while mark < len(marked) and marked[mark][0].end <= span.start:
            mark += 1
        style = marked[mark][1] if mark < len(marked) and marked[mark][0].start <= span.start else "law"
        article = labels.get(span.start)
        if article and article.label and style == "law":
            behind = span.start + len(article.label)
            yield WordLine(style, _words(law, Span(behind, span.end)), _words(law, Span(span.start, behind)))
        elif line:
            yield WordLine(style, _words(law, span))


def _marked(law: Law) -> Iterator[tuple[Span, str]]:
    """The places that have a style of their own."""
    styles = {PartKind.TITLE: "title", PartKind.NOTE: "note", PartKind.CONTENTS: "contents"}
    for part in law.parts:
        if part.kind in styles:
            yield part.span, styles[part.kind]
    for provision in law.provisions():
        if provision.level in DIVISIONS and provision.label:
            end = law.text.text.find("\n", provision.span.start)
            yield Span(provision.span.start, end if end >= 0 else provision.span.end), f"h{_DEPTHS[provision.level]}"


def _words(law: Law, span: Span) -> str:
    """The words of ``span`` as its source has them; as normalised where the source breaks the line."""
    words = law.text.quote(span).strip()
    return span.of(law.text.text) if "\n" in words else words


def _paragraph(line: WordLine) -> str:
    label = _run(line.label + _GAP, '<w:rFonts w:eastAsia="SimHei"/>') if line.label else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{line.style}"/></w:pPr>{label}{_run(line.words)}</w:p>'


def _run(words: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    text = html.escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words), quote=False)
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _style(id: str, name: str, paragraph: str, run: str = "", base: str = "law") -> str:
    above = f'<w:basedOn w:val="{base}"/>' if base else ""
    default = "" if base else ' w:default="1"'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{id}"><w:name w:val="{name}"/>{above}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _footer(side: str) -> str:
    """— 1 —, on the outer side of the page (GB/T 9704-2012, 7.5)."""
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    dash = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    return (
        f'<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="number"/><w:jc w:val="{side}"/></w:pPr>'
        f"{dash.format('— ')}{number}{dash.format(' —')}</w:p></w:ftr>"
    )


_CENTRED = '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>'
_SONG = '<w:rFonts w:eastAsia="FZXiaoBiaoSong-B05S"/>'
_STYLES = (
    _style(
        "law",
        "Normal",
        '<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>',
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="FangSong_GB2312"/>'
        '<w:sz w:val="32"/><w:lang w:eastAsia="zh-CN"/>',
        base="",
    )
    + _style("title", "Title", f'<w:spacing w:after="579"/>{_CENTRED}', f'{_SONG}<w:sz w:val="44"/>')
    + _style("note", "Note", _CENTRED, '<w:rFonts w:eastAsia="KaiTi_GB2312"/>')
    + _style("contents", "Contents", '<w:ind w:firstLineChars="0" w:firstLine="0"/>')
    + "".join(
        _style(
            f"h{depth}",
            f"heading {depth + 1}",
            f'<w:keepNext/><w:spacing w:before="290" w:after="290"/>{_CENTRED}<w:outlineLvl w:val="{depth}"/>',
            '<w:rFonts w:eastAsia="SimHei"/>',
        )
        for depth in range(3)
    )
    + _style(
        "number",
        "footer",
        '<w:ind w:firstLineChars="0" w:firstLine="0"/>',
        '<w:rFonts w:ascii="SimSun" w:hAnsi="SimSun" w:eastAsia="SimSun"/><w:sz w:val="28"/>',
    )
)
# Every font has a Chinese name as well; programs know it by both.
_FONTS = "".join(
    f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>'
    for name, other in (("FangSong_GB2312", "FangSong"), ("KaiTi_GB2312", "KaiTi"), ("FZXiaoBiaoSong-B05S", "SimSun"))
)
_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/><w:footerReference w:type="even" r:id="footer2"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="850" w:footer="1531" w:gutter="0"/>'
    '<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
)
"""22 lines a page. No grid of 28 characters a line: it makes the cells narrower than the type, and LibreOffice then
gives each character two of them."""
