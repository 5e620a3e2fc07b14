"""What alignment knows of each article before it looks at the other law: a Unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from difflaw.align.grams import grams, mask_references, sentences
from difflaw.model import Law, Provision

_OPENING = re.compile(r"[，。；：\n]")


@dataclass(frozen=True, slots=True)
class Unit:
    """An article made ready for comparing.

    ``index`` counts the articles of its law from 0; ``division`` is the ordinal of its outermost and
    ``place`` of its innermost division in the law (-1 for none). ``grams`` are the character pairs of the
    whole, ``sentences`` those of each sentence, ``opening`` of its first words (the subject, as a rule),
    ``topic`` of its 〔topic〕, ``heading`` of the divisions it stands in.
    """

    provision: Provision
    index: int
    place: int
    text: str
    grams: frozenset[str]
    sentences: tuple[frozenset[str], ...]
    opening: frozenset[str]
    topic: frozenset[str]
    heading: frozenset[str]


def units(law: Law) -> tuple[Unit, ...]:
    """The articles of ``law``, made ready, in reading order."""
    places: dict[str, int] = {}
    made = []
    for index, (article, above) in enumerate(law.divisions()):
        innermost = above[-1].id if above else ""
        place = places.setdefault(innermost, len(places)) if above else -1
        made.append(_unit(article, index, place, "，".join(division.topic for division in above)))
    return tuple(made)


def _unit(article: Provision, index: int, place: int, heading: str) -> Unit:
    text = mask_references(article.text)
    pieces = sentences(text)
    held = tuple(grams(piece) for piece in pieces)
    opening = _OPENING.split(pieces[0], 1)[0] if pieces else ""
    return Unit(
        article,
        index,
        place,
        text,
        frozenset().union(*held),
        held,
        grams(opening),
        grams(article.topic),
        grams(heading),
    )
