"""The comparison as a JSON document, as ``docs/comparison.schema.json`` describes it.

The keys are the interface. They stay as they are while ``SCHEMA_VERSION`` keeps its major number.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from typing import Any

from difflaw.changes import Change, Comparison, Edit, Op, Signal, Summary
from difflaw.i18n import Translate, translator
from difflaw.model import Law, Notice, Provision, Source, Text, Unit
from difflaw.render.options import DEFAULT, Options
from difflaw.render.view.visible import COMMANDS
from difflaw.spans import Span

Json = dict[str, Any]

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
"""One for all rows: ``json.dumps`` with these choices would make one for each."""


def render(comparison: Comparison, options: Options = DEFAULT) -> str:
    """The comparison as a JSON document, UTF-8 text that ends in a line feed; same input, same bytes.

    The options that it depends on are kept in it; ``quote`` = ``"source"`` adds to each provision its words as
    the source writes them.
    """
    source = options.quote == "source"
    translate = translator(options.lang)
    document = {
        "schema": comparison.schema,
        "options": {"quote": options.quote, "lang": options.lang},
        "old": law(comparison.old, translate),
        "new": law(comparison.new, translate),
        "same_file": comparison.same_file,
        "summary": _summary(comparison.summary),
        "links": (_change(change, comparison, source) for change in comparison.articles),
        "clauses": (_change(change, comparison, source) for change in comparison.clauses),
        "divisions": (_change(change, comparison, source) for change in comparison.divisions),
        "parts": (_change(change, comparison, source) for change in comparison.parts),
    }
    return dump(document)


def dump(document: Json) -> str:
    """``document`` as text. One line a value would be long, one line in all unreadable: objects of the
    outer two levels stand on lines of their own, what is inside them on one. The rows of a long list may come from
    a generator: each is then made only when it is written."""
    # Gathered in UTF-8, in which a row takes half the memory that it takes as a string.
    data = bytearray()
    for line in _lines(document):
        data += line.encode("utf-8", "surrogatepass")
    return data.decode("utf-8", "surrogatepass")


def _lines(document: Json) -> Iterator[str]:
    """The lines of ``document``, each with its line end."""
    yield "{\n"
    left = len(document)
    for key, value in document.items():
        left -= 1
        end = ",\n" if left else "\n"
        if not isinstance(value, (list, Generator)):
            yield f" {_dumps(key)}: {_dumps(value)}{end}"
            continue
        head = f" {_dumps(key)}: ["
        for row in value:
            yield f"{head}\n  {_dumps(row)}"
            head = ","
        yield f"\n ]{end}" if head == "," else f"{head}]{end}"
    yield "}\n"


def _dumps(value: object) -> str:
    """``value`` on one line; what would act on a screen stands as an escape, so that the data stay exact."""
    return COMMANDS.sub(lambda match: f"\\u{ord(match[0]):04x}", _ENCODER.encode(value))


def law(parsed: Law, translate: Translate) -> Json:
    """What there is to say of one side: the file, how it was read, what was odd and what was set aside."""
    source = parsed.text.source
    return {
        "path": source.name,
        "sha256": source.digest,
        "encoding": source.encoding,
        "media_type": source.media_type,
        "title": parsed.title,
        "metadata": dict(source.metadata),
        "articles": sum(1 for _ in parsed.articles()),
        "notices": [notice_row(notice, source, translate) for notice in parsed.notices],
        "ledger": [
            {
                "kind": entry.kind,
                "count": entry.count,
                "example": {"before": entry.before[:80], "after": entry.after} | _position(entry.span, source),
            }
            for entry in parsed.text.ledger
        ],
    }


def notice_row(notice: Notice, source: Source, translate: Translate) -> Json:
    """A notice with its place in the source."""
    message = translate(notice.message).format_map(dict(notice.values))
    row: Json = {"code": notice.code, "severity": notice.severity, "message": message}
    row |= _position(notice.span, source)
    return row | {"related": _position(notice.related, source)} if notice.related else row


def _position(span: Span, source: Source) -> Json:
    place = source.place(span.start)
    row: Json = {"start": span.start, "end": span.end, "line": place.line, "column": place.column}
    if place.page is not None:
        row["page"] = place.page
    if place.paragraph is not None:
        row["paragraph"] = place.paragraph
    if place.cell is not None:
        row["cell"] = place.cell
    return row


def _summary(summary: Summary) -> Json:
    return {
        "old_articles": summary.old_articles,
        "new_articles": summary.new_articles,
        "kinds": {str(kind): count for kind, count in summary.kinds},
        "signals": dict(summary.signals),
        "review": summary.review,
    }


def _change(change: Change, comparison: Comparison, source: bool) -> Json:
    link = change.link
    row: Json = {"old": link.old, "new": link.new}
    for side, unit, parsed in (("old", change.old, comparison.old), ("new", change.new, comparison.new)):
        if unit is not None:
            row |= {f"{side}_{key}": value for key, value in unit_row(unit, parsed).items() if key != "id"}
            if source:
                row[f"{side}_quote"] = parsed.text.quote(unit.own_span)
    return row | {
        "kinds": list(change.kinds),
        "signals": [_signal(signal, comparison) for signal in change.signals],
        "confidence": round(link.confidence, 4),
        "evidence": {evidence.name: round(evidence.value, 4) for evidence in link.evidence},
        "rival": link.rival,
        "rival_confidence": round(link.rival_confidence, 4),
        "review": link.review,
        "decided": link.decided,
        "edits": [_edit(edit) for edit in change.edits],
    }


def _signal(signal: Signal, comparison: Comparison) -> Json:
    sides = {"old": (comparison.old, signal.old), "new": (comparison.new, signal.new)}
    places = {side: [place_row(span, law.text) for span in spans] for side, (law, spans) in sides.items()}
    row: Json = {"code": signal.code, "values": dict(signal.values)}
    if signal.direction:
        row |= {"direction": signal.direction, "weight": signal.weight, "from": signal.was, "to": signal.now}
    return row | places


def place_row(span: Span, text: Text) -> Json:
    """The place in the source of a ``span`` of its normalised text."""
    return _position(text.source_span(span), text.source)


def unit_row(unit: Unit, parsed: Law) -> Json:
    """What every row says of a provision or part: its id, how it is called, and where it stands."""
    row: Json = {"id": unit.id}
    if isinstance(unit, Provision):
        row |= {"number": unit.number, "label": unit.label, "topic": unit.topic}
    return row | {"position": place_row(unit.span, parsed.text)}


def _edit(edit: Edit) -> Json:
    if edit.op is Op.MOVE:
        side = "old" if edit.old else "new"
        return {"op": edit.op, "text": edit.old or edit.new, "side": side, "ref": edit.ref}
    return {"op": edit.op, "text": edit.old or edit.new}
