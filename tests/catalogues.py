"""Brings the gettext catalogues up to date with the code: ``python -m tests.catalogues``.

Every message id in code and templates goes to ``difflaw/locale/difflaw.pot`` and into the ``.po`` file
of every language. What was translated stays; what is gone from the code goes from the catalogues; what
is new waits, untranslated, and is printed, so that a translator knows what to fill in.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "difflaw" / "locale"
TEMPLATE = LOCALE / "difflaw.pot"

JINJA = "jinja2.ext:babel_extract"
METHODS = [("**.py", "python"), ("**.html", JINJA), ("**.svg", JINJA), ("**.js", "javascript")]
OPTIONS = {"**.html": {"silent": "false"}, "**.svg": {"silent": "false"}}
# Functions that look a message up: gettext's own names, and ``translate`` for a translator passed as an argument.
KEYWORDS = {**DEFAULT_KEYWORDS, "translate": None, "_n": (1, 2)}
WIDTH = 120


def extract() -> Catalog:
    """Every message that code and templates mark, with the files in which it stands."""
    catalogue = Catalog(project="difflaw", charset="utf-8", fuzzy=False)
    found = extract_from_dir(ROOT / "difflaw", METHODS, OPTIONS, KEYWORDS, comment_tags=("Translators:",))
    for name, _line, message, comments, context in sorted(found, key=lambda row: (row[0], row[1], str(row[2]))):
        place = f"difflaw/{Path(name).as_posix()}"
        catalogue.add(message, locations=[(place, 1)], auto_comments=comments, context=context)
    return catalogue


def translations() -> Iterator[Path]:
    """The ``.po`` file of every language."""
    return iter(sorted(LOCALE.glob("*/LC_MESSAGES/*.po")))


def read(path: Path) -> Catalog:
    """The catalogue in a ``.po`` file, or the template."""
    with path.open("rb") as file:
        return read_po(file, locale=None if path == TEMPLATE else path.parts[-3])


def text(catalogue: Catalog) -> str:
    """The messages as in a file: ordered by place, without line numbers and dates, which would only churn."""
    lines = BytesIO()
    write_po(lines, catalogue, WIDTH, omit_header=True, ignore_obsolete=True, include_lineno=False)
    return lines.getvalue().decode()


def header(path: Path) -> str:
    """The head of a ``.po`` file, down to the first blank line: it is kept as written."""
    return path.read_text(encoding="utf-8").partition("\n\n")[0] + "\n\n"


def updated(path: Path, template: Catalog) -> Catalog:
    """The catalogue in ``path`` with the messages of ``template``; nothing is guessed from similar ones."""
    catalogue = read(path)
    catalogue.update(template, no_fuzzy_matching=True)
    return catalogue


def untranslated(catalogue: Catalog) -> list[str]:
    """The message ids that have no translation, or only a fuzzy one."""
    missing = []
    for message in catalogue:
        forms = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
        if message.id and (message.fuzzy or not all(forms)):
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
    return missing


def main() -> None:
    """Update every file and say what waits for a translator."""
    template = extract()
    write(TEMPLATE, text(template))
    for path in translations():
        catalogue = updated(path, template)
        write(path, header(path) + text(catalogue))
        for message in catalogue.obsolete.values():
            print(f"{path.name}: no longer in the code: {message.id}")
        for name in untranslated(catalogue):
            print(f"{path.name}: not translated: {name}")


def write(path: Path, content: str) -> None:
    """Write with the same line ends on every system."""
    path.write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
