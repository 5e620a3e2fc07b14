"""One defect of a rule, put into the text of a law: what ``lint_corpus`` measures the rules with.

Each function takes the lines of a text that has no finding of the rule and a source of chance, and gives the lines
with the defect and the line (from 1) at which it is to be found; ``None`` where the law has no place for it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from functools import partial
from random import Random

from difflaw.numerals import NUMERAL, to_chinese, to_int

Injected = tuple[list[str], int] | None
Injection = Callable[[list[str], Random], Injected]

ARTICLE = re.compile(rf"第({NUMERAL})条")
ITEM = re.compile(rf"（({NUMERAL})）")
HEADING = re.compile(rf"(?:#+ )?第({NUMERAL})章")


def articles(lines: list[str]) -> list[int]:
    """The lines that begin an article, the numbers counting on."""
    found: list[int] = []
    for i, line in enumerate(lines):
        match = ARTICLE.match(line)
        if match and to_int(match[1]) == len(found) + 1:
            found.append(i)
    return found


def middle(lines: list[str], chance: Random) -> int | None:
    """The line of an article that is neither among the first two nor among the last two."""
    found = articles(lines)
    return chance.choice(found[2:-2]) if len(found) > 5 else None


def at_middle(change: Callable[[str], str | None]) -> Injection:
    """The defect that ``change`` makes of the first line of an article."""

    def inject(lines: list[str], chance: Random) -> Injected:
        place = middle(lines, chance)
        changed = change(lines[place]) if place is not None else None
        if place is None or changed is None or changed == lines[place]:
            return None
        return [*lines[:place], changed, *lines[place + 1 :]], place + 1

    return inject


def renumbered(by: int) -> Injection:
    """An article whose number is another."""

    def change(line: str) -> str:
        match = ARTICLE.match(line)
        assert match is not None
        return f"第{to_chinese(to_int(match[1]) + by)}条{line[match.end() :]}"

    return at_middle(change)


def without_article(lines: list[str], chance: Random) -> Injected:
    """An article is left out."""
    found = articles(lines)
    if len(found) < 6:
        return None
    which = chance.randrange(2, len(found) - 3)
    begin, end = found[which], found[which + 1]
    if any(HEADING.match(line) for line in lines[begin:end]):
        return None
    return lines[:begin] + lines[end:], begin + 1


def without_first(lines: list[str], chance: Random) -> Injected:
    """The first article is left out."""
    found = articles(lines)
    return (lines[: found[0]] + lines[found[1] :], found[0] + 1) if len(found) > 3 else None


def run_on(label: Callable[[str], str]) -> Injection:
    """An article stands in the line of the one before."""

    def inject(lines: list[str], chance: Random) -> Injected:
        place = middle(lines, chance)
        if place is None:
            return None
        above = next(i for i in range(place - 1, -1, -1) if lines[i].strip())
        if not lines[above].endswith("。"):
            return None
        return [*lines[:above], lines[above] + label(lines[place]), *lines[place + 1 :]], above + 1

    return inject


def with_sentence(words: str) -> Injection:
    """A sentence is put after the last of an article's first line."""
    return at_middle(lambda line: line + words if line.endswith("。") else None)


def with_lines(*words: str, at: int = 0) -> Injection:
    """Lines are put after an article; the defect is in that of the index ``at``."""

    def inject(lines: list[str], chance: Random) -> Injected:
        place = middle(lines, chance)
        if place is None or not lines[place].endswith("。"):
            return None
        following = next(i for i in range(place + 1, len(lines)) if lines[i].strip())
        if not ARTICLE.match(lines[following]):
            return None
        return [*lines[: place + 1], *words, *lines[place + 1 :]], place + 2 + at

    return inject


def substituted(before: str, after: str) -> Injection:
    """The first match of ``before`` in an article's first line becomes ``after``."""
    return at_middle(lambda line: re.sub(before, after, line, count=1))


def in_items(change: Callable[[str, int], str | None], least: int = 3, *, last: bool = False) -> Injection:
    """The defect that ``change`` makes of an item of a list; ``last`` is the last item, else one in the middle."""

    def inject(lines: list[str], chance: Random) -> Injected:
        lists = [row for row in item_lists(lines) if len(row) >= least]
        if not lists:
            return None
        row = chance.choice(lists)
        place = row[-1] if last else row[chance.randrange(1, len(row) - 1)]
        changed = change(lines[place], row.index(place) + 1)
        if changed is None or changed == lines[place]:
            return None
        return [*lines[:place], changed, *lines[place + 1 :]], place + 1

    return inject


