"""What holds of any two texts: the properties of docs/architecture.md, checked on one input at a time.

``broken(old, new)`` gives a line for each property that does not hold. What is checked is worked out here from the
values of the core alone. An exception passes through: no stage and no report may raise.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from difflaw.changes import Change, Comparison, Decisions, Kind, new_text, old_text
from difflaw.links import parse_links
from difflaw.model import DIVISIONS, Law, PartKind, Provision, Source, Unit
from difflaw.normalize import normalize
from difflaw.numerals import to_chinese
from difflaw.parse import parse
from difflaw.pipeline import compare
from difflaw.read import read_text
from difflaw.render.options import Options
from difflaw.render.registry import find, reports_on
from difflaw.render.view.visible import COMMANDS
from difflaw.spans import Span

OPTIONS = (Options(lang="en"), Options(quote="source", all_articles=True, verbose=True, side_by_side=True))
"""Two ways to write every report, which between them use every choice but colour."""

MIRRORED = {Kind.ADDED: Kind.DELETED, Kind.DELETED: Kind.ADDED, Kind.SPLIT: Kind.MERGED, Kind.MERGED: Kind.SPLIT}
"""What a kind is called when the laws change places; the others keep their names."""

INSERTED = "鼹鼠驯养站每季度向邮亭换发蓝色漆牌。"
"""Words of an article that no input holds."""


def broken(old: str, new: str, *, number: int | None = None) -> Iterator[str]:
    """What does not hold of the texts ``old`` and ``new``: a line for each property, the property's name first.

    With a ``number``, three quarters of the work are left out: it picks one of the checks beyond reading, comparing
    and mirroring (the places, against itself, with an article put in, or one report written in one of the two ways).
    """
    laws = [parse(normalize(read_text(text, name))) for text, name in ((old, "old.txt"), (new, "new.txt"))]
    for law in laws:
        yield from _reading(law)
        for report in reports_on(Law):
            yield from _quiet(report.name, report.render(law, OPTIONS[0]))
    if any(next(law.articles(), None) is None for law in laws):
        return
    comparison = compare(*laws)
    yield from _comparing(comparison)
    yield from _mirrored(comparison, compare(laws[1], laws[0]))
    if number is None:
        yield from _places(laws[0])
        yield from _places(laws[1])
        yield from _same(laws[0])
        yield from _inserted(laws[0])
        yield from _reported(comparison)
    else:
        yield from _one_check(comparison, number)


def _one_check(comparison: Comparison, number: int) -> Iterator[str]:
    reports = list(reports_on(Comparison))
    checks = (_places, _same, _inserted)
    way, place = divmod(number, len(reports) + len(checks))
    if place < len(reports):
        yield from _quiet(reports[place].name, reports[place].render(comparison, OPTIONS[way % 2]))
    else:
        yield from checks[place - len(reports)](comparison.old)


def _reading(law: Law) -> Iterator[str]:
    """Nothing is lost, normalising twice changes nothing, every provision is what its spans say."""
    text = law.text.text
    at = 0
    for span in pieces(law):
        if span.start < at or text[at : span.start].strip():
            yield f"nothing is lost: characters {at} to {span.start} of {text!r}"
            break
        at = span.end
    else:
        if text[at:].strip():
            yield f"nothing is lost: {text[at:]!r} at the end"
    again = normalize(Source("again", text)).text
    if again != text:
        yield f"normalising twice changes nothing: {text!r} became {again!r}"
    for provision in law.provisions():
        yield from _provision(provision, text)
    names = [part.id for part in law.parts] + [provision.id for provision in law.provisions()]
    if len(names) > len(set(names)):
        yield f"ids are unique: {sorted(name for name in set(names) if names.count(name) > 1)}"


def pieces(law: Law) -> list[Span]:
    """The spans that together must hold every character of the law, by place."""
    found = [part.span for part in law.parts]
    pending: list[Provision] = [*law.body, *law.annexes]
    while pending:
        provision = pending.pop()
        if provision.level in DIVISIONS:
            found.append(Span(provision.span.start, provision.body.end))
            pending += provision.children
        else:
            found.append(provision.span)
    return sorted(found)


def _places(law: Law) -> Iterator[str]:
    """Every normalised character has a place in the source; what comes to none is blank, unseen or markup."""
    source = law.text.source
    kept = bytearray(len(source.text))
    for i in range(len(law.text.text)):
        span = law.text.source_span(Span(i, i + 1))
        if not 0 <= span.start < span.end <= len(source.text):
            yield f"every character has its place: {i} is at {span}"
            return
        kept[span.start : span.end] = b"\1" * len(span)
    for span in source.markup:
        kept[span.start : span.end] = b"\1" * len(span)
    lost = [i for i, character in enumerate(source.text) if not kept[i] and not _unseen(character)]
    if lost:
        yield f"nothing is lost: {source.text[lost[0]]!r} at {lost[0]} of the source"
    for notice in law.notices:
        if notice.span.end > len(source.text) or source.place(notice.span.start).line < 1:
            yield f"a notice has its place: {notice}"


def _unseen(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in ("Cf", "Cc", "Cn")


def _provision(provision: Provision, text: str) -> Iterator[str]:
    """A provision is what its spans say; its children stand in it in order."""
    edges = [provision.span.start]
    for child in provision.children:
        edges += child.span.start, child.span.end
    edges.append(provision.span.end)
    if edges != sorted(edges):
        yield f"children stand in their parent: {provision.id} {edges}"
    if provision.text != provision.body.of(text) or not provision.text.startswith(provision.lead):
        yield f"a provision is what its span says: {provision.id}"
    if not provision.span.of(text).startswith(provision.label):
        yield f"a provision begins with its label: {provision.id}"


def _all(comparison: Comparison) -> tuple[Change, ...]:
    return (*comparison.articles, *comparison.clauses, *comparison.divisions, *comparison.parts)


def _comparing(comparison: Comparison) -> Iterator[str]:
    """Redlines rebuild both sides; whatever stands in a law stands in a change; no difference, no change."""
    for change in _all(comparison):
        for unit, rebuilt in ((change.old, old_text(change.edits)), (change.new, new_text(change.edits))):
            if unit is not None and rebuilt != unit.own_text:
                yield f"redlines rebuild their sides: {change.link.old} {change.link.new}"
    for law, side in ((comparison.old, "old"), (comparison.new, "new")):
        yield from _told(
            law, [(change.old if side == "old" else change.new, change) for change in _all(comparison)], side
        )
    same = comparison.old.text.text == comparison.new.text.text
    if same and any(change.kinds != (Kind.UNCHANGED,) for change in _all(comparison)):
        yield "a law against itself has no change: two copies"
    if not same and not comparison.differs and _bare(comparison.old) != _bare(comparison.new):
        yield "what differs is told: no change differs"


def _bare(law: Law) -> list[str]:
    """The letters and digits of a law, without repeated titles: marks alone are told as editorial."""
    titles = [part.text for part in law.parts if part.kind is PartKind.TITLE]
    text = law.text.text
    for title in titles[1:]:
        text = text.replace(title, "", 1)
    return [c for c in text if c.isalnum()]


def _told(law: Law, found: Sequence[tuple[Unit | None, Change]], side: str) -> Iterator[str]:
    """Every character is in the label, topic or redline of a change; a title repeated counts once."""
    text = law.text.text
    told = bytearray(len(text))
    spans = [part.span for part in law.parts if part.kind is PartKind.TITLE]
    for unit, change in found:
        if unit is not None:
            spans.append(Span(unit.span.start, unit.own_span.start))
        spans += [edit.old_span if side == "old" else edit.new_span for edit in change.edits]
    for span in spans:
        told[span.start : span.end] = b"\1" * len(span)
    left = [i for i in range(len(text)) if not told[i] and text[i].strip()]
    if left:
        yield f"whatever stands in a law stands in a change: {text[left[0] : left[0] + 10]!r} of the {side} law"


def _mirrored(one: Comparison, other: Comparison) -> Iterator[str]:
    """``compare(b, a)`` mirrors ``compare(a, b)``: the same links with the same confidence, kinds by their mirror."""
    for name in ("articles", "clauses", "divisions", "parts"):
        here = {
            (c.link.old, c.link.new, c.link.confidence, frozenset(MIRRORED.get(k, k) for k in c.kinds))
            for c in getattr(one, name)
        }
        there = {(c.link.new, c.link.old, c.link.confidence, frozenset(c.kinds)) for c in getattr(other, name)}
        if here != there:
            yield f"compare(b, a) mirrors compare(a, b): {name} {sorted(map(str, here ^ there))[:4]}"


def _same(law: Law) -> Iterator[str]:
    for change in _all(compare(law, law)):
        if change.kinds != (Kind.UNCHANGED,) or change.link.old != change.link.new:
            kinds = [str(kind) for kind in change.kinds]
            yield f"a law against itself has no change: {change.link.old} {change.link.new} {kinds}"
            return


def _inserted(law: Law) -> Iterator[str]:
    """One article inserted gives one *added* and otherwise *renumbered*."""
    bodies = [article.text for article in law.articles() if article.text]
    if not 1 <= len(bodies) <= 40:
        return
    at = sum(map(len, bodies)) % (len(bodies) + 1)
    plain, longer = _numbered(bodies), _numbered([*bodies[:at], INSERTED, *bodies[at:]])
    for made, wanted in ((plain, len(bodies)), (longer, len(bodies) + 1)):
        if [article.number for article in made.articles()] != [str(n) for n in range(1, wanted + 1)]:
            return  # one of the bodies reads otherwise under another number
    if [a.text for a in longer.articles()][:at] != [a.text for a in plain.articles()][:at]:
        return
    changes = compare(plain, longer).articles
    added = [change.link.new for change in changes if Kind.ADDED in change.kinds]
    other = {kind for change in changes for kind in change.kinds} - {Kind.ADDED, Kind.RENUMBERED, Kind.UNCHANGED}
    if len(added) != 1 or other:
        yield f"one article inserted gives one added and otherwise renumbered: {added} {sorted(map(str, other))}"


def _numbered(bodies: Sequence[str]) -> Law:
    lines = [f"第{to_chinese(n)}条 {body}" for n, body in enumerate(bodies, 1)]
    return parse(normalize(read_text("\n".join(lines), markdown=False)))


def _reported(comparison: Comparison) -> Iterator[str]:
    """Every report can be written; none holds a character that commands; JSON reads; links read back."""
    for report in reports_on(Comparison):
        for options in OPTIONS:
            made = report.render(comparison, options)
            yield from _quiet(report.name, made)
            if report.name == "json":
                json.loads(made)
        if report.render(comparison, OPTIONS[1]) != made:
            yield f"the same input gives the same bytes: {report.name}"
    text = find(Comparison, "text")
    links = find(Comparison, "links")
    assert text is not None
    assert links is not None
    text.render(comparison, replace(OPTIONS[0], color=True, width=20))
    decisions = parse_links(str(links.render(comparison)), "links.toml", comparison.old, comparison.new)
    yield from _honoured(comparison, decisions)


def _honoured(comparison: Comparison, decisions: Decisions) -> Iterator[str]:
    """The links that a comparison found, given back to it as decisions, are its links again."""
    again = compare(comparison.old, comparison.new, decisions=decisions)
    here, there = ({(c.link.old, c.link.new) for c in found.articles} for found in (comparison, again))
    if here != there:
        yield f"decided links are honoured: {sorted(map(str, here ^ there))[:4]}"


def _quiet(name: str, report: str | bytes) -> Iterator[str]:
    if isinstance(report, str):
        found = [match[0] for match in COMMANDS.finditer(report) if match[0] != "\n"]
        if found:
            yield f"no report commands the screen: {name} holds {found[0]!r}"
