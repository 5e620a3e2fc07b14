"""The command line: the only place that prints and exits.

``difflaw OLD NEW`` compares; ``difflaw outline`` and ``difflaw explain`` are commands by name. A command's
module is imported only when it is called for.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
from collections.abc import Callable, Sequence
from threading import current_thread, main_thread
from types import FrameType
from typing import NoReturn, TextIO

from difflaw.cli.language import spoken
from difflaw.i18n import Translate, translator

COMMANDS = ("compare", "outline", "explain", "lint", "check", "policy", "amend")

INTERRUPTED = 130
"""Exit status after Ctrl-C: what shells give a process that ended by SIGINT, 128 + 2."""


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line with ``argv``, by default that of the process; exits with 0, 1 (``--exit-code``,
    differences), 2 (something to put right) or 130 (Ctrl-C).

    This is the whole process: the garbage collector is switched off, because nothing is gained by looking for
    garbage on the way to the end. Ctrl-C becomes ``KeyboardInterrupt`` here, so that what is half done is put in
    order, and is ignored once all is done. ``run`` is the same without that.
    """
    gc.disable()
    try:
        try:
            _take_interrupts(signal.default_int_handler)
            status = run(sys.argv[1:] if argv is None else argv)
        except KeyboardInterrupt:
            status = INTERRUPTED
        _take_interrupts(signal.SIG_IGN)  # All is done: what is left is Python's own way out.
    except KeyboardInterrupt:
        status = INTERRUPTED
    sys.exit(status)


def _take_interrupts(handler: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    """Have Ctrl-C do what ``handler`` says, unless whoever started the process had it ignored."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN and current_thread() is main_thread():
        signal.signal(signal.SIGINT, handler)


def run(arguments: Sequence[str]) -> int:
    """Run the command that ``arguments`` call for; the exit status."""
    translate = translator(spoken(arguments, os.environ))
    try:
        status = _run(arguments, translate)
        if sys.stdout is not None:
            sys.stdout.flush()
    except MemoryError:
        _discard(sys.stdout)
        return _fail(_out_of_memory(translate))
    except BrokenPipeError:
        _discard(sys.stdout)
        return 0  # the reader has what it wanted
    except OSError as error:
        # Trouble with any other file is told where it arises, so this is standard output.
        _discard(sys.stdout)
        return _fail_to_print(error, translate)
    return status


def _run(arguments: Sequence[str], translate: Translate) -> int:
    import click

    from difflaw.cli.click_words import retold
    from difflaw.errors import DifflawError

    name, rest = (arguments[0], arguments[1:]) if arguments and arguments[0] in COMMANDS else ("compare", arguments)
    command: click.Command = importlib.import_module(f"difflaw.cli.{name}").command(translate)
    program = "difflaw" if name == "compare" else f"difflaw {name}"
    try:
        # Not command.main(): it would swallow a closed pipe and exit with 1, which means "differs" here.
        with command.make_context(program, list(rest)) as context:
            return int(command.invoke(context) or 0)
    except click.exceptions.Exit as end:
        return end.exit_code
    except DifflawError as error:
        return _fail(error.describe(translate))
    except click.ClickException as error:
        return _fail(retold(" ".join(error.format_message().split()), translate))
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED


def _fail(message: str) -> int:
    import click

    from difflaw.errors import one_line

    try:
        click.echo(f"difflaw: {one_line(message)}", err=True)
        if sys.stderr is not None:
            sys.stderr.flush()
    except OSError:  # standard error is full or gone: the status says it
        _discard(sys.stderr)
    return 2


def _out_of_memory(translate: Translate) -> str:
    from difflaw.errors import DifflawError
    from difflaw.i18n import N_

    cause, remedy = N_("the memory is used up"), N_("compare shorter texts, or allow the process more memory")
    return DifflawError("<memory>", cause, remedy).describe(translate)


def _fail_to_print(error: OSError, translate: Translate) -> int:
    from difflaw.cli.files import unwritable

    return _fail(unwritable("<stdout>", error).describe(translate))


def _discard(stream: TextIO) -> None:
    """Point ``stream`` elsewhere, or Python tries once more at exit, and complains."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
