"""The tokens of a proposition: numbers with their units, operators, references, connectives, and single characters."""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from difflaw.classify.wording.terms import actor_pattern, operators, same_words
from difflaw.numerals import NUMBER, NUMERAL, to_int


class TokenKind(StrEnum):
    """What a token is."""

    NUMBER = "number"
    BOUND = "bound"
    OPERATOR = "operator"
    REFERENCE = "reference"
    JOINT = "joint"
    WORD = "word"


class Token(NamedTuple):
    """One token: its kind, its words, the ``key`` by which it equals another, and its place in the proposition."""

    kind: TokenKind
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
_OWN = r"本(?:法|条例|办法|规定|决定|细则|规则|章程)"
_N = rf"(?:（{NUMBER}）|{NUMBER})"
_ARABIC = r"\d{1,12}(?:\.\d{1,4})?万?"
_AMOUNT = rf"(?:{_ARABIC}|{NUMERAL})"

_SHARE = rf"百分之{_AMOUNT}(?:点{NUMERAL})?|千分之{_AMOUNT}|万分之{_AMOUNT}|{_AMOUNT}[%％‰]|{NUMERAL}分之{NUMERAL}"
_SINGLE = rf"{_SHARE}|{_AMOUNT}亿?元|{_AMOUNT}(?:{_TIME_UNITS})|{_AMOUNT}(?:{_COUNTED})"


@cache
def _token() -> re.Pattern[str]:
    words = [word for word in operators() if len(word) > 1]
    alternatives = sorted(words, key=lambda word: (-len(word), word))
    verbs = "|".join(alternatives)
    return re.compile(
        r"(?P<level>省、自治区、直辖市|(?:设区的)?[省市县乡镇区]级(?:以上|以下)?|以下(?=内容|情形|行为|条件|措施|方式|职责|事项|活动|材料|规定|情况))"
        rf"|(?P<reference>(?:{_OWN})?第{NUMBER}条(?:之{NUMBER})?(?:第{NUMBER}款)?(?:第{_N}项)?(?:第{NUMBER}目)?"
        rf"|(?:{_OWN})?第{NUMBER}[编章节](?!目)|第{NUMBER}款(?:第{_N}项)?|第{_N}项(?!目)"
        rf"|(?:(?<![之以目日事年月届])|(?<=从事))[前本](?:{NUMBER})?[条款项](?:第{NUMBER}款)?(?:第{_N}项)?(?=规定|第|所|的|、|和|或|中|各|$)"
        rf"|附[件表]{NUMBER}?|《[^《》\n]{{1,60}}》(?:第{NUMBER}条(?:第{NUMBER}款)?(?:第{_N}项)?)?)"
        rf"|(?P<range>(?:{_SINGLE})以上(?:{_SINGLE})以下)"
        rf"|(?P<date>{_AMOUNT}年{_AMOUNT}?月{_AMOUNT}?日)"
        rf"|(?P<share>{_SHARE}|(?:过)?半数(?=以上|以下))"
        rf"|(?P<money>{_AMOUNT}亿?元)"
        rf"|(?P<every>每(?:半?年|季度|个?月|周|日|学[年期])|每{NUMERAL}(?:{_TIME_UNITS}))"
        rf"|(?<!第)(?P<time>{_AMOUNT}(?:{_TIME_UNITS})(?![度级初末底底常均平用])|半年)"
        rf"|(?<!第)(?P<count>{_AMOUNT}(?:{_COUNTED})(?![别体性样致切]))"
        r"|(?P<bound>不得?超过|不得?少于|不得?低于|不得?高于|不得?多于|以上|以下|以内|不满|未满|超过|不足|低于|高于|少于|多于|至少|最多|届满)"
        rf"|(?P<operator>(?<!不予)(?:{verbs})(?![性确予]))"
        r"|(?P<joint>以及|或者|、|和(?![解平谐睦])|与(?!会)|(?<![涉普提触波危惠顾推])及(?![时其格早])|或(?!许))"
        r"|(?P<quote>[“”‘’\"，；])"
        r"|(?P<word>[A-Za-z0-9]+|" + "|".join(sorted(same_words(), key=len, reverse=True)) + rf"|{actor_pattern().pattern}|下列|.)",
        re.DOTALL,
    )


