"""Every rule finds its own example, leaves its near miss alone, has a page and a case, and is quiet on clean laws."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from difflaw.findings import Draft, DraftKind, Finding, Grade, Rule
from difflaw.gate.drafts import make_draft
from difflaw.gate.judging import lint
from difflaw.gate.law_rules import LAW_RULES
from difflaw.gate.notice_rules import NOTICE_RULES
from difflaw.i18n import translator
from difflaw.model import Law
from difflaw.normalize import normalize
from difflaw.parse import parse
from difflaw.read import read, read_text
from tests import rules as pages
from tests.cases import FIXTURES, law

RULES = (*LAW_RULES, *NOTICE_RULES)
CASES = FIXTURES / "gate"
LAWS = FIXTURES / "laws"
SEEDS = ("datong-2019-enacted.md", "haikou-2021.txt", "jining-2017.md", "yinchuan-2016.txt")


def found(rule: Rule[Draft], judged: Law) -> list[Finding]:
    """What ``rule`` finds in a law."""
    return list(rule.check(make_draft(judged)))


def judged(text: str) -> Draft:
    """The draft of a text."""
    return make_draft(parse(normalize(read_text(text))))


def test_codes_are_unique() -> None:
    """No code is given twice, neither here nor among the notices."""
    assert [code for code, times in Counter(rule.code for rule in RULES).items() if times > 1] == []


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    """A folder per rule, named like it, in ``fixtures/gate``."""
    assert {path.name for path in CASES.iterdir()} == {rule.code for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_finds_its_example_and_nothing_else_does(rule: Rule[Draft]) -> None:
    """In the whole law of its case the rule finds its example, and no other rule misfires on it; the near miss is
    clean for all of them."""
    bad, good = law(CASES / rule.code, "bad"), law(CASES / rule.code, "good")
    assert rule.bad in bad.text.source.text
    assert rule.good in good.text.source.text
    assert {finding.rule for finding in lint(bad).findings} == {rule.code}
    assert lint(good).findings == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_findings_stand_where_they_say(rule: Rule[Draft]) -> None:
    """Each site is a span of the source, is not blank unless a place between words is meant, and its unit exists."""
    bad = law(CASES / rule.code, "bad")
    for finding in found(rule, bad):
        assert finding.rule == rule.code
        assert finding.grade in Grade
        for site in (finding.new, *finding.also, *finding.related):
            assert site is not None
            assert 0 <= site.span.start <= site.span.end <= len(bad.text.source.text)
            assert not site.unit or site.unit in bad.units


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_safe_fixes_do_away_with_the_finding(rule: Rule[Draft]) -> None:
    """A text to which the fixes of a rule were applied has no finding of the rule."""
    bad = law(CASES / rule.code, "bad")
    source = bad.text.source
    edits = sorted(
        ((e.span, e.words) for f in found(rule, bad) if f.fix for e in f.fix.edits), key=lambda e: e[0], reverse=True
    )
    if not edits:
        return
    text = source.text
    for span, words in edits:
        text = text[: span.start] + words + text[span.end :]
    assert list(rule.check(judged(text))) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_messages_take_their_values_in_every_language(rule: Rule[Draft]) -> None:
    """No message names a value that its finding does not have."""
    for lang in ("zh", "en"):
        translate = translator(lang)
        for finding in found(rule, law(CASES / rule.code, "bad")):
            assert translate(finding.message).format_map(dict(finding.values))


def test_pages_are_those_of_the_rules() -> None:
    """``python -m tests.rules`` would change nothing."""
    written = {path.name: path.read_text(encoding="utf-8") for path in pages.PAGES.glob("*.md")}
    assert written == pages.pages()


def test_registry_is_complete() -> None:
    """Every rule that a module of ``rules`` makes is listed."""
    from difflaw.gate import law_rules as registry

    modules = [
        module
        for module in vars(registry).values()
        if getattr(module, "__name__", "").startswith("difflaw.gate.rules.")
    ]
    made = [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
    assert {rule.code for rule in made} <= {rule.code for rule in LAW_RULES}
    files = {path.stem for path in (Path(registry.__file__).parent / "rules").glob("*.py")} - {"__init__"}
    assert files - {module.__name__.rpartition(".")[2] for module in modules} == {"item_rows"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("datong-2019-enacted.md", {(87, "punctuation-halfwidth")}),
        ("haikou-2021.txt", set()),
        (
            "jining-2017.md",
            {
                (25, "heading-numbering"),
                (25, "heading-unnumbered"),
                (89, "heading-unnumbered"),
                (91, "w-old-authority"),
                (135, "heading-unnumbered"),
                (149, "heading-unnumbered"),
            },
        ),
        ("yinchuan-2016.txt", {(53, "punctuation-halfwidth")}),
    ],
)
def test_clean_laws_pass(name: str, expected: set[tuple[int, str]]) -> None:
    """The four laws that were enacted pass; each finding was read and is true of the file."""
    judgement = lint(parse(normalize(read(LAWS / name))))
    assert lines(judgement.findings, judgement.new) == expected
    assert not judgement.failed


def test_the_draft_of_datong_fails_at_its_defects() -> None:
    """Glosses, garbles, half-width marks, copies of the title, a missing 条, a comma for a stop, an empty month: each
    is found at its line, and the draft fails."""
    judgement = lint(parse(normalize(read(LAWS / "datong-2018-draft.txt"))))
    assert lines(judgement.findings, judgement.new) == {
        (1, "mixed-script"),
        (1, "pinyin-gloss"),
        (1, "draft-mark"),
        (1, "brackets-halfwidth"),
        (2, "title-repeated"),
        (16, "punctuation-halfwidth"),
        (49, "garbled"),
        (51, "article-end"),
        (54, "w-old-authority"),
        (57, "garbled"),
        (61, "garbled"),
        (64, "label-incomplete"),
        (74, "date-blank"),
    }
    counts = {finding.rule: finding.count for finding in judgement.findings}
    assert (counts["pinyin-gloss"], counts["title-repeated"]) == (980, 3)
    assert judgement.failed


def lines(findings: tuple[Finding, ...], of: Law) -> set[tuple[int, str]]:
    """Line and code of each finding."""
    return {(of.text.source.place(f.new.span.start).line, f.rule) for f in findings if f.new}


def test_kinds_of_drafts() -> None:
    """A decision that amends, a part of a code and an interpretation are told from a law by title and numbers."""
    article = "第一条 甲应当登记。"
    assert judged(f"某市绿道条例\n{article}").kind is DraftKind.LAW
    assert judged(f"某市人民代表大会常务委员会关于修改《某市绿道条例》的决定\n{article}").kind is DraftKind.DECISION
    assert judged(f"绿道法修正案（草案）\n{article}").kind is DraftKind.DECISION
    assert judged("绿道法典\n第二编 合同\n第四百条 甲应当登记。").kind is DraftKind.CODE_PART
    assert judged(f"最高人民法院关于适用绿道法若干问题的解释\n{article}").kind is DraftKind.INTERPRETATION
    assert judged("某市綠道條例\n第一條 綠道應當連續，並對公眾開放。").traditional
    assert not judged("某市绿道条例\n第一条 绿道應当连续，并对公众开放。").traditional


def test_quoted_articles_are_not_this_texts_own() -> None:
    """What a decision quotes is judged where it will stand, not here."""
    draft = judged(
        "关于修改《绿道条例》的决定\n第一条 将第九条修改为：\n“第九条 绿道设帐簿。\n"
        "“（二）违反本办法的。”\n第二条 本决定自公布之日起施行。"
    )
    assert [finding for rule in RULES for finding in rule.check(draft)] == []


CAUSES = {
    "a wrong number": (
        "第一条 甲乙丙丁。\n第二条 子丑寅卯。\n第二条 辰巳午未。\n第四条 申酉戌亥。",
        ["numbering-repeat"],
    ),
    "two articles that changed places": (
        "第一条 甲乙丙丁。\n第三条 子丑寅卯。\n第二条 辰巳午未。\n第四条 申酉戌亥。\n第五条 东南西北。\n第六条 春夏。",
        ["numbering-back"],
    ),
    "a label that lost its 条": (
        "第一条 甲乙丙丁。\n第二市应当建设绿道。\n第三条 子丑寅卯。",
        ["label-incomplete"],
    ),
    "an article that is missing, and cited": (
        "第一条 甲乙丙丁。\n第三条 违反第二条规定的，责令改正。\n第四条 子丑寅卯。",
        ["numbering-gap"],
    ),
    "an item that is missing, and cited": (
        "第一条 禁止：\n（一）甲；\n（三）乙。\n第二条 有第一条第二项行为的，责令改正。",
        ["item-numbering"],
    ),
    "three lines without number": (
        "第一条 禁止下列行为：\n停车；\n堆物；\n（三）摆摊。\n第二条 子丑寅卯。",
        ["item-number-lost"],
    ),
}


@pytest.mark.parametrize("name", CAUSES)
def test_one_cause_is_one_finding(name: str) -> None:
    """What follows from a defect is not told once more."""
    articles, expected = CAUSES[name]
    text = f"某市绿道条例\n（自2024年5月1日起施行）\n{articles}"
    assert [finding.rule for finding in lint(judged(text).law).findings] == expected
