"""A decision as a JSON document, as ``docs/decision.schema.json`` describes it."""

from __future__ import annotations

from difflaw.amendments import AMENDMENT_SCHEMA, Decision, Instruction, WordsAt, WordsChange
from difflaw.i18n import translator
from difflaw.render.json import Json, dump, notice_row, place_row
from difflaw.render.options import DEFAULT, Options


def render(decision: Decision, options: Options = DEFAULT) -> str:
    """The decision, UTF-8 text that ends in a line feed; same input, same bytes."""
    translate = translator(options.lang)
    source = decision.text.source
    return dump(
        {
            "schema": AMENDMENT_SCHEMA,
            "path": source.name,
            "sha256": source.digest,
            "title": decision.title,
            "date": decision.date,
            "effective": decision.effective,
            "sections": [
                {"law": section.law, "instructions": [_instruction(i, decision) for i in section.instructions]}
                for section in decision.sections
            ],
            "frame": [
                {
                    "kind": part.kind,
                    "text": part.span.of(decision.text.text),
                    "position": place_row(part.span, decision.text),
                }
                for part in decision.frame
            ],
            "issues": [notice_row(notice, source, translate) for notice in decision.notices],
        }
    )


def _instruction(instruction: Instruction, decision: Decision) -> Json:
    row: Json = {
        "no": instruction.number,
        "op": instruction.operation,
        "targets": list(instruction.targets),
        "new": instruction.new or None,
        "text": instruction.text or None,
    }
    if instruction.form:
        row["form"] = instruction.form
    if instruction.words:
        row["words"] = [_words(change) for change in instruction.words]
    if instruction.was:
        row["was"] = list(instruction.was)
    if instruction.near:
        row["near"] = instruction.near
    return row | {"position": place_row(instruction.span, decision.text)}


def _words(change: WordsChange) -> Json:
    row: Json = {"from": change.old, "to": change.new}
    return row if change.at is WordsAt.INSTEAD else row | {"at": change.at, "added": change.added}
