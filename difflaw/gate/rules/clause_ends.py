"""article-end, item-end, item-last-end, item-end-mixed, colon-without-list, list-without-colon: how clauses end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from difflaw.findings import Draft, DraftKind, Finding, Grade, Rule
from difflaw.gate.remarks import remark, replacement
from difflaw.gate.rules.item_rows import ItemRow, item_rows
from difflaw.gate.scanning import is_ideograph
from difflaw.gate.sources import PUNCTUATION, TECHNIQUE_1
from difflaw.i18n import N_
from difflaw.model import Level, Provision
from difflaw.spans import Span


def _last(span: Span) -> Span:
    return Span(span.end - 1, span.end)


def _article_end(draft: Draft) -> Iterator[Finding]:
    if draft.kind is DraftKind.DECISION:
        return
    for article in draft.law.article_row:
        mark = article.text[-1:]
        if mark in ("，", "、", ",") or (mark in ("；", ";") and not _ends_in_item(article)):
            fix = replacement(draft, [(_last(article.span), "。")], safe=False)
            message = N_("{label} ends in {mark} and not in a full stop")
            yield remark(
                draft, "article-end", Grade.ERROR, message, _last(article.span), fix=fix, label=article.label, mark=mark
            )
        elif mark and _ends_open(article, mark):
            fix = replacement(draft, [(_last(article.span), f"{mark}。")], safe=False)
            message = N_("{label} ends without a mark")
            yield remark(
                draft, "article-end", Grade.WARNING, message, _last(article.span), fix=fix, label=article.label
            )


def _ends_in_item(article: Provision) -> bool:
    return bool(article.children) and bool(article.children[-1].children)


_LEAST_SENTENCE = 8
"""Characters of a last line from which on it is a sentence that wants a mark; shorter ones are headings that were
swallowed, units of measure, names in a table."""


def _ends_open(article: Provision, mark: str) -> bool:
    """Whether the article ends in a word: its last line is a sentence, with a comma in it or after its label."""
    if not (is_ideograph(mark) or mark.isdecimal()) or _ends_in_item(article):
        return False
    line = article.text.rsplit("\n", 1)[-1]
    alone = line == article.text
    return len(line) >= _LEAST_SENTENCE and (alone or "，" in line or "。" in line)


def _item_end(draft: Draft) -> Iterator[Finding]:
    for row in item_rows(draft):
        for item in row.items[:-1]:
            if item.children:
                continue
            mark = item.text[-1:]
            if mark in ("，", "、"):
                fix = replacement(draft, [(_last(item.span), "；")], safe=False)
                message = N_("the item {label} ends in {mark} and not in a semicolon")
                yield remark(
                    draft, "item-end", Grade.ERROR, message, _last(item.span), fix=fix, label=item.label, mark=mark
                )
        last = row.items[-1]
        if not last.children and last.text[-1:] in ("，", "、") and not _ends_article(draft, last):
            message = N_("the item {label} ends in {mark} and not in a semicolon")
            yield remark(
                draft, "item-end", Grade.ERROR, message, _last(last.span), label=last.label, mark=last.text[-1]
            )
        yield from _bare_ends(draft, row)


def _bare_ends(draft: Draft, row: ItemRow) -> Iterator[Finding]:
    """Items that end in a word, in a list whose others end in a mark."""
    leading = [item for item in row.items[:-1] if not item.children and item.text]
    bare = [item for item in leading if is_ideograph(item.text[-1])]
    if bare and len(leading) > 2 * len(bare):
        for item in bare:
            fix = replacement(draft, [(_last(item.span), f"{item.text[-1]}；")], safe=False)
            message = N_("the item {label} ends without a mark")
            yield remark(draft, "item-end", Grade.WARNING, message, _last(item.span), fix=fix, label=item.label)


def _ends_article(draft: Draft, item: Provision) -> bool:
    """Whether ``item`` is the end of its article, whose own end is looked at by another rule."""
    above = draft.law.above
    paragraph = above.get(item.id, "")
    article = draft.law.by_id.get(above.get(paragraph, ""))
    return article is not None and article.span.end == item.span.end


def _last_end(draft: Draft) -> Iterator[Finding]:
    for row in item_rows(draft):
        item = row.items[-1]
        if item.id != row.paragraph.children[-1].id or len(row.items) < 2:
            continue
        while item.children:
            item = item.children[-1]
        mark = item.text[-1:]
        if mark == "；" and not _goes_on(draft, row):
            fix = replacement(draft, [(_last(item.span), "。")], safe=False)
            message = N_("the last item {label} ends in {mark} and not in a full stop")
            yield remark(
                draft, "item-last-end", Grade.WARNING, message, _last(item.span), fix=fix, label=item.label, mark=mark
            )
        elif mark and is_ideograph(mark) and row.items[-2].text[-1:] == "；":
            fix = replacement(draft, [(_last(item.span), f"{mark}。")], safe=False)
            message = N_("the last item {label} ends without a mark")
            yield remark(draft, "item-last-end", Grade.WARNING, message, _last(item.span), fix=fix, label=item.label)


def _goes_on(draft: Draft, row: ItemRow) -> bool:
    """Whether the list goes on after a line that lost its number."""
    paragraphs = draft.law.by_id[draft.law.above[row.paragraph.id]].children
    place = paragraphs.index(row.paragraph) + 1
    following = paragraphs[place] if place < len(paragraphs) else None
    if following is None:
        return False
    numbers = [child.number for child in following.children if child.level is Level.ITEM]
    return bool(numbers) and numbers[0] != "1"


def _mixed_ends(draft: Draft) -> Iterator[Finding]:
    for row in item_rows(draft):
        leading = [item for item in row.items[:-1] if not item.children]
        stops = [item for item in leading if item.text.endswith("。") and item.text.count("。") == 1]
        semicolons = sum(item.text.endswith("；") for item in leading)
        if stops and semicolons:
            message = N_("some items of the list end in a full stop, others in a semicolon")
            yield remark(
                draft,
                "item-end-mixed",
                Grade.NOTE,
                message,
                _last(stops[0].span),
                also=[_last(item.span) for item in stops[1:]],
            )


_ONE_OF = r"有下列[^。；：\n]{0,30}之一[^。；\n]{0,60}：$"
_ANNOUNCES = r"(?:下列|如下|以下)[^。；：\n]{0,40}：$"
_NO_LIST = r"公式|誓词|含义|如下式|样式|附表|格式|图|表"


def _colon(draft: Draft) -> Iterator[Finding]:
    if draft.kind is DraftKind.DECISION:
        return
    for article in draft.law.article_row:
        for paragraph, following in pairwise([*article.children, None]):
            if paragraph is None or paragraph.children or not paragraph.lead.endswith("："):
                continue
            line = paragraph.lead.rsplit("\n", 1)[-1]
            sure = re.search(_ONE_OF, line)
            if re.search(_NO_LIST, line[-24:]) or (following and not (sure and _begins_anew(following))):
                continue
            if sure or re.search(_ANNOUNCES, line):
                grade = Grade.ERROR if sure else Grade.WARNING
                message = N_("{label} announces a list, and none follows")
                yield remark(draft, "colon-without-list", grade, message, _last(paragraph.span), label=article.label)


def _begins_anew(paragraph: Provision) -> bool:
    """Whether ``paragraph`` is a sentence about the list that is missing before it."""
    return paragraph.lead.startswith(("前款", "有前款", "违反前款", "前两款"))


def _no_colon(draft: Draft) -> Iterator[Finding]:
    for row in item_rows(draft):
        lead = row.paragraph.lead.rstrip()
        first = row.items[0].id == row.paragraph.children[0].id and row.numbers[0] == 1
        if first and lead and lead[-1] not in "：:" and row.chinese and len(row.items) > 1:
            end = row.paragraph.body.start + len(lead)
            message = N_("the words before a list end in {mark} and not in a colon")
            yield remark(draft, "list-without-colon", Grade.NOTE, message, Span(end - 1, end), mark=lead[-1])


ARTICLE_END = Rule(
    code="article-end",
    grade=Grade.ERROR,
    title=N_("an article does not end in a full stop"),
    why=N_("Words after the mark were lost, or the mark is wrong."),
    bad="绿道由街道养护，并对公众开放，",
    good="我宣誓：忠于职守！",
    source=PUNCTUATION,
    check=_article_end,
)
ITEM_END = Rule(
    code="item-end",
    grade=Grade.ERROR,
    title=N_("an item within a list ends in a comma or in nothing"),
    why=N_("Items end in a semicolon, or, where they are whole sentences, in a full stop."),
    bad="（一）停放车辆，\n（二）堆放物品。",
    good="（一）停放车辆：\n1.汽车；\n2.摩托车；\n（二）堆放物品。",
    source=TECHNIQUE_1,
    check=_item_end,
)
ITEM_LAST_END = Rule(
    code="item-last-end",
    grade=Grade.WARNING,
    title=N_("the last item of a list does not end in a full stop"),
    why=N_("The semicolon says that another item follows; it was lost, or the mark was not brought up to date."),
    bad="（一）停放车辆；\n（二）堆放物品；",
    good="（一）停放车辆；\n（二）堆放物品。",
    source=TECHNIQUE_1,
    check=_last_end,
)
ITEM_END_MIXED = Rule(
    code="item-end-mixed",
    grade=Grade.NOTE,
    title=N_("items of one list end in different marks"),
    why=N_("The items of one list end in one mark, so that the reader sees where the list goes on."),
    bad="（一）停放车辆；\n（二）堆放物品。\n（三）摆设摊位。",
    good="（一）停放车辆；\n（二）堆放物品。已经堆放的，应当清除。\n（三）摆设摊位。",
    source=TECHNIQUE_1,
    check=_mixed_ends,
)
COLON = Rule(
    code="colon-without-list",
    grade=Grade.WARNING,
    title=N_("a list is announced and none follows"),
    why=N_("The list was lost, or it was never written."),
    bad="有下列行为之一的，责令改正：",
    good="宣誓誓词如下：",
    source=PUNCTUATION,
    check=_colon,
)
NO_COLON = Rule(
    code="list-without-colon",
    grade=Grade.NOTE,
    title=N_("the words before a list do not end in a colon"),
    why=N_("The colon tells that the items belong to the sentence before them."),
    bad="应当将下列文书备案。\n（一）养护方案；\n（二）养护记录。",
    good="应当将下列文书备案：\n（一）养护方案；\n（二）养护记录。",
    source=PUNCTUATION,
    check=_no_colon,
)
