"""Text to Law: what each line of a law is, as a person would read it.

Total: no text raises. What looks odd is kept, and a notice says where and what.
"""

from __future__ import annotations

from difflaw.model import Law, Part, PartKind, Text
from difflaw.parse.around import page_lines, page_notices, published_at
from difflaw.parse.bare import listed_headings, number_bare_headings
from difflaw.parse.front import find_contents, first_of_body, front_parts, make_part
from difflaw.parse.lines import split_lines
from difflaw.parse.oddities import find_oddities
from difflaw.parse.tokens import find_tokens
from difflaw.parse.tree import build_tree

__all__ = ["parse"]


def parse(text: Text) -> Law:
    """The law that ``text`` holds.

    Every non-blank character of ``text`` belongs to exactly one part, division heading, article or annex.
    A text without any article gives a law without articles; saying so is left to the caller.

    >>> from difflaw.model import Source
    >>> from difflaw.spans import OffsetMap
    >>> t = "某条例\\n第一章 总则\\n第一条 为了……，制定本条例。\\n第二条 下列：\\n（一）甲；\\n（二）乙。"
    >>> law = parse(Text(t, Source("x", t), OffsetMap.identity(len(t))))
    >>> [provision.id for provision in law.provisions()]  # doctest: +NORMALIZE_WHITESPACE
    ['chp_1', 'art_1', 'art_1__para_1', 'art_2', 'art_2__para_1', 'art_2__para_1__item_1', 'art_2__para_1__item_2']
    """
    lines = split_lines(text)
    end = page_lines(lines)
    page, lines = lines[end:], lines[:end]
    published = published_at(lines)
    contents = find_contents(lines, published)
    rest = [line for i, line in enumerate(lines) if i not in contents]
    start = first_of_body(rest, contents.start if contents else published)
    listed = listed_headings([lines[i] for i in contents])
    tokens = number_bare_headings(find_tokens(rest[start:], listed), listed)
    title, front = front_parts(rest[:start], lines[contents.start].start if contents else -1, published)
    tree = build_tree(text.text, tokens)
    parts: list[Part] = [*front, *tree.parts]
    if contents:
        parts.append(make_part(PartKind.CONTENTS, [lines[i] for i in contents], 1))
    if page:
        notes = sum(part.kind is PartKind.NOTE for part in front)
        parts.append(make_part(PartKind.NOTE, page, notes + 1))
    parts.sort(key=lambda part: part.span)
    title = title or dict(text.source.metadata).get("title", "")
    notices = find_oddities(text, tokens, tree.body + tree.annexes)
    told = *page_notices(text, page, rest[:start]), *notices
    found = sorted(told, key=lambda notice: (notice.span, notice.code))
    return Law(title, text, tuple(parts), tree.body, tree.annexes, text.notices + tuple(found))
