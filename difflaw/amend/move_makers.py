"""From a clause on numbers to its instructions: renumbered, split, merged, divided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from difflaw import ids
from difflaw.amend.clause import DIVISION_LEVELS, Clause, steps_of
from difflaw.amend.quoted_units import pieces
from difflaw.amend.replace_makers import OldWords, change_at_places, replaced
from difflaw.amend.targets import Here, TargetPlace, read_spots
from difflaw.amendments import Instruction, Operation, OtherForm, WordsChange
from difflaw.numerals import label_number


def renumber(clause: Clause) -> Iterator[Instruction]:
    """将第八条改为第九条，修改为：“…”."""
    spots = clause.spots()
    made = list(moved(clause, spots))
    yield from made
    if not clause.has("q"):
        return
    if made and made[0].operation is Operation.SPLIT:
        return
    yield from replaced(clause, spots, clause.text())


def moved(clause: Clause, spots: tuple[TargetPlace, ...]) -> Iterator[Instruction]:
    """第八条改为第九条: a new number; a paragraph that becomes an article is a split; so is an article that becomes
    several."""
    here = clause.here
    if not spots or spots[0].level in ("title", "preamble", "annex", "everywhere"):
        return
    here_steps, said = list(here.steps), here.said
    article = ids.article_of(spots[0].id) if spots[0].level not in DIVISION_LEVELS else ""
    inside = here.new_articles.get(article, article)
    steps = steps_of(inside) if article else [step for step in here.steps if step[0] == "chapter"]
    if article and spots[0].level == "item":
        steps = [*steps, *[step for step in steps_of(spots[0].id) if step[0] == "paragraph"]]
    new = read_spots(clause.match["new"], Here(here.law, steps, said=True, chapter=list(here.chapter)))
    here.steps, here.spots, here.said = here_steps, spots, said
    old_level, new_level = spots[0].level, new[0].level if new else ""
    quoted = clause.quotes("q") if "q" in clause.match.groupdict() and clause.has("q") else []
    if new_level == "article" and (
        old_level in ("paragraph", "item") or (old_level == "article" and len(spots) < len(new))
    ):
        texts = pieces(quoted, len(new), numbers=[ids.number(spot.id) for spot in new]) if quoted else []
        for i, spot in enumerate(new):
            text = texts[i].text if i < len(texts) else ""
            yield clause.make(Operation.SPLIT, [old.id for old in spots], new=spot.id, text=text)
        return
    if len(spots) != len(new):
        return
    for old, spot in zip(spots, new, strict=True):
        if old.level == "article":
            here.new_articles[old.id] = ids.article_of(spot.id)
    pairs = [(old.id, spot.id) for old, spot in zip(spots, new, strict=True)]
    ranged = re.search("[至到]", clause.match["at"] or "")
    for run in _runs(pairs) if ranged else [[pair] for pair in pairs]:
        yield clause.make(Operation.RENUMBER, [old for old, _ in run], new=run[0][1])


def _runs(pairs: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Pairs of ids, those together whose numbers both follow one another."""
    found: list[list[tuple[str, str]]] = []
    for pair in pairs:
        if found and all(_follows(a, b) for a, b in zip(found[-1][-1], pair, strict=True)):
            found[-1].append(pair)
        else:
            found.append([pair])
    return found


def _follows(id: str, after: str) -> bool:
    first, second = ids.number(id), ids.number(after)
    return first.isdigit() and second.isdigit() and int(first) + 1 == int(second) and ids.level(id) == ids.level(after)


def divide(clause: Clause) -> Iterator[Instruction]:
    """第八条改为两条; a paragraph that becomes two stays where it is, with the words of both."""
    spots = clause.spots()
    if len(spots) == 1 and spots[0].level == "article":
        yield from moved(clause, spots)
    elif len(spots) == 1:
        yield from replaced(clause, spots, clause.text())


def renumber_quoted(clause: Clause) -> Iterator[Instruction]:
    """“第八条”调整为“第七条”; other words in such a clause are changed words."""
    try:
        old, new = (f"第{clause.text(group).removeprefix('第')}" for group in ("old", "new"))
        pair = [ids.article(label_number(words)) for words in (old, new) if words.endswith("条") or "条之" in words]
    except ValueError:
        pair = []
    if len(pair) == 2:
        yield clause.make(Operation.RENUMBER, [pair[0]], new=pair[1])
    else:
        change = WordsChange(clause.text("old"), clause.text("new"))
        yield from change_at_places(clause, OldWords(clause.here.spots, ()), change)


def rename(clause: Clause) -> Iterator[Instruction]:
    """将条例名称修改为《…》."""
    text = (clause.match["title"] or clause.text()).strip("《》")
    yield clause.make(Operation.OTHER, [ids.TITLE], text=text, form=OtherForm.RENAME_TITLE)


def detach(clause: Clause) -> Iterator[Instruction]:
    """将第八条第三款单列一条，作为第九条."""
    spots = clause.spots()
    new = read_spots(clause.match["new"], Here(clause.here.law))
    if spots and new and new[0].level == "article":
        yield clause.make(
            Operation.SPLIT, [spot.id for spot in spots], new=new[0].id, text=clause.text() if clause.has("q") else ""
        )


def merge(clause: Clause) -> Iterator[Instruction]:
    """将第八条、第九条合并."""
    spots = clause.spots()
    new: tuple[TargetPlace, ...] = ()
    if clause.has("new"):
        above = steps_of(ids.parent(spots[0].id)) if spots and ids.parent(spots[0].id) else []
        new = read_spots(clause.match["new"], Here(clause.here.law, above, said=True))
    if len(spots) > 1 and spots[0].level in ("article", "paragraph", "item", "subitem"):
        yield clause.make(
            Operation.MERGE, [spot.id for spot in spots], new=new[0].id if new else "", text=clause.text()
        )


def replace_as(clause: Clause) -> Iterator[Instruction]:
    """将第二条修改为第六条：“…”."""
    spots = clause.spots()
    yield from moved(clause, spots)
    yield from replaced(clause, spots, clause.text())


def move(clause: Clause) -> Iterator[Instruction]:
    """将第八条移至第三章，作为第九条: a new number, and the chapter it stands in."""
    spots = clause.spots()
    chapters = read_spots(clause.match["near"], Here(clause.here.law))
    if not chapters or chapters[-1].level not in DIVISION_LEVELS or any(spot.level != "article" for spot in spots):
        return
    for instruction in moved(clause, spots):
        yield instruction._replace(near=chapters[-1].id)
    if clause.has("q"):
        yield from replaced(clause, spots, clause.text())
