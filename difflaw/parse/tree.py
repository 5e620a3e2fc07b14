"""Tokens to provisions: articles into their divisions, ids, signature, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from difflaw import ids
from difflaw.model import DIVISIONS, Level, Part, PartKind, Provision
from difflaw.numerals import NUMERAL
from difflaw.parse.around import annex_lists
from difflaw.parse.clauses import parse_clauses
from difflaw.parse.front import make_part
from difflaw.parse.labels import article_label
from difflaw.parse.lines import Line, lines_span
from difflaw.parse.tokens import Token, TokenKind
from difflaw.spans import Span

_DATE = re.compile(rf"(?:\d{{4}}|{NUMERAL})年(?:\d{{1,2}}|{NUMERAL})月(?:\d{{1,2}}|{NUMERAL})日")
_SIGNATORY = re.compile(
    r"主席|委员长|总理|省长|市长|州长|县长|主任|部长|院长|检察长|公告|人民代表大会|委员会|人民政府|国务院|法院|检察院|局$|部$|署$|厅$|办公室$"
)
LONGEST_SIGNATURE = 30
"""Characters of a line of a signature: a body's full name, or a date."""


class Tree(NamedTuple):
    """What the tokens make up: provisions in order, annexes, and the parts between them."""

    body: tuple[Provision, ...]
    annexes: tuple[Provision, ...]
    parts: tuple[Part, ...]


@dataclass(slots=True)
class _Builder:
    """Ids given so far and parts found; lives only inside ``build_tree``."""

    text: str
    ids: dict[str, int] = field(default_factory=dict)
    """Each id given, and how often it was wanted."""
    parts: list[Part] = field(default_factory=list)

    def unique(self, wanted: str) -> str:
        """``wanted``, or where it was given before, ``wanted`` with a number after."""
        n = self.ids[wanted] = self.ids.get(wanted, 0) + 1
        return wanted if n == 1 else self.unique(ids.copied(wanted, n))

    def lead(self, lines: Sequence[Line]) -> None:
        """Keep ``lines`` as words between a heading and its first article."""
        number = self.ids["lead"] = self.ids.get("lead", 0) + 1
        self.parts.append(make_part(PartKind.LEAD, lines, number))


def build_tree(text: str, tokens: Sequence[Token]) -> Tree:
    """The provisions, annexes and loose parts that ``tokens`` (of the body, in order) make up."""
    builder = _Builder(text)
    first_annex = next((i for i, token in enumerate(tokens) if token.kind is TokenKind.ANNEX), len(tokens))
    main, signature = _cut_signature(tokens[:first_annex])
    body = _divide(builder, main, "")
    if signature:
        builder.parts.append(make_part(PartKind.SIGNATURE, signature, 1))
    after = tokens[first_annex:]
    lists = annex_lists(after)
    builder.parts += [make_part(PartKind.CONTENTS, after[i].lines, 2) for i in lists]
    annexes = _annexes(builder, [token for i, token in enumerate(after) if i not in lists])
    return Tree(body, annexes, tuple(builder.parts))


def _divide(builder: _Builder, tokens: Sequence[Token], above: str) -> tuple[Provision, ...]:
    """The provisions of ``tokens``; each division takes the tokens up to the next of its height."""
    made: list[Provision] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.kind is TokenKind.DIVISION and token.division:
            height = DIVISIONS.index(token.division.level)
            end = next((j for j in range(i + 1, len(tokens)) if _height(tokens[j]) <= height), len(tokens))
            made.append(_division(builder, token, tokens[i + 1 : end], above))
            i = end
            continue
        if token.kind is TokenKind.ARTICLE:
            made.append(_article(builder, token, above if above and ids.parse(above)[0].level == Level.ANNEX else ""))
        else:
            builder.lead(token.lines)
        i += 1
    return tuple(made)


def _height(token: Token) -> int:
    return DIVISIONS.index(token.division.level) if token.division else len(DIVISIONS)


