"""What every format needs when its paragraphs are known: which of them are the title, the letterhead, and so on.

Only what a reader sees at once is decided here, and nothing is deleted: words are set aside, line ends inside a title
are marked as layout, and the title is marked as a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from difflaw.numerals import NUMBER
from difflaw.read.passages import Passage, RunPiece
from difflaw.read.surroundings import is_navigation
from difflaw.read.title_lines import is_title, title_groups

BODY = re.compile(rf"\s*第\s*{NUMBER}\s*(?:条|(?:分编|[编章节])(?![的和与及、，]))")
"""How the first line after the front begins."""

ARTICLE = re.compile(rf"\s*第\s*{NUMBER}\s*条")
"""How an article begins."""

CONTENTS = re.compile(r"\s*目\s*[录錄次]\s*[：:]?\s*")
_LABELLED = re.compile(rf"\s*(?:第\s*{NUMBER}\s*(?:条|分编|[编章节])|（{NUMBER}）|{NUMBER}、)")
_PAGE = re.compile(r"[（(—_\s-]*\d{1,4}[）)—_\s-]*$")
_LEADERS = " \t\u3000\xa0.．·…‥⋯—_-"
_ENTRY = re.compile(rf"\s*(?:第\s*{NUMBER}\s*(?:分编|[编章节])|附\s*[则件录表]|序\s*[言章]|前\s*言|总\s*则|{NUMBER}、)")
"""What an entry of a contents list begins with; other lines with a page number are those of a site or of the file."""

_BULLET = re.compile(rf"\s*[•·●■◆▪∙‧◦➢\uf06c\uf0b7\uf0d8]\s*(?=第\s*{NUMBER}|[（(]?{NUMBER}[）)、.．]|[①-⑳])")
"""A dot before a label, which a list on a page puts there."""

_ADDITION = re.compile(
    r"\s*[（(\[【]\s*(?:(?:法规|法律)?全文|最新(?:版|全文)?|正文|原文|官方版|完整版|文字版|含解读)\s*[）)\]】]\s*$"
)
"""What a site puts after a title and no law has there."""

_FOLD = re.compile(
    rf"\s*(?:折叠|展开)?(?:编辑本段|编辑)?\s*(?=第\s*{NUMBER}\s*(?:分编|[编章节条]))|\s*折叠(?:编辑本段)?\s*"
)
"""Buttons of an encyclopedia's page that were copied along with the heading after them."""

_LETTERHEAD = re.compile(
    r"\s*(?:抄\s*送\s*[：:].*|主\s*题\s*词\s*[：:].*|主\s*送\s*[：:].*|签发人\s*[：:].*|.{4,60}\d{4}年\d{1,2}月\d{1,2}日\s*印\s*发\s*)"
)
"""Lines of the form in which offices send a law (GB/T 9704-2012, 7.2 and 7.4) that are no part of it."""


def settle(passages: Sequence[Passage]) -> list[Passage]:
    """The passages with their title joined and marked, page numbers taken off the contents list, and the letterhead
    and empty passages set aside or left out.

    >>> [(p.text, p.joined, p.depth) for p in settle([Passage("某某市"), Passage("集市条例"), Passage("第一条 甲。")])]
    [('某某市', True, 1), ('集市条例', False, 0), ('第一条 甲。', False, 0)]
    """
    lines = (line for passage in passages for line in _lines(passage))
    kept = [_settled(line) for line in lines if line.text.strip()]
    _drop_misused_headings(kept)
    end = front_end(kept)
    for i in range(end):
        if not kept[i].aside and is_navigation(kept[i].text):
            kept[i] = kept[i].put_aside("navigation")
    _number_free_contents(kept)
    _mark_title(kept, end)
    return _with_full_title(kept)


def front_end(passages: Sequence[Passage]) -> int:
    """The index of the first passage after the front: the contents list, a heading or an article."""
    for i, passage in enumerate(passages):
        if not passage.aside and (BODY.match(passage.text) or CONTENTS.fullmatch(passage.text)):
            return i
    return len(passages)


def _lines(passage: Passage) -> Iterator[Passage]:
    """The lines of a paragraph that soft breaks part: in some files the whole law is one paragraph."""
    if "\n" not in passage.text:
        yield passage
        return
    at = 0
    for text in passage.text.split("\n"):
        end = at + len(text)
        own = tuple(
            RunPiece(max(p.start, at) - at, min(p.end, end) - at, p.what)
            for p in passage.asides
            if p.start < end and p.end > at
        )
        yield passage._replace(text=text, asides=own, depth=0 if at else passage.depth)
        at = end + 1


