"""Every rule runs to its end, or nothing is said at all."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import difflaw
from difflaw.errors import InputError, RuleError
from difflaw.findings import Draft, Finding, Grade, Rule
from difflaw.gate import judging
from difflaw.gate.notice_rules import ABOUT_READING, TOLD_BY
from difflaw.gate.policy import Policy
from difflaw.numerals import article_label
from tests.gate.texts import CODES, FAULTY, SOUND, parsed
from tests.test_docs import notice_codes


def test_a_sound_text_passes_and_a_faulty_one_fails() -> None:
    """With every rule over every article."""
    sound = difflaw.lint(parsed(SOUND))
    assert not sound.failed
    assert set(sound.rules) == set(CODES) - {rule.code for rule in judging.law_rules() if rule.grade is Grade.OFF}
    assert difflaw.lint(parsed(FAULTY)).failed


def test_codes_are_stable_names_and_stand_once() -> None:
    """A code is small letters and hyphens."""
    assert not [code for code, count in Counter(CODES).items() if count > 1]
    assert not [code for code in CODES if not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", code)]


def test_every_notice_is_told_by_one_rule() -> None:
    """No remark of the reader gets lost in the gate, and none is told twice."""
    assert set(TOLD_BY) | ABOUT_READING == notice_codes()
    assert ABOUT_READING.isdisjoint(TOLD_BY)
    assert set(TOLD_BY.values()) <= set(CODES)


def test_one_cause_is_told_once() -> None:
    """No two findings of a faulty text stand at the same characters with the same words to say."""
    text = FAULTY.replace("第五条　", "第五　").replace("其它部门处理", "《其它部门处理")
    found = [(finding.message, finding.values, finding.new) for finding in difflaw.lint(parsed(text)).findings]
    assert len(found) == len(set(found))


def test_a_rule_that_fails_is_no_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text could not be judged; the message names the rule."""

    def check(draft: Draft) -> Iterator[Finding]:
        yield Finding("odd", Grade.NOTE, "x")
        raise KeyError("y")

    odd = Rule("odd", Grade.ERROR, "", "", "", "", "", check)
    monkeypatch.setattr(judging, "law_rules", lambda: (odd,))
    with pytest.raises(RuleError, match=r"^law\.txt: the rule odd failed \(KeyError: 'y'\); report this"):
        difflaw.lint(parsed(SOUND))
    assert difflaw.lint(parsed(SOUND), Policy(levels={"odd": Grade.OFF})).rules == ()


def test_numbers_in_no_order_are_not_judged() -> None:
    """Two columns read across give a law whose articles cannot be told by number."""
    labels = [article_label(str(number)) for pair in zip(range(1, 9), range(9, 17), strict=True) for number in pair]
    text = "某市绿道条例\n" + "\n".join(f"{label}　绿道应当照明。" for label in labels)
    with pytest.raises(InputError, match="the articles are in no order by their numbers"):
        difflaw.lint(parsed(text))
    decision = "关于修改某市绿道条例的决定\n" + text.partition("\n")[2]
    assert str(difflaw.lint(parsed(decision)).kind) == "decision"


def test_findings_stand_in_the_order_of_the_text() -> None:
    """Whatever rule found them."""
    starts = [finding.new.span.start for finding in difflaw.lint(parsed(FAULTY)).findings if finding.new]
    assert starts == sorted(starts)
    assert len(starts) > 2


def test_no_rule_reads_the_clock_or_the_disk() -> None:
    """What a text is found to be depends on the text alone; the day is an argument of ``lint``."""
    folder = Path(difflaw.__file__).parent / "gate"
    calls = {
        (path.name, node.func.attr)
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert {(name, call) for name, call in calls if call in ("today", "now", "read_text", "open")} == {
        ("judging.py", "today")
    }
