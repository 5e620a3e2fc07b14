"""What copying and converting do to a text: garbles, question marks, l for 1, glosses, mixed script, doubled words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from difflaw.findings import Draft, Finding, Grade, Rule
from difflaw.gate.remarks import together, together_in_source
from difflaw.gate.scanning import annexes_start, changed_by, in_markup, is_ideograph
from difflaw.gate.sites import normalised_offset, source_site
from difflaw.gate.sources import CHARACTERS, PLAIN, PUNCTUATION
from difflaw.i18n import N_
from difflaw.model import Notice
from difflaw.spans import Span

_TRACE = "[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00c2-\u00ef锟烫屯锛銆]"
"""The characters with which any of ``_SURE`` begins: looked for first, as one class is found ten times as fast."""

_SURE = (
    rf"(?={_TRACE})(?:"
    "[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]+"
    "|锟斤拷|烫烫|屯屯屯|(?:[锛銆][^\n]?){2,}|(?:[\u00c2-\u00ef][\u0080-\u00bf\u2010-\u203a\u0152-\u0178]{1,2})+)"
)
"""What no decoding but a wrong one gives: replacement and private characters, controls, UTF-8 read as GBK (锛, 銆) or
as Latin-1 (æ³•)."""

_LETTERS = "[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]"
_LONE_LETTER = r"[a-z]"


def _garbled(draft: Draft) -> Iterator[Finding]:
    source = draft.law.text.source
    sure: dict[str, list[Span]] = {}
    if re.search(_TRACE, source.text):
        for match in re.finditer(_SURE, source.text):
            if not in_markup(source, match.start()):
                sure.setdefault(match[0], []).append(Span(*match.span()))
    known = [span for spans in sure.values() for span in spans]
    for notice in draft.law.notices:
        if notice.code == "garbled" and not _among(notice.span, known) and _is_garble(notice, draft):
            sure.setdefault(f"{notice.span}", []).append(notice.span)
    for span in _rare_runs(draft):
        if not _among(span, known):
            sure.setdefault(f"{span}", []).append(span)
    for spans in sure.values():
        words = source.text[max(0, spans[0].start - 2) : spans[0].end + 2].replace("\n", " ")
        message = N_("these characters look garbled: {words}")
        yield from together_in_source(draft, "garbled", Grade.ERROR, message, spans, words=words)


def _rare_runs(draft: Draft) -> Iterator[Span]:
    """Where characters stand close together that GB 2312 does not have, in the source: UTF-8 read as GBK gives
    绗竴鏉 for 第一条. A name may hold one such character, or two; a Traditional text was turned to Simplified."""
    text = draft.law.text
    common = text.text.encode("gb2312", "ignore").decode("gb2312")
    if len(text.text) - len(common) < _LEAST_RARE:
        return
    rare = {character for character in set(text.text) - set(common) if is_ideograph(character)}
    if len(rare) >= _LEAST_RARE:
        one = f"[{''.join(sorted(rare))}]"
        for match in re.finditer(rf"{one}(?:[^\n]{{0,2}}{one}){{{_LEAST_RARE - 1},40}}", text.text):
            yield text.source_span(Span(*match.span()))


_LEAST_RARE = 3
"""Rare characters, at most two apart, from which on they are no name: 䴙䴘 and 堃 are, and no law of 839 has three."""


def _among(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _is_garble(notice: Notice, draft: Draft) -> bool:
    """Whether what the reader found odd is a garble, and neither a question nor a variable of a formula.

    A single letter counts after a mark alone (；l展): between words it may be a variable (系数n乘以)."""
    text = draft.law.text
    words = notice.span.of(text.source.text)
    if re.search(_LETTERS, words) or "□" in words:
        return bool(re.search(_LETTERS, words))
    at = normalised_offset(draft.law, notice.span.start)
    if words[:1] in "?？":
        return len(notice.span) > 1
    return at > 0 and bool(re.fullmatch(_LONE_LETTER, words[:1])) and text.text[at - 1] in "，；、。"


def _question(draft: Draft) -> Iterator[Finding]:
    for notice in draft.law.notices:
        words = notice.span.of(draft.law.text.source.text)
        if notice.code == "garbled" and words in ("?", "？"):
            site = source_site(draft.law, notice.span)
            message = N_("a question mark amid words: {words}")
            yield Finding("garbled-question", Grade.ERROR, message, notice.values, new=site)


_CONFUSED = (
    r"(?=[\doOIl])(?<![A-Za-z\d.])(?=[\doOIl]*[oOIl])(?=[\doOIl]*[\dOIl])[\doOIl]{1,6}"
    r"(?=[万千百亿]{0,2}元|月[\d一二三四五六七八九十]{1,3}日|日(?:起|内|前|后|施行|以)|年(?:以|内|\d|[一二三四五六七八九十]+月)|个月|个?工作日|%|倍以|周岁|平方米|公里|米|吨)"
)


def _confused(draft: Draft) -> Iterator[Finding]:
    text = draft.law.text.text
    if not any(letter in text for letter in "lOIo"):
        return
    spans = [Span(*m.span()) for m in re.finditer(_CONFUSED, text) if m.start() < annexes_start(draft)]
    for span in spans:
        message = N_("a letter stands for a digit: {words}")
        yield from together(draft, "digit-confusion", Grade.ERROR, message, [span])


_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_GLOSS = rf"(?<=[^\x00-\xff])[(（] ?[a-zü{_TONES}]{{0,6}}[{_TONES}][a-zü{_TONES}]{{0,6}} ?[)）]"


def _glosses(draft: Draft) -> Iterator[Finding]:
    text = draft.law.text
    if not any(entry.kind == "gloss" for entry in text.ledger):
        return
    spans = [Span(*match.span()) for match in re.finditer(_GLOSS, text.source.text)]
    message = N_("glosses in pinyin stand after characters")
    yield from together_in_source(draft, "pinyin-gloss", Grade.WARNING, message, spans)


def _mixed(draft: Draft) -> Iterator[Finding]:
    found = [
        change for change in changed_by(draft, "script") if is_ideograph(change.before) and is_ideograph(change.after)
    ]
    if draft.traditional:
        message = N_("the text is written in Traditional characters")
        yield from together_in_source(draft, "mixed-script", Grade.WARNING, message, [c.span for c in found[:1]])
        return
    words = _joined([change.span for change in found])
    message = N_("a Traditional character in a Simplified text: {words}")
    yield from together_in_source(draft, "mixed-script", Grade.ERROR, message, words)


def _joined(spans: list[Span]) -> list[Span]:
    """The spans, those that touch made one."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].end == span.start:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


