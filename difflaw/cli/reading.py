"""What every command needs: the options that say how to read, and the laws that are read with them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TypeVar

import click

from difflaw.changes import NO_DECISIONS, NO_EXTRA_WORDS, Comparison, Decisions, ExtraWords
from difflaw.errors import EmptyInputError, UsageError
from difflaw.i18n import LANGUAGES, N_, Translate, language
from difflaw.model import Law, Source
from difflaw.pipeline import compare, law
from difflaw.read import MAX_BYTES, REVISIONS, STDIN, read, read_revisions

MIB = 1024 * 1024

Value = TypeVar("Value", bound=str | tuple[str, ...] | None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a person said of the inputs and of the language."""

    encoding: str | None
    max_size: int
    revisions: str
    lang: str | None

    @property
    def report_language(self) -> str:
        """The language of a report: what was asked for, else ``DIFFLAW_LANG``, else Chinese. It does not follow
        the locale, because a report is passed on."""
        return language(self.lang, os.environ, follow_locale=False)

    def source(self, path: str) -> Source:
        """The text at ``path`` (``-``: standard input)."""
        return read(path, encoding=self.encoding, max_bytes=self.max_size * MIB, revisions=self.revisions)

    def law(self, path: str) -> Law:
        """The law at ``path``."""
        return law(self.source(path))

    def two_laws(self, path: str) -> tuple[Law, Law]:
        """The laws before and after the tracked changes in the file at ``path``."""
        before, after = read_revisions(path, encoding=self.encoding, max_bytes=self.max_size * MIB)
        return law(before), law(after)


def reject_empty(context: click.Context, parameter: click.Parameter, value: Value) -> Value:
    """What a file, an encoding or an article is called; empty it is a slip (``--links "$UNSET"``), not a wish
    to do without."""
    if "" in (value if isinstance(value, tuple) else (value,)):
        raise click.BadParameter(N_("the value is empty"), context, parameter)
    return value


def argument(name: str, *, required: bool = True) -> click.Argument:
    """The argument ``name``, a path that must be given unless it is not ``required``."""
    return click.Argument(
        [name], metavar=name.upper() if required else f"[{name.upper()}]", callback=reject_empty, required=required
    )


def links_option(_: Translate) -> click.Option:
    """The option that names the file of decisions."""
    return click.Option(
        ["--links"], metavar="FILE", callback=reject_empty, help=_("Honour the reviewed links in FILE (TOML).")
    )


def reading_options(_: Translate) -> list[click.Parameter]:
    """The options of a command that reads laws."""
    return [
        click.Option(
            ["--encoding"],
            metavar="ENC",
            callback=reject_empty,
            help=_("Encoding of the inputs, instead of finding it."),
        ),
        click.Option(
            ["--max-size"],
            metavar="MIB",
            type=click.IntRange(min=1),
            default=MAX_BYTES // MIB,
            show_default=True,
            help=_("Largest input accepted, in MiB."),
        ),
        click.Option(
            ["--revisions"],
            type=click.Choice(REVISIONS),
            default=REVISIONS[0],
            help=_("Tracked changes in a Word file: read the text after them, before them, or stop."),
        ),
        click.Option(["--lang"], type=click.Choice(LANGUAGES), help=_("Language of the report.")),
    ]


def compare_files(
    old: str, new: str | None, links: str | None, reading: Reading, extra: ExtraWords = NO_EXTRA_WORDS
) -> Comparison:
    """The comparison of the two files, with the reviewed links of a third where there is one; of one file alone that
    of the text before its tracked changes with the text after them. ``extra`` is for ``compare``.

    Raises ``UsageError`` when both are standard input.
    """
    if old == new == STDIN:
        raise UsageError("-", N_("standard input can be only one of the two laws"), N_("name a file for the other"))
    before, after = reading.two_laws(old) if new is None else (reading.law(old), reading.law(new))
    decisions = _decisions(links, before, after) if links else NO_DECISIONS
    return compare(before, after, decisions=decisions, extra=extra)


def _decisions(path: str, old: Law, new: Law) -> Decisions:
    from difflaw.links import parse_links

    try:
        source = read(path)
    except EmptyInputError:
        return NO_DECISIONS
    return parse_links(source.text, source.name, old, new)
