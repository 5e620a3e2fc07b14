"""``difflaw lint FILE…``: what each text must satisfy by itself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import click

import difflaw
from difflaw.cli.click_words import Command
from difflaw.cli.delivery import deliver
from difflaw.cli.files import staged
from difflaw.cli.gate_options import GateRequest, gate_options
from difflaw.cli.mending import Mended, mended
from difflaw.cli.outputs import check, flag
from difflaw.cli.policies import baseline, left_out, suppressions
from difflaw.cli.printing import in_color, print_report
from difflaw.cli.reading import reading_options, reject_empty
from difflaw.errors import PolicyError, UsageError
from difflaw.findings import Judgement, Verdict
from difflaw.gate.exemptions import Exemption
from difflaw.gate.fixing import repair
from difflaw.gate.judging import law_rules, lint
from difflaw.gate.policy import Policy
from difflaw.i18n import N_, Translate
from difflaw.model import Law
from difflaw.read import STDIN
from difflaw.render.options import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class LintRequest(GateRequest):
    """What a person asked for on the command line, option by option."""

    files: tuple[str, ...]
    fix: bool
    unsafe_fixes: bool
    diff: bool

    @property
    def mends(self) -> bool:
        """Whether the texts are to be mended."""
        return (self.fix or self.unsafe_fixes) and not self.diff


def command(_: Translate) -> click.Command:
    """The command, with its help in the language of ``_``."""
    return Command(
        _,
        help=_("Check each FILE, the text of a law, by the rules for one text. '-' is standard input."),
        params=[
            click.Argument(["files"], metavar="FILE...", nargs=-1, required=True, callback=reject_empty),
            flag("fix", _("Mend what has one right answer and cannot change the meaning.")),
            flag("unsafe-fixes", _("Mend the rest that has one right answer as well.")),
            flag("diff", _("Show what would be mended as a redline, and write nothing.")),
            *gate_options(_),
            *reading_options(_),
        ],
        callback=lambda **values: run(LintRequest(**values)),
    )


def run(request: LintRequest) -> int:
    """Read, judge, mend where that was asked for, show; the exit status."""
    outputs = request.outputs_wanted()
    texts = [path for path in request.files if path != STDIN]
    check(outputs, [*texts, *filter(None, (request.policy, request.suppressions))])
    _check_usage(request)
    policies = request.policies(tuple(rule.code for rule in law_rules()))
    of_files = {path: policies.of(path) for path in request.files}
    judged = [path for path in of_files if not left_out(of_files[path], path)]
    if not judged:
        raise PolicyError(of_files[request.files[0]].name, N_("it leaves out every text"), N_("name a text to judge"))
    known = baseline(request.baseline, policies.rules)
    cases = [_mended(request, path, of_files[path], known, policies.rules) for path in judged]
    verdict = Verdict(
        tuple(replace(case.judgement, fixed=case.edits) for case in cases),
        rules=law_rules(),
        left_out=tuple(path for path in of_files if path not in judged),
        version=difflaw.__version__,
    )
    options = Options(lang=request.report_language)
    if request.diff:
        _show_repairs(verdict, request, options)
        outputs = [output for output in outputs if output.file is not None]
    gone = None
    with staged((case.judgement.new.text.source.name, case.data) for case in cases if case.data is not None):
        try:
            if outputs:
                deliver(verdict, outputs, options)
        except BrokenPipeError as error:  # the reader has what it wanted, and the texts are mended all the same
            gone = error
    if gone:
        raise gone
    return int(verdict.failed and not request.write_baseline)


def _check_usage(request: LintRequest) -> None:
    if request.mends and STDIN in request.files:
        raise UsageError("-", N_("standard input cannot be mended"), N_("name a file, or use --diff"))
    if request.suppressions and len(request.files) > 1:
        raise UsageError("--suppressions", N_("one file of suppressions is for one text"), N_("name one text"))


def _mended(
    request: LintRequest, path: str, policy: Policy, known: tuple[Exemption, ...], rules: Collection[str]
) -> Mended:
    def judge(parsed: Law) -> Judgement:
        entries = (*suppressions(path, request.suppressions, parsed, rules), *known)
        return lint(parsed, policy, exemptions=entries, today=request.day)

    judgement = judge(request.law(path))
    return mended(judgement, judge, unsafe=request.unsafe_fixes) if request.mends else Mended(judgement, 0, None)


def _show_repairs(verdict: Verdict, request: LintRequest, options: Options) -> None:
    from difflaw.render import repairs_text  # late: it loads what draws redlines, and only --diff shows one

    colored = replace(options, color=in_color("auto", screen=True))
    shown = [repair(judgement, unsafe=request.unsafe_fixes) for judgement in verdict.judgements]
    print_report("".join(repairs_text.render(found, colored) for found in shown), page=True)