_DOUBLED = (
    r"(?<![目标有的])的的(?![士确])|(?<![除免为])了了(?![解结])|(?<![缓暖])和和(?![平谐睦解])|(?<![相对适反响供感])应应(?!当急用对)"
    r"|或或|(?<!存)在在(?![线职])|(?<=存)在在"
    r"|(?P<known>部门|应当|可以|不得|或者|以及|有关|负责|进行|依法|下列|人民政府|条例|责令|处罚|罚款|单位|并且|但是|活动(?!室)"
    r"|人员|制定|管理(?!员|站|处|所|费)|建设|保护|开展|加强|监督(?!员))(?P=known)"
    r"|(?P<words>(?![的和、一二三四五六七八九十百千万〇])[一-鿿]{3,8})(?P=words)"
)
_LENGTHS = range(1, 9)
"""Of two characters only words that cannot begin or end a longer one: 出租出租汽车, 代表代表团 and 使用信用信息 are
right. Of 839 laws 20 held some pair of two characters twice, and 3 of these 20 were slips."""


def echoes(text: str, lengths: Iterable[int]) -> Iterator[int]:
    """The places where so many characters stand twice in a row, for each of ``lengths``. They are told from numbers as
    long as the text: the text minus itself, moved by as much, is zero there. A pattern takes twenty times as long to
    find nothing.

    >>> list(echoes("市绿化绿化局", [2])), list(echoes("市绿化局", [1, 2]))
    ([1], [])
    """
    # Two bytes a character: what needs four is put aside, and whoever asks looks at the characters once more.
    data = re.sub("[\U00010000-\U0010ffff]", "\ufffd", text).encode("utf-16-le", "surrogatepass")
    whole = int.from_bytes(data, "little")
    for length in lengths:
        moved = (whole ^ (whole >> 16 * length)).to_bytes(len(data), "little")
        nothing, last = bytes(2 * length), len(data) - 4 * length
        at, run = moved.find(nothing), 0
        while 0 <= at <= last:
            if at % 2 == 0:
                yield at // 2
            behind = moved.find(nothing, at + 1)
            run = run + 1 if behind == at + 1 else 0
            if run == _MOST_IN_A_ROW:  # the same words over and over: what follows them is looked at next
                other = re.compile(rb"[^\0]").search(moved, at)
                behind, run = moved.find(nothing, other.start()) if other else -1, 0
            at = behind


