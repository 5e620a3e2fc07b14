"""An edit script: the list of edits that leads from one text to another, and what must hold of it."""

from __future__ import annotations

from collections.abc import Iterable

from difflaw.changes import Edit, Op, Redline, new_text, old_text, placed

_MIRRORED = {Op.KEEP: Op.KEEP, Op.MOVE: Op.MOVE, Op.DELETE: Op.INSERT, Op.INSERT: Op.DELETE}


class InexactRedlineError(AssertionError):
    """A redline whose sides are not the two texts: a mistake in difflaw, never in its input."""


def keep(text: str) -> Edit:
    """``text`` stands on both sides."""
    return Edit(Op.KEEP, text, text)


def replace(old: str, new: str) -> list[Edit]:
    """``old`` is struck and ``new`` put in its place; either may be empty."""
    edits = [Edit(Op.DELETE, old, "")] if old else []
    return [*edits, Edit(Op.INSERT, "", new)] if new else edits


def mirror(edits: Iterable[Edit]) -> Redline:
    """The script of the way back, with its places from 0.

    >>> mirror(replace("甲", "乙")) == placed(replace("乙", "甲"))
    True
    """
    return placed(tidy(Edit(_MIRRORED[edit.op], edit.new, edit.old, edit.ref) for edit in edits))


def tidy(edits: Iterable[Edit]) -> Redline:
    """The same script in its one normal form, places aside: no empty edits, what leaves stands before what arrives
    at the same place, neighbours of the same kind are one edit."""
    done: list[Edit] = []
    leaving: list[Edit] = []
    arriving: list[Edit] = []
    for edit in edits:
        if edit.op is not Op.KEEP:
            _append(leaving if edit.old else arriving, edit)
        elif edit.old:
            done += leaving + arriving
            leaving, arriving = [], []
            _append(done, edit)
    return (*done, *leaving, *arriving)


def _append(edits: list[Edit], edit: Edit) -> None:
    last = edits[-1] if edits else None
    if last and (last.op, last.ref) == (edit.op, edit.ref):
        edits[-1] = Edit(edit.op, last.old + edit.old, last.new + edit.new, edit.ref)
    elif edit.old or edit.new:
        edits.append(edit)


def checked(edits: Redline, old: str, new: str) -> Redline:
    """``edits`` with their places in ``old`` and ``new``, if these are their sides.

    Raises:
        InexactRedlineError: otherwise. Showing a wrong redline of a law is worse than showing none.
    """
    if old_text(edits) != old or new_text(edits) != new:
        raise InexactRedlineError(f"redline does not rebuild its texts: {old[:40]!r} and {new[:40]!r}")
    return placed(edits)
