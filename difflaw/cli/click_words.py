"""What click says of its own accord, in the reader's language.

click looks its words up with ``gettext.gettext``, which belongs to the whole process. So it is left to speak
English: the words of the help page are written here, and an error is known by its template and told anew.
"""

from __future__ import annotations

import re
from typing import Any

import click

from difflaw.i18n import N_, Translate

TEMPLATES = (
    N_("{message} Did you mean {possibility}?"),
    N_("{message} (Possible options: {possibilities})"),
    N_("{message} (Did you mean one of: {possibilities}?)"),
    N_("Missing argument {param_hint}."),
    N_("Missing option {param_hint}."),
    N_("No such option: {name}"),
    N_("No such option {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("Option {name!r} requires an argument."),
    N_("Option {name!r} requires {nargs} arguments."),
    N_("Got unexpected extra argument ({args})"),
    N_("Got unexpected extra arguments ({args})"),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value!r} is not one of {choices}."),
    N_("{value} is not in the range {range}."),
    N_("default: {default}"),
)
"""What click says to users of difflaw, in the wording of every click that setup.cfg allows; what holds another
message comes first."""

NESTED = ("message", "number_type")
"""The places that hold words of click's, not of the user's."""

WORDS = (N_("Usage:"), N_("Options"), N_("integer range"))
"""Single words of click's."""

_PLACE = re.compile(r"\{(\w+)(?:!r)?\}")


def retold(message: str, translate: Translate) -> str:
    """A message of click's in the language of ``translate``; one that is not known stays as it is.

    >>> from difflaw.i18n import translator
    >>> retold("Invalid value for '--max-size': 'big' is not a valid integer range.", translator("zh"))
    "'--max-size' 的值无效：'big' 不是有效的整数。"
    """
    for template in TEMPLATES:
        if match := _pattern(template).fullmatch(message):
            said = {
                name: retold(text, translate) if name in NESTED else text for name, text in match.groupdict().items()
            }
            return _PLACE.sub(lambda place, said=said: said[place[1]], translate(template))  # type: ignore[misc]
    return translate(message) if message else ""


def _pattern(template: str) -> re.Pattern[str]:
    """What a message of ``template`` looks like."""
    pieces = _PLACE.split(template)  # words, name, words, name, … words
    names = [f"(?P<{name}>.+?)" for name in pieces[1::2]]
    words = list(map(re.escape, pieces[::2]))
    return re.compile("".join(a + b for a, b in zip(words, [*names, ""], strict=True)), re.DOTALL)


class Command(click.Command):
    """A command whose help page is wholly in the language of ``translate``; with a ``version`` it tells that."""

    def __init__(self, translate: Translate, *, version: str | None = None, **attributes: Any) -> None:
        super().__init__(None, add_help_option=False, **attributes)
        self._translate = translate
        if version:
            click.version_option(version, help=translate("Show the version and exit."))(self)
        click.help_option("--help", help=translate("Show this message and exit."))(self)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that says how to call the command."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=self._translate("Usage:") + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of options."""
        records = [option.get_help_record(ctx) for option in self.params if isinstance(option, click.Option)]
        with formatter.section(self._translate("Options")):
            formatter.write_dl([(names, self._in_our_words(help)) for names, help in filter(None, records)])

    def _in_our_words(self, help: str) -> str:
        """``help`` with what click adds in brackets, ``[default: 50; x>=1]``, in our language."""
        told, bracket, added = help.rpartition("  [")
        if not bracket:
            return help
        return told + bracket + "; ".join(retold(piece, self._translate) for piece in added[:-1].split("; ")) + "]"
