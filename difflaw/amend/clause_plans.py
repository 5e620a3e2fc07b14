"""Inside an article: paragraphs, items and subitems that are replaced, deleted, put in and counted anew.

A paragraph has no number in the text, an item has one; both follow the same rule (``sequence``). The ends of items
are set so that the last has a full stop and the others do not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from difflaw import ids
from difflaw.amend.law_places import Counted, counted, item_of, paragraph_of
from difflaw.amend.sequence import Ranked, arrange
from difflaw.amend.source_style import is_item
from difflaw.amend.work import NO_PLACE, Work
from difflaw.i18n import N_
from difflaw.model import Provision
from difflaw.numerals import to_chinese
from difflaw.spans import Span

WRONG_NUMBER = "stated-number"
ITEM_ENDS = "item-ends"
_LABEL = re.compile(r"（[^（）]{1,4}）|\d{1,3}[.．、]|[①-⑳]")
_STOPS = "；。，、;"


class NewWords(NamedTuple):
    """Words that one instruction gives."""

    order: int
    text: str


@dataclass
class Plan:
    """What becomes of the members of one parent: all by their old numbers, but what is put in by its new one."""

    replaced: dict[int, NewWords] = field(default_factory=dict)
    gone: dict[int, int] = field(default_factory=dict)
    put: dict[int, NewWords] = field(default_factory=dict)
    added: list[NewWords] = field(default_factory=list)
    stated: list[tuple[int, int, int]] = field(default_factory=list)
    """Old number, new number as stated, instruction."""


class Plans:
    """The plans of all parents of a law, by the id of the parent as the decisions name it."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.of: defaultdict[str, Plan] = defaultdict(Plan)

    def replace(self, order: int, targets: Sequence[str], text: str) -> None:
        """New words for one member, or for several side by side."""
        plan = self.of[ids.parent(targets[0])]
        numbers = [int(ids.number(target)) for target in targets]
        lines = text.split("\n")
        if len(numbers) > 1:
            starts = [
                i for i, line in enumerate(lines) if not i or not is_item(line) or ids.level(targets[0]) == "item"
            ]
            if len(starts) == len(numbers):
                ends = [*starts[1:], len(lines)]
                pieces = ["\n".join(lines[a:b]) for a, b in zip(starts, ends, strict=True)]
            else:
                pieces = [text, *[""] * (len(numbers) - 1)]
        else:
            pieces = [text]
        for number, piece, target in zip(numbers, pieces, targets, strict=True):
            if number in plan.replaced or number in plan.gone:
                self.work.fail(
                    "two-instructions-one-place", N_("two instructions change {place}"), order, target, place=target
                )
            elif piece:
                plan.replaced[number] = NewWords(order, piece)
            else:
                plan.gone[number] = order

    def delete(self, order: int, target: str) -> None:
        """A member goes."""
        plan = self.of[ids.parent(target)]
        number = int(ids.number(target))
        if number in plan.replaced:
            self.work.fail(
                "two-instructions-one-place", N_("two instructions change {place}"), order, target, place=target
            )
        plan.gone[number] = order

    def insert(self, order: int, parent: str, new: str, text: str) -> None:
        """A member comes; at the end where its number is not said."""
        plan = self.of[parent]
        if not new:
            plan.added.append(NewWords(order, text))
        elif int(ids.number(new)) in plan.put:
            self.work.fail("two-instructions-one-place", N_("two instructions change {place}"), order, new, place=new)
        else:
            plan.put[int(ids.number(new))] = NewWords(order, text)

    def state(self, order: int, targets: Sequence[str], new: str) -> None:
        """The decision says what number the members have; it is checked when all is known."""
        first = int(ids.number(new))
        plan = self.of[ids.parent(targets[0])]
        plan.stated += [(int(ids.number(t)), first + i, order) for i, t in enumerate(targets)]

    def run(self) -> None:
        """Change every parent: of two that hold one another the inner one first."""
        for parent in sorted(self.of, key=lambda id: (-len(ids.parse(id)), id)):
            plan = self.of[parent]
            level = ids.level(parent)
            if level == "article":
                self._paragraphs(parent, plan)
            elif level == "paragraph":
                paragraph = paragraph_of(self.work, _with_item(parent))
                self._items(parent, plan, paragraph.items if paragraph else None)
            else:
                item = item_of(self.work, parent)
                self._items(parent, plan, item.children if item else None)

    def _orders(self, plan: Plan) -> list[int]:
        words = [*plan.replaced.values(), *plan.put.values(), *plan.added]
        return [w.order for w in words] + list(plan.gone.values()) + [s[2] for s in plan.stated]

    def _absent(self, parent: str, plan: Plan) -> None:
        for order in sorted(set(self._orders(plan))):
            self.work.missing(order, parent)

    def _paragraphs(self, article: str, plan: Plan) -> None:
        provision = self.work.law.by_id.get(article)
        rows = counted(provision) if provision else ()
        if provision is None:
            self._absent(article, plan)
            return
        known = self._known(article, "paragraph", plan, range(1, len(rows) + 1))
        members = [(n, row.span) for n, row in enumerate(rows, 1)]
        place = article
        row = self._arranged(article, "paragraph", plan, known, [n for n, _ in members])
        for number, words in plan.replaced.items():
            if number in known:
                self._replace_paragraph(rows[number - 1], words)
        self._delete_members(plan, members, place)
        self._put_members(row, plan, members, provision.body, {}, place)

    def _replace_paragraph(self, row: Counted, words: NewWords) -> None:
        place = row.paragraphs[0].id
        self.work.cut(row.span, self.work.style.lines(words.text), words.order, place=place)

    def _known(self, parent: str, level: str, plan: Plan, numbers: Sequence[int]) -> set[int]:
        """The old numbers that are there; an issue for each that is not."""
        there = set(numbers)
        wanted = {**{n: w.order for n, w in plan.replaced.items()}, **plan.gone}
        wanted |= {old: order for old, _, order in plan.stated if old not in wanted}
        for number, order in sorted(wanted.items()):
            if number not in there:
                self.work.missing(order, ids.child(parent, level, str(number)))
        return there

    def _arranged(self, parent: str, level: str, plan: Plan, known: set[int], numbers: list[int]) -> tuple[Ranked, ...]:
        put = dict(plan.put)
        gone = {number for number in plan.gone if number in known}
        count = len(numbers) - len(gone) + len(put)
        top = max(numbers, default=0)
        for words in sorted(plan.added, key=lambda words: words.order):
            count += 1
            number = max(count, top - len(gone) + len(put) + 1)
            plan.put[number] = put[number] = words
        arranged = arrange(numbers, gone, put)
        for number in arranged.gaps:
            message = N_("{place} is stated, but the number before it is not the one before")
            order = put[number].order
            self.work.fail(WRONG_NUMBER, message, order, parent, place=ids.child(parent, level, str(number)))
        new = {member.old: member.number for member in arranged.row if member.old is not None}
        for old, stated, order in plan.stated:
            if old in new and new[old] != stated:
                message = N_("number {stated} is stated for what is number {computed} now")
                self.work.fail(WRONG_NUMBER, message, order, parent, stated=str(stated), computed=str(new[old]))
        return arranged.row

    def _delete_members(self, plan: Plan, members: list[tuple[int, Span]], place: str) -> None:
        """Deleted members go with the line end before them; where the first goes, with the one after."""
        text = self.work.text
        first_kept = next((n for n, _ in members if n not in plan.gone), None)
        for number, span in members:
            if number not in plan.gone:
                continue
            if first_kept is not None and number < first_kept:
                end = span.end + 1 if text[span.end : span.end + 1] == "\n" else span.end
                self.work.cut(Span(span.start, end), "", plan.gone[number], place=place)
            else:
                start = span.start - 1 if text[span.start - 1 : span.start] == "\n" else span.start
                self.work.cut(Span(start, span.end), "", plan.gone[number], place=place)

    def _put_members(
        self,
        row: Sequence[Ranked],
        plan: Plan,
        members: list[tuple[int, Span]],
        body: Span,
        told: dict[int, str],
        place: str,
    ) -> None:
        """Write what is put in after what stands before it, or before what is the first."""
        spans = dict(members)
        before: int | None = None
        first = next((member.old for member in row if member.old is not None), None)
        style = self.work.style
        for rank, member in enumerate(row):
            if member.old is not None:
                before = member.old
                continue
            words = plan.put[member.number]
            text = style.lines(told.get(member.number, words.text))
            gap = style.item_gap if told else style.paragraph_gap
            if before is not None:
                at = spans[before].end
                self.work.cut(Span(at, at), gap + text, words.order, rank=rank, place=place)
            elif first is not None:
                at = spans[first].start
                self.work.cut(Span(at, at), text + gap, words.order, rank=rank, place=place)
            else:
                self.work.cut(
                    Span(body.end, body.end), gap + text if told else text, words.order, rank=rank, place=place
                )

    def _items(self, parent: str, plan: Plan, items: tuple[Provision, ...] | None) -> None:
        if items is None:
            self._absent(parent, plan)
            return
        if not items:
            for order in sorted(set(self._orders(plan))):
                self.work.fail(NO_PLACE, N_("{place} has no items"), order, parent, place=parent)
            return
        level = items[0].level.value
        numbers = [int(item.number) for item in items]
        known = self._known(parent, level, plan, numbers)
        members = [(int(item.number), item.span) for item in items]
        place = parent
        row = self._arranged(parent, level, plan, known, numbers)
        ends = _Ends(items)
        by_number = {int(item.number): item for item in items}
        told: dict[int, str] = {}
        for i, member in enumerate(row):
            last = i == len(row) - 1
            if member.old is None:
                words = _without_label(plan.put[member.number].text)
                told[member.number] = _label(items[0].label, member.number) + ends.of(words, last)
                continue
            self._old_item(by_number[member.old], member, plan, ends, last)
        self._delete_members(plan, members, place)
        self._put_members(row, plan, members, items[-1].span, told, place)

    def _old_item(self, item: Provision, member: Ranked, plan: Plan, ends: _Ends, last: bool) -> None:
        """An item that stays: its number, its words, its stop."""
        work = self.work
        start = item.span.start
        if member.number != member.old:
            work.cut(Span(start, start + len(item.label)), _label(item.label, member.number), -1, place=item.id)
        words = plan.replaced.get(int(item.number))
        if words:
            text = ends.of(_without_label(words.text), last, kept=item.text[-1:])
            work.cut(Span(start + len(item.label), item.span.end), work.style.lines(text), words.order, place=item.id)
            return
        end = ends.changed(item, last)
        if end:
            place = Span(item.span.end - 1, item.span.end)
            if work.free(place):
                work.cut(place, end, -1, place=item.id)
                work.tell(
                    ITEM_ENDS,
                    N_("the stop at the end of {place} follows its place among the items"),
                    -1,
                    item.id,
                    place=item.id,
                )


