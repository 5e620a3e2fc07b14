"""The command line: the only place that prints and exits.

``difflaw OLD NEW`` compares; ``difflaw outline`` and ``difflaw explain`` are commands by name. A command's
module is imported only when it is called for.
"""

from __future__ import annotations

import importlib
import os
import sys

COMMANDS = ("compare", "outline", "explain")


def main() -> None:
    """Run the command line; exits with 0, 1 (``--exit-code``, differences) or 2 (something to put right)."""
    arguments = sys.argv[1:]
    name = arguments.pop(0) if arguments and arguments[0] in COMMANDS else "compare"
    try:
        status = _run(name, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has what it wanted. Point stdout elsewhere, or Python complains of it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status)


def _run(name: str, arguments: list[str]) -> int:
    from difflaw.cli.words import lend_to_click

    lend_to_click()
    import click

    from difflaw.cli.common import _
    from difflaw.errors import DifflawError

    module = importlib.import_module(f"difflaw.cli.{name}")
    program = "difflaw" if name == "compare" else f"difflaw {name}"
    try:
        status = module.command.main(arguments, prog_name=program, standalone_mode=False)
    except DifflawError as error:
        return _fail(error.describe(_))
    except click.ClickException as error:
        return _fail(" ".join(error.format_message().split()))
    except (click.Abort, KeyboardInterrupt):
        return 130
    return status if isinstance(status, int) else 0


def _fail(message: str) -> int:
    import click

    click.echo(f"difflaw: {message}", err=True)
    return 2
