"""What a person decided about the pairing of provisions, read from a small TOML file.

    confirm = [["21", "23"]]     # old 21 became new 23
    add = [["21", "24"]]         # and also new 24 (a split, a merge)
    forbid = [["28", "61"]]      # old 28 did not become new 61
    added = ["24"]               # new 24 has no predecessor
    deleted = ["19"]             # old 19 has no successor

An article is named by its number (``"21"``, ``"133-1"``) or its id, a clause by its id (``"art_6__para_2"``); an
article may be paired with a clause, which it became or was.
``difflaw.render.links_file`` writes such a file, to start a review from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from difflaw import ids
from difflaw.changes import Decisions, IdPair
from difflaw.errors import LinksError
from difflaw.i18n import N_
from difflaw.model import CLAUSES, Law, Level
from difflaw.toml_text import TomlText, read_toml

PAIRS = ("confirm", "add", "forbid")
SINGLES = ("added", "deleted")

REMEDY = N_("give lists of pairs, as in docs/links.md")


def parse_links(text: str, name: str, old: Law, new: Law) -> Decisions:
    """The decisions in ``text``; ``name`` is the file's name for errors, ``old`` and ``new`` the laws they
    are about.

    Raises ``LinksError``, with file and line, when the text is not TOML of this form, is larger than any review,
    names a provision that its law does not have, pairs an article with a clause, or contradicts itself.
    """
    document = read_toml(text, name, LinksError, REMEDY)
    table = document.table
    reader = _Reader(text, document, (_ids(old), _ids(new)))
    for key in table:
        if key not in (*PAIRS, *SINGLES):
            raise reader.error(
                key,
                None,
                N_("there is no entry called {key}"),
                N_("use {known}"),
                key=key,
                known=", ".join((*PAIRS, *SINGLES)),
            )
    confirm, add, forbid = (tuple(reader.pairs(key, table.get(key, []))) for key in PAIRS)
    added, deleted = (tuple(reader.singles(key, table.get(key, []))) for key in SINGLES)
    decisions = Decisions(confirm=confirm, add=add, forbid=forbid, added=added, deleted=deleted)
    _check(decisions, reader)
    return decisions


class _Reader:
    """Reads entries and says where in the file each stands; lives only inside ``parse_links``."""

    def __init__(self, text: str, document: TomlText, ids: tuple[frozenset[str], frozenset[str]]) -> None:
        self._text = text
        self._document = document
        self._ids = ids

    def pairs(self, key: str, value: object) -> Iterator[IdPair]:
        for entry in self._list(key, value):
            if not (isinstance(entry, list) and len(entry) == 2 and all(isinstance(e, str) for e in entry)):
                raise self.error(
                    key, None, N_("{key} holds something that is not a pair"), N_('write ["21", "23"]'), key=key
                )
            yield self._id(key, entry[0], 0), self._id(key, entry[1], 1)

    def singles(self, key: str, value: object) -> Iterator[str]:
        for entry in self._list(key, value):
            if not isinstance(entry, str):
                raise self.error(
                    key, None, N_("{key} holds something that is not a provision"), N_('write "24"'), key=key
                )
            yield self._id(key, entry, 1 if key == "added" else 0)

    def _list(self, key: str, value: object) -> list[object]:
        if not isinstance(value, list):
            raise self.error(key, None, N_("{key} is not a list"), N_("give a list in square brackets"), key=key)
        return value

    def _id(self, key: str, entry: str, side: int) -> str:
        id = ids.from_short(entry)
        if id not in self._ids[side]:
            cause = (
                N_("the old law has no article or clause {entry}")
                if side == 0
                else N_("the new law has no article or clause {entry}")
            )
            raise self.error(key, entry, cause, N_("see difflaw outline for what it has"), entry=entry)
        return id

    def error(self, key: str, entry: str | None, cause: str, remedy: str, /, **values: object) -> LinksError:
        return LinksError(f"{self._document.name}:{self._line(key, entry)}", cause, remedy, **values)

    def _line(self, key: str, entry: str | None) -> int:
        """The line on which ``entry`` stands after ``key``; that of ``key`` where it is not to be found."""
        line = self._document.line((key,))
        at = sum(len(row) + 1 for row in self._text.split("\n")[: line - 1])
        found = re.compile(rf"[\"']{re.escape(entry)}[\"']").search(self._text, at) if entry else None
        return self._text.count("\n", 0, found.start()) + 1 if found else line


def _check(decisions: Decisions, reader: _Reader) -> None:
    """Refuse what cannot all be true."""
    linked = {pair: key for key in ("confirm", "add") for pair in getattr(decisions, key)}
    for pair in decisions.forbid:
        if pair in linked:
            raise _contradiction(
                reader, "forbid", pair[0], f"{ids.short(pair[0])} -> {ids.short(pair[1])}", linked[pair]
            )
    first: dict[str, str] = {}
    for old, new in decisions.confirm:
        if first.setdefault(old, new) != new:
            name = ids.short(old)
            cause, remedy = N_("{name} stands twice under confirm"), N_("keep one and put the other under add")
            raise reader.error("confirm", ids.short(new), cause, remedy, name=name)
    for key, side, without in (("deleted", 0, decisions.deleted), ("added", 1, decisions.added)):
        for pair, other in linked.items():
            if pair[side] in without:
                raise _contradiction(reader, key, pair[side], ids.short(pair[side]), other)


def _contradiction(reader: _Reader, key: str, entry: str, words: str, other: str) -> LinksError:
    cause = N_("{words} stands both under {key} and under {other}")
    return reader.error(key, ids.short(entry), cause, N_("keep one of the two"), words=words, key=key, other=other)


def _ids(law: Law) -> frozenset[str]:
    """What a decision can be about: articles and clauses. Chapters follow their articles; annexes are few."""
    return frozenset(p.id for p in law.provisions() if p.level is Level.ARTICLE or p.level in CLAUSES)
