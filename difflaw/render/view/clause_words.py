"""What a clause shows in the reports made of characters (terminal, Markdown): its label, its words, its moves."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from difflaw.changes import Op
from difflaw.i18n import Translate
from difflaw.marks import REVIEW
from difflaw.render.view.rows import ClauseBlock, Form, Ref, Row, Segment
from difflaw.render.view.titles import enumeration


def touched(segments: Iterable[Segment]) -> bool:
    """Whether anything in a redline was deleted, inserted or moved."""
    return any(segment.op is not Op.KEEP for segment in segments)


def changed_characters(segments: Iterable[Segment]) -> tuple[int, int]:
    """How many characters a redline inserts and deletes; spaces and moved words do not count.

    >>> kept, gone = Segment(Op.KEEP, "甲", "甲"), Segment(Op.DELETE, "乙 丙", "")
    >>> changed_characters([kept, gone, Segment(Op.INSERT, "", "丁")])
    (1, 2)
    """
    found = {Op.INSERT: 0, Op.DELETE: 0}
    for segment in segments:
        if segment.op in found:
            found[segment.op] += len("".join((segment.old + segment.new).split()))
    return found[Op.INSERT], found[Op.DELETE]


def labelled(block: ClauseBlock) -> tuple[Segment, ...]:
    """The redline of a clause with its label, which is redlined too: ``[-（二）-]{+（三）+}……``."""
    old, new = (side.label if side else "" for side in (block.old, block.new))
    kept, replaced = [Segment(Op.KEEP, old, new)], [Segment(Op.DELETE, old, ""), Segment(Op.INSERT, "", new)]
    label = kept if old == new else replaced
    return joined([*(piece for piece in label if piece.old or piece.new), *block.segments])


def joined(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """The redline with neighbours of one kind as one segment.

    >>> [segment.old for segment in joined([Segment(Op.DELETE, "（二）", ""), Segment(Op.DELETE, "甲。", "")])]
    ['（二）甲。']
    """
    found: list[Segment] = []
    for segment in segments:
        last = found[-1] if found else None
        if last and (last.op, last.ref) == (segment.op, segment.ref):
            found[-1] = replace(last, old=last.old + segment.old, new=last.new + segment.new)
        else:
            found.append(segment)
    return tuple(found)


def shown_blocks(row: Row, *, fold: bool) -> list[tuple[ClauseBlock, bool]]:
    """The clauses of a row that a report shows, each with whether it is folded to its first words.

    Left out are stubs that say nothing new (the clause stayed, or its words are shown in the row with
    the place they went to), and with ``fold`` the unchanged lines of what is no provision, such as the
    list of contents; the unchanged clauses of an article of several are then folded.
    """
    told = {segment.ref.anchor for block in row.blocks for segment in block.segments if segment.ref}
    shown = [block for block in row.blocks if not any(_idle(block, place, told) for place in block.gone_to)]
    folded = [fold and len(shown) > 1 and unchanged(block) for block in shown]
    return [pair for pair in zip(shown, folded, strict=True) if not (pair[1] and row.form is Form.PART)]


def _idle(block: ClauseBlock, place: Ref, told: Collection[str]) -> bool:
    return place.anchor in told or (block.old is not None and block.old.name == place.name)


def unchanged(block: ClauseBlock) -> bool:
    """Whether there is nothing to tell of a clause."""
    return not (touched(labelled(block)) or block.gone_to or block.came_from or REVIEW in block.flags)


def opening(block: ClauseBlock) -> str:
    """The label and words of an unchanged clause, to be cut to its first words."""
    return "".join(segment.new for segment in labelled(block))


def stub_words(block: ClauseBlock, translate: Translate) -> str:
    """What stands where a clause was that moved away: its label, or its name if it has none, and the place."""
    name = (block.old.label or block.old.name) if block.old else ""
    place = enumeration((ref.name for ref in block.gone_to), translate)
    return f"{name} " + translate("→ moved to {place}").format(place=place)


def _came_from(block: ClauseBlock, translate: Translate) -> list[str]:
    """A sentence on where a clause that moved here came from; none if it is called the same."""
    here = block.new.name if block.new else ""
    places = [ref.name for ref in block.came_from if ref.name != here]
    return [translate("moved from {place}").format(place=enumeration(places, translate))] if places else []


def remarks(block: ClauseBlock, translate: Translate) -> list[str]:
    """What the redline of a clause does not show: that it was split or merged, and where it came from."""
    told = [translate(flag.word) for flag in block.flags if flag.hidden_in_clause]
    return told + _came_from(block, translate)
