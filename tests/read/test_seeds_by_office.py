"""Each seed as PDF and as Word 97, written by LibreOffice, reads back to the same law. It starts three times in all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from difflaw import processes
from difflaw.model import Law, Level
from difflaw.pipeline import compare
from difflaw.read.office import as_word, find_program
from difflaw.render.law_word import law_docx
from tests.read.seeds import NAMES, content, law_in, lines_of, seed
from tests.read.writing import laid_out, typed

WRITTEN = "written"
"""A seed as difflaw itself writes Word."""


def office(folder: Path, target: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """``files`` in another format, by one run of LibreOffice."""
    program = find_program()
    assert program is not None, "the tests of these formats need LibreOffice: apt-get install libreoffice-writer"
    for file, data in files.items():
        (folder / file).write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", target]
    processes.run([*command, "--outdir", str(folder / "out"), *files], seconds=240, folder=folder)
    return {path.stem: path.read_bytes() for path in (folder / "out").iterdir()}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Each seed as PDF, on the page of an official text."""
    files = {f"{Path(name).stem}.docx": laid_out(lines_of(name)) for name in NAMES}
    files[f"{WRITTEN}.docx"] = law_docx(seed(NAMES[1]))
    return office(tmp_path_factory.mktemp("pdf"), "pdf", files)


@pytest.fixture(scope="module")
def word97(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Each seed as Word 97, read through LibreOffice again."""
    files = {f"{Path(name).stem}.docx": typed(lines_of(name)) for name in NAMES}
    old = office(tmp_path_factory.mktemp("doc"), "doc", files)
    assert all(data.startswith(b"\xd0\xcf\x11\xe0") for data in old.values())
    again = as_word(find_program() or "", {f"{stem}.doc": data for stem, data in old.items()}, "seeds")
    return {Path(file).stem: data for file, data in again.items()}


def numbered(law: Law) -> list[tuple[str, str, str]]:
    """The articles: number, topic and words."""
    return [(p.number, p.topic, p.text) for p in law.provisions() if p.level is Level.ARTICLE]


@pytest.mark.parametrize("name", NAMES)
def test_seed_reads_back_from_pdf(name: str, printed: Mapping[str, bytes]) -> None:
    """Every article, every heading, every word; only what a page cannot show is not told: that a line is a heading."""
    law = law_in(printed[Path(name).stem], "law.pdf")
    assert numbered(law) == numbered(seed(name))
    assert law.title == seed(name).title
    assert not compare(seed(name), law).differs


def test_a_law_that_was_written_opens_in_office(printed: Mapping[str, bytes]) -> None:
    """Its pages hold the same articles, and the numbers of the pages are no words of the law."""
    law = law_in(printed[WRITTEN], "law.pdf")
    assert not compare(seed(NAMES[1]), law).differs


@pytest.mark.parametrize("name", NAMES)
def test_seed_reads_back_from_word_97(name: str, word97: Mapping[str, bytes]) -> None:
    """The law is the same, parts and all."""
    law = law_in(word97[Path(name).stem], "law.docx")
    assert content(law) == content(seed(name))
