"""The only place that knows the order of the stages: read, normalize, parse, align, diff, classify.

Reading and parsing are there at once; what comes after loads with the function that needs it, so that who reads one
law does not wait for what compares two.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from difflaw.changes import NO_DECISIONS, NO_EXTRA_WORDS, Comparison, Decisions, ExtraWords
from difflaw.errors import InputError
from difflaw.i18n import N_
from difflaw.model import Law, Source
from difflaw.normalize import normalize
from difflaw.parse import parse

if TYPE_CHECKING:
    from difflaw.amendments import AmendmentTrace, Applied, Decision, LawSection, Verification


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
    of a comparison. Memory stays what the values need; it is freed by reference counting, as ever. Nothing in
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
    from difflaw.amend import read_decision

    _expect(source, Source)
    found = read_decision(normalize(source))
    if not found.amends:
        raise InputError(
            source.name,
            N_("this is no amendment decision"),
            N_("name a 修改决定 or 修正案; difflaw outline shows a law"),
        )
    return found


def amend(
    old: Source | Law,
    decisions: Sequence[Decision],
    *,
    named: str = "",
    follow_references: bool = False,
    partial: bool = False,
) -> AmendmentTrace:
    """``old`` with each of ``decisions`` applied, one after the other.

    ``named`` chooses the law of a decision that amends several, where the title of ``old`` does not tell.
    ``follow_references`` adapts the references to articles that have another number. It ends with the first decision
    that cannot be applied as a whole, unless ``partial``.

    >>> from difflaw.read import read_text
    >>> old = read_text("某条例\\n第一条 甲。\\n第二条 乙。\\n第三条 丙。")
    >>> text = "关于修改《某条例》的决定\\n决定对《某条例》作如下修改：\\n一、删去第二条。\\n对条文顺序作相应调整。"
    >>> amend(old, [decision(read_text(text))]).text
    '某条例\\n第一条 甲。\\n第二条 丙。'

    Raises ``InputError`` when a decision amends another law, or the law has no article; ``ValueError`` when there is no
    decision.
    """
    from difflaw.amend import apply_section
    from difflaw.amendments import AmendmentTrace

    if not decisions:
        raise ValueError("a decision is wanted")
    _expect(old, Source, Law)
    before = law(old) if isinstance(old, Source) else old
    done: list[Applied] = []
    for given in decisions:
        section = _section(given, before, named)
        applied = apply_section(before, section, follow_references=follow_references)
        done.append(applied._replace(decision=given.title, date=given.date))
        if not (applied.whole or partial):
            break
        if given is not decisions[-1]:
            before = read_again(done[-1])
    return AmendmentTrace(tuple(done))


def _section(given: Decision, old: Law, named: str) -> LawSection:
    from difflaw.amend import section_for

    return section_for(given, replace(old, title=named) if named else old)


def read_again(applied: Applied) -> Law:
    """The new law that ``applied`` holds as a text, parsed.

    Raises ``InputError`` when no article is left in it.
    """
    from difflaw.read import read_text

    source = applied.law.text.source
    return law(read_text(applied.text, source.name, markdown=source.media_type == "text/markdown"))


def verify(old: Source | Law, decisions: Sequence[Decision], new: Source | Law, *, named: str = "") -> Verification:
    """Whether ``new`` is what ``decisions`` make of ``old``, and where it is not.

    Raises ``InputError`` as ``amend`` does.
    """
    from difflaw.amend import residuals
    from difflaw.amendments import Verification
    from difflaw.diff import redline

    _expect(new, Source, Law)
    published = law(new) if isinstance(new, Source) else new
    done = amend(old, decisions, named=named, partial=True).steps
    last = done[-1]
    found = residuals(last, read_again(last), published)
    told = tuple(one._replace(edits=redline(one.computed, one.published)) for one in found)
    issues = tuple(issue for applied in done for issue in applied.issues)
    return Verification(last.section, decisions[len(done) - 1], told, issues)


def verify_quotations(given: Decision, new: Source | Law, *, named: str = "") -> Verification:
    """Whether what ``given`` quotes stands at its place in ``new``, where the old law is not at hand.

    Raises ``InputError`` as ``amend`` does.
    """
    from difflaw.amend import quoted_residuals
    from difflaw.amendments import Verification

    _expect(new, Source, Law)
    published = law(new) if isinstance(new, Source) else new
    section = _section(given, published, named)
    return Verification(section, given, quoted_residuals(section, published))


def compare(
    old: Source | Law, new: Source | Law, *, decisions: Decisions = NO_DECISIONS, extra: ExtraWords = NO_EXTRA_WORDS
) -> Comparison:
    """What became of ``old`` in ``new``.

    ``decisions`` are what a reviewer decided about the pairing of articles, ``extra`` words by which signals are told
    besides those that come with difflaw (a policy has them).

    Guarantees: every article, clause, division and part of either law stands in at least one change; every
    redline rebuilds both its sides; the same input gives an equal result.

    >>> from difflaw.read import read_text
    >>> result = compare(read_text("第一条 甲。\\n第二条 乙。"), read_text("第一条 甲。\\n第二条 丙丁。\\n第三条 乙。"))
    >>> [(c.link.old, c.link.new, [str(kind) for kind in c.kinds]) for c in result.articles]
    [('art_1', 'art_1', ['unchanged']), (None, 'art_2', ['added']), ('art_2', 'art_3', ['renumbered'])]

    Raises ``InputError`` when one side holds no article, ``TypeError`` when one is neither a ``Source`` nor a
    ``Law`` (a path, a text).
    """
    from difflaw.align import align
    from difflaw.classify import classify
    from difflaw.diff import redlines

    _expect(old, Source, Law)
    _expect(new, Source, Law)
    before = law(old) if isinstance(old, Source) else old
    after = law(new) if isinstance(new, Source) else new
    alignment = align(before, after, decisions)
    return classify(before, after, alignment, redlines(before, after, alignment), extra)


def _expect(given: object, *types: type) -> None:
    if not isinstance(given, types):
        wanted = " or ".join(f"a {kind.__name__}" for kind in types)
        raise TypeError(
            f"{wanted} is wanted, not {type(given).__name__}: difflaw.read reads a file, difflaw.read_text a text"
        )
