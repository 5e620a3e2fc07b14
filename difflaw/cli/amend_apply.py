"""``difflaw amend apply OLD DECISION … -o NEW``: a law, or a folder of laws, with decisions applied."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import click

from difflaw.amendments import AmendmentTrace, Applied, Decision, date_key
from difflaw.cli.click_words import Command
from difflaw.cli.delivery import deliver
from difflaw.cli.files import same_file, staged
from difflaw.cli.outputs import Output, check, wanted
from difflaw.cli.printing import print_report
from difflaw.cli.reading import Reading, argument, reading_options, reject_empty
from difflaw.errors import DifflawError, InputError, OutputError, UsageError, one_line
from difflaw.i18n import N_, Translate
from difflaw.pipeline import amend, decision, read_again
from difflaw.read import STDIN
from difflaw.read.sniff import SUFFIXES, FileKind, suffix_of
from difflaw.render.options import Options
from difflaw.render.registry import find


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyRequest(Reading):
    """What a person asked for on the command line, option by option."""

    old: str
    decisions: tuple[str, ...]
    output: str | None
    law_name: str | None
    trace: str | None
    partial: bool
    follow_references: bool

    def decision(self, path: str) -> Decision:
        """The decision at ``path``."""
        return decision(self.source(path))


def command(_: Translate) -> click.Command:
    """The command, with its help in the language of ``_``."""
    return Command(
        _,
        help=_(
            "Apply each DECISION in turn to the law in OLD, or to the laws in the folder OLD. "
            "Nothing is written when an instruction cannot be applied."
        ),
        params=[
            argument("old"),
            click.Argument(["decisions"], metavar="DECISION …", nargs=-1, required=True, callback=reject_empty),
            click.Option(
                ["-o", "--output"],
                metavar="NEW",
                callback=reject_empty,
                help=_("Write the new law to NEW, as Word where its name ends in .docx; the laws of a folder to it."),
            ),
            click.Option(
                ["--law", "law_name"],
                metavar="TITLE",
                callback=reject_empty,
                help=_("The law that OLD is, by its title in the decision."),
            ),
            click.Option(
                ["--trace"],
                metavar="[FORM:]FILE",
                callback=reject_empty,
                help=_("Write which instruction made which words to FILE (text or json)."),
            ),
            click.Option(["--partial"], is_flag=True, help=_("Write what could be applied.")),
            click.Option(
                ["--follow-references"],
                is_flag=True,
                help=_("Adapt references to articles that have another number."),
            ),
            *reading_options(_),
        ],
        callback=lambda **values: run(ApplyRequest(**values), _),
    )


def run(request: ApplyRequest, _: Translate) -> int:
    """Apply and write; status 1 when an instruction could not be applied."""
    _check(request)
    decisions = [request.decision(path) for path in request.decisions]
    _warn_of_order(decisions, _)
    if os.path.isdir(request.old):
        return _folder(request, decisions, _)
    trace = _amended(request, request.old, decisions)
    _tell(trace, _)
    if not (trace.whole or request.partial):
        return 1
    if request.output is None:
        print_report(trace.text)
        _write_trace(request, trace)
    else:
        with staged([(request.output, _content(trace, request.output))]):
            _write_trace(request, trace)
    return int(not trace.whole)


WORD = ".docx"
_TEXTS = ("text/plain", "text/markdown")


def _is_word(path: str) -> bool:
    return suffix_of(path) == WORD


def _content(trace: AmendmentTrace, path: str) -> bytes:
    """The new law as the ending of ``path`` says: Word, or text as its input was written."""
    if not _is_word(path):
        return trace.text.encode("utf-8", "backslashreplace")
    from difflaw.render.law_word import law_docx

    return law_docx(read_again(trace.steps[-1]))


def _new_name(path: Path, trace: AmendmentTrace) -> str:
    """The name of the result of ``path``: a law that is neither text nor Word is written as Word."""
    media = trace.steps[-1].law.text.source.media_type
    return path.name if media in _TEXTS or _is_word(path.name) else path.name + WORD


def _check(request: ApplyRequest) -> None:
    inputs = [path for path in (request.old, *request.decisions) if path != STDIN]
    if len(inputs) < len(request.decisions):
        raise UsageError("-", N_("standard input can be only one of the inputs"), N_("name files for the others"))
    if request.output and not os.path.isdir(request.old):
        if SUFFIXES.get(suffix_of(request.output), FileKind.TEXT) is not FileKind.TEXT and not _is_word(request.output):
            raise OutputError(
                request.output,
                N_("a law is not written in this form"),
                N_("give the name the ending .txt, .md or .docx"),
            )
        for path in inputs:
            if os.path.exists(path) and same_file(request.output, path):
                raise OutputError(request.output, N_("this is one of the inputs"), N_("name another file"))
    if request.trace:
        output = wanted(AmendmentTrace, [request.trace], [])
        check(output, inputs)
        if output[0].file is None and request.output is None:
            raise UsageError("--trace", N_("two outputs go to standard output"), N_("name a file for all but one"))
        if request.output and output[0].file and same_file(output[0].file, request.output):
            raise UsageError(request.output, N_("this is another output as well"), N_("name two files"))


def _warn_of_order(decisions: Sequence[Decision], _: Translate) -> None:
    """Tell where a decision stands after a later one."""
    dated = [(date_key(given.date), given) for given in decisions if date_key(given.date)]
    for (before, _first), (after, given) in pairwise(dated):
        if after < before:
            told = _("difflaw: {name}: of {date}, but it is applied after a later one")
            click.echo(one_line(told.format(name=given.text.source.name, date=given.date)), err=True)


def _amended(request: ApplyRequest, path: str, decisions: Sequence[Decision]) -> AmendmentTrace:
    return amend(
        request.law(path),
        decisions,
        named=request.law_name or "",
        follow_references=request.follow_references,
        partial=request.partial,
    )


def _tell(trace: AmendmentTrace, _: Translate) -> None:
    """Every issue on standard error, one a line, and what is left behind."""
    from difflaw.render.verification_rows import issue_line

    for applied in trace.steps:
        name = applied.law.text.source.name
        for issue in applied.issues:
            number = _number(applied, issue.order)
            click.echo(one_line(f"difflaw: {name}: {number}{issue_line(issue, _)}"), err=True)
        if applied.left_behind:
            told = _(
                "references to moved articles stand as they did: {count}; "
                "see --trace, or adapt them with --follow-references"
            )
            click.echo(one_line(f"difflaw: {name}: {told.format(count=len(applied.left_behind))}"), err=True)


def _number(applied: Applied, order: int) -> str:
    number = applied.section.instructions[order].number if 0 <= order < len(applied.section.instructions) else ""
    return f"{number}, " if number else ""


def _write_trace(request: ApplyRequest, trace: AmendmentTrace) -> None:
    options = Options(lang=request.report_language)
    if request.trace:
        deliver(trace, wanted(AmendmentTrace, [request.trace], []), options)
    elif request.output is not None and request.output != STDIN:
        plain = find(AmendmentTrace, "text")
        assert plain is not None
        deliver(trace, [Output(plain)], options)


def _folder(request: ApplyRequest, decisions: Sequence[Decision], _: Translate) -> int:
    """Each law of a folder one result: failures are named, the rest is written."""
    if request.output is None:
        raise UsageError(request.old, N_("this is a folder"), N_("name a folder for the new laws with -o"))
    if os.path.isdir(request.output) and same_file(request.output, request.old):
        raise OutputError(request.output, N_("this is one of the inputs"), N_("name another folder"))
    files: list[tuple[str, bytes]] = []
    status, seen = 0, set[str]()
    steps: list[Applied] = []
    for path in sorted(Path(request.old).iterdir()):
        if not path.is_file() or path.name.startswith("."):
            continue
        try:
            named_here = [given for given in decisions if _names(given, request, str(path))]
            trace = _amended(request, str(path), named_here or decisions)
        except InputError as error:
            click.echo(f"difflaw: {one_line(error.describe(_))}", err=True)
            continue
        _tell(trace, _)
        seen.update(step.section.law for step in trace.steps)
        steps += trace.steps
        if trace.whole or request.partial:
            new = str(Path(request.output) / _new_name(path, trace))
            files.append((new, _content(trace, new)))
        status |= not trace.whole
    status |= _tell_missing(request, decisions, seen, _)
    if not steps:
        raise InputError(request.old, N_("no law that the decision amends is in this folder"), N_("check the titles"))
    _make_folder(request.output)
    with staged(files):
        _write_trace(request, AmendmentTrace(tuple(steps)))
    return int(status)


def _names(given: Decision, request: ApplyRequest, path: str) -> bool:
    from difflaw.amend import section_for

    try:
        section_for(given, request.law(path))
    except DifflawError:
        return False
    return True


def _tell_missing(request: ApplyRequest, decisions: Sequence[Decision], seen: set[str], _: Translate) -> bool:
    missing = [s.law for given in decisions for s in given.sections if s.law not in seen]
    for name in missing:
        told = _("no law in this folder is 《{law}》").format(law=name)
        click.echo(one_line(f"difflaw: {request.old}: {told}"), err=True)
    return bool(missing)


def _make_folder(path: str) -> None:
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            path, N_("the folder cannot be made ({reason})"), N_("name another place"), reason=reason
        ) from None
