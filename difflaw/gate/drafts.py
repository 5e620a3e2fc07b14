"""What kind of text a law is, and what several rules look at: found once, before the rules run."""

from __future__ import annotations

import re

from difflaw.findings import Draft, DraftKind
from difflaw.gate.lost_articles import lost_articles
from difflaw.gate.scanning import characters_changed
from difflaw.model import Law, Level, PartKind
from difflaw.references import references_in

LEAST_SHARE_OF_TRADITIONAL = 0.05
"""Share of the characters of a text, changed by the turn to Simplified, from which on it is written in Traditional
characters. In running Traditional text every third or fourth character changes; glossed in pinyin, as drafts copied
from web pages are, still one in seven of all signs. In the 839 laws measured on, none above 0.001 was Traditional."""

_COURT = r"最高人民(?:法院|检察院)"
_RULING = r"(?:解释|规定|批复|规则|意见|纪要|答复|通知|决定)(?:（[^（）]*）)*$"
_AMENDS = r"修正案(?:（[^（）]*）)*$|(?:修改|修订|修正|废止).{0,80}的?决定(?:（[^（）]*）)*$"
_AMENDS_BELOW = r"(?:作|做)(?:出)?如下(?:修改|修正|修订)|(?:修改|修正|修订)如下："


def make_draft(law: Law) -> Draft:
    """``law`` as the rules see it: what kind of text it is, and what several rules look at.

    >>> from difflaw.pipeline import law
    >>> from difflaw.read import read_text
    >>> seen = make_draft(law(read_text("关于修改《绿道条例》的决定\\n第一条 将第二条修改为：“绿道免费。”")))
    >>> str(seen.kind), [found.words for found in seen.references]
    ('decision', ['第二条'])
    """
    kind = kind_of(law)
    return Draft(
        law,
        kind,
        tuple(references_in(law)),
        tuple(characters_changed(law.text)),
        () if kind is DraftKind.DECISION else tuple(lost_articles(law)),
        written_in_traditional(law),
    )


def kind_of(law: Law) -> DraftKind:
    """Which of the kinds that need rules of their own ``law`` is; ``LAW`` for any other."""
    title = law.title
    if re.search(_AMENDS, title) or _says_it_amends(law):
        return DraftKind.DECISION
    if _is_part_of_a_code(law):
        return DraftKind.CODE_PART
    if ("解释" in title and title.endswith(("解释", "）"))) or (re.search(_COURT, title) and re.search(_RULING, title)):
        return DraftKind.INTERPRETATION
    return DraftKind.LAW


def _says_it_amends(law: Law) -> bool:
    """Whether the words before the first article say that another text is amended as follows."""
    front = (part.text for part in law.parts if part.kind in (PartKind.PREAMBLE, PartKind.LEAD, PartKind.NOTE))
    return any(re.search(_AMENDS_BELOW, text) for text in front)


def _is_part_of_a_code(law: Law) -> bool:
    """Whether the text is one 编 that goes on counting from the parts before it."""
    first = law.article_row[0].number if law.article_row else "1"
    if first == "1":
        return False
    tops = [top for top in law.body if top.level in (Level.PART, Level.SUBPART)]
    titles = (part.text for part in law.parts if part.kind in (PartKind.TITLE, PartKind.NOTE))
    return (bool(tops) and tops[0].number != "1") or any(re.search("编$", text, re.MULTILINE) for text in titles)


def written_in_traditional(law: Law) -> bool:
    """Whether the source of ``law`` is written in Traditional characters, not only one or the other of them."""
    changed = sum(entry.count for entry in law.text.ledger if entry.kind == "script")
    return changed > LEAST_SHARE_OF_TRADITIONAL * len(law.text.text)
