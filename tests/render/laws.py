"""Small laws for the tests of reports, each with the one thing that it shows."""

from __future__ import annotations

import difflaw
from difflaw.changes import Comparison
from tests.process import DRAFT, ENACTED

OLD = """河湖保护条例
第一章 总则
第一条 为了保护河湖，制定本条例。
第二条 县级以上人民政府应当加强河湖管理，落实责任，保障经费。河湖管理范围内禁止倾倒垃圾，禁止弃置渣土，禁止非法采砂。
第三条 禁止下列行为：
（一）围湖造田；
（二）擅自取水；
（三）破坏堤防和护岸林木；
（四）毒鱼、炸鱼、电鱼。
第四条 水行政主管部门负责河湖日常巡查，发现违法行为的，应当及时制止。
第五条 公民有权举报破坏河湖的行为。举报属实的，给予奖励。
第六条 对举报人的信息应当保密，任何人不得泄露举报人的姓名、住址。
第七条 依照本条例第四条的规定开展巡查的，应当记录。
第八条 本条例自2020年1月1日起施行。
附件1 河湖名录
东湖
西湖
"""

NEW = """河湖保护条例
第一章 总则
第一条 为了保护河湖，制定本条例。
第二条 县级以上人民政府应当加强河湖管理，落实责任，保障经费。
第三条 河湖管理范围内禁止倾倒垃圾，禁止弃置渣土，禁止非法采砂。
第四条 禁止下列行为：
（一）破坏堤防和护岸林木；
（二）围湖造田；
（三）毒鱼、炸鱼、电鱼；
（四）违法排放污水。
第五条 公民有权举报破坏河湖的行为。举报属实的，给予奖励。对举报人的信息应当保密，任何人不得泄露举报人的姓名、住址。
第六条 水行政主管部门负责河湖日常巡查，发现违法行为的，应当及时制止。
第七条 依照本条例第六条的规定开展巡查的，应当记录。
第八条 本条例自2024年1月1日起施行。
附件1 河湖名录
东湖
西湖
北湖
"""
"""Against ``OLD``: an article split and two merged, one moved, items moved, added and deleted, a reference that
follows, an annex that grew."""


def compared(old: str, new: str) -> Comparison:
    """Two laws given as text, compared."""
    return difflaw.compare(difflaw.read_text(old, "旧.txt"), difflaw.read_text(new, "新.txt"))


def datong() -> Comparison:
    """The draft of the Datong statute against the enacted text."""
    return difflaw.compare(difflaw.read(DRAFT), difflaw.read(ENACTED))


def articles(*texts: str) -> str:
    """A law whose articles have these words."""
    from difflaw.numerals import to_chinese

    return "某条例\n" + "".join(f"第{to_chinese(i)}条 {text}\n" for i, text in enumerate(texts, 1))
