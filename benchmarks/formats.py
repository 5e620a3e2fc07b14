"""Times the readers beside the libraries under them, as ratios within one run: python -m benchmarks.formats [FILE ...]

A .docx: reading it beside lxml parsing all its XML parts. A .pdf: reading it beside pypdfium2 giving the text of its
pages; the pages are repeated until there are 300. Without files a law of 1,300 articles and a PDF of its like are made
here. The rounds are interleaved, the least of each counts, and the garbage collector is held, as the command line does.
"""

from __future__ import annotations

import argparse
import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from lxml import etree

from difflaw.pipeline import collector_held
from difflaw.read import read_bytes
from tests.read.printing import column, pdf
from tests.read.writing import Written, laid_out

PAGES = 300
ROUNDS = 5
SENTENCE = "市人民政府应当加强对早市的监督管理，维护早市的经营秩序，保障居民的生活需要，"


def parse_parts(data: bytes) -> Callable[[], object]:
    """lxml alone: every XML part of a Word file, unpacked and parsed."""

    def work() -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(archive.read(name))

    return work


def give_text(data: bytes) -> Callable[[], object]:
    """pypdfium2 alone: the text of every page."""

    def work() -> None:
        document = pypdfium2.PdfDocument(data)
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        document.close()

    return work


def repeated(data: bytes) -> bytes:
    """The PDF with its pages repeated until there are ``PAGES``."""
    source, target = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new()
    while len(target) < PAGES:
        target.import_pages(source)
    out = io.BytesIO()
    target.save(out)
    return out.getvalue()


def made() -> dict[str, bytes]:
    """The files that are measured when none are given."""
    lines = [Written(f"第{n}条　{SENTENCE * 3}适用本条例。") for n in range(1, 1300)]
    pages = [column([SENTENCE[:34]] * 24 + ["适用本条例。"]) for _ in range(PAGES)]
    return {"1,300 articles.docx": laid_out(lines), "300 pages.pdf": pdf(pages)}


def least(reading: Callable[[], object], library: Callable[[], object]) -> tuple[float, float]:
    """The least seconds of both over interleaved rounds."""
    best = [float("inf"), float("inf")]
    for _ in range(ROUNDS):
        for i, work in enumerate((reading, library)):
            start = time.process_time()
            work()
            best[i] = min(best[i], time.process_time() - start)
    return best[0], best[1]


def main() -> None:
    """Measure and print a line per file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    files = {path.name: path.read_bytes() for path in parser.parse_args().files} or made()
    for name, data in files.items():
        is_pdf = name.lower().endswith(".pdf")
        content = repeated(data) if is_pdf else data
        library = give_text(content) if is_pdf else parse_parts(content)
        with collector_held():
            ours, theirs = least(lambda: read_bytes(content, name, max_bytes=1 << 30), library)  # noqa: B023
        print(f"{name:40} {ours * 1000:8.1f} ms, the library {theirs * 1000:8.1f} ms: {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
