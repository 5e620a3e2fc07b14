"""The same law in any encoding and with any line ends gives the same links."""

from __future__ import annotations

import codecs
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.complaints import NEW, OLD, laws
from tests.process import difflaw

WRITTEN = {
    "UTF-8": (OLD.encode(), "utf-8"),
    "UTF-8 with a mark": (codecs.BOM_UTF8 + OLD.encode(), "utf-8-sig"),
    "UTF-16": (OLD.encode("utf-16"), "utf-16"),
    "UTF-16, big end first": (codecs.BOM_UTF16_BE + OLD.encode("utf-16-be"), "utf-16"),
    "UTF-16 without a mark": (OLD.encode("utf-16-le"), "utf-16-le"),
    "GB18030": (OLD.encode("gb18030"), "gb18030"),
    "GBK": (OLD.encode("gbk"), "gb18030"),
    "CRLF": (OLD.replace("\n", "\r\n").encode(), "utf-8"),
    "CR": (OLD.replace("\n", "\r").encode(), "utf-8"),
    "no final newline": (OLD.rstrip("\n").encode(), "utf-8"),
    "CRLF, GB18030": (OLD.replace("\n", "\r\n").encode("gb18030"), "gb18030"),
    "spaces of all kinds": (OLD.replace("条", "\u200b条").replace("。", "\u00a0。\u3000").encode(), "utf-8"),
}


def compared(*arguments: str | Path) -> tuple[list[tuple[Any, ...]], str]:
    """Each link with its kinds and edits, and the encoding that the old law was found to be in."""
    done = difflaw(*arguments, "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    document = json.loads(done.stdout)
    rows = [(row["old"], row["new"], row["kinds"], row["edits"]) for row in document["links"]]
    return rows, document["old"]["encoding"]


@pytest.mark.parametrize("way", WRITTEN)
def test_bytes_differ_and_the_law_does_not(tmp_path: Path, way: str) -> None:
    """Links, kinds and edits are those of the plain file; the encoding is in the document."""
    old, new = laws(tmp_path)
    expected, _ = compared(old, new)
    data, encoding = WRITTEN[way]
    old.write_bytes(data)
    assert compared(old, new) == (expected, encoding)


def test_traditional_characters_in_big5(tmp_path: Path) -> None:
    """A Traditional text in Big5 is the same law: nothing differs but the form."""
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_bytes("某市綠化條例\n第一條　為了保護樹木，制定本條例。\n第二條　禁止攀折樹木。\n".encode("big5"))
    new.write_bytes("某市绿化条例\n第一条　为了保护树木，制定本条例。\n第二条　禁止攀折树木。\n".encode("gbk"))
    rows, encoding = compared(old, new)
    assert [row[:3] for row in rows] == [("art_1", "art_1", ["unchanged"]), ("art_2", "art_2", ["unchanged"])]
    assert encoding == "big5hkscs"
    assert difflaw(old, new, "--summary", "--exit-code").returncode == 0


@pytest.mark.parametrize("name", ["big5", "Big5", "gbk", "GB2312", "utf8", "UTF-16"])
def test_encoding_can_be_told(tmp_path: Path, name: str) -> None:
    """--encoding holds for both inputs, under any name that the encoding has."""
    text = "某市條例\n第一條　為了保護樹木。\n" if name.lower() == "big5" else "某市条例\n第一条　为了保护树木。\n"
    path = tmp_path / "law.txt"
    path.write_bytes(text.encode(name))
    document = json.loads(difflaw(path, path, "--json", "--encoding", name).stdout)
    assert [(row["old"], row["new"]) for row in document["links"]] == [("art_1", "art_1")]
    assert codecs.lookup(document["old"]["encoding"]).name == codecs.lookup(name).name


def test_what_was_found_is_told(tmp_path: Path) -> None:
    """--verbose names the encoding of either side."""
    old, new = laws(tmp_path)
    new.write_bytes(NEW.encode("utf-16"))
    told = difflaw(old, new, "--verbose", "--lang", "en").stdout.decode().lower()
    assert "utf-8" in told
    assert "utf-16" in told
