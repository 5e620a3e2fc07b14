"""The way of reports out of the program: all are rendered, then all are written, or none."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from difflaw.cli.files import is_stream, staged, write_through
from difflaw.cli.outputs import Output
from difflaw.cli.printing import as_bytes, columns, in_color, print_report, to_terminal
from difflaw.errors import one_line
from difflaw.render.options import Options


class _Made(NamedTuple):
    output: Output
    report: str | bytes


def deliver(subject: object, outputs: Sequence[Output], options: Options, *, color: str = "never") -> None:
    """Render each of ``outputs`` and put it where it belongs; ``color`` is the value of ``--color``.

    Guarantee: after an error the files are as they were. Where the reader of a pipe has gone, it has what it
    wanted: the files are written all the same, and ``BrokenPipeError`` is raised.

    Raises ``OutputError`` for what cannot be written.
    """
    made = [_Made(output, _rendered(subject, output, options, color)) for output in outputs]
    files = [(made.output.file, as_bytes(made.report)) for made in made]
    kept = [(path, data) for path, data in files if path is not None and not is_stream(path)]
    with staged(kept):
        streams = [(path, data) for path, data in files if path is not None and is_stream(path)]
        gone = _write_streams(streams) or (None if to_terminal() else _printed(made))
    if gone:
        raise gone
    if to_terminal():  # A person may stay in the pager for an hour: by then the files are in their places.
        _print(made)


def _rendered(subject: object, output: Output, options: Options, color: str) -> str | bytes:
    colored = in_color(color, screen=output.path is None)
    return output.report.render(subject, replace(options, color=colored, width=columns()))


def _write_streams(streams: Sequence[tuple[str, bytes]]) -> BrokenPipeError | None:
    try:
        for path, data in streams:
            write_through(path, data)
    except BrokenPipeError as error:
        return error
    return None


def _printed(made: Sequence[_Made]) -> BrokenPipeError | None:
    try:
        _print(made)
    except BrokenPipeError as error:
        return error
    return None


def _print(made: Sequence[_Made]) -> None:
    """Print the report that goes to standard output; where none does, the names of the pages that were written."""
    for output, report in made:
        if output.file is None:
            print_report(report, page=output.path is None)
            return
    pages = [output.file for output, _ in made if output.file is not None and output.report.name == "html"]
    if pages and sys.stdout is not None:
        print_report("".join(f"{one_line(page)}\n" for page in pages))
