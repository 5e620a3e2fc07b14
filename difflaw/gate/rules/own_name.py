"""own-name, short-form-unused, short-form-late, defined-twice: what the law calls itself and others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from difflaw.findings import Draft, DraftKind, Finding, Grade, Rule
from difflaw.gate.remarks import remark, together
from difflaw.gate.scanning import annexes_start, enclosed
from difflaw.gate.sources import PLAIN, TECHNIQUE_1, TECHNIQUE_2
from difflaw.i18n import N_
from difflaw.spans import Span

_TITLE_NOUN = r"(法|条例|办法|规定|规则|细则|解释|决定)(?:（[^（）]*）)*$"
_OWN = (
    r"(?=本)(?<![基根资版文样标副日原脚抄正剧成])本(?:实施|暂行|若干)?"
    r"(条例|办法|细则|规则|(?:规定|法(?![院律规人定治制学庭官]))(?=第|规定|所|自|的|适|施|，|。|中|和|未|由|处罚|执行|追究|给予|办理))"
)


def _own_name(draft: Draft) -> Iterator[Finding]:
    title = re.search(_TITLE_NOUN, draft.law.title)
    if not title or draft.kind in (DraftKind.DECISION, DraftKind.CODE_PART):
        return
    noun, text = title[1], draft.law.text.text
    wrong: dict[str, list[Span]] = {}
    for match in re.finditer(_OWN, text):
        if match.start() >= annexes_start(draft):
            break
        if match[1] != noun and not _of_another(text, match.start()):
            wrong.setdefault(match[1], []).append(Span(match.start(), match.end()))
    for spans in wrong.values():
        message = N_("{words} in a law that is called {noun}")
        yield from together(draft, "own-name", Grade.ERROR, message, spans, noun=noun)


def _of_another(text: str, place: int) -> bool:
    """Whether the words are another law's: quoted, or after its name in the sentence (税法第七条所称…依照本法)."""
    start = max(text.rfind("\n", 0, place), text.rfind("。", 0, place)) + 1
    before = text[start:place]
    return enclosed(text, place, "“", "”") or "》" in before or bool(re.search(r"法(?:第|所称|规定)|所称", before))


_SHORT = r"（[^（）\n]{0,20}以下(?:统称|简称|称)(?:为|作)?[“]?([^“”（）、，\n]{1,20})[”]?）"


def _short_forms(draft: Draft) -> Iterator[tuple[Span, str, bool]]:
    """Each short form that is not used after its introduction: its place, its words, and whether it is used before."""
    text = draft.law.text.text
    if "以下" not in text:
        return
    for match in re.finditer(_SHORT, text):
        words = match[1]
        if words in text[match.end() :] or enclosed(text, match.start(), "《", "》"):
            continue
        yield Span(match.start(1), match.end(1)), words, words in text[: match.start()]


def _unused(draft: Draft) -> Iterator[Finding]:
    for span, words, before in _short_forms(draft):
        if not before:
            message = N_("the short form {words} is introduced and never used")
            yield remark(draft, "short-form-unused", Grade.WARNING, message, span, words=words)


def _late(draft: Draft) -> Iterator[Finding]:
    for span, words, before in _short_forms(draft):
        if before:
            message = N_("the short form {words} is used only before it is introduced")
            yield remark(draft, "short-form-late", Grade.NOTE, message, span, words=words)


_DEFINES = r"本(?:法|条例|办法|规定|规则|细则)(?:所称|中)的?“?([^“”，。；\n]{1,20})”?，?(?:是指|指)"


def _defined_twice(draft: Draft) -> Iterator[Finding]:
    text = draft.law.text.text
    first: dict[str, Span] = {}
    for match in re.finditer(_DEFINES, text) if "所称" in text else ():
        term, span = match[1], Span(match.start(1), match.end(1))
        if term in first:
            message = N_("{words} is defined a second time")
            yield remark(draft, "defined-twice", Grade.ERROR, message, span, related=[first[term]], words=term)
        else:
            first[term] = span


OWN_NAME = Rule(
    code="own-name",
    grade=Grade.ERROR,
    title=N_("a law calls itself by another name"),
    why=N_("本办法 in a 条例 was mostly left over from another text, and names a law that is not this one."),
    bad="违反本办法规定的，由市绿化部门责令改正。",
    good="税法第七条所称财产，是指依照本法规定登记的财产。",
    source=PLAIN,
    check=_own_name,
)
UNUSED = Rule(
    code="short-form-unused",
    grade=Grade.WARNING,
    title=N_("a short form is introduced and never used"),
    why=N_("Either it is not needed, or the words it stands for were not replaced by it."),
    bad="本市城市绿道（以下简称城绿）免费开放。",
    good="本市城市绿道（以下简称绿道）免费开放。\n占用绿道设施的，责令改正。",
    source=TECHNIQUE_2,
    check=_unused,
)
LATE = Rule(
    code="short-form-late",
    grade=Grade.NOTE,
    title=N_("a short form is used only before it is introduced"),
    why=N_("A short form is introduced where the full name stands first."),
    bad="绿带免费开放。\n城市绿化带（以下简称绿带）由街道养护。",
    good="城市绿化带（以下简称绿带）由街道养护。\n绿带免费开放。",
    source=TECHNIQUE_2,
    check=_late,
)
DEFINED_TWICE = Rule(
    code="defined-twice",
    grade=Grade.ERROR,
    title=N_("a term is defined twice"),
    why=N_("Two definitions of one term leave open which of them holds."),
    bad="本条例所称绿道，是指慢行通道。\n本条例所称绿道，是指绿色廊道。",
    good="本条例所称绿道，是指慢行通道。\n本章所称绿道，是指城区的绿道。",
    source=TECHNIQUE_1,
    check=_defined_twice,
)
