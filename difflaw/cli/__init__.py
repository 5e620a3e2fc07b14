"""The command line: the only place that prints and exits.

``difflaw OLD NEW`` compares; ``difflaw outline`` and ``difflaw explain`` are commands by name. A command's
module is imported only when it is called for.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys

COMMANDS = ("compare", "outline", "explain")

INTERRUPTED = 130
"""Exit status after Ctrl-C: what shells give a process that ended by SIGINT, 128 + 2."""


def main() -> None:
    """Run the command line; exits with 0, 1 (``--exit-code``, differences) or 2 (something to put right)."""
    # The process ends with its report: nothing is gained by looking for garbage on the way there.
    gc.disable()
    arguments = sys.argv[1:]
    name = arguments.pop(0) if arguments and arguments[0] in COMMANDS else "compare"
    try:
        status = _run(name, arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        status = 0  # the reader has what it wanted
    except OSError as error:
        # Trouble with any other file is told where it arises, so this is standard output.
        _discard_output()
        status = _fail_to_print(error)
    sys.exit(status)


def _run(name: str, arguments: list[str]) -> int:
    from difflaw.cli.language import lend_to_click

    lend_to_click()
    import click

    from difflaw.cli.common import _
    from difflaw.errors import DifflawError

    module = importlib.import_module(f"difflaw.cli.{name}")
    program = "difflaw" if name == "compare" else f"difflaw {name}"
    try:
        # Not command.main(): it would swallow a closed pipe and exit with 1, which means "differs" here.
        with module.command.make_context(program, arguments) as context:
            status = module.command.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except DifflawError as error:
        return _fail(error.describe(_))
    except click.ClickException as error:
        return _fail(" ".join(error.format_message().split()))
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    return int(status or 0)


def _fail(message: str) -> int:
    import click

    from difflaw.errors import one_line

    click.echo(f"difflaw: {one_line(message)}", err=True)
    return 2


def _fail_to_print(error: OSError) -> int:
    from difflaw.cli.common import _
    from difflaw.cli.output import unwritable

    return _fail(unwritable("<stdout>", error).describe(_))


def _discard_output() -> None:
    """Point standard output elsewhere, or Python tries once more at exit, and complains."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
