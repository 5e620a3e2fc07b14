"""``difflaw explain OLD NEW --old 21``: why a provision is linked as it is, and what came second."""

from __future__ import annotations

import click

from difflaw.changes import Comparison
from difflaw.cli.common import _, compare_files, named, reading_options, report_language
from difflaw.cli.output import print_text
from difflaw.errors import UsageError
from difflaw.i18n import N_, translator
from difflaw.ids import from_short


@click.command(help=_(N_("Say why an article of OLD or NEW is linked as it is, and what came second.")))
@click.argument("old", metavar="OLD", callback=named)
@click.argument("new", metavar="NEW", callback=named)
@click.option(
    "--old", "old_id", metavar="NUMBER", callback=named, help=_(N_("Number (21, 133-1) or id of an article of OLD."))
)
@click.option("--new", "new_id", metavar="NUMBER", callback=named, help=_(N_("Number or id of an article of NEW.")))
@click.option("--links", metavar="FILE", callback=named, help=_(N_("Honour the reviewed links in FILE (TOML).")))
@reading_options
def command(
    old: str,
    new: str,
    old_id: str | None,
    new_id: str | None,
    links: str | None,
    encoding: str | None,
    max_size: int,
    lang: str | None,
) -> None:
    """Compare, pick the links, tell."""
    if (old_id is None) == (new_id is None):
        raise UsageError("explain", N_("one article must be named"), N_("give --old NUMBER or --new NUMBER"))
    from difflaw.render import explanation

    comparison = compare_files(old, new, links, encoding, max_size)
    side, wanted = ("old", old_id) if old_id else ("new", new_id or "")
    print_text(
        explanation.render(
            comparison, side, _known(comparison, side, wanted), translate=translator(report_language(lang))
        )
    )


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
