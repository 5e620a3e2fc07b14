"""Articles and divisions: replaced, deleted, put in, merged, split, and numbered anew.

Articles are counted by the rule of ``sequence``. A number like 第一百三十三条之一 stands after its article and moves
no other. Whether anything is renumbered is for the decision: by its order clause, by numbers that it states, or by an
article that it puts in with a plain number. Without those a deleted number stays vacant, as in the 刑法.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from difflaw import ids
from difflaw.amend.clause_plans import WRONG_NUMBER, NewWords
from difflaw.amend.sequence import Arranged, arrange
from difflaw.amend.work import Work
from difflaw.i18n import N_
from difflaw.model import Level, Provision
from difflaw.spans import Span

OPEN_CHAPTER = "open-chapter"


class NewHeading(NamedTuple):
    """A heading that is put in: its id in the new law, its words, the instruction."""

    id: str
    topic: str
    order: int


@dataclass
class ArticlePlan:
    """What becomes of the articles of a law."""

    gone: dict[str, int] = field(default_factory=dict)
    replaced: dict[str, NewWords] = field(default_factory=dict)
    put: dict[str, NewWords] = field(default_factory=dict)
    near: dict[str, str] = field(default_factory=dict)
    stated: dict[str, tuple[str, int]] = field(default_factory=dict)
    headings: list[NewHeading] = field(default_factory=list)
    renumbers: bool = False


def number_articles(work: Work, plan: ArticlePlan) -> dict[str, str]:
    """The new number of every article that stays, by its id."""
    row = [a for a in work.law.article_row if not _in_annex(a.id)]
    plain = [a for a in row if a.number.isdigit()]
    new = _arranged(work, plan, plain)
    behind = {}
    for article in row:
        if article.id in plan.gone:
            continue
        main, _, second = article.number.partition("-")
        base = new.get(ids.article(main), main)
        behind[article.id] = f"{base}-{second}" if second else new.get(article.id, main)
    return behind


def _in_annex(id: str) -> bool:
    return ids.parse(id)[0].level == "annex"


def _arranged(work: Work, plan: ArticlePlan, plain: Sequence[Provision]) -> dict[str, str]:
    """The new numbers of the articles with plain numbers, checked against those that are stated."""
    first = _try(work, plan, plain, {})
    wrong = _mismatches(plan, first)
    moved = {id: stated for id, (stated, _) in plan.stated.items() if id not in plan.gone}
    if wrong:
        second = _try(work, plan, plain, moved)
        if not second[1].gaps and not _mismatches(plan, second) and _all_crossings_stated(plain, second[0], moved):
            return second[0]
    for id in wrong:
        stated, order = plan.stated[id]
        message = N_("{place} is to be number {stated}, but it is number {computed} when all is counted")
        work.fail(WRONG_NUMBER, message, order, id, place=id, stated=stated, computed=first[0].get(id, "?"))
    for number in first[1].gaps:
        words = plan.put[ids.article(str(number))]
        message = N_("article {number} is put in, but there is no article {before}")
        work.fail(WRONG_NUMBER, message, words.order, "", number=str(number), before=str(number - 1))
    return first[0]


def _try(
    work: Work, plan: ArticlePlan, plain: Sequence[Provision], moved: Mapping[str, str]
) -> tuple[dict[str, str], Arranged]:
    """The new numbers where the articles ``moved`` are set at their stated ones."""
    numbers = {int(article.number): article.id for article in reversed(plain)}
    gone = {number for number, id in numbers.items() if id in plan.gone or id in moved}
    put = {int(ids.number(id)) for id in plan.put if ids.number(id).isdigit()}
    put |= {int(number) for number in moved.values() if number.isdigit()}
    arranged = arrange(sorted(numbers), gone, put, shifts=plan.renumbers)
    new = {numbers[member.old]: str(member.number) for member in arranged.row if member.old is not None}
    return new | dict(moved), arranged


def _mismatches(plan: ArticlePlan, tried: tuple[dict[str, str], Arranged]) -> list[str]:
    new, _ = tried
    return [id for id, (stated, _) in plan.stated.items() if id in new and new[id] != stated]


def _all_crossings_stated(plain: Sequence[Provision], new: Mapping[str, str], moved: Mapping[str, str]) -> bool:
    """Whether every two articles that change their order both have a stated number: then it is meant. Otherwise a
    stated number is a slip, and an article would go where nobody sent it."""
    stays = [a.id for a in plain if a.id in new and a.id not in moved]
    highest = lowest = 0
    place = {id: i for i, id in enumerate(a.id for a in plain)}
    rows = sorted((int(new[a.id]), place[a.id], a.id) for a in plain if a.id in new and new[a.id].isdigit())
    kept = set(stays)
    for _, at, id in rows:
        if id in kept and at < highest:
            return False
        if id in kept:
            lowest = max(lowest, at)
        elif at < lowest:
            return False
        highest = max(highest, at)
    return True


def write_articles(work: Work, plan: ArticlePlan, new: Mapping[str, str]) -> None:
    """Make the changes of articles: words, labels, what goes, what comes."""
    for id, words in plan.replaced.items():
        article = work.law.by_id[id]
        start = article.span.end if article.body.start >= article.span.end else article.body.start
        text = work.style.lines(words.text)
        work.cut(Span(start, article.span.end), text if start < article.span.end else " " + text, words.order, place=id)
    moved = _moved_out(work, plan, new)
    for article in work.law.article_row:
        if article.id in plan.gone:
            work.cut(_whole(work, article), "", plan.gone[article.id], place=article.id)
        elif article.id in new and new[article.id] != article.number and article.id not in moved:
            label = Span(article.span.start, article.span.start + len(article.label))
            work.cut(label, work.style.label(new[article.id]), -1, place=article.id)
    _write_put(work, plan, new, moved)


def _moved_out(work: Work, plan: ArticlePlan, new: Mapping[str, str]) -> dict[str, NewWords]:
    """Articles that change their order: they are taken out and put in at their new place."""
    row = [a for a in work.law.article_row if a.id in new and a.number.isdigit() and not _in_annex(a.id)]
    moved: dict[str, NewWords] = {}
    highest = 0
    for article in row:
        number = int(new[article.id])
        if number < highest:
            moved[article.id] = plan.replaced.pop(article.id, NewWords(plan.stated[article.id][1], article.text))
        highest = max(highest, number)
    return moved


def _whole(work: Work, article: Provision) -> Span:
    """An article with the line end before it, at the beginning of a text with the one after it."""
    text, span = work.text, article.span
    if span.start and text[span.start - 1] == "\n":
        return Span(span.start - 1, span.end)
    return Span(span.start, min(len(text), span.end + 1))


class _Coming(NamedTuple):
    """An article that comes: its number, its words, and where it is said to stand."""

    number: str
    words: NewWords
    near: str


def _write_put(work: Work, plan: ArticlePlan, new: Mapping[str, str], moved: Mapping[str, NewWords]) -> None:
    """Write the articles and headings that come, each after the last old article that stands before it."""
    coming = [_Coming(ids.number(id), words, plan.near.get(id, "")) for id, words in plan.put.items()]
    for id, words in moved.items():
        if id in plan.gone:
            continue
        work.cut(_whole(work, work.law.by_id[id]), "", words.order, place=id)
        coming.append(_Coming(new[id], words, ""))
    stays = [
        (_key(new[a.id]), a) for a in work.law.article_row if a.id in new and a.id not in moved and not _in_annex(a.id)
    ]
    stays.sort(key=lambda pair: pair[0])
    keys = [key for key, _ in stays]
    told = {heading.id: [c for c in coming if c.near == heading.id] for heading in plan.headings}
    for rank, one in enumerate(sorted(coming, key=lambda c: _key(c.number))):
        if one.near in told:
            continue
        _write_article(work, one, keys, [a for _, a in stays], rank)
    for rank, heading in enumerate(sorted(plan.headings, key=lambda h: ids.order(h.id))):
        _write_heading(work, heading, told[heading.id], 10**6 + 1000 * rank)


def _key(number: str) -> tuple[int, int]:
    main, _, second = number.partition("-")
    return int(main), int(second or 0)


def _write_article(
    work: Work, one: _Coming, keys: Sequence[tuple[int, int]], stays: Sequence[Provision], rank: int
) -> None:
    from bisect import bisect_left

    at = bisect_left(keys, _key(one.number))
    style = work.style
    words = style.article_words(one.number, one.words.text)
    before = stays[at - 1] if at else None
    behind = stays[at] if at < len(stays) else None
    if before is None and behind is None:
        return
    if before is None or (behind is not None and _belongs_behind(work, one, before, behind)):
        assert behind is not None
        start = behind.span.start
        gap = style.article.gap + style.article.before
        work.cut(Span(start, start), words + gap, one.words.order, rank=rank, place=ids.article(one.number))
        return
    end = before.span.end
    gap = style.article.gap + style.article.before
    work.cut(Span(end, end), gap + words, one.words.order, rank=rank, place=ids.article(one.number))


def _belongs_behind(work: Work, one: _Coming, before: Provision, behind: Provision) -> bool:
    """Whether an article between two chapters belongs to the second: the decision says so, or leaves it open."""
    left, right = work.law.above.get(before.id, ""), work.law.above.get(behind.id, "")
    if left == right or "-" in one.number:
        return False
    if one.near and ids.is_id(one.near):
        level = ids.level(one.near)
        if level == "article":
            return ids.article_of(one.near) == behind.id
        if level != "article":
            return _inside(work, right, one.near) and not _inside(work, left, one.near)
    message = N_(
        "article {number} stands between two chapters, and the decision does not say in which: the first is taken"
    )
    work.tell(OPEN_CHAPTER, message, one.words.order, right, number=one.number)
    return False


def _inside(work: Work, id: str, division: str) -> bool:
    while id:
        provision = work.law.by_id[id]
        if id == division or (provision.level == ids.level(division) and provision.number == ids.number(division)):
            return True
        id = work.law.above.get(id, "")
    return False


def _write_heading(work: Work, heading: NewHeading, articles: Sequence[_Coming], rank: int) -> None:
    """A heading with the articles under it, before the division that has its number now, or at the end."""
    level = Level(ids.level(heading.id))
    style = work.style
    opening = style.divisions.get(level) or style.article._replace(before="", behind=" ")
    label = heading_label(level, int(ids.number(heading.id)))
    words = opening.gap + opening.before + label + opening.behind + heading.topic
    for one in sorted(articles, key=lambda c: _key(c.number)):
        words += style.article.gap + style.article.before + style.article_words(one.number, one.words.text)
    place = _heading_place(work, heading, level)
    if place is None:
        work.missing(heading.order, heading.id)
        return
    work.cut(Span(place, place), words, heading.order, rank=rank, place=heading.id)


def _heading_place(work: Work, heading: NewHeading, level: Level) -> int | None:
    """Where a heading goes: after whatever stands before the division of its number in the same parent."""
    parent = ids.parent(heading.id)
    number = ids.number(heading.id)
    rows = [p for p in work.law.provisions() if p.level is level]
    if parent:
        rows = [p for p in rows if _inside(work, work.law.above.get(p.id, ""), parent)]
    same = next((p for p in rows if p.number == number), None)
    if same:
        return max(0, same.span.start - 1)
    if rows:
        return rows[-1].span.end
    above = next((p for p in work.law.provisions() if parent and _named(p, parent)), None)
    return above.span.end if above else None


def _named(provision: Provision, id: str) -> bool:
    return provision.level == ids.level(id) and provision.number == ids.number(id)


def heading_label(level: Level, number: int) -> str:
    """The label of a division.

    >>> heading_label(Level.SECTION, 12)
    '第十二节'
    """
    from difflaw.numerals import to_chinese

    unit = {Level.PART: "编", Level.SUBPART: "分编", Level.CHAPTER: "章", Level.SECTION: "节"}[level]
    return f"第{to_chinese(number)}{unit}"


def divisions_in(work: Work, parent: str, level: Level) -> Iterator[Provision]:
    """The divisions of one level that stand in the same one around them."""
    for provision in work.law.provisions():
        if provision.level is level and work.law.above.get(provision.id, "") == parent:
            yield provision
