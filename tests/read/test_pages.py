"""Web pages as they are: what of them is the law, what is set aside, and how their bytes are read."""

from __future__ import annotations

import pytest

from difflaw.errors import InputError
from difflaw.model import Law
from difflaw.normalize import normalize
from difflaw.parse import parse
from difflaw.read import extras, read_bytes
from tests.read.writing import ARCHIVE

LAW = "<h1>某市早市条例</h1><p>第一条 为了规范早市，制定本条例。</p><p>第二条 早市由区人民政府设置。</p>"


def law(page: str | bytes, name: str = "law.html") -> Law:
    """The law on a page."""
    return parse(normalize(read_bytes(page.encode() if isinstance(page, str) else page, name)))


def lines(page: str | bytes, name: str = "law.html") -> list[str]:
    """The lines of the law on a page."""
    return law(page, name).text.text.split("\n")


EXPECTED = ["某市早市条例", "第一条 为了规范早市，制定本条例。", "第二条 早市由区人民政府设置。"]


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body>{LAW}</body></html>",
        LAW,
        f"<!-- editor: x -->\n{LAW}",
        f"<html><body><p>首页</p></body></html>{LAW}",
        f"<nav><a href='/'>政策</a></nav><div><div>发布时间：2023-05-30 来源：某网</div>{LAW}</div><footer>x</footer>",
        f"<div><a href='/a'>某市公园条例</a></div><div>{LAW}</div><div>相关链接</div><div>第九条 某市公园条例</div>",
        f"<script>第九条</script><style>p {{}}</style>{LAW}<div style='display:none'>第九条 隐藏。</div>",
        f"<font>{LAW}<div>责任编辑：某人</div><div>扫一扫在手机打开</div>",
        LAW.replace("<p>第二条 ", "<p><b>第二</b><b>条</b>&ensp;"),
        LAW.replace("</p><p>", "<br><br>\n&nbsp;&nbsp;"),
        "<table><tr><td><table><tr><td>" + LAW + "</td></tr></table></td></tr></table>",
    ],
)
def test_law_is_told_from_its_page(page: str) -> None:
    """Whatever stands around it and however it is wrapped, the law is the same."""
    assert lines(page) == EXPECTED


def test_margin_numbers_are_set_aside() -> None:
    """A page that repeats each number in its margin says nothing with it."""
    numbered = LAW.replace("<p>第二条", "<div>2</div><p>第二条").replace("<p>第一条", "<div>1</div><p>第一条")
    assert lines(numbered) == EXPECTED


def test_items_of_a_list_have_the_numbers_that_a_browser_shows() -> None:
    """Unless they bring labels of their own."""
    assert lines("<p>第一条 包括：</p><ol><li>甲；</li><li>乙。</li></ol>")[1:] == ["1.甲；", "2.乙。"]
    assert lines("<p>第一条 包括：</p><ol><li>（一）甲；</li><li>（二）乙。</li></ol>")[1:] == [
        "（一）甲；",
        "（二）乙。",
    ]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>某市早市条例_某网</title>", "某市早市条例"),
        ("<title>某网 - 某市早市条例（2023年修订）</title>", "某市早市条例"),
        ('<meta name="ArticleTitle" content="某市早市条例"><title>某网</title>', "某市早市条例"),
        ("<title>某网</title>", "某市夜市条例"),
    ],
)
def test_title_that_the_text_lacks(head: str, title: str) -> None:
    """It is what the page calls itself, or else the name of the file, and a notice says so."""
    found = law(f"<html><head>{head}</head><body><p>第一条 甲。</p></body></html>", "某市夜市条例.html")
    assert found.title == title
    assert [notice.code for notice in found.notices] == ["title-elsewhere"]


@pytest.mark.parametrize(
    ("declared", "actual"),
    [
        ("gb2312", "gb18030"),
        ("utf-8", "utf-8"),
        ("gb2312", "utf-8"),
        ("", "gb18030"),
        ("big5", "big5hkscs"),
        ("", "utf-16"),
    ],
)
def test_bytes_are_read_as_what_they_are(declared: str, actual: str) -> None:
    """Declared or not, rightly or not; a GB 2312 page may hold characters outside it."""
    first, second = "第一条 条例由喆姓市民监督。", "第二条 机关应当公布。"
    if actual.startswith("big5"):
        first, second = "第一條 條例由喆姓市民監督。", "第二條 機關應當公布。"
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    page = f"<html><head>{meta}</head><body><p>{first}</p><p>{second}</p></body></html>"
    assert lines(page.encode(actual))[0] == "第一条 条例由喆姓市民监督。"


def test_web_archive_is_the_page_in_it() -> None:
    """As browsers save it, and as web editors write it: quoted-printable of which only = is escaped."""
    page = ARCHIVE.format(page=f'<html><body class=3D"x">{LAW}</body></html>')
    assert lines(page, "law.mht") == EXPECTED
    assert lines(page, "law.doc") == EXPECTED


def test_page_without_articles_is_kept_whole() -> None:
    """Nothing is cut where nothing tells what the law is."""
    assert "首页" in read_bytes("<html><body><p>首页</p><p>某通知</p></body></html>".encode(), "a.html").text


def test_deeply_nested_page_is_read() -> None:
    """Pages with unclosed tags nest without end; a recursive reader would end there."""
    assert lines("<div><font>" * 3000 + LAW) == EXPECTED


def test_missing_package_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that says what to install."""
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    for data, extra in ((LAW.encode(), "html"), (b"%PDF-1.7", "pdf")):
        with pytest.raises(InputError, match=rf'pip install "\.\[{extra}\]"'):
            read_bytes(data, "law")
