"""Front matter: what a file says of a law before the law begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from difflaw.i18n import N_
from difflaw.model import Notice, Severity
from difflaw.spans import Span

_FENCED = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?=\r?$)", re.DOTALL | re.MULTILINE)
_INFO_END = re.compile(r"^<!-- *INFO END *-->", re.MULTILINE)
_PLAIN = r"\w(?:[^:# ]|:(?=[^\s:])| (?=[^\s#:]))*"
"""A value as YAML takes it without quotes: it begins with a letter or digit, and has neither ``: `` nor `` #``."""
_VALUE = rf"""{_PLAIN}|'[^'\\]*'|"[^"\\]*\""""
_PAIR = re.compile(rf"([A-Za-z][\w-]*):(?: +({_VALUE}))? *")
_MEMBER = re.compile(rf"( *)- +({_VALUE}) *")
LONGEST = 64 * 1024
"""Characters looked through; real front matter has under two thousand."""


class FrontMatter(NamedTuple):
    """The front matter's place, its keys and values as strings, and what was odd about it."""

    span: Span
    metadata: tuple[tuple[str, str], ...] = ()
    notices: tuple[Notice, ...] = ()


def find_front_matter(text: str) -> FrontMatter | None:
    """The YAML block between ``---`` lines at the start of ``text``, or ``None``.

    A block that is not YAML stays set aside, with a notice, and gives no metadata.

    >>> find_front_matter("---\\ntitle: 某条例\\ndate: '2019-08-09'\\n---\\n正文").metadata
    (('title', '某条例'), ('date', '2019-08-09'))
    """
    match = _FENCED.match(text)
    if not match or ":" not in match[1]:
        return None
    span = Span(0, match.end())
    metadata = _load(match[1])
    if metadata is None:
        odd = Notice(
            "front-matter", Severity.WARNING, span, N_("the front matter is not readable YAML and was set aside")
        )
        return FrontMatter(span, (), (odd,))
    return FrontMatter(span, metadata)


def find_info(text: str) -> tuple[tuple[str, str], ...]:
    """The metadata in the lines above ``<!-- INFO END -->``: the title, and the other lines as ``info``.

    The lines stay in the text, where they are the law's title and its adoption note.

    >>> find_info("# 某条例\\n\\n2020年1月1日 通过\\n<!-- INFO END -->\\n第一条 甲。")
    (('title', '某条例'), ('info', '2020年1月1日 通过'))
    """
    end = _INFO_END.search(text, 0, LONGEST)
    lines = [line.strip() for line in text[: end.start()].splitlines() if line.strip()] if end else []
    titles = [line.lstrip("# ") for line in lines if line.startswith("#")]
    others = "\n".join(line for line in lines if not line.startswith("#"))
    return tuple((key, value) for key, value in (("title", "\n".join(titles)), ("info", others)) if value)


def _load(block: str) -> tuple[tuple[str, str], ...] | None:
    if len(block) > LONGEST:
        return None
    plain = read_plain(block)
    return _load_yaml(block) if plain is None else plain


def read_plain(block: str) -> tuple[tuple[str, str], ...] | None:
    """The keys and values of a block that has only lines ``key: value`` and lists of ``- value`` below a key, with
    values that YAML takes as they stand or in quotes; ``None`` for any other block.

    Guarantee: what it reads, PyYAML reads alike. It spares the 20 ms that PyYAML takes to load.

    >>> read_plain("date: '2019-08-09'\\nurls:\\n  - https://a.b/c?id=1\\n")
    (('date', '2019-08-09'), ('urls', 'https://a.b/c?id=1'))
    >>> read_plain("title: [某条例]") is None
    True
    """
    found: dict[str, list[str]] = {}
    members: list[str] | None = None
    indent: str | None = None
    for line in block.replace("\r\n", "\n").rstrip("\n").split("\n"):
        if not line.isprintable():  # YAML has rules of its own for tabs and for control characters
            return None
        if pair := _PAIR.fullmatch(line):
            if pair[1] in found:
                return None
            values = [] if pair[2] is None else [_unquoted(pair[2])]
            found[pair[1]], members, indent = values, None if values else values, None
        elif (member := _MEMBER.fullmatch(line)) and members is not None and indent in (None, member[1]):
            indent = member[1]
            members.append(_unquoted(member[2]))
        else:
            return None
    return tuple((key, ", ".join(values)) for key, values in found.items())


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in ("'", '"') else value


def _load_yaml(block: str) -> tuple[tuple[str, str], ...] | None:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        # BaseLoader makes strings, lists and mappings only; aliases are refused because they can grow without bound.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(block, Loader=loader)):
            return None
        loaded = yaml.load(block, Loader=loader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    if not isinstance(loaded, dict):
        return None
    return tuple((str(key), _flat(value)) for key, value in loaded.items())


def _flat(value: object) -> str:
    return ", ".join(str(v) for v in value) if isinstance(value, list) else str(value)
