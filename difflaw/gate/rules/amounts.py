"""range-reversed, numerals-arabic: amounts, shares and terms, and the numerals they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import digits

from difflaw.findings import Draft, Finding, Grade, Rule
from difflaw.gate.remarks import remark, together
from difflaw.gate.scanning import annexes_start, in_lines, lines_with
from difflaw.gate.sources import PLAIN, TECHNIQUE_1_11_1
from difflaw.i18n import N_
from difflaw.numerals import NUMERAL, to_int
from difflaw.spans import Span

_VALUE = rf"((?:百分之)?(?:{NUMERAL}|\d[\d,]{{0,12}}(?:\.\d{{1,4}})?[万千百亿]?))"
_UNIT = r"(元|个月|个工作日|工作日|日|天|年|倍|人|平方米|公里|米|吨|%|周岁|小时)"
_RANGE = rf"{_VALUE}{_UNIT}?以上{_VALUE}{_UNIT}?以下"
_SPAN = rf"(?<![\d.之第〇零一二三四五六七八九十百千万]){_VALUE}(元|倍|%)?[至到—～-]{_VALUE}(元|倍|%)"
_BETWEEN = (
    r"(?=[至到—～以-])(?:(?<=[\d〇零一二三四五六七八九十百千万元倍%])[至到—～-](?=[\d〇零一二三四五六七八九十百])"
    r"|以上(?=[\d百一二两三四五六七八九十]))"
)
_ARABIC_UNITS = {"千": 1_000, "百": 100, "万": 10_000, "亿": 100_000_000}
_MONTHS = {"年": 12, "个月": 1}


def _reversed(draft: Draft) -> Iterator[Finding]:
    text = draft.law.text.text
    for middle in re.finditer(_BETWEEN, text):
        start = max(0, middle.start() - 20)
        pattern = _RANGE if middle[0] == "以上" else _SPAN
        for match in re.finditer(pattern, text[start : middle.end() + 20]):
            span = Span(start + match.start(), start + match.end())
            if span.start < middle.start() < span.end and _is_reversed(*match.groups()):
                message = N_("the range {words} runs backwards")
                yield remark(draft, "range-reversed", Grade.ERROR, message, span, words=match[0])


def _is_reversed(low: str, low_unit: str | None, high: str, high_unit: str | None) -> bool:
    """Whether the lower bound is not below the upper; bounds of different kinds are not compared.

    >>> _is_reversed("五万", "元", "五千", "元"), _is_reversed("百分之五十", None, "五", "倍")
    (True, False)
    >>> _is_reversed("六", "个月", "三", "年"), _is_reversed("1", None, "5万", "元")
    (False, False)
    """
    if low.startswith("百分之") != high.startswith("百分之"):
        return False
    if low_unit and low_unit != high_unit and not (low_unit in _MONTHS and high_unit in _MONTHS):
        return False
    if not (low_unit or high_unit or low.startswith("百分之")):
        return False
    try:
        first, second = _value(low), _value(high)
    except ValueError:
        return False
    return first * _MONTHS.get(low_unit or high_unit or "", 1) >= second * _MONTHS.get(high_unit or "", 1)


def _value(written: str) -> float:
    number = written.removeprefix("百分之")
    match = re.fullmatch(r"(\d[\d,]*(?:\.\d+)?)([万千百亿]?)", number)
    if match:
        return float(match[1].replace(",", "")) * _ARABIC_UNITS.get(match[2], 1)
    return float(to_int(number))


_MEASURE = "(?:万元|元|日内|个?工作日|个月|倍|周岁|年以[上下内])"
_ARABIC = rf"(?=\d)(?<![\d.A-Za-z])\d[\d,]{{0,9}}(?:\.\d{{1,3}})?{_MEASURE}(?!以[上下][一二两三四五六七八九十])"
_CHINESE = rf"(?=[一二两三四五六七八九十百千])(?<!\d)[一二两三四五六七八九十百千]{{1,6}}{_MEASURE}"


def _arabic(draft: Draft) -> Iterator[Finding]:
    text = draft.law.text.text
    end = annexes_start(draft)
    matches = in_lines(_ARABIC, text, lines_with(text, digits))
    found = [Span(*match.span()) for match in matches if match.start() < end]
    if found and re.search(_CHINESE, text):
        message = N_("an amount in Arabic numerals, where others are in Chinese ones: {words}")
        yield from together(draft, "numerals-arabic", Grade.NOTE, message, found)


REVERSED = Rule(
    code="range-reversed",
    grade=Grade.ERROR,
    title=N_("the lower bound of a range is not below the upper"),
    why=N_("No amount lies in such a range, so that the rule cannot be applied."),
    bad="处五万元以上五千元以下罚款。",
    good="处价款百分之五十以上五倍以下罚款。",
    source=PLAIN,
    check=_reversed,
)
ARABIC = Rule(
    code="numerals-arabic",
    grade=Grade.NOTE,
    title=N_("amounts and terms in both kinds of numerals"),
    why=N_("Amounts, shares, terms and ages of one law are written in one kind of numerals: in Chinese ones."),
    bad="处五千元罚款，并在30日内改正。",
    good="依照GB 3095标准处五千元罚款，并在三十日内改正。",
    source=TECHNIQUE_1_11_1,
    check=_arabic,
)
