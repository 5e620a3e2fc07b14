"""What a reader is told beyond the kinds: editorial, consequential, topic."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from difflaw.classify import signals as registry
from difflaw.classify.consequence import follows_renumbering
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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("依照第八条处罚", "依照第九条处罚"),
        ("依照第八条第二款处罚", "依照第九条第二款处罚"),
        ("依照第八条、第十条处罚", "依照第九条、第十一条处罚"),
        ("依照第八条至第十条处罚", "依照第九条至第十一条处罚"),
        ("依照第八条和《治安法》第五条处罚", "依照第九条和《治安法》第五条处罚"),
        ("依照第三章处罚", "依照第四章处罚"),
    ],
)
def test_references_led_to_their_successors(old: str, new: str) -> None:
    """Articles, paragraphs, lists, ranges and chapters; references to other laws stay what they are."""
    pairs = {("art_8", "art_9"), ("art_10", "art_11"), ("art_8__para_2", "art_9__para_2"), ("chp_3", "chp_4")}
    assert follows_renumbering(old, new, pairs)
    assert follows_renumbering(new, old, {(b, a) for a, b in pairs})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("依照第八条处罚", "依照第八条处罚"),
        ("依照第八条处罚", "依照第十一条处罚"),
        ("依照第八条处罚", "依照第九条从重处罚"),
        ("依照《治安法》第八条处罚", "依照《治安法》第九条处罚"),
        ("依照第八条、第十条处罚", "依照第九条、第十条处罚"),
        ("依照第八条、第十条处罚", "依照第九条处罚"),
        ("依照第八条处罚", "依照本条例处罚"),
        ("处罚", "从重处罚"),
    ],
)
def test_references_that_lead_elsewhere(old: str, new: str) -> None:
    """Nothing changed, another target, other words, another law's numbers, one of two that stayed behind."""
    assert not follows_renumbering(old, new, {("art_8", "art_9"), ("art_10", "art_11")})


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
    assert signals(comparison.articles) == {}


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
    assert signals(comparison.articles) == {("2", "2"): "zebra"}
    assert comparison.summary.count("zebra") == 1
