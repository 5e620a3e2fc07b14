"""What a reader is told beyond the kinds: editorial, consequential, topic."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from difflaw.classify import signals as registry
from difflaw.pipeline import compare
from difflaw.read import read_text
from tests.align.laws import GARDEN
from tests.classify.compared import compared, kinds, signals

BIRDS = "鸟巢箱在每年十月清理一次，清理时不得惊动越冬的鸟类。"


def with_penalty(number: str, rest: str = "的，停止认养一年。") -> list[str]:
    """The garden with a penalty that refers to the rule on compost."""
    return [*GARDEN[:7], f"违反本办法{number}规定{rest}", GARDEN[8]]


def test_reference_that_follows_the_renumbering() -> None:
    """The rule went from 4 to 5 and the penalty says so: modified, for its text differs, and yet nothing new."""
    old, new = with_penalty("第四条"), with_penalty("第五条")
    comparison = compared(old, [GARDEN[0], BIRDS, *new[1:]])
    assert kinds(comparison.articles)[("8", "9")] == "modified renumbered"
    assert signals(comparison.articles) == {("8", "9"): "consequential"}
    assert signals(comparison.clauses) == {("8__para_1", "9__para_1"): "consequential"}
    assert comparison.summary.count("consequential") == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("第四条",), ("第六条",)),
        (("第四条",), ("第四条",)),
        (("第四条", "的，停止认养一年。"), ("第五条", "的，停止认养二年。")),
        (("第四条", "的，停止认养一年。"), ("第五条", "的，停止认养。")),
        (("第四条",), ("第五条第二款",)),
        (("第四条",), ("第五条、第六条",)),
    ],
    ids=lambda pair: "".join(pair),
)
def test_reference_that_does_not_follow(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Another rule, one more rule, another paragraph, or another word beside it: substance, and no consequence."""
    comparison = compared(with_penalty(*before), [GARDEN[0], BIRDS, *with_penalty(*after)[1:]])
    assert not any(change.has("consequential") for change in comparison.articles)


def test_reference_left_behind_is_not_hidden() -> None:
    """The rule went on and the number in the penalty did not: the words are equal and mean another rule now."""
    comparison = compared(with_penalty("第四条"), [GARDEN[0], BIRDS, *with_penalty("第四条")[1:]])
    assert kinds(comparison.articles)[("8", "9")] == "renumbered"


TREES = (
    "苗木应当挂牌。",
    "古树由园林部门保护。\n名木由所在单位保护。",
    "移植应当经过批准。",
    "修剪在冬季进行。",
    "病虫害由养护人防治。",
)
"""Five articles that a sixth refers to; the second has two paragraphs."""


def follows(old: str, new: str, *, turned: bool = False) -> bool:
    """Whether ``old`` becomes ``new`` by renumbering alone where an article was put in before the trees."""
    before, after = [*TREES, f"{old}，处罚款。"], ["本市绿化应当因地制宜。", *TREES, f"{new}，处罚款。"]
    comparison = compared(after, before) if turned else compared(before, after)
    wanted = ("7", "6") if turned else ("6", "7")
    return signals(comparison.articles).get(wanted) == "consequential"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("违反第一条", "违反第二条"),
        ("违反第二条第二款", "违反第三条第二款"),
        ("违反第一条、第三条", "违反第二条、第四条"),
        ("违反第三条至第五条", "违反第四条至第六条"),
        ("违反第一条和《治安法》第五条", "违反第二条和《治安法》第五条"),
        ("违反第二条规定，违反第二款的", "违反第三条规定，违反第二款的"),
    ],
)
def test_references_led_to_their_successors(old: str, new: str) -> None:
    """Articles, paragraphs, lists, ranges; references to other laws and to what was named before stay what they are."""
    assert follows(old, new)
    assert follows(old, new, turned=True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("违反第一条", "违反第三条"),
        ("违反第一条", "违反第二条情节严重的"),
        ("违反《治安法》第一条", "违反《治安法》第二条"),
        ("违反第一条、第三条", "违反第二条、第三条"),
        ("违反第一条、第三条", "违反第二条"),
        ("违反第一条", "违反本条例"),
        ("违反第二条第二款", "违反第三条第一款"),
        ("违反第三条至第五条", "违反第四条至第五条"),
    ],
)
def test_references_that_lead_elsewhere(old: str, new: str) -> None:
    """Another target, other words, another law's numbers, one of two that stayed behind."""
    assert not follows(old, new)


