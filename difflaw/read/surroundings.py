"""What stands around a law on a web page: navigation, sharing, who edited it. One recogniser for pages and for text
pasted from one.

Lines are judged by their words. Before the law and after it only; inside it nothing is ever taken for navigation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORDS = (
    "首页|网站首页|返回首页|返回顶部|返回列表|返回|回到顶部|顶部|上一页|下一页|登录|注册|搜索|站内搜索|搜索历史|无障碍|长者模式|适老化|English|繁体|简体"
    "|打印|打印本页|打印正文|关闭|关闭窗口|关闭本页|收藏|分享|分享到|微信|微博|新浪微博|QQ空间|朋友圈|扫一扫|复制链接|复制|下载|全文下载|附件下载|原文链接|目录导航"
    "|大|中|小|字号|字体|纠错|我要纠错|举报|评论|点赞|投稿|更多|展开|收起|展开全文|折叠|编辑|历史版本|网站地图|联系我们|关于我们|法律声明|隐私政策|帮助|网站声明"
    "|国务院|总理|新闻|政策|互动|服务|数据|国情|国家政务服务平台|机构|政务|公开|党建|专题|要闻|资讯|视频|图片"
)
_ITEM = rf"(?>{'|'.join(sorted(_WORDS.split('|'), key=len, reverse=True))})"
"""One word of a menu, the longest that fits: taken back it would be tried in all its parts."""

_SEPARATOR = r"[\s|｜/／·•>＞»›\-—_【】\[\]（）()、:：]*"
_MENU = re.compile(rf"{_SEPARATOR}{_ITEM}(?:{_SEPARATOR}{_ITEM})*{_SEPARATOR}", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:(?:信息)?来源|文章来源|稿源|作者|责任编辑|责编|编辑|审核|校对|发布时间|发布日期|发布人|发表时间|更新时间|日期|时间|浏览次数|浏览量|浏览|阅读|阅读量|阅读次数"
    r"|点击数|点击|访问量|字体|字号|【?字体大小|当前位置|您当前的?位置|您的位置|现在位置|所在位置|索引号|信息分类|主题分类|分享到|分享至|关键词|标签|打印本稿|扫一扫)"
    r"\s*[：:【\[(（].{0,120}"
)
_NEIGHBOUR = re.compile(r"(?:上一[篇条页个]|下一[篇条页个]|前一[篇条]|后一[篇条])\s*(?:[：:].*|.{0,60})")
_TRAIL = re.compile(r"(?:首页|主页|网站首页).{0,80}[>＞»›/].*")
_ADDRESS = re.compile(
    r"(?:https?://\S+|(?:www\.)?[\w-]{2,40}(?:\.[\w-]{2,40}){0,3}\.(?:com|cn|net|org|gov|top|edu|info|tw|hk)(?:/\S*)?)"
)
_CRUMBS = re.compile(r"[^。；，»›＞]{1,40}(?:[»›＞][^。；，»›＞]{1,40}){1,6}")
_FOOT = re.compile(
    r".{0,20}(?:版权所有|备案号|ICP备|公网安备|Copyright|©|主办单位|承办单位|主办[：:]|承办[：:]|技术支持[：:]|网站标识码|未经.{0,12}不得转载|免责声明).*"
    r"|.{0,4}(?:相关(?:链接|新闻|文章|阅读|推荐|稿件|文档|附件)|延伸阅读|推荐阅读|热门(?:文章|推荐|新闻)|友情链接|扫一扫|扫描二维码|责任编辑|网友评论|用户评论|我要评论)[^。]{0,60}",
    re.IGNORECASE | re.DOTALL,
)
_EDITIONS = re.compile(r"[（(]?[^。；]{0,20}\d{4}年?[^。；]{0,4}版\s*[|｜/／][^。；]*")


def is_navigation(line: str) -> bool:
    """Whether ``line`` stands around a law and not in it.

    >>> [is_navigation(s) for s in ("【字体：大 中 小】 打印", "责任编辑：某某", "上一篇：某条例", "首页 > 政策")]
    [True, True, True, True]
    >>> [is_navigation(s) for s in ("某市集市条例", "第一条 为了……。", "2018年3月1日通过", "附件：印章式样")]
    [False, False, False, False]
    """
    words = line.strip().strip("\u3000 【】[]")
    if not words or len(words) > 200:
        return False
    return any(
        p.fullmatch(words) for p in (_MENU, _ABOUT, _NEIGHBOUR, _TRAIL, _EDITIONS, _ADDRESS, _CRUMBS)
    ) or is_foot(words)


def is_foot(line: str) -> bool:
    """Whether ``line`` can only stand below a text: nothing of a law comes after it.

    >>> is_foot("相关链接"), is_foot("版权所有：某某网"), is_foot("第二条 网站应当公布备案号。")
    (True, True, False)
    """
    words = line.strip()
    return len(words) <= 200 and bool(_FOOT.fullmatch(words) or _NEIGHBOUR.fullmatch(words)) and not _LAW.match(words)


_LAW = re.compile(r"第.{1,10}[条章节编]|附[件录则]")


def around(lines: Sequence[str], first: int, last: int) -> set[int]:
    """The indexes of the lines before ``first`` and after ``last`` that stand around a law. ``first`` is its first
    heading or article, ``last`` the line with its last label.

    >>> sorted(around(["首页", "某条例", "第一条 甲。", "乙。", "上一篇：某办法", "某通知"], 2, 2))
    [0, 4, 5]
    """
    found = {i for i in range(first) if is_navigation(lines[i])}
    foot = next((i for i in range(last + 1, len(lines)) if is_foot(lines[i])), len(lines))
    found.update(i for i in range(last + 1, foot) if is_navigation(lines[i]))
    found.update(range(foot, len(lines)))
    return found
