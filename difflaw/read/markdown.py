"""What in a Markdown file is markup, and which lines it marks as headings.

Only signs are found, nothing is changed: each is a span of the text, so every offset stays what it is.
A Markdown library would parse more but tell the place of inline signs not at all, and would take the
indented paragraphs of a law for code.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from difflaw.i18n import N_
from difflaw.model import Heading, Notice, Severity
from difflaw.spans import Span

_SNIFF = re.compile(r"^(?:#{1,6}[ \t]+\S|[ \t\u3000]*[-*+] +\*\*第|\*\*第|<!--)", re.MULTILINE)
_PREFIX = re.compile(r"^[ \t\u3000]*(?:> ?)*(?:[-*+][ \t]+|(#{1,6})[ \t]+)?(?=[^\r\n])", re.MULTILINE)
_RULE = re.compile(
    r"^[ \t]*(?:-[ \t]*){3,}$|^[ \t]*(?:\*[ \t]*){3,}$|^[ \t]*(?:_[ \t]*){3,}$|^={3,}[ \t]*$", re.MULTILINE
)
_COMMENT_SIGN = re.compile(r"<!--|-->")
_LINE = re.compile(r"[^\r\n]*")
_INLINE = re.compile(
    r"(?P<escape>\\)(?=[\\`*_{}\[\]()#+\-.!<>])"
    r"|(?P<strong>\*\*|__)"
    r"|(?P<break></?(?:br|p|div|span|center|b|i|u|strong|em|font)(?:\s[^<>\r\n]{0,200})?/?>)"
    r"|(?P<entity>&(?:nbsp|ensp|emsp|thinsp|ZeroWidthSpace|#160|#12288|#8195);)"
    r"|(?P<closing>[ \t]#+[ \t]*$)",
    re.MULTILINE | re.IGNORECASE,
)


class MarkupFound(NamedTuple):
    """The markup of a text, ascending and without overlap, its heading lines, and what was odd about it."""

    markup: tuple[Span, ...]
    headings: tuple[Heading, ...]
    notices: tuple[Notice, ...] = ()


def looks_like_markdown(text: str) -> bool:
    """Whether a text without a telling file name is written in Markdown.

    >>> looks_like_markdown("## 第一章 总则"), looks_like_markdown("第一章 总则")
    (True, False)
    """
    return bool(_SNIFF.search(text))


def find_marks(text: str, start: int = 0) -> MarkupFound:
    """The markup of ``text`` from offset ``start`` on (after front matter).

    >>> marks = find_marks("## 第一章\\n- **第一条** 为了")
    >>> [span.of("## 第一章\\n- **第一条** 为了") for span in marks.markup]
    ['## ', '- ', '**', '**']
    """
    comments, unclosed = _comments(text, start)
    spans = [*comments, *unclosed, *(Span(*match.span()) for match in _RULE.finditer(text, start))]
    headings: list[Heading] = []
    for match in _PREFIX.finditer(text, start):
        if match.end() > match.start():
            spans.append(Span(*match.span()))
        if match[1]:
            headings.append(Heading(Span(match.end(), _line_end(text, match.end())), len(match[1])))
    _find_inline(text, start, spans)
    return MarkupFound(_without_overlap(spans), tuple(headings), tuple(map(_not_closed, unclosed)))


def _comments(text: str, start: int) -> tuple[list[Span], list[Span]]:
    """The comments, and the signs that open one which is not closed before the next opens: HTML would take all up to
    the next end for a comment, and half a law with it."""
    comments: list[Span] = []
    unclosed: list[Span] = []
    opened: Span | None = None
    for match in _COMMENT_SIGN.finditer(text, start):
        if match[0] == "<!--":
            unclosed += [opened] if opened else []
            opened = Span(*match.span())
        elif opened:
            comments.append(Span(opened.start, match.end()))
            opened = None
    return comments, [*unclosed, *([opened] if opened else [])]


def _not_closed(sign: Span) -> Notice:
    message = N_("a comment opens with <!-- and is not closed; the words after it are kept")
    return Notice("comment-open", Severity.WARNING, sign, message)


def _find_inline(text: str, start: int, spans: list[Span]) -> None:
    """Escapes, tags and closing # as they stand; ** and __ in pairs on one line, each beside the words it marks."""
    opened: dict[str, int] = {}
    line_end = -1
    for match in _INLINE.finditer(text, start):
        if not match["strong"]:
            spans.append(Span(*match.span()))
            continue
        if match.start() > line_end:
            opened.clear()
            line_end = _line_end(text, match.start())
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        opener = opened.pop(match[0], None)
        if opener is not None and not before.isspace() and match.start() > opener + 2:
            spans += Span(opener, opener + 2), Span(*match.span())
        elif after and not after.isspace():
            opened[match[0]] = match.start()


def _line_end(text: str, place: int) -> int:
    match = _LINE.match(text, place)
    return match.end() if match else place


def _without_overlap(spans: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if span.start < span.end and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return tuple(kept)
