"""One text against another."""

from __future__ import annotations

from functools import lru_cache

from difflaw.changes import Edit, Redline, placed
from difflaw.diff.atoms import atoms
from difflaw.diff.boundaries import hunks, readable
from difflaw.diff.characters import matches
from difflaw.diff.script import checked, keep, mirror, replace, tidy


def redline(old: str, new: str) -> Redline:
    """The edits from ``old`` to ``new`` as a careful drafter would mark them.

    Guarantees: the old sides joined are ``old``, the new sides ``new`` (checked on every call); no empty
    edit, neighbours of one kind merged, a deletion before the insertion at the same place; the redline
    of ``(new, old)`` is the mirror image; the same texts give the same edits on every machine.

    Raises:
        InexactRedlineError: if the check failed, which would be a mistake in this package.

    >>> [(edit.op.value, edit.new or edit.old) for edit in redline("环境保护部门", "生态环境部门")]
    [('delete', '环境保护'), ('insert', '生态环境'), ('keep', '部门')]
    """
    if old == new:
        return placed(tidy([keep(old)]))
    if not (old and new):
        return tuple(replace(old, new))
    # One direction is computed and the other read off it, so that both say the same.
    if (len(old), old) > (len(new), new):
        return checked(mirror(_redline(new, old)), old, new)
    return checked(_redline(old, new), old, new)


@lru_cache(maxsize=2)
def _atoms(text: str) -> tuple[str, ...]:
    """The atoms of the last two texts: an article that many became one with stands in one redline after another."""
    return tuple(atoms(text))


def _redline(old: str, new: str) -> Redline:
    old_atoms, new_atoms = _atoms(old), _atoms(new)
    edits: list[Edit] = []
    for hunk in readable(hunks(old_atoms, new_atoms, matches(old_atoms, new_atoms))):
        edits += [keep("".join(hunk.kept)), *replace("".join(hunk.old), "".join(hunk.new))]
    return tidy(edits)