_MOST_IN_A_ROW = 64
"""Bytes of a stretch of one repeated word that are looked at: a line of 300,000 equal characters is no work."""


def _doubled(text: str) -> Iterator[Span]:
    doubled, end = re.compile(_DOUBLED), 0
    for start in sorted(set(echoes(text, _LENGTHS))):
        match = doubled.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield Span(start, end)


def _doubled_words(draft: Draft) -> Iterator[Finding]:
    text = draft.law.text.text
    for span in _doubled(text):
        if span.start >= annexes_start(draft):
            return
        grade = Grade.ERROR if span.of(text) == "的的" else Grade.WARNING
        message = N_("words stand twice in a row: {words}")
        yield from together(draft, "doubled-word", grade, message, [span])


GARBLED = Rule(
    code="garbled",
    grade=Grade.ERROR,
    title=N_("characters were garbled by a wrong decoding or copying"),
    why=N_("Nobody can tell what the words were."),
    bad="绿道由街\ufffd养护。",
    good="补偿费为面积乘以系数n的积。",
    source=PLAIN,
    check=_garbled,
)
QUESTION = Rule(
    code="garbled-question",
    grade=Grade.ERROR,
    title=N_("a question mark amid words"),
    why=N_("Laws ask no questions; where a character could not be converted, many programs put a question mark."),
    bad="市民可以用社?卡租用自行车。",
    good="市民可以问“绿道在哪里？”",
    source=PUNCTUATION,
    check=_question,
)
CONFUSED = Rule(
    code="digit-confusion",
    grade=Grade.ERROR,
    title=N_("l, I or O stands for 1 or 0"),
    why=N_("The letter looks like the digit, and no search and no program reads it as one."),
    bad="处5万元以上lO万元以下罚款。",
    good="绿道沿线不得使用A级以下材料和X光设备。",
    source=PLAIN,
    check=_confused,
)
GLOSS = Rule(
    code="pinyin-gloss",
    grade=Grade.WARNING,
    title=N_("glosses in pinyin after characters"),
    why=N_("They come from a web page that helps with reading, and are no words of the law."),
    bad="绿道由街道养(yǎng)护。",
    good="绿道由街道（Jiedao）养护。",
    source=PLAIN,
    check=_glosses,
)
MIXED = Rule(
    code="mixed-script",
    grade=Grade.ERROR,
    title=N_("Traditional characters in a Simplified text"),
    why=N_("A law is written in the standard characters; a search for the word misses the other form."),
    bad="街道應當养护绿道。",
    good="乾隆年间栽种的树木应当保护。",
    source=CHARACTERS,
    check=_mixed,
)
DOUBLED_WORD = Rule(
    code="doubled-word",
    grade=Grade.WARNING,
    title=N_("words that stand twice in a row"),
    why=N_("One of the two is mostly a slip of typing."),
    bad="由市绿化部门部门责令改正。",
    good="为了实现保护绿道的目的的活动，依照有关规定规定的程序进行。",
    source=PLAIN,
    check=_doubled_words,
)
