"""The structure of one law as a tree of lines, with the notices after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from difflaw.i18n import N_, Translate, translator
from difflaw.model import Law, Level, Provision
from difflaw.render.options import DEFAULT, Options
from difflaw.render.view.places import located, notice_words
from difflaw.render.view.visible import visible

FIRST_WORDS = 30
"""Characters of a provision shown in the tree: enough to know it by, short enough for one line of 80 columns."""

LEVELS: dict[Level, str] = {
    Level.PART: N_("parts"),
    Level.SUBPART: N_("subparts"),
    Level.CHAPTER: N_("chapters"),
    Level.SECTION: N_("sections"),
    Level.ARTICLE: N_("articles"),
    Level.PARAGRAPH: N_("paragraphs"),
    Level.ITEM: N_("items"),
    Level.SUBITEM: N_("subitems"),
    Level.ANNEX: N_("annexes"),
}
"""The message id of each level's word."""

PARTS = {
    "title": N_("title"),
    "note": N_("note"),
    "contents": N_("contents"),
    "preamble": N_("preamble"),
    "lead": N_("words outside the articles"),
    "signature": N_("signature"),
}
"""The message id of each kind of part."""


def render(law: Law, options: Options = DEFAULT) -> str:
    """The outline of ``law``, ending in a line feed; nothing in it commands the terminal.

    An article with a single paragraph is one line; so is each clause of any other.
    """
    translate = translator(options.lang)
    lines = [law.title or law.text.source.name, _counts(law, translate), ""]
    top = [(part.span.start, f"[{translate(PARTS[part.kind])}] {_first(part.text)}") for part in law.parts]
    for provision in (*law.body, *law.annexes):
        top += _tree(provision, 0)
    lines += [line for _, line in sorted(top, key=lambda row: row[0])]
    if law.notices:
        lines += ["", translate("Notices:"), *_notices(law, translate)]
    return "".join(f"{visible(line)}\n" for line in lines)


def _counts(law: Law, translate: Translate) -> str:
    found = Counter(provision.level for provision in law.provisions())
    told = [f"{translate(LEVELS[level])} {found[level]}" for level in Level if found[level]]
    return translate(", ").join(told)


def _tree(provision: Provision, depth: int) -> Iterator[tuple[int, str]]:
    topic = f"〔{provision.topic}〕" if provision.topic and provision.level is Level.ARTICLE else provision.topic
    single = provision.level is Level.ARTICLE and len(provision.children) == 1 and not provision.children[0].children
    spread = provision.level is Level.ARTICLE and not single and provision.children
    words = "" if spread or (provision.topic and topic == provision.topic) else _first(provision.own_text)
    line = " ".join(piece for piece in (provision.label, topic, words, f"({provision.id})") if piece)
    yield provision.span.start, "  " * depth + line
    if not single:
        for child in provision.children:
            yield from _tree(child, depth + 1)


def _first(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= FIRST_WORDS else line[: FIRST_WORDS - 1] + "…"


def _notices(law: Law, translate: Translate) -> Iterator[str]:
    source = law.text.source
    for notice in law.notices:
        place = located(source, notice.span.start, translate)
        yield f"{place}: {notice_words(notice, source, translate)} [{notice.code}]"
