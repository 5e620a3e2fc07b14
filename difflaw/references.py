"""Cross-references in a law's words: 第二十一条第二款第（三）项, 第三条至第五条, 《…法》第十条.

How provisions are cited: 立法技术规范（试行）（一）(全国人大常委会法工委, 2009) 第三部分: article, paragraph
and item in this order, each with 第; a reference to another law stands behind its title in 《》.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from difflaw.numerals import NUMBER, label_number, to_int
from difflaw.spans import Span


class Reference(NamedTuple):
    """One reference as it stands in a text.

    ``law`` is the title of the other law, or ``""`` for this one. ``article``, ``paragraph``, ``item`` and
    ``division`` are numbers as digits (``"133-1"``, ``"2"``), or ``""`` where not named.
    """

    span: Span
    law: str = ""
    article: str = ""
    paragraph: str = ""
    item: str = ""
    division: str = ""

    @property
    def internal(self) -> bool:
        """Whether it points into the same law."""
        return not self.law


_ARTICLE = rf"第{NUMBER}条(?:之{NUMBER})?"
_REFERENCE = re.compile(
    rf"(?P<law>《[^《》]{{1,80}}》(?:（[^（）]{{0,40}}）)?)?"
    rf"(?:(?P<article>{_ARTICLE})(?:第(?P<paragraph>{NUMBER})款)?|第(?P<only_paragraph>{NUMBER})款|(?P<division>第{NUMBER}章(?:第{NUMBER}节)?))"
    rf"(?:第?（?(?P<item>{NUMBER})）?项)?"
)
_CONTINUES = re.compile(r"(?:、|和|或者|或|至|到|以及|，)+")


def find_references(text: str) -> tuple[Reference, ...]:
    """The references in ``text``, in order, without overlap.

    A list behind the title of another law (《…法》第三条、第四条) belongs to that law throughout.

    >>> [(r.span.of(t), r.article, r.paragraph, r.item) for t in ["依照第二十一条第二款第（三）项的规定"]
    ...  for r in find_references(t)]
    [('第二十一条第二款第（三）项', '21', '2', '3')]
    >>> [r.law for r in find_references("《刑法》第三条、第四条和本法第五条")]
    ['刑法', '刑法', '']
    """
    found: list[Reference] = []
    law, end = "", -1
    for match in _REFERENCE.finditer(text):
        if match["law"]:
            law = match["law"][1 : match["law"].index("》")]
        elif not (law and _CONTINUES.fullmatch(text, end, match.start())):
            law = ""
        end = match.end()
        found.append(_reference(match, law))
    return tuple(found)


def _reference(match: re.Match[str], law: str) -> Reference:
    start = match.end("law") if match["law"] else match.start()
    paragraph = match["paragraph"] or match["only_paragraph"]
    return Reference(
        Span(start, match.end()),
        law,
        label_number(match["article"]) if match["article"] else "",
        str(to_int(paragraph)) if paragraph else "",
        str(to_int(match["item"])) if match["item"] else "",
        label_number(re.sub(r"章.*", "章", match["division"])) if match["division"] else "",
    )
