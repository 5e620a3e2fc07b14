"""The redline of every change as it is shown, splits and merges put in order, places named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from difflaw.changes import Change, Comparison, Edit, Op
from difflaw.model import Law, Provision, Unit
from difflaw.render.view.names import Names, Ref, new_names, old_names
from difflaw.render.view.quoting import Quoter, Segment
from difflaw.render.view.shares import Steps, merge_shares, split_shares

ChangeGroup = tuple[Change, ...]
"""Changes that share their new side: one, or the edges of a merge."""


def grouped(changes: Iterable[Change]) -> list[ChangeGroup]:
    """The changes in their order, the edges of each merge together."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        key = f"new {change.link.new}" if change.new else f"old {change.link.old}"
        groups.setdefault(key, []).append(change)
    return [tuple(group) for group in groups.values()]


def unit_of(group: ChangeGroup) -> Unit:
    """What a group is about: the new provision or part, or the old one where there is no new."""
    unit = group[0].new or group[0].old
    if unit is None:
        raise ValueError("a change needs at least one side")
    return unit


@dataclass(frozen=True, slots=True)
class ShownRedlines:
    """Shown redlines and names for one comparison; built once by ``redlines``.

    ``successors`` leads from an old id to every new one.
    """

    old: Names
    new: Names
    quoter: Quoter
    successors: dict[str, tuple[str, ...]]
    shares: dict[int, Steps]
    """By the identity of the change."""

    def of(self, group: ChangeGroup) -> tuple[Segment, ...]:
        """The redline of a group: that of its change, or of all edges of the merge in one."""
        shares = [self.shares[id(change)] for change in group]
        return self.quoter.segments(
            merge_shares(shares, [change.link.old or "" for change in group], group[0].link.new or "")
        )

    def replaced(self, before: str, after: str, old_at: int, new_at: int) -> tuple[Segment, ...]:
        """``before`` wholly replaced by ``after`` (or kept, where they are equal)."""
        if before == after:
            edits = [Edit(Op.KEEP, before, after, "", old_at, new_at)] if before else []
        else:
            edits = [Edit(Op.DELETE, before, "", "", old_at, new_at)] if before else []
            edits += [Edit(Op.INSERT, "", after, "", old_at, new_at)] if after else []
        return self.quoter.segments(edits)

    def topic(self, old: Unit | None, new: Unit | None) -> tuple[Segment, ...]:
        """The redline of the topics, or of the words of two headings."""
        before, old_at = _topic(self.quoter.old, old)
        after, new_at = _topic(self.quoter.new, new)
        return self.replaced(before, after, old_at, new_at)

    def successor_refs(self, old: str) -> tuple[Ref, ...]:
        """The places an old provision went to."""
        return tuple(self.new.ref(new) for new in self.successors.get(old, ()))


def redlines(comparison: Comparison, *, source: bool) -> ShownRedlines:
    """The redlines of ``comparison``; with ``source`` quoted in the original spelling."""
    old, new = old_names(comparison), new_names(comparison)
    quoter = Quoter(comparison.old, comparison.new, source, lambda id, of_old: (old if of_old else new).ref(id))
    changes = (*comparison.articles, *comparison.clauses, *comparison.divisions, *comparison.parts)
    edges: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.link.old and change.link.new:
            edges[change.link.old].append(change)
    successors = {id: tuple(change.link.new or "" for change in found) for id, found in edges.items()}
    return ShownRedlines(old, new, quoter, successors, _shares(changes, edges.values()))


def _shares(changes: Iterable[Change], splits: Iterable[list[Change]]) -> dict[int, Steps]:
    divided: dict[int, Steps] = {id(change): change.edits for change in changes}
    for edges in splits:
        parts = split_shares([edge.edits for edge in edges], [edge.link.new or "" for edge in edges])
        divided.update(zip(map(id, edges), parts, strict=True))
    return divided


def text_at(unit: Unit | None) -> int:
    """Where the text of a provision or part begins in its normalised law."""
    return unit.own_span.start if unit else 0


def _topic(law: Law, unit: Unit | None) -> tuple[str, int]:
    if not isinstance(unit, Provision):
        return "", 0
    return unit.topic, law.topic_span(unit).start
