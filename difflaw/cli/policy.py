"""``difflaw policy show`` and ``difflaw policy init``: what applies to a text, and a policy to start from."""

from __future__ import annotations

import os
from dataclasses import dataclass

import click

from difflaw.cli.click_words import Command
from difflaw.cli.files import staged
from difflaw.cli.gate_options import policy_options
from difflaw.cli.policies import POLICY, Policies
from difflaw.cli.printing import STDOUT, print_report
from difflaw.cli.reading import reject_empty
from difflaw.errors import OutputError
from difflaw.gate.judging import law_rules
from difflaw.gate.policy_text import policy_in_force, policy_to_start_from
from difflaw.i18n import LANGUAGES, N_, Translate, language, translator

SHOW, INIT = "show", "init"


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRequest:
    """What a person asked for on the command line, option by option."""

    action: str
    file: str | None
    policy: str | None
    levels: tuple[str, ...]
    fail_on: str | None
    lang: str | None


def command(_: Translate) -> click.Command:
    """The command, with its help in the language of ``_``."""
    told = _("show: print what applies to FILE, and where it is set. init: write a commented policy to FILE.")
    return Command(
        _,
        help=told,
        params=[
            click.Argument(["action"], type=click.Choice([SHOW, INIT]), metavar="show|init"),
            click.Argument(["file"], required=False, metavar="[FILE]", callback=reject_empty),
            *policy_options(_),
            click.Option(["--lang"], type=click.Choice(LANGUAGES), help=_("Language of the report.")),
        ],
        callback=lambda **values: run(PolicyRequest(**values)),
    )


def run(request: PolicyRequest) -> None:
    """Show or write."""
    translate = translator(language(request.lang, os.environ, follow_locale=False))
    rules = law_rules()
    if request.action == SHOW:
        policies = Policies(tuple(rule.code for rule in rules), request.policy, request.levels, request.fail_on)
        print_report(policy_in_force(policies.of(request.file or STDOUT), rules), page=True)
        return
    path, text = request.file or POLICY, policy_to_start_from(rules, translate)
    if path == STDOUT:
        print_report(text)
        return
    if os.path.exists(path):
        raise OutputError(path, N_("there is such a file already"), N_("name another, or '-' for standard output"))
    with staged([(path, text.encode("utf-8"))]):
        pass
