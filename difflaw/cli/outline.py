"""``difflaw outline FILE``: how difflaw reads one law."""

from __future__ import annotations

import click

from difflaw.cli.common import _, named, read_source, reading_options, report_language
from difflaw.cli.output import print_text
from difflaw.i18n import N_, translator
from difflaw.pipeline import law


@click.command(help=_(N_("Print the structure of the law in FILE as a tree, with what looked odd.")))
@click.argument("file", metavar="FILE", callback=named)
@click.option("--json", "as_json", is_flag=True, help=_(N_("Print a JSON document.")))
@reading_options
def command(file: str, as_json: bool, encoding: str | None, max_size: int, lang: str | None) -> None:
    """Read, parse, print."""
    parsed = law(read_source(file, encoding, max_size))
    translate = translator(report_language(lang))
    if as_json:
        from difflaw.render import json

        print_text(json.outline(parsed, translate=translate))
    else:
        from difflaw.render import outline_text

        print_text(outline_text.render(parsed, translate=translate), page=True)
