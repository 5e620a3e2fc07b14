"""Why an article is linked as it is: in words and in numbers, with the runner-up."""

from __future__ import annotations

from collections.abc import Iterator

from difflaw.changes import Change, Comparison
from difflaw.i18n import N_, Translate, translator
from difflaw.marks import message
from difflaw.model import Law
from difflaw.render.options import DEFAULT, Options
from difflaw.render.view.flags import flags_of
from difflaw.render.view.names import Names, new_names, old_names
from difflaw.render.view.visible import visible_lines

REASONS: dict[str, str] = {
    "wording": N_("wording in common, rare words counting for more"),
    "went": N_("share of the old text that most likely went there"),
    "came": N_("share of the new text that most likely came from there"),
    "topic": N_("agreement of the topics in brackets"),
    "neighbours": N_("neighbours that are linked as well"),
    "division": N_("agreement of the chapters they stand in"),
    "moved": N_("how much telling wording only this further link explains"),
    "sentence": N_("best agreement of single sentences"),
    "article": N_("certainty of the link of their articles"),
    "articles": N_("share of the articles they have in common"),
    "heading": N_("agreement of the words of the headings"),
}
"""The message id of each name of evidence; ``docs/alignment.md`` says how each is measured."""


def render(comparison: Comparison, side: str, article: str, options: Options = DEFAULT) -> str:
    """The reasons for every link of ``article`` (an id) on ``side`` (``"old"`` or ``"new"``), as lines of text."""
    translate = translator(options.lang)
    changes = [change for change in comparison.articles if getattr(change.link, side) == article]
    names = old_names(comparison), new_names(comparison)
    blocks = ["\n".join(_block(change, names, comparison, translate)) for change in changes]
    return visible_lines("\n\n".join(blocks) + "\n")


def _block(change: Change, names: tuple[Names, Names], comparison: Comparison, translate: Translate) -> Iterator[str]:
    link = change.link
    yield f"{_name(names[0], link.old, translate)} → {_name(names[1], link.new, translate)}"
    yield "  " + translate("verdict: {flags}").format(
        flags=" ".join(translate(flag.word) for flag in flags_of([change]))
    )
    for signal in change.signals:
        yield f"    {message(signal.code, signal.said, translate)} [{signal.code}]"
    if link.decided:
        yield "  " + translate("decided by a person (--links)")
    if change.old and change.new and change.old.text == change.new.text:
        yield "  " + translate("both sides read the same")
    yield "  " + translate("confidence: {share}").format(share=f"{link.confidence:.1%}")
    for evidence in link.evidence:
        reason = translate(REASONS.get(evidence.name, evidence.name))
        yield f"    {evidence.value:6.1%}  {reason} [{evidence.name}]"
    yield from _rival(change, names, comparison, translate)


def _rival(change: Change, names: tuple[Names, Names], comparison: Comparison, translate: Translate) -> Iterator[str]:
    link = change.link
    if not link.rival:
        yield "  " + translate("runner-up: none")
        return
    among, law = (names[1], comparison.new) if link.old else (names[0], comparison.old)
    share = f"{link.rival_confidence:.1%}"
    yield "  " + translate("runner-up: {name}, {share}").format(name=among.ref(link.rival).name, share=share)
    yield f"    {_words(law, link.rival)}"


def _name(names: Names, id: str | None, translate: Translate) -> str:
    return names.ref(id).name if id else translate("(no counterpart)")


def _words(law: Law, id: str) -> str:
    text = next((article.text for article in law.articles() if article.id == id), "").replace("\n", " ")
    return text if len(text) <= 60 else text[:59] + "…"
