"""From a clause to its instructions: one maker for each form of ``grammar.FORMS``, found by its name.

What one clause says of several places, or with several pairs of words, is taken apart: one instruction is one
operation at one place. A maker that gives nothing says that the clause was not understood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from difflaw import ids
from difflaw.amend import insert_makers, move_makers, replace_makers
from difflaw.amend.clause import Clause
from difflaw.amendments import Instruction, Operation, OtherForm

Maker = Callable[[Clause], Iterator[Instruction]]


def _order(clause: Clause) -> Iterator[Instruction]:
    words = clause.match[0]
    form = OtherForm.EDITORIAL if "文字" in words or "修改" in words else None
    yield clause.make(Operation.RENUMBER, [ids.EVERYWHERE], form=form, text=words)


def _effect(clause: Clause) -> Iterator[Instruction]:
    yield clause.make(Operation.OTHER, text=clause.match[0], form=OtherForm.EFFECTIVE)


MAKERS: Mapping[str, Maker] = {
    "replace": replace_makers.replace_place,
    "replace-as": move_makers.replace_as,
    "substitute": replace_makers.substitute,
    "delete-words": replace_makers.delete_words,
    "delete-words-after": replace_makers.delete_words,
    "delete": replace_makers.delete_place,
    "delete-after": replace_makers.delete_place,
    "insert-words": replace_makers.insert_words,
    "insert-between": replace_makers.insert_between,
    "insert-edge": replace_makers.insert_edge,
    "insert": insert_makers.insert_unit,
    "insert-named": insert_makers.insert_named,
    "insert-and-restate": replace_makers.insert_and_restate,
    "renumber": move_makers.renumber,
    "divide": move_makers.divide,
    "move": move_makers.move,
    "substitute-titles": replace_makers.substitute_titles,
    "renumber-quoted": move_makers.renumber_quoted,
    "rename": move_makers.rename,
    "detach": move_makers.detach,
    "merge": move_makers.merge,
    "order": _order,
    "effect": _effect,
}
"""The maker of each form; ``republish`` and ``open`` make no instruction."""
