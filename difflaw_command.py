"""Where the command ``difflaw`` begins: Ctrl-C is silent from here on.

This is no part of the package, because importing anything of the package imports all of it first, and a Ctrl-C in
that time would end in a traceback. The package itself leaves the signals of the process alone.
"""

import os
import signal

INTERRUPTED = 130
"""The exit status after Ctrl-C, as in ``difflaw.cli``."""


def main() -> None:
    """Run the command line. Until it takes over, Ctrl-C ends the process at once: nothing is open yet that would
    have to be put in order. Where the caller had the process ignore Ctrl-C (``nohup``), it goes on ignoring it."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    from difflaw.cli import main as command

    command()
