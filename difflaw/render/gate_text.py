"""What the gate says, a line each, in the form that editors follow: FILE:LINE:COLUMN."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from difflaw.findings import Finding, Grade, Judgement, Verdict
from difflaw.i18n import N_, Translate, translator
from difflaw.render.options import DEFAULT, Options
from difflaw.render.view.finding_words import finding_words
from difflaw.render.view.places import located
from difflaw.render.view.visible import visible

GRADES = {Grade.ERROR: N_("Error"), Grade.WARNING: N_("Warning"), Grade.NOTE: N_("Note")}
"""The message id of each grade's word."""


def render(verdict: Verdict, options: Options = DEFAULT) -> str:
    """The findings of each text in its order, then what was judged, by how many rules, and whether it passed."""
    translate = translator(options.lang)
    lines = [line for judgement in verdict.judgements for line in _judgement(judgement, translate)]
    return "".join(f"{visible(line)}\n" for line in [*lines, *left_out_lines(verdict, translate)])


def _judgement(judgement: Judgement, translate: Translate) -> Iterator[str]:
    for finding in judgement.findings:
        yield _line(finding, judgement, translate)
    yield summary_line(judgement, translate)


def _line(finding: Finding, judgement: Judgement, translate: Translate) -> str:
    source = judgement.new.text.source
    place = located(judgement.source_of(finding.new), finding.new.span.start, translate) if finding.new else source.name
    grade = grade_word(finding.grade, translate)
    return f"{place}: {grade}: {finding_words(finding, translate)} [{finding.rule}]"


def grade_word(grade: Grade, translate: Translate) -> str:
    """The word for a grade, as it stands within a line."""
    return translate(GRADES[grade]).lower()


def summary_line(judgement: Judgement, translate: Translate) -> str:
    """What became of one text in a sentence: the verdict, the counts, and how much was judged by how much."""
    found = Counter(finding.grade for finding in judgement.findings)
    counts = translate(", ").join(f"{grade_word(grade, translate)} {found[grade]}" for grade in GRADES)
    told = translate("failed") if judgement.failed else translate("passed")
    judged = translate("{rules} rules over {articles} articles").format(
        rules=len(judgement.rules), articles=len(judgement.new.article_row)
    )
    line = f"{judgement.new.text.source.name}: {told}: {counts} ({judged})"
    if judgement.excused:
        line += translate("; {count} suppressed").format(count=len(judgement.excused))
    if judgement.fixed:
        line += translate("; {count} fixed").format(count=judgement.fixed)
    return line


def left_out_lines(verdict: Verdict, translate: Translate) -> Iterator[str]:
    """A line for each file that was not judged."""
    for name in verdict.left_out:
        yield f"{name}: {translate('left out by the policy')}"
