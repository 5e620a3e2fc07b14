"""From a clause to its instructions: one maker for each form of ``grammar.FORMS``, found by its name.

What one clause says of several places, or with several pairs of words, is taken apart: one instruction is one
operation at one place. A maker that gives nothing says that the clause was not understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from difflaw import ids
from difflaw.amend.quoted_units import numbers_in, pieces
from difflaw.amend.targets import LAW, QUOTED, Here, Spot, position, read_spots, spot_of
from difflaw.amendments import Instruction, Operation, OtherForm, WordsAt, WordsChange
from difflaw.numerals import NUMERAL, label_number, to_int
from difflaw.spans import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause as its maker sees it: the match of its form, the words of the quotations by their place in the
    line, the item's number, the place of the clause, and what was named before (changed by reading on)."""

    match: re.Match[str]
    quoted: Mapping[int, str]
    number: str
    numbered: bool
    span: Span
    here: Here

    def quotes(self, group: str) -> list[str]:
        """The words of the quotations in a group of the match, in order."""
        start, end = self.match.span(group)
        return [self.quoted[at] for at in range(start, end) if at in self.quoted]

    def text(self, group: str = "q") -> str:
        """All that is quoted in a group, a paragraph a line."""
        return "\n".join(self.quotes(group))

    def has(self, group: str) -> bool:
        """Whether the group took part in the match."""
        return self.match[group] is not None

    def spots(self, group: str = "at") -> tuple[Spot, ...]:
        """The places that a group names; those of the sentence before where it names none."""
        return self.places(self.match[group] or "")

    def places(self, words: str) -> tuple[Spot, ...]:
        """The places that ``words`` name; all places where they name the law alone."""
        found = read_spots(words, self.here)
        if found:
            return found
        if re.search(LAW, words):
            return (Spot(ids.EVERYWHERE, "everywhere", "", self.here.law),)
        return self.here.spots

    def make(self, operation: Operation, targets: Sequence[str] = (), **more: object) -> Instruction:
        """An instruction of this clause."""
        given = Instruction(self.number, operation, self.span, tuple(targets))
        return replace(given, **more)  # type: ignore[arg-type]


Maker = Callable[[Clause], Iterator[Instruction]]

_REPLACE = {
    "article": Operation.REPLACE_ARTICLE,
    "paragraph": Operation.REPLACE_PARAGRAPH,
    "item": Operation.REPLACE_ITEM,
    "subitem": Operation.REPLACE_SUBITEM,
}
_DELETE = {
    "article": Operation.DELETE_ARTICLE,
    "paragraph": Operation.DELETE_PARAGRAPH,
    "item": Operation.DELETE_ITEM,
    "subitem": Operation.DELETE_SUBITEM,
}
_INSERT = {
    "条": Operation.INSERT_ARTICLE,
    "款": Operation.INSERT_PARAGRAPH,
    "项": Operation.INSERT_ITEM,
    "目": Operation.INSERT_SUBITEM,
}
_DIVISIONS = frozenset(("part", "subpart", "chapter", "section"))
_HEADING = re.compile(rf"(?:({NUMERAL})、|第({NUMERAL})([编章节]))")


def _replace(clause: Clause) -> Iterator[Instruction]:
    spots = clause.spots()
    if not spots:
        return
    words = clause.match[0]
    demonstrated = re.match(r"(?:将|把|对)?(?:这一|该|本)(?:自然段|[条款项])", words)
    if demonstrated and "相应" in words:
        yield clause.make(Operation.OTHER, [spot.id for spot in spots], text=clause.text(), form=OtherForm.RESTATE)
        return
    if clause.has("one") and len(spots) > 1 and spots[0].level == "article":
        yield clause.make(Operation.MERGE, [spot.id for spot in spots], text=clause.text())
        return
    yield from _replaced(clause, spots, clause.text())


def _replaced(clause: Clause, spots: Sequence[Spot], text: str) -> Iterator[Instruction]:
    """What is put in the place of ``spots``: one instruction for those of one level."""
    first = spots[0]
    targets = [spot.id for spot in spots]
    if first.level == "annex":
        yield clause.make(Operation.OTHER, text=text, form=OtherForm.ANNEX)
    elif first.level == "title":
        yield clause.make(Operation.OTHER, targets, text=text, form=OtherForm.RENAME_TITLE)
    elif first.level == "preamble":
        yield clause.make(Operation.OTHER, targets, text=text, form=OtherForm.REPLACE_PREAMBLE)
    elif first.part == "intro":
        yield clause.make(Operation.OTHER, targets, text=text, form=OtherForm.REPLACE_INTRO)
    elif first.level in _DIVISIONS:
        yield clause.make(Operation.RENAME_HEADING, targets, words=(WordsChange("", text),))
    elif first.level in _REPLACE and not first.part:
        yield clause.make(_REPLACE[first.level], targets, text=text)


