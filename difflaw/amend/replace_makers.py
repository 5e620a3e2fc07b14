"""From a clause that changes what stands there to its instructions: places replaced, words changed, things deleted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from difflaw import ids
from difflaw.amend.clause import DIVISION_LEVELS, Clause
from difflaw.amend.targets import QUOTED, Here, TargetPlace, position, spot_of
from difflaw.amendments import Instruction, Operation, OtherForm, WordsAt, WordsChange
from difflaw.numerals import NUMERAL, to_int

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
_HEADING = re.compile(rf"(?:({NUMERAL})、|第({NUMERAL})([编章节]))")


def replace_place(clause: Clause) -> Iterator[Instruction]:
    """将第八条修改为：“…”, 这一款相应修改为：“…”."""
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
    yield from replaced(clause, spots, clause.text())


def replaced(clause: Clause, spots: Sequence[TargetPlace], text: str) -> Iterator[Instruction]:
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
    elif first.level in DIVISION_LEVELS:
        yield clause.make(Operation.RENAME_HEADING, targets, words=(WordsChange("", text),))
    elif first.level in _REPLACE and not first.part:
        yield clause.make(_REPLACE[first.level], targets, text=text)


class OldWords(NamedTuple):
    """Old words as quoted, side by side where there are several paragraphs, with the places they stand at."""

    spots: tuple[TargetPlace, ...]
    quotes: tuple[str, ...]


def _old_words(clause: Clause) -> list[OldWords]:
    """The groups of old words: each place with the quotations after it. 第八条第一款中的“甲”和第二款末尾的“乙”."""
    start, end = clause.match.span("old")
    line = clause.match.string
    found: list[OldWords] = []
    for part in re.finditer(rf"([^{QUOTED}]*(?:{QUOTED}中?(?=第)[^{QUOTED}]*)*)({QUOTED}+)", line[start:end]):
        words = part[1].strip("、，和及与以的后前之面")
        spots = clause.places(words)
        if re.match("之?[后前]面?的", line[start + part.end() : end]):
            continue  # “甲”后的“乙”: 甲 only says where 乙 stands
        quotes = tuple(clause.quoted[at] for at in range(start + part.start(2), start + part.end(2)))
        found.append(OldWords(spots, quotes))
    return found


def substitute(clause: Clause) -> Iterator[Instruction]:
    """第八条中的“甲”修改为“乙”: each pair of words at each place; paragraphs quoted one by one are one run."""
    olds = _old_words(clause)
    start, end = clause.match.span("new")
    news = [
        [clause.quoted[start + at] for at in range(*run.span())]
        for run in re.finditer(f"{QUOTED}+", clause.match.string[start:end])
    ]
    between = clause.match.string[clause.match.end("old") : start]
    if "分别" in between and len(olds) == len(news) == 1 and len(olds[0].quotes) == len(news[0]):
        for words, new in zip(olds[0].quotes, news[0], strict=True):
            yield from change_at_places(clause, olds[0], WordsChange(words, new))
        return
    if len(olds) == len(news) == 1 and len(olds[0].quotes) + len(news[0]) > 2:
        for spot in olds[0].spots:
            text = "\n".join(news[0])
            yield clause.make(Operation.REPLACE_PARAGRAPH, [spot.id], text=text, was=olds[0].quotes)
        return
    pairs = news * len(olds) if len(news) == 1 else news
    if len(pairs) != len(olds):
        return
    for old, new_run in zip(olds, pairs, strict=True):
        yield from change_at_places(clause, old, WordsChange("\n".join(old.quotes), "\n".join(new_run)))


def change_at_places(clause: Clause, old: OldWords, change: WordsChange) -> Iterator[Instruction]:
    """The change of words at each place that ``old`` names."""
    for spot in old.spots or (_heading_in(change.old, clause.here),):
        if spot.level in DIVISION_LEVELS:
            yield clause.make(Operation.RENAME_HEADING, [spot.id], words=(change,))
        elif spot.level == "annex":
            yield clause.make(Operation.OTHER, words=(change,), form=OtherForm.ANNEX)
        elif spot.level == "everywhere":
            yield clause.make(Operation.GLOBAL_SUBSTITUTE, [spot.id], words=(change,))
        else:
            yield clause.make(Operation.SUBSTITUTE_WORDS, [spot.id], words=(change,))


def _heading_in(words: str, here: Here) -> TargetPlace:
    """Where nothing says the place: a heading, if the old words are one (将“一、…”修改为); all places, if not."""
    match = _HEADING.match(words)
    if not match:
        return TargetPlace(ids.EVERYWHERE, "everywhere", "", here.law)
    level = {"编": "part", "章": "chapter", "节": "section"}.get(match[3] or "章", "chapter")
    return spot_of([(level, str(to_int(match[1] or match[2])))], "heading", here.law)


def substitute_titles(clause: Clause) -> Iterator[Instruction]:
    """将第八条中的《甲》修改为《乙》: titles need no quotation marks."""
    old = OldWords(clause.spots(), ())
    yield from change_at_places(clause, old, WordsChange(clause.match["old"], clause.match["new"]))


def delete_words(clause: Clause) -> Iterator[Instruction]:
    """删去第八条中的“甲”; 删去“第三章 甲” is a heading that goes."""
    for old in _old_words(clause):
        for quote in old.quotes:
            for made in change_at_places(clause, old, WordsChange(quote, "")):
                heading = made.operation is Operation.RENAME_HEADING and bool(_HEADING.match(quote))
                yield made._replace(operation=Operation.DELETE_HEADING, words=()) if heading else made


def delete_place(clause: Clause) -> Iterator[Instruction]:
    """删去第八条第二款, 删去第三章章名."""
    if clause.match["at"] is None or not (spots := clause.spots()):
        return
    whole = {spot.id for spot in spots if not spot.part}
    for spot in spots:
        if spot.part == "heading" and spot.id in whole:
            continue  # 第三章及其标题: the chapter goes as a whole
        if spot.level == "annex":
            yield clause.make(Operation.OTHER, form=OtherForm.ANNEX)
        elif spot.level == "preamble":
            yield clause.make(Operation.OTHER, [spot.id], form=OtherForm.REPLACE_PREAMBLE)
        elif spot.level in DIVISION_LEVELS:
            near = "" if spot.part == "heading" else spot.id
            yield clause.make(Operation.DELETE_HEADING, [spot.id], near=near)
        elif spot.level in _DELETE and not spot.part:
            yield clause.make(_DELETE[spot.level], [spot.id])


def insert_words(clause: Clause) -> Iterator[Instruction]:
    """“甲”后增加“乙”."""
    spots = clause.spots()
    old, added = clause.text("old"), clause.text()
    behind = clause.match["side"].startswith("后")
    at = WordsAt.BEHIND if behind else WordsAt.BEFORE
    change = WordsChange(old, old + added if behind else added + old, at, added)
    yield from change_at_places(clause, OldWords(spots, (old,)), change)


def insert_between(clause: Clause) -> Iterator[Instruction]:
    """“甲”和“乙”之间增加“丙”: 甲 and 乙 have to stand side by side."""
    before, behind, added = clause.text("old"), clause.text("behind"), clause.text()
    change = WordsChange(before + behind, before + added + behind)
    yield from change_at_places(clause, OldWords(clause.spots(), ()), change)


def insert_edge(clause: Clause) -> Iterator[Instruction]:
    """第八条第二款末尾增加“甲”."""
    at, text = position(clause.match["side"]), clause.text()
    for spot in clause.spots():
        if spot.level == "everywhere":
            return
        words = (WordsChange("", text, at, text),)
        yield clause.make(Operation.OTHER, [spot.id], text=text, words=words, form=OtherForm.INSERT_WORDS)


def insert_and_restate(clause: Clause) -> Iterator[Instruction]:
    """第八条增加一款，将该条修改为：“…”: the whole is quoted, so it is replaced."""
    spots = clause.spots()
    level = "article" if clause.match["whole"] == "条" else "paragraph"
    target = ids.article_of(spots[0].id) if spots and level == "article" else spots[0].id if spots else ""
    if target:
        yield clause.make(_REPLACE[level], [target], text=clause.text())
