"""What stands around a law in a copy of it: lines of the web page, a decision in front, a list of what is annexed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from difflaw.i18n import N_
from difflaw.model import Notice, Severity, Text
from difflaw.numerals import NUMBER
from difflaw.parse.labels import annex_label, article_label, division_label
from difflaw.parse.lines import Line
from difflaw.parse.tokens import Token, TokenKind
from difflaw.spans import Span

_PAGE = re.compile(
    r"[\[【（<]?(?:"
    r"[上下]一[篇条页则]|(?:责任)?编辑[：:]|[打列]印|关闭|返回(?:顶部|首页|列表|上一页)|分享|扫一扫|收藏|【?字[号体]|字号"
    r"|相关(?:链接|阅读|文章|新闻|文件|附件|稿件)|(?:点击|浏览|阅读)(?:次?数|量)|版权所有|(?:主办|承办)单位[：:]|网站(?:地图|标识码|首页)"
    r"|.{0,6}ICP备|.{0,4}公网安备|[Cc]opyright|©|当前位置[：:]|您(?:现在)?(?:的位置|所在的?位置|当前)|首页(?:$|[>》|｜·-])"
    r"|(?:主题词|抄送|抄报|分送|[送报发])[：:]"
    r"|来源[：:].{0,40}(?:字号|浏览|点击|发布|作者|打印)|信息来源[：:]|文章来源[：:]|发布(?:时间|日期|人)[：:]"
    r")"
)
"""How the lines of a web page, or below the line of an official print, begin that are none of the law."""

_AT_END = 30
"""Lines at the end in which such lines are looked for; pages have under twenty after a law."""

_LONGEST = 80
"""Characters of such a line; sentences are longer, and end in a full stop."""

_GLIMPSE = 24
"""Characters of such a line that a notice quotes."""

_MAKES_KNOWN = re.compile(r"(?:决定|决议|公告|通知|令)$")
_NAMED = re.compile(r"《([^《》\n]{3,60})》")
_FAR = 400
"""Lines looked through for the text that a decision publishes: a long decision has under two hundred."""

_NEAR = 12
"""Lines between the title of a text and its first heading or article: notes, and a line for its history."""

_ENTRY = re.compile(rf"(?:\d{{1,2}}[.．、]|（\d{{1,2}}）|附[件表录]{NUMBER}[：:])\s?(?=\S)")
"""How a line in a list of annexes begins."""


def page_lines(lines: Sequence[Line]) -> int:
    """The index of the first of the lines at the end that are those of a web page; the number of lines where none are.

    >>> texts = ["第二条 本条例自公布之日起施行。", "责任编辑：某人", "上一篇：某市公园条例"]
    >>> page_lines([Line(0, text) for text in texts])
    1
    """
    first = len(lines)
    for i in range(len(lines) - 1, max(0, len(lines) - _AT_END) - 1, -1):
        text = lines[i].text
        if len(text) > _LONGEST or text[-1] in "。；" or article_label(text) or annex_label(text):
            break
        if _PAGE.match(text):
            first = i
    return first


def page_notices(text: Text, lines: Sequence[Line], front: Sequence[Line]) -> Iterator[Notice]:
    """A notice for the ``lines`` of the page at the end, and one for each among the ``front`` of the law."""
    message = N_("these words belong to this copy and not to the law: {words}")
    stretches = [(line.start, line.end, line.text) for line in front if is_page_line(line.text)]
    if lines:
        stretches.append((lines[0].start, lines[-1].end, lines[0].text))
    for start, end, words in stretches:
        yield Notice(
            "page-text", Severity.WARNING, text.source_span(Span(start, end)), message, (("words", words[:_GLIMPSE]),)
        )


def is_page_line(text: str) -> bool:
    """Whether a line is one of a web page.

    >>> is_page_line("打印本页 关闭窗口"), is_page_line("打印机应当登记。")
    (True, False)
    """
    return bool(_PAGE.match(text)) and len(text) <= _LONGEST and text[-1] not in "。；"


def published_at(lines: Sequence[Line]) -> int:
    """The index of the title of the text that a decision in front of it publishes; 0 where there is none.

    The decision names the text in 《》; its title stands on a line of its own, and soon after it a first article or
    a heading.

    >>> texts = ["关于修改《某市集市条例》的决定", "一、删去第三条。", "某市集市条例", "第一条 甲。"]
    >>> published_at([Line(0, text) for text in texts])
    2
    """
    if not any(_MAKES_KNOWN.search(line.text) for line in lines[:5]):
        return 0
    named: set[str] = set()
    for i, line in enumerate(lines[:_FAR]):
        if line.text in named and _opens(lines[i + 1 : i + 1 + _NEAR]):
            return i
        named.update(_NAMED.findall(line.text))
    return 0


def _opens(lines: Sequence[Line]) -> bool:
    for line in lines:
        label, heading = article_label(line.text), division_label(line.text, marked=line.depth > 0)
        if label or heading:
            return (label.number if label else heading.number if heading else "") == "1"
    return False


def annex_lists(tokens: Sequence[Token]) -> Collection[int]:
    """The indexes of those ``tokens`` that are no annex but the list of them, right before the first: it has no number
    of its own, and an entry for each of the annexes after it.

    >>> texts = ["附件：1.收费标准", "2.申请表"], ["附件1", "收费标准"]
    >>> tokens = [
    ...     Token(TokenKind.ANNEX, tuple(Line(0, text) for text in own), annex=annex_label(own[0])) for own in texts
    ... ]
    >>> sorted(annex_lists(tokens))
    [0]
    """
    annexes = [i for i, token in enumerate(tokens) if token.kind is TokenKind.ANNEX]
    if len(annexes) < 2 or not tokens[annexes[1]].annex[0].lstrip("附件录表图"):
        return ()
    label, title = tokens[annexes[0]].annex
    listed = [*([title] if title else []), *(line.text for line in tokens[annexes[0]].lines[1:])]
    if label.lstrip("附件录表图") or annexes[1] != annexes[0] + 1:
        return ()
    entries = sum(bool(_ENTRY.match(text)) for text in listed)
    return (annexes[0],) if listed and _ENTRY.match(listed[0]) and entries >= len(annexes) - 1 else ()