def _replace_as(clause: Clause) -> Iterator[Instruction]:
    spots = clause.spots()
    yield from _moved(clause, spots)
    yield from _replaced(clause, spots, clause.text())


class _Old(NamedTuple):
    """Old words as quoted, side by side where there are several paragraphs, with the places they stand at."""

    spots: tuple[Spot, ...]
    quotes: tuple[str, ...]


def _old_words(clause: Clause) -> list[_Old]:
    """The groups of old words: each place with the quotations behind it. 第八条第一款中的“甲”和第二款末尾的“乙”."""
    start, end = clause.match.span("old")
    line = clause.match.string
    found: list[_Old] = []
    for part in re.finditer(rf"([^{QUOTED}]*(?:{QUOTED}中?(?=第)[^{QUOTED}]*)*)({QUOTED}+)", line[start:end]):
        words = part[1].strip("、，和及与以的后前之面")
        spots = clause.places(words)
        if re.match("之?[后前]面?的", line[start + part.end() : end]):
            continue  # “甲”后的“乙”: 甲 only says where 乙 stands
        quotes = tuple(clause.quoted[at] for at in range(start + part.start(2), start + part.end(2)))
        found.append(_Old(spots, quotes))
    return found


def _substitute(clause: Clause) -> Iterator[Instruction]:
    olds = _old_words(clause)
    start, end = clause.match.span("new")
    news = [
        [clause.quoted[start + at] for at in range(*run.span())]
        for run in re.finditer(f"{QUOTED}+", clause.match.string[start:end])
    ]
    between = clause.match.string[clause.match.end("old") : start]
    if "分别" in between and len(olds) == len(news) == 1 and len(olds[0].quotes) == len(news[0]):
        for old, new in zip(olds[0].quotes, news[0], strict=True):
            yield from _changed(clause, olds[0], WordsChange(old, new))
        return
    if len(olds) == len(news) == 1 and len(olds[0].quotes) + len(news[0]) > 2:
        for spot in olds[0].spots:
            new = "\n".join(news[0])
            yield clause.make(Operation.REPLACE_PARAGRAPH, [spot.id], text=new, was=olds[0].quotes)
        return
    pairs = news * len(olds) if len(news) == 1 else news
    if len(pairs) != len(olds):
        return
    for old, new_run in zip(olds, pairs, strict=True):
        yield from _changed(clause, old, WordsChange("\n".join(old.quotes), "\n".join(new_run)))


def _changed(clause: Clause, old: _Old, change: WordsChange) -> Iterator[Instruction]:
    """The change of words at each place that ``old`` names."""
    for spot in old.spots or (_heading_in(change.old, clause.here),):
        if spot.level in _DIVISIONS:
            yield clause.make(Operation.RENAME_HEADING, [spot.id], words=(change,))
        elif spot.level == "annex":
            yield clause.make(Operation.OTHER, words=(change,), form=OtherForm.ANNEX)
        elif spot.level == "everywhere":
            yield clause.make(Operation.GLOBAL_SUBSTITUTE, [spot.id], words=(change,))
        else:
            yield clause.make(Operation.SUBSTITUTE_WORDS, [spot.id], words=(change,))


def _heading_in(words: str, here: Here) -> Spot:
    """Where nothing says the place: a heading, if the old words are one (将“一、…”修改为); all places, if not."""
    match = _HEADING.match(words)
    if not match:
        return Spot(ids.EVERYWHERE, "everywhere", "", here.law)
    level = {"编": "part", "章": "chapter", "节": "section"}.get(match[3] or "章", "chapter")
    return spot_of([(level, str(to_int(match[1] or match[2])))], "heading", here.law)


def _delete_words(clause: Clause) -> Iterator[Instruction]:
    for old in _old_words(clause):
        for quote in old.quotes:
            yield from _changed(clause, old, WordsChange(quote, ""))


def _delete(clause: Clause) -> Iterator[Instruction]:
    if clause.match["at"] is None or not (spots := clause.spots()):
        return
    for spot in spots:
        if spot.level == "annex":
            yield clause.make(Operation.OTHER, form=OtherForm.ANNEX)
        elif spot.level == "preamble":
            yield clause.make(Operation.OTHER, [spot.id], form=OtherForm.REPLACE_PREAMBLE)
        elif spot.level in _DIVISIONS:
            near = "" if spot.part == "heading" else spot.id
            yield clause.make(Operation.DELETE_HEADING, [spot.id], near=near)
        elif spot.level in _DELETE and not spot.part:
            yield clause.make(_DELETE[spot.level], [spot.id])


def _insert_words(clause: Clause) -> Iterator[Instruction]:
    spots = clause.spots()
    old, added = clause.text("old"), clause.text()
    behind = clause.match["side"].startswith("后")
    at = WordsAt.BEHIND if behind else WordsAt.BEFORE
    change = WordsChange(old, old + added if behind else added + old, at, added)
    yield from _changed(clause, _Old(spots, (old,)), change)


