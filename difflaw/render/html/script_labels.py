"""The labels that the script shows; it has none of its own."""

from __future__ import annotations

from difflaw.i18n import N_, Translate

LABELS: dict[str, str] = {
    "review": N_("Review"),
    "link": N_("Link to {place}"),
    "accepted": N_("Accepted"),
    "objected": N_("Objected"),
    "discuss": N_("To discuss"),
    "copied": N_("Link copied"),
    "copyFailed": N_("The link could not be copied; it is in the address bar"),
    "shown": N_("{shown} of {all} shown"),
    "unfoldAll": N_("Unfold all"),
    "foldAll": N_("Fold unchanged"),
    "unfold": N_("Show the text"),
    "fold": N_("Hide the text"),
    "last": N_("That was the last change"),
    "first": N_("That was the first change"),
    "imported": N_("{count} marks imported"),
    "notReview": N_("{file} is not a review file of difflaw"),
    "otherReview": N_("{file} is a review of another comparison: {old} → {new}"),
    "notStored": N_("This browser does not store marks; export them before you close the page"),
    "marked": N_("{count} marked"),
    "oldText": N_("Old text"),
    "newText": N_("New text"),
    "absent": N_("not in this text"),
    "themeAuto": N_("Theme: as the system"),
    "themeLight": N_("Theme: light"),
    "themeDark": N_("Theme: dark"),
}


def script_labels(translate: Translate) -> dict[str, str]:
    """The labels by name, translated."""
    return {name: translate(text) for name, text in LABELS.items()}
