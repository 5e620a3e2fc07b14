"""Lists what in the parsed laws of a folder looks misread: ``python benchmarks/misparses.py FOLDER [--kind KIND]``.

A parser cannot know where it is wrong; these are the places where a reader would look. Each kind of doubt is counted,
then every place is listed with its words. Most places are right as they are. A refusal (no article found) of a text in
which at least two units are numbered is a doubt, too.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from difflaw.model import DIVISIONS, Law, Level, PartKind, Provision
from difflaw.normalize import normalize
from difflaw.numerals import NUMBER, NUMERAL
from difflaw.parse import parse
from difflaw.read import read

ENDINGS = {".txt", ".md", ".markdown"}

RUN_ON = re.compile(rf"第{NUMBER}(?:分编|[编章节])[^，。；：“”《》（）\n]{{1,20}}第{NUMBER}条(?![的、，和至规款])")
UNIT = re.compile(rf"^(?:（{NUMERAL}）|{NUMERAL}、|第{NUMERAL}[条章节，、：])", re.MULTILINE)
NAVIGATION = re.compile(
    r"上一[篇条页]|下一[篇条页]|责任编辑|打印本页|关闭窗口|返回顶部|分享到|扫一扫|相关链接|相关阅读|点击数|浏览次数|版权所有|[Cc]opyright|来源[：:]|编辑[：:]"
)
LONG = 800
"""Characters of a note or a preamble beyond which it may hold what is no note."""

STOPS = "。；：！？”』）】》，、"


class Doubt(NamedTuple):
    """A place to look at: the kind of doubt, where it stands, and its words."""

    kind: str
    place: str
    words: str


def find_doubts(law: Law) -> Iterator[Doubt]:
    """Every place of ``law`` at which a reader would look."""
    if not law.article_row:
        units = UNIT.findall(law.text.text)
        if len(units) >= 2:
            yield Doubt("refused", "law", f"{len(units)} units, {law.text.text[:50]!r}")
        return
    yield from _run_on(law)
    yield from _marked(law)
    yield from _parts(law)
    for article in law.article_row:
        yield from _article(article)
    for annex in law.annexes:
        yield from _annex(annex)
    for notice in law.notices:
        if notice.code.startswith(("numbering", "heading")):
            yield Doubt(notice.code, str(law.text.source.place(notice.span.start).line), str(notice))
    for division in law.provisions():
        if division.level in DIVISIONS and not division.children:
            yield Doubt("heading without articles", division.id, division.topic)


def _run_on(law: Law) -> Iterator[Doubt]:
    text = law.text.text
    for found in RUN_ON.finditer(text):
        before = text[: found.start()]
        if before.count("“") <= before.count("”") and not _is_heading_line(law, found.start()):
            yield Doubt("heading and article on a line", str(found.start()), found[0])


def _parts(law: Law) -> Iterator[Doubt]:
    for part in law.parts:
        if part.kind is PartKind.LEAD:
            yield Doubt("lead", part.id, part.text)
        elif part.kind in (PartKind.PREAMBLE, PartKind.NOTE) and _holds_much(part.text):
            yield Doubt("much before the first article", part.id, part.text)


def _holds_much(text: str) -> bool:
    return len(text) > LONG or len(UNIT.findall(text)) > 1


def _is_heading_line(law: Law, at: int) -> bool:
    return any(p.span.start <= at < p.body.end for p in law.provisions() if p.level in DIVISIONS) or any(
        part.span.start <= at < part.span.end for part in law.parts
    )


def _marked(law: Law) -> Iterator[Doubt]:
    """Headings of the layout that are none of the law."""
    known = {p.span.start for p in law.provisions() if p.level in (*DIVISIONS, Level.ARTICLE, Level.ANNEX)}
    parts = [part.span for part in law.parts]
    for heading in law.text.headings:
        at = heading.span.start
        if at not in known and not any(span.start <= at < span.end for span in parts):
            yield Doubt("marked heading inside", str(at), heading.span.of(law.text.text))


def _article(article: Provision) -> Iterator[Doubt]:
    paragraphs = article.children
    for paragraph in paragraphs[1:]:
        lead = paragraph.lead
        if lead and lead[-1] not in STOPS and len(lead) <= 40:
            yield Doubt("short line without a stop", paragraph.id, lead)
        if NAVIGATION.search(lead):
            yield Doubt("navigation", paragraph.id, lead)
    if len(paragraphs) > 20:
        yield Doubt("many paragraphs", article.id, f"{len(paragraphs)}")
    for unit in article.walk():
        if unit.level in (Level.PARAGRAPH, Level.ITEM):
            yield from _items(unit)


def _items(unit: Provision) -> Iterator[Doubt]:
    last = 0
    for child in unit.children:
        number = int(child.number or 0)
        if number not in (last + 1, 1):
            yield Doubt("items out of order", child.id, child.label + child.lead[:30])
        last = number


def _annex(annex: Provision) -> Iterator[Doubt]:
    if len(annex.text) < 30 or re.match(r"\d[.．、]", annex.topic or annex.text):
        yield Doubt("short annex", annex.id, f"{annex.label} {annex.topic} | {annex.text[:60]}")


def main() -> None:
    """Go through the folder and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kind", help="list the doubts of this kind only")
    options = parser.parse_args()
    found: dict[str, list[tuple[str, Doubt]]] = defaultdict(list)
    files = sorted(p for p in options.folder.rglob("*") if p.suffix.lower() in ENDINGS and p.name != "README.md")
    for path in files:
        for doubt in find_doubts(parse(normalize(read(path)))):
            found[doubt.kind].append((path.name, doubt))
    for kind, doubts in sorted(found.items()):
        if options.kind in (None, kind):
            for name, doubt in doubts:
                print(f"{kind}\t{name}\t{doubt.place}\t{doubt.words[:90]!r}")
    print(f"\n{len(files)} laws")
    for kind, doubts in sorted(found.items()):
        print(f"  {kind:<32}{len(doubts):>6} in {len({name for name, _ in doubts})} laws")


if __name__ == "__main__":
    main()
