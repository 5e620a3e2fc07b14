"""Whether two texts differ only in cross-references that follow the renumbering."""

from __future__ import annotations

from collections.abc import Collection

from difflaw.references import Reference, find_references

Pairs = Collection[tuple[str, str]]
"""Ids that are linked: (old, new)."""


def follows_renumbering(old: str, new: str, pairs: Pairs) -> bool:
    """Whether ``old`` becomes ``new`` when each reference to a provision is led to its successor.

    ``pairs`` are the linked articles, clauses and divisions by id.

    >>> follows_renumbering("依照第八条处罚", "依照第九条处罚", {("art_8", "art_9")})
    True
    >>> follows_renumbering("依照第八条处罚", "依照第七条处罚", {("art_8", "art_9")})
    False
    """
    if old == new:
        return False
    before, after = find_references(old), find_references(new)
    if not before or len(before) != len(after) or _frame(old, before) != _frame(new, after):
        return False
    return all(_same(a, b, a.span.of(old), b.span.of(new), pairs) for a, b in zip(before, after, strict=True))


def _frame(text: str, references: tuple[Reference, ...]) -> list[str]:
    """The words between the references."""
    ends = [0, *(reference.span.end for reference in references)]
    starts = [*(reference.span.start for reference in references), len(text)]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]


def _same(a: Reference, b: Reference, old: str, new: str, pairs: Pairs) -> bool:
    if old == new:
        return not a.internal or not a.article or _linked(f"art_{a.article}", f"art_{b.article}", pairs)
    if not (a.internal and b.internal):
        return False
    if a.division or b.division:
        return a.law == b.law and _linked(f"chp_{a.division}", f"chp_{b.division}", pairs)
    if bool(a.paragraph) != bool(b.paragraph) or bool(a.item) != bool(b.item):
        return False
    return _linked(_id(a), _id(b), pairs)


def _linked(old: str, new: str, pairs: Pairs) -> bool:
    return (old, new) in pairs


def _id(reference: Reference) -> str:
    whole = f"art_{reference.article}"
    if reference.paragraph or reference.item:
        whole += f"__para_{reference.paragraph or 1}"
    return whole + (f"__item_{reference.item}" if reference.item else "")
