"""``difflaw OLD NEW``: what became of the first law in the second."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

import difflaw
from difflaw.changes import Comparison
from difflaw.cli.click_words import Command
from difflaw.cli.delivery import deliver
from difflaw.cli.outputs import Output, check, flag, format_option, output_option, wanted
from difflaw.cli.printing import STDOUT, to_terminal
from difflaw.cli.reading import Reading, argument, compare_files, links_option, reading_options, reject_empty
from difflaw.errors import OutputError, UsageError
from difflaw.i18n import N_, Translate
from difflaw.read import STDIN
from difflaw.render.options import Options
from difflaw.render.registry import find

FLAGS = ("html", "json", "markdown", "stat", "summary")
"""The forms that have a flag of their own; every form can be named with -o."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareRequest(Reading):
    """What a person asked for on the command line, option by option."""

    old: str
    new: str | None
    form: str | None
    html: bool
    json: bool
    markdown: bool
    stat: bool
    summary: bool
    outputs: tuple[str, ...]
    open_it: bool
    all_articles: bool
    side_by_side: bool
    color: str
    quote: str
    links: str | None
    write_links: str | None
    exit_code: bool
    verbose: bool

    @property
    def flags(self) -> list[str]:
        """The forms that were asked for by flag."""
        flags = [form for form in FLAGS if getattr(self, form)]
        return list(dict.fromkeys([*flags, *([self.form] if self.form else [])]))

    @property
    def inputs(self) -> list[str]:
        """The files that are read."""
        return [path for path in (self.old, self.new, self.links) if path and path != STDIN]

    @property
    def options(self) -> Options:
        """How the reports are to be written."""
        return Options(
            lang=self.report_language,
            quote=self.quote,
            all_articles=self.all_articles,
            side_by_side=self.side_by_side,
            verbose=self.verbose,
        )


def command(_: Translate) -> click.Command:
    """The command, with its help in the language of ``_``."""
    return Command(
        _,
        version=difflaw.__version__,
        help=_(
            "Compare two versions of a Chinese law: what became of OLD in NEW. '-' is standard input. "
            "A Word file with tracked changes may stand alone: the text before them is compared with that after them."
        ),
        params=[argument("old"), argument("new", required=False), *_result_options(_), *reading_options(_)],
        callback=lambda **values: run(CompareRequest(**values), _),
    )


def _result_options(_: Translate) -> list[click.Parameter]:
    return [
        format_option(Comparison, _),
        flag("html", _("One self-contained HTML page.")),
        flag("json", _("A versioned JSON document.")),
        flag("markdown", _("Markdown for a pull request or an issue.")),
        flag("stat", _("One line per article, with a bar.")),
        flag("summary", _("One sentence.")),
        output_option(Comparison, _),
        click.Option(["--open", "open_it"], is_flag=True, help=_("Show the HTML page in the browser.")),
        click.Option(["--all", "all_articles"], is_flag=True, help=_("Show unchanged articles too.")),
        click.Option(["--side-by-side"], is_flag=True, help=_("Old and new in two columns.")),
        click.Option(
            ["--color"],
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help=_("Whether to use colour."),
        ),
        click.Option(
            ["--quote"],
            type=click.Choice(["normalised", "source"]),
            default="normalised",
            help=_("Quote the text as compared or as written."),
        ),
        links_option(_),
        click.Option(
            ["--write-links"],
            metavar="FILE",
            callback=reject_empty,
            help=_("Write the links found to FILE as well, to start a review from."),
        ),
        click.Option(["--exit-code"], is_flag=True, help=_("Exit with status 1 when the laws differ.")),
        click.Option(
            ["-v", "--verbose"],
            is_flag=True,
            help=_("Say how the inputs were read and what was set aside."),
        ),
    ]


def run(request: CompareRequest, _: Translate) -> int:
    """Compare and show; the exit status."""
    outputs = _outputs(request)
    check(outputs, request.inputs)
    pages = _pages_to_open(outputs) if request.open_it else []
    comparison = compare_files(request.old, request.new, request.links, request)
    deliver(comparison, outputs, request.options, color=request.color)
    for page in pages:
        _open(page)
    if comparison.same_file and request.new is not None:
        click.echo(_("difflaw: both inputs are the same file"), err=True)
    return int(request.exit_code and comparison.differs)


def _outputs(request: CompareRequest) -> list[Output]:
    """Every output that was asked for, with its place."""
    flags = request.flags
    if request.open_it and not (flags or request.outputs):
        flags = ["html"]
    outputs = [_placed(output, request) for output in wanted(Comparison, request.outputs, flags)]
    links = find(Comparison, "links")
    if request.write_links and links:
        # The links take standard output only where nothing else asks for it.
        alone = request.write_links == STDOUT and not (flags or request.outputs)
        outputs = [*(() if alone else outputs), Output(links, request.write_links)]
    return outputs


def _placed(output: Output, request: CompareRequest) -> Output:
    """A page on a terminal goes to a file, for it is nothing to look at there; everything else to the screen."""
    if output.path is not None or output.report.name != "html" or not (to_terminal() or request.open_it):
        return output
    file = request.new or request.old
    stem = "stdin" if file == STDIN else Path(file).stem
    return output._replace(path=f"{stem}.redline.html")


def _pages_to_open(outputs: list[Output]) -> list[str]:
    pages = [output for output in outputs if output.report.name == "html"]
    if not pages:
        raise UsageError("--open", N_("only a page can be opened"), N_("use it with --html"))
    files = [page.file for page in pages if page.file is not None]
    if not files:
        raise UsageError("--open", N_("a page on standard output cannot be opened"), N_("name a file with -o"))
    return files


def _open(page: str) -> None:
    import webbrowser

    if not webbrowser.open(Path(page).resolve().as_uri()):
        raise OutputError(page, N_("no browser could be started"), N_("open the page yourself, or set BROWSER"))
