"""The ids of provisions, after the habit of Akoma Ntoso: how they are built, read and put in order.

    part_1__chp_2__sec_1        a section in a chapter in a part (编 章 节)
    art_133-1                   第一百三十三条之一; an article is named without its division
    art_6__para_1__item_3       第六条第一款第（三）项
    art_6__para_1__list_2__item_1   the first item of the second list in a paragraph
    annex_1__art_2              the second article of the first annex
    art_5_dup_2                 the second of two articles numbered 5

Source: OASIS LegalDocML, Akoma Ntoso Naming Convention 1.0, 5.2 (element identifiers). No other module
takes an id apart or puts one together.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

UNNUMBERED = "unnumbered"
"""The number of a division whose heading has none."""

PREAMBLE = "preamble"
"""What an amendment calls the words before the first article (引言, 序言); no provision has this id."""

TITLE = "title"
"""What an amendment calls the name of the law."""

EVERYWHERE = "*"
"""What an amendment calls all places at once (有关条文)."""

_NAMES = {
    "annex": "annex",
    "part": "part",
    "subpart": "subpart",
    "chapter": "chp",
    "section": "sec",
    "article": "art",
    "paragraph": "para",
    "list": "list",
    "item": "item",
    "subitem": "subitem",
}
"""How each level is called in an id, from the outside in; ``list`` is no level of its own but tells apart the
lists of one paragraph."""

_LEVELS = {name: level for level, name in _NAMES.items()}
_DEPTHS = {level: depth for depth, level in enumerate(_NAMES)}
_DIVISIONS = frozenset(("part", "subpart", "chapter", "section"))
_CLAUSES = frozenset(("paragraph", "list", "item", "subitem"))
_STEP = re.compile(rf"({'|'.join(_LEVELS)})_(\d+(?:-\d+)*|{UNNUMBERED})((?:_dup_\d+)*)")
_NUMBER = re.compile(r"\d+(?:-\d+)?")


class IdStep(NamedTuple):
    """One step of an id: the ``level`` (a value of ``model.Level``, or ``list``), the ``number`` as digits,
    and which ``copy`` it is of those with the same number (1 for the first)."""

    level: str
    number: str
    copy: int = 1


def child(parent: str, level: str, number: str, *, run: int = 1) -> str:
    """The id of the provision ``number`` of ``level`` in the provision ``parent`` (``""`` for the law).

    ``run`` counts the lists of one paragraph: items of the second and later ones say which list they are of.
    An empty ``number`` is that of a heading without one.

    >>> child("", "chapter", "2"), child("art_6__para_1", "item", "3"), child("annex_1", "article", "2")
    ('chp_2', 'art_6__para_1__item_3', 'annex_1__art_2')
    >>> child("art_6__para_1", "item", "1", run=2)
    'art_6__para_1__list_2__item_1'
    """
    steps = [parent] if parent else []
    if run > 1:
        steps.append(f"list_{run}")
    return "__".join([*steps, f"{_NAMES[level]}_{number or UNNUMBERED}"])


def preamble_paragraph(number: str) -> str:
    """What an amendment calls a paragraph of the words before the first article (序言第七自然段).

    >>> preamble_paragraph("7")
    'preamble__para_7'
    """
    return child(PREAMBLE, "paragraph", number)


def of_preamble(id: str) -> str | None:
    """The number of the paragraph that ``id`` names in the words before the first article, ``""`` where it names them
    all; none for any other id.

    >>> of_preamble("preamble__para_7"), of_preamble("preamble"), of_preamble("art_7")
    ('7', '', None)
    """
    first, _, rest = id.partition("__")
    return None if first != PREAMBLE else number(rest) if rest else ""


def article(number: str) -> str:
    """The id of an article of the main text.

    >>> article("133-1")
    'art_133-1'
    """
    return child("", "article", number)


def copied(id: str, copy: int) -> str:
    """The id of the ``copy``-th provision that wanted ``id``.

    >>> copied("art_5", 2), copied("art_5", 1)
    ('art_5_dup_2', 'art_5')
    """
    return id if copy == 1 else f"{id}_dup_{copy}"


@lru_cache(maxsize=1 << 16)
def parse(id: str) -> tuple[IdStep, ...]:
    """The steps of ``id``, outermost first.

    >>> parse("art_133-1__para_2")
    (IdStep(level='article', number='133-1', copy=1), IdStep(level='paragraph', number='2', copy=1))

    Raises ``ValueError`` when ``id`` is not the id of a provision.
    """
    steps = []
    for piece in id.split("__"):
        match = _STEP.fullmatch(piece)
        if match is None:
            raise ValueError(f"not the id of a provision: {id!r}")
        steps.append(IdStep(_LEVELS[match[1]], match[2], _copy(match[3])))
    return tuple(steps)


def _copy(mark: str) -> int:
    """``_dup_3`` is the third copy; ``_dup_2_dup_2`` (an id that was wanted by two more) counts on."""
    numbers = [int(number) for number in re.findall(r"\d+", mark)]
    return 1 + sum(number - 1 for number in numbers)


def is_id(text: str) -> bool:
    """Whether ``text`` has the form of an id.

    >>> is_id("art_6__para_2"), is_id("第六条")
    (True, False)
    """
    try:
        parse(text)
    except ValueError:
        return False
    return True


def level(id: str) -> str:
    """The level of a provision, a value of ``model.Level``.

    >>> level("art_6__para_1__item_3")
    'item'
    """
    return parse(id)[-1].level


def number(id: str) -> str:
    """The number of a provision as digits, ``""`` for a heading without one.

    >>> number("art_133-1"), number("chp_unnumbered")
    ('133-1', '')
    """
    last = parse(id)[-1].number
    return "" if last == UNNUMBERED else last


def parent(id: str) -> str:
    """The id of the provision that ``id`` names as the one around it, ``""`` where it names none. A list is no
    provision; the division of an article of the main text is not in its id.

    >>> parent("art_6__para_1__list_2__item_1"), parent("part_1__chp_2"), parent("art_6")
    ('art_6__para_1', 'part_1', '')
    """
    above = id.rpartition("__")[0]
    return parent(above) if above and parse(above)[-1].level == "list" else above


@lru_cache(maxsize=1 << 16)
def article_of(id: str) -> str:
    """The id of the article in which a clause stands; an article's own; ``""`` for what stands in none.

    >>> article_of("art_6__para_1__item_3"), article_of("annex_1__art_2__para_1"), article_of("chp_2")
    ('art_6', 'annex_1__art_2', '')
    """
    steps = parse(id)
    place = next((i for i, step in enumerate(steps) if step.level == "article"), -1)
    return _first(id, place + 1)


def division_of(id: str) -> str:
    """The innermost division that ``id`` names: of a division its own id; ``""`` where it names none.

    >>> division_of("part_1__chp_2"), division_of("annex_1__chp_3__art_2"), division_of("art_6")
    ('part_1__chp_2', 'annex_1__chp_3', '')
    """
    places = [i for i, step in enumerate(parse(id)) if step.level in _DIVISIONS]
    return _first(id, places[-1] + 1) if places else ""


def _first(id: str, count: int) -> str:
    return "__".join(id.split("__")[:count])


def is_clause(id: str) -> bool:
    """Whether ``id`` is that of a paragraph, item or subitem (款 项 目).

    >>> is_clause("annex_1__art_2__para_1"), is_clause("annex_1__art_2")
    (True, False)
    """
    return level(id) in _CLAUSES


def order(id: str) -> tuple[tuple[int, tuple[int, ...], int], ...]:
    """What to sort ids by, so that they stand as in a well-numbered law: 21 before 133, 133 before 133-1, each
    provision before what stands in it. Articles stand before divisions and both before the annexes; where a law
    repeats or skips numbers, only the law itself knows its order.

    >>> sorted(["art_133-1", "annex_1", "art_21__para_1", "art_133", "art_21"], key=order)
    ['art_21', 'art_21__para_1', 'art_133', 'art_133-1', 'annex_1']
    """
    return tuple(
        (
            len(_DEPTHS) if step.level == "annex" else -_DEPTHS[step.level],
            tuple(int(digits) for digits in _digits(step.number)),
            step.copy,
        )
        for step in parse(id)
    )


def _digits(number: str) -> list[str]:
    return [] if number == UNNUMBERED else number.split("-")


def short(id: str) -> str:
    """``id`` as people write it: the number alone for an article of the main text.

    >>> short("art_133-1"), short("art_6__para_2")
    ('133-1', 'art_6__para_2')
    """
    steps = parse(id) if is_id(id) else ()
    plain = len(steps) == 1 and steps[0].level == "article" and steps[0].copy == 1
    return steps[0].number if plain and _NUMBER.fullmatch(steps[0].number) else id


def from_short(text: str) -> str:
    """The id that a person means by ``text``: a number is that of an article, anything else an id.

    >>> from_short("133-1"), from_short("art_6__para_2")
    ('art_133-1', 'art_6__para_2')
    """
    return article(text) if _NUMBER.fullmatch(text) else text
