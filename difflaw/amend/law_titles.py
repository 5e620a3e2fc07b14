"""Which section of a decision is about a law: by the title, as a reader would know it."""

from __future__ import annotations

import re

from difflaw.amendments import Decision, LawSection
from difflaw.errors import InputError
from difflaw.i18n import N_
from difflaw.model import Law


def section_for(decision: Decision, law: Law) -> LawSection:
    """The section of ``decision`` that amends ``law``. A text without a title is taken for the one law amended.

    Raises ``InputError`` where the decision amends another law, or several and the text has no title.
    """
    named = [section for section in decision.sections if section.law]
    title = bare_title(law.title)
    same = [section for section in named if bare_title(section.law) == title]
    near = [section for section in named if title and _near(bare_title(section.law), title)]
    for found in (same, near):
        if len(found) == 1:
            return found[0]
    if len(decision.sections) == 1 and (not title or not named):
        return decision.sections[0]
    laws = "、".join(f"《{section.law}》" for section in decision.sections[:3])
    raise InputError(
        law.text.source.name,
        N_("the decision amends {laws}, and this is “{title}”"),
        N_("name the law that it amends, or choose it with --law"),
        laws=laws or "?",
        title=law.title or "?",
    )


def _near(named: str, title: str) -> bool:
    return bool(named) and (named in title or title in named)


def bare_title(title: str) -> str:
    """A title without what changes from copy to copy: brackets, blanks, the name of the state, the version.

    >>> bare_title("中华人民共和国会计法（2017年修正）"), bare_title("《关于适用〈公司法〉的规定（二）》")
    ('会计法', '关于适用公司法的规定（二）')
    """
    bare = re.sub(r"[\s《》〈〉<>“”]|中华人民共和国", "", title)
    return re.sub(r"[（(][^（）()]*(?:\d{4}|修正|修订|年)[^（）()]*[）)]$", "", bare)
