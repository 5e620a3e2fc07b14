"""From what a decision names to what stands in the law: articles, counted paragraphs, items, preamble.

A law's 款 are counted as a reader counts them: a list without numbers (…由下列人员组成：主任，副主任若干人。) is
part of the paragraph that introduces it, though it stands on lines of its own.
"""

from __future__ import annotations

from typing import NamedTuple

from difflaw import ids
from difflaw.amend.work import Work
from difflaw.model import Level, PartKind, Provision
from difflaw.spans import Span


class Counted(NamedTuple):
    """One 款 as counted: the paragraphs of the outline that make it up."""

    paragraphs: tuple[Provision, ...]

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return Span(self.paragraphs[0].span.start, self.paragraphs[-1].span.end)

    @property
    def items(self) -> tuple[Provision, ...]:
        """Its items."""
        return tuple(item for paragraph in self.paragraphs for item in paragraph.children)


def counted(article: Provision) -> tuple[Counted, ...]:
    """The 款 of ``article``, as counted."""
    groups: list[list[Provision]] = []
    open_ = False
    for paragraph in article.children:
        if paragraph.level is not Level.PARAGRAPH:
            continue
        if open_:
            groups[-1].append(paragraph)
            open_ = not paragraph.text.endswith("。")
        else:
            groups.append([paragraph])
            open_ = paragraph.text.endswith("：") and not paragraph.children
    if open_ and len(groups[-1]) > 1 and not groups[-1][-1].text.endswith("。"):
        last = groups.pop()
        groups += [[paragraph] for paragraph in last]
    return tuple(Counted(tuple(group)) for group in groups)


def paragraph_of(work: Work, id: str) -> Counted | None:
    """The 款 that ``id`` names, or stands in; the only one with items for an item without 款."""
    article = work.article(id)
    if article is None:
        return None
    step = next((step for step in ids.parse(id) if step.level == "paragraph"), None)
    rows = counted(article)
    if step is None or not step.number.isdigit() or int(step.number) > len(rows):
        return None
    found = rows[int(step.number) - 1]
    item = next((step for step in ids.parse(id) if step.level == "item"), None)
    if item and step.number == "1" and not found.items:
        listed = [row for row in rows if row.items]
        return listed[0] if len(listed) == 1 else found
    return found


def item_of(work: Work, id: str) -> Provision | None:
    """The item or subitem that ``id`` names."""
    paragraph = paragraph_of(work, id)
    step = next((step for step in ids.parse(id) if step.level == "item"), None)
    if paragraph is None or step is None:
        return None
    item = next((item for item in paragraph.items if item.number == step.number), None)
    last = ids.parse(id)[-1]
    if item is None or last.level != "subitem":
        return item
    return next((below for below in item.children if below.number == last.number), None)


def preamble_lines(work: Work) -> tuple[Span, ...]:
    """The paragraphs of the words before the first article, without a heading of their own."""
    found: list[Span] = []
    for part in work.law.parts:
        if part.kind is not PartKind.PREAMBLE:
            continue
        at = part.span.start
        for line in part.text.split("\n"):
            if len(line) > 4:
                found.append(Span(at, at + len(line)))
            at += len(line) + 1
    return tuple(found)


def span_of(work: Work, id: str) -> Span | None:
    """The place of whatever ``id`` names, with its label; none where it is not there."""
    number = ids.of_preamble(id)
    if number is not None:
        lines = preamble_lines(work)
        if not number:
            return Span(lines[0].start, lines[-1].end) if lines else None
        return lines[int(number) - 1] if number.isdigit() and 0 < int(number) <= len(lines) else None
    if id == ids.TITLE:
        return next((part.span for part in work.law.parts if part.kind is PartKind.TITLE), None)
    if not ids.is_id(id):
        return None
    level = ids.level(id)
    if level == "paragraph":
        paragraph = paragraph_of(work, id)
        return paragraph.span if paragraph else None
    if level in ("item", "subitem"):
        item = item_of(work, id)
        return item.span if item else None
    provision = division(work, id) if level != "article" else work.law.by_id.get(id)
    return provision.span if provision else None


def words_span(work: Work, id: str, words: str) -> Span | None:
    """Where ``words`` are looked for at a place: after the label of an article or item, unless they have it too."""
    span = span_of(work, id)
    if span is None or not ids.is_id(id):
        return span
    level = ids.level(id)
    provision = work.law.by_id.get(id) if level == "article" else item_of(work, id) if "item" in level else None
    labelled = provision is not None and words.startswith(provision.label)
    return provision.body if provision and not labelled else span


def division(work: Work, id: str) -> Provision | None:
    """The division that ``id`` names; one named without the part or chapter around it is the first of its number."""
    found = work.law.by_id.get(id)
    if found:
        return found
    last = ids.parse(id)[-1]
    return next(
        (
            p
            for p in work.law.provisions()
            if p.level == last.level and p.number == last.number and last.level != "article"
        ),
        None,
    )
