"""The labels by which a line of a law tells what it is: 第二章, 第三十六条〔…〕, （三）, 1., 附件一.

Numbering follows 立法法 (2023) 第六十五条. A line is only held for a heading when a reader would hold it
for one: ``第三条的规定`` at the start of a line is a reference.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from difflaw.model import Level
from difflaw.numerals import NUMBER, NUMERAL, label_number, to_int

DIVISION_LEVELS = {"编": Level.PART, "分编": Level.SUBPART, "章": Level.CHAPTER, "节": Level.SECTION}

_DIVISION = re.compile(rf"(第{NUMBER}(分编|[编章节])(?:之{NUMBER})?)[ ：:]?(.*)")
_ARTICLE = re.compile(
    rf"(第{NUMBER}(?:[-－—]{NUMBER})?条(?:之{NUMBER})?|第{NUMBER}(?=[〔【]| \S|$))"
    r"(?: ?)([〔【][^〔〕【】]{1,40}[〕】])?( ?)(.*)"
)
_PAREN_TOPIC = re.compile(r"（(?!不?含|包括|不?包含|以下)([^（）。；，！？\d]{2,24})）")
_ITEM = re.compile(rf"（({NUMERAL})）、?")
_SUBITEM = re.compile(r"（(\d{1,3})）|(\d{1,3})(?:[.．、](?!\d)|[)）])|([①-⑳])")
_ENUMERATION = re.compile(rf"({NUMERAL})、(?=\S)")
_ANNEX = re.compile(
    rf"(附(?:[件录表图](?:{NUMBER}|[A-Z])?(?=[ ：（]|$)|[件录表图]{NUMBER}(?![所的中规第])(?=\S)|(?=[：（]|$)))"
    r"[ ：]?(.*)"
)
_REFERENCE = re.compile(
    rf"的|规定(?:的|[，。；、]|$)|所(?:列|称|指|规定)|第{NUMBER}[款项目]|至第|到第|之[外内前后]|[，、。；：）》”]|和|或者|以及|及其|与|中(?:的|，)|修改为|改为|增加|删去|删除|不适用|同时废止|已经"
)
_SENTENCE_END = "。；，！？：、"
LONGEST_HEADING = 40
"""Characters of a heading's words. The longest chapter heading among the 851 statutes of the corpus has 29."""


class DivisionLabel(NamedTuple):
    """A line that heads a division: level, number, the label as written, the words after it."""

    level: Level
    number: str
    label: str
    topic: str


class ArticleLabel(NamedTuple):
    """The start of an article: number, label as written, topic, and where the article's words begin."""

    number: str
    label: str
    topic: str
    begin: int
    complete: bool
    """Whether the 条 stands there; ``第三十六〔智能制造〕`` lacks it."""
    spaced: bool
    """Whether the label is set off (space, topic, end of line), so that it can hardly be a reference."""


class ClauseLabel(NamedTuple):
    """The start of an item or subitem: number, label as written, where the words begin."""

    number: int
    label: str
    begin: int


def division_label(line: str, *, marked: bool = False) -> DivisionLabel | None:
    """The division that ``line`` heads, if any; ``marked`` says that the layout makes it a heading.

    >>> division_label("第二章 规划和建设")
    DivisionLabel(level=<Level.CHAPTER: 'chapter'>, number='2', label='第二章', topic='规划和建设')
    >>> division_label("第七节相应改为第八节，第一百条改为第一百零一条。") is None
    True
    """
    match = _DIVISION.fullmatch(line) if line.startswith("第") else None
    if not match:
        return None
    label, unit, topic = match.groups()
    if not marked and (
        len(topic) > LONGEST_HEADING or (topic[-1:] in _SENTENCE_END and topic) or _REFERENCE.match(topic)
    ):
        return None
    return DivisionLabel(DIVISION_LEVELS[unit], label_number(label), label, topic)


