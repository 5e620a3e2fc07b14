"""One text against another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from difflaw.changes import Edit, Redline, placed
from difflaw.diff.atoms import atoms, is_reference
from difflaw.diff.boundaries import STOPS, Hunk, hunks, readable, size
from difflaw.diff.characters import Matched, joined_blocks, matches, matches_in
from difflaw.diff.phrases import PHRASE_ENDS, pieces
from difflaw.diff.script import checked, keep, mirror, replace, tidy

EASY = 2
"""A script of so many hunks, the last of which changes nothing, has one change: no other is easier to read."""

CHANGE = 4
"""What one more change costs a reader, in characters struck or inserted: two words. Over the benchmark 2 gives 5.09
edits an article, 4 5.07 and 6 5.02."""

PATIENCE = 2
"""How much more effort the paired sentences may cost than the shortest way: twice as much is rare, for sentences that
are not alike are not paired, and then each of them was cut up."""


def effort(script: Sequence[Hunk]) -> float:
    """What a script costs its reader: every character that is struck or inserted, and every change on its own."""
    return sum(size(hunk.old) + size(hunk.new) + CHANGE for hunk in script[:-1])


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
    for hunk in _script(old_atoms, new_atoms):
        edits += [keep("".join(hunk.kept)), *replace("".join(hunk.old), "".join(hunk.new))]
    return tidy(edits)


def _script(old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """The script that pairs the sentences first, unless the shortest is much shorter: then the sentences were joined,
    cut or put in another order, and say nothing."""
    blocks = matches(old, new)
    script = readable(hunks(old, new, blocks))
    if len(script) <= EASY:
        return script
    parts = pieces(old, new, STOPS)
    if len(parts) == 1:
        return readable(hunks(old, new, _blocks(old, new, blocks)))
    found = [
        (start + i, new_start + j, n)
        for start, stop, new_start, new_stop in parts
        for i, j, n in _blocks(old[start:stop], new[new_start:new_stop])
    ]
    by_sentence = readable(hunks(old, new, joined_blocks(found)))
    return by_sentence if effort(by_sentence) <= PATIENCE * effort(script) else script


def _blocks(old: Sequence[str], new: Sequence[str], shortest: list[Matched] | None = None) -> list[Matched]:
    """What the ``shortest`` script of a sentence keeps or, where that reads better, that between paired phrases.
    Where nothing but references differ, each stands against the one in its place, though the next one may be called
    the same now."""
    if len(old) == len(new) and all(map(_same_but_for_reference, old, new)):
        return joined_blocks((k, k, int(one == other)) for k, (one, other) in enumerate(zip(old, new, strict=True)))
    blocks = matches(old, new) if shortest is None else shortest
    if len(blocks) <= EASY:
        return blocks
    parts = pieces(old, new, PHRASE_ENDS)
    if len(parts) == 1:
        return blocks
    paired = matches_in(parts, old, new)
    return min(blocks, paired, key=lambda found: effort(readable(hunks(old, new, found))))


def _same_but_for_reference(one: str, other: str) -> bool:
    return one == other or (is_reference(one) and is_reference(other))
