"""The gettext catalogues are complete, up to date, and the only place where labels stand."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from difflaw import i18n
from tests import catalogues

PACKAGE = catalogues.ROOT / "difflaw"
LANGUAGES = sorted(catalogues.translations())
CHINESE = re.compile(r"[\u3007\u3400-\u9fff]")
CITATION = re.compile(r"[第编章节条款项目]+")
"""The signs with which a Chinese law is cited (第六条第一款), whatever the language of the report."""


def language_of(path: Path) -> str:
    """The language of a ``.po`` file, from its place."""
    return path.parts[-3]


def texts(text: str | Iterable[str] | None) -> tuple[str, ...]:
    """A message id or a translation as the tuple of its forms, one or several."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


@pytest.fixture(scope="module")
def template() -> Catalog:
    """Every message that the code marks now."""
    return catalogues.extract()


def test_there_is_a_catalogue_for_every_language_but_english() -> None:
    """English is the message ids themselves; every other language has a catalogue."""
    assert {language_of(path) for path in LANGUAGES} == set(i18n.LANGUAGES) - {"en"}


def test_template_is_up_to_date(template: Catalog) -> None:
    """``python -m tests.catalogues`` would find no message to add to the .pot file and none to take out."""
    assert {message.id for message in catalogues.read(catalogues.TEMPLATE)} == {message.id for message in template}


@pytest.mark.parametrize("path", LANGUAGES, ids=language_of)
def test_catalogue_is_up_to_date(path: Path, template: Catalog) -> None:
    """``python -m tests.catalogues`` would find no message to add and none to take out."""
    after = catalogues.updated(path, template)
    before = catalogues.read(path)
    assert {message.id for message in before} == {message.id for message in after}


@pytest.mark.parametrize("path", LANGUAGES, ids=language_of)
def test_every_message_is_translated(path: Path, template: Catalog) -> None:
    """No message is missing, empty or fuzzy."""
    assert catalogues.untranslated(catalogues.updated(path, template)) == []


@pytest.mark.parametrize("path", LANGUAGES, ids=language_of)
def test_translations_keep_the_places_to_fill(path: Path) -> None:
    """A translation has the ``{named}`` places of its message and no other, so that filling them cannot fail.

    A form for a number may leave some out: "one line" has no place for the number.
    """
    for message in filter(lambda message: message.id, catalogues.read(path)):
        known = set(places("".join(texts(message.id))))
        for form in filter(None, texts(message.string)):
            assert set(places(form)) <= known, message.id
            assert message.pluralizable or set(places(form)) == known, message.id


def places(text: str) -> list[str]:
    """The ``{named}`` places of a message.

    >>> places("{value!r} is not in {range:>3}")
    ['value', 'range']
    """
    return re.findall(r"\{(\w+)", text)


@pytest.mark.parametrize("path", LANGUAGES, ids=language_of)
def test_a_checkout_reads_what_babel_compiles(path: Path, tmp_path: Path) -> None:
    """The .po reader of a checkout and the .mo file of an installed package give the same messages."""
    with (tmp_path / "difflaw.mo").open("wb") as compiled:
        write_mo(compiled, catalogues.read(path))
    installed, checkout = i18n.load(tmp_path), i18n.load(path.parent)
    for message in filter(lambda message: message.id, catalogues.read(path)):
        singular, plural = texts(message.id)[0], texts(message.id)[-1]
        assert checkout.gettext(singular) == installed.gettext(singular)
        for number in (0, 1, 2, 5):
            assert checkout.ngettext(singular, plural, number) == installed.ngettext(singular, plural, number)


ODD = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

# a remark
#: difflaw/a.py
msgid "say \"{word}\"\n"
msgstr "说“{word}”\n"

#, python-brace-format
msgid ""
"one "
"line"
msgid_plural ""
"{n} "
"lines"
msgstr[0] "{n}行"
msgstr[1] "{n}多行"

#, fuzzy
msgid "guessed"
msgstr "猜"

msgid "waiting"
msgstr ""

msgctxt "verb"
msgid "split"
msgstr "拆分"

