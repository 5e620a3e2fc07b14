"""A verification as plain text: the result, then each place as a redline from the computed to the published words."""

from __future__ import annotations

from collections.abc import Iterator

from difflaw.amendments import Residual, Verification
from difflaw.changes import Edit, Op
from difflaw.i18n import Translate, translator
from difflaw.render.options import DEFAULT, Options
from difflaw.render.verification_rows import instructions_of, issue_line, residual_head, result_line
from difflaw.render.view.visible import visible

_AROUND = 20
"""Characters of kept words shown on either side of a change: enough to find the place by."""

_RED, _GREEN, _PLAIN = "\x1b[31;9m", "\x1b[32;4m", "\x1b[0m"


def render(verification: Verification, options: Options = DEFAULT) -> str:
    """The verification, ending in a line feed; nothing in it commands the terminal but its own colours."""
    translate = translator(options.lang)
    lines = [f"《{visible(verification.section.law)}》", result_line(verification, translate)]
    for residual in verification.residuals:
        lines += ["", visible(residual_head(residual, translate))]
        lines += [f"  {visible(line)}" for line in instructions_of(residual, verification, translate)]
        lines += _redline(residual, translate, options.color)
    if verification.issues:
        lines += ["", translate("Notices:"), *(visible(issue_line(issue, translate)) for issue in verification.issues)]
    return "".join(f"{line}\n" for line in lines)


def _redline(residual: Residual, translate: Translate, color: bool) -> Iterator[str]:
    if not residual.edits:
        yield f"  {translate('computed')}: {visible(residual.computed)}"
        yield f"  {translate('published')}: {visible(residual.published) or '—'}"
        return
    yield "  " + "".join(_shown(edit, i, len(residual.edits), color) for i, edit in enumerate(residual.edits))


def _shown(edit: Edit, place: int, count: int, color: bool) -> str:
    if edit.op is Op.KEEP:
        return visible(_shortened(edit.new, first=place == 0, last=place == count - 1))
    words = visible(edit.old or edit.new)
    if color:
        return f"{_RED if edit.old else _GREEN}{words}{_PLAIN}"
    return f"[-{words}-]" if edit.old else f"{{+{words}+}}"


def _shortened(words: str, *, first: bool, last: bool) -> str:
    if len(words) <= 2 * _AROUND:
        return words
    head = "" if first else words[:_AROUND]
    tail = "" if last else words[-_AROUND:]
    return f"{head}…{tail}"
