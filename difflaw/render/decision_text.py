"""A decision as plain text: each law, its instructions one a line, what was not understood."""

from __future__ import annotations

from collections.abc import Iterator

from difflaw.amendments import Decision, FrameKind, Instruction, Operation, OtherForm, place_name
from difflaw.i18n import N_, Translate, translator
from difflaw.render.options import DEFAULT, Options
from difflaw.render.view.places import located, notice_words
from difflaw.render.view.visible import visible

FIRST_WORDS = 24
"""Characters of quoted words shown: enough to know them by, short enough for one line of 80 columns."""

OPERATIONS: dict[Operation, str] = {
    Operation.REPLACE_ARTICLE: N_("replace article"),
    Operation.REPLACE_PARAGRAPH: N_("replace paragraph"),
    Operation.REPLACE_ITEM: N_("replace item"),
    Operation.REPLACE_SUBITEM: N_("replace subitem"),
    Operation.SUBSTITUTE_WORDS: N_("change words"),
    Operation.GLOBAL_SUBSTITUTE: N_("change words everywhere"),
    Operation.INSERT_ARTICLE: N_("insert article"),
    Operation.INSERT_PARAGRAPH: N_("insert paragraph"),
    Operation.INSERT_ITEM: N_("insert item"),
    Operation.INSERT_SUBITEM: N_("insert subitem"),
    Operation.INSERT_HEADING: N_("insert heading"),
    Operation.DELETE_ARTICLE: N_("delete article"),
    Operation.DELETE_PARAGRAPH: N_("delete paragraph"),
    Operation.DELETE_ITEM: N_("delete item"),
    Operation.DELETE_SUBITEM: N_("delete subitem"),
    Operation.DELETE_HEADING: N_("delete heading"),
    Operation.RENAME_HEADING: N_("rename heading"),
    Operation.RENUMBER: N_("renumber"),
    Operation.SPLIT: N_("split"),
    Operation.MERGE: N_("merge"),
    Operation.OTHER: N_("other"),
}
"""The message id of each operation's word."""

FORMS: dict[OtherForm, str] = {
    OtherForm.EFFECTIVE: N_("date of effect"),
    OtherForm.RESTATE: N_("restate"),
    OtherForm.REPLACE_PREAMBLE: N_("replace preamble"),
    OtherForm.RENAME_TITLE: N_("rename law"),
    OtherForm.INSERT_WORDS: N_("insert words"),
    OtherForm.REPLACE_INTRO: N_("replace the words before the items"),
    OtherForm.ANNEX: N_("annex"),
    OtherForm.EDITORIAL: N_("renumber, and edit words freely"),
}
"""The message id of each form's word."""


def render(decision: Decision, options: Options = DEFAULT) -> str:
    """The decision, ending in a line feed; nothing in it commands the terminal."""
    translate = translator(options.lang)
    lines = [decision.title or decision.text.source.name, _counts(decision, translate)]
    for section in decision.sections:
        lines += ["", f"《{section.law}》"]
        lines += [instruction_line(instruction, translate) for instruction in section.instructions]
    kept = [part for part in decision.frame if part.kind in (FrameKind.STATEMENT, FrameKind.UNREAD)]
    if kept:
        lines += ["", translate("Kept, for they amend no text or are not understood:")]
        lines += [f"  {_first(part.span.of(decision.text.text))}" for part in kept]
    if decision.notices:
        lines += ["", translate("Notices:"), *_notices(decision, translate)]
    return "".join(f"{visible(line)}\n" for line in lines)


def _counts(decision: Decision, translate: Translate) -> str:
    told = [
        translate("laws {count}").format(count=len(decision.sections)),
        translate("instructions {count}").format(count=sum(1 for _ in decision.instructions())),
    ]
    if decision.date:
        told.append(translate("of {date}").format(date=decision.date))
    if decision.effective:
        told.append(translate("in force from {date}").format(date=decision.effective))
    return translate(", ").join(told)


def operation_word(instruction: Instruction, translate: Translate) -> str:
    """What an instruction does, in a word."""
    return translate(FORMS[instruction.form] if instruction.form else OPERATIONS[instruction.operation])


def instruction_line(instruction: Instruction, translate: Translate) -> str:
    """An instruction on one line."""
    places = translate(", ").join(place_name(target) for target in instruction.targets)
    pieces = [instruction.number or "·", operation_word(instruction, translate), places]
    if instruction.new:
        pieces.append(f"→ {place_name(instruction.new)}")
    pieces += [f"“{_first(change.old)}” → “{_first(change.new)}”" for change in instruction.words]
    if instruction.text and not instruction.words:
        pieces.append(f"“{_first(instruction.text)}”")
    return "  " + "  ".join(piece for piece in pieces if piece)


def _first(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= FIRST_WORDS else line[: FIRST_WORDS - 1] + "…"


def _notices(decision: Decision, translate: Translate) -> Iterator[str]:
    source = decision.text.source
    for notice in decision.notices:
        place = located(source, notice.span.start, translate)
        yield f"{place}: {notice_words(notice, source, translate)} [{notice.code}]"
