"""What a careful reader would remark on in a law's text: each remark a Notice with its place in the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from difflaw.i18n import N_
from difflaw.model import DIVISIONS, Level, Notice, Provision, Severity, Text, articles_in
from difflaw.parse.tokens import Token, TokenKind
from difflaw.spans import Span

_BLANK_DATE = re.compile(
    r"[\d〇零一二三四五六七八九]{4}年月(?:\d{0,2}日)?|\d月[_×Xx]?日"
    r"|(?:^|(?<=[自从于在至（，]))年月\d{0,2}日?",
    re.MULTILINE,
)
"""2018年月1日, 自年月日起, 2018年5月日; not 出生年月日."""

_BRACKETS = {"）": "（", "〕": "〔", "】": "【", "》": "《", "〉": "〈", "”": "“", "’": "‘"}
_PAIRED = re.compile("[（）〔〕【】《》〈〉“”‘’]")
_STRONG = (
    r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ\ufffd\ue000-\uf8ff]"
    r"|？(?=[^\n”」』）？！])"
    r"|(?<=[^\x00-\xff])[a-z](?=[^\x00-\xff])"
    r"|锟斤拷|烫烫烫|□{2,}"
)
_GARBLED = re.compile(rf"(?:{_STRONG})(?:[^\n]{{0,4}}?(?:{_STRONG}|[①-⑳)）a-z？]))*")
_QUESTION = re.compile(
    r"(?:吗|呢|么|是否|能否|可否|应否|会否|有无|如何|何[为时种处人]|怎|哪|谁|几|多少|[与或还]是|^[（“]?问[：，])[^。；！？\n]*$"
)
"""What makes a question of the words before a question mark; a character that a wrong decoding lost does not care."""

_ANSWER = re.compile(r"[）”]?答[：，]")
_LONGEST_QUESTION = 200
"""Characters looked back for the beginning of a question; the longest sentence of a law has about as many."""

_ENUMERATION_CLOSER = re.compile(r"(?:^|[；。，：、 ])(?:[a-z]|\d{1,2})）", re.MULTILINE)


def find_oddities(text: Text, tokens: Sequence[Token], provisions: Sequence[Provision]) -> tuple[Notice, ...]:
    """The notices on a parsed law, by place.

    ``tokens`` tell how labels were read, ``provisions`` are the top provisions with the annexes.
    """
    found = [
        *_labels(tokens),
        *_article_numbers(provisions),
        *_division_numbers([p for p in provisions if p.level is not Level.ANNEX], ""),
        *_endings(provisions),
        *_patterns(text.text),
        *_brackets(text.text, [token.lines[0].start for token in tokens]),
    ]
    found.sort(key=lambda notice: (notice.span, notice.code))
    return tuple(_in_source(notice, text) for notice in found)


def _notice(code: str, span: Span, message: str, **values: str) -> Notice:
    return Notice(code, Severity.WARNING, span, message, tuple(values.items()))


def _in_source(notice: Notice, text: Text) -> Notice:
    """The notice with its places in the source."""
    related = text.source_span(notice.related) if notice.related else None
    return replace(notice, span=text.source_span(notice.span), related=related)


def _labels(tokens: Sequence[Token]) -> Iterator[Notice]:
    for token in tokens:
        line = token.lines[0]
        span = Span(line.start, line.start + min(len(line.text), 12))
        if token.kind is TokenKind.ARTICLE and token.article and not token.article.complete:
            label = token.article.label
            yield _notice(
                "label-incomplete",
                span,
                N_("{label} lacks its 条; read as article {number}"),
                label=label,
                number=token.article.number,
            )
        if token.inferred and token.division:
            number = token.division.number
            message = (
                N_("the heading {heading} has no number, and none can be inferred")
                if not number
                else N_("the heading {heading} has no number; read as section {number}")
                if token.division.level is Level.SECTION
                else N_("the heading {heading} has no number; read as chapter {number}")
            )
            yield _notice("heading-unnumbered", span, message, heading=token.division.topic, number=number)


def _key(number: str) -> tuple[int, int]:
    main, _, second = number.partition("-")
    return int(main), int(second or 0)


def _article_numbers(provisions: Sequence[Provision]) -> Iterator[Notice]:
    main = [p for p in provisions if p.level is not Level.ANNEX]
    for group in (main, *([p] for p in provisions if p.level is Level.ANNEX)):
        last: Provision | None = None
        for top in group:
            for article in articles_in((top,)):
                yield from _step(last, article)
                last = article


def _label_span(article: Provision) -> Span:
    return Span(article.span.start, article.span.start + len(article.label))


def _step(last: Provision | None, article: Provision) -> Iterator[Notice]:
    """What is odd about the number of ``article`` after that of the article before it."""
    here, before = _key(article.number), _key(last.number) if last else None
    span, related = _label_span(article), _label_span(last) if last else None
    names = {"number": article.number, "before": last.number if last else ""}
    if before is None:
        if here > (1, 0):
            yield _notice("numbering-start", span, N_("the articles begin with number {number}"), **names)
    elif here == before:
        notice = _notice("numbering-repeat", span, N_("article {number} stands twice"), **names)
        yield replace(notice, related=related)
    elif here < before:
        notice = _notice("numbering-back", span, N_("article {number} stands after article {before}"), **names)
        yield replace(notice, related=related)
    elif here not in ((before[0], before[1] + 1), (before[0] + 1, 0)):
        yield _notice(
            "numbering-gap", span, N_("numbers are missing between article {before} and article {number}"), **names
        )


def _division_numbers(provisions: Sequence[Provision], above: str) -> Iterator[Notice]:
    """Headings of one level under one parent count from 1 without gaps; chapters may run through the parts."""
    divisions = [p for p in provisions if p.level in DIVISIONS]
    before, last = 0, None
    for division in divisions:
        number = _key(division.number)[0] if division.number else before
        runs_through = before == 0 and above and division.level is Level.CHAPTER
        repeats = number == before and "-" in division.number
        if division.number and number != before + 1 and not runs_through and not repeats:
            names = {"number": str(number), "heading": division.topic, "before": str(before)}
            message = (
                N_("the headings begin with number {number} ({heading})")
                if before == 0
                else N_("number {number} ({heading}) follows heading number {before}")
            )
            notice = _notice("heading-numbering", division.body, message, **names)
            yield replace(notice, related=last.body if last and before else None)
        before, last = number, division
        yield from _division_numbers(division.children, division.id)


def _endings(provisions: Sequence[Provision]) -> Iterator[Notice]:
    for top in provisions:
        for article in articles_in((top,)):
            if article.text[-1:] in ("，", "、", ","):
                span = Span(article.span.end - 1, article.span.end)
                yield _notice(
                    "ending",
                    span,
                    N_("article {number} ends in {mark} and not in a full stop"),
                    number=article.number,
                    mark=article.text[-1],
                )
            if not article.text:
                yield _notice("article-empty", article.span, N_("article {number} has no words"), number=article.number)


def _patterns(text: str) -> Iterator[Notice]:
    for match in _BLANK_DATE.finditer(text):
        span = Span(*match.span())
        yield _notice(
            "date-blank",
            span,
            N_("a date is left blank: {words}"),
            words=text[match.start() : match.end() + 1].split("\n")[0],
        )
    for match in _GARBLED.finditer(text):
        if match[0] == "？" and _asks(text, match.start()):
            continue
        words = text[max(0, match.start() - 2) : match.end() + 2].replace("\n", " ")
        yield _notice("garbled", Span(*match.span()), N_("these characters look garbled: {words}"), words=words)


def _asks(text: str, mark: int) -> bool:
    """Whether the question mark at ``mark`` ends a question: it is answered, or worded like one."""
    before = re.split("[。；！？\n]", text[max(0, mark - _LONGEST_QUESTION) : mark])[-1]
    return bool(_ANSWER.match(text, mark + 1) or _QUESTION.search(before))


def _brackets(text: str, starts: Sequence[int]) -> Iterator[Notice]:
    """Brackets without a partner in their unit, units beginning at ``starts``; ``1）`` and ``a）`` are list signs and
    need none. A quotation over several paragraphs opens again with each and closes once."""
    list_signs = {match.end() - 1 for match in _ENUMERATION_CLOSER.finditer(text)}
    bounds = iter((*starts, len(text)))
    bound = next(bounds)
    opened: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    for match in _PAIRED.finditer(text):
        sign, place = match[0], match.start()
        if place >= bound:
            yield from (_unpaired(*bracket) for bracket in opened)
            opened.clear()
            waiting.clear()
            bound = next(start for start in bounds if start > place)
        if sign not in _BRACKETS:
            if not (sign == "“" and waiting[sign] and text[place - 1] == "\n"):
                opened.append((sign, place))
                waiting[sign] += 1
        elif waiting[_BRACKETS[sign]]:
            while (bracket := opened.pop())[0] != _BRACKETS[sign]:
                waiting[bracket[0]] -= 1
                yield _unpaired(*bracket, closed=place)
            waiting[_BRACKETS[sign]] -= 1
        elif place not in list_signs:
            yield _unpaired(sign, place)
    yield from (_unpaired(*bracket) for bracket in opened)


def _unpaired(mark: str, place: int, *, closed: int | None = None) -> Notice:
    """A bracket without a partner; ``closed`` is the place of the sign that closed what it stands in."""
    related = None if closed is None else Span(closed, closed + 1)
    return replace(_notice("bracket", Span(place, place + 1), N_("{mark} has no partner"), mark=mark), related=related)
