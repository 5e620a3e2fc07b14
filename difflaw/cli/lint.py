"""``difflaw lint FILE…``: what each text must satisfy by itself."""

from __future__ import annotations

from dataclasses import dataclass

import click

from difflaw.cli.click_words import Command
from difflaw.cli.delivery import deliver
from difflaw.cli.gate_options import GateRequest, gate_options
from difflaw.cli.outputs import check
from difflaw.cli.reading import named, reading_options
from difflaw.findings import Verdict
from difflaw.gate.judging import law_rules, lint
from difflaw.i18n import Translate
from difflaw.read import STDIN
from difflaw.render.options import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class LintRequest(GateRequest):
    """What a person asked for on the command line, option by option."""

    files: tuple[str, ...]


def command(_: Translate) -> click.Command:
    """The command, with its help in the language of ``_``."""
    return Command(
        _,
        help=_("Check each FILE, the text of a law, by the rules for one text. '-' is standard input."),
        params=[
            click.Argument(["files"], metavar="FILE...", nargs=-1, required=True, callback=named),
            *gate_options(_),
            *reading_options(_),
        ],
        callback=lambda **values: run(LintRequest(**values)),
    )


def run(request: LintRequest) -> int:
    """Read, judge, show; the exit status."""
    outputs = request.outputs_wanted()
    check(outputs, [path for path in request.files if path != STDIN])
    judgements = tuple(lint(request.law(path), request.policy()) for path in request.files)
    verdict = Verdict(judgements, rules=law_rules())
    deliver(verdict, outputs, Options(lang=request.report_language))
    return int(verdict.failed)