class _Ends:
    """The stops of the items of one list: as they were, ； and 。 for want of an example."""

    def __init__(self, items: Sequence[Provision]) -> None:
        self.last = items[-1].text[-1:] if items[-1].text[-1:] in "。；，、" else ""
        inner = [item.text[-1:] for item in items[:-1] if item.text[-1:] in "；，、。"]
        self.inner = max(sorted(set(inner)), key=inner.count) if inner else "；"
        self.last_id = items[-1].id

    def of(self, words: str, last: bool, kept: str = "") -> str:
        """New words with their stop; a stop that they bring stays if it fits their place."""
        wanted = (self.last or "。") if last else self.inner
        if words[-1:] not in _STOPS:
            return words + (kept if kept in _STOPS and kept and (kept == "。") == last else wanted)
        fits = (words[-1:] == "。") == (wanted == "。")
        return words if fits else words[:-1] + wanted

    def changed(self, item: Provision, last: bool) -> str:
        """The stop that an old item takes, where its place among the items is another; ``""`` for none."""
        end = item.text[-1:]
        if last and item.id != self.last_id and end in "；，、" and self.last:
            return self.last
        if not last and item.id == self.last_id and end == "。":
            return self.inner
        return ""


def _with_item(paragraph: str) -> str:
    """The id of some item in ``paragraph``, for the rule on items without 款."""
    return ids.child(paragraph, "item", "1")


def _without_label(text: str) -> str:
    match = _LABEL.match(text)
    return text[match.end() :] if match else text


def _label(like: str, number: int) -> str:
    """The label of an item, written like another.

    >>> _label("（三）", 12), _label("3.", 4)
    ('（十二）', '4.')
    """
    numeral = str(number) if re.search(r"\d", like) else to_chinese(number)
    return re.sub(r"[\d〇零一二三四五六七八九十百]+", numeral, like, count=1)