def _division(builder: _Builder, token: Token, below: Sequence[Token], above: str) -> Provision:
    heading = token.division
    assert heading is not None
    own = builder.unique(ids.child(above, heading.level, heading.number))
    line = lines_span(token.lines)
    after_label = builder.text[line.start + len(heading.label) : line.end]
    body = Span(line.end - len(after_label.lstrip("、：: \n")), line.end)
    children = _divide(builder, below, own)
    end = max([line.end, *(other.lines[-1].end for other in below)])
    return Provision(
        own,
        heading.level,
        heading.number,
        heading.label,
        heading.topic,
        Span(line.start, end),
        body,
        body.of(builder.text),
        "",
        children,
    )


def _article(builder: _Builder, token: Token, above: str) -> Provision:
    label = token.article
    assert label is not None
    first = token.lines[0]
    own = builder.unique(ids.child(above, Level.ARTICLE, label.number))
    span = lines_span(token.lines)
    rest = Line(first.start + label.begin, first.text[label.begin :])
    lines = [line for line in (rest, *token.lines[1:]) if line.text]
    body = lines_span(lines) if lines else Span(span.end, span.end)
    clauses = parse_clauses(builder.text, lines, own, builder.unique)
    return Provision(
        own, Level.ARTICLE, label.number, label.label, label.topic, span, body, body.of(builder.text), "", clauses
    )


def _annexes(builder: _Builder, tokens: Sequence[Token]) -> tuple[Provision, ...]:
    made: list[Provision] = []
    starts = [i for i, token in enumerate(tokens) if token.kind is TokenKind.ANNEX]
    for n, i in enumerate(starts, 1):
        end = starts[n] if n < len(starts) else len(tokens)
        made.append(_annex(builder, tokens[i], tokens[i + 1 : end], n))
    return tuple(made)


def _annex(builder: _Builder, token: Token, below: Sequence[Token], number: int) -> Provision:
    """An annex is kept as one text; where it has articles, these are its children, and the words before its first
    heading or article its own."""
    own = builder.unique(ids.child("", Level.ANNEX, str(number)))
    label, title = token.annex
    lines = [*token.lines, *(line for other in below for line in other.lines)]
    span = lines_span(lines)
    holder = _annex_articles(builder, below, own)
    # An article may share its line with what stands before it, and then no line end parts them. A table that stands for
    # an annex has no line that names it.
    body = Span(lines[1].start if len(lines) > 1 else span.end, span.end) if label else span
    text = body.of(builder.text)
    lead = builder.text[body.start : holder[0].span.start if holder else span.end].removesuffix("\n")
    return Provision(own, Level.ANNEX, str(number), label, title, span, body, text, lead, holder)


def _annex_articles(builder: _Builder, tokens: Sequence[Token], annex: str) -> tuple[Provision, ...]:
    """The provisions in an annex that has articles, none in any other; words between a heading and its articles are
    leads, as in the law."""
    if all(token.kind is not TokenKind.ARTICLE for token in tokens):
        return ()
    return _divide(builder, tokens, annex)


def _cut_signature(tokens: Sequence[Token]) -> tuple[Sequence[Token], tuple[Line, ...]]:
    """The tokens without the lines of a signature at the end, and those lines."""
    if not tokens or tokens[-1].kind is not TokenKind.ARTICLE:
        return tokens, ()
    lines = tokens[-1].lines
    cut = len(lines)
    while cut > 1 and _signs(lines[cut - 1].text):
        cut -= 1
    signature = lines[cut:]
    if not signature or lines[cut - 1].text[-1] not in "。）”":
        return tokens, ()
    return [*tokens[:-1], tokens[-1]._replace(lines=lines[:cut])], signature


def _signs(line: str) -> bool:
    if len(line) > LONGEST_SIGNATURE or line[-1] in "。；，：" or article_label(line):
        return False
    return bool(_DATE.search(line) or _SIGNATORY.search(line))
