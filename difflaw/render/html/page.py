"""Fills the template: what stands in the head, the index and the body of the page."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from difflaw.changes import Comparison
from difflaw.i18n import N_, Translate, translator
from difflaw.marks import BY_CODE, MARKS, UNCHANGED, Kind, Mark, mark, marks
from difflaw.model import Law, PartKind
from difflaw.render.html.assets import head_script, policy, script, style
from difflaw.render.html.map import law_map
from difflaw.render.html.script_labels import script_labels
from difflaw.render.outline_text import PARTS
from difflaw.render.view.flags import LEDGER
from difflaw.render.view.places import notice_words, place_words
from difflaw.render.view.rows import ClauseBlock, Form, Row, new_words, old_words, rows
from difflaw.render.view.titles import enumeration, reasons, sentences
from difflaw.render.view.visible import COMMANDS, visible_lines

METADATA: dict[str, str] = {
    "stage": N_("stage"),
    "status": N_("status"),
    "date": N_("date"),
    "publication_date": N_("published"),
    "effective_date": N_("in force from"),
    "author": N_("author"),
}
"""Keys of the front matter that the head shows, with their message ids."""

MANY = 200
"""A report of more rows leaves out, while it is drawn, what is far from the screen. A shorter one is drawn
whole: that takes a tenth of a second, and every place is known exactly from the start."""

SHEAF = 25
"""Rows that the browser draws or leaves out together. With each row on its own, a law of 1,300 articles
costs 2,700 watched boxes before the first scroll; 25 rows are two or three screens."""

FIRST_WORDS = 18
"""So many characters of an article without a topic stand in the index: about two lines of the side bar."""


def page(comparison: Comparison, *, lang: str, quote: str) -> str:
    """The HTML document."""
    translate = translator(lang)
    shown = rows(comparison, quote=quote)
    styles = style(_generated_text(comparison, translate))
    scripts = head_script(), script()
    environment = _environment(translate)
    document = environment.get_template("page.html").render(
        lang={"zh": "zh-CN", "en": "en"}[lang],
        title=f"{comparison.new.title or comparison.new.text.source.name}",
        policy=policy(style=styles, scripts=scripts),
        style=Markup(styles),
        head_script=Markup(scripts[0]),
        script=Markup(scripts[1]),
        data=_json(_data(comparison, translate)),
        sides=_sides(comparison),
        summary=sentences(comparison, shown, translate),
        anchors={row.anchor for row in shown} | {block.anchor for row in shown for block in row.blocks},
        rows=shown,
        counts=_counts(shown),
        map=law_map(comparison),
        sheaf_size=SHEAF,
        many=MANY,
    )
    # Over the whole page, so that no place of the template can be forgotten; the data are written as escapes.
    return visible_lines(document)


@cache  # one a language: compiling the templates takes ten times as long as filling them for a short law
def _environment(translate: Translate) -> Environment:
    environment = Environment(
        loader=PackageLoader("difflaw.render.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        _=translate,
        separator=enumeration(("", ""), translate),
        reasons=lambda row: reasons(row, translate),
        marks=MARKS,
        moved=mark(Kind.MOVED),
        unchanged=UNCHANGED,
        known=BY_CODE,
        ledger_words={kind: translate(word) for kind, word in LEDGER.items()},
        part_names={kind: translate(word) for kind, word in PARTS.items()},
        metadata_words={key: translate(word) for key, word in METADATA.items()},
        notice=lambda notice, source: notice_words(notice, source, translate),
        place=lambda span, source: place_words(source.place(span.start), translate),
    )
    environment.filters.update(opening=_opening, quiet=_quiet, telling=_telling)
    return environment


def _generated_text(comparison: Comparison, translate: Translate) -> dict[str, str]:
    """Text that style sheets generate: what screen readers hear, and the running title of paper."""
    titles = dict.fromkeys(title for title in (comparison.old.title, comparison.new.title) if title)
    return {
        "del-open": translate("[deleted: "),
        "del-close": translate(" end of deletion]"),
        "ins-open": translate("[added: "),
        "ins-close": translate(" end of addition]"),
        "mov-open": translate("[moved: "),
        "mov-close": translate(" end of move]"),
        "running": " → ".join(titles),
    }


def _json(value: object) -> Markup:
    """JSON that can stand in a script element: no ``<``, ``>`` or ``&`` in it, and nothing that ``visible`` changes."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(_IN_SCRIPT.sub(lambda match: f"\\u{ord(match[0]):04x}", text))


_IN_SCRIPT = re.compile(f"[<>&]|{COMMANDS.pattern}")


def comparison_digest(comparison: Comparison) -> str:
    """What the reader's remarks are kept under: the SHA-256 of both files' digests."""
    both = f"{comparison.old.text.source.digest}\n{comparison.new.text.source.digest}"
    return hashlib.sha256(both.encode("utf-8")).hexdigest()


def _data(comparison: Comparison, translate: Translate) -> dict[str, Any]:
    sides = {
        name: {"title": law.title, "file": law.text.source.name, "sha256": law.text.source.digest}
        for name, law in (("old", comparison.old), ("new", comparison.new))
    }
    return {"digest": comparison_digest(comparison), "labels": script_labels(translate), **sides}


@dataclass(frozen=True, slots=True)
class LawHead:
    """What the head says of one law."""

    old: bool
    law: Law
    notes: tuple[str, ...]
    metadata: tuple[tuple[str, str], ...]


def _sides(comparison: Comparison) -> tuple[LawHead, LawHead]:
    old, new = (_law_head(law, law is comparison.old) for law in (comparison.old, comparison.new))
    return old, new


def _law_head(law: Law, old: bool) -> LawHead:
    notes = tuple(part.text for part in law.parts if part.kind is PartKind.NOTE)
    metadata = tuple((key, value) for key, value in law.text.source.metadata if key in METADATA and value)
    return LawHead(old, law, notes, metadata)


def _counts(shown: Iterable[Row]) -> list[tuple[Mark, int]]:
    """How many rows carry each flag, stubs aside, in the order of ``MARKS``."""
    counts = Counter(flag.code for row in shown if not row.gone_to for flag in row.flags)
    return [(flag, counts[flag.code]) for flag in marks(counts)]


def _quiet(row: Row) -> bool:
    """Whether a row is folded: its words are what they were. Headings and stubs are one line anyway."""
    return all(flag.quiet for flag in row.flags) and not row.gone_to and row.form is not Form.DIVISION


def _telling(row: Row) -> list[Mark]:
    """The flags of a row that its line in the index shows."""
    return [flag for flag in row.flags if not flag.minor]


def _opening(row: Row) -> str:
    """The topic, or the first words of the new text (of the old, where it was deleted)."""
    topic = new_words(row.topic) or old_words(row.topic)
    if topic:
        return topic
    block: ClauseBlock | None = next((block for block in row.blocks if block.segments), None)
    text = (new_words(block.segments) or old_words(block.segments)) if block else ""
    text = text.replace("\n", " ")
    return text[:FIRST_WORDS] + ("…" if len(text) > FIRST_WORDS else "")
