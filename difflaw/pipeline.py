"""The only place that knows the order of the stages: read, normalize, parse, align, diff, classify."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from difflaw.align import align
from difflaw.amend import read_decision
from difflaw.amendments import Decision
from difflaw.changes import NO_DECISIONS, Comparison, Decisions
from difflaw.classify import classify
from difflaw.diff import redlines
from difflaw.errors import InputError
from difflaw.i18n import N_
from difflaw.model import Law, Source
from difflaw.normalize import normalize
from difflaw.parse import parse


class _Holders:
    """Who holds the garbage collector at the moment, and whether it ran before the first of them came."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = 0
        self._ran = False

    def enter(self) -> None:
        with self._lock:
            if self._count == 0:
                self._ran = gc.isenabled()
                gc.disable()
            self._count += 1

    def leave(self) -> None:
        with self._lock:
            self._count -= 1
            if self._count == 0 and self._ran:
                gc.enable()


_HOLDERS = _Holders()
"""One for the process, as the collector is one."""


@contextmanager
def collector_held() -> Iterator[None]:
    """Hold the garbage collector of the process while many laws, or very large ones, are built and compared.

    The stages make hundreds of thousands of small values and no cycles. The collector would walk them all
    again and again and find nothing, the longer the more there are: at 10,000 articles it took half the time
    of a comparison. Memory stays what the values need; it is given back by counting, as ever. Nothing in
    difflaw does this for a caller who did not ask, because the collector belongs to the whole process.

    Guarantee: several threads may be in such blocks at once; the collector comes back when the last of them
    leaves, and only if it ran before the first came.

    >>> with collector_held():
    ...     gc.isenabled()
    False
    """
    _HOLDERS.enter()
    try:
        yield
    finally:
        _HOLDERS.leave()


def law(source: Source) -> Law:
    """The law that ``source`` holds, parsed.

    >>> from difflaw.read import read_text
    >>> [article.label for article in law(read_text("某条例\\n第一條 為了規範……。\\n第二條 本條例……。")).articles()]
    ['第一条', '第二条']

    Raises ``InputError`` when there is no article in it, ``TypeError`` when ``source`` is none (a path, a text).
    """
    _expect(source, Source)
    parsed = parse(normalize(source))
    if next(parsed.articles(), None) is None:
        raise InputError(
            source.name,
            N_("no article (第…条) stands in this text"),
            N_("check that it is the text of a law"),
        )
    return parsed


def decision(source: Source) -> Decision:
    """The amendment decision that ``source`` holds, read.

    >>> from difflaw.read import read_text
    >>> text = "关于修改《某条例》的决定\\n决定对《某条例》作如下修改：\\n一、删去第三条。"
    >>> [(i.operation.value, i.targets) for i in decision(read_text(text)).instructions()]
    [('delete-article', ('art_3',))]

    Raises ``InputError`` when it is no decision, ``TypeError`` when ``source`` is none (a path, a text).
    """
    _expect(source, Source)
    found = read_decision(normalize(source))
    if not found.amends:
        raise InputError(
            source.name,
            N_("this is no amendment decision"),
            N_("name a 修改决定 or 修正案; difflaw outline shows a law"),
        )
    return found


def compare(old: Source | Law, new: Source | Law, *, decisions: Decisions = NO_DECISIONS) -> Comparison:
    """What became of ``old`` in ``new``.

    ``decisions`` are what a reviewer decided about the pairing of articles.

    Guarantees: every article, clause, division and part of either law stands in at least one change; every
    redline rebuilds both its sides; the same input gives an equal result.

    >>> from difflaw.read import read_text
    >>> result = compare(read_text("第一条 甲。\\n第二条 乙。"), read_text("第一条 甲。\\n第二条 丙丁。\\n第三条 乙。"))
    >>> [(c.link.old, c.link.new, [str(kind) for kind in c.kinds]) for c in result.articles]
    [('art_1', 'art_1', ['unchanged']), (None, 'art_2', ['added']), ('art_2', 'art_3', ['renumbered'])]

    Raises ``InputError`` when one side holds no article, ``TypeError`` when one is neither a ``Source`` nor a
    ``Law`` (a path, a text).
    """
    _expect(old, Source, Law)
    _expect(new, Source, Law)
    before = law(old) if isinstance(old, Source) else old
    after = law(new) if isinstance(new, Source) else new
    alignment = align(before, after, decisions)
    return classify(before, after, alignment, redlines(before, after, alignment))


def _expect(given: object, *types: type) -> None:
    if not isinstance(given, types):
        wanted = " or ".join(f"a {kind.__name__}" for kind in types)
        raise TypeError(
            f"{wanted} is wanted, not {type(given).__name__}: difflaw.read reads a file, difflaw.read_text a text"
        )
