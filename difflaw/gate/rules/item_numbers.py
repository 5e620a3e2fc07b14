"""item-numbering, item-number-lost, item-numeral, single-item, count-mismatch: how the items of a list are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from difflaw.findings import Draft, DraftKind, Finding, Grade, Rule
from difflaw.gate.remarks import remark, together
from difflaw.gate.rules.item_rows import ItemRow, item_rows
from difflaw.gate.sequences import Break, Slip, slips
from difflaw.gate.sources import LEGISLATION_65, PLAIN
from difflaw.i18n import N_
from difflaw.model import Level, Provision
from difflaw.numerals import to_chinese, to_int
from difflaw.spans import Span

_MESSAGES = {
    Break.START: N_("the list begins with {label}"),
    Break.GAP: N_("items are missing between {before} and {label}"),
    Break.REPEAT: N_("the item {label} stands a second time"),
    Break.BACK: N_("the item {label} stands after {before}"),
}


def _label(item: Provision) -> Span:
    return Span(item.span.start, item.span.start + len(item.label))


def _numbering(draft: Draft) -> Iterator[Finding]:
    for row in item_rows(draft):
        if row.unnumbered or any(item.label[:1] != "（" for item in row.items):
            continue
        has_subitems = any(item.children for item in row.items)
        grade = Grade.ERROR if row.chinese and not has_subitems else Grade.WARNING
        for slip in slips([(number, 0) for number in row.numbers]):
            yield _slip(draft, row, slip, grade)


def _slip(draft: Draft, row: ItemRow, slip: Slip, grade: Grade) -> Finding:
    item = row.items[slip.place]
    before = f"（{to_chinese(slip.before[0])}）"
    message = _MESSAGES[slip.kind]
    return remark(draft, "item-numbering", grade, message, _label(item), label=item.label, before=before)


def _lost(draft: Draft) -> Iterator[Finding]:
    for row in item_rows(draft):
        if row.unnumbered and row.items[0].label[:1] == "（":
            message = N_("a line before {label} stands in the list and lacks its number")
            first, *others = row.unnumbered
            label = row.items[0].label
            yield remark(draft, "item-number-lost", Grade.WARNING, message, first, also=others, label=label)


def _numerals(draft: Draft) -> Iterator[Finding]:
    if draft.kind is DraftKind.INTERPRETATION:
        return
    arabic = [row.items[0] for row in item_rows(draft) if any(c.isdecimal() for c in row.items[0].label)]
    message = N_("items are numbered in Arabic numerals: {words}")
    yield from together(draft, "item-numeral", Grade.WARNING, message, [_label(item) for item in arabic])


def _single(draft: Draft) -> Iterator[Finding]:
    for row in item_rows(draft):
        alone = len(row.items) == 1 and row.numbers == [1] and len(row.paragraph.children) == 1
        if alone and row.chinese and row.items[0].text[-1:] != "；":
            yield remark(
                draft,
                "single-item",
                Grade.WARNING,
                N_("a list of one item: {label}"),
                _label(row.items[0]),
                label="（一）",
            )


_COUNT = (
    r"(?:下列|以下|如下)(?:的)?([二两三四五六七八九十]{1,3})(?:大|个)?(?:项|种|类|个|份|件|条|款|方面|级|点|部分|等级|档)"
    r"(?!以[上下内]|或者|之一|中的|的其中)[^。；：\n]{0,30}：$"
)


def _count(draft: Draft) -> Iterator[Finding]:
    for row in item_rows(draft):
        match = re.search(_COUNT, row.paragraph.lead)
        if (
            not match
            or row.paragraph.children[0].id != row.items[0].id
            or row.numbers != list(range(1, len(row.items) + 1))
        ):
            continue
        if len(row.items) != len(row.paragraph.children) or to_int(match[1]) == len(row.items):
            continue
        start = row.paragraph.body.start
        yield remark(
            draft,
            "count-mismatch",
            Grade.ERROR,
            N_("{words} are announced, and {count} follow"),
            Span(start + match.start(), start + match.end(1) + 1),
            words=match[1],
            count=str(len(row.items)),
        )


def _subitem_slips(draft: Draft) -> Iterator[Finding]:
    """The subitems of an item count on as well."""
    for row in item_rows(draft):
        for item in row.items:
            below = [child for child in item.children if child.level is Level.SUBITEM]
            for slip in slips([(int(child.number), 0) for child in below]):
                place, message = _label(below[slip.place]), _MESSAGES[slip.kind]
                label, before = below[slip.place].label, str(slip.before[0])
                yield remark(draft, "item-numbering", Grade.WARNING, message, place, label=label, before=before)


def _all_numbering(draft: Draft) -> Iterator[Finding]:
    yield from _numbering(draft)
    yield from _subitem_slips(draft)


NUMBERING = Rule(
    code="item-numbering",
    grade=Grade.ERROR,
    title=N_("the items of a list do not count on"),
    why=N_("Items are cited by number; a gap or a repeated number is a lost item or a slip."),
    bad="（一）停放车辆；\n（三）堆放物品。",
    good="（一）停放车辆：\n1.汽车；\n2.摩托车；\n（二）堆放物品。",
    source=LEGISLATION_65,
    check=_all_numbering,
)
LOST = Rule(
    code="item-number-lost",
    grade=Grade.WARNING,
    title=N_("a line of a list lacks its number"),
    why=N_("The line is read as a paragraph, and all that cites the items by number goes astray."),
    bad="禁止下列行为：\n停放车辆；\n（二）堆放物品。",
    good="下列用语的含义：\n绿道，是指慢行通道；\n驿站，是指服务设施。",
    source=LEGISLATION_65,
    check=_lost,
)
NUMERAL = Rule(
    code="item-numeral",
    grade=Grade.WARNING,
    title=N_("items numbered in Arabic numerals"),
    why=N_("Items have Chinese numerals in brackets; Arabic numerals are for the subitems below them."),
    bad="禁止下列行为：\n1.停放车辆；\n2.堆放物品。",
    good="禁止下列行为：\n（一）停放车辆：\n1.汽车；\n2.摩托车；\n（二）堆放物品。",
    source=LEGISLATION_65,
    check=_numerals,
)
SINGLE = Rule(
    code="single-item",
    grade=Grade.WARNING,
    title=N_("a list of one item"),
    why=N_("One item needs no list; mostly the others were lost."),
    bad="禁止下列行为：\n（一）停放车辆。",
    good="禁止下列行为：\n（一）停放车辆；\n（二）堆放物品。",
    source=PLAIN,
    check=_single,
)
COUNT = Rule(
    code="count-mismatch",
    grade=Grade.ERROR,
    title=N_("the words announce another number of items than follow"),
    why=N_("An item was added or lost, and the number before the list was not brought up to date."),
    bad="绿道分为下列三级：\n（一）市级绿道；\n（二）社区绿道。",
    good="有下列一项或者多项行为的，责令改正：\n（一）停放车辆；\n（二）堆放物品。",
    source=PLAIN,
    check=_count,
)
