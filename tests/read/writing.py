"""Writes laws as people write them: Word files in several ways, web pages, and the odd files that a reader must refuse.

Everything here is made for the tests: nothing comes from a real file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from difflaw.numerals import to_int
from difflaw.ooxml import pack

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="mht" ContentType="message/rfc822"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)


class Written(NamedTuple):
    """A line of a law as a writer types it, and its height as a heading (0: none)."""

    text: str
    depth: int = 0


class Part(NamedTuple):
    """A part of a Word file beside its document: its path in ``word/``, the kind of the relation, its bytes."""

    path: str
    kind: str
    data: bytes


def docx(body: str, parts: Iterable[Part] = (), links: str = "") -> bytes:
    """A Word file whose document has ``body``; the parts are related as ``rId1``, ``rId2``, …"""
    parts = list(parts)
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{_KINDS}{part.kind}" Target="{part.path}"/>'
        for n, part in enumerate(parts, 1)
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    main = f'<Relationship Id="rId1" Type="{_KINDS}officeDocument" Target="word/document.xml"/>'
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{relations}">{main}</Relationships>',
        "word/document.xml": document(body),
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{relations}">{rows}{links}</Relationships>',
    }
    return pack({**{path: text.encode() for path, text in files.items()}, **{f"word/{p.path}": p.data for p in parts}})


def document(body: str) -> str:
    """The document part around ``body``."""
    return f'{_HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run; ``\\n`` in it is a soft break."""
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{html.escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}<w:r>{runs}</w:r></w:p>"


