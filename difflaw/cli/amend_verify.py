"""``difflaw amend verify [OLD] DECISION … NEW``: whether a published law is what decisions make of the old one."""

from __future__ import annotations

from dataclasses import dataclass

import click

from difflaw.amendments import Verification
from difflaw.cli.click_words import Command
from difflaw.cli.delivery import deliver
from difflaw.cli.outputs import check, flag, output_option, wanted
from difflaw.cli.reading import Reading, reading_options, reject_empty
from difflaw.errors import UsageError
from difflaw.i18n import N_, Translate
from difflaw.pipeline import decision, verify, verify_quotations
from difflaw.read import STDIN
from difflaw.render.options import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyRequest(Reading):
    """What a person asked for on the command line, option by option."""

    texts: tuple[str, ...]
    law_name: str | None
    html: bool
    json: bool
    outputs: tuple[str, ...]
    color: str


def command(_: Translate) -> click.Command:
    """The command, with its help in the language of ``_``."""
    return Command(
        _,
        help=_(
            "Say whether NEW is what each DECISION in turn makes of OLD, and where it is not. "
            "Without OLD, whether what DECISION quotes stands at its place in NEW."
        ),
        params=[
            click.Argument(["texts"], metavar="[OLD] DECISION … NEW", nargs=-1, required=True, callback=reject_empty),
            flag("html", _("One self-contained HTML page.")),
            flag("json", _("Print a JSON document.")),
            output_option(Verification, _),
            click.Option(
                ["--law", "law_name"],
                metavar="TITLE",
                callback=reject_empty,
                help=_("The law that OLD is, by its title in the decision."),
            ),
            click.Option(
                ["--color"],
                type=click.Choice(["auto", "always", "never"]),
                default="auto",
                help=_("Whether to use colour."),
            ),
            *reading_options(_),
        ],
        callback=lambda **values: run(VerifyRequest(**values)),
    )


def run(request: VerifyRequest) -> int:
    """Verify and show; status 0 where the text is exact, 1 where it is not."""
    flags = [form for form in ("html", "json") if getattr(request, form)]
    outputs = wanted(Verification, request.outputs, flags)
    check(outputs, [path for path in request.texts if path != STDIN])
    if len(request.texts) < 2:
        raise UsageError("verify", N_("a decision and a published law are wanted"), N_("name both, the law last"))
    if request.texts.count(STDIN) > 1:
        raise UsageError("-", N_("standard input can be only one of the inputs"), N_("name files for the others"))
    found = _verified(request)
    deliver(found, outputs, Options(lang=request.report_language), color=request.color)
    return int(not found.exact)


def _verified(request: VerifyRequest) -> Verification:
    sources = [request.source(path) for path in request.texts]
    name = request.law_name or ""
    if len(sources) == 2:
        return verify_quotations(decision(sources[0]), sources[1], named=name)
    old, *decisions, new = sources
    return verify(old, [decision(source) for source in decisions], new, named=name)
