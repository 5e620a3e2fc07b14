"""What the styles of a Word document say of a paragraph: its number, its height as a heading, its alignment."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from difflaw.ooxml import qname
from difflaw.read.docx.list_numbers import VAL, NumberedBy

if TYPE_CHECKING:
    from lxml.etree import _Element

Said = TypeVar("Said", str, int, bool)

PPR, PSTYLE, NUMPR, JC, OUTLINE = map(qname, ("w:pPr", "w:pStyle", "w:numPr", "w:jc", "w:outlineLvl"))
CENTRED = ("center", "centre")
NO_OUTLINE = 9
"""The outline level of body text; 0 is the highest heading."""


class ParagraphLook(NamedTuple):
    """What is known of a paragraph by its own properties or by those of a style."""

    style: str = ""
    number: NumberedBy = NumberedBy()
    outline: int | None = None
    centred: bool | None = None


PLAIN = ParagraphLook()


class Styles:
    """The paragraph styles of a document, each with what it takes from the one it is based on."""

    def __init__(self, root: _Element | None) -> None:
        rows = root.iterchildren(qname("w:style")) if root is not None else ()
        self._rows = {row.get(qname("w:styleId"), ""): row for row in rows}
        self._looks: dict[str, ParagraphLook] = {}
        default = (i for i, row in self._rows.items() if row.get(qname("w:default")) in ("1", "true"))
        self._default = next((i for i in default if self._rows[i].get(qname("w:type")) == "paragraph"), "")

    def look(self, style: str) -> ParagraphLook:
        """The look that ``style`` gives (``""``: the default of paragraphs)."""
        style = style or self._default
        if style not in self._looks:
            self._looks[style] = PLAIN  # a style based on itself ends here
            self._looks[style] = self._made(style)
        return self._looks[style]

    def _made(self, style: str) -> ParagraphLook:
        row = self._rows.get(style)
        if row is None:
            return PLAIN
        parent = row.find(qname("w:basedOn"))
        above = self.look(parent.get(VAL, "")) if parent is not None and parent.get(VAL) else PLAIN
        properties = row.find(PPR)
        own = own_look(properties) if properties is not None else PLAIN
        number = own.number
        if number.list is None and number.level is None:
            return ParagraphLook(
                style, above.number, _first(own.outline, above.outline), _first(own.centred, above.centred)
            )
        number = NumberedBy(_first(number.list, above.number.list), number.level)
        return ParagraphLook(style, number, _first(own.outline, above.outline), _first(own.centred, above.centred))


def own_look(properties: _Element) -> ParagraphLook:
    """What ``properties`` (``w:pPr``) themselves say."""
    style, number, outline, centred = "", NumberedBy(), None, None
    for row in properties.iterchildren(PSTYLE, NUMPR, OUTLINE, JC):
        value = row.get(VAL, "")
        if row.tag == PSTYLE:
            style = value
        elif row.tag == JC:
            centred = value in CENTRED
        elif row.tag == OUTLINE:
            outline = int(value) if value.isdecimal() else None
        else:
            number = _number(row)
    return ParagraphLook(style, number, outline, centred)


def _number(row: _Element) -> NumberedBy:
    level, list_id = row.find(qname("w:ilvl")), row.find(qname("w:numId"))
    depth = level.get(VAL, "") if level is not None else ""
    return NumberedBy(list_id.get(VAL) if list_id is not None else None, int(depth) if depth.isdecimal() else None)


def _first(own: Said | None, above: Said | None) -> Said | None:
    return above if own is None else own
