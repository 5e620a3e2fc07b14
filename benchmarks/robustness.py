"""Reads every law in a folder and checks what must hold of any: ``python benchmarks/robustness.py FOLDER``.

For each file: no exception; every character that is not blank is accounted for exactly once; normalising
twice changes nothing; quoting the source and normalising the quotation gives the text again; articles are
numbered without a break, or a notice says why; the law against itself has no difference. What is checked
is worked out here by other means than in difflaw: the words of the law from its pieces are compared with the words
of the file by a few lines that know nothing of offsets, and the offsets are checked one character at a time.

Prints a report (``--notices CODE`` lists the notices of that code, ``--outline FILE-PART`` the structure of
the files whose name contains it). Exit status 1 if anything fails.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import traceback
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import difflaw
from difflaw.changes import Kind
from difflaw.model import DIVISIONS, Law, Level, Provision, Source, Text
from difflaw.normalize import normalize
from difflaw.parse import parse
from difflaw.read import read
from difflaw.spans import Span

ENDINGS = {".txt", ".md", ".markdown"}
CHANGING = ("form", "script", "punctuation")
"""Kinds of the ledger that change a character without moving any other."""

TONED_GLOSS = re.compile(r"[(（][^()（）\n]{0,20}[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹ][^()（）\n]{0,20}[)）]")
TONELESS_GLOSS = re.compile(r"(?<=[\u3400-\u9fff])[(（][a-zü]{1,6}[)）]")
NOT_LAW = re.compile(
    r"\A\ufeff?---[ \t]*\n.*?\n---[ \t]*$|<!--.*?-->|</?[a-zA-Z]{1,6}(?: [^<>\n]*)?/?>", re.DOTALL | re.MULTILINE
)
LABEL_AT_LINE_START = re.compile(
    r"^[ \t\u3000>#*-]*第[ 〇零一二三四五六七八九十百千两\d]{1,12}[条條](?![^ \u3000〔【（*]*[的款项])", re.MULTILINE
)


def main() -> int:
    """Check the folder and report; the exit status."""
    arguments = _arguments()
    report = Report()
    files = sorted(p for p in arguments.folder.rglob("*") if p.suffix.lower() in ENDINGS and p.name != "README.md")
    for path in files:
        name = str(path.relative_to(arguments.folder))
        if arguments.outline and arguments.outline not in name:
            continue
        law = report.check(path, name, compare=not arguments.parse_only)
        if law and arguments.outline:
            print(outline(law))
    report.print(arguments.notices)
    return 1 if report.failures or not report.laws else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[1])
    parser.add_argument("folder", type=Path, help="folder with .txt and .md files, looked through to the bottom")
    parser.add_argument("--notices", metavar="CODE", default="", help="list every notice of this code")
    parser.add_argument("--outline", metavar="PART", default="", help="print the outline of the files named so")
    parser.add_argument("--parse-only", action="store_true", help="do not compare each law with itself")
    return parser.parse_args()


class Report:
    """What was found over all files."""

    def __init__(self) -> None:
        self.laws = self.articles = self.characters = 0
        self.seconds = 0.0
        self.failures: list[tuple[str, str]] = []
        self.notices: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.to_read: list[tuple[str, str]] = []

    def check(self, path: Path, name: str, *, compare: bool = True) -> Law | None:
        """Read, parse and check one file; the law, unless there was an exception.

        ``compare`` says whether to compare it with itself, which takes the longest.
        """
        try:
            start = time.perf_counter()
            law = parse(normalize(read(path)))
            self.seconds += time.perf_counter() - start
            problems = [*find_problems(law), *(_same(law) if compare else ())]
        except Exception:
            self.failures.append((name, "exception: " + traceback.format_exc(limit=-3).replace("\n", "\n    ")))
            return None
        self.laws += 1
        self.articles += sum(1 for _ in law.articles())
        self.characters += len(law.text.source.text)
        self.failures += ((name, problem) for problem in problems)
        self.to_read += ((name, doubt) for doubt in find_doubts(law))
        for notice in law.notices:
            place = law.text.source.place(notice.span.start)
            self.notices[notice.code].append((name, f"{place.line}:{place.column} {notice}"))
        return law

    def print(self, wanted: str) -> None:
        """The report, for a person."""
        for name, problem in self.failures:
            print(f"FAILED {name}\n    {problem}")
        print(f"\nnotices in {self.laws} laws (code, how many, in how many laws, the first):")
        for code, found in sorted(self.notices.items()):
            files = len({name for name, _ in found})
            print(f"  {code:<20}{len(found):>6}{files:>6}  {found[0][0]}:{found[0][1]}")
        for name, line in self.notices.get(wanted, ()):
            print(f"    {name}:{line}")
        print("\nto be read by a person (not failures):")
        for name, doubt in self.to_read:
            print(f"  {name}: {doubt}")
        print(
            f"\n{self.laws} laws, {self.articles} articles, {self.characters} characters, "
            f"read and parsed in {self.seconds:.1f} s; {len(self.failures)} failures"
        )


def find_problems(law: Law) -> Iterator[str]:
    """Everything about ``law`` that must not be."""
    yield from _words(law)
    yield from _offsets(law.text)
    yield from _parts(law)
    yield from _stable(law.text)
    yield from _quotes(law)
    yield from _numbering(law)
    yield from _tree(law)


def _words(law: Law) -> Iterator[str]:
    """The words of the law's pieces, put together, are the words of the file."""
    glossed = law.text.source.text
    plain = NOT_LAW.sub("", glossed)
    if len(TONED_GLOSS.findall(plain)) >= 10:
        plain = TONELESS_GLOSS.sub("", plain)
    here = skeleton(TONED_GLOSS.sub("", plain))
    there = skeleton("".join(span.of(law.text.text) for span in pieces(law)))
    if here != there:
        at = next((i for i, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), min(len(here), len(there)))
        yield f"words differ: file …{here[max(0, at - 8) : at + 12]}…, law …{there[max(0, at - 8) : at + 12]}…"


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def skeleton(text: str) -> str:
    """Letters, digits and Chinese characters only, in Simplified characters and their ordinary form."""
    kept = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] in "LN")
    simple: str = _converter().convert(kept)
    return simple


