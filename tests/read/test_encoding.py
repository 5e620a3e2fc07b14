"""Bytes become the characters they were written as, whatever encoding a Chinese file is in."""

from __future__ import annotations

import codecs

import pytest

from difflaw.errors import InputError
from difflaw.read import read_bytes, read_text
from difflaw.read.encoding import decode

SIMPLIFIED = """某市集市管理条例

第一章　总则
第一条　为了加强集市管理，维护市场秩序，保护经营者和消费者的合法权益，制定本条例。
第二条　市、县（区）人民政府应当将集市建设纳入国民经济和社会发展规划。
第三条　违反本条例规定的，由市场监督管理部门责令限期改正；逾期不改正的，处五百元以上五千元以下罚款。
"""

TRADITIONAL = """某市集市管理條例

第一章　總則
第一條　為了加強集市管理，維護市場秩序，保護經營者和消費者的合法權益，制定本條例。
第二條　市、縣（區）人民政府應當將集市建設納入國民經濟和社會發展規劃。
第三條　違反本條例規定的，由市場監督管理部門責令限期改正；逾期不改正的，處五百元以上五千元以下罰款。
"""

BOTH = pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL], ids=["simplified", "traditional"])


@BOTH
@pytest.mark.parametrize(
    ("written_as", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
    ],
)
def test_found(text: str, written_as: str, found: str) -> None:
    """Each encoding is found from the bytes alone, in either script; GBK is a part of GB 18030."""
    decoded = decode(text.encode(written_as), "law.txt")
    assert (decoded.text, decoded.encoding) == (text, found)


def test_big5_is_found() -> None:
    """Big5 holds Traditional text, and is told from GB 18030 by how Chinese the result reads."""
    decoded = decode(TRADITIONAL.encode("big5"), "law.txt")
    assert (decoded.text, decoded.encoding) == (TRADITIONAL, "big5hkscs")


@BOTH
@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_utf16_with_either_byte_order(text: str, mark: bytes) -> None:
    """A byte-order mark decides, and is no part of the text."""
    name = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert decode(mark + text.encode(name), "law.txt").text == text


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_or_line_end(name: str) -> None:
    """A text of Chinese characters alone has no zero byte to tell it by, and is found all the same."""
    line = "第一条为了加强集市管理，维护市场秩序，制定本条例。"
    assert decode(line.encode(name), "law.txt").text == line


@pytest.mark.parametrize("written_as", ["gb18030", "big5"])
def test_a_single_article_is_enough(written_as: str) -> None:
    """A text of one line is long enough to tell the encodings apart."""
    line = "第一條　為了加強管理，根據有關法律的規定，制定本條例。\n"
    assert decode(line.encode(written_as), "law.txt").text == line


def test_override() -> None:
    """What the user says counts, under any name that Python knows for the encoding."""
    assert decode(TRADITIONAL.encode("big5"), "law.txt", "Big5").text == TRADITIONAL
    assert decode(SIMPLIFIED.encode("gb2312"), "law.txt", "GB2312").text == SIMPLIFIED


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\x0c"])
def test_line_ends(end: str) -> None:
    """Every kind of line end counts a line, for the places in reports."""
    source = read_text(f"甲{end}乙{end}丙")
    assert source.place(source.text.index("丙")).line == 3
    assert source.place(source.text.index("丙")).column == 1


def test_the_digest_is_that_of_the_bytes() -> None:
    """The digest names the file, not the decoded text."""
    one, other = read_bytes("第一条 甲。".encode(), "a"), read_bytes("第一条 甲。".encode("gb18030"), "a")
    assert one.text == other.text
    assert one.digest != other.digest


@pytest.mark.parametrize(
    ("data", "cause", "remedy"),
    [
        (b"", "empty", "text of a law"),
        (b" \n\t\n", "empty", "text of a law"),
        ("\ufeff\n".encode(), "empty", "text of a law"),
        (b"PK\x03\x04rest", "damaged", "anew"),
        (b"%PDF-1.7", "damaged", "anew"),
        (b"\xd0\xcf\x11\xe0\xa1", "old Word", "plain text"),
        (bytes(range(256)) * 8, "binary", "text or Markdown"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1", "binary", "text or Markdown"),
        (b"\x01\x02\x03" * 50 + b"abc", "binary", "text or Markdown"),
        ("Съешь ещё этих мягких булок".encode("koi8-r"), "no known encoding", "--encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, cause: str, remedy: str) -> None:
    """One line says where, what and what to do."""
    with pytest.raises(InputError) as caught:
        read_bytes(data, "law.txt")
    line = str(caught.value)
    assert line.startswith("law.txt: ")
    assert cause in line
    assert remedy in line.split("; ", 1)[1]
    assert "\n" not in line


@pytest.mark.parametrize(
    ("encoding", "cause"),
    [("utf-8", "not valid utf-8 at byte 2"), ("klingon", "no encoding is called klingon"), ("rot13", "rot13")],
)
def test_a_wrong_override_is_refused(encoding: str, cause: str) -> None:
    """The error names the encoding that was asked for."""
    with pytest.raises(InputError, match=cause):
        read_bytes(SIMPLIFIED.encode("gb18030"), "law.txt", encoding=encoding)