def test_chapters_of_a_law_in_parts_follow() -> None:
    """第二章 became 第三章 of the same part (编), whose id is that of its part and chapter."""
    before = (
        "第一编 甲\n第一章 总则\n第一条 适用第二章的规定。\n第二章 乙\n第二条 苗木应当挂牌。\n第二编 丙\n第三条 略。"
    )
    after = before.replace("第二章 乙\n", "第二章 丁\n第二条 古树由园林部门保护。\n第三章 乙\n")
    after = (
        after.replace("适用第二章", "适用第三章")
        .replace("第二条 苗木", "第三条 苗木")
        .replace("第三条 略", "第四条 略")
    )
    comparison = compare(read_text(before), read_text(after))
    assert signals(comparison.articles)[("1", "1")] == "consequential"


def test_paragraph_of_the_same_article_follows() -> None:
    """第二款 became 第三款 because a paragraph was put in before it."""
    before = "第一条 苗木应当挂牌。\n古树由园林部门保护。\n违反第二款规定的，处罚款。"
    after = "第一条 苗木应当挂牌。\n修剪在冬季进行，并经过批准。\n古树由园林部门保护。\n违反第三款规定的，处罚款。"
    comparison = compare(read_text(before), read_text(after))
    assert signals(comparison.clauses)[("1__para_3", "1__para_4")] == "consequential"


FORMS = {
    "script": "花園內的雨水桶應當加蓋，每周清洗一次，防止蚊蟲孳生。",
    "width": "花园内的雨水桶应当加盖,每周清洗一次,防止蚊虫孳生。",
    "spacing": "花园内的 雨水桶　应当加盖，每周清洗一次，防止蚊虫孳生。",
    "glosses": "花园内的雨水桶应当加(jiā)盖(gài)，每周清洗一次，防止蚊虫孳生。",
    "invisible": "花园内的雨水桶应当\u200b加盖，每周清洗一次，\u00a0防止蚊虫孳生。",
}


@pytest.mark.parametrize("form", FORMS)
def test_form_alone_is_editorial(form: str) -> None:
    """Script, width, spacing, glosses: the words are the same; the article is unchanged, and says why it looks else."""
    comparison = compared(GARDEN, [*GARDEN[:2], FORMS[form], *GARDEN[3:]])
    assert set(kinds(comparison.articles).values()) == {"unchanged"}
    assert signals(comparison.articles) == {("3", "3"): "editorial"}
    assert signals(comparison.clauses) == {("3__para_1", "3__para_1"): "editorial"}
    (signal,) = comparison.articles[2].signals
    assert [span.of(comparison.old.text.text) for span in signal.old] == [GARDEN[2]]
    assert [span.of(comparison.new.text.text) for span in signal.new] == [GARDEN[2]]
    assert not comparison.differs
    assert comparison.summary.count("editorial") == 1


def test_form_beside_a_change_is_not_editorial() -> None:
    """Where a word changed too, the article is modified and nothing less."""
    comparison = compared(GARDEN, [*GARDEN[:2], FORMS["script"].replace("每周", "每月"), *GARDEN[3:]])
    assert kinds(comparison.articles)[("3", "3")] == "modified"
    assert signals(comparison.articles) == {("3", "3"): "quantity"}


def test_line_ends_and_indents_are_no_form() -> None:
    """How a file breaks its lines is nothing to tell."""
    text = "某办法\n第一条 甲乙丙丁。\n戊己庚辛。\n第二条 壬癸。\n"
    laid_out = "某办法\r\n\r\n　　第一条 甲乙丙丁。\r\n\r\n　　戊己庚辛。\r\n　　第二条 壬癸。"
    assert signals(compare(read_text(text), read_text(laid_out)).articles) == {}


def test_topic_on_one_side() -> None:
    """A topic in brackets that was dropped, or put in, is told with its words; the article's words are unchanged."""
    with_topic = read_text("第一条〔目的〕 甲乙丙丁。\n第二条 戊己庚辛。")
    without = read_text("第一条 甲乙丙丁。\n第二条 戊己庚辛。")
    for pair in ((with_topic, without), (without, with_topic)):
        comparison = compare(*pair)
        assert signals(comparison.articles) == {("1", "1"): "topic"}
        assert kinds(comparison.articles)[("1", "1")] == "unchanged"
        (signal,) = comparison.articles[0].signals
        assert signal.values == (("topic", "目的"),)
        sides = ((comparison.old, signal.old), (comparison.new, signal.new))
        assert [[span.of(law.text.text) for span in spans] for law, spans in sides] == (
            [["目的"], []] if pair[0] is with_topic else [[], ["目的"]]
        )
        assert comparison.differs


