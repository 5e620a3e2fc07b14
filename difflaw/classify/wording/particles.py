"""The tokens of a proposition: numbers with their units, operators, references, connectives, and single characters."""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from difflaw.classify.wording.terms import actor_pattern, by_vocabulary, operators, same_words
from difflaw.numerals import to_int


class ParticleKind(StrEnum):
    """What a token is."""

    NUMBER = "number"
    BOUND = "bound"
    OPERATOR = "operator"
    REFERENCE = "reference"
    JOINT = "joint"
    WORD = "word"


class Particle(NamedTuple):
    """One token: its kind, its words, the ``key`` by which it equals another, and its place in the proposition."""

    kind: ParticleKind
    words: str
    key: str
    at: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.at + len(self.words)


class Quantity(NamedTuple):
    """A number of a rule: what it measures (``money``, ``time``, ``share`` …) and how much of it."""

    measure: str
    value: Fraction


_TIMES = {
    "年": Fraction(365),
    "周年": Fraction(365),
    "季度": Fraction(365, 4),
    "个季度": Fraction(365, 4),
    "个月": Fraction(365, 12),
    "月": Fraction(365, 12),
    "周": Fraction(7),
    "日": Fraction(1),
    "天": Fraction(1),
    "个自然日": Fraction(1),
    "个工作日": Fraction(7, 5),
    "工作日": Fraction(7, 5),
    "小时": Fraction(1, 24),
    "个小时": Fraction(1, 24),
    "分钟": Fraction(1, 1440),
}
"""Units of time in days. Five working days take a week, so that 三日 made 三个工作日 is longer."""

_COUNTED = (
    "周岁|岁|倍|人次|人|名|次|户|件|家|个|处|份|吨|公斤|千克|克|公里|平方公里|平方米|立方米|米|公顷|亩|辆|台|只|头|株"
    "|部|票|艘|间|所|条|项|种|席|度|分贝|卷|册|字"
)
_TIME_UNITS = "|".join(sorted(_TIMES, key=len, reverse=True))
_FIGURES = "〇零○一二两三四五六七八九十百千万廿卅"
_AMOUNT = rf"(?:\d{{1,12}}(?:\.\d{{1,4}})?万?|[{_FIGURES}]{{1,16}})"


def _operator_words() -> str:
    words = [word for word in operators() if len(word) > 1]
    verbs = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return rf"(?<!不予)(?:{verbs})(?![性确予])"


@by_vocabulary()
def _operator() -> re.Pattern[str]:
    return re.compile(_operator_words())


@by_vocabulary()
def _token() -> re.Pattern[str]:
    """Every token but single characters and ranges."""
    spellings = "|".join(sorted(same_words(), key=lambda word: (-len(word), word)))
    numbered = rf"第[（{_FIGURES}\d]+）?"
    return re.compile(
        r"(?P<level>省、自治区、直辖市|(?:设区的)?[省市县乡镇区]级(?:以上|以下)?"
        r"|以下(?=内容|情形|行为|条件|措施|方式|职责|事项|活动|材料|规定|情况))"
        rf"|(?P<reference>(?:本(?:法|条例|办法|规定|决定|细则|规则|章程))?{numbered}[编章节条款项](?!目)(?:之[{_FIGURES}])?"
        rf"(?:{numbered}[款项目](?!目))*"
        rf"|(?:(?<![之以目日事年月届])|(?<=从事))[前本][{_FIGURES}]?[条款项](?:{numbered}[款项])*(?=规定|第|所|的|、|和|或|中|各|$)"
        rf"|附[件表](?:[{_FIGURES}\d]+)?|《[^《》\n]{{1,60}}》(?:{numbered}[条款项])*)"
        rf"|(?P<date>\d{{4}}年\d{{0,2}}月\d{{0,2}}日|[〇零○一二三四五六七八九]{{4}}年[{_FIGURES}]{{0,3}}月[{_FIGURES}]{{0,3}}日)"
        rf"|(?P<share>[百千万]分之{_AMOUNT}(?:点[{_FIGURES}]+)?|{_AMOUNT}(?:[%％‰]|分之[{_FIGURES}]+)|(?:过)?半数(?=以上|以下))"
        rf"|(?P<every>每(?:半?年|季度|个?月|周|日|学[年期]))"
        rf"|(?<!第)(?P<number>每?{_AMOUNT}(?:亿?元|(?:{_TIME_UNITS})(?![度级初末底底常均平用])|(?:{_COUNTED})(?![别体性样致切]))|半年)"
        r"|(?P<bound>不得?超过|不得?少于|不得?低于|不得?高于|不得?多于|以上|以下|以内|不满|未满|超过|不足|低于|高于|少于|多于|至少|最多|届满)"
        rf"|(?P<operator>{_operator_words()})"
        r"|(?P<joint>以及|或者|、|和(?![解平谐睦])|与(?!会)|(?<![涉普提触波危惠顾推])及(?![时其格早])|或(?!许))"
        r"|(?P<quote>[“”‘’\"，；])"
        rf"|(?P<word>[A-Za-z0-9]+|{spellings}|{actor_pattern().pattern}|下列)",
    )


_JOINTS = {"或者": "或", "或": "或"}


