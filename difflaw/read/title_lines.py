"""Which lines before a law are its title, and which lines of it belong together.

A title stands on several lines in three of four Word files: 最高人民法院 / 关于审理……案件 / 适用法律若干问题的规定.
What tells is that a line is no title by itself and the next goes on with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from difflaw.read.passages import Passage

LONGEST = 120
"""Characters of a title: the longest of the 851 statutes has 91."""

MOST_LINES = 5

_STAGE = r"(?:\s*[（(][^（）()]{1,20}[）)])*"
_TITLE = re.compile(
    r"(?:法|条例|规定|办法|细则|规则|决定|决议|解释|批复|意见|章程|规程|规范|标准|准则|纲要|方案|典|编|修正案|制度|守则|答复|安排|纪要"
    rf"|复函|通知|公告|通告|公约|协定|条约|要求|计划|规划|若干问题|修正案?（[一二三四五六七八九十]+）|（[一二三四五六七八九十]+）){_STAGE}$"
)
_COVER = re.compile(r"(?:公告|通知|通告|令|命令)" + _STAGE)
"""Titles of what a law travels with: the announcement above it, the notice that passes it on."""

_OFFICE = re.compile(r".*(?:院|会|部|局|府|委|署|厅|办公室|办公厅|国务院)")
_GOES_ON = re.compile(
    r"(?:关于|实施|执行|贯彻|办理|审理|适用|《|修改|废止|公布|印发|公告|通告|命令|令$|会议|部$|院$|会$|局$|署$|委$)"
)
_NOTE = re.compile(
    r"^[（(〔\[【]|^\d{4}\s*年|^[〇零一二三四五六七八九]{4}年|通过[）)]?$|[修订修正公布施行发布]$(?<![年]施行)|第.{1,12}号$|[〔\[（(]\d{4}[〕\]）)]"
    r"|^目\s*[录次]|^[一二三四五六七八九十]+、|来源|时间|时效|发文|字号|^序\s*言$|^前\s*言$|\d日$"
)


class TitleGroups(NamedTuple):
    """The lines that belong together, as groups of indexes, and the index at which the law's own title begins."""

    joined: tuple[tuple[int, ...], ...]
    title: int | None


def is_title(words: str) -> bool:
    """Whether ``words`` could be the whole title of a law.

    >>> is_title("某市集市条例"), is_title("最高人民法院"), is_title("制定本条例。"), is_title("（2018年3月1日通过）")
    (True, False, False, False)
    """
    flat = re.sub(r"\s", "", words)
    return len(flat) <= LONGEST and bool(_ends_like_title(flat)) and not _is_other(flat)


def _ends_like_title(flat: str) -> bool:
    match = _TITLE.search(flat)
    return match is not None and match.start() > 0


def _is_other(flat: str) -> bool:
    """Whether a line is a sentence, or a note of when and by whom."""
    return not flat or flat[-1] in "。；，：！？、" or "。" in flat or bool(_NOTE.search(flat))


def title_groups(lines: Sequence[Passage]) -> TitleGroups:
    """The titles among the lines before a law, and which is the law's own: the last that is none of what it
    travels with.

    >>> texts = ["最高人民法院", "公告", "《某规定》现予公布。", "最高人民法院", "关于某事的规定", "（2020年通过）"]
    >>> title_groups([Passage(text) for text in texts])
    TitleGroups(joined=((0, 1), (3, 4)), title=3)
    """
    groups: list[tuple[int, ...]] = []
    i = 0
    while i < len(lines):
        group = _group(lines, i)
        if group:
            groups.append(group)
        i = group[-1] + 1 if group else i + 1
    own = [g for g in groups if not _COVER.fullmatch(_words(lines, g)[-2:]) and not _covers(_words(lines, g))]
    chosen = (own or groups)[-1] if groups else None
    return TitleGroups(tuple(g for g in groups if len(g) > 1), chosen[0] if chosen else None)


def _covers(words: str) -> bool:
    return bool(re.search(r"(?:公告|通知|通告|令)$", words))


def _words(lines: Sequence[Passage], group: Sequence[int]) -> str:
    return "".join(re.sub(r"\s", "", lines[i].text) for i in group)


def _group(lines: Sequence[Passage], start: int) -> tuple[int, ...]:
    """The lines from ``start`` on that make one title; none where they make none."""
    words = ""
    for i in range(start, min(len(lines), start + MOST_LINES)):
        line = re.sub(r"\s", "", lines[i].text)
        if _is_other(line) or (words and not _continues(lines[i - 1], words, lines[i], line)):
            return ()
        words += line
        if is_title(words) and not _unfinished(lines, i, words):
            return tuple(range(start, i + 1))
    return ()


def _continues(before: Passage, words: str, passage: Passage, line: str) -> bool:
    """Whether ``line`` can go on with a title whose first lines are ``words``: an office goes on only with what it does
    or with another office, and both lines look alike."""
    if before.centred != passage.centred and before.centred:
        return False
    if before.size and passage.size and abs(before.size - passage.size) > 4:
        return False
    last = re.sub(r"\s", "", before.text)
    return not _OFFICE.fullmatch(last) or bool(_GOES_ON.search(line))


def _unfinished(lines: Sequence[Passage], i: int, words: str) -> bool:
    """Whether the title goes on although it could end here: 关于适用《……法》 / 若干问题的解释."""
    if i + 1 >= len(lines):
        return False
    following = re.sub(r"\s", "", lines[i + 1].text)
    if words.count("《") > words.count("》"):
        return True
    if _is_other(following) or lines[i].centred != lines[i + 1].centred:
        return False
    if re.match(
        r"^(?:若干|有关|的|适用|实施|中|和|与|及|（|第[一二三四五六七八九十]|确定|修正)", following
    ) and is_title(words + following):
        return True
    return bool(re.search(r"关于[^的]*$", words)) and is_title(words + following) and not following.startswith("中华")
