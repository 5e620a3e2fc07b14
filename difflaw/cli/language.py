"""The language of help and errors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from difflaw.i18n import LANGUAGES, language


def spoken(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language of help and errors: ``--lang`` wherever it stands in the command line, else the locale's.

    >>> spoken(["a.txt", "--lang", "en"], {}), spoken(["--lang=fr"], {"LANG": "en_GB.UTF-8"}), spoken([], {})
    ('en', 'en', 'zh')
    """
    return language(_asked(arguments), environ)


def _asked(arguments: Sequence[str]) -> str | None:
    for i, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        value = value or (arguments[i + 1] if i + 1 < len(arguments) else "")
        if name == "--lang" and value in LANGUAGES:
            return value
    return None
