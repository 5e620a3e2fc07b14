"""What applying a decision did, as plain text: each instruction and the words it made, what a person must know."""

from __future__ import annotations

from difflaw.amendments import AmendmentTrace, Applied, place_name
from difflaw.i18n import Translate, translator
from difflaw.render.decision_text import instruction_line
from difflaw.render.options import DEFAULT, Options
from difflaw.render.verification_rows import issue_line
from difflaw.render.view.visible import visible

_WORDS = 60
"""Characters shown of the words that an instruction made; the JSON document has them all."""


def render(trace: AmendmentTrace, options: Options = DEFAULT) -> str:
    """The trace, ending in a line feed; nothing in it commands the terminal."""
    translate = translator(options.lang)
    lines: list[str] = []
    for applied in trace.steps:
        lines += [*([""] if lines else []), *_step(applied, translate)]
    return "".join(f"{visible(line)}\n" for line in lines)


def _step(applied: Applied, translate: Translate) -> list[str]:
    told = f" ({applied.date})" if applied.date else ""
    lines = [f"{applied.decision}{told}", f"《{applied.section.law}》"]
    for order, instruction in enumerate(applied.section.instructions):
        lines.append(instruction_line(instruction, translate))
        lines += [
            f"      {place_name(receipt.place)}: {_short(receipt.old) or '—'} → {_short(receipt.new) or '—'}"
            for receipt in applied.receipts
            if receipt.order == order
        ]
    if applied.moved:
        told = translate(", ").join(f"{place_name(old)} → {place_name(new)}" for old, new in applied.moved)
        lines += ["", f"{translate('Renumbered:')} {told}"]
    if applied.left_behind:
        lines += ["", translate("References that stand as they did, to articles that have another number or are gone:")]
        lines += [f"  {place_name(at)}: {words} → {wanted or '—'}" for at, words, wanted in applied.left_behind]
    if applied.issues:
        lines += ["", translate("Notices:"), *(issue_line(issue, translate) for issue in applied.issues)]
    return lines


def _short(words: str) -> str:
    line = words.replace("\n", " ")
    return line if len(line) <= _WORDS else line[: _WORDS - 1] + "…"