def test_topic_that_changed_is_a_modification() -> None:
    """Two different topics are different words of the law."""
    old, new = (read_text(f"第一条〔{topic}〕 甲乙丙丁。\n第二条 戊己庚辛。") for topic in ("目的", "宗旨"))
    assert kinds(compare(old, new).articles)[("1", "1")] == "modified"


def test_paragraph_whose_items_changed_is_not_of_another_form() -> None:
    """The words before its items are the same and written the same: nothing is to be told of the paragraph."""
    old = "第一条 下列树木受保护：\n（一）古树；\n（二）名木。\n第二条 略。"
    new = "第一条 下列树木受保护：\n（一）古树；\n（二）行道树；\n（三）名木。\n第二条 略。"
    assert signals(compare(read_text(old), read_text(new)).clauses) == {}


def test_form_of_what_follows_a_contents_list_is_not_its_own() -> None:
    """A list whose headings run together in one line ends where it ends: the next line is written in Traditional
    characters on one side only, and that is no business of the list."""
    names = ["总则", "规划", "建设", "管理", "保障", "法律责任", "附则"]
    headings = [f"第{number}章 {name}" for number, name in zip("一二三四五六七", names, strict=True)]
    body = "\n".join(f"{heading}\n第{'一二三四五六七'[i]}条 甲乙丙丁。" for i, heading in enumerate(headings))
    text = f"某办法\n目录\n{''.join(headings)}\n"
    parts = compare(read_text(text + body), read_text(text + body.replace("总则", "總則"))).parts
    assert [(part.link.old, part.signals) for part in parts] == [("title", ()), ("contents", ())]


def test_a_module_in_the_folder_is_a_signal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but the module is needed for a signal to be found and counted."""
    (tmp_path / "zebra.py").write_text(
        "from difflaw.changes import Signal\n"
        "def find(pair):\n"
        "    if '壬' in pair.new.own_text:\n"
        "        yield Signal('zebra', (('word', '壬'),), new=(pair.new.own_span,))\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(registry, "__path__", [*registry.__path__, str(tmp_path)])
    registry.finders.cache_clear()
    try:
        comparison = compared(["甲乙丙丁。", "戊己庚辛。"], ["甲乙丙丁。", "戊己庚辛壬。"])
    finally:
        registry.finders.cache_clear()
        sys.modules.pop(f"{registry.__name__}.zebra", None)
    assert signals(comparison.articles) == {("2", "2"): "zebra condition"}
    assert comparison.summary.count("zebra") == 1


FERRY = "渡口的候船亭由村民委员会打扫。{}候船亭内禁止吸烟。"


def test_sentence_of_which_little_stays_is_rewritten() -> None:
    """The signal names the old sentence and the new one, without the sentences on either side of it."""
    before = FERRY.format("驳船、趸船以及可能漏油的其他船舶，未经港务机关许可，不得停靠。")
    after = FERRY.format("本市对进出内港的各类船舶实行分级管理，发给停泊凭证。")
    (change,) = compare(read_text(f"第一条 {before}"), read_text(f"第一条 {after}")).articles
    (signal,) = (signal for signal in change.signals if signal.code == "rewritten")
    assert [span.of(f"第一条 {before}") for span in signal.old] == [
        "驳船、趸船以及可能漏油的其他船舶，未经港务机关许可，不得停靠"
    ]
    assert [span.of(f"第一条 {after}") for span in signal.new] == ["本市对进出内港的各类船舶实行分级管理，发给停泊凭证"]


@pytest.mark.parametrize(
    "after",
    [
        "驳船、趸船以及可能漏油的其他船舶，经海事机构检验合格，方可停靠。",
        "驳船、趸船以及可能漏油的其他船舶，未经港务机关许可，不得停靠。停靠不得超过三日。",
        "",
    ],
)
def test_sentence_that_was_edited_put_in_or_struck_is_not_rewritten(after: str) -> None:
    """Half of the words stay, or there is nothing in its place."""
    before = FERRY.format("驳船、趸船以及可能漏油的其他船舶，未经港务机关许可，不得停靠。")
    (change,) = compare(read_text(f"第一条 {before}"), read_text(f"第一条 {FERRY.format(after)}")).articles
    assert not change.has("rewritten")
