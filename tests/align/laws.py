"""Small laws for the alignment tests, written for the purpose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from difflaw.align import align
from difflaw.changes import NO_DECISIONS, Alignment, Decisions, Link
from difflaw.model import Law, Part, Provision
from difflaw.normalize import normalize
from difflaw.parse import parse
from difflaw.read import read_text

DIGITS = "零一二三四五六七八九"

GARDEN = (
    "为了规范社区花园的营造和养护，制定本办法。",
    "社区花园由居民委员会会同园艺协会共同照管，所需工具向街道登记领用。",
    "花园内的雨水桶应当加盖，每周清洗一次，防止蚊虫孳生。",
    "堆肥箱只接收落叶、果皮和咖啡渣，不得投入骨头和油脂。",
    "认养人连续三十日未浇水、除草的，认养即告终止，地块由候补居民递补。",
    "采摘的蔬菜归认养人所有；公共果树的果实由当日值班居民分给在场儿童。",
    "夜间二十二时以后不得在花园内使用割草机、电锯等有噪声的机具。",
    "违反本办法，损坏花园围栏、长椅的，应当在七日内修复或者照价赔偿。",
    "本办法自立春之日起施行。",
)
"""Nine articles on nine subjects."""


def numeral(number: int) -> str:
    """``number`` up to 999 in Chinese."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += f"{DIGITS[tens]}十" if hundreds or tens > 1 else "十"
    elif hundreds and ones:
        words += "零"
    return words + (DIGITS[ones] if ones else "")


def law(articles: Iterable[str], chapters: Sequence[tuple[str, int]] = ()) -> Law:
    """A law of ``articles`` in order; ``chapters`` are headings with the number of articles in each."""
    starts: dict[int, str] = {}
    at = 0
    for number, (heading, size) in enumerate(chapters, 1):
        starts[at] = f"第{numeral(number)}章 {heading}\n"
        at += size
    lines = [starts.get(at, "") + f"第{numeral(at + 1)}条 {text}" for at, text in enumerate(articles)]
    return parsed("某某办法\n\n" + "\n".join(lines) + "\n")


def parsed(text: str) -> Law:
    """The law in ``text``."""
    return parse(normalize(read_text(text)))


def units(law: Law) -> list[Provision | Part]:
    """Every provision and every part of ``law``."""
    return [*law.provisions(), *law.parts]


def aligned(old: Law | Sequence[str], new: Law | Sequence[str], decisions: Decisions = NO_DECISIONS) -> Alignment:
    """The alignment of two laws, given as such or as their articles."""
    before, after = (side if isinstance(side, Law) else law(side) for side in (old, new))
    return align(before, after, decisions)


def edges(links: Iterable[Link]) -> set[tuple[str, str]]:
    """The links with two sides, by numbers: ``("2", "3")``; clauses as ``("2__para_1", "3__para_1")``."""
    return {(link.old.removeprefix("art_"), link.new.removeprefix("art_")) for link in links if link.old and link.new}


def alone(links: Iterable[Link]) -> tuple[set[str], set[str]]:
    """What is deleted and what is added, by numbers."""
    found = list(links)
    return (
        {link.old.removeprefix("art_") for link in found if link.old and not link.new},
        {link.new.removeprefix("art_") for link in found if link.new and not link.old},
    )


def link_of(alignment: Alignment, old: str | None, new: str | None) -> Link:
    """The link between two articles, by number."""
    names = f"art_{old}" if old else None, f"art_{new}" if new else None
    (found,) = (link for link in alignment.articles if (link.old, link.new) == names)
    return found
