"""The options of the commands that judge: the policy, known places, the form of the report, what fails."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

import click

from difflaw.cli.outputs import Output, flag, format_option, output_option, wanted
from difflaw.cli.policies import Policies
from difflaw.cli.printing import STDOUT
from difflaw.cli.reading import Reading, reject_empty
from difflaw.findings import Verdict
from difflaw.gate.policy import FAIL_ON
from difflaw.i18n import Translate
from difflaw.render.registry import find


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRequest(Reading):
    """What a person asked for of a command that judges."""

    form: str | None
    json: bool
    outputs: tuple[str, ...]
    policy: str | None
    levels: tuple[str, ...]
    fail_on: str | None
    suppressions: str | None
    baseline: str | None
    write_baseline: str | None
    today: datetime | None

    @property
    def day(self) -> date | None:
        """The day by which entries lapse, where one was named."""
        return self.today.date() if self.today else None

    def outputs_wanted(self) -> list[Output]:
        """Every output that was asked for."""
        forms = list(dict.fromkeys(filter(None, ["json" if self.json else None, self.form])))
        found = wanted(Verdict, self.outputs, forms)
        known = find(Verdict, "baseline")
        if self.write_baseline and known:
            # The baseline takes standard output only where nothing else asks for it.
            alone = self.write_baseline == STDOUT and not (forms or self.outputs)
            found = [*(() if alone else found), Output(known, self.write_baseline)]
        return found

    def policies(self, rules: Collection[str]) -> Policies:
        """Where the policy of each file comes from; ``rules`` are the codes there are."""
        return Policies(rules, self.policy, self.levels, self.fail_on)


def gate_options(_: Translate) -> list[click.Parameter]:
    """The options of a command that judges."""
    return [
        format_option(Verdict, _),
        flag("json", _("Print a JSON document.")),
        output_option(Verdict, _),
        *policy_options(_),
        click.Option(
            ["--suppressions"],
            metavar="FILE",
            callback=reject_empty,
            help=_("Read suppressions from FILE, instead of the file beside the text."),
        ),
        click.Option(
            ["--baseline"], metavar="FILE", callback=reject_empty, help=_("Let stand the findings that FILE knows.")
        ),
        click.Option(
            ["--write-baseline"],
            metavar="FILE",
            callback=reject_empty,
            help=_("Write all present findings to FILE, as a baseline, and pass."),
        ),
        click.Option(
            ["--today"],
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="DATE",
            help=_("The day by which suppressions lapse, instead of that of the clock."),
        ),
    ]


def policy_options(_: Translate) -> list[click.Parameter]:
    """The options that say which policy applies."""
    return [
        click.Option(
            ["--policy"],
            metavar="FILE",
            callback=reject_empty,
            help=_("The policy, instead of the nearest difflaw.toml or pyproject.toml."),
        ),
        click.Option(
            ["--level", "levels"],
            metavar="RULE=LEVEL",
            multiple=True,
            callback=reject_empty,
            help=_("The level of a rule, whatever the policy says; may be given more than once."),
        ),
        click.Option(
            ["--fail-on"],
            type=click.Choice(FAIL_ON),
            help=_("The least level that fails, whatever the policy says."),
        ),
    ]