def _insert_edge(clause: Clause) -> Iterator[Instruction]:
    at, text = position(clause.match["side"]), clause.text()
    for spot in clause.spots():
        if spot.level == "everywhere":
            return
        words = (WordsChange("", text, at, text),)
        yield clause.make(Operation.OTHER, [spot.id], text=text, words=words, form=OtherForm.INSERT_WORDS)


def _insert(clause: Clause) -> Iterator[Instruction]:
    """增加一条, 二款, 一章: each with its number where that is said."""
    unit = clause.match["unit"]
    around = read_spots(clause.match["at"], clause.here) if clause.has("at") else clause.here.spots
    beside = clause.has("at") or bool(around and around[0].level in _DIVISIONS)
    near = around[0].id if around and beside else ""
    if unit in "章节编":
        yield from _headings(clause, near)
    elif unit == "条":
        yield from _articles(clause, _new_numbers(clause, "", "article"), near)
    elif around:
        yield from _clauses(clause, unit, around[0])


def _new_numbers(clause: Clause, above: str, level: str) -> list[str]:
    """The ids in the group ``new``: in ``above`` for a level below the article."""
    if not clause.has("new"):
        return []
    inside = Here(clause.here.law, _steps(above) if above else [], said=True)
    return [spot.id for spot in read_spots(clause.match["new"], inside) if spot.level == level]


def _steps(id: str) -> list[tuple[str, str]]:
    return [(step.level, step.number) for step in ids.parse(id)]


def _articles(clause: Clause, new: Sequence[str], near: str) -> Iterator[Instruction]:
    texts = pieces(clause.quotes("q"), max(1, len(new)), numbers=[ids.number(id) for id in new])
    numbers = [*new, *[""] * max(0, len(texts) - len(new))]
    for i, piece in enumerate(texts):
        number = ids.article(piece.number) if piece.number and not numbers[i] else numbers[i]
        yield clause.make(Operation.INSERT_ARTICLE, new=number, text=piece.text, near=near)
    for number in numbers[len(texts) :]:
        yield clause.make(Operation.INSERT_ARTICLE, new=number, near=near)
    if new:
        clause.here.steps = _steps(new[-1])
        clause.here.spots = (Spot(new[-1], "article", "", clause.here.law),)


def _clauses(clause: Clause, unit: str, around: Spot) -> Iterator[Instruction]:
    """款, 项 or 目 put into the place around: the article of a new paragraph, the paragraph of a new item."""
    if around.level not in ("article", "paragraph", "item", "subitem"):
        return
    article = ids.article_of(around.id)
    parent = article if unit == "款" else _paragraph(around.id) if unit == "项" else _item(around.id)
    inside = clause.here.new_articles.get(article, article) + parent[len(article) :]
    level = {"款": "paragraph", "项": "item", "目": "subitem"}[unit]
    new = _new_numbers(clause, inside, level)
    count = max(len(new), to_int(clause.match["count"]))
    texts = pieces(clause.quotes("q"), count, by_item=unit != "款")
    for i in range(max(count, len(texts))):
        text = texts[i].text if i < len(texts) else ""
        yield clause.make(_INSERT[unit], [parent], new=new[i] if i < len(new) else "", text=text)
    clause.here.steps, clause.here.spots = _steps(parent), (Spot(parent, ids.level(parent), "", clause.here.law),)
    clause.here.said = clause.here.said and "第" in (clause.match["at"] or "")


def _paragraph(id: str) -> str:
    """The paragraph of a place; the first of an article."""
    levels = [level for level, _ in _steps(id)]
    if "paragraph" in levels:
        return spot_of(_steps(id)[: levels.index("paragraph") + 1]).id
    return ids.child(ids.article_of(id), "paragraph", "1")


def _item(id: str) -> str:
    steps = _steps(id)
    cut = [step for step in steps if step[0] != "subitem"]
    return spot_of(cut).id


def _headings(clause: Clause, near: str) -> Iterator[Instruction]:
    """增加一章，作为第三章“…”: the heading, and the articles that are quoted with it."""
    here = clause.here
    level = {"章": "chapter", "节": "section", "编": "part"}[clause.match["unit"]]
    above = near if level == "section" and near and ids.level(near) == "chapter" else ""
    new = _new_numbers(clause, above, level) or [""]
    lines = clause.text().split("\n") if clause.has("q") else [""]
    topic = re.sub(rf"^第{NUMERAL}[编章节] ?", "", lines[0])
    yield clause.make(Operation.INSERT_HEADING, [near] if near else [], new=new[0], text=topic, near=near)
    for number in new[1:]:
        yield clause.make(Operation.INSERT_HEADING, [near] if near else [], new=number, near=near)
    below = pieces(["\n".join(lines[1:])], 1, numbers=numbers_in(lines[1:])) if len(lines) > 1 else []
    for piece in below:
        number = ids.article(piece.number) if piece.number else ""
        yield clause.make(Operation.INSERT_ARTICLE, new=number, text=piece.text, near=new[0])
    here.spots = tuple(Spot(id, level, "", here.law) for id in new if id)


