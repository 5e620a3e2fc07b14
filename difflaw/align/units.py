"""What alignment knows of each article before it looks at the other law: a Profile."""

from __future__ import annotations

from typing import NamedTuple

from difflaw.align.grams import grams, mask_references, sentences
from difflaw.align.subjects import subjects
from difflaw.model import Law, Provision


class Place(NamedTuple):
    """An article, where it stands, and the text to compare it by.

    ``at`` counts the articles of its law from 0, ``division`` the innermost divisions (-1 for none).
    ``text`` is its wording with references by number made alike.
    """

    provision: Provision
    at: int
    division: int
    text: str


class Profile(NamedTuple):
    """An article made ready for comparing.

    ``grams`` are the character pairs of the whole and the subjects they name, ``sentences`` the character
    pairs of each sentence, ``topic`` those of its 〔topic〕.
    """

    at: int
    division: int
    grams: frozenset[str]
    sentences: tuple[frozenset[str], ...]
    topic: frozenset[str]


def places(law: Law) -> list[Place]:
    """The articles of ``law`` in reading order."""
    divisions: dict[str, int] = {}
    found = []
    for index, (article, above) in enumerate(law.articles_with_divisions()):
        division = divisions.setdefault(above[-1].id, len(divisions)) if above else -1
        found.append(Place(article, index, division, mask_references(article.text)))
    return found


def unit(place: Place) -> Profile:
    """``place`` made ready for comparing."""
    pieces = [grams(piece) for piece in sentences(place.text)]
    held = tuple(piece | subjects(piece) for piece in pieces)
    return Profile(place.at, place.division, whole(place), held, grams(place.provision.topic))


def whole(place: Place) -> frozenset[str]:
    """The character pairs of an article and its topic, and the subjects they name."""
    held = grams(place.text)
    if place.provision.topic:
        held |= grams(place.provision.topic)
    return held | subjects(held)
