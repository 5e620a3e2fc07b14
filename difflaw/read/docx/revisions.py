"""Tracked changes of a Word document: which of the two texts is read, and what there is of them.

Source: ECMA-376 part 1, 17.13.5. What is inserted stands in ``w:ins``, what is deleted in ``w:del``, what moved in
both ``w:moveFrom`` and ``w:moveTo``; the mark of a paragraph, a row and a cell carry the same as a property.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from difflaw.errors import InputError
from difflaw.i18n import N_
from difflaw.model import Notice, Severity
from difflaw.ooxml import qname
from difflaw.spans import Span


class Revisions(StrEnum):
    """What is done with tracked changes: take the text after them, the text before them, or neither."""

    ACCEPT = "accept"
    REJECT = "reject"
    ERROR = "error"


INS, DEL, FROM, TO = map(qname, ("w:ins", "w:del", "w:moveFrom", "w:moveTo"))
CELL_INS, CELL_DEL = qname("w:cellIns"), qname("w:cellDel")
_ALL = (INS, DEL, FROM, TO, CELL_INS, CELL_DEL)


def dropped(revisions: Revisions) -> tuple[str, ...]:
    """The tags whose content is not in the text that is read."""
    return (INS, TO, CELL_INS) if revisions is Revisions.REJECT else (DEL, FROM, CELL_DEL)


def tell(counts: Counter[str], revisions: Revisions, name: str) -> list[Notice]:
    """The notice on tracked changes, where there are any; ``counts`` says how many elements of each tag there are.

    Raises ``InputError`` where they are to be an error.
    """
    if not any(counts[tag] for tag in _ALL):
        return []
    values = {
        "inserted": str(counts[INS] + counts[CELL_INS]),
        "deleted": str(counts[DEL] + counts[CELL_DEL]),
        "moved": str(counts[FROM]),
    }
    if revisions is Revisions.ERROR:
        raise InputError(
            name,
            N_("the file holds tracked changes ({inserted} insertions, {deleted} deletions, {moved} moves)"),
            N_("settle them in Word, or use --revisions accept or reject"),
            **values,
        )
    accepted = N_(
        "tracked changes ({inserted} insertions, {deleted} deletions, {moved} moves) are read as if they were accepted"
    )
    rejected = N_(
        "tracked changes ({inserted} insertions, {deleted} deletions, {moved} moves) are read as if they were rejected"
    )
    message = rejected if revisions is Revisions.REJECT else accepted
    return [Notice("revisions", Severity.WARNING, Span(0, 0), message, tuple(values.items()))]
