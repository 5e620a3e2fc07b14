"""A decision applied: order does not count, what nobody names keeps its words, slips are told."""

from __future__ import annotations

import random

import pytest

from difflaw.amend import apply_section
from difflaw.amendments import AmendmentTrace, LawSection
from difflaw.errors import InputError
from difflaw.model import Law
from difflaw.pipeline import amend, decision, law, verify
from difflaw.read import read_text
from tests.amend.test_reading_decisions import HEAD
from tests.cases import FIXTURES, source

LAW = "某条例\n\n" + "\n\n".join(f"第{n}条 内容{n}，适用本条例。" for n in "一二三四五六七八")


def applied(body: str, old: str = LAW, *, follow: bool = False) -> AmendmentTrace:
    """``old`` with a decision of ``body``."""
    return amend(read_text(old), [decision(read_text(HEAD + body))], partial=True, follow_references=follow)


def articles(trace: AmendmentTrace) -> list[str]:
    """The articles of the new law."""
    return [f"{article.label} {article.text}" for article in law(read_text(trace.text)).articles()]


BODY = """一、将第一条中的“内容”修改为“目的”。
二、删去第二条。
三、将第三条修改为：“甲。
“乙：
“（一）丙；
“（二）丁。”
四、第四条增加一款，作为第一款：“戊。”
五、增加一条，作为第五条：“己。”
六、将第六条、第七条合并，作为第六条，修改为：“庚。”
此外，对条文顺序作相应调整。"""


@pytest.mark.parametrize("seed", range(6))
def test_order_does_not_count(seed: int) -> None:
    """Shuffled instructions give the same law."""
    old = law(read_text(LAW))
    section = decision(read_text(HEAD + BODY)).sections[0]
    rows = list(section.instructions)
    random.Random(seed).shuffle(rows)
    shuffled = apply_section(old, LawSection(section.law, tuple(rows)))
    straight = apply_section(old, section)
    assert shuffled.text == straight.text
    assert {str(issue) for issue in shuffled.issues} == {str(issue) for issue in straight.issues}


def test_all_is_applied_at_once() -> None:
    """Targets are numbers of the old law, new places numbers of the new one."""
    assert articles(applied(BODY)) == [
        "第一条 目的一，适用本条例。",
        "第二条 甲。\n乙：\n（一）丙；\n（二）丁。",
        "第三条 戊。\n内容四，适用本条例。",
        "第四条 内容五，适用本条例。",
        "第五条 己。",
        "第六条 庚。",
        "第七条 内容八，适用本条例。",
    ]


def test_what_no_instruction_names_keeps_its_words() -> None:
    """But for its number, and the rest of the text to the character."""
    old = source(FIXTURES / "laws", "jining-2017")
    body = "关于修改《济宁市智慧城市促进条例》的决定\n决定对《济宁市智慧城市促进条例》作如下修改：\n"
    body += "一、删去第五条。\n二、增加一条，作为第九条：“甲。”\n对条文顺序作相应调整。"
    before = law(old)
    trace = amend(before, [decision(read_text(body))])
    assert trace.whole
    after = law(read_text(trace.text, old.name, markdown=True))
    old_words = [a.text for a in before.articles() if a.id != "art_5"]
    new_words = [a.text for a in after.articles() if a.id != "art_9"]
    assert old_words == new_words
    assert [a.number for a in after.articles()] == [a.number for a in before.articles()]
    lines = set(trace.text.splitlines())
    assert len([line for line in old.text.splitlines() if line and line not in lines]) <= 6  # the labels that moved


@pytest.mark.parametrize("name", ["datong-2019-enacted", "jining-2017", "haikou-2021", "yinchuan-2016"])
def test_a_new_article_is_written_like_the_others(name: str) -> None:
    """In the style of the source, so that the pipeline reads an article of that number and these words."""
    old = law(source(FIXTURES / "laws", name))
    body = f"关于修改《{old.title}》的决定\n决定对《{old.title}》作如下修改：\n"
    body += "一、增加一条，作为第三条：“甲：\n“（一）乙；\n“（二）丙。\n“丁。”"
    trace = amend(old, [decision(read_text(body))])
    new = law(read_text(trace.text, old.text.source.name))
    assert trace.whole, [str(issue) for issue in trace.steps[0].issues]
    assert new.by_id["art_3"].text == "甲：\n（一）乙；\n（二）丙。\n丁。"
    assert [p.level.value for p in new.by_id["art_3"].walk()] == ["article", "paragraph", "item", "item", "paragraph"]
    assert len(new.article_row) == len(old.article_row) + 1


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("一、将第九条修改为：“甲。”", "no-such-place"),
        ("一、将第三条第二款修改为：“甲。”", "no-such-place"),
        ("一、将第三条中的“甲”修改为“乙”。", "words-not-found"),
        ("一、将第三条修改为：“甲。”\n二、将第三条中的“内容”修改为“乙”。", "two-instructions-one-place"),
        ("一、将第三条修改为：“甲。”\n二、删去第三条。", "two-instructions-one-place"),
        ("一、删去第二条。\n二、将第三条改为第四条。", "stated-number"),
        ("一、增加一条，作为第二十条：“甲。”", "stated-number"),
        ("一、将附件一修改为：“甲。”", "cannot-be-applied"),
        ("一、将第五章章名修改为：“甲”。", "no-such-place"),
    ],
)
def test_slips_are_told_and_nothing_is_whole(body: str, code: str) -> None:
    """Each slip is an issue with its code; the decision is then not applied as a whole."""
    trace = applied(body)
    assert not trace.whole
    assert code in {issue.code for issue in trace.steps[0].issues if issue.fatal}


