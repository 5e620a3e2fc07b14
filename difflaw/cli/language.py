"""The language of help and errors, and click's own words in it."""

from __future__ import annotations

import gettext
import os
import sys

from difflaw.i18n import LANGUAGES, N_, language, plural_translator, translator


def spoken() -> str:
    """The language of help and errors: ``--lang`` wherever it stands in the command line, else the locale's."""
    return language(_asked(sys.argv[1:]), os.environ)


def _asked(arguments: list[str]) -> str | None:
    for i, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        value = value or (arguments[i + 1] if i + 1 < len(arguments) else "")
        if name == "--lang" and value in LANGUAGES:
            return value
    return None


def lend_to_click() -> None:
    """Let click find its words in our catalogue. To be called before click is first imported.

    click asks ``gettext.gettext`` and ``gettext.ngettext``, which it imports by name. They would look for
    a ``.mo`` file in the system's folders, by the locale alone; ours know ``--lang`` and work in a checkout.
    """
    lang = spoken()
    vars(gettext).update(gettext=translator(lang), ngettext=plural_translator(lang))


def _n(one: str, several: str) -> tuple[str, str]:
    """Mark a message with two forms for the catalogue."""
    return one, several


CLICK = (
    N_("Usage:"),
    N_("Options"),
    N_("default: {default}"),
    N_("Show the version and exit."),
    N_("Show this message and exit."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("No such option: {name}"),
    N_("No such option {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    _n("Did you mean {possibility}?", "(Possible options: {possibilities})"),
    _n("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    _n("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    _n("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)
"""What click says to users of difflaw, in the wording of every click that setup.cfg allows."""
