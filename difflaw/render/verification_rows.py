"""What every report on a verification says: the words of its classes, of its issues, and of an instruction."""

from __future__ import annotations

from difflaw.amendments import Issue, Residual, ResidualClass, Verification, place_name
from difflaw.i18n import N_, Translate
from difflaw.render.decision_text import instruction_line

CLASSES: dict[ResidualClass, str] = {
    ResidualClass.TYPOGRAPHY: N_("typography"),
    ResidualClass.EDITORIAL_NOTE: N_("note of the publisher"),
    ResidualClass.PUNCTUATION: N_("punctuation"),
    ResidualClass.REFERENCE: N_("reference adapted"),
    ResidualClass.NUMBERING: N_("numbering"),
    ResidualClass.NOT_APPLIED: N_("not applied"),
    ResidualClass.UNSTATED: N_("words that no instruction names"),
}
"""The message id of each class's word."""


def residual_head(residual: Residual, translate: Translate) -> str:
    """Place and class of a residual."""
    return f"{place_name(residual.at)}  {translate(CLASSES[residual.kind])}"


def result_line(verification: Verification, translate: Translate) -> str:
    """The result in a sentence."""
    count = len(verification.residuals)
    if not count:
        return translate("Exact: the published text is what the decision makes of the old one.")
    return translate("Not exact: places {count}").format(count=count)


def issue_line(issue: Issue, translate: Translate) -> str:
    """What an issue says, in one line."""
    told = translate(issue.message).format_map(dict(issue.values))
    place = place_name(issue.place) if issue.place else ""
    head = f"{place}: " if place and place not in told else ""
    return f"{head}{told} [{issue.code}]"


def instructions_of(residual: Residual, verification: Verification, translate: Translate) -> list[str]:
    """The instructions that touch the place of a residual, one a line."""
    row = verification.section.instructions
    return [instruction_line(row[order], translate).strip() for order in residual.orders if order < len(row)]
