"""``difflaw outline FILE``: how difflaw reads one law."""

from __future__ import annotations

from dataclasses import dataclass

import click

from difflaw.cli.click_words import Command
from difflaw.cli.delivery import deliver
from difflaw.cli.outputs import check, flag, format_option, output_option, wanted
from difflaw.cli.reading import Reading, argument, reading_options
from difflaw.i18n import Translate
from difflaw.model import Law
from difflaw.read import STDIN
from difflaw.render.options import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineRequest(Reading):
    """What a person asked for on the command line, option by option."""

    file: str
    form: str | None
    json: bool
    outputs: tuple[str, ...]


def command(_: Translate) -> click.Command:
    """The command, with its help in the language of ``_``."""
    return Command(
        _,
        help=_("Print the structure of the law in FILE as a tree, with what looked odd."),
        params=[
            argument("file"),
            format_option(Law, _),
            flag("json", _("Print a JSON document.")),
            output_option(Law, _),
            *reading_options(_),
        ],
        callback=lambda **values: run(OutlineRequest(**values)),
    )


def run(request: OutlineRequest) -> None:
    """Read, parse, show."""
    forms = dict.fromkeys(filter(None, ["json" if request.json else None, request.form]))
    outputs = wanted(Law, request.outputs, list(forms))
    check(outputs, [request.file] if request.file != STDIN else [])
    deliver(request.law(request.file), outputs, Options(lang=request.report_language))