#~ msgid "gone"
#~ msgstr "没了"
"""


def test_the_reader_of_catalogues_agrees_with_babel_on_odd_entries(tmp_path: Path) -> None:
    """Quotes, joined lines, plurals, contexts, fuzzy, empty and obsolete entries: as Babel compiles them."""
    source = tmp_path / "zh" / "LC_MESSAGES" / "difflaw.po"
    source.parent.mkdir(parents=True)
    source.write_text(ODD, encoding="utf-8")
    compiled = BytesIO()
    write_mo(compiled, catalogues.read(source))
    compiled.seek(0)
    babel, own = gettext.GNUTranslations(compiled), i18n.load(source.parent)
    for text in ('say "{word}"\n', "guessed", "waiting", "split", "gone"):
        assert own.gettext(text) == babel.gettext(text)
    assert own.pgettext("verb", "split") == babel.pgettext("verb", "split") == "拆分"
    for number in (1, 2):
        assert own.ngettext("one line", "{n} lines", number) == babel.ngettext("one line", "{n} lines", number)
    assert own.ngettext("one line", "{n} lines", 2) == "{n}多行"


def test_a_missing_catalogue_is_an_error(tmp_path: Path) -> None:
    """A package without its catalogue says so, instead of speaking English to everyone."""
    with pytest.raises(FileNotFoundError, match="install difflaw again"):
        i18n.load(tmp_path)


def test_an_unknown_language_is_an_error() -> None:
    """Only the languages that exist can be asked for."""
    with pytest.raises(ValueError, match="no language 'fr'"):
        i18n.translator("fr")


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "POSIX"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "", "LC_ALL": "zh_CN"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "DIFFLAW_LANG": "en"}, "en"),
        ({"LANG": "en_US.UTF-8", "DIFFLAW_LANG": "zh-Hans"}, "zh"),
    ],
)
def test_help_and_errors_follow_the_locale(environ: dict[str, str], wanted: str) -> None:
    """``DIFFLAW_LANG`` first, then the locale; whatever is neither Chinese nor English gives Chinese."""
    assert i18n.language(None, environ) == wanted


def shown_code() -> list[Path]:
    """The code and templates that show something to people."""
    folders = (PACKAGE / "render", PACKAGE / "cli")
    return sorted(
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in {".py", ".html", ".css", ".js", ".svg"}
    )


def chinese_in_python(path: Path) -> Iterator[str]:
    """Chinese string literals of a module, docstrings set aside."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in told else None
        if isinstance(text, str) and CHINESE.search(text) and not CITATION.fullmatch(text):
            yield f"{path.name}: {text}"


COMMENTS = re.DOTALL | re.MULTILINE


def chinese_in_template(path: Path) -> Iterator[str]:
    """Lines of a template with Chinese in them, comments set aside."""
    text = re.sub(r"\{#.*?#\}|/\*.*?\*/|<!--.*?-->|//[^\n\"'`]*$", "", path.read_text(encoding="utf-8"), flags=COMMENTS)
    return (f"{path.name}: {line.strip()}" for line in text.splitlines() if CHINESE.search(line))


@pytest.mark.parametrize("path", shown_code(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_chinese_label_stands_in_code(path: Path) -> None:
    """What is shown to people is English in the code and Chinese only in the catalogue."""
    found = chinese_in_python(path) if path.suffix == ".py" else chinese_in_template(path)
    assert list(found) == []


def unmarked(path: Path) -> Iterator[str]:
    """Errors and notices of a module whose words are written without the mark for the catalogue."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        words = {"Notice": (3,)}.get(name, (1, 2) if name in ERRORS else ())
        for argument in (node.args[place] for place in words if place < len(node.args)):
            if isinstance(argument, (ast.Constant, ast.JoinedStr)):
                yield f"{path.name}:{argument.lineno}: {ast.unparse(argument)}"


ERRORS = ("DifflawError", "InputError", "OutputError", "LinksError", "UsageError")


def modules() -> list[Path]:
    """Every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_errors_and_notices_are_marked_for_translation(path: Path) -> None:
    """The words of every error and notice go through ``N_``, so that they reach the catalogue."""
    assert list(unmarked(path)) == []
