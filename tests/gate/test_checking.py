"""``difflaw check`` and ``difflaw.check``: what fails, what stands apart, what the policy says of a change."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import difflaw
from difflaw.changes import OPERATOR_KINDS, SANCTION_KINDS
from difflaw.classify.wording.terms import table
from difflaw.cli import run
from difflaw.errors import PolicyError
from difflaw.findings import Grade, Judgement
from difflaw.gate.change_rules import CHANGE_RULES, STRUCTURE_RULES
from difflaw.gate.checking import change_rules, check_rules
from difflaw.gate.policy import NO_POLICY, Policy, parse_policy
from tests.cases import FIXTURES, source


def judged(case: str, policy: Policy = NO_POLICY) -> Judgement:
    """What check says of a case."""
    folder = FIXTURES / "check" / case
    return difflaw.check(difflaw.compare(source(folder, "old"), source(folder, "new")), policy)


def rules(judgement: Judgement) -> list[str]:
    """The rules of the findings, in order."""
    return [finding.rule for finding in judgement.findings]


def test_codes_are_told_once_and_mirror_one_another() -> None:
    """No two rules share a code, and the mirror of a rule is a rule whose mirror it is."""
    codes = [rule.code for rule in check_rules()]
    assert len(codes) == len(set(codes))
    by_code = {rule.code: rule for rule in change_rules()}
    for rule in change_rules():
        assert not rule.mirror or by_code[rule.mirror].mirror == rule.code


def test_every_class_and_direction_has_a_case() -> None:
    """In ``fixtures/check``, by the code of its rule, which is told there or silent."""
    wanted = [rule.code for rule in CHANGE_RULES if rule not in STRUCTURE_RULES]
    for code in (*wanted, "article-rewritten"):
        found = judged(code)
        assert code in [finding.rule for finding in (*found.findings, *found.silent)]


def test_what_the_old_text_had_already_stands_apart() -> None:
    """A defect of both texts fails nothing; a new one does."""
    old = difflaw.read_text("某条例\n第一条 甲。\n第三条 本条例自2020年1月1日起施行。")
    judgement = difflaw.check(difflaw.compare(old, old))
    assert (judgement.failed, judgement.findings) == (False, ())
    assert "numbering-gap" in [finding.rule for finding in judgement.standing]
    good = difflaw.read_text("某条例\n第一条 甲。\n第二条 本条例自2020年1月1日起施行。")
    assert "numbering-gap" in rules(difflaw.check(difflaw.compare(good, old)))


def test_a_stale_reference_fails_and_carries_its_fix() -> None:
    """It is an error by default."""
    judgement = judged("reference-stale")
    (finding,) = [f for f in judgement.findings if f.grade is Grade.ERROR]
    assert judgement.failed
    assert finding.rule == "reference-stale"
    assert finding.fix is not None
    assert [edit.words for edit in finding.fix.edits] == ["本办法第五条"]


def test_renumbering_consistently_gives_no_error_and_nothing_substantive() -> None:
    """An article was put in and every reference followed."""
    judgement = judged("reference-consequential")
    assert rules(judgement) == ["article-added"]
    assert [finding.rule for finding in judgement.silent] == ["reference-consequential"]


def test_the_policy_can_ask_for_what_is_silent() -> None:
    """By weight, or by class and direction."""
    by_weight = judged("reference-consequential", Policy(levels={"consequential": Grade.NOTE}))
    by_rule = judged("reference-consequential", Policy(levels={"reference-consequential": Grade.ERROR}))
    assert "reference-consequential" in rules(by_weight)
    assert by_rule.failed


@pytest.mark.parametrize(
    ("policy", "rule"),
    [
        (Policy(locked=("3",)), "locked-changed"),
        (Policy(only=("4",)), "outside-changed"),
        (Policy(limit_articles=0), "limit-articles"),
        (Policy(limit_share=0.0), "limit-share"),
    ],
)
def test_scope_of_an_amendment(policy: Policy, rule: str) -> None:
    """A protected article, one outside the agreed ones, too many articles, too much text."""
    assert rule in rules(judged("modality-weakened", policy))
    open_policy = replace(NO_POLICY, locked=("4",), only=("3",), limit_articles=1, limit_share=0.5)
    assert rules(judged("modality-weakened", open_policy)) == ["modality-weakened"]


def test_the_policy_adds_words() -> None:
    """An operator, a sanction and an authority that difflaw does not know are told as those that it knows, and are
    unknown again in the next comparison."""
    old, new = (difflaw.read_text(f"某条例\n第一条 {words}\n第二条 甲。") for words in _WITH_WORDS_OF_A_HOUSE)
    policy = parse_policy(_HOUSE, "difflaw.toml", ())
    assert policy is not None
    told = difflaw.check(difflaw.compare(old, new, extra=policy.extra)).findings
    words = [(f.rule, f.old.words if f.old else "", f.new.words if f.new else "") for f in told]
    assert words == [
        ("actor-dropped", "驻地管委办和", ""),
        ("modality-weakened", "务必", "可以"),
        ("penalty-dropped", "约谈", "记录"),
    ]
    without = difflaw.check(difflaw.compare(old, new))
    assert not {"actor-dropped", "penalty-dropped"} & set(rules(without))


_WITH_WORDS_OF_A_HOUSE = (
    "游客务必排队。逾期不改正的，由街道办约谈。园区由驻地管委办和村民管理。",
    "游客可以排队。逾期不改正的，由街道办记录。园区由村民管理。",
)
_HOUSE = """[vocabulary]
authorities = ["管委办"]
[vocabulary.operators]
"务必" = "duty"
[vocabulary.sanctions]
"约谈" = "warning"
"""


def test_kinds_of_added_words_are_those_of_the_vocabulary() -> None:
    """The policy cannot name a kind that no signal knows, and can name all there are."""
    for name, kinds in (("operators", OPERATOR_KINDS), ("sanctions", SANCTION_KINDS)):
        assert tuple(entry["kind"] for entry in table()[name]) == kinds


def test_scope_names_an_article_that_there_is_not() -> None:
    """A lock on nothing would protect nothing."""
    with pytest.raises(PolicyError):
        judged("modality-weakened", Policy(locked=("99",)))


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The status is 1 where something fails; the JSON has class, direction, weight and the words."""
    folder = FIXTURES / "check" / "quantity-raised"
    sides = [str(folder / f"{side}.txt") for side in ("old", "new")]
    assert run(["check", *sides, "--format", "json"]) == 0
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    wanted = {"class": "quantity", "direction": "raised", "weight": "substantive", "from": "十日", "to": "三十日"}
    assert {key: finding[key] for key in wanted} == wanted
    assert run(["check", *sides, "--fail-on", "warning"]) == 1
    policy = tmp_path / "difflaw.toml"
    policy.write_text('[levels]\nquantity-raised = "error"\n', encoding="utf-8")
    assert run(["check", *sides, "--policy", str(policy)]) == 1
    out = capsys.readouterr().out
    assert run(["check", *sides, "--policy", str(policy)]) == 1
    assert capsys.readouterr().out in out
