"""One row of the comparison in Markdown: its line in the table, and its redline to unfold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from difflaw.changes import Op
from difflaw.i18n import Translate
from difflaw.marks import REVIEW
from difflaw.render.markdown.escape import escaped
from difflaw.render.view.clause_words import (
    changed_characters,
    labelled,
    opening,
    remarks,
    shown_blocks,
    stub_words,
    touched,
    unchanged,
)
from difflaw.render.view.rows import ClauseBlock, Form, Row, Segment
from difflaw.render.view.titles import flag_words, new_title, old_title, reasons, relations, title, words

FIRST_WORDS = 16
"""Characters of an unchanged clause that stay when it is folded: enough to know it by."""


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
    """The rank of the most telling flag, those set aside that another one accounts for."""
    explained = {flag.explains for flag in row.flags}
    return min(flag.rank for flag in row.flags if flag.code not in explained)


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
    changed = not all(unchanged(block) for block, _ in shown_blocks(row, fold=False))
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
    for block, folded in shown_blocks(row, fold=True):
        # A full-width space is kept where HTML drops an ordinary one, and a forge lets no style through.
        yield f"<p>{2 * block.depth * '　'}{_text(block, folded, translate)}</p>"


def _text(block: ClauseBlock, folded: bool, translate: Translate) -> str:
    if folded:
        text = opening(block)
        return escaped(text if len(text) <= FIRST_WORDS else text[:FIRST_WORDS] + "…")
    if block.gone_to:
        return f"<i>{escaped(stub_words(block, translate))}</i>"
    told = remarks(block, translate) + [translate(REVIEW.word)] * (REVIEW in block.flags)
    return redlined(labelled(block)) + "".join(f" <i>{escaped(text)}</i>" for text in told)
