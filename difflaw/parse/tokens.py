"""The lines of a law gathered into what they begin: divisions, articles, annexes, and loose lines.

Headings that lost their number or their mark are found here by their surroundings, as a reader would.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum
from typing import NamedTuple

from difflaw.model import Level
from difflaw.parse.labels import (
    LONGEST_HEADING,
    ArticleLabel,
    DivisionLabel,
    annex_label,
    division_label,
    enumeration_label,
    is_bare_heading,
    is_heading_words,
    reads_like_reference,
)
from difflaw.parse.lines import Line
from difflaw.parse.numbered import Starts, article_starts, enumerated_headings
from difflaw.parse.quoted import quoted_lines

WRAPPED = 10
"""Characters from which the words of a heading may go on in the next line. The first halves of the nine headings
so broken in the 851 statutes have 12 to 18; a heading on one line has 6 on average."""

DEEP = 2
"""Depth of a heading in the layout from which it stands in the text; the first is the title."""

ROW = "|"
"""What a row of a table begins with, in Markdown and in what is read from Word and web pages."""

_OPEN_END = tuple("、的和与及或")


class TokenKind(Enum):
    """What a token begins."""

    LOOSE = "loose"
    DIVISION = "division"
    ARTICLE = "article"
    ANNEX = "annex"


class Token(NamedTuple):
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


def find_tokens(lines: Sequence[Line], listed: Collection[str] = ()) -> list[Token]:
    """The tokens of ``lines``, which together hold every line once, in order.

    ``listed`` are the words of the headings in the contents list, by which a heading is known anywhere.
    A text without any 第…条 has the units that it numbers otherwise as its articles. A heading without a number comes
    as ``inferred``, a chapter for the time being. A table after the last article is an
    annex without a name.
    """
    starts = article_starts(lines)
    numbered = enumerated_headings(lines, starts)
    own = not any(label and label.label.startswith("第") for label in starts)
    quoted = quoted_lines(lines)
    gathered: list[tuple[Token, list[Line]]] = []
    number = ""
    after_article = False
    last = max((i for i in range(len(lines)) if _begins(lines, starts, i)), default=-1)
    for i, line in enumerate(lines):
        token = None
        if i not in quoted and not _continues_heading(gathered, line):
            under = gathered[-1][0].division if gathered else None
            token = (
                (own and not starts[i] and _marked_heading(line))
                or _marked_point(lines, starts, numbered, i)
                or _division(lines, starts, listed, i, under)
                or _article(starts[i], line, number)
            )
            if token is None and after_article and (annex := annex_label(line.text)):
                token = Token(TokenKind.ANNEX, (line,), annex=annex)
            if token is None and i > last and after_article and _begins_table(gathered, line):
                token = Token(TokenKind.ANNEX, (line,))
        if token is None:
            _append(gathered, line)
            continue
        gathered.append((token, [line]))
        if token.kind is not TokenKind.DIVISION:
            after_article = True
            number = token.article.number if token.article else ""
    return [token._replace(lines=tuple(own)) for token, own in gathered]


def _begins_table(gathered: Sequence[tuple[Token, list[Line]]], line: Line) -> bool:
    """Whether ``line`` is the first row of a table in no annex: after the last article it makes one."""
    return line.text.startswith(ROW) and gathered[-1][0].kind is not TokenKind.ANNEX


def _article(label: ArticleLabel | None, line: Line, number: str) -> Token | None:
    if label and _continues(label, line.text, number):
        return Token(TokenKind.ARTICLE, (line,), article=label)
    return None


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


def _marked_heading(line: Line) -> Token | None:
    """The heading that the layout makes of ``line`` in a text with numbers of its own, whose headings have none."""
    if line.depth < DEEP or len(line.text) > LONGEST_HEADING or line.text[-1] in "。；，":
        return None
    return Token(TokenKind.DIVISION, (line,), division=DivisionLabel(Level.CHAPTER, "", "", line.text), inferred=True)


def _marked_point(lines: Sequence[Line], starts: Starts, numbered: Collection[int], i: int) -> Token | None:
    """The heading that 一、 numbers in line ``i`` of a law with articles, where the layout or what follows tells."""
    line = lines[i]
    label = enumeration_label(line.text) if not starts[i] and (line.depth or i in numbered) else None
    if label is None or not is_heading_words(line.text[label.begin :]):
        return None
    heading = DivisionLabel(Level.CHAPTER, str(label.number), label.label[:-1], line.text[label.begin :])
    return Token(TokenKind.DIVISION, (line,), division=heading)


def _division(
    lines: Sequence[Line], starts: Starts, listed: Collection[str], i: int, under: DivisionLabel | None
) -> Token | None:
    """The heading that line ``i`` is, if it is one; ``under`` is the heading right above it."""
    line = lines[i]
    label = division_label(line.text, marked=line.depth > 0) or _first_half(lines, starts, i)
    inferred = False
    if label is None and (
        line.text in listed or _between_articles(lines, starts, i) or _below_heading(lines, starts, i, under)
    ):
        label = _enumerated_heading(line.text)
        if label is None and is_bare_heading(line.text) and not (starts[i] or annex_label(line.text)):
            label, inferred = DivisionLabel(Level.CHAPTER, "", "", line.text), True
    if label is None:
        return None
    return Token(TokenKind.DIVISION, (line,), division=_with_next_line(label, lines, starts, i), inferred=inferred)


def _first_half(lines: Sequence[Line], starts: Starts, i: int) -> DivisionLabel | None:
    """The heading whose first half line ``i`` is, where it breaks off after a comma."""
    if lines[i].text[-1] not in "、，":
        return None
    label = division_label(lines[i].text, marked=True)
    return label if label and _wrapped(label.topic, lines, starts, i + 1) else None


def _enumerated_heading(line: str) -> DivisionLabel | None:
    """``一、`` before the words of a heading numbers a chapter."""
    label = enumeration_label(line)
    if label is None or not is_bare_heading(line[label.begin :]):
        return None
    return DivisionLabel(Level.CHAPTER, str(label.number), label.label[:-1], line[label.begin :])


def _with_next_line(label: DivisionLabel, lines: Sequence[Line], starts: Starts, i: int) -> DivisionLabel:
    """A heading takes the words that stand on the next line: all of them, or the rest of a long heading."""
    if i + 1 < len(lines) and (
        _wrapped(label.topic, lines, starts, i + 1)
        or (not label.topic and not starts[i + 1] and is_bare_heading(lines[i + 1].text))
    ):
        return label._replace(topic=label.topic + lines[i + 1].text)
    return label


def _wrapped(topic: str, lines: Sequence[Line], starts: Starts, i: int) -> bool:
    """Whether line ``i`` is the second half of a heading whose first half is ``topic``: it has a heading's words,
    no mark of its own, and an article or a heading follows."""
    rest = lines[i]
    if (len(topic) < WRAPPED and topic[-1:] not in _OPEN_END) or rest.depth or i + 1 >= len(lines):
        return False
    if not is_heading_words(rest.text) or not is_heading_words(topic) or rest.text == topic:
        return False
    return not _begins(lines, starts, i) and _begins(lines, starts, i + 1)


def _continues_heading(gathered: Sequence[tuple[Token, list[Line]]], line: Line) -> bool:
    """Whether ``line`` holds words of the heading before it."""
    if not gathered:
        return False
    token, lines = gathered[-1]
    heading = token.division
    if heading is None or len(lines) > 1:
        return False
    return heading.topic.endswith(line.text) and heading.topic not in lines[0].text


def _between_articles(lines: Sequence[Line], starts: Starts, i: int) -> bool:
    """Whether an article ends before line ``i`` and another begins after it (or a section heading does)."""
    if i + 1 >= len(lines):
        return False
    if not (_begins(lines, starts, i + 1) or _wrapped(lines[i].text, lines, starts, i + 1)):
        return _above_heading(lines, starts, i)
    return i == 0 or lines[i].depth > 0 or lines[i - 1].text[-1] in "。；：”）！？"


def _above_heading(lines: Sequence[Line], starts: Starts, i: int) -> bool:
    """Whether line ``i`` is the first of two headings without numbers, of a chapter and of a section, between two
    articles. Where the article before announces a list (：), the two are its members."""
    if i + 2 >= len(lines) or i == 0 or lines[i - 1].text[-1] not in "。”）":
        return False
    return bool(starts[i + 2]) and all(is_bare_heading(lines[k].text) and not starts[k] for k in (i, i + 1))


def _below_heading(lines: Sequence[Line], starts: Starts, i: int, under: DivisionLabel | None) -> bool:
    """Whether line ``i`` is the heading of a section, right under the heading ``under`` and right above an article."""
    if under is None or under.level is Level.SECTION or i + 1 >= len(lines) or not starts[i + 1]:
        return False
    return is_bare_heading(lines[i].text) and lines[i].text != under.topic


def _begins(lines: Sequence[Line], starts: Starts, i: int) -> bool:
    """Whether an article or a numbered heading begins with line ``i``."""
    return bool(starts[i] or division_label(lines[i].text, marked=lines[i].depth > 0))


def _append(gathered: list[tuple[Token, list[Line]]], line: Line) -> None:
    """Put a line without a label of its own where it belongs."""
    heads = not gathered or gathered[-1][0].kind is TokenKind.DIVISION
    if heads and not _continues_heading(gathered, line):
        gathered.append((Token(TokenKind.LOOSE, (line,)), [line]))
    else:
        gathered[-1][1].append(line)