@by_vocabulary(maxsize=1 << 13)
def particles(words: str) -> tuple[Particle, ...]:
    """The tokens of ``words``; quotation marks are none.

    >>> [(t.kind.value, t.words) for t in particles("应当处5万元以下")]
    [('operator', '应当'), ('word', '处'), ('number', '5万元'), ('bound', '以下')]
    >>> particles("五万元")[0].key == particles("5万元")[0].key
    True
    """
    found: list[Particle] = []
    end = 0
    for match in _token().finditer(words):
        start = match.start()
        if start > end:
            found += _characters(words, end, start)
        end = match.end()
        group = str(match.lastgroup)
        if group != "quote":
            kind = _KINDS.get(group, ParticleKind.NUMBER)
            found.append(Particle(kind, match[0], match[0] if group == "bound" else _key(kind, match[0]), start))
    return tuple(_with_ranges(found + _characters(words, end, len(words))))


def _with_ranges(found: list[Particle]) -> list[Particle]:
    """The tokens, 二万元以上十万元以下 as one."""
    k = 0
    while k + 3 < len(found):
        a, lower, b, upper = found[k : k + 4]
        if lower.words == "以上" and upper.words == "以下" and a.kind is b.kind is ParticleKind.NUMBER:
            words = a.words + lower.words + b.words + upper.words
            if upper.end - a.at == len(words):
                found[k : k + 4] = [Particle(ParticleKind.NUMBER, words, f"{a.key}—{b.key}", a.at)]
        k += 1
    return found


def _characters(words: str, start: int, end: int) -> list[Particle]:
    return [Particle(ParticleKind.WORD, c, c, at) for at, c in enumerate(words[start:end], start)]


@by_vocabulary(maxsize=1 << 12)
def operators_of(words: str) -> tuple[str, ...]:
    """The kinds of the operators in ``words``, in order.

    >>> operators_of("应当报告，不得隐瞒")
    ('duty', 'ban')
    """
    return tuple(operators()[word] for word in _operator().findall(words))


_KINDS = {
    "reference": ParticleKind.REFERENCE,
    "bound": ParticleKind.BOUND,
    "operator": ParticleKind.OPERATOR,
    "joint": ParticleKind.JOINT,
    "word": ParticleKind.WORD,
    "level": ParticleKind.WORD,
}


def _key(kind: ParticleKind, words: str) -> str:
    if kind is ParticleKind.JOINT:
        return _JOINTS.get(words, "、")
    if kind is ParticleKind.NUMBER:
        found = quantity(words)
        return f"{found.measure}:{found.value}:{unit_of(words) if found.measure == 'time' else ''}"
    if kind is ParticleKind.OPERATOR:
        return operators()[words]
    return "下列" if words == "以下" else same_words().get(words, words)


def ends(words: str) -> tuple[str, ...]:
    """The two ends of a range, or the number itself.

    >>> ends("二万元以上十万元以下"), ends("十万元")
    (('二万元', '十万元'), ('十万元',))
    """
    return tuple(words.removesuffix("以下").split("以上")) if words.endswith("以下") else (words,)


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(_AMOUNT)


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"^(?:每)?(?:{_AMOUNT})?({_TIME_UNITS}|{_COUNTED}|半年|学期|学年)$")


def unit_of(words: str) -> str:
    """The unit in which a number counts: 日, 个月, 倍; ``""`` where it has none."""
    match = _unit().match(words)
    return match[1] if match else ""


@lru_cache(maxsize=1 << 12)
def quantity(words: str) -> Quantity:
    """What the words of a number token say; of a range, its upper end.

    >>> quantity("五十万元"), quantity("百分之十")
    (Quantity(measure='money', value=Fraction(500000, 1)), Quantity(measure='share', value=Fraction(1, 10)))
    >>> quantity("三个工作日").value > quantity("三日").value
    True
    """
    words = ends(words)[-1]
    numbers = [_number(number) for number in _amount().findall(words)]
    if "月" in words and words.endswith("日") and "年" in words:
        parts = [*numbers, Fraction(0), Fraction(0)]
        return Quantity("date", parts[0] * 10_000 + parts[1] * 100 + parts[2])
    if words.endswith("元"):
        return Quantity("money", numbers[0] * (10**8 if "亿元" in words else 1) if numbers else Fraction(0))
    if "分之" in words:
        base = {"百": 100, "千": 1000, "万": 10_000}.get(words[0]) if words[1:3] == "分之" else None
        top = numbers[-1]
        if "点" in words:
            whole, _, part = words.partition("分之")[2].partition("点")
            top = _number(whole) + Fraction(_digits(part), 10 ** len(part))
        return Quantity("share", top / (base or numbers[0] or 1))
    if words[-1] in "%％‰":
        return Quantity("share", numbers[0] / (1000 if words[-1] == "‰" else 100))
    if "半数" in words:
        return Quantity("share", Fraction(1, 2))
    unit = unit_of(words)
    count = numbers[0] if numbers else Fraction(1)
    if words.startswith("每"):
        return Quantity(
            "every", count * _TIMES.get(unit, Fraction(365, 2) if "半" in words or "期" in words else Fraction(365))
        )
    if words == "半年":
        return Quantity("time", Fraction(365, 2))
    if unit in _TIMES:
        return Quantity("time", count * _TIMES[unit])
    return Quantity(unit or "count", count)


def _number(numeral: str) -> Fraction:
    """The value of a numeral: 十五, 15, 1.5万."""
    if numeral and numeral[0].isdecimal():
        return Fraction(numeral.removesuffix("万")) * (10_000 if numeral.endswith("万") else 1)
    return Fraction(to_int(numeral)) if numeral else Fraction(0)


def _digits(numeral: str) -> int:
    return int("".join(str(to_int(digit)) for digit in numeral) or "0")
