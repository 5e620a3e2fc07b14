"""``difflaw amend read|apply|verify``: amendment decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import click

from difflaw.amendments import Decision
from difflaw.cli.click_words import Command
from difflaw.cli.delivery import deliver
from difflaw.cli.outputs import check, flag, output_option, wanted
from difflaw.cli.reading import Reading, argument, reading_options
from difflaw.errors import UsageError
from difflaw.i18n import N_, Translate
from difflaw.pipeline import decision
from difflaw.read import STDIN
from difflaw.render.options import Options

ACTIONS = ("read", "apply", "verify")


class AmendCommand(Command):
    """The command of one action: the first argument names it."""

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> click.Context:
        """The context of the action that ``args`` begin with."""
        if args and args[0] in ACTIONS:
            command = _actions(self._translate)[args[0]]
            return command.make_context(f"{info_name} {args[0]}", args[1:], *rest, **extra)
        return super().make_context(info_name, args, *rest, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the action whose context this is."""
        return super().invoke(ctx) if ctx.command is self else ctx.command.invoke(ctx)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRequest(Reading):
    """What a person asked for of one decision."""

    decision: str
    json: bool
    outputs: tuple[str, ...]


def command(_: Translate) -> click.Command:
    """The command, with its help in the language of ``_``."""
    return AmendCommand(
        _,
        help=_(
            "Read an amendment decision, apply it to a law, or verify a published text by it. "
            "ACTION is read, apply or verify; each has a --help of its own."
        ),
        params=[click.Argument(["action"], metavar="ACTION …"), *reading_options(_)],
        callback=_no_action,
    )


def _no_action(action: str, **_: object) -> None:
    raise UsageError(action, N_("there is no such action"), N_("use read, apply or verify"))


def _actions(_: Translate) -> dict[str, click.Command]:
    from difflaw.cli import amend_apply, amend_verify

    return {"read": _read_command(_), "apply": amend_apply.command(_), "verify": amend_verify.command(_)}


def _read_command(_: Translate) -> click.Command:
    return Command(
        _,
        help=_("Print what the amendment decision in DECISION says, instruction by instruction."),
        params=[
            argument("decision"),
            flag("json", _("Print a JSON document.")),
            output_option(Decision, _),
            *reading_options(_),
        ],
        callback=lambda **values: _read(DecisionRequest(**values)),
    )


def _read(request: DecisionRequest) -> int:
    """Read, show; status 1 when a sentence was not understood."""
    outputs = wanted(Decision, request.outputs, ["json"] if request.json else [])
    check(outputs, [request.decision] if request.decision != STDIN else [])
    found = decision(request.source(request.decision))
    deliver(found, outputs, Options(lang=request.report_language))
    return int(not found.understood)