def test_another_law_is_refused() -> None:
    """The law named is another law: that is no guess to make."""
    with pytest.raises(InputError, match="某条例"):
        amend(read_text(LAW.replace("某条例", "另一办法", 1)), [decision(read_text(HEAD + BODY))])


def test_words_found_more_than_once_are_all_changed_with_a_notice() -> None:
    """The decision says the words, not which of them."""
    trace = applied("一、将第四条中的“条”修改为“款”。", LAW.replace("内容四", "各条"))
    assert articles(trace)[3] == "第四条 各款，适用本款例。"
    assert [issue.code for issue in trace.steps[0].issues] == ["words-more-than-once"]


def test_articles_that_change_their_order_are_moved_where_all_is_stated() -> None:
    """第二条 becomes 第三条 and 第三条 becomes 第二条: both are stated, so it is meant."""
    assert articles(applied("一、将第二条改为第三条。\n二、将第三条改为第二条。"))[1:3] == [
        "第二条 内容三，适用本条例。",
        "第三条 内容二，适用本条例。",
    ]


def test_references_follow_where_it_is_asked_for() -> None:
    """Else they stand as they did and are listed."""
    old = LAW.replace("内容八", "违反第三条、第四条规定的")
    body = "一、增加一条，作为第四条：“甲。”"
    left = applied(body, old)
    assert articles(left)[-1] == "第九条 违反第三条、第四条规定的，适用本条例。"
    assert left.steps[0].left_behind == (("art_8__para_1", "第四条", "第五条"),)
    assert articles(applied(body, old, follow=True))[-1] == "第九条 违反第三条、第五条规定的，适用本条例。"


def test_unnumbered_lists_are_part_of_their_paragraph() -> None:
    """由下列人员组成：主任，委员若干人。 is one 款, though it stands on three lines."""
    old = "某条例\n\n第一条 委员会由下列人员组成：\n\n主任，\n\n委员若干人。\n\n任期五年。"
    assert articles(applied("一、将第一条第二款修改为：“任期三年。”", old)) == [
        "第一条 委员会由下列人员组成：\n主任，\n委员若干人。\n任期三年。"
    ]


def test_several_decisions_are_applied_in_turn() -> None:
    """The second is about what the first made."""
    decisions = [
        decision(read_text(HEAD + body)) for body in ("一、删去第一条。\n条文顺序作相应调整。", "一、删去第一条。")
    ]
    trace = amend(read_text(LAW), decisions)
    assert [step.whole for step in trace.steps] == [True, True]
    assert articles(trace)[0] == "第二条 内容三，适用本条例。"


def test_applying_grows_with_the_law_and_not_faster() -> None:
    """Ten times the articles and instructions make about ten times the changes, each looked at a few times."""
    small, large = (big(count) for count in (30, 300))
    assert len(small.steps[0].receipts) * 10 == len(large.steps[0].receipts)
    assert large.whole


def big(count: int) -> AmendmentTrace:
    """A law of ``count`` articles, each with its words changed."""
    from difflaw.numerals import to_chinese

    old = "某条例\n" + "\n".join(f"第{to_chinese(n)}条 内容{n}。" for n in range(1, count + 1))
    body = "\n".join(f"{to_chinese(n)}、将第{to_chinese(n)}条中的“内容”修改为“目的”。" for n in range(1, count + 1))
    return applied(body, old)


def test_the_computed_text_verifies_itself() -> None:
    """What applying gives is exact by its own decision; any other text is not, and the place is told."""
    old: Law = law(read_text(LAW))
    given = decision(read_text(HEAD + BODY))
    text = amend(old, [given]).text
    assert verify(old, [given], read_text(text)).exact
    wrong = verify(old, [given], read_text(text.replace("己。", "己、")))
    assert [(r.at, r.kind.value, r.orders) for r in wrong.residuals] == [("art_5", "punctuation", (4,))]


def test_words_go_between_two_others() -> None:
    """Where these stand side by side; a move to another chapter is told, not guessed."""
    done = applied("一、在第一条“内容一，”和“适用”之间增加“一律”。")
    assert (done.whole, articles(done)[0]) == (True, "第一条 内容一，一律适用本条例。")
    assert not applied("一、在第一条“内容”和“适用”之间增加“一律”。").whole
    moved = applied("一、将第二条移至第三章，作为第二条。")
    assert [issue.code for issue in moved.steps[0].issues] == ["cannot-be-applied"]
