"""From a clause that puts something in to its instructions: articles, paragraphs, items, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from difflaw import ids
from difflaw.amend.clause import DIVISION_LEVELS, Clause, steps_of
from difflaw.amend.quoted_units import numbers_in, pieces
from difflaw.amend.targets import Here, TargetPlace, read_spots, spot_of
from difflaw.amendments import Instruction, Operation
from difflaw.numerals import NUMERAL, to_int

_INSERT: Mapping[str, Operation] = {
    "条": Operation.INSERT_ARTICLE,
    "款": Operation.INSERT_PARAGRAPH,
    "项": Operation.INSERT_ITEM,
    "目": Operation.INSERT_SUBITEM,
}


def insert_unit(clause: Clause) -> Iterator[Instruction]:
    """增加一条, 二款, 一章: each with its number where that is said."""
    unit = clause.match["unit"]
    around = read_spots(clause.match["at"], clause.here) if clause.has("at") else clause.here.spots
    beside = clause.has("at") or bool(around and around[0].level in DIVISION_LEVELS)
    near = around[0].id if around and beside else ""
    if unit in "章节编":
        yield from _headings(clause, near)
    elif unit == "条":
        yield from _articles(clause, _numbers_said(clause, "", "article"), near)
    elif around:
        yield from _clauses(clause, unit, around[0])


def _numbers_said(clause: Clause, above: str, level: str) -> list[str]:
    """The ids in the group ``new``: in ``above`` for a level below the article."""
    if not clause.has("new"):
        return []
    inside = Here(clause.here.law, steps_of(above) if above else [], said=True)
    return [spot.id for spot in read_spots(clause.match["new"], inside) if spot.level == level]


def _articles(clause: Clause, new: Sequence[str], near: str) -> Iterator[Instruction]:
    texts = pieces(clause.quotes("q"), max(1, len(new)), numbers=[ids.number(id) for id in new])
    numbers = [*new, *[""] * max(0, len(texts) - len(new))]
    for i, piece in enumerate(texts):
        number = ids.article(piece.number) if piece.number and not numbers[i] else numbers[i]
        yield clause.make(Operation.INSERT_ARTICLE, new=number, text=piece.text, near=near)
    for number in numbers[len(texts) :]:
        yield clause.make(Operation.INSERT_ARTICLE, new=number, near=near)
    if new:
        clause.here.steps = steps_of(new[-1])
        clause.here.spots = (TargetPlace(new[-1], "article", "", clause.here.law),)


def _clauses(clause: Clause, unit: str, around: TargetPlace) -> Iterator[Instruction]:
    """款, 项 or 目 put into the place around: the article of a new paragraph, the paragraph of a new item."""
    if around.level not in ("article", "paragraph", "item", "subitem"):
        return
    article = ids.article_of(around.id)
    parent = article if unit == "款" else _paragraph(around.id) if unit == "项" else _item(around.id)
    inside = clause.here.new_articles.get(article, article) + parent[len(article) :]
    level = {"款": "paragraph", "项": "item", "目": "subitem"}[unit]
    new = _numbers_said(clause, inside, level)
    count = max(len(new), to_int(clause.match["count"]))
    texts = pieces(clause.quotes("q"), count, by_item=unit != "款")
    for i in range(max(count, len(texts))):
        text = texts[i].text if i < len(texts) else ""
        yield clause.make(_INSERT[unit], [parent], new=new[i] if i < len(new) else "", text=text)
    clause.here.steps, clause.here.spots = (
        steps_of(parent),
        (TargetPlace(parent, ids.level(parent), "", clause.here.law),),
    )
    clause.here.said = clause.here.said and "第" in (clause.match["at"] or "")


def _paragraph(id: str) -> str:
    """The paragraph of a place; the first of an article."""
    levels = [level for level, _ in steps_of(id)]
    if "paragraph" in levels:
        return spot_of(steps_of(id)[: levels.index("paragraph") + 1]).id
    return ids.child(ids.article_of(id), "paragraph", "1")


def _item(id: str) -> str:
    steps = steps_of(id)
    cut = [step for step in steps if step[0] != "subitem"]
    return spot_of(cut).id


def _headings(clause: Clause, near: str) -> Iterator[Instruction]:
    """增加一章，作为第三章“…”: the heading, and the articles that are quoted with it."""
    here = clause.here
    level = {"章": "chapter", "节": "section", "编": "part"}[clause.match["unit"]]
    above = near if level == "section" and near and ids.level(near) == "chapter" else ""
    new = _numbers_said(clause, above, level) or [""]
    lines = clause.text().split("\n") if clause.has("q") else [""]
    topic = re.sub(rf"^第{NUMERAL}[编章节] ?", "", lines[0])
    yield clause.make(Operation.INSERT_HEADING, [near] if near else [], new=new[0], text=topic, near=near)
    for number in new[1:]:
        yield clause.make(Operation.INSERT_HEADING, [near] if near else [], new=number, near=near)
    below = pieces(["\n".join(lines[1:])], 1, numbers=numbers_in(lines[1:])) if len(lines) > 1 else []
    for piece in below:
        number = ids.article(piece.number) if piece.number else ""
        yield clause.make(Operation.INSERT_ARTICLE, new=number, text=piece.text, near=new[0])
    here.spots = tuple(TargetPlace(id, level, "", here.law) for id in new if id)


def insert_named(clause: Clause) -> Iterator[Instruction]:
    """增加第九条：“…”, 增加第二款：“…”."""
    if clause.has("at"):
        clause.spots("at")
    before = clause.here.steps
    spots = clause.spots("new")
    numbers = [ids.number(spot.id) for spot in spots if spot.level == "article"]
    for spot, piece in zip(spots, pieces(clause.quotes("q"), len(spots), numbers=numbers), strict=False):
        if spot.level == "article":
            yield clause.make(Operation.INSERT_ARTICLE, new=spot.id, text=piece.text)
        elif spot.level in ("paragraph", "item", "subitem"):
            unit = {"paragraph": "款", "item": "项", "subitem": "目"}[spot.level]
            yield clause.make(_INSERT[unit], [ids.parent(spot.id)], new=spot.id, text=piece.text)
    clause.here.steps = before or clause.here.steps
