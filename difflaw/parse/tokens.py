"""The lines of a law gathered into what they begin: divisions, articles, annexes, and loose lines.

Headings that lost their number or their mark are found here by their surroundings, as a reader would.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from difflaw.model import Level
from difflaw.parse.labels import (
    ArticleLabel,
    DivisionLabel,
    annex_label,
    article_label,
    division_label,
    enumeration_label,
    is_bare_heading,
    reads_like_reference,
)
from difflaw.parse.lines import Line


class TokenKind(Enum):
    """What a token begins."""

    LOOSE = "loose"
    DIVISION = "division"
    ARTICLE = "article"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Token:
    """A unit with the lines that belong to it, its label line first.

    ``division`` and ``article`` hold the label of a token of that kind; ``inferred`` says that a heading
    bears no number and was given one; ``annex`` is label and title of an annex.
    """

    kind: TokenKind
    lines: tuple[Line, ...]
    division: DivisionLabel | None = None
    article: ArticleLabel | None = None
    annex: tuple[str, str] = ("", "")
    inferred: bool = False


def find_tokens(lines: Sequence[Line]) -> list[Token]:
    """The tokens of ``lines``, which together hold every line once, in order.

    A text without any 第…条 but with 一、二、… (a decision, an amendment) has those as its articles.
    """
    starts = [article_label(line.text) for line in lines]
    if not any(starts):
        starts = _enumerated(lines)
    tokens: list[Token] = []
    number = ""
    for i, line in enumerate(lines):
        token = _division(lines, starts, i) if not _names_heading(tokens, lines, i) else None
        label = starts[i]
        if token is None and label and _continues(label, line.text, number):
            token = Token(TokenKind.ARTICLE, (line,), article=label)
            number = label.number
        if token is None and number and (annex := annex_label(line.text)):
            token = Token(TokenKind.ANNEX, (line,), annex=annex)
            number = ""
        if token:
            tokens.append(token)
        else:
            _append(tokens, line)
    return _number_bare_headings(tokens)


def _enumerated(lines: Sequence[Line]) -> list[ArticleLabel | None]:
    labels = [enumeration_label(line.text) for line in lines]
    numbers = [label.number for label in labels if label]
    if numbers[:2] != [1, 2]:
        return [None] * len(lines)
    return [
        ArticleLabel(str(label.number), label.label[:-1], "", label.begin, True, True) if label else None
        for label in labels
    ]


def _continues(label: ArticleLabel, line: str, before: str) -> bool:
    """Whether an article label fits where it stands: a label set off from its words always does, unless
    they read like a reference and the number is not the next; one that runs on must be the next."""
    expected = _follows(label.number, before)
    if label.complete and label.spaced:
        return expected or not reads_like_reference(line[label.begin :])
    return expected


def _follows(number: str, before: str) -> bool:
    main, _, second = number.partition("-")
    last, _, last_second = before.partition("-")
    if second:
        return main == last and int(second) == int(last_second or 0) + 1
    return int(main) == int(last or 0) + 1


def _division(lines: Sequence[Line], starts: Sequence[ArticleLabel | None], i: int) -> Token | None:
    line = lines[i]
    label = division_label(line.text, marked=line.depth > 0)
    if label:
        return Token(TokenKind.DIVISION, (line,), division=_with_next_line(label, lines, starts, i))
    if not _between_articles(lines, starts, i):
        return None
    enumerated = enumeration_label(line.text)
    if enumerated and is_bare_heading(line.text[enumerated.begin :]):
        heading = DivisionLabel(
            Level.CHAPTER, str(enumerated.number), enumerated.label[:-1], line.text[enumerated.begin :]
        )
        return Token(TokenKind.DIVISION, (line,), division=heading)
    if is_bare_heading(line.text) and not annex_label(line.text):
        return Token(
            TokenKind.DIVISION, (line,), division=DivisionLabel(Level.CHAPTER, "", "", line.text), inferred=True
        )
    return None


def _with_next_line(
    label: DivisionLabel, lines: Sequence[Line], starts: Sequence[ArticleLabel | None], i: int
) -> DivisionLabel:
    """A heading whose words stand on the next line takes them from there."""
    if label.topic or i + 1 >= len(lines) or starts[i + 1] or not is_bare_heading(lines[i + 1].text):
        return label
    return replace(label, topic=lines[i + 1].text)


def _names_heading(tokens: Sequence[Token], lines: Sequence[Line], i: int) -> bool:
    """Whether line ``i`` holds the words of the heading before it."""
    if not tokens or tokens[-1].kind is not TokenKind.DIVISION or len(tokens[-1].lines) > 1:
        return False
    heading = tokens[-1].division
    return heading is not None and heading.topic == lines[i].text and heading.topic not in tokens[-1].lines[0].text


def _between_articles(lines: Sequence[Line], starts: Sequence[ArticleLabel | None], i: int) -> bool:
    """Whether an article ends before line ``i`` and another begins behind it (or a section heading does)."""
    if i + 1 >= len(lines):
        return False
    following = lines[i + 1]
    if not (starts[i + 1] or division_label(following.text, marked=following.depth > 0)):
        return False
    return i == 0 or lines[i].depth > 0 or lines[i - 1].text[-1] in "。；：”）！？"


def _append(tokens: list[Token], line: Line) -> None:
    """Put a line without a label of its own where it belongs."""
    if not tokens:
        tokens.append(Token(TokenKind.LOOSE, (line,)))
        return
    last = tokens[-1]
    if last.kind is TokenKind.DIVISION and not (
        len(last.lines) == 1 and last.division and last.division.topic == line.text and not last.inferred
    ):
        tokens.append(Token(TokenKind.LOOSE, (line,)))
    else:
        tokens[-1] = replace(last, lines=(*last.lines, line))


def _number_bare_headings(tokens: list[Token]) -> list[Token]:
    """Give headings without a number the one that is missing between their neighbours, counted back from
    the next numbered heading of the level, or on from the last."""
    bare: list[int] = []
    last = 0
    numbered = list(tokens)

    def settle(following: int | None) -> None:
        for k, i in enumerate(bare):
            number = last + k + 1 if following is None else following - len(bare) + k
            heading = numbered[i].division
            if heading and number > last:
                numbered[i] = replace(numbered[i], division=replace(heading, number=str(number)))
        bare.clear()

    for i, token in enumerate(tokens):
        heading = token.division
        if not heading or heading.level is not Level.CHAPTER:
            continue
        if token.inferred:
            bare.append(i)
            continue
        number = int(heading.number.partition("-")[0])
        settle(number)
        last = number
    settle(None)
    return numbered
