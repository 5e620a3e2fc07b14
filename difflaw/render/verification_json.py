"""A verification as a JSON document, as ``docs/verification.schema.json`` describes it."""

from __future__ import annotations

from difflaw.amendments import AMENDMENT_SCHEMA, Issue, Verification
from difflaw.i18n import Translate, translator
from difflaw.render.json import Json, dump
from difflaw.render.options import DEFAULT, Options


def render(verification: Verification, options: Options = DEFAULT) -> str:
    """The verification, UTF-8 text that ends in a line feed; same input, same bytes."""
    translate = translator(options.lang)
    return dump(
        {
            "schema": AMENDMENT_SCHEMA,
            "law": verification.section.law,
            "exact": verification.exact,
            "residuals": [
                {
                    "at": residual.at,
                    "class": residual.kind,
                    "computed": residual.computed,
                    "published": residual.published,
                    "edits": [{"op": edit.op, "text": edit.old or edit.new} for edit in residual.edits],
                    "instructions": list(residual.orders),
                }
                for residual in verification.residuals
            ],
            "issues": [issue_row(issue, translate) for issue in verification.issues],
        }
    )


def issue_row(issue: Issue, translate: Translate) -> Json:
    """An issue; ``instruction`` is the place of the instruction in its section, from 0."""
    return {
        "code": issue.code,
        "fatal": issue.fatal,
        "message": translate(issue.message).format_map(dict(issue.values)),
        "at": issue.place or None,
        "instruction": None if issue.order < 0 else issue.order,
    }
