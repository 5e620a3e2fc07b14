"""The title of a law whose text has none: what the page calls itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from difflaw.i18n import N_
from difflaw.read.passages import Passage
from difflaw.read.settle import front_end
from difflaw.read.title_lines import is_title, title_groups

_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,500})", re.IGNORECASE)
_META = re.compile(
    r"<meta\s[^>]{0,300}?(?:name|property)\s*=\s*[\"'](?:ArticleTitle|og:title|title|DC\.title)[\"'][^>]{0,300}>",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"content\s*=\s*[\"']([^\"'>]{1,300})", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.{0,2000}?^title:\s*([^\r\n]{1,200})", re.DOTALL | re.MULTILINE)
_SITE = re.compile(r"\s*(?:[-_|｜–—]+|\s{2,})\s*")
_EDITION = re.compile(r"\s*[（(](?:\d{4}\s*年?[^（）()]{0,10}|[^（）()]{0,10}[版本])[）)]$")
HEAD = 20_000
"""Characters in which a page says what it is called."""

_ELSEWHERE = N_("the text has no title; it is taken from what the page calls itself")
_FILE_NAME = N_("neither the text nor the page has a title; it is taken from the name of the file")


def with_title(passages: list[Passage], page: str, name: str) -> tuple[list[Passage], str]:
    """The passages, with a title in front where the text has none, and the message that tells of it (``""``: none
    was put there)."""
    front = [p for p in passages[: front_end(passages)] if not p.aside]
    if title_groups(front).title is not None or len(front) == len([p for p in passages if not p.aside]):
        return passages, ""
    for candidates, message in ((_called(passages, page), _ELSEWHERE), (_named(name), _FILE_NAME)):
        title = next((words for words in candidates if is_title(words)), None)
        if title:
            return [Passage(title, kind="title"), *passages], message
    return passages, ""


def _called(passages: Sequence[Passage], page: str) -> Iterator[str]:
    """What the page calls itself: its first heading, its title without the name of the site, what it says for
    machines, and the front matter that some editors keep in a comment."""
    yield from (_plain(p.text) for p in passages if p.depth == 1 and p.aside)
    head = page[:HEAD]
    for match in (*_META.finditer(head), *_TITLE.finditer(head), *_COMMENT.finditer(head)):
        words = match[1] if match.re is not _META else (_CONTENT.search(match[0]) or [None, ""])[1]
        whole = _plain(_unescaped(words or ""))
        yield from (_plain(piece) for piece in _SITE.split(whole))
        yield whole


def _named(name: str) -> Iterator[str]:
    stem = re.split(r"[\\/]", name)[-1].rpartition(".")[0]
    yield _plain(stem)
    yield from (_plain(piece) for piece in re.split(r"[-_\s]+", stem))


def _unescaped(words: str) -> str:
    from html import unescape

    return unescape(words)


def _plain(words: str) -> str:
    """A title without the edition that a site adds in brackets."""
    return _EDITION.sub("", " ".join(words.split()).strip("《》"))
