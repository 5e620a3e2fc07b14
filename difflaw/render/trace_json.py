"""What applying a decision did as a JSON document, as ``docs/trace.schema.json`` describes it."""

from __future__ import annotations

from difflaw.amendments import AMENDMENT_SCHEMA, Applied
from difflaw.i18n import translator
from difflaw.render.json import dump
from difflaw.render.options import DEFAULT, Options
from difflaw.render.verification_json import issue_row


def render(applied: Applied, options: Options = DEFAULT) -> str:
    """The trace, UTF-8 text that ends in a line feed; same input, same bytes."""
    translate = translator(options.lang)
    return dump(
        {
            "schema": AMENDMENT_SCHEMA,
            "law": applied.section.law,
            "path": applied.law.text.source.name,
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
    )