_JOINTS = {"或者": "或", "或": "或"}


@lru_cache(maxsize=1 << 13)
def tokens(words: str) -> tuple[Token, ...]:
    """The tokens of ``words``; quotation marks are none.

    >>> [(t.kind.value, t.words) for t in tokens("应当处5万元以下")]
    [('operator', '应当'), ('word', '处'), ('number', '5万元'), ('bound', '以下')]
    >>> tokens("五万元")[0].key == tokens("5万元")[0].key
    True
    """
    found = []
    for match in _token().finditer(words):
        group = str(match.lastgroup)
        if group == "quote":
            continue
        kind = _KINDS.get(group, TokenKind.NUMBER)
        key = match[0] if group == "bound" else _key(kind, match[0])
        found.append(Token(kind, match[0], key, match.start()))
    return tuple(found)


def has_operator(words: str) -> bool:
    """Whether an operator stands in ``words``."""
    return any(token.kind is TokenKind.OPERATOR for token in tokens(words))


_KINDS = {
    "reference": TokenKind.REFERENCE,
    "bound": TokenKind.BOUND,
    "operator": TokenKind.OPERATOR,
    "joint": TokenKind.JOINT,
    "word": TokenKind.WORD,
    "level": TokenKind.WORD,
}


def _key(kind: TokenKind, words: str) -> str:
    if kind is TokenKind.JOINT:
        return _JOINTS.get(words, "、")
    if kind is TokenKind.NUMBER:
        if words.endswith("以下"):
            return "—".join(_key(kind, end) for end in ends(words))
        found = quantity(words)
        return f"{found.measure}:{found.value}:{unit_of(words) if found.measure == 'time' else ''}"
    if kind is TokenKind.OPERATOR:
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
        return Quantity("date", Fraction(sum(n * w for n, w in zip([*numbers, 0, 0][:3], (10_000, 100, 1), strict=True))))
    if words.endswith("元"):
        return Quantity("money", numbers[0] * (10**8 if "亿元" in words else 1) if numbers else Fraction(0))
    if "分之" in words:
        base = {"百": 100, "千": 1000, "万": 10_000}.get(words[0]) if words[1:3] == "分之" else None
        top = numbers[-1]
        if "点" in words:
            whole, _, part = words.partition("分之")[2].partition("点")
            top = _number(whole) + Fraction(_digits(part), 10 ** len(part))
        return Quantity("share", top / (base or numbers[0]))
    if words[-1] in "%％‰":
        return Quantity("share", numbers[0] / (1000 if words[-1] == "‰" else 100))
    if "半数" in words:
        return Quantity("share", Fraction(1, 2))
    unit = unit_of(words)
    count = numbers[0] if numbers else Fraction(1)
    if words.startswith("每"):
        return Quantity("every", count * _TIMES.get(unit, Fraction(365, 2) if "半" in words or "期" in words else Fraction(365)))
    if words == "半年":
        return Quantity("time", Fraction(365, 2))
    if unit in _TIMES:
        return Quantity("time", count * _TIMES[unit])
    return Quantity(unit or "count", count)


def _number(numeral: str) -> Fraction:
    if "." in numeral:
        return Fraction(numeral)
    if numeral and numeral[0].isdigit() and numeral.endswith("万"):
        return Fraction(numeral[:-1]) * 10_000
    return Fraction(to_int(numeral)) if numeral else Fraction(0)


def _digits(numeral: str) -> int:
    return int("".join(str(to_int(digit)) for digit in numeral) or "0")
