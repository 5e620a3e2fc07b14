"""Each seed, written out to each format, reads back to the same law, article for article, character for character."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pytest

from difflaw.pipeline import compare
from tests.read.seeds import NAMES, content, law_in, lines_of, seed
from tests.read.writing import Written, archived, automatic, page, tabled, typed

WRITERS: dict[str, Callable[[Sequence[Written]], bytes]] = {
    "typed.docx": typed,
    "automatic.docx": automatic,
    "tabled.docx": tabled,
    "embedded.docx": archived,
    "utf-8.html": page,
    "gb2312.html": partial(page, charset="gb18030"),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("file", WRITERS)
def test_seed_reads_back(file: str, name: str) -> None:
    """The law in the file is the law of the seed, and comparing the two finds no difference."""
    law = law_in(WRITERS[file](lines_of(name)), file)
    assert content(law) == content(seed(name))
    assert not compare(seed(name), law).differs
