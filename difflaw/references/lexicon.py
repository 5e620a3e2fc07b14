"""The words of which references are made, as patterns: numbers and units, pointing words, names of laws."""

from __future__ import annotations

import re

from difflaw.model import Level
from difflaw.numerals import NUMBER

UNITS: dict[str, Level] = {
    "编": Level.PART,
    "分编": Level.SUBPART,
    "章": Level.CHAPTER,
    "节": Level.SECTION,
    "条": Level.ARTICLE,
    "款": Level.PARAGRAPH,
    "项": Level.ITEM,
    "目": Level.SUBITEM,
}

DEPTHS: dict[Level, int] = {level: depth for depth, level in enumerate((Level.ANNEX, *UNITS.values()))}
"""How deep a level stands: 第二条 in a list ends what 第一条第二款 began, 第三款 goes on in it."""

_UNIT = (
    r"(?:分编|编(?![制码号辑委办造写印纂入外排])|章(?!程)|节(?![日约能点目省余水电假])"
    r"|条(?![例件约文理])|款(?!项)|项(?!目)|目(?![标录前]|的(?!规定)))"
)
"""A unit, where it is not the first half of another word: 项目, 条例, 章程, 节目."""

_N = rf"(?:（{NUMBER}）|{NUMBER})"
_JOIN = r"(?:、|和|及|与|或者|或|至|到|[-－—～~])"

MEANT = re.compile(r"规定|所|的?情形|行为|之|的|中|[，。；：、和或与及]|以外|除外|条件|内容|事项|$")
"""What follows 前三项 where items are meant, and not the first three of something: 对前三项污染物征收."""

_COUNT = "[两二三四五六七八九十]"
"""How many there are, said after the last number: 第（一）、（二）两项."""

RANGE = re.compile(r"(?:至|到|[-－—～~]+)")
"""What joins the first and the last of a range."""

LIST = re.compile(
    r"(?:(?:的?规定(?:的(?:情形|行为|条件|范围)?)?|所列(?:的?情形|的?行为|各项)?)?(?:、|和|及|与|或者|或|以及|并)|[、，,和及与或者以并]{1,3})"
)
"""What joins the members of a list, with what may stand between a member and the joining word."""

_BEFORE_OWN = r"(?<![基根资版文样标副日原脚抄正剧])(?:(?<!成)|(?<=[构造完形达组变]成))"
"""基本条件, 根本法, 资本, 成本: 本 is the second half of a word there, and not in 构成本法第三条规定的犯罪."""

_OWN_NOUN = (
    r"(?:《[^《》]{1,20}》|(?:实施|暂行|试行|若干|示范|管理|补充|修改|修订|修正|单行|自治|组织|指导|工作|议事){0,2}"
    r"(?:法典|法(?![院律规人定治制学])|条例|办法|规定|解释|决定|细则|规则|章程|意见|规程|规范(?!性)|准则|通知|批复|"
    r"纲要|制度|公约|守则|方案|决议|指南|指引|通告|公告|总则|分则|标准))"
)

_OTHER_NOUN = (
    r"(?:法典|宪法|宪章|法|条例|办法|规定|解释|决定|细则|规则|章程|意见|规程|规范|准则|通知|批复|纲要|公约|协定|议定书|"
    r"协议|合同|通则|总则|分则|修正案|补充规定|附则|标准|守则)"
)

_BEFORE = (
    r"(?:(?<![之以目日事年月届生婚产先提空当此从午史])|(?<=从事)"
    rf"|(?=前{NUMBER}?[条款项](?:第|规定|所[列称述]|情形|手段|方式|方法|行为|活动|违法|有关|的|、|和|或)))前"
)
"""前 as in 前款; not in 以前条件 or 产前项目, though in 以前条规定的日期."""

_FIRST = r"(?=[《本前上该第（附〇零○一二两三四五六七八九十百千万廿卅\d])"
"""What each branch of ``TOKEN`` begins with. Asked first, it spares trying a dozen branches at every character: a law
of 1,300 articles is read in 25 ms instead of 160."""

TOKEN = re.compile(
    rf"{_FIRST}(?:(?P<title>《(?:[^《》\n]|《[^《》\n]*》){{1,120}}》)"
    rf"|{_BEFORE_OWN}本(?P<own>{_OWN_NOUN})"
    rf"|{_BEFORE_OWN}本(?P<this>{_UNIT})"
    rf"|{_BEFORE}(?P<before>{NUMBER}?){_UNIT.replace('(?:', '(?P<before_unit>', 1)}"
    rf"|(?<![以之同地网线面身])上(?P<above>一?)(?P<above_unit>[条款项])(?=第|规定|所|的|中|，|列|罪)"
    rf"|该(?P<that>条|款|项|法|条例|办法|规定|解释|细则|规则)(?![例目项])"
    rf"|(?P<group>第{_N}(?:{_JOIN}第?{_N}){{0,40}}(?:(?<=）){_COUNT})?(?P<unit>{_UNIT})(?:(?<=[条章节])之(?P<of>{NUMBER}))?)"
    rf"|(?P<bare>（{NUMBER}）(?:{_JOIN}第?{_N}){{0,40}}(?:(?<=）){_COUNT})?(?P<bare_unit>项(?!目)))"
    rf"|(?P<short>(?<=、|和|及|或){NUMBER}条(?![例件约文理]))"
    rf"|(?P<annex>附[件表录图](?:(?P<annex_number>{NUMBER}|（{NUMBER}）)|(?=第{NUMBER}条))))"
)
"""Everything that can be part of a reference, in one pass."""

NUMBERS = re.compile(rf"({_JOIN}?)(第?)({_N})")
"""The numbers of a group, each with what joins it to the one before."""

OTHER_NAME = re.compile(rf"[一-鿿]{{0,29}}{_OTHER_NOUN}(?:（[^（）\n]{{1,20}}）)?$")
"""The name of another law, without 《》, at the end of what stands before a number."""

CODES = ("刑法", "刑法分则", "刑法总则", "民法典", "宪法", "民事诉讼法", "刑事诉讼法", "行政诉讼法")
"""Names of laws that are cited by their short name everywhere, and need no title in the text."""

NAME_START = re.compile(
    r"依照|按照|根据|依据|违反|适用|参照|符合|比照|触犯|构成|援引|引用|属于|或者|以及|不受|除|(?<!共)和|[及与或]|是指|认定为"
    r"|[触单位]犯|认定|计算|执行|审理|涉嫌|所称|超过|低于|^[以于]|将|实施(?=刑法)|^(?:在|由|对(?!外))|有无|(?<![国私反所])有(?!组织)|其|享有的"
)
"""Words before the name of a law that do not belong to it."""

OWN_RULE = re.compile(rf"{_BEFORE_OWN}本{_OWN_NOUN}的?(?:有关|相关)?(?:规定)?$")
"""本条例规定 before a number is not the name of another law."""

ALIAS = re.compile(r"（[^（）\n]{0,80}）")
"""What may stand between a title and the number: （试行）, （以下简称刑法）."""

LAW_TITLE = re.compile(rf"{_OTHER_NOUN}(?:（[^（）]{{0,40}}）)*$|公告$|决议$|方案$|命令$|目录$")
"""Titles in 《》 that are of a law or another document with articles."""