def _settled(passage: Passage) -> Passage:
    if passage.aside == "text-box" and _LABELLED.match(passage.text):
        return passage._replace(aside="")  # a box that holds a part of the law itself
    first = passage.text.lstrip()[0]
    if "\u4e00" <= first <= "\u9fff" and first not in "折展编抄主签" and "印" not in passage.text[-8:]:
        return passage  # spares nearly every line the patterns below
    if _LETTERHEAD.fullmatch(passage.text):
        return passage.put_aside("letterhead")
    bullet = _BULLET.match(passage.text)
    if bullet:
        return passage._replace(asides=(RunPiece(0, bullet.end(), "bullet"), *passage.asides))
    button = _FOLD.match(passage.text)
    if button and button[0].strip() and button.end() < len(passage.text):
        return passage._replace(asides=(RunPiece(0, button.end(), "navigation"), *passage.asides))
    return passage


LONGEST_HEADING = 40
"""Characters: the longest heading among the 851 statutes has 29."""

HEADINGS = 0.5
"""Share of the paragraphs above which headings are only a way of making them look so: in a law fewer than one in five
paragraphs is a heading, and files that use heading styles for articles use them for nearly all."""


def _drop_misused_headings(passages: list[Passage]) -> None:
    """Keep the mark of a heading only where a heading's words stand: short, and no sentence."""
    many = sum(p.depth > 0 for p in passages) > HEADINGS * len(passages)
    for i, passage in enumerate(passages):
        if not passage.depth:
            continue
        words = passage.text.strip()
        sentence = len(words) > LONGEST_HEADING or words[-1] in "。；，：！？"
        if many or sentence or re.match(rf"第\s*{NUMBER}\s*条", words):
            passages[i] = passage._replace(depth=0)
        elif passage.depth == 1:
            # One title is marked below; the highest headings of a document are as often its chapters.
            passages[i] = passage._replace(depth=2)


def _number_free_contents(passages: list[Passage]) -> None:
    """Set aside the page numbers in a contents list, and its heading where the list itself was set aside."""
    start = next((i for i, p in enumerate(passages) if not p.aside and CONTENTS.fullmatch(p.text)), None)
    if start is None:
        return
    if start + 1 < len(passages) and passages[start + 1].aside:
        passages[start] = passages[start].put_aside(passages[start + 1].aside)
        return
    for i in range(start + 1, len(passages)):
        text = passages[i].text
        if re.match(rf"\s*第\s*{NUMBER}\s*条", text):
            return
        end = _without_page(text)
        if end == len(text) or passages[i].aside:
            continue
        if not _ENTRY.match(text):
            passages[i] = passages[i].put_aside("contents-entry")
        elif end:
            passages[i] = passages[i]._replace(asides=(RunPiece(end, len(text), "page-number"),))


def _without_page(text: str) -> int:
    """Where the words of a contents entry end, before the dots and the page number; its length where it has none.

    >>> _without_page("第一章 总则......3"), _without_page("第三章\\t12"), _without_page("第二章 2020年计划")
    (6, 3, 11)
    """
    page = _PAGE.search(text, max(0, len(text) - 30))
    if page is None:
        return len(text)
    words = text[: page.start()].rstrip(_LEADERS)
    leaders = text[len(words) : page.end()].rstrip("0123456789）)—_ -")
    parted = any(c in leaders for c in "\t.．·…‥⋯") or len(leaders) > 1
    return len(words) if parted else len(text)


def _mark_title(passages: list[Passage], end: int) -> None:
    """Join the lines of the title and mark them as the highest heading."""
    front = [i for i in range(end) if not passages[i].aside]
    groups = title_groups([passages[i] for i in front])
    for group in groups.joined:
        for place in group[:-1]:
            passages[front[place]] = passages[front[place]]._replace(joined=True)
    if groups.title is not None:
        last = next((group[-1] for group in groups.joined if group[0] == groups.title), groups.title)
        addition = _ADDITION.search(passages[front[last]].text)
        if addition:
            piece = RunPiece(addition.start(), len(passages[front[last]].text), "navigation")
            passages[front[last]] = passages[front[last]]._replace(asides=(piece,))
        first = front[groups.title]
        passages[first] = passages[first]._replace(depth=1)


def _with_full_title(passages: list[Passage]) -> list[Passage]:
    """The passages, with the full title in front where the text has only the end of it and captions of pictures give
    it whole, as in texts copied from an encyclopedia: 《中华人民共和国某法》 over 某法."""
    marked = next((i for i, p in enumerate(passages) if p.depth == 1 and not p.joined), None)
    captions = [
        p.text[a.start : a.end].strip().strip("《》") for p in passages for a in p.asides if a.what == "caption"
    ]
    if marked is None or not captions:
        return passages
    short = passages[marked].text.split()[-1]
    full = max(set(captions), key=lambda words: (captions.count(words), words))
    if is_title(full) and full.endswith(short) and full != short:
        passages[marked] = passages[marked]._replace(depth=0)
        return [Passage(full, kind="title", depth=1), *passages]
    return passages