def article_label(line: str) -> ArticleLabel | None:
    """The article that begins with ``line``, if its label can be one at all.

    >>> article_label("第三十六〔智能制造〕市、县")
    ArticleLabel(number='36', label='第三十六', topic='智能制造', begin=10, complete=False, spaced=True)
    >>> article_label("第三条的规定，") is None, article_label("第一款规定的名单") is None
    (True, True)
    >>> article_label("第九条：本法")
    ArticleLabel(number='9', label='第九条', topic='', begin=4, complete=True, spaced=False)
    """
    match = _ARTICLE.fullmatch(line) if line.startswith("第") else None
    if not match:
        return None
    label, topic, _, rest = match.groups()
    begin = match.start(4)
    spaced = begin > len(label) or not rest
    if not topic and (paren := _PAREN_TOPIC.match(rest)) and not _ITEM.match(rest):
        topic, begin = paren[0], match.start(4) + paren.end() + (rest[paren.end() : paren.end() + 1] == " ")
        spaced = True
    if not spaced and rest.startswith("：") and "条" in label:
        begin, rest = begin + 1, rest[1:]
    if not spaced and _REFERENCE.match(rest):
        return None
    return ArticleLabel(label_number(label), label, (topic or "").strip("〔〕【】（） "), begin, "条" in label, spaced)


def item_label(line: str) -> ClauseLabel | None:
    """The item (项) that begins with ``line``, if any.

    >>> item_label("（三）指导、审核")
    ClauseLabel(number=3, label='（三）', begin=3)
    """
    match = _ITEM.match(line) if line.startswith("（") else None
    return ClauseLabel(to_int(match[1]), match[0], match.end()) if match else None


def subitem_label(line: str) -> ClauseLabel | None:
    """The subitem (目) that begins with ``line``, if any.

    >>> [subitem_label(s).number for s in ("1.甲", "（2）乙", "③丙")], subitem_label("2018年")
    ([1, 2, 3], None)
    """
    match = _SUBITEM.match(line)
    if not match:
        return None
    parenthesised, plain, circled = match.groups()
    number = ord(circled) - ord("①") + 1 if circled else int(parenthesised or plain)
    return ClauseLabel(number, match[0], match.end())


def enumeration_label(line: str) -> ClauseLabel | None:
    """The numbered unit of a decision (一、…) that begins with ``line``, if any.

    >>> enumeration_label("二、增加一条")
    ClauseLabel(number=2, label='二、', begin=2)
    """
    match = _ENUMERATION.match(line)
    return ClauseLabel(to_int(match[1]), match[0], match.end()) if match else None


def annex_label(line: str) -> tuple[str, str] | None:
    """Label and title of the annex that ``line`` heads, if any.

    >>> annex_label("附件一：印章式样"), annex_label("附件2收费标准"), annex_label("附件三所列标准的决定")
    (('附件一', '印章式样'), ('附件2', '收费标准'), None)
    >>> annex_label("附则"), annex_label("附条件不起诉的考验期")
    (None, None)
    """
    match = _ANNEX.fullmatch(line)
    if not match or len(line) > 2 * LONGEST_HEADING or line[-1] in "。；，":
        return None
    return match[1], match[2]


def is_bare_heading(line: str) -> bool:
    """Whether ``line`` could be the words of a heading that lost its number: short, without a sentence's
    punctuation, Chinese only.

    >>> is_bare_heading("发展规划"), is_bare_heading("任何单位不得泄露。"), is_bare_heading("（草案）")
    (True, False, False)
    """
    return 2 <= len(line) <= 20 and all(c == "、" or "㐀" <= c <= "鿿" for c in line)


def is_heading_words(line: str) -> bool:
    """Whether ``line`` could be half of a heading broken over two lines: Chinese only, with commas.

    >>> is_heading_words("审查和批准决算，听取和审议"), is_heading_words("应当备案。")
    (True, False)
    """
    return 2 <= len(line) <= LONGEST_HEADING and all(c in "、，" or "㐀" <= c <= "鿿" for c in line)


def contents_line(line: str) -> bool:
    """Whether ``line`` is the word above a contents list.

    >>> contents_line("目录"), contents_line("目次："), contents_line("目录管理")
    (True, True, False)
    """
    return bool(re.fullmatch(r"目[录次][：:]?", line))


def reads_like_reference(words: str) -> bool:
    """Whether the words after an article number make it a reference.

    >>> reads_like_reference("规定的名单"), reads_like_reference("市人民政府应当")
    (True, False)
    """
    return bool(_REFERENCE.match(words))
