"""What every command needs: the reader's language, and the options that say how to read."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from difflaw.cli.words import spoken
from difflaw.i18n import LANGUAGES, N_, language, translator
from difflaw.model import Source
from difflaw.read import MAX_BYTES, read

F = TypeVar("F", bound=Callable[..., Any])

MIB = 1024 * 1024


_ = translator(spoken())


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
        click.option("--encoding", metavar="ENC", help=_(N_("Encoding of the inputs, instead of finding it."))),
    ):
        command = option(command)
    return command


def read_source(path: str, encoding: str | None, max_size: int) -> Source:
    """The source at ``path`` (``-``: standard input), read as the options say."""
    return read(path, encoding=encoding, max_bytes=max_size * MIB)


def report_language(lang: str | None) -> str:
    """The language of a report: what was asked for, else ``DIFFLAW_LANG``, else Chinese. It does not follow
    the locale, because a report is passed on."""
    return language(lang, os.environ, follow_locale=False)
