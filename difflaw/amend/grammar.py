"""The forms of instruction, as a table: a name, an example, and the pattern of a clause.

A row's example is a test: exactly one pattern of the table matches it whole. Quotations stand in a clause as one
character each (``targets.QUOTED``), so that no word of a law is ever taken for one of the decision. How
instructions are worded: 立法技术规范（试行）（一）(全国人大常委会法工委, 2009) 第四部分, and the decisions themselves.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from difflaw.amend.targets import LAW, PLACES, QUOTED, UNIT

_Q = QUOTED
_RUN = rf"{_Q}{{1,40}}(?!{_Q})"
"""Quotations side by side: paragraphs quoted one by one."""

_VIA = r"(?:相应地?|统一|均|一律|分别|依次|顺延|顺序|对应地?){0,3}"
_BECOME = r"(?:修改[为成]|修订[为成]|更改[为成]|更正为|修正为|改[为成]|变更为|替换[为成]|表述为)"
_TO = rf"{_VIA}{_BECOME}"
_MOVE = rf"{_VIA}(?:修改为|调整为|改为|变更为|顺延为|更改为|作为|变为|移作|列为)"
_TAKE = r"(?:将|把|对)?"
_DELETE = r"(?:删去|删除|删掉|取消|废止)"
_WORDS = r"(?:等?字样|的规定|的表述|等?的?内容|(?:这|[一二两三四五六七八九十]{1,2})个?[字词句]|一语)?"
"""What quoted words are called after them: 二字, 一词, 字样."""
_MID = (
    r"(?>(?:规定的|所称的?|部分的?|末尾的?|最后的?|句首的?|中规定的?"
    r"|内容中?的?|中的?|里的?|[的：，]){0,3})"
)
_ADD = r"(?:增加|新增|增设|增订|增写|增列|增补|添加|加入|插入|补充)"
_COUNT = r"[一二两三四五六七八九十\d]{1,3}"
_UNITS = rf"{UNIT}(?:(?:以及|[、和及至到])?{UNIT}){{0,40}}"
_COLON = r"(?:[：，]?(?:规定|内容为|内容如下|具体内容为|即|表述为|[章节编]名为|名为|标题为)?[：，]?\n?)"
_OLD = rf"(?>(?>(?:{PLACES})?{_MID}(?:{_Q}之?[后前]面?的)?{_RUN}(?:以及|[、和及])?){{1,40}})"
_NEW = rf"{_RUN}(?:(?:以及|[、和及]){_RUN}){{0,40}}"
_END = rf"(?:(?=[，。；、：\n]|$)|(?<={_Q})(?=[原将在第并同增删宪刑]))"


class FormRow(NamedTuple):
    """One row: the ``name`` of the form, by which its maker is found, an ``example``, and the ``pattern``."""

    name: str
    example: str
    pattern: str


FORMS = (
    FormRow(
        "replace",
        "将第八条第二款修改为：“甲。”",
        rf"{_TAKE}(?P<at>{PLACES})?(?:的内容|的规定)?，?(?:的)?{_VIA}(?:{_BECOME}|修改如下|规定为)(?P<one>一[条款项目])?{_COLON}(?P<q>{_RUN})",
    ),
    FormRow(
        "replace-as",
        "将第二条修改为第六条：“甲。”",
        rf"{_TAKE}(?P<at>{PLACES}){_MOVE}(?P<new>{_UNITS})[：，](?:内容为：?)?\n?(?P<q>{_RUN})",
    ),
    FormRow(
        "substitute",
        "将第八条中的“甲”修改为“乙”",
        rf"{_TAKE}(?P<old>{_OLD}){_WORDS}，?{_TO}{_COLON}(?P<new>{_NEW})",
    ),
    FormRow(
        "delete-words",
        "删去第八条第一款中的“甲”和第二款末尾的“乙”",
        rf"{_DELETE}(?P<old>{_OLD}){_WORDS}",
    ),
    FormRow(
        "delete-words-after",
        "将第八条中的“甲”删去",
        rf"{_TAKE}(?P<old>{_OLD}){_WORDS}(?:予以)?{_DELETE}",
    ),
    FormRow("delete", "删去第十二条和第十三条", rf"{_DELETE}(?P<at>{PLACES})(?:的规定|的内容|的全部内容)?"),
    FormRow("delete-after", "将第十二条删去", rf"{_TAKE}(?P<at>{PLACES})(?:予以)?{_DELETE}"),
    FormRow(
        "insert-words",
        "在第八条中的“甲”后增加“乙”",
        rf"(?:在|将)?(?P<at>{PLACES})?{_MID}(?P<old>{_RUN}){_WORDS}(?:之|的)?(?P<side>后面?|前面?){_ADD}(?:规定|一句|[一二两]个?字|的?内容)?{_COLON}(?P<q>{_RUN})",
    ),
    FormRow(
        "insert-between",
        "在第八条中的“甲”和“乙”之间增加“丙”",
        rf"(?:在|将)?(?P<at>{PLACES})?{_MID}(?P<old>{_Q}){_WORDS}[、，和与及](?P<behind>{_Q}){_WORDS}(?:之间|中间){_ADD}{_COLON}(?P<q>{_Q})",
    ),
    FormRow(
        "insert-edge",
        "第八条第二款末尾增加：“甲。”",
        rf"(?:在|将)?(?P<at>{PLACES})(?P<side>(?:的|中)?(?:末尾|最后|结尾|开始部分|开头部分?|句首|之后|后|中)?)(?:处)?{_ADD}(?:规定|一句|内容)?{_COLON}(?P<q>{_RUN})",
    ),
    FormRow(
        "insert",
        "在第八条中增加一款，作为第二款：“甲。”",
        rf"(?:在|将|于)?(?P<at>{PLACES})?(?:的|之)?(?:中|后面?|前面?|内)?{_ADD}(?P<count>{_COUNT})(?P<unit>[条款项目章节编])(?:规定)?(?:，?(?:分别|依次)?(?:作为|列为|即|为)(?P<new>{_UNITS}))?(?:。内容如下：\n|{_COLON})(?P<q>{_RUN})?",
    ),
    FormRow(
        "insert-named",
        "增加第九条：“甲。”",
        rf"(?:在?(?P<at>{PLACES})(?:之)?(?:中|后|前)?)?{_ADD}(?P<new>{_UNITS}){_COLON}(?P<q>{_RUN})",
    ),
    FormRow(
        "insert-and-restate",
        "在第八条中增加一款作为第二款，将该条修改为：“甲。”",
        rf"(?:在|将)?(?P<at>{PLACES})(?:中|后)?{_ADD}{_COUNT}[款项]，?(?:分别)?(?:作为{_UNITS})?，(?:并)?将?(?:该|这一|本)(?P<whole>[条款])(?:相应地?)?修改为{_COLON}(?P<q>{_RUN})",
    ),
    FormRow(
        "renumber",
        "将第八条改为第九条，修改为：“甲。”",
        rf"{_TAKE}(?P<at>{PLACES}){_Q}?(?:的?[条款项]?序号)?，?{_MOVE}(?P<new>{_UNITS})(?:[，：](?:并)?(?:相应地?)?(?:修改为|内容为){_COLON}(?P<q>{_RUN}))?",
    ),
    FormRow(
        "divide",
        "将第八条改为两条，作为第八条、第九条，修改为：“甲。”",
        rf"{_TAKE}(?P<at>{PLACES})(?:修?改为|分为|分成|拆分为|拆为){_COUNT}[条款项]，?(?:分别)?(?:作为|即)(?P<new>{_UNITS})"
        rf"(?:，?(?:并|分别)?修改为)?{_COLON}(?P<q>{_RUN})",
    ),
    FormRow(
        "move",
        "将第八条移至第三章，作为第九条",
        rf"{_TAKE}(?P<at>{PLACES})(?:移至|移到|移入|调整至|调整到|调至|列入|移动到)(?P<near>{_UNITS}){_Q}?(?:中|之中|内)?，?(?:并|改)?(?:作为|列为|为)(?P<new>{_UNITS})(?:，(?:并)?(?:相应地?)?修改[为成]{_COLON}(?P<q>{_RUN}))?",
    ),
    FormRow(
        "substitute-titles",
        "将第八条中的《甲》修改为《乙》",
        rf"{_TAKE}(?P<at>{PLACES})?(?:规定的|中的?|里的?)(?P<old>《[^《》]{{1,80}}》)，?{_TO}(?P<new>《[^《》]{{1,80}}》)",
    ),
    FormRow("renumber-quoted", "“第八条”调整为“第七条”", rf"{_TAKE}(?P<old>{_Q}){_VIA}调整为(?P<new>{_Q})"),
    FormRow(
        "rename",
        "将条例名称修改为《某某条例》",
        rf"{_TAKE}(?:{LAW}的?|条例|办法|规定|决定|解释)?(?:的)?(?:名称|题目|标题)(?:相应)?(?:修改|变更|更改|改)[为成][：，]?(?:(?P<title>{LAW})|(?P<q>{_Q}))",
    ),
    FormRow(
        "detach",
        "将第八条第三款单列一条，作为第九条，修改为：“甲。”",
        rf"{_TAKE}(?P<at>{PLACES})(?:单列|单独列|单独成|另列|独立成?)(?:为|成)?一?条?，?(?:作为|为)(?P<new>{_UNITS})(?:，(?:并)?(?:将其)?修改为{_COLON}(?P<q>{_RUN}))?",
    ),
    FormRow(
        "merge",
        "将第八条、第九条合并，作为第八条，修改为：“甲。”",
        rf"{_TAKE}(?P<at>{PLACES})合并(?:为一[条款项])?，?(?:(?:作为|为|成|改为)(?P<new>{_UNITS}))?，?(?:并)?(?:修改为|内容为)?{_COLON}(?P<q>{_RUN})",
    ),
    FormRow(
        "order",
        "对条文顺序和个别文字作相应调整和修改",
        rf"{_TAKE}(?:{LAW}的?)?(?:有关|相关|其他|其余|相应|后续|之?后的?|以[后下]的?)?(?:各)?(?:[条款项章节目编]文?|条款|章节|条文)(?:、[条款项章节]文?){{0,3}}(?:的)?(?:顺序|序号|编号|次序)(?:(?:和|及|以及|、)[^，。；：{_Q}]{{1,16}}?)?(?:(?:作|做|进行|予以|根据本决定作|相应|一并|作了?)?(?:相应)?(?:地)?(?:的)?(?:调整|变更|改动)(?:和修改|、修改)?|依次(?:顺延|调整)|顺延)",
    ),
    FormRow(
        "effect",
        "本决定自2024年1月1日起施行",
        rf"(?:本决定|本修正案|本修改决定|本)自[^，。；{_Q}]{{2,40}}(?:起)?(?:施行|生效|实施)",
    ),
    FormRow(
        "republish",
        "《某某条例》根据本决定作相应修改，重新公布",
        rf"(?:根据本(?:决定|修正案)，?)?(?:(?:{LAW}(?:[、和]|以及)?){{1,80}}|[^，。；{_Q}]{{1,20}})(?:等[^，。；《》]{{1,30}})?(?:根据本(?:决定|修正案))?，?(?:作|做|予以|进行)?(?:相应|的|地){{0,3}}(?:修改|修正|修订|调整)?(?:，?(?:并)?(?:对)?[条款项章节文]{{0,3}}顺序作?(?:相应)?(?:调整|修改)|，?并?调整条文顺序)?(?:后|以后)?，?(?:重新|予以重新|并重新)(?:公布|发布)",
    ),
    FormRow(
        "open",
        "对第八条作如下修改",
        rf"{_TAKE}(?P<at>{PLACES})(?:作|作出|做|做出)(?:如下|以下)?(?:修改|修正|修订|补充|调整)(?:和补充)?",
    ),
)
"""Every form, in no order that counts: where several patterns match, the longest match is meant."""


@cache
def patterns() -> tuple[tuple[FormRow, re.Pattern[str]], ...]:
    """Each row with its pattern, compiled; a match ends where a clause may end."""
    return tuple((row, re.compile(row.pattern + _END)) for row in FORMS)


def match_form(clause: str, at: int, end: int) -> tuple[str, re.Match[str]] | None:
    """The form whose pattern matches the most of ``clause`` from ``at`` on, with its match; none where none does.

    >>> match_form("删去第十条。", 0, 6)[0]
    'delete'
    """
    best: tuple[str, re.Match[str]] | None = None
    for row, pattern in patterns():
        match = pattern.match(clause, at, end)
        if match and match.end() > at and (best is None or match.end() > best[1].end()):
            best = (row.name, match)
    return best
