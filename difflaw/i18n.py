"""The language in which difflaw speaks to people: gettext catalogues, read when first needed.

A message id is the English text itself, so English needs no catalogue. Every other language has one
in ``difflaw/locale/<language>/LC_MESSAGES``: the ``.po`` file is what a translator edits, the ``.mo``
file is what Babel compiles from it whenever a wheel is built.

An installed package holds only the ``.mo`` file. A checkout holds the ``.po`` file and may hold a
``.mo`` file of any age, so there the ``.po`` file is read and nothing needs to be built first. If
neither file is there, that is an error: to fall back to English would hide a broken package from the
very people who cannot read English.
"""

from __future__ import annotations

import ast
import gettext
import re
import struct
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

LANGUAGES = ("zh", "en")
"""What difflaw speaks; the first is the default."""

Translate = Callable[[str], str]
"""Turns a message id into the reader's language; ``str`` leaves it in English."""

_CATALOGUES = Path(__file__).parent / "locale"


def N_(message: str) -> str:  # noqa: N802 - the name that every gettext tool knows
    """Mark ``message`` for the catalogues where it stands, to be translated later where it is shown.

    >>> N_("no such file")
    'no such file'
    """
    return message


def translator(lang: str) -> Translate:
    """The function that turns a message id into the text of language ``lang``.

    >>> translator("en")("no such file")
    'no such file'

    Raises ``ValueError`` for a language not in ``LANGUAGES`` and ``FileNotFoundError`` when its
    catalogue is missing.
    """
    return _catalogue(lang).gettext


def plural_translator(lang: str) -> Callable[[str, str, int], str]:
    """The function that picks the text for a number: ``(singular, plural, number)`` to text.

    >>> _n = plural_translator("en")
    >>> _n("{count} article", "{count} articles", 45).format(count=45)
    '45 articles'

    Raises what ``translator`` raises.
    """
    return _catalogue(lang).ngettext


def language(explicit: str | None, environ: Mapping[str, str], *, follow_locale: bool = True) -> str:
    """The language to speak: one of ``LANGUAGES``.

    What the user asked for (``--lang``) wins, then ``DIFFLAW_LANG``, then, if ``follow_locale``, the
    first of ``LC_ALL``, ``LC_MESSAGES`` and ``LANG`` that is set. A locale that is neither Chinese nor
    English, such as ``C`` or ``POSIX``, says nothing about the reader: it leaves the default, Chinese.
    Help and errors follow the locale; a report does not, because it is made to be passed on.

    >>> language(None, {"LANG": "en_GB.UTF-8"}), language("zh", {"LANG": "en_GB.UTF-8"})
    ('en', 'zh')
    >>> language(None, {"LANG": "en_GB.UTF-8"}, follow_locale=False), language(None, {"LC_ALL": "C", "LANG": "en_US"})
    ('zh', 'zh')

    Raises ``ValueError`` when ``explicit`` is not in ``LANGUAGES``.
    """
    if explicit:
        return _known(explicit)
    wish = environ.get("DIFFLAW_LANG", "")
    if not wish and follow_locale:
        wish = next(filter(None, map(environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    spoken = re.split(r"[_.@-]", wish.lower())[0]
    return spoken if spoken in LANGUAGES else LANGUAGES[0]


def _known(lang: str) -> str:
    if lang not in LANGUAGES:
        raise ValueError(f"no language {lang!r}; there are {', '.join(LANGUAGES)}")
    return lang


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    if _known(lang) == "en":
        return gettext.NullTranslations()
    return load(_CATALOGUES / lang / "LC_MESSAGES")


def load(folder: Path) -> gettext.GNUTranslations:
    """The catalogue in ``folder``: ``difflaw.po`` if it is there, else ``difflaw.mo``.

    Raises ``FileNotFoundError`` when neither is there.
    """
    source, compiled = folder / "difflaw.po", folder / "difflaw.mo"
    if source.exists():
        return gettext.GNUTranslations(BytesIO(pack(parse(source.read_text(encoding="utf-8")))))
    if compiled.exists():
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    raise FileNotFoundError(f"{compiled}: the catalogue is missing; install difflaw again with pip")


_FIELD = re.compile(r'^(?:(msgctxt|msgid|msgid_plural|msgstr)(?:\[\d+\])? )?(".*")$')


def parse(po: str) -> dict[str, str]:
    """The messages of a ``.po`` file, keyed and joined as gettext stores them in a ``.mo`` file.

    Forms for several numbers are joined by NUL. Untranslated and fuzzy entries are left out, as the
    GNU tools and Babel leave them out when compiling.

    >>> parse('msgid "one file"\\nmsgid_plural "{n} files"\\nmsgstr[0] "{n} "\\n"个文件"')
    {'one file\\x00{n} files': '{n} 个文件'}
    """
    messages: dict[str, str] = {}
    for entry in re.split(r"\n\s*\n", po):
        fields = _fields(entry)
        if "msgid" in fields and fields.get("msgstr") and not re.search(r"^#,.*\bfuzzy\b", entry, re.MULTILINE):
            context = "".join(text + "\x04" for text in fields.get("msgctxt", ()))
            key = "\0".join(fields["msgid"] + fields.get("msgid_plural", []))
            messages[context + key] = "\0".join(fields["msgstr"])
    return {key: text for key, text in messages.items() if text.strip("\0")}


def _fields(entry: str) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    forms: list[str] = []
    for line in entry.splitlines():
        if match := _FIELD.match(line):
            keyword, quoted = match.groups()
            if keyword:
                forms = fields.setdefault(keyword, [])
                forms.append("")
            forms[-1] += ast.literal_eval(quoted)
    return fields


_MO_MAGIC = 0x950412DE


def pack(messages: Mapping[str, str]) -> bytes:
    """The bytes of a ``.mo`` file that holds ``messages`` (the format: GNU gettext manual, 10.3)."""
    rows = sorted((key.encode(), text.encode()) for key, text in messages.items())
    tables, strings = 28, b""
    index: list[list[int]] = [[], []]
    for column in (0, 1):
        for row in rows:
            index[column] += [len(row[column]), tables + 16 * len(rows) + len(strings)]
            strings += row[column] + b"\0"
    header = (_MO_MAGIC, 0, len(rows), tables, tables + 8 * len(rows), 0, tables + 16 * len(rows))
    return struct.pack(f"<{7 + 4 * len(rows)}I", *header, *index[0], *index[1]) + strings
