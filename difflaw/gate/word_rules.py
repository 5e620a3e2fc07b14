"""Rules on single words, a row each: what to look for, what to write instead, and from where the rule is.

Patterns stop at word borders: 撤消防栓 is not 撤消, 目的的 not 的的. All places of one word are one finding, for they
have one cause; only what is an error stands alone at each place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from difflaw.findings import Draft, Finding, Grade, Rule
from difflaw.gate.remarks import remark, replacement, together
from difflaw.gate.scanning import words_at
from difflaw.gate.sources import (
    NUMERALS,
    PLAIN,
    TECHNIQUE_1,
    TECHNIQUE_1_22,
    TECHNIQUE_1_23,
    TECHNIQUE_2,
)
from difflaw.i18n import N_
from difflaw.numerals import NUMERAL
from difflaw.spans import Span

_N = rf"(?:{NUMERAL}|\d{{1,9}}(?:\.\d{{1,4}})?)"
_OWN = "本(?:法|条例|办法|规定|规则|细则|决定|章程|实施办法|实施细则)"

_UNIT = "(?:[^\\d，。；：、\\n以之的（）一二三四五六七八九十百千]{0,6})"
_MEASURE = "(?:元|日|天|年|倍|个月|人|米|吨)"
_CHINESE = r"(?<![\d.一二两三四五六七八九十百千])[一二两三四五六七八九十百千]{1,6}[万亿]?"

_INSTEAD = N_("{words} should read {instead}")
_DOUBTFUL = N_("{words} is not how laws say it")


class _Row(NamedTuple):
    """A word rule.

    ``hints`` are words of which each match holds one; ``instead`` is the template of what to write in place of the
    match (``""``: that is for a person to say); ``safe`` whether the fix keeps the meaning anywhere; of ``tail``
    characters is the word at the end of the match, where the match holds words before it.
    """

    code: str
    grade: Grade
    title: str
    why: str
    hints: tuple[str, ...]
    pattern: str
    instead: str
    bad: str
    good: str
    source: str
    safe: bool = False
    tail: int = 0


_WRONG_CHARACTER = N_("Another character is the usual one in laws; two spellings of one word look like two words.")
_ONE_TERM = N_("Laws use one word for this, so that no reader looks for a difference that is not meant.")
_CONTRADICTION = N_("The two halves say different things about whether the number itself is included.")

_ROWS = (
    _Row(
        "w-qita",
        Grade.WARNING,
        N_("其它 for 其他"),
        _WRONG_CHARACTER,
        ("其它",),
        "其它",
        "其他",
        bad="禁止停放汽车和其它车辆。",
        good="禁止停放汽车和其他车辆。",
        source=PLAIN,
        safe=True,
    ),
    _Row(
        "w-zuochu",
        Grade.WARNING,
        N_("做出 for 作出, of a decision"),
        _WRONG_CHARACTER,
        ("做出",),
        r"做出(?![^，。；\n]{0,12}(?:贡献|成绩|成就|业绩|牺牲))(?=[^，。；\n]{0,16}?(?:决定|裁定|裁决|判决|处罚|批复|答复|结论"
        r"|决议|认定|命令|许可|规定|鉴定|处理|批准|承诺|说明|解释|评价|评估|判断|安排))",
        "作出",
        bad="市绿化部门应当在十日内做出书面决定。",
        good="对养护绿道做出显著成绩的，按照规定给予奖励。",
        source=TECHNIQUE_2,
        safe=True,
    ),
    _Row(
        "w-zhang",
        Grade.WARNING,
        N_("帐 for 账"),
        N_("帐 is a tent or a curtain; what is booked stands in a 账."),
        ("帐",),
        "(?<![蚊营军毡毛布床棚])帐(?![篷幕幔房棚子蓬内外顶])",
        "账",
        bad="绿道基金应当单独设立帐簿。",
        good="绿道两侧不得搭建帐篷。",
        source=TECHNIQUE_1_23,
        safe=True,
    ),
    _Row(
        "w-dixiao",
        Grade.WARNING,
        N_("抵消 for 抵销, of debts"),
        N_("Debts are set off against each other (抵销); effects cancel out (抵消)."),
        ("抵消",),
        r"抵消(?!费)(?=[^。；\n]{0,12}(?:债|请求|金额|款项))|(?:债|款项|金额)[^。；\n抵]{0,20}抵消(?!费)",
        "抵销",
        bad="养护单位不得以该费用抵消债务。",
        good="绿化可以抵消扬尘的影响。",
        source=TECHNIQUE_1_22,
        safe=True,
        tail=2,
    ),
    _Row(
        "w-typo-xiao",
        Grade.ERROR,
        N_("吊消, 注消, 撤消 for 吊销, 注销, 撤销"),
        N_("消 is the wrong character in the names of these measures."),
        ("吊消", "注消", "撤消"),
        "(?:吊|注|撤)消(?!防|毒|费|耗|息)",
        "",
        bad="情节严重的，吊消养护许可证。",
        good="不得拆撤消防设施。",
        source=TECHNIQUE_2,
        safe=True,
    ),
    _Row(
        "w-license",
        Grade.NOTE,
        N_("撤销 for 吊销, of a licence as a sanction"),
        N_("A licence is revoked as a sanction by 吊销; 撤销 undoes one that should never have been given."),
        ("撤销",),
        "撤销(?:其)?营业执照",
        "",
        bad="情节严重的，撤销营业执照。",
        good="情节严重的，撤销登记或者吊销营业执照。",
        source=TECHNIQUE_2,
    ),
    _Row(
        "w-illegal-gains",
        Grade.WARNING,
        N_("非法所得 for 违法所得"),
        _ONE_TERM,
        ("非法所得",),
        "非法所得",
        "违法所得",
        bad="没收非法所得，并处罚款。",
        good="没收违法所得和非法获取的苗木。",
        source=TECHNIQUE_2,
    ),
    _Row(
        "w-prohibition",
        Grade.NOTE,
        N_("严禁, 不准, 不应 for 禁止 or 不得"),
        _ONE_TERM,
        ("严禁", "不准", "不应"),
        "严禁|(?<!存货、)不准(?![予确备许])|(?<![应供适反响])不应(?![当有税])",
        "",
        bad="严禁在绿道上停放车辆。",
        good="不准予许可的，应当说明理由。",
        source=TECHNIQUE_1,
    ),
    _Row(
        "w-jinzhi-subject",
        Grade.NOTE,
        N_("a subject before 禁止, whom it binds"),
        N_("After the one who is bound stands 不得; 禁止 stands without a subject or after the one who forbids."),
        ("禁止",),
        "(?:单位和个人|单位或者个人|公民|组织和个人|当事人)禁止(?!的|性|令)",
        "",
        bad="任何单位和个人禁止下列行为。",
        good="国家禁止任何单位和个人占用绿道。",
        source=TECHNIQUE_1,
    ),
    _Row(
        "w-genju",
        Grade.WARNING,
        N_("依据 for 根据, of the law that this one is made under"),
        _ONE_TERM,
        ("依据《",),
        r"依据(?=《[^》\n]{2,60}》[^。\n]{0,120}制定本)",
        "根据",
        bad="为了加强绿道管理，依据《森林法》等有关法律，制定本条例。",
        good="市绿化部门依据《森林法》第三条作出决定。",
        source=TECHNIQUE_2,
        safe=True,
    ),
    _Row(
        "w-fabu",
        Grade.NOTE,
        N_("发布之日 for 公布之日"),
        N_("Laws are promulgated (公布); older regulations say 发布."),
        ("发布之日起",),
        "自发布之日起(?=施行)",
        "自公布之日起",
        bad="本条例自发布之日起施行。",
        good="预警自发布之日起生效。",
        source=TECHNIQUE_2,
    ),
    _Row(
        "w-shixing",
        Grade.WARNING,
        N_("执行 or 实施 for 施行, of a law's coming into force"),
        _ONE_TERM,
        ("起执行", "起实施", "开始实施", "开始执行"),
        rf"({_OWN}自[^。，；\n]{{2,24}}?)(?:起|开始)(?:执行|实施)",
        r"\1起施行",
        bad="本条例自2024年5月1日起执行。",
        good="限制措施自公告之日起执行。",
        source=TECHNIQUE_1,
    ),
    _Row(
        "w-day",
        Grade.WARNING,
        N_("天 for 日, of a time limit"),
        _ONE_TERM,
        ("天内", "天之内", "天以内"),
        rf"(?<![\d〇零一二两三四五六七八九十百])({_N})天(?=之?内|以内)",
        r"\1日",
        bad="市绿化部门应当在三十天内答复。",
        good="养护人员每年工作三百天。",
        source=TECHNIQUE_1,
        safe=True,
    ),
    _Row(
        "w-workday-liberty",
        Grade.ERROR,
        N_("working days for a deprivation of liberty"),
        N_("Whoever is detained is detained on Sundays too: such a term counts in 日."),
        ("工作日",),
        rf"(?:拘留|羁押|拘役|留置|拘禁)(?:的?期限)?(?:一般)?(?:为|不得超过|不超过|最长不超过)?{_N}个?(?:以[上下])?{_N}?个?工作日(?!内)"
        rf"|{_N}个?工作日(?:以[上下内])?(?:{_N}个?工作日以下)?的?(?:行政|刑事|司法)?(?:拘留|拘役|羁押)",
        "",
        bad="情节严重的，处三个工作日以上五个工作日以下拘留。",
        good="被拘留的，应当在三个工作日内通知其家属。",
        source=TECHNIQUE_1,
    ),
    _Row(
        "w-zhiding",
        Grade.WARNING,
        N_("制订 for 制定, of a law"),
        N_("Laws are made by 制定; 制订 is to draw up a plan."),
        ("制订",),
        "制订(?=本(?:法|条例|办法|规定|规则|细则)|(?:地方性)?(?:法律|法规|规章)(?![文]))",
        "制定",
        bad="根据有关法律，制订本条例。",
        good="市绿化部门制订养护方案。",
        source=TECHNIQUE_1,
        safe=True,
    ),
    _Row(
        "w-mouqu",
        Grade.WARNING,
        N_("牟取 of what is lawful"),
        N_("牟取 is to seek by unlawful means; the neutral word is 谋取."),
        ("牟取",),
        "牟取(?=(?:合法|正当|公共)(?:的)?(?:利益|权益|收益))",
        "谋取",
        bad="养护单位可以牟取合法利益。",
        good="不得利用绿道牟取暴利。",
        source=TECHNIQUE_2,
    ),
    _Row(
        "w-sanction",
        Grade.NOTE,
        N_("行政处分 for 处分"),
        N_("Since 2018 there are 政务处分 and 处分 by the unit, and the word for both is 处分."),
        ("行政处分",),
        "行政处分",
        "处分",
        bad="对直接责任人员依法给予行政处分。",
        good="对直接责任人员依法给予处分。",
        source="《中华人民共和国公职人员政务处分法》",
    ),
    _Row(
        "w-old-authority",
        Grade.NOTE,
        N_("an authority by its name before the reform of 2018"),
        N_("The authority was merged or renamed in 2018; a rule that names it binds nobody for certain."),
        ("工商行政", "环境保护", "食品药品", "质量技术", "国土资源", "安全生产", "卫生计生", "卫生和计划生育"),
        "(?<!原)(?:工商行政管理(?:部门|机关|局)|环境保护(?:行政)?(?:主管)部门|食品药品监督管理(?:部门|局|总局)"
        "|质量技术监督(?:部门|局|行政)|国土资源(?:行政)?(?:主管)?部门|安全生产监督管理(?:部门|局)|卫生(?:和计划生育|计生)(?:行政)?(?:主管)?部门)",
        "",
        bad="由工商行政管理部门责令改正。",
        good="原工商行政管理部门颁发的执照继续有效。",
        source="《国务院机构改革方案》（2018年）",
    ),
    _Row(
        "w-variant",
        Grade.NOTE,
        N_("成份, 年青, 身分 for 成分, 年轻, 身份"),
        _WRONG_CHARACTER,
        ("成份", "年青", "身分"),
        "(?<!民族)成份(?!股)|年青(?!一代)|身分(?!别)",
        "",
        bad="土壤成份应当定期检测。",
        good="公民的民族成份不得随意变更。",
        source=PLAIN,
    ),
    _Row(
        "w-jiezhi",
        Grade.WARNING,
        N_("截止 for 截至, before a time"),
        N_("A thing ends (截止) on a day; what is counted is counted up to it (截至)."),
        ("截止",),
        r"截止(?:到|至)?(?=\d{4}年|[一二]〇|目前|上年|本年|当年|今)",
        "截至",
        bad="截止2023年底已经建成的绿道，由街道养护。",
        good="报名的截止日期为2023年12月31日。",
        source=PLAIN,
        safe=True,
    ),
    _Row(
        "bound-doubled",
        Grade.ERROR,
        N_("超过…以上, 不满…以下: a bound said twice"),
        _CONTRADICTION,
        ("以上", "以下"),
        rf"(?:超过(?<![不得未]超过)|[高多大]于(?<![不得][高多大]于)|不(?:得)?[少低小]于|至少)(?:百分之)?{_N}{_UNIT}以上"
        rf"|(?:不满|不足|[少低小]于(?<![不得][少低小]于)|不(?:得)?(?:超过|[高多大]于)|最多|至多)(?:百分之)?{_N}{_UNIT}以下",
        "",
        bad="毁损树木超过二十株以上的，处罚款。",
        good="毁损树木二十株以上的，处罚款；不得超过五万元。",
        source=TECHNIQUE_1,
    ),
    _Row(
        "bounds-clause",
        Grade.WARNING,
        N_("以上, 以下 or 以内 said not to include the number itself"),
        N_("In laws 以上, 以下 and 以内 include the number; 不满, 超过 and 以外 do not."),
        ("不包括本数", "不含本数", "不包含本数"),
        r"以[上下内]”?(?:[、和“”及]{1,3}(?:“?以[上下内]”?))*，?(?:均|都)?不(?:包括|含|包含)本数",
        "",
        bad="本条例所称以上、以下，不包括本数。",
        good="本条例所称以上包括本数，不满、超过不包括本数。",
        source=TECHNIQUE_1,
    ),
    _Row(
        "range-mixed",
        Grade.WARNING,
        N_("a range with one bound in Arabic and one in Chinese numerals"),
        N_("Numbers of one kind are written in one form, the more so in one range."),
        ("以上",),
        rf"\d[万千百亿]{{0,2}}{_MEASURE}?以上{_CHINESE}{_MEASURE}以下|{_CHINESE}{_MEASURE}?以上\d[\d.,]{{0,9}}[万千百亿]{{0,2}}{_MEASURE}以下",
        "",
        bad="处5万元以上二十万元以下罚款。",
        good="处5千元以上2万元以下罚款。",
        source=NUMERALS,
    ),
    _Row(
        "date-chinese",
        Grade.NOTE,
        N_("a date of this century in Chinese numerals"),
        N_("Dates of the calendar are written in Arabic numerals in laws of today."),
        ("年",),
        "二[〇○零ОO][〇○零一二][〇○零一二三四五六七八九]年",
        "",
        bad="本条例自二〇二三年五月一日起施行。",
        good="本条例自2023年5月1日起施行。",
        source=TECHNIQUE_1,
    ),
    _Row(
        "zero",
        Grade.NOTE,
        N_("the circle ○ for the numeral 〇"),
        N_("The numeral is 〇 (U+3007); the circle ○ (U+25CB) is a sign, and no search finds the number."),
        ("○",),
        "○(?=[○〇零一二三四五六七八九年])|(?<=[〇零一二三四五六七八九])○",
        "〇",
        bad="一九九○年颁发的证书继续有效。",
        good="一九九〇年颁发的证书继续有效。",
        source=NUMERALS,
        safe=True,
    ),
    _Row(
        "own-name-brackets",
        Grade.WARNING,
        N_("本《条例》 for 本条例"),
        N_("A law calls itself 本条例, without the signs of a title."),
        ("本《",),
        "(?<![基根文样])本《([^《》\n]{0,8}(?:法|条例|办法|规定|规则|细则))》",
        r"本\1",
        bad="违反本《条例》规定的，责令改正。",
        good="违反本条例和《森林法》规定的，责令改正。",
        source=TECHNIQUE_1,
        safe=True,
    ),
    _Row(
        "reference-item-brackets",
        Grade.NOTE,
        N_("第（三）项 for 第三项"),
        N_("The brackets belong to the label of the item, not to what cites it."),
        ("）项",),
        rf"第（({NUMERAL})）项",
        r"第\1项",
        bad="有第二条第（一）项行为的，责令改正。",
        good="有第二条第一项行为的，责令改正。",
        source=TECHNIQUE_1,
        safe=True,
    ),
    _Row(
        "reference-short-list",
        Grade.NOTE,
        N_("第二、三条 for 第二条、第三条"),
        N_("Each number of a list takes its 第 and its 条, so that each can be found."),
        ("条", "款"),
        rf"第{NUMERAL}(?:、{NUMERAL})+[条款](?![件例约])",
        "",
        bad="违反第一、二条规定的，责令改正。",
        good="第三、四季度的养护费用由街道支付。",
        source=TECHNIQUE_1,
    ),
)
"""Every rule on words, in the order of the registry."""


def _check(row: _Row, draft: Draft) -> Iterator[Finding]:
    found = list(words_at(draft, row.hints, row.pattern))
    if not found:
        return
    instead = [_instead(row, match[0], match.expand(row.instead)) for match in found]
    spans = [Span(match.end() - row.tail if row.tail else match.start(), match.end()) for match in found]
    message = _INSTEAD if instead[0] else _DOUBTFUL
    if row.grade is Grade.ERROR:
        for span, words in zip(spans, instead, strict=True):
            fix = replacement(draft, [(span, words)], safe=row.safe) if words else None
            said = span.of(draft.law.text.text)
            yield remark(draft, row.code, row.grade, message, span, fix=fix, words=said, instead=words)
        return
    edits = [(span, words) for span, words in zip(spans, instead, strict=True) if words]
    fix = replacement(draft, edits, safe=row.safe) if edits else None
    yield from together(draft, row.code, row.grade, message, spans, fix=fix, instead=instead[0])


def _instead(row: _Row, words: str, written: str) -> str:
    """What to write in place of ``words``."""
    if row.code == "w-typo-xiao":
        return words.replace("消", "销")
    if row.code == "w-variant":
        return {"成份": "成分", "年青": "年轻", "身分": "身份"}[words]
    return written


def _rule(row: _Row) -> Rule[Draft]:
    check: Callable[[Draft], Iterator[Finding]] = partial(_check, row)
    return Rule(row.code, row.grade, row.title, row.why, row.bad, row.good, row.source, check)


WORD_RULES: tuple[Rule[Draft], ...] = tuple(_rule(row) for row in _ROWS)
"""The rules on words."""
