"""``difflaw OLD NEW``: what became of the first law in the second."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import click

import difflaw
from difflaw.changes import Comparison
from difflaw.cli.common import F, _, compare_files, named, reading_options, report_language
from difflaw.cli.output import STDOUT, columns, print_text, to_terminal, write_file
from difflaw.errors import OutputError, UsageError, one_line
from difflaw.i18n import N_, translator
from difflaw.read import STDIN


class Wish(NamedTuple):
    """How the result is to be shown."""

    form: str
    lang: str
    quote: str
    color: str
    all_articles: bool
    side_by_side: bool
    verbose: bool


def _format(name: str, text: str) -> Callable[[F], F]:
    return click.option(f"--{name}", "form", flag_value=name, type=str, help=text)


@click.command(help=_(N_("Compare two versions of a Chinese law: what became of OLD in NEW. '-' is standard input.")))
@click.argument("old", metavar="OLD", callback=named)
@click.argument("new", metavar="NEW", callback=named)
@_format("html", _(N_("One self-contained HTML page.")))
@_format("json", _(N_("A versioned JSON document.")))
@_format("markdown", _(N_("Markdown for a pull request or an issue.")))
@_format("stat", _(N_("One line an article, with a bar.")))
@_format("summary", _(N_("One sentence.")))
@click.option("-o", "--output", metavar="FILE", callback=named, help=_(N_("Write to FILE; '-' is standard output.")))
@click.option("--open", "open_it", is_flag=True, help=_(N_("Show the HTML page in the browser.")))
@click.option("--all", "all_articles", is_flag=True, help=_(N_("Show unchanged articles too.")))
@click.option("--side-by-side", is_flag=True, help=_(N_("Old and new in two columns.")))
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help=_(N_("Whether to use colour."))
)
@click.option(
    "--quote",
    type=click.Choice(["normalised", "source"]),
    default="normalised",
    help=_(N_("Quote the text as compared or as written.")),
)
@click.option("--links", metavar="FILE", callback=named, help=_(N_("Honour the reviewed links in FILE (TOML).")))
@click.option(
    "--write-links",
    metavar="FILE",
    callback=named,
    help=_(N_("Write the links found to FILE, to start a review from.")),
)
@click.option("--exit-code", is_flag=True, help=_(N_("Exit with status 1 when the laws differ.")))
@click.option("-v", "--verbose", is_flag=True, help=_(N_("Say how the inputs were read and what was set aside.")))
@reading_options
@click.version_option(difflaw.__version__)
def command(
    old: str,
    new: str,
    form: str | None,
    output: str | None,
    open_it: bool,
    all_articles: bool,
    side_by_side: bool,
    color: str,
    quote: str,
    links: str | None,
    write_links: str | None,
    exit_code: bool,
    verbose: bool,
    encoding: str | None,
    max_size: int,
    lang: str | None,
) -> int:
    """Compare and show; the exit status."""
    if open_it and form not in (None, "html"):
        raise UsageError("--open", N_("only a page can be opened"), N_("use it with --html"))
    if open_it and output == STDOUT:
        raise UsageError("--open", N_("a page on standard output cannot be opened"), N_("name a file with -o"))
    if write_links and write_links == output:
        raise UsageError(write_links, N_("this is the other output as well"), N_("name two files"))
    inputs = [path for path in (old, new, links) if path and path != STDIN]
    comparison = compare_files(old, new, links, encoding, max_size)
    if write_links:
        from difflaw.links import format_links

        write_file(write_links, format_links(comparison), inputs=inputs)
    wish = Wish(
        form or ("html" if open_it else "terminal"),
        report_language(lang),
        quote,
        color,
        all_articles,
        side_by_side,
        verbose,
    )
    _deliver(comparison, wish, output or _default_output(wish, new, open_it), open_it, inputs)
    if comparison.same_file:
        click.echo(_(N_("difflaw: both inputs are the same file")), err=True)
    return int(exit_code and comparison.differs)


def _default_output(wish: Wish, new: str, open_it: bool) -> str | None:
    """A page on a terminal goes to a file, for it is nothing to look at there; everything else to the screen."""
    if wish.form != "html" or not (to_terminal() or open_it):
        return None
    stem = "stdin" if new == STDIN else Path(new).stem
    return f"{stem}.redline.html"


def _deliver(comparison: Comparison, wish: Wish, output: str | None, open_it: bool, inputs: list[str]) -> None:
    """Put the result where it belongs."""
    if output in (None, STDOUT):
        print_text(_render(comparison, wish, screen=output is None), page=output is None)
        return
    assert output is not None
    write_file(output, _render(comparison, wish, screen=False), inputs=inputs)
    if wish.form == "html" and sys.stdout is not None:
        click.echo(one_line(output))
    if open_it:
        _open(output)


def _open(page: str) -> None:
    import webbrowser

    if not webbrowser.open(Path(page).resolve().as_uri()):
        raise OutputError(page, N_("no browser could be started"), N_("open the page yourself, or set BROWSER"))


def _render(comparison: Comparison, wish: Wish, *, screen: bool) -> str:
    if wish.form == "html":
        from difflaw.render import html

        return html.render(comparison, lang=wish.lang, quote=wish.quote)
    if wish.form == "json":
        from difflaw.render import json

        options = {"quote": wish.quote, "lang": wish.lang}
        return json.render(comparison, translate=translator(wish.lang), quote=wish.quote, options=options)
    if wish.form == "markdown":
        from difflaw.render import markdown

        return markdown.render(comparison, lang=wish.lang, quote=wish.quote)
    return _render_text(comparison, wish, screen=screen)


def _render_text(comparison: Comparison, wish: Wish, *, screen: bool) -> str:
    from difflaw.render import terminal

    color = _in_color(wish.color, screen=screen)
    if wish.form == "summary":
        return terminal.summary(comparison, lang=wish.lang)
    if wish.form == "stat":
        return terminal.stat(comparison, width=columns(), color=color, lang=wish.lang)
    return terminal.render(
        comparison,
        width=columns(),
        color=color,
        all_articles=wish.all_articles,
        quote=wish.quote,
        lang=wish.lang,
        side_by_side=wish.side_by_side,
        verbose=wish.verbose,
    )


def _in_color(color: str, *, screen: bool) -> bool:
    """``NO_COLOR`` (no-color.org) and a dumb terminal turn colour off where it was left to us."""
    if color != "auto":
        return color == "always"
    return screen and to_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
