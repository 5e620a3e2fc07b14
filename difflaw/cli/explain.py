"""``difflaw explain OLD NEW --old 21``: why a provision is linked as it is, and what came second."""

from __future__ import annotations

from dataclasses import dataclass

import click

from difflaw.changes import Comparison
from difflaw.cli.click_words import Command
from difflaw.cli.printing import print_report
from difflaw.cli.reading import Reading, argument, compare_files, links_option, reading_options, reject_empty
from difflaw.errors import UsageError
from difflaw.i18n import N_, Translate
from difflaw.ids import from_short
from difflaw.render.options import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainRequest(Reading):
    """What a person asked for on the command line, option by option."""

    old: str
    new: str
    old_id: str | None
    new_id: str | None
    links: str | None


def command(_: Translate) -> click.Command:
    """The command, with its help in the language of ``_``."""
    old_help = _("Number (21, 133-1) or id of an article of OLD.")
    new_help = _("Number or id of an article of NEW.")
    return Command(
        _,
        help=_("Say why an article of OLD or NEW is linked as it is, and what came second."),
        params=[
            argument("old"),
            argument("new"),
            click.Option(["--old", "old_id"], metavar="NUMBER", callback=reject_empty, help=old_help),
            click.Option(["--new", "new_id"], metavar="NUMBER", callback=reject_empty, help=new_help),
            links_option(_),
            *reading_options(_),
        ],
        callback=lambda **values: run(ExplainRequest(**values)),
    )


def run(request: ExplainRequest) -> None:
    """Compare, pick the links, tell."""
    if (request.old_id is None) == (request.new_id is None):
        raise UsageError("explain", N_("one article must be named"), N_("give --old NUMBER or --new NUMBER"))
    from difflaw.render import explanation

    comparison = compare_files(request.old, request.new, request.links, request)
    side, number = ("old", request.old_id) if request.old_id else ("new", request.new_id or "")
    article = _known(comparison, side, number)
    print_report(explanation.render(comparison, side, article, Options(lang=request.report_language)))


def _known(comparison: Comparison, side: str, wanted: str) -> str:
    parsed = comparison.old if side == "old" else comparison.new
    known = {provision.id for provision in parsed.articles()}
    found = next((id for id in (wanted, from_short(wanted)) if id in known), None)
    if found is None:
        name = parsed.text.source.name
        raise UsageError(
            name, N_("there is no article {number}"), N_("see difflaw outline for its articles"), number=wanted
        )
    return found
