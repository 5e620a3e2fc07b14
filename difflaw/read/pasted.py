"""Text pasted from a web page: the lines around the law that came along."""

from __future__ import annotations

from difflaw.model import Aside
from difflaw.spans import Span

_SIGNS = (
    *("首页", "打印", "字号", "字体", "来源：", "浏览", "分享", "当前位置", "您的位置", "发布时间", "发布日期"),
    *("责任编辑", "上一篇", "下一篇", "版权所有", "相关链接", "关闭窗口", "扫一扫", "备案号"),
)
"""Words of which nearly every page has one at its top or bottom. A text without any was not pasted from one, and is
spared the rest of this: patterns take longer to compile than a law to read."""

EDGE = 4_000
"""Characters at the beginning and the end of a text that are looked through for them: a menu, a contents list."""


def find_pasted(text: str) -> tuple[Aside, ...]:
    """The lines of ``text`` that stood around the law on a page, ascending.

    >>> [aside.span for aside in find_pasted("首页 > 政策\\n某条例\\n第一条 甲。\\n责任编辑：乙\\n")]
    [Span(start=0, end=7), Span(start=19, end=25)]
    """
    edges = text if len(text) <= 2 * EDGE else text[:EDGE] + text[-EDGE:]
    if not any(sign in edges for sign in _SIGNS):
        return ()
    from difflaw.read.settle import ARTICLE, BODY, CONTENTS
    from difflaw.read.surroundings import around

    lines: list[str] = []
    starts: list[int] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            lines.append(line.rstrip("\r\n"))
            starts.append(at)
        at += len(line)
    articles = [i for i, line in enumerate(lines) if ARTICLE.match(line)]
    if not articles:
        return ()
    first = next(i for i, line in enumerate(lines) if BODY.match(line) or CONTENTS.fullmatch(line))
    found = sorted(around(lines, first, articles[-1]))
    return tuple(Aside("navigation", Span(starts[i], starts[i] + len(lines[i]))) for i in found)
