"""What the gate says, in Markdown for the summary of a job or a comment."""

from __future__ import annotations

from difflaw.findings import Verdict
from difflaw.i18n import Translate, translator
from difflaw.render.gate_text import grade_word, left_out_lines, summary_line
from difflaw.render.markdown.escape import escaped
from difflaw.render.options import DEFAULT, Options
from difflaw.render.view.finding_words import Told, gravest_first

MOST_BYTES = 60_000
"""Bytes of the document: a comment on GitHub takes 65,536 characters, and other hosts cut in or above that region."""


def render(verdict: Verdict, options: Options = DEFAULT) -> str:
    """The summaries, then a table of the findings, the gravest first, as many as fit into ``MOST_BYTES``."""
    translate = translator(options.lang)
    summaries = [summary_line(judgement, translate) for judgement in verdict.judgements]
    lines = [f"- {escaped(line)}" for line in [*summaries, *left_out_lines(verdict, translate)]]
    found = gravest_first(verdict, translate)
    rows = [_row(told, translate) for told in found]
    if found:
        heads = (translate("level"), translate("place"), translate("finding"), translate("rule"))
        lines += ["", f"| {' | '.join(map(escaped, heads))} |", "|---|---|---|---|"]
    room = MOST_BYTES - 200
    kept: list[str] = []
    for line in lines + rows:
        room -= len(line.encode("utf-8", "replace")) + 1
        if room < 0:
            break
        kept.append(line)
    missing = len(lines) + len(rows) - len(kept)
    if missing:
        kept += ["", escaped(translate("{count} further lines do not fit here").format(count=missing))]
    return "\n".join([*kept, ""])


def _row(told: Told, translate: Translate) -> str:
    place = told.region
    cells = (
        grade_word(told.finding.grade, translate),
        f"{place.path}:{place.line}:{place.column}",
        told.sentence,
        told.finding.rule,
    )
    return f"| {' | '.join(map(escaped, cells))} |"
