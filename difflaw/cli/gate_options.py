"""The options of the commands that judge: the policy, the form, what fails."""

from __future__ import annotations

from dataclasses import dataclass

import click

from difflaw.cli.outputs import Output, output_option, wanted
from difflaw.cli.reading import Reading
from difflaw.findings import Grade, Verdict
from difflaw.gate.policy import Policy
from difflaw.i18n import Translate
from difflaw.render.registry import reports_on

NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRequest(Reading):
    """What a person asked for of a command that judges."""

    form: str | None
    json: bool
    outputs: tuple[str, ...]
    fail_on: str | None

    def outputs_wanted(self) -> list[Output]:
        """Every output that was asked for."""
        flags = ["json"] if self.json else []
        return wanted(Verdict, self.outputs, [*flags, *([self.form] if self.form else [])])

    def policy(self) -> Policy:
        """The policy."""
        return Policy(fail_on=None if self.fail_on == NEVER else Grade(self.fail_on or Grade.ERROR))


def gate_options(_: Translate) -> list[click.Parameter]:
    """The options of a command that judges."""
    forms = [report.name for report in reports_on(Verdict)]
    return [
        click.Option(["--format", "form"], type=click.Choice(forms), help=_("The form of the report.")),
        click.Option(["--json"], is_flag=True, help=_("Print a JSON document.")),
        output_option(Verdict, _),
        click.Option(
            ["--fail-on"],
            type=click.Choice([*(str(grade) for grade in Grade if grade is not Grade.OFF), NEVER]),
            help=_("The least level that fails the run, instead of what the policy says."),
        ),
    ]
