"""What provisions are called in full, and where a report shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from difflaw.changes import Change, Comparison, Kind
from difflaw.model import Law, Level, Provision
from difflaw.numerals import to_chinese


@dataclass(frozen=True, slots=True)
class Ref:
    """A provision by its full name (``第六条第一款第（三）项``), and the anchor where it is shown."""

    name: str
    anchor: str
    old: bool
    """Whether it is named as in the old law."""


@dataclass(frozen=True, slots=True)
class Names:
    """Full names, owners and anchors of every provision of one law, by id.

    ``owners`` leads from a clause to the article it stands in.
    """

    names: dict[str, str]
    owners: dict[str, str]
    anchors: dict[str, str]
    old: bool

    def ref(self, provision: str) -> Ref:
        """How to name and reach a provision; one that is not in the law keeps its id for a name."""
        return Ref(self.names.get(provision, provision), self.anchors.get(provision, provision), self.old)


def new_names(comparison: Comparison) -> Names:
    """Names of the new law: the anchors are the ids."""
    names, owners = _named(comparison.new)
    return Names(names, owners, {provision: provision for provision in names}, old=False)


def old_names(comparison: Comparison) -> Names:
    """Names of the old law: what stayed is shown at its successor, the rest under ``old-ID``."""
    names, owners = _named(comparison.old)
    anchors = {provision: old_anchor(provision) for provision in names}
    for change in (*comparison.articles, *comparison.clauses, *comparison.divisions):
        if change.link.old and change.link.new and not leaves_stub(change):
            anchors[change.link.old] = change.link.new
    return Names(names, owners, anchors, old=True)


def old_anchor(provision: str) -> str:
    """Where what is gone, or the stub of what moved away, is shown."""
    return f"old-{provision}"


def line_anchor(row: str, number: int) -> str:
    """Where the line ``number`` (from 1) of a row is shown that has no clauses to name its lines by."""
    return f"{row}__line_{number}"


def leaves_stub(change: Change) -> bool:
    """Whether the old place of a change is marked with a stub: it moved away from there, and has a name to call."""
    return Kind.MOVED in change.kinds and isinstance(change.old, Provision) and change.new is not None


def _named(law: Law) -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    owners: dict[str, str] = {}
    for top in (*law.body, *law.annexes):
        for provision, name, owner in _walk(top, "", ""):
            names[provision.id] = name
            if owner:
                owners[provision.id] = owner
    return names, owners


def _walk(provision: Provision, above: str, owner: str) -> Iterator[tuple[Provision, str, str]]:
    level = provision.level
    inside = {Level.PARAGRAPH: "款", Level.ITEM: "项", Level.SUBITEM: "目"}.get(level, "")
    if level is Level.PARAGRAPH:
        name = above + f"第{to_chinese(int(provision.number or 0))}款"
    elif inside:
        name = above + (f"第{provision.label.strip('.．、')}{inside}" if provision.label else inside)
    elif level in (Level.ARTICLE, Level.ANNEX):
        name, owner = provision.label or provision.topic, provision.id
    else:
        name = " ".join(filter(None, (provision.label, provision.topic)))
    yield provision, name, owner
    for child in provision.children:
        yield from _walk(child, name if owner else "", owner)