def pieces(law: Law) -> list[Span]:
    """The spans that together must hold every character of the law, by place."""
    found = [part.span for part in law.parts]

    def gather(provisions: tuple[Provision, ...]) -> None:
        for provision in provisions:
            if provision.level in DIVISIONS:
                found.append(Span(provision.span.start, provision.body.end))
                gather(provision.children)
            elif provision.level is Level.ANNEX and provision.children:
                found.append(Span(provision.span.start, provision.own_span.end))
                gather(provision.children)
            else:
                found.append(provision.span)

    gather(law.body)
    gather(law.annexes)
    return sorted(found)


def _parts(law: Law) -> Iterator[str]:
    """Every character of the normalised text lies in exactly one piece."""
    count = bytearray(len(law.text.text))
    for span in pieces(law):
        for i in range(span.start, span.end):
            count[i] += 1
    for i, character in enumerate(law.text.text):
        if count[i] > 1 or (not count[i] and not character.isspace()):
            yield f"character {i} of the normalised text ({law.text.text[i : i + 8]!r}) lies in {count[i]} pieces"
            return


def _offsets(text: Text) -> Iterator[str]:
    """Every character of the source that is not blank comes to one of the normalised text, or was set aside
    in a way that the ledger counts."""
    source = text.source
    owner = [-1] * len(source.text)
    changed = wide = 0
    for i, character in enumerate(text.text):
        span = text.source_span(Span(i, i + 1))
        if character in " \n":
            continue
        wide += len(span) > 1
        changed += source.text[span.start] != character and owner[span.start] < 0
        for at in range(span.start, span.end):
            written_out = len(unicodedata.normalize("NFKC", source.text[at])) > 1
            if owner[at] >= 0 and not source.text[at].isspace() and not written_out:
                yield f"source character {at} became two: {owner[at]} and {i}"
                return
            owner[at] = i
    ledger = {entry.kind: entry.count for entry in text.ledger}
    if sum(ledger.get(kind, 0) for kind in CHANGING) < changed - wide:
        yield f"{changed} characters were changed, the ledger counts fewer: {ledger}"
    if ledger.get("gloss", 0) < wide:
        yield f"{wide} characters stand for several, the ledger counts fewer glosses: {ledger}"
    yield from _dropped(source, owner, ledger)


def _dropped(source: Source, owner: list[int], ledger: dict[str, int]) -> Iterator[str]:
    marked = bytearray(len(source.text))
    for span in source.markup:
        marked[span.start : span.end] = b"\1" * len(span)
    invisible = 0
    for at, character in enumerate(source.text):
        if owner[at] >= 0 or character.isspace() or marked[at]:
            continue
        invisible += 1
        if unicodedata.category(character) not in ("Cf", "Cc") and not unicodedata.combining(character):
            yield f"source character {at} ({source.text[at : at + 8]!r}) went nowhere"
            return
    if invisible and "invisible" not in ledger:
        yield f"{invisible} characters without width were dropped, the ledger does not say so"
    for span in source.markup:
        words = skeleton(NOT_LAW.sub("", span.of(source.text)))
        if span != source.front_matter and words:
            yield f"words were taken for markup: {words[:20]}"
            return


