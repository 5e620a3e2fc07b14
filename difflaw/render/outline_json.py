"""The structure of one law as a JSON document, as ``docs/outline.schema.json`` describes it."""

from __future__ import annotations

from difflaw.changes import SCHEMA_VERSION
from difflaw.i18n import translator
from difflaw.model import Law, Level, Provision
from difflaw.render.json import Json, dump, law, unit_row
from difflaw.render.options import DEFAULT, Options


def render(parsed: Law, options: Options = DEFAULT) -> str:
    """The outline of a law, UTF-8 text that ends in a line feed; same input, same bytes."""
    provisions = [_provision(top, parsed) for top in parsed.body + parsed.annexes]
    parts = [unit_row(part, parsed) | {"kind": part.kind, "text": part.text} for part in parsed.parts]
    head = {"schema": SCHEMA_VERSION} | law(parsed, translator(options.lang))
    return dump(head | {"parts": parts, "provisions": provisions})


def _provision(provision: Provision, parsed: Law) -> Json:
    row = unit_row(provision, parsed) | {"level": provision.level, "text": provision.lead or provision.text}
    if provision.children:
        # An article has no words beside its paragraphs'; its whole text saves the reader from putting it together.
        row["text"] = provision.text if provision.level is Level.ARTICLE else provision.lead
        row["children"] = [_provision(child, parsed) for child in provision.children]
    return row
