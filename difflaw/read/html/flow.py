"""A page's tree to its lines of text, as a browser would break them.

Source: HTML Living Standard, 15.3 (rendering of flow content and tables). The walk keeps no more than one place on its
way, because pages with unclosed tags nest without end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from difflaw.read.passages import Passage
from difflaw.read.tables import Cell, lay_out

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_UNSEEN_NAMES = (
    "audio base button canvas datalist embed frame frameset head iframe input link map meta noframes noscript "
    "object option optgroup param rp rt script select source style svg template textarea title track video"
)
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_AROUND = frozenset(("nav", "footer", "aside"))
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_OWN_LABEL = re.compile(r"\s*(?:第.{1,10}[条章节编]|[（(]?[一二三四五六七八九十百\d]{1,5}[）)、.．]|[①-⑳])")


@dataclass(slots=True)
class _Grid:
    """A table on its way: the rows, and the passages that wait outside the cell."""

    rows: list[list[Cell]] = field(default_factory=list)
    outside: list[list[Passage]] = field(default_factory=list)


class Flow:
    """Walks a tree once; ``passages`` is what came of it."""

    def __init__(self, root: LexborNode) -> None:
        self.passages: list[Passage] = []
        self._boxes: list[int] = []
        self._count = 0
        self._paragraph = 0
        self._words: list[str] = []
        self._linked = self._length = 0
        self._aside: list[str] = []
        self._links = 0
        self._kept = 0
        self._depth = 0
        self._centred: list[bool] = []
        self._grids: list[_Grid] = []
        self._lists: list[int | None] = []
        self._label = ""
        self._walk(root)
        self._flush()

    def _walk(self, root: LexborNode) -> None:
        node: LexborNode | None = root
        top = root.mem_id  # two nodes compare as equal when their HTML does, which takes as long as to write it
        while node is not None:
            below = node.first_child if self._enter(node) else None
            if below is not None:
                node = below
                continue
            while node is not None:
                self._leave(node)
                if node.mem_id == top:
                    return
                if node.next is not None:
                    node = node.next
                    break
                node = node.parent

    def _enter(self, node: LexborNode) -> bool:
        """Begin ``node``; whether its children are to be looked at."""
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text_content or "")
            return False
        if tag in _UNSEEN or tag.startswith(("-", "!")):
            return False
        if tag in ("br", "hr"):
            self._break()
            return False
        attributes = node.attributes
        self._aside.append(_aside(tag, attributes))
        if tag == "a":
            self._links += 1
        elif tag == "pre":
            self._kept += 1
        if tag in _BLOCKS:
            self._flush()
            self._count += 1
            self._boxes.append(self._count)
            self._centred.append(_is_centred(tag, attributes, self._centred))
            self._begin(tag, attributes)
        return True

    def _begin(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag in _HEADINGS:
            self._depth = _HEADINGS[tag]
        elif tag in ("ol", "ul", "menu", "dir"):
            start = attributes.get("start") or "1"
            self._lists.append(int(start) - 1 if tag == "ol" and start.isdecimal() else 0 if tag == "ol" else None)
        elif tag == "li" and self._lists and (last := self._lists[-1]) is not None:
            self._lists[-1] = last + 1
            self._label = f"{last + 1}. "
        elif tag == "table":
            self._grids.append(_Grid())
        elif tag == "tr" and self._grids:
            self._grids[-1].rows.append([])
        elif tag in ("td", "th") and self._grids:
            self._grids[-1].outside.append(self.passages)
            self.passages = []

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag.startswith(("-", "!")) or tag in _UNSEEN or tag in ("br", "hr"):
            return
        if tag in _BLOCKS:
            self._flush()
            self._end(tag)
            self._boxes.pop()
            self._centred.pop()
        if tag == "a":
            self._links -= 1
        elif tag == "pre":
            self._kept -= 1
        self._aside.pop()

    def _end(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._depth = 0
        elif tag in ("ol", "ul", "menu", "dir") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._label = ""
        elif tag in ("td", "th") and self._grids and self._grids[-1].outside:
            self._end_cell()
        elif tag == "table" and self._grids:
            self._end_table()

    def _end_cell(self) -> None:
        grid = self._grids[-1]
        if not grid.rows:
            grid.rows.append([])
        row = grid.rows[-1]
        row.append(Cell(len(row), tuple(self.passages)))
        self.passages = grid.outside.pop()

    def _end_table(self) -> None:
        grid = self._grids.pop()
        for passage in lay_out([tuple(row) for row in grid.rows], len(self._grids)):
            self.passages.append(passage if passage.boxes else passage._replace(boxes=tuple(self._boxes)))

    def _text(self, words: str) -> None:
        if self._kept:
            first, *rest = words.split("\n")
            self._add(first)
            for line in rest:
                self._break()
                self._add(line)
            return
        self._add(_SPACES.sub(" ", words))

    def _add(self, words: str) -> None:
        self._words.append(words)
        length = len(words.strip())
        self._length += length
        self._linked += length if self._links else 0

    def _break(self) -> None:
        """End a line; inside a heading its words go on."""
        self._flush(joined=self._depth > 0)

    def _flush(self, *, joined: bool = False) -> None:
        text = "".join(self._words).strip(" \t\r\n\f")
        linked = self._linked >= self._length
        self._words, self._length, self._linked = [], 0, 0
        if not text.strip():
            return
        if self._label and not _OWN_LABEL.match(text):
            text = self._label + text
        self._label = ""
        self._paragraph += 1
        aside = next(filter(None, self._aside), "")
        passage = Passage(
            text,
            paragraph=self._paragraph,
            depth=self._depth,
            aside=aside,
            joined=joined,
            centred=bool(self._centred and self._centred[-1]),
            boxes=tuple(self._boxes),
            linked=linked,
        )
        self.passages.append(passage)


def _aside(tag: str, attributes: dict[str, str | None]) -> str:
    """What the words in an element are set aside as, if they are."""
    if tag in _AROUND:
        return "navigation"
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
        return "hidden"
    return ""


def _is_centred(tag: str, attributes: dict[str, str | None], above: list[bool]) -> bool:
    if tag == "center" or (attributes.get("align") or "").lower() == "center":
        return True
    style = attributes.get("style") or ""
    if "text-align" in style.lower():
        return bool(_CENTRED.search(style))
    return bool(above and above[-1])
