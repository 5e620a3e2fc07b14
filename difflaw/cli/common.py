"""What every command needs: the reader's language, and the options that say how to read."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from difflaw.changes import NO_DECISIONS, Comparison, Decisions
from difflaw.cli.language import spoken
from difflaw.errors import UsageError
from difflaw.i18n import LANGUAGES, N_, language, translator
from difflaw.model import Law, Source
from difflaw.pipeline import compare, law
from difflaw.read import MAX_BYTES, STDIN, read

F = TypeVar("F", bound=Callable[..., Any])

MIB = 1024 * 1024


_ = translator(spoken())


def named(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """What a file, an encoding or an article is called; empty it is a slip (``--links "$UNSET"``), not a wish
    to do without."""
    if value == "":
        raise click.BadParameter(_(N_("the value is empty")), context, parameter)
    return value


def reading_options(command: F) -> F:
    """The options of a command that reads laws."""
    for option in (
        click.option("--lang", type=click.Choice(LANGUAGES), help=_(N_("Language of the report."))),
        click.option(
            "--max-size",
            metavar="MIB",
            type=click.IntRange(min=1),
            default=MAX_BYTES // MIB,
            show_default=True,
            help=_(N_("Largest input accepted, in MiB.")),
        ),
        click.option(
            "--encoding", metavar="ENC", callback=named, help=_(N_("Encoding of the inputs, instead of finding it."))
        ),
    ):
        command = option(command)
    return command


def read_source(path: str, encoding: str | None, max_size: int) -> Source:
    """The source at ``path`` (``-``: standard input), read as the options say."""
    return read(path, encoding=encoding, max_bytes=max_size * MIB)


def compare_files(old: str, new: str, links: str | None, encoding: str | None, max_size: int) -> Comparison:
    """The comparison of the two files, with the reviewed links of a third where there is one."""
    if old == new == STDIN:
        raise UsageError("-", N_("standard input can be only one of the two laws"), N_("name a file for the other"))
    before = law(read_source(old, encoding, max_size))
    after = law(read_source(new, encoding, max_size))
    return compare(before, after, decisions=_decisions(links, before, after) if links else NO_DECISIONS)


def _decisions(path: str, old: Law, new: Law) -> Decisions:
    from difflaw.links import parse_links

    source = read(path)
    return parse_links(source.text, source.name, old, new)


def report_language(lang: str | None) -> str:
    """The language of a report: what was asked for, else ``DIFFLAW_LANG``, else Chinese. It does not follow
    the locale, because a report is passed on."""
    return language(lang, os.environ, follow_locale=False)