def item_lists(lines: list[str]) -> list[list[int]]:
    """The lists of a text: the lines of items that count on from one, one right after the other."""
    lists: list[list[int]] = []
    last = -1
    for i, line in enumerate(lines):
        match = ITEM.match(line)
        if match and to_int(match[1]) == 1:
            lists.append([i])
        elif match and lists and i - last <= 2 and to_int(match[1]) == len(lists[-1]) + 1:
            lists[-1].append(i)
        if line.strip():
            last = i if match else -9
    return lists


def heading_renumbered(lines: list[str], chance: Random) -> Injected:
    """A chapter has the number of the next."""
    found = [i for i, line in enumerate(lines) if HEADING.match(line)]
    if len(found) < 4:
        return None
    place = chance.choice(found[1:-1])
    match = HEADING.match(lines[place])
    assert match is not None
    changed = lines[place].replace(f"第{match[1]}章", f"第{to_chinese(to_int(match[1]) + 1)}章", 1)
    return [*lines[:place], changed, *lines[place + 1 :]], place + 1


def emptied(lines: list[str], chance: Random) -> Injected:
    """The last chapter has no article."""
    found = [i for i, line in enumerate(lines) if HEADING.match(line)]
    return (lines[: found[-1] + 1], found[-1] + 1) if len(found) > 2 else None


def with_contents(lines: list[str], chance: Random) -> Injected:
    """Contents of which one line is not what the heading says."""
    found = [i for i, line in enumerate(lines) if HEADING.match(line)]
    if len(found) < 3 or any("目" in line and "录" in line and len(line) < 8 for line in lines):
        return None
    listed = [lines[i].removeprefix("## ") for i in found]
    which = chance.randrange(1, len(listed))
    listed[which] += "和保障"
    block = ["目录", "", *listed, ""]
    return [*lines[: found[0]], *block, *lines[found[0] :]], found[0] + 3 + which


def title_again(lines: list[str], chance: Random) -> Injected:
    """The title stands twice."""
    place = next((i for i, line in enumerate(lines) if line.startswith("# ")), None)
    if place is None:
        return None
    return [*lines[: place + 1], "", lines[place][2:], *lines[place + 1 :]], place + 3


def copied(lines: list[str], chance: Random) -> Injected:
    """An article has the words of another of one line."""
    found = articles(lines)
    single = [i for i, j in itertools.pairwise(found[1:]) if not any(x.strip() for x in lines[i + 1 : j])]
    if len(single) < 4 or len(lines[single[0]]) < 30:
        return None
    first, second = single[0], single[-1]
    match = ARTICLE.match(lines[first])
    label = ARTICLE.match(lines[second])
    assert match is not None
    assert label is not None
    changed = label[0] + lines[first][match.end() :]
    return [*lines[:second], changed, *lines[second + 1 :]], second + 1


def first_reference(lines: list[str], chance: Random) -> Injected:
    """前款 in a first paragraph."""
    return at_middle(lambda line: f"{line}前款规定的费用由财政承担。" if line.endswith("。") else None)(lines, chance)


def own_number(lines: list[str], chance: Random) -> Injected:
    """An article cites itself."""

    def change(line: str) -> str | None:
        match = ARTICLE.match(line)
        return f"{line}具体办法依照{own(lines)}{match[0]}的规定执行。" if match and line.endswith("。") else None

    return at_middle(change)(lines, chance)


def own(lines: list[str]) -> str:
    """What the law calls itself."""
    title = next((line for line in lines if line.startswith("# ")), "")
    noun = re.search(r"(条例|办法|规定|规则|细则|法)(?:[（(].*)?$", title)
    return f"本{noun[1]}" if noun else "本条例"


def reference(words: str) -> Injection:
    """A sentence that cites ``words`` of this law; ``{last}`` is the number of its last article."""

    def inject(lines: list[str], chance: Random) -> Injected:
        last = to_chinese(len(articles(lines)) + 40)
        sentence = f"违反{own(lines)}{words.format(last=last, one=chance.choice('二三四'))}规定的，责令改正。"
        return with_sentence(sentence)(lines, chance)

    return inject


def misnamed(lines: list[str], chance: Random) -> Injected:
    """The law is called by another noun once."""
    name = own(lines)
    other = "本办法" if name != "本办法" else "本条例"
    return at_middle(lambda line: line.replace(f"{name}规定", f"{other}规定", 1))(lines, chance)


def mark_on_next_line(lines: list[str], chance: Random) -> Injected:
    """A line break before a comma."""
    done = at_middle(lambda line: re.sub("，", "\n\n，", line, count=1))(lines, chance)
    return (done[0], done[1] + 2) if done else None


