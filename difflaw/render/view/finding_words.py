"""What every report says of a finding: its sentence, its places, and the mark by which it is known again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from difflaw.findings import Finding, Grade, Judgement, Site, Verdict, bare
from difflaw.i18n import Translate
from difflaw.model import Source


class Marked(NamedTuple):
    """A finding with its ``fingerprint``: the same as long as rule and words are the same, wherever they stand."""

    finding: Finding
    fingerprint: str


class Region(NamedTuple):
    """A stretch of a file as people look it up: lines and columns from 1, in code points; the end is after it."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


def marked(judgement: Judgement) -> Iterator[Marked]:
    """The findings of ``judgement`` with their fingerprints, each of which stands once in it: of findings with the
    same rule and words the second is told from the first by its count."""
    return fingerprinted(judgement.findings)


def fingerprinted(findings: Iterable[Finding]) -> Iterator[Marked]:
    """The same for any findings of one text."""
    seen: Counter[str] = Counter()
    for finding in findings:
        words = "\0".join((finding.rule, *(bare(site.words) if site else "" for site in (finding.old, finding.new))))
        seen[words] += 1
        yield Marked(
            finding, hashlib.sha256(f"{words}\0{seen[words]}".encode("utf-8", "backslashreplace")).hexdigest()[:32]
        )


TITLE = "title"
"""The value of a message that is a message itself: what a rule is called."""


def finding_words(finding: Finding, translate: Translate) -> str:
    """What a finding says, with the number of its places where it has several.

    >>> from difflaw.findings import Grade
    >>> from difflaw.spans import Span
    >>> here = Site("art_1", Span(0, 1), ",")
    >>> finding_words(Finding("x", Grade.NOTE, "a half-width {mark}", (("mark", ","),), here, also=(here,)), str)
    'a half-width , (2 places)'
    """
    values = {name: translate(value) if name == TITLE else value for name, value in finding.values}
    told = translate(finding.message).format_map(values)
    if finding.count == 1 or "{count}" in finding.message:
        return told
    return translate("{message} ({count} places)").format(message=told, count=finding.count)


class Told(NamedTuple):
    """A finding of a verdict, ready to be listed: its judgement, its fingerprint, its sentence and its place."""

    judgement: Judgement
    finding: Finding
    fingerprint: str
    sentence: str
    region: Region


def gravest_first(verdict: Verdict, translate: Translate) -> list[Told]:
    """All findings, errors before warnings before notes, each grade in the order of the texts: where a host shows
    only the first few, they are those that matter."""
    found = (told(judgement, translate) for judgement in verdict.judgements)
    grades = list(Grade)
    return sorted(chain.from_iterable(found), key=lambda row: grades.index(row.finding.grade))


def told(judgement: Judgement, translate: Translate) -> Iterator[Told]:
    """The findings of one judgement, in their order."""
    for row in marked(judgement):
        sentence = finding_words(row.finding, translate)
        yield Told(judgement, row.finding, row.fingerprint, sentence, main_region(judgement, row.finding))


def main_region(judgement: Judgement, finding: Finding) -> Region:
    """Where a finding stands: in the new text, else in the old one; the head of the text where it has no place."""
    new, old = finding.new, finding.old
    if new is not None:
        return region(new, judgement.source_of(new))
    if old is not None and judgement.old is not None:
        return region(old, judgement.old.text.source)
    return Region(judgement.new.text.source.name, 1, 1, 1, 1)


def region(site: Site, source: Source) -> Region:
    """Where ``site`` stands in ``source``."""
    start, end = source.place(site.span.start), source.place(site.span.end)
    return Region(source.name, start.line, start.column, end.line, end.column)
