"""Which reports go where: what ``-o [FORM:]FILE`` and the flags of forms ask for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

import click

from difflaw.cli.files import same_file
from difflaw.cli.printing import STDOUT
from difflaw.cli.reading import reject_empty
from difflaw.errors import OutputError, UsageError
from difflaw.i18n import N_, Translate
from difflaw.render.registry import Report, find, find_by_suffix, reports_on

PLAIN = "text"
"""The form where nothing asks for another."""


class Output(NamedTuple):
    """A report and the file it goes to; ``-`` is standard output as it is, none is the screen, if there is one."""

    report: Report
    path: str | None = None

    @property
    def file(self) -> str | None:
        """The path, where it is not standard output."""
        return None if self.path == STDOUT else self.path


def output_option(subject: type, _: Translate) -> click.Option:
    """The option that names an output, for a command whose result is a ``subject``."""
    told = _(
        "Write to FILE ('-': standard output); may be given more than once. FORM is one of {forms}; "
        "without it the ending of FILE decides."
    )
    return click.Option(
        ["-o", "--output", "outputs"],
        metavar="[FORM:]FILE",
        multiple=True,
        callback=reject_empty,
        help=told.format(forms=_forms(subject)),
    )


def flag(form: str, told: str) -> click.Option:
    """The flag that asks for ``form``."""
    return click.Option([f"--{form}"], is_flag=True, help=told)


def format_option(subject: type, _: Translate) -> click.Option:
    """The option that names the form of the one output: ``--format json`` is ``--json``."""
    forms = [report.name for report in reports_on(subject)]
    return click.Option(["--format", "form"], type=click.Choice(forms), help=_("The form of the one report."))


def wanted(subject: type, values: Sequence[str], flags: Sequence[str]) -> list[Output]:
    """The outputs that ``values`` of ``-o`` and the ``flags`` of forms ask for; the plain report where there
    are neither.

    Raises ``UsageError`` where they contradict one another or name no form that there is.
    """
    if len(flags) > 1:
        raise UsageError(
            f"--{flags[0]} --{flags[1]}",
            N_("these are two forms for one output"),
            N_("keep one, or name each output with -o FORM:FILE"),
        )
    if not flags:
        return [_output(subject, value) for value in values] or [Output(_known(subject, PLAIN))]
    report = _known(subject, flags[0])
    if len(values) > 1 or any(_split(value)[0] for value in values):
        raise UsageError(
            f"--{flags[0]}",
            N_("a flag names the form of one output that has none of its own"),
            N_("leave it out and name each output with -o FORM:FILE"),
        )
    return [Output(report, value) for value in values] or [Output(report)]


def check(outputs: Sequence[Output], inputs: Sequence[str]) -> None:
    """Raise ``UsageError`` where two outputs go to one place, ``OutputError`` where one goes to an input."""
    if sum(output.file is None for output in outputs) > 1:
        raise UsageError(STDOUT, N_("two outputs go to standard output"), N_("name a file for all but one"))
    files = [output.file for output in outputs if output.file is not None]
    for i, file in enumerate(files):
        if any(os.path.exists(path) and same_file(file, path) for path in inputs):
            raise OutputError(file, N_("this is one of the inputs"), N_("name another file"))
        if any(same_file(file, other) for other in files[:i]):
            raise UsageError(file, N_("this is another output as well"), N_("name two files"))


def _output(subject: type, value: str) -> Output:
    """The output that one ``value`` of ``-o`` without a flag asks for."""
    form, path = _split(value)
    if not form:
        return Output(_by_ending(subject, path), path)
    report = find(subject, form)
    if report is None:
        raise UsageError(
            value,
            N_("there is no form called {form}"),
            N_("use {forms}, or write ./{value} for a file of that name"),
            form=form,
            forms=_forms(subject),
            value=value,
        )
    if not path:
        raise UsageError(value, N_("no file is named"), N_("write {form}:FILE or {form}:-"), form=form)
    return Output(report, path)


def _split(value: str) -> tuple[str, str]:
    """The form and the path in ``value``. One letter before the colon is a drive of Windows.

    >>> _split("html:x"), _split("C:/x.html"), _split("./a:b"), _split("json:C:/x"), _split("x")
    (('html', 'x'), ('', 'C:/x.html'), ('', './a:b'), ('json', 'C:/x'), ('', 'x'))
    """
    form, colon, path = value.partition(":")
    if colon and len(form) > 1 and not set(form) & {"/", "\\"}:
        return form, path
    return "", value


def _by_ending(subject: type, path: str) -> Report:
    suffix = os.path.splitext(path)[1]
    report = _known(subject, PLAIN) if path == STDOUT else find_by_suffix(subject, suffix)
    if report is None:
        raise UsageError(
            path,
            N_("the ending {suffix} stands for no form"),
            N_("write -o FORM:FILE, where FORM is {forms}"),
            suffix=suffix,
            forms=_forms(subject),
        )
    return report


def _known(subject: type, form: str) -> Report:
    report = find(subject, form)
    assert report is not None, form
    return report


def _forms(subject: type) -> str:
    return ", ".join(report.name for report in reports_on(subject))
