"""Lines that a law quotes: the new wording that an amendment gives to another law.

``增加一节：“第七节 监察委员会`` opens a quotation that runs over lines which look like headings and articles
and are none of this law's own. Where each quoted line begins with a mark of its own, nothing needs finding.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence

from difflaw.parse.labels import article_label
from difflaw.parse.lines import Line

LONGEST_QUOTATION = 200
"""Lines looked through for the mark that closes a quotation; a chapter put in whole has under a hundred."""


_ANNOUNCES = re.compile(r"(?:增加|修改为|改为|作为|内容如下)[^；]*：$")
"""How an article announces the new wording of another law."""


def quoted_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of the lines inside a quotation that an earlier line opens and a later one closes, or announces.

    A mark that was never closed quotes nothing: where the law's own next article stands before the next
    mark, or the next mark opens another quotation, the lines between are the law's.

    >>> texts = ["第一条 增加一节：“第七节 监察", "第九条 监察机关独立。”", "第二条 本决定自公布之日起施行。"]
    >>> sorted(quoted_lines([Line(0, text) for text in texts]))
    [1]
    """
    marks = [i for i, line in enumerate(lines) if "“" in line.text or "”" in line.text]
    found: set[int] = set()
    for here, following in itertools.pairwise(marks):
        text, closing = lines[here].text, lines[following].text
        opened = text.rfind("“") > text.rfind("”")
        closed = -1 < closing.find("”") < (closing.find("“") % (len(closing) + 1))
        if not (opened and closed) or following - here > LONGEST_QUOTATION:
            continue
        inside = range(here + 1, following + 1)
        if not _goes_on(lines, here, inside):
            found.update(inside)
    return frozenset(found | _announced(lines, found))


def _announced(lines: Sequence[Line], known: Collection[int]) -> set[int]:
    """The indexes of the lines that an article announces (增加一条：) and that are numbered as another law is: up to
    the article that follows by number, or to the end."""
    found: set[int] = set()
    labels = ((i, article_label(line.text)) for i, line in enumerate(lines) if i not in known)
    articles = [(i, int(label.number.partition("-")[0])) for i, label in labels if label]
    for place, (here, number) in enumerate(articles[:-1]):
        following, jump = articles[place + 1]
        if here in found or jump == number + 1:
            continue
        opening = next((i for i in range(here, following) if _ANNOUNCES.search(lines[i].text)), None)
        if opening is not None:
            ahead = articles[place + 1 : place + LONGEST_QUOTATION]
            end = next((i for i, other in ahead if other == number + 1), len(lines))
            if end - opening <= LONGEST_QUOTATION:
                found.update(range(opening + 1, end))
    return found


def _goes_on(lines: Sequence[Line], here: int, inside: range) -> bool:
    """Whether the article after that of line ``here`` begins ``inside``: then nothing was quoted."""
    for i in range(here, max(-1, here - LONGEST_QUOTATION), -1):
        label = article_label(lines[i].text)
        if label:
            wanted = str(int(label.number.partition("-")[0]) + 1)
            return any(a is not None and a.number == wanted for a in (article_label(lines[k].text) for k in inside))
    return False
