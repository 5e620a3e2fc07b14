"""A verification as one page: published against computed, with the instruction beside."""

from __future__ import annotations

from html import escape

from difflaw.amendments import Residual, Verification
from difflaw.changes import Op
from difflaw.i18n import N_, Translate, translator
from difflaw.render.options import DEFAULT, Options
from difflaw.render.verification_rows import instructions_of, issue_line, residual_head, result_line
from difflaw.render.view.visible import visible, visible_lines

_STYLE = (
    "body{font:16px/1.7 serif;max-width:70rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{border-top:1px solid #999;padding:.5rem;vertical-align:top;"
    "text-align:left}td:first-child{width:30%}p{white-space:pre-wrap;margin:.3rem 0}"
    "del{background:#fdd}ins{background:#dfd}@media(prefers-color-scheme:dark){body{background:#111;color:#eee}"
    "del{background:#622}ins{background:#252}}"
)


def render(verification: Verification, options: Options = DEFAULT) -> str:
    """A self-contained page without a script; every word of the inputs is escaped."""
    translate = translator(options.lang)
    title = _safe(f"《{verification.section.law}》")
    lang = {"zh": "zh-CN", "en": "en"}[options.lang]
    rows = "\n".join(_row(residual, verification, translate) for residual in verification.residuals)
    heads = "".join(
        f"<th>{_safe(translate(head))}</th>" for head in (N_("place and instruction"), N_("published against computed"))
    )
    table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>" if rows else ""
    issues = "".join(f"<li>{_safe(issue_line(issue, translate))}</li>\n" for issue in verification.issues)
    told = f"<ul>\n{issues}</ul>" if issues else ""
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f"<p>{_safe(result_line(verification, translate))}</p>\n{table}\n{told}\n</body>\n</html>\n"
    )


def _safe(text: str) -> str:
    return escape(visible(text))


def _row(residual: Residual, verification: Verification, translate: Translate) -> str:
    beside = "".join(f"<p>{_safe(line)}</p>" for line in instructions_of(residual, verification, translate))
    head = f"<strong>{_safe(residual_head(residual, translate))}</strong>"
    return f"<tr><td>{head}{beside}</td><td>{_redline(residual)}</td></tr>"


def _redline(residual: Residual) -> str:
    if not residual.edits:
        return f"<p><del>{escape(visible_lines(residual.computed))}</del></p>"
    pieces = []
    for edit in residual.edits:
        words = escape(visible_lines(edit.old or edit.new))
        tag = {Op.DELETE: "del", Op.INSERT: "ins"}.get(edit.op)
        pieces.append(f"<{tag}>{words}</{tag}>" if tag else words)
    return f"<p>{''.join(pieces)}</p>"