def last_article(words: str) -> Injection:
    """The last article says ``words``."""

    def inject(lines: list[str], chance: Random) -> Injected:
        place = articles(lines)[-1] if articles(lines) else None
        match = ARTICLE.match(lines[place]) if place is not None else None
        if place is None or match is None:
            return None
        return [*lines[:place], f"{match[0]} {words.format(own=own(lines))}"], place + 1

    return inject


def undated(lines: list[str], chance: Random) -> Injected:
    """Nothing says when the law comes into force."""
    place = articles(lines)[-1] if articles(lines) else None
    if place is None or "施行" not in lines[place]:
        return None
    kept = [line for line in lines[:place] if "施行" not in line or ARTICLE.match(line)]
    return (kept, articles(kept)[-1] + 1) if "施行" not in "".join(kept) and articles(kept) else None


def early(lines: list[str], chance: Random) -> Injected:
    """The day of coming into force is before that of adoption."""
    if re.search("修[正订改]|废止", "".join(lines[:8])) or not re.search(r"\d{4}年.*通过", "".join(lines[:8])):
        return None
    return last_article("{own}自1949年1月1日起施行。")(lines, chance)


def unlabelled(lines: list[str], chance: Random) -> Injected:
    """An article's label lacks its 条."""
    return at_middle(lambda line: line.replace("条", "", 1))(lines, chance)


def ended(mark: str) -> Injection:
    """An article of one line ends in ``mark``."""

    def inject(lines: list[str], chance: Random) -> Injected:
        found = articles(lines)
        single = [i for i, j in itertools.pairwise(found[1:]) if not any(x.strip() for x in lines[i + 1 : j])]
        single = [i for i in single if lines[i].endswith("。")]
        if not single:
            return None
        place = chance.choice(single)
        return [*lines[:place], lines[place][:-1] + mark, *lines[place + 1 :]], place + 1

    return inject


def next_number(line: str, number: int) -> str:
    """The item with the number of the next."""
    return line.replace(f"（{to_chinese(number)}）", f"（{to_chinese(number + 1)}）", 1)


def to_arabic(lines: list[str], chance: Random) -> Injected:
    """A list with Arabic numbers."""
    lists = [row for row in item_lists(lines) if len(row) > 1]
    if not lists:
        return None
    row = chance.choice(lists)
    changed = list(lines)
    for number, place in enumerate(row, 1):
        changed[place] = ITEM.sub(f"{number}.", lines[place], count=1)
    return changed, row[0] + 1


def emptied_article(lines: list[str], chance: Random) -> Injected:
    """An article has a number and no words."""
    found = articles(lines)
    single = [i for i, j in itertools.pairwise(found) if not any(x.strip() for x in lines[i + 1 : j])]
    if not single:
        return None
    place = chance.choice(single)
    label = ARTICLE.match(lines[place])
    assert label is not None
    return [*lines[:place], label[0], *lines[place + 1 :]], place + 1


def unnumbered_heading(lines: list[str], chance: Random) -> Injected:
    """A chapter's heading lacks its number."""
    found = [i for i, line in enumerate(lines) if HEADING.match(line)]
    if len(found) < 4:
        return None
    place = chance.choice(found[1:-1])
    changed = re.sub(rf"第{NUMERAL}章[ \u3000]*", "", lines[place])
    return [*lines[:place], changed, *lines[place + 1 :]], place + 1


def with_title(words: str) -> Injection:
    """The title has ``words`` after it."""

    def inject(lines: list[str], chance: Random) -> Injected:
        place = next((i for i, line in enumerate(lines) if line.startswith("# ")), None)
        return None if place is None else ([*lines[:place], lines[place] + words, *lines[place + 1 :]], place + 1)

    return inject


def with_front_matter(words: str, *, titled: bool = False) -> Injection:
    """The file has a front matter that says ``words``; the place is its beginning, or the title's."""

    def inject(lines: list[str], chance: Random) -> Injected:
        place = next((i for i, line in enumerate(lines) if line.startswith("# ")), None)
        if place is None or (titled and not lines[place].endswith("条例")):
            return None
        block = ["---", words, "---", ""]
        return [*block, *lines], len(block) + place + 1 if titled else 1

    return inject


def mixed_ends(lines: list[str], chance: Random) -> Injected:
    """One item of a list ends in a full stop, the others in a semicolon."""
    return in_items(lambda line, _: re.sub("；$", "。", line) if "。" not in line else None, least=4)(lines, chance)


