"""``difflaw check OLD NEW``: what an amendment changed in substance, and what it left behind."""

from __future__ import annotations

from dataclasses import dataclass

import click

import difflaw
from difflaw.cli.click_words import Command
from difflaw.cli.delivery import deliver
from difflaw.cli.gate_options import GateRequest, gate_options
from difflaw.cli.outputs import check as check_outputs
from difflaw.cli.policies import baseline, left_out, suppressions
from difflaw.cli.reading import argument, compare_files, links_option, reading_options
from difflaw.errors import PolicyError
from difflaw.findings import Verdict
from difflaw.gate.checking import check, check_rules
from difflaw.i18n import N_, Translate
from difflaw.read import STDIN
from difflaw.render.options import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest(GateRequest):
    """What a person asked for on the command line, option by option."""

    old: str
    new: str
    links: str | None


def command(_: Translate) -> click.Command:
    """The command, with its help in the language of ``_``."""
    return Command(
        _,
        help=_("Check what became of OLD in NEW: what changed in substance, and what was left behind."),
        params=[argument("old"), argument("new"), links_option(_), *gate_options(_), *reading_options(_)],
        callback=lambda **values: run(CheckRequest(**values)),
    )


def run(request: CheckRequest) -> int:
    """Read, compare, judge, show; the exit status."""
    outputs = request.outputs_wanted()
    texts = [path for path in (request.old, request.new) if path != STDIN]
    check_outputs(outputs, [*texts, *filter(None, (request.policy, request.suppressions, request.links))])
    policies = request.policies(tuple(rule.code for rule in check_rules()))
    policy = policies.of(request.new)
    if left_out(policy, request.new):
        raise PolicyError(policy.name, N_("it leaves out every text"), N_("name a text to judge"))
    comparison = compare_files(request.old, request.new, request.links, request, policy.extra)
    entries = (
        *suppressions(request.new, request.suppressions, comparison.new, policies.rules),
        *baseline(request.baseline, policies.rules),
    )
    judgement = check(comparison, policy, exemptions=entries, today=request.day)
    verdict = Verdict((judgement,), rules=check_rules(), version=difflaw.__version__)
    deliver(verdict, outputs, Options(lang=request.report_language))
    return int(verdict.failed and not request.write_baseline)
