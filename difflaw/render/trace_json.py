"""What applying a decision did as a JSON document, as ``docs/trace.schema.json`` describes it."""

from __future__ import annotations

from difflaw.amendments import AMENDMENT_SCHEMA, AmendmentTrace, Applied
from difflaw.i18n import Translate, translator
from difflaw.render.json import Json, dump
from difflaw.render.options import DEFAULT, Options
from difflaw.render.verification_json import issue_row


def render(trace: AmendmentTrace, options: Options = DEFAULT) -> str:
    """The trace, UTF-8 text that ends in a line feed; same input, same bytes."""
    translate = translator(options.lang)
    steps = [_step(step, translate) for step in trace.steps]
    return dump({"schema": AMENDMENT_SCHEMA, "whole": trace.whole, "steps": steps})


def _step(applied: Applied, translate: Translate) -> Json:
    return {
        "law": applied.section.law,
        "path": applied.law.text.source.name,
        "decision": applied.decision,
        "date": applied.date,
        "whole": applied.whole,
        "receipts": [
            {"instruction": receipt.order, "at": receipt.place, "old": receipt.old, "new": receipt.new}
            for receipt in applied.receipts
        ],
        "moved": [{"old": old, "new": new} for old, new in applied.moved],
        "left_behind": [
            {"at": at, "words": words, "wanted": wanted or None} for at, words, wanted in applied.left_behind
        ],
        "issues": [issue_row(issue, translate) for issue in applied.issues],
    }
