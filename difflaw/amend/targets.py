"""The places that an instruction names, as ids: 第九条、第二十六条第一款和第（三）项.

How provisions are cited: 立法技术规范（试行）（一）(全国人大常委会法工委, 2009) 第三部分. What a place leaves out
it takes over: the next member of a list from the one before, the first one from the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from difflaw import ids
from difflaw.amendments import WordsAt
from difflaw.numerals import NUMBER, NUMERAL, to_int

QUOTED = "\ue000"
"""Stands for a quotation in a clause."""

UNIT = (
    rf"(?:第(?:{NUMBER}|（{NUMERAL}）)(?:、(?:{NUMBER}|（{NUMERAL}）)){{0,12}}"
    rf"(?:条(?:之{NUMERAL})?|分编|自然段|部分|[编章节款项目段句]))"
)
"""A numbered place."""

_BARE = rf"(?<=[将在对把去除、和]){NUMERAL}条(?:之{NUMERAL})?"
"""An article without its 第 (将十一条修改为)."""

LAW = (
    r"(?:《(?:[^《》]|《[^《》]{1,80}》){1,200}》(?:（[^（）]{1,40}）)*|宪法|刑法"
    r"|[本该](?:法|条例|规定|办法|解释|规则|细则|决定)|(?<![本该])(?:条例|办法|细则)(?=[中里内]))"
)
"""The law itself, in front of a place."""

NOUN = (
    r"(?:序言|引言|前言|导语|正文|名称|标题|题目|[编章节]名|首段|(?:有关|相关)(?:条文|条款|规定)|全文|各条|其中?"
    r"|(?:该|这一|本)(?:自然段|[条款项章节])|(?:条首|开头|首)部分|首部|引导语|[前后末首](?:[一二两三]?句)|最后一句"
    r"|附[件表录图][一二三四五六七八九十\d]{0,3}|[^，。；：、第\ue000]{0,16}(?:税率表|税目表|目录表)[一二三四五六七八九十]{0,2})"
)
"""A place without a number."""

_ROLE = r"[^，。；：、第将在删增“”\ue000]{1,30}职权(?=第)"
"""What an article is about, between its number and that of an item (国务院职权第十六项)."""

_JOINT = rf"(?:以及|[、和及与至到的])(?=[第该这本附序引名标原其正《]|{NUMERAL}条)"
PLACE = rf"(?:{LAW}(?:的)?|{UNIT}|{_BARE}|{NOUN}|{_ROLE}|原|{QUOTED}中?(?=第|增)|{_JOINT})"
PLACES = rf"(?>(?:{PLACE}){{1,80}})"
"""One or several places, with what joins them. Atomic: a place is never given back, or a line of a thousand places
would be tried in every way it can be divided."""

_LEVELS = {
    "编": "part",
    "分编": "subpart",
    "章": "chapter",
    "节": "section",
    "部分": "chapter",
    "条": "article",
    "款": "paragraph",
    "段": "paragraph",
    "自然段": "paragraph",
    "项": "item",
    "目": "subitem",
}
_DEPTHS = {
    level: i
    for i, level in enumerate(("part", "subpart", "chapter", "section", "article", "paragraph", "item", "subitem"))
}
_TITLES = frozenset(("名称", "题目"))
_PREAMBLES = frozenset(("序言", "引言", "前言", "导语", "首段", "正文"))


@cache
def _token() -> re.Pattern[str]:
    number = rf"{NUMBER}|（{NUMERAL}）"
    return re.compile(
        rf"(?P<law>{LAW})|第(?P<numbers>(?:{number})(?:、(?:{number}))*)(?P<unit>条|分编|自然段|部分|[编章节款项目段句])(?:之(?P<of>{NUMERAL}))?"
        rf"|(?P<bare>{NUMERAL})条(?:之(?P<bare_of>{NUMERAL}))?"
        rf"|(?P<noun>{NOUN})|(?P<to>[至到])|(?P<list>以及|[、和及与])"
    )


class TargetPlace(NamedTuple):
    """A place as the decision names it: the id, its level (``article``, ``preamble``, ``title``, ``annex``,
    ``everywhere`` …), and what of it is meant: ``""`` for all, ``heading``, ``intro``, or a ``sentence``."""

    id: str
    level: str
    part: str = ""
    law: str = ""


@dataclass(slots=True)
class Here:
    """What the sentences before have named: the law, the steps to the place, and the numbers that its articles get
    in the same item. Changed in place while a decision is read."""

    law: str = ""
    steps: list[tuple[str, str]] = field(default_factory=list)
    spots: tuple[TargetPlace, ...] = ()
    said: bool = False
    """Whether ``steps`` come from the same line: a paragraph named in another line is not carried to an item."""
    new_articles: dict[str, str] = field(default_factory=dict)
    chapter: list[tuple[str, str]] = field(default_factory=list)
    """The chapter that was named last, for a section named alone."""

    def reset(self) -> None:
        """A new item begins: nothing is carried into it but the law."""
        self.steps, self.spots, self.said, self.chapter = [], (), False, []
        self.new_articles = {}

    def next_line(self) -> None:
        """A new line of the same item begins."""
        self.said = bool(self.steps) and self.steps[-1][0] in ("item", "subitem")


def spot_of(steps: Sequence[tuple[str, str]], part: str = "", law: str = "") -> TargetPlace:
    """The spot at the end of ``steps`` (level and number each).

    >>> spot_of([("article", "65"), ("paragraph", "4")]).id
    'art_65__para_4'
    """
    whole = ""
    article = next((i for i, (level, _) in enumerate(steps) if level == "article"), 0)
    for level, number in steps[article:]:
        whole = ids.child(whole, level, number)
    return TargetPlace(whole, steps[-1][0], part, law)


def read_spots(words: str, here: Here) -> tuple[TargetPlace, ...]:
    """The places that ``words`` name, in order; ``here`` then stands at the last of them.

    >>> [spot.id for spot in read_spots("第九条、第二十六条第一款、第二款和第三十条之一第（二）项", Here())]
    ['art_9', 'art_26__para_1', 'art_26__para_2', 'art_30-1__para_1__item_2']
    >>> [spot.id for spot in read_spots("第七项至第九项", Here(steps=[("article", "62")]))]
    ['art_62__para_1__item_7', 'art_62__para_1__item_8', 'art_62__para_1__item_9']
    """
    reader = _Reader(here)
    for match in _token().finditer(words):
        reader.take(match)
    return reader.end()


class _Reader:
    """Puts the tokens of one list of places together; lives only inside ``read_spots``."""

    def __init__(self, here: Here) -> None:
        self.here = here
        self.law = here.law
        self.steps = list(here.steps)
        self.fresh = True
        self.begun = False
        self.part = ""
        self.noun = ""
        self.found: list[TargetPlace] = []
        self.range_from: list[tuple[str, str]] | None = None

    def take(self, match: re.Match[str]) -> None:
        if match["law"]:
            self._take_law(match["law"])
        elif match["numbers"]:
            if match["unit"] == "句":
                self.part = "sentence"
                return
            numbers = [_number(piece) for piece in match["numbers"].split("、")]
            if match["of"]:
                numbers[-1] = f"{numbers[-1]}-{to_int(match['of'])}"
            for i, number in enumerate(numbers):
                if i:
                    self._flush()
                self._step(_LEVELS[match["unit"]], number, match["unit"])
        elif match["bare"]:
            number = str(to_int(match["bare"]))
            self._step("article", f"{number}-{to_int(match['bare_of'])}" if match["bare_of"] else number, "条")
        elif match["noun"]:
            self._take_noun(match["noun"])
        elif match["to"] and self.begun:
            self.range_from = list(self.steps)
            self.begun = False
        elif match["list"]:
            self._flush()

    def _take_law(self, name: str) -> None:
        self._flush()
        self.law = name
        if not self.found:
            self.steps, self.fresh = [], False

    def _step(self, level: str, number: str, unit: str) -> None:
        in_preamble = self.noun in _PREAMBLES or (bool(self.steps) and self.steps[0][0] == "preamble")
        if level == "paragraph" and (in_preamble or (unit in ("自然段", "段") and not self.steps)):
            self.found.append(TargetPlace(ids.preamble_paragraph(number), "preamble", self.part, self.law))
            self.steps, self.begun, self.noun, self.fresh = [("preamble", number)], False, "序言", False
            return
        depth = _DEPTHS[level]
        if self.fresh and not self.here.said and level == "item":
            self.steps = [step for step in self.steps if step[0] != "paragraph"]
        above = [step for step in self.steps if step[0] in _DEPTHS and _DEPTHS[step[0]] < depth]
        if level == "article":
            above = [step for step in above if _DEPTHS[step[0]] < _DEPTHS["article"]]
        if level == "item" and above and above[-1][0] == "article":
            above.append(("paragraph", "1"))
        if level == "section" and not any(step[0] == "chapter" for step in above):
            above = list(self.here.chapter)
        self.steps = [*above, (level, number)]
        if level == "chapter":
            self.here.chapter = list(self.steps)
        self.begun, self.fresh = True, False

    def _take_noun(self, noun: str) -> None:
        if noun in _TITLES or (noun == "标题" and not self.steps):
            self._alone(TargetPlace(ids.TITLE, "title", "", self.law))
        elif noun in _PREAMBLES:
            self.noun = noun
            self.begun = True
            self.steps, self.fresh = [("preamble", "")], False
        elif noun in ("标题", "章名", "节名", "编名"):
            self.part = "heading"
        elif noun.startswith(("有关", "相关", "全文", "各条")):
            self._alone(TargetPlace(ids.EVERYWHERE, "everywhere", "", self.law))
        elif "附" in noun[:1] or "表" in noun:
            self._alone(TargetPlace("", "annex", "", self.law))
        elif noun in ("条首部分", "首部", "引导语", "开头部分", "首部分"):
            self.part = "intro"
        elif noun[:1] in "其该这本":
            self._this(noun)
        else:
            self.part = "sentence"

    def _this(self, noun: str) -> None:
        """该条, 这一款, 其中: what was named before, up to the level said."""
        level = _LEVELS.get(noun[-1:]) if noun[-1:] != "段" else None
        if level:
            self.steps = [s for s in self.steps if s[0] in _DEPTHS and _DEPTHS[s[0]] <= _DEPTHS[level]]
        self.begun = bool(self.steps)
        self.fresh = False

    def _alone(self, spot: TargetPlace) -> None:
        self._flush()
        self.found.append(spot)
        self.begun = False

    def _flush(self) -> None:
        """The place under way is whole."""
        if self.noun and self.begun:
            self.found.append(TargetPlace(ids.PREAMBLE, "preamble", self.part, self.law))
        elif self.begun and self.steps and self.steps[-1][0] == "preamble":
            number = self.steps[-1][1]
            id = ids.preamble_paragraph(number) if number else ids.PREAMBLE
            self.found.append(TargetPlace(id, "preamble", self.part, self.law))
        elif self.begun and self.steps and _whole(self.steps):
            self.found += self._between() if self.range_from else [spot_of(self.steps, self.part, self.law)]
        self.begun, self.range_from, self.part, self.noun = False, None, "", ""

    def _between(self) -> list[TargetPlace]:
        """Every place of a range; of one with odd ends only these two."""
        first = self.range_from or []
        level, last = self.steps[-1]
        start = first[-1][1] if first and first[-1][0] == level else ""
        if not (start.isdigit() and last.isdigit() and int(start) <= int(last) < int(start) + LONGEST_RANGE):
            return [spot_of(first, "", self.law)] * bool(first) + [spot_of(self.steps, self.part, self.law)]
        above = first[:-1]
        numbers = range(int(start), int(last) + 1)
        return [spot_of([*above, (level, str(n))], self.part, self.law) for n in numbers]

    def end(self) -> tuple[TargetPlace, ...]:
        self._flush()
        here = self.here
        here.law = self.law
        if self.found:
            here.steps, here.spots, here.said = self.steps, tuple(self.found), True
        return tuple(self.found)


def _whole(steps: Sequence[tuple[str, str]]) -> bool:
    """Whether the steps lead anywhere: a paragraph or item of no article is no place."""
    return steps[-1][0] not in ("paragraph", "item", "subitem") or any(step[0] == "article" for step in steps)


LONGEST_RANGE = 2000
"""Provisions in a range; the longest law has 1,260 articles. A larger one is a slip."""


def _number(words: str) -> str:
    return str(to_int(words.strip("（）")))


def position(words: str) -> WordsAt:
    """Where words without old ones go: at the end, unless the beginning is said.

    >>> position("开始部分增加规定"), position("末尾增加")
    (<WordsAt.START: 'start'>, <WordsAt.END: 'end'>)
    """
    return WordsAt.START if re.search(r"开始|开头|句首|之前|前增", words) else WordsAt.END