def _insert_named(clause: Clause) -> Iterator[Instruction]:
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


def _insert_and_restate(clause: Clause) -> Iterator[Instruction]:
    spots = clause.spots()
    level = "article" if clause.match["whole"] == "条" else "paragraph"
    target = ids.article_of(spots[0].id) if spots and level == "article" else spots[0].id if spots else ""
    if target:
        yield clause.make(_REPLACE[level], [target], text=clause.text())


def _renumber(clause: Clause) -> Iterator[Instruction]:
    spots = clause.spots()
    made = list(_moved(clause, spots))
    yield from made
    if not clause.has("q"):
        return
    if made and made[0].operation is Operation.SPLIT:
        return
    yield from _replaced(clause, spots, clause.text())


def _moved(clause: Clause, spots: tuple[Spot, ...]) -> Iterator[Instruction]:
    """第八条改为第九条: a new number; a paragraph that becomes an article is a split; so is an article that becomes
    several."""
    here = clause.here
    if not spots or spots[0].level in ("title", "preamble", "annex", "everywhere"):
        return
    here_steps, said = list(here.steps), here.said
    article = ids.article_of(spots[0].id) if spots[0].level not in _DIVISIONS else ""
    inside = here.new_articles.get(article, article)
    steps = _steps(inside) if article else [step for step in here.steps if step[0] == "chapter"]
    if article and spots[0].level == "item":
        steps = [*steps, *[step for step in _steps(spots[0].id) if step[0] == "paragraph"]]
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


def _divide(clause: Clause) -> Iterator[Instruction]:
    """第八条改为两条; a paragraph that becomes two stays where it is, with the words of both."""
    spots = clause.spots()
    if len(spots) == 1 and spots[0].level == "article":
        yield from _moved(clause, spots)
    elif len(spots) == 1:
        yield from _replaced(clause, spots, clause.text())


def _renumber_quoted(clause: Clause) -> Iterator[Instruction]:
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
        yield from _changed(clause, _Old(clause.here.spots, ()), change)


def _rename(clause: Clause) -> Iterator[Instruction]:
    text = clause.match["title"].strip("《》")
    yield clause.make(Operation.OTHER, [ids.TITLE], text=text, form=OtherForm.RENAME_TITLE)


def _detach(clause: Clause) -> Iterator[Instruction]:
    spots = clause.spots()
    new = read_spots(clause.match["new"], Here(clause.here.law))
    if spots and new and new[0].level == "article":
        yield clause.make(
            Operation.SPLIT, [spot.id for spot in spots], new=new[0].id, text=clause.text() if clause.has("q") else ""
        )


def _merge(clause: Clause) -> Iterator[Instruction]:
    spots = clause.spots()
    new: tuple[Spot, ...] = ()
    if clause.has("new"):
        above = _steps(ids.parent(spots[0].id)) if spots and ids.parent(spots[0].id) else []
        new = read_spots(clause.match["new"], Here(clause.here.law, above, said=True))
    if len(spots) > 1 and spots[0].level in _REPLACE:
        yield clause.make(
            Operation.MERGE, [spot.id for spot in spots], new=new[0].id if new else "", text=clause.text()
        )


def _order(clause: Clause) -> Iterator[Instruction]:
    words = clause.match[0]
    form = OtherForm.EDITORIAL if "文字" in words or "修改" in words else None
    yield clause.make(Operation.RENUMBER, [ids.EVERYWHERE], form=form, text=words)


def _effect(clause: Clause) -> Iterator[Instruction]:
    yield clause.make(Operation.OTHER, text=clause.match[0], form=OtherForm.EFFECTIVE)


MAKERS: Mapping[str, Maker] = {
    "replace": _replace,
    "replace-as": _replace_as,
    "substitute": _substitute,
    "delete-words": _delete_words,
    "delete-words-after": _delete_words,
    "delete": _delete,
    "delete-after": _delete,
    "insert-words": _insert_words,
    "insert-edge": _insert_edge,
    "insert": _insert,
    "insert-named": _insert_named,
    "insert-and-restate": _insert_and_restate,
    "renumber": _renumber,
    "divide": _divide,
    "renumber-quoted": _renumber_quoted,
    "rename": _rename,
    "detach": _detach,
    "merge": _merge,
    "order": _order,
    "effect": _effect,
}
"""The maker of each form; ``republish`` and ``open`` make no instruction."""
