"""What stands before the first article: title, stage, adoption notes (题注), contents, preamble."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from difflaw.model import Level, Part, PartKind
from difflaw.parse.labels import (
    DivisionLabel,
    article_label,
    contents_line,
    division_label,
    enumeration_label,
    is_bare_heading,
    is_heading_words,
)
from difflaw.parse.lines import Line, lines_span
from difflaw.parse.numbered import article_starts

_STAGE = re.compile(
    r"（(?!.*(?:通过|批准|公布))[^（）]{0,20}(?:草案|稿|送审|修订|修正|试行|暂行|文本|节选|\d{4}年?)[^（）]{0,20}）"
)
_NOTE = re.compile(
    r"通过|批准|修正|修订|公布|发布|施行|公告|主席令|国务院令|第.{1,8}号|^[（(]|^\d{4}年|来源|时效性|发文"
)
_FRAGMENT = re.compile(r"[^\x00-\xff]{1,10}编|总则|附则")
"""A heading right under the title: the part of a code that this text is (合同编)."""

_OPENING = re.compile(
    r"(?:为|根据|依照|依据|按照|鉴于)(?:[^（）]|（[^（）]*）)*?(?:如下|制定本|特作|批复|修订本)[^。]*[。：]$"
)
"""The words with which a law without a first article on its purpose opens (为…，制定本规定。)."""

_TITLE_END = re.compile(
    r"(?:法|条例|规定|办法|细则|规则|决定|决议|解释|批复|意见|章程|规程|规范|标准|准则|纲要|方案|法典|典|编|修正案|通知|公告|制度|守则)(?:（[^（）]*）)*$"
)


def first_of_body(lines: Sequence[Line], begin: int = 0) -> int:
    """The index of the first line from ``begin`` on (after the contents list) that heads a division or article: of
    the first unit numbered otherwise where there is no such line, and of the heading without a number right above it
    where there is one."""
    after = range(begin, len(lines))
    first = next((i for i in after if _heads(lines[i])), None)
    if first is None:
        starts = article_starts(lines[begin:])
        first = next((i for i in after if starts[i - begin]), len(lines))
        return first - 1 if begin < first < len(lines) and lines[first - 1].depth > 1 else first
    above = lines[first - 1] if first > max(1, begin) else None
    if above and article_label(lines[first].text) and _heads_without_number(above):
        return first - 1
    return first


def _heads_without_number(line: Line) -> bool:
    enumerated = enumeration_label(line.text)
    if enumerated:
        return is_bare_heading(line.text[enumerated.begin :])
    return is_bare_heading(line.text) and (line.depth > 1 or line.text == "总则")


def _heads(line: Line) -> bool:
    return bool(division_label(line.text, marked=line.depth > 0) or article_label(line.text))


def find_contents(lines: Sequence[Line], begin: int = 0) -> range:
    """The lines of the contents list from ``begin`` on (after a decision), as indexes; empty where there is none.

    A contents list begins with 目录, or is a run of headings without an article. It ends where the first of
    them comes again, with or without its number, or the title. After a heading or an article 目录 is a word like
    any other.

    >>> texts = ["某条例", "目录", "第一章 总则", "第二章 附则", "第一章 总则", "第一条 为了"]
    >>> find_contents([Line(0, t) for t in texts])
    range(1, 4)
    """
    named = next((i for i in range(begin, min(len(lines), begin + 400)) if contents_line(lines[i].text)), None)
    body = first_of_body(lines, begin)
    if named is not None and named > body:
        named = None
    first_line = named + 1 if named is not None else body
    if first_line >= len(lines):
        return range(0)
    first = _listed(lines[first_line].text, named=named is not None)
    if first is None or article_label(lines[first_line].text):
        return range(named, first_line) if named is not None else range(0)
    before = {line.text for line in lines[:first_line]}
    end = first_line
    for i in range(first_line + 1, len(lines)):
        line = lines[i]
        label = division_label(line.text, marked=line.depth > 0)
        if label is None and named is not None:
            label = _listed(line.text, named=True)
        again = label and _same_heading(label, first)
        if again or line.text == first.topic or (named is not None and line.text in before):
            return range(first_line if named is None else named, i)
        if article_label(line.text):
            break
        end = i
    return range(named, end + 1) if named is not None else range(0)


def _same_heading(one: DivisionLabel, other: DivisionLabel) -> bool:
    """Whether both have the same level and number, or where one has no number the same words."""
    if one.number and other.number:
        return (one.level, one.number) == (other.level, other.number)
    return one.topic == other.topic


def _listed(text: str, *, named: bool) -> DivisionLabel | None:
    """The heading that a line of a contents list names: with its number, with 一、, or where the list is ``named`` as
    such (目录), by its words alone."""
    label = division_label(text, marked=True)
    if label or not named:
        return label
    point = enumeration_label(text)
    words = text[point.begin :] if point else text
    if not is_heading_words(words):
        return None
    return DivisionLabel(Level.CHAPTER, str(point.number) if point else "", point.label if point else "", words)


def front_parts(lines: Sequence[Line], contents_at: int, published: int = 0) -> tuple[str, list[Part]]:
    """The title, and the parts that ``lines`` (those before the body, without the contents) make up; none of them
    reaches over the offset ``contents_at``, where the contents stand. The lines before the index ``published`` are a
    decision, which is a note to the text whose title stands there."""
    if not lines:
        return "", []
    at = published or _title_line(lines)
    title = lines[at].text
    kinds: list[PartKind] = []
    open_brackets = 0
    for i, line in enumerate(lines):
        if i < published:
            kinds.append(PartKind.NOTE)
            continue
        if kinds and kinds[-1] is PartKind.PREAMBLE and _is_sentence(line.text) and line.text[0] != "（":
            kinds.append(PartKind.PREAMBLE)
            continue
        kinds.append(_kind(line, i, at, title, open_brackets > 0))
        if kinds[-1] is PartKind.NOTE:
            open_brackets = max(0, open_brackets + line.text.count("（") - line.text.count("）"))
    parts: list[Part] = []
    made: Counter[PartKind] = Counter()
    numbered = zip(kinds, lines, strict=True)
    for (kind, _, _), group in groupby(numbered, key=lambda pair: (*_run(pair), pair[1].start > contents_at)):
        made[kind] += 1
        parts.append(make_part(kind, [line for _, line in group], made[kind]))
    return title, parts


def _run(numbered: tuple[PartKind, Line]) -> tuple[PartKind, int]:
    """Lines of one kind make one part; each title line is a part of its own, for titles come repeated."""
    kind, line = numbered
    return kind, line.start if kind is PartKind.TITLE else 0


def make_part(kind: PartKind, lines: Sequence[Line], number: int) -> Part:
    """The part of ``kind`` that ``lines`` make up, the ``number``-th of its kind."""
    span = lines_span(lines)
    return Part(f"{kind}_{number}" if number > 1 else str(kind), kind, span, "\n".join(line.text for line in lines))


def _title_line(lines: Sequence[Line]) -> int:
    marked = next((i for i, line in enumerate(lines) if line.depth == 1), None)
    if marked is not None:
        return marked
    titles = (i for i, line in enumerate(lines) if _TITLE_END.search(line.text) and not _is_sentence(line.text))
    return next(titles, 0)


def _is_sentence(text: str) -> bool:
    return text[-1] in "。；！" or len(text) > 60


def _kind(line: Line, place: int, title_at: int, title: str, in_brackets: bool) -> PartKind:
    if in_brackets:
        return PartKind.NOTE
    if place == title_at or line.text == title or _STAGE.fullmatch(line.text):
        return PartKind.TITLE
    if place == title_at + 1 and line.depth and _FRAGMENT.fullmatch(line.text):
        return PartKind.TITLE
    if _OPENING.match(line.text) or line.text in ("序言", "前言", "引言"):
        return PartKind.PREAMBLE
    if _NOTE.search(line.text) and not (line.text[-1] == "。" and len(line.text) > 120):
        return PartKind.NOTE
    if place < title_at or (not _is_sentence(line.text) and line.depth == 0 and len(line.text) < 30):
        return PartKind.NOTE
    return PartKind.PREAMBLE
