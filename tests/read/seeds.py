"""The seeds as lines that can be written out to any format, and what of a law must come back from it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from difflaw.model import Law, Level
from difflaw.normalize import normalize
from difflaw.parse import parse
from difflaw.read import read, read_bytes
from tests.read.writing import Written

LAWS = Path(__file__).parent.parent.parent / "fixtures" / "laws"
NAMES = tuple(path.name for path in sorted(LAWS.iterdir()))


@cache
def seed(name: str) -> Law:
    """The law in a seed as its own file gives it."""
    return parse(normalize(read(LAWS / name)))


def lines_of(name: str) -> tuple[Written, ...]:
    """The lines of a seed, normalised: what a typist would copy from it."""
    text = seed(name).text
    depths = {heading.span.start: heading.depth for heading in text.headings}
    found, at = [], 0
    for line in text.text.split("\n"):
        found.append(Written(line, depths.get(at, 0)))
        at += len(line) + 1
    return tuple(found)


def law_in(data: bytes, name: str) -> Law:
    """The law that a file holds."""
    return parse(normalize(read_bytes(data, name)))


def content(law: Law) -> list[tuple[str, ...]]:
    """What must come back: every part and provision with its number, its place and its words."""
    parts = [("part", str(part.kind), part.text) for part in law.parts]
    provisions = [
        (p.id, p.level, p.label, p.topic, p.text if p.level is Level.ARTICLE else p.lead) for p in law.provisions()
    ]
    return [("title", law.title), *parts, *provisions]