INJECTIONS: dict[str, Injection] = {
    "numbering-start": without_first,
    "numbering-gap": without_article,
    "numbering-repeat": renumbered(-1),
    "numbering-back": renumbered(-2),
    "article-run-on": run_on(lambda line: line.replace(" ", "").replace("\u3000", "")),
    "label-incomplete": unlabelled,
    "heading-numbering": heading_renumbered,
    "empty-division": emptied,
    "contents-mismatch": with_contents,
    "item-numbering": in_items(next_number),
    "item-number-lost": in_items(lambda line, _: ITEM.sub("", line, count=1)),
    "item-numeral": to_arabic,
    "single-item": with_lines("禁止下列行为：", "（一）停放车辆。", at=1),
    "count-mismatch": with_lines("设施分为下列三类：", "（一）市级设施；", "（二）区级设施。"),
    "colon-without-list": with_lines("有下列情形之一的，责令改正："),
    "list-without-colon": with_lines("应当将下列文书备案。", "（一）养护方案；", "（二）养护记录。"),
    "article-end": ended("，"),
    "item-end": in_items(lambda line, _: re.sub("[；;]$", "，", line)),
    "item-last-end": in_items(lambda line, _: re.sub("。$", "；", line), last=True),
    "item-end-mixed": mixed_ends,
    "heading-unnumbered": unnumbered_heading,
    "article-empty": emptied_article,
    "front-matter": with_front_matter("title: [条例"),
    "name-not-allowed": with_front_matter("issuer: 某市人民政府", titled=True),
    "draft-mark": with_title("（草案）"),
    "short-form-late": with_sentence("绿带设施免费开放。城市绿化带设施（以下简称绿带设施）由街道养护。"),
    "effective-date-two": last_article(
        "{own}自2024年5月1日起施行。第九条自2024年6月1日起施行，{own}自2025年1月1日起施行。"
    ),
    "article-duplicate": copied,
    "title-repeated": title_again,
    "reference-article": reference("第{last}条"),
    "reference-division": reference("第九十章"),
    "reference-paragraph": reference("第{one}条第九款"),
    "reference-item": reference("第{one}条第一款第（四十）项"),
    "reference-preceding": first_reference,
    "reference-range": reference("第五条至第{one}条"),
    "reference-malformed": reference("{one}条"),
    "reference-arabic": reference("第3条"),
    "reference-self": own_number,
    "own-name": misnamed,
    "short-form-unused": with_sentence("城市绿道设施（以下简称绿道施）免费开放。"),
    "defined-twice": with_sentence("本条例所称绿道，是指慢行通道。本条例所称绿道，是指绿色廊道。"),
    "effective-date-missing": undated,
    "effective-before-adoption": early,
    "date-impossible": last_article("{own}自2024年2月30日起施行。"),
    "date-blank": last_article("{own}自2024年 月1日起施行。"),
    "placeholder": with_sentence("处____万元以上罚款。"),
    "garbled": substituted("应当", "应\ufffd"),
    "garbled-question": substituted("管理", "管?"),
    "digit-confusion": with_sentence("处5万元以上lO万元以下罚款。"),
    "mixed-script": substituted("应当", "應當"),
    "doubled-word": substituted("部门", "部门部门"),
    "bracket-unpaired": substituted("《([^《》]*)》", r"\1》"),
    "title-marks-nested": with_sentence("依照《某市实施《森林法》办法》的规定执行。"),
    "punctuation-halfwidth": substituted("，", ","),
    "brackets-halfwidth": with_sentence("县(区)应当予以支持。"),
    "quotes-ascii": with_sentence('建设"绿道之城"。'),
    "mark-doubled": substituted("、", "、、"),
    "line-start-mark": mark_on_next_line,
    "range-reversed": with_sentence("情节严重的，处五万元以上五千元以下罚款。"),
    "numerals-arabic": with_sentence("处五千元罚款，并在30日内改正。"),
    "w-shixing": last_article("{own}自2024年5月1日起执行。"),
    "pinyin-gloss": with_sentence("由街道養(yǎng)护。"),
}
"""The defect of each rule; word rules that are not here take their bad example as a sentence."""


def injection(code: str, bad: str) -> Injection:
    """The defect of the rule ``code``, whose bad example is ``bad``."""
    return INJECTIONS.get(code) or partial(_sentence, bad)


def _sentence(bad: str, lines: list[str], chance: Random) -> Injected:
    return with_sentence(bad.removeprefix("本"))(lines, chance) if "\n" not in bad else None
