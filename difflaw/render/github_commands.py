"""What the gate says, as workflow commands of GitHub: each becomes a mark on the line it is about.

GitHub documentation, "Workflow commands for GitHub Actions", setting a notice, warning or error message.
"""

from __future__ import annotations

from difflaw.findings import Grade, Verdict
from difflaw.i18n import translator
from difflaw.render.gate_text import left_out_lines, summary_line
from difflaw.render.options import DEFAULT, Options
from difflaw.render.view.finding_words import Told, gravest_first
from difflaw.render.view.uris import posix_path
from difflaw.render.view.visible import visible

COMMANDS = {Grade.ERROR: "error", Grade.WARNING: "warning", Grade.NOTE: "notice"}


def render(verdict: Verdict, options: Options = DEFAULT) -> str:
    """One command per finding, the gravest first because GitHub shows only ten of each kind a step, then the
    summaries."""
    translate = translator(options.lang)
    lines = [_command(told) for told in gravest_first(verdict, translate)]
    # A file may be called ::error::x; as a line of its own that would be a command.
    summaries = [summary_line(judgement, translate) for judgement in verdict.judgements]
    lines += [f"difflaw: {visible(line)}" for line in [*summaries, *left_out_lines(verdict, translate)]]
    return "".join(f"{line}\n" for line in lines)


def _command(told: Told) -> str:
    place = told.region
    values = {
        "file": posix_path(place.path),
        "line": str(place.line),
        "endLine": str(place.end_line),
        "col": str(place.column),
        "endColumn": str(place.end_column),
        "title": told.finding.rule,
    }
    given = ",".join(f"{key}={_property(value)}" for key, value in values.items())
    return f"::{COMMANDS[told.finding.grade]} {given}::{_data(told.sentence)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