def _stable(text: Text) -> Iterator[str]:
    again = normalize(Source("again", text.text)).text
    if again != text.text:
        at = next((i for i, (a, b) in enumerate(zip(text.text, again, strict=False)) if a != b), len(again))
        yield f"normalising twice changes {text.text[max(0, at - 5) : at + 8]!r} to {again[max(0, at - 5) : at + 8]!r}"


def _quotes(law: Law) -> Iterator[str]:
    """What the source says at the place of an article, normalised by itself, is the article."""
    glossed = any(entry.kind == "gloss" for entry in law.text.ledger)
    for article in law.articles():
        quoted = law.text.quote(article.span)
        if glossed:
            quoted = TONELESS_GLOSS.sub("", TONED_GLOSS.sub("", quoted))
        if normalize(Source("quote", quoted)).text != article.span.of(law.text.text):
            yield f"the quotation of {article.id} is {quoted[:40]!r}"
            return


def _numbering(law: Law) -> Iterator[str]:
    excused = any(notice.code.startswith("numbering") for notice in law.notices)
    before = (0, 0)
    for article in law.articles():
        main, _, second = article.number.partition("-")
        here = (int(main), int(second or 0))
        if here not in ((before[0] + 1, 0), (before[0], before[1] + 1)) and not excused:
            yield f"article {here} follows {before} and no notice says why"
            return
        before = here if here[0] else before


def _tree(law: Law) -> Iterator[str]:
    """Ids are unique; children stand in order inside their parent; texts are what their spans say."""
    ids = [p.id for p in law.provisions()] + [part.id for part in law.parts]
    for wanted, times in Counter(ids).items():
        if times > 1:
            yield f"id {wanted} stands {times} times"
    for provision in law.provisions():
        inside = [provision.span.start, *(c.span.start for c in provision.children), provision.span.end]
        ends = [c.span.end for c in provision.children]
        if inside != sorted(inside) or any(a > b for a, b in zip(ends, inside[2:], strict=True)):
            yield f"the children of {provision.id} overlap or stand outside it"
        if provision.text != provision.body.of(law.text.text):
            yield f"the text of {provision.id} is not what its span says"
        if not provision.span.of(law.text.text).startswith(provision.label):
            yield f"{provision.id} does not begin with its label"


def _same(law: Law) -> Iterator[str]:
    """A law against itself has no change, and every unit is linked to itself."""
    if next(law.articles(), None) is None:
        return
    comparison = difflaw.compare(law, law)
    for change in (*comparison.articles, *comparison.clauses, *comparison.divisions, *comparison.parts):
        if change.kinds != (Kind.UNCHANGED,) or change.link.old != change.link.new:
            yield f"against itself: {change.link} is {[str(kind) for kind in change.kinds]}"
            return


def find_doubts(law: Law) -> Iterator[str]:
    """What a person should look at, because a program cannot know."""
    articles = sum(1 for _ in law.articles())
    labels = len(LABEL_AT_LINE_START.findall(law.text.source.text))
    if not articles:
        yield "no article"
    elif labels != articles:
        yield f"{labels} lines look like the start of an article, {articles} articles"
    if not law.title:
        yield "no title"
    for part in law.parts:
        if str(part.kind) in ("lead", "preamble") or len(part.text) > 1500:
            yield f"{part.id}: {part.text[:60]!r}"


def outline(law: Law) -> str:
    """The law in lines: each part and provision with its place and first words."""
    rows: list[tuple[Span, str]] = [(part.span, f"[{part.id}] {_first(part.text, 70)}") for part in law.parts]
    notices = [f"  ! {law.text.source.place(n.span.start).line} {n.code}: {n}" for n in law.notices]

    def gather(provisions: tuple[Provision, ...], depth: int) -> None:
        for p in provisions:
            topic = f" 〔{p.topic}〕" if p.topic else ""
            own = p.lead or (p.text if p.level is Level.ARTICLE and not p.children else "")
            rows.append((p.span, f"{'  ' * depth}{p.id} {p.label}{topic} {_first(own, 46)}"))
            gather(p.children, depth + 1)

    gather(law.body, 0)
    gather(law.annexes, 0)
    rows.sort(key=lambda row: (row[0].start, -row[0].end))
    return "\n".join([f"=== {law.text.source.name}", f"title: {law.title}", *(line for _, line in rows), *notices, ""])


def _first(text: str, most: int) -> str:
    return text.replace("\n", " / ")[:most]


if __name__ == "__main__":
    sys.exit(main())
