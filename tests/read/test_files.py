"""Files and standard input: what is read, and what is refused with a line that says what to do."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from difflaw.errors import InputError
from difflaw.read import read, read_text

LAW = "某条例\n第一条　为了管好集市，制定本条例。"


def test_a_file(tmp_path: Path) -> None:
    """The name is the path as given, the text what is in it, to the last character."""
    path = tmp_path / "law.txt"
    path.write_bytes(LAW.encode("gb18030"))
    source = read(path)
    assert (source.name, source.text, source.media_type) == (str(path), LAW, "text/plain")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hyphen stands for standard input, whatever its encoding."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LAW.encode("utf-16")), encoding="utf-8"))
    assert read("-").text == LAW


@pytest.mark.parametrize("suffix", [".md", ".MD", ".markdown"])
def test_the_name_tells_markdown(tmp_path: Path, suffix: str) -> None:
    """A Markdown file is one by its name."""
    path = tmp_path / f"law{suffix}"
    path.write_text(LAW, encoding="utf-8")
    assert read(path).media_type == "text/markdown"


def refusal(path: Path | str, **options: int) -> str:
    """The line that says why ``path`` is not read."""
    with pytest.raises(InputError) as caught:
        read(path, **options)  # type: ignore[arg-type]
    return str(caught.value)


def test_missing(tmp_path: Path) -> None:
    """A path that leads nowhere."""
    assert refusal(tmp_path / "none.txt") == f"{tmp_path / 'none.txt'}: no such file; check the path"


def test_folder(tmp_path: Path) -> None:
    """A folder is no file, on any system."""
    assert refusal(tmp_path) == f"{tmp_path}: this is a folder; name a file in it"


def test_a_path_that_cannot_be() -> None:
    """A name that no file can have is an error of the input, not of the program."""
    assert "check the path" in refusal("law\0.txt")


def test_too_large(tmp_path: Path) -> None:
    """A file over the bound is refused, with the option that raises it; one at the bound is read."""
    path = tmp_path / "law.txt"
    path.write_bytes("条".encode() * 1000)
    assert "--max-size" in refusal(path, max_bytes=2999)
    assert len(read(path, max_bytes=3000).text) == 1000


def test_markup_is_found_and_left() -> None:
    """Marks are spans of the text, which stays as it is; what is quoted is free of them."""
    text = "# 某条例\n\n> ## 第一章　总则\n\n- **第一条**　集市<br>应当&nbsp;备案\\*。\n\n---\n"
    source = read_text(text)
    assert source.text == text
    assert [heading.depth for heading in source.headings] == [1, 2]
    assert "".join(source.quote(span) for span in (source.headings[0].span, source.headings[1].span)) == (
        "某条例第一章　总则"
    )
    marks = [text[span.start : span.end] for span in source.markup]
    assert marks == ["# ", "> ## ", "- ", "**", "**", "<br>", "&nbsp;", "\\", "---"]


def test_a_star_alone_is_no_markup() -> None:
    """Strong signs count in pairs on one line, beside the words they mark."""
    text = "# 某条例\n\n第一条　甲** 乙\n第二条　**丙\n第三条　2*3*4"
    assert [text[span.start : span.end] for span in read_text(text).markup] == ["# "]


@pytest.mark.parametrize(
    "block",
    ["---\ntitle: [某\n---\n", "---\na: &x 1\nb: *x\n---\n", "---\n- 甲: 乙\n---\n"],
    ids=["broken", "aliased", "a list"],
)
def test_front_matter_that_gives_nothing(block: str) -> None:
    """It is set aside whole, with a notice, and is no text of the law."""
    source = read_text(block + LAW)
    assert source.metadata == ()
    assert [notice.code for notice in source.notices] == ["front-matter"]
    assert source.front_matter is not None
    assert source.text[source.front_matter.end :].strip() == LAW


def test_lines_before_info_end() -> None:
    """Lines above the mark are metadata, and stay in the text as title and note; only the mark is markup."""
    source = read_text("# 某条例\n2020年1月1日 某市人民代表大会通过\n<!-- INFO END -->\n\n第一条　甲。")
    assert source.front_matter is None
    assert source.metadata == (("title", "某条例"), ("info", "2020年1月1日 某市人民代表大会通过"))
    assert [source.text[span.start : span.end] for span in source.markup] == ["# ", "<!-- INFO END -->"]
