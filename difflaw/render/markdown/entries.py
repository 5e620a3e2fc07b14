"""One row of the comparison in Markdown: its line in the table, and its redline to unfold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from difflaw.changes import Op
from difflaw.render.markdown.escape import escaped
from difflaw.render.titles import (
    changed_characters,
    enumeration,
    flag_words,
    labelled,
    new_title,
    old_title,
    reasons,
    relations,
    title,
    touched,
    words,
)
from difflaw.render.view import Block, Flag, Form, Row, Segment
from difflaw.render.words import WORDS, Translate

FIRST_WORDS = 16
"""Characters of an unchanged clause that stay when it is folded: enough to know it by."""

RANKS = (
    (Flag.REVIEW,),
    (Flag.ADDED, Flag.DELETED, Flag.SPLIT, Flag.MERGED),
    (Flag.MODIFIED,),
    (Flag.MOVED,),
    (Flag.CONSEQUENTIAL,),
    (Flag.RENUMBERED,),
)
"""What is left out last comes first: what a person must look at, then what is new or gone, and so on down to
what only follows from it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the document says of one row: ``line`` in the table, ``redline`` below it (empty if there is
    nothing to unfold), and how important that is: the smaller, the more."""

    line: str
    redline: str
    rank: tuple[int, int]


def entry(row: Row, arrow: str, translate: Translate) -> Entry:
    """The entry of a row; ``arrow`` is the direction in which it moved, if it did."""
    inserted, deleted = changed_characters(row.topic + row.segments)
    return Entry(_line(row, arrow, translate), _redline(row, translate), (_rank(row), -inserted - deleted))


def _rank(row: Row) -> int:
    consequential = Flag.CONSEQUENTIAL in row.flags
    return next(
        (
            rank
            for rank, flags in enumerate(RANKS)
            if any(flag in row.flags for flag in flags) and not (consequential and Flag.MODIFIED in flags)
        ),
        len(RANKS),
    )


def _line(row: Row, arrow: str, translate: Translate) -> str:
    inserted, deleted = changed_characters(row.topic + row.segments)
    cells = (
        escaped(old_title(row, translate)),
        " ".join(filter(None, (escaped(new_title(row, translate)), arrow))),
        redlined(row.topic),
        escaped(" · ".join(flag_words(row.flags, translate))),
        " ".join(f"{sign}{count}" for sign, count in (("+", inserted), ("−", deleted)) if count),
    )
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|\n"


def redlined(segments: Iterable[Segment]) -> str:
    """A redline with ``<del>`` and ``<ins>``, which every forge shows struck and underlined.

    >>> redlined([Segment(Op.KEEP, "第", "第"), Segment(Op.DELETE, "1", ""), Segment(Op.INSERT, "", "<2>")])
    '第<del>1</del><ins>&#60;2&#62;</ins>'
    """
    return "".join(map(_segment, segments))


def _segment(segment: Segment) -> str:
    if segment.op is Op.KEEP:
        return escaped(segment.new)
    tag, arrow = ("del", "→") if segment.old else ("ins", "←")
    place = f"<sub>{arrow} {escaped(segment.ref.name)}</sub>" if segment.ref else ""
    return f"<{tag}>{escaped(segment.old or segment.new)}</{tag}>{place}"


def _redline(row: Row, translate: Translate) -> str:
    """The text of a row to unfold, without blank lines, which would end the HTML."""
    remarks = [*relations(row, translate), *reasons(row, translate)]
    changed = any(touched(labelled(block)) or block.gone_to for block in row.blocks)
    heading = row.form is Form.DIVISION and touched(row.topic)
    if not (remarks or changed or heading):
        return ""
    name = escaped(title(row, translate) or words(row.topic))
    lines = [f"<details><summary><b>{name}</b> {escaped(' · '.join(flag_words(row.flags, translate)))}</summary>"]
    lines += [f"<p><b>{escaped(remark)}</b></p>" for remark in remarks]
    lines += [f"<p>{redlined(row.topic)}</p>"] if heading else []
    lines += _blocks(row, translate)
    return "\n".join(lines) + "\n</details>\n"


def _blocks(row: Row, translate: Translate) -> Iterator[str]:
    for block in row.blocks:
        folded = len(row.blocks) > 1 and not (touched(labelled(block)) or block.gone_to or block.came_from)
        if folded and row.form is Form.PART:
            continue
        text = escaped(_first_words(block)) if folded else redlined(labelled(block)) + _remarks(block, translate)
        # A full-width space is kept where HTML drops an ordinary one, and a forge lets no style through.
        yield f"<p>{2 * block.depth * '　'}{text}</p>"


def _first_words(block: Block) -> str:
    text = "".join(segment.new for segment in labelled(block))
    return text if len(text) <= FIRST_WORDS else text[:FIRST_WORDS] + "…"


def _remarks(block: Block, translate: Translate) -> str:
    if block.gone_to:
        told = [translate("→ moved to {place}").format(place=block.gone_to[0].name)]
    else:
        told = [translate(WORDS[flag]) for flag in block.flags if flag in (Flag.SPLIT, Flag.MERGED, Flag.REVIEW)]
        if block.came_from:
            places = enumeration((ref.name for ref in block.came_from), translate)
            told.append(translate("moved from {place}").format(place=places))
    return "".join(f" <i>{escaped(text)}</i>" for text in told)