def typed(lines: Sequence[Written]) -> bytes:
    """A law typed line by line, headings by style."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="h{n}"><w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>'
        for n in range(1, 7)
    )
    body = "".join(paragraph(t, f'<w:pStyle w:val="h{d}"/>' if d else "") for t, d in lines)
    return docx(body, [Part("styles.xml", "styles", f'{_HEAD}<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode())])


SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="850" w:footer="1531"/></w:sectPr>'
)


def laid_out(lines: Sequence[Written]) -> bytes:
    """A law with the page of an official text (GB/T 9704-2012): headings centred, first lines set in by two
    characters, page numbers between dashes."""
    number = "".join(
        f"<w:r>{part}</w:r>"
        for part in (
            "<w:t>— </w:t>",
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText>PAGE</w:instrText>",
            '<w:fldChar w:fldCharType="end"/>',
            "<w:t> —</w:t>",
        )
    )
    footer = f'{_HEAD}<w:ftr xmlns:w="{W}"><w:p>{number}</w:p></w:ftr>'
    body = "".join(
        paragraph(text, '<w:jc w:val="center"/>' if _is_heading(text, depth) else '<w:ind w:firstLine="420"/>')
        for text, depth in lines
    )
    return docx(body + SECTION, [Part("footer1.xml", "footer", footer.encode())])


def _is_heading(text: str, depth: int) -> bool:
    return depth > 0 or (len(text) < 30 and text[-1] not in "。；：，）")


def tabled(lines: Sequence[Written]) -> bytes:
    """A law in a table of one column, which only draws a frame around it."""
    rows = "".join(f"<w:tr><w:tc>{paragraph(t, _outline(d))}</w:tc></w:tr>" for t, d in lines)
    return docx(f"<w:tbl>{rows}</w:tbl>")


def _outline(depth: int) -> str:
    return f'<w:outlineLvl w:val="{depth - 1}"/>' if depth else ""


def numbering(levels: Sequence[tuple[str, str]], *, suffix: str = "tab", styles: Sequence[str] = ()) -> bytes:
    """A numbering part with one list (``numId`` 1); ``levels`` are format and pattern of each."""
    rows = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
        + (f'<w:pStyle w:val="{styles[n]}"/>' if n < len(styles) and styles[n] else "")
        + f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, (format, pattern) in enumerate(levels)
    )
    return (
        f'{_HEAD}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{rows}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ).encode()


def page(lines: Sequence[Written], *, charset: str = "utf-8", around: bool = True) -> bytes:
    """A law on a web page, in a box among navigation; written in ``charset`` and declared as it is on real pages."""
    rows = "".join(f"<h{d}>{html.escape(t)}</h{d}>" if d else f"<p>&emsp;&emsp;{html.escape(t)}</p>" for t, d in lines)
    before = '<div class="top"><a href="/">首页</a> <a href="/zc">政策</a></div><div>字号：大 中 小 打印</div>'
    after = '<div>责任编辑：某人</div><div><a href="/1">上一篇：某市公园条例</a></div>'
    declared = "gb2312" if charset == "gb18030" else charset
    text = (
        f'<!DOCTYPE html><html><head><meta charset="{declared}"><title>某网</title></head><body>'
        f'{before if around else ""}<div class="text">{rows}</div>{after if around else ""}</body></html>'
    )
    return text.encode(charset)


ARCHIVE = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n'
    '------b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    "{page}\r\n------b--\r\n"
)
"""A web archive as html-docx-js writes it: declared quoted-printable, of which only ``=`` is escaped."""


def archived(lines: Sequence[Written]) -> bytes:
    """A Word file that holds nothing but an embedded web archive with the law."""
    rows = "".join(f"<h{d}>{t}</h{d}>" if d else f"<p>{t}</p>" for t, d in lines)
    text = ARCHIVE.format(page=f'<html><head><meta charset=3D"utf-8"></head><body>{rows}</body></html>')
    return docx('<w:altChunk r:id="rId1"/>', [Part("afchunk.mht", "aFChunk", text.encode())])


LABELS = (
    ("chineseCountingThousand", "第%1编"),
    ("chineseCountingThousand", "第%2章"),
    ("chineseCountingThousand", "第%3节"),
    ("chineseCountingThousand", "第%4条"),
    ("chineseCountingThousand", "（%5）"),
)
"""The levels of a law as the template of an office numbers them: articles run through, items begin anew."""

_AUTOMATIC = (
    ("chapter", re.compile(r"第([^条章]{1,6})章 ?"), 1, 2),
    ("section", re.compile(r"第([^条节]{1,6})节 ?"), 2, 3),
    ("article", re.compile(r"第([^章节条]{1,8})条 ?"), 3, 0),
    ("item", re.compile(r"（([一二三四五六七八九十]{1,3})）"), 4, 0),
)


def automatic(lines: Sequence[Written]) -> bytes:
    """A law whose labels Word writes: the lines lose theirs and get a style that counts."""
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
        + ('<w:lvlRestart w:val="0"/>' if n == 3 else "")
        + f'<w:suff w:val="nothing"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, (format, pattern) in enumerate(LABELS)
    )
    lists = (
        f'{_HEAD}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:pPr><w:numPr><w:ilvl w:val="{level}"/>'
        f'<w:numId w:val="1"/></w:numPr>{_outline(depth)}</w:pPr></w:style>'
        for style, _, level, depth in _AUTOMATIC
    )
    parts = [
        Part("styles.xml", "styles", f'{_HEAD}<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode()),
        Part("numbering.xml", "numbering", lists.encode()),
    ]
    return docx("".join(_counted(lines)), parts)


def _counted(lines: Sequence[Written]) -> Iterator[str]:
    """The paragraphs; a label that Word would not count here (a contents list, a missing heading) stays typed."""
    counts = dict.fromkeys((style for style, _, _, _ in _AUTOMATIC), 0)
    body = _body(lines)
    for i, line in enumerate(lines):
        style, match = _label(line.text) if i >= body else ("", None)
        if match is None or to_int(match[1]) != counts[style] + 1:
            yield paragraph(line.text, _outline(line.depth))
            continue
        counts[style] += 1
        for below in {"chapter": ("section", "item"), "section": ("item",), "article": ("item",)}.get(style, ()):
            counts[below] = 0
        yield paragraph(line.text[match.end() :], f'<w:pStyle w:val="{style}"/>')


def _body(lines: Sequence[Written]) -> int:
    """Where the first article stands, or the headings right above it."""
    first = next(i for i, line in enumerate(lines) if _label(line.text)[0] == "article")
    above: set[str] = set()
    while first and (style := _label(lines[first - 1].text)[0]) in ("chapter", "section") and style not in above:
        above.add(style)
        first -= 1
    return first


def _label(text: str) -> tuple[str, re.Match[str] | None]:
    for style, label, _, _ in _AUTOMATIC:
        match = label.match(text)
        if match:
            return style, match
    return "", None
