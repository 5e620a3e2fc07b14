"""Two versions of a text before the gate: what lint says of the new one, and what changed in substance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from difflaw.changes import Comparison
from difflaw.findings import Finding, Grade, Judgement, Rule, Site, bare
from difflaw.gate.exemptions import Exemption, exempt, for_law
from difflaw.gate.judging import day_of, law_rules, lint, run_rule
from difflaw.gate.policy import NO_POLICY, Policy


@cache
def change_rules() -> tuple[Rule[Comparison], ...]:
    """The rules for two versions: those of the registry, and those that the policy gives something to look for."""
    from difflaw.gate.change_rules import CHANGE_RULES, WEIGHT_RULES  # late: who lints one text needs none of them
    from difflaw.gate.scope import SCOPE_RULES

    return (*CHANGE_RULES, *WEIGHT_RULES, *SCOPE_RULES)


def check_rules() -> tuple[Rule[Any], ...]:
    """All rules that ``check`` runs."""
    return (*law_rules(), *change_rules())


def check(
    comparison: Comparison,
    policy: Policy = NO_POLICY,
    *,
    exemptions: Sequence[Exemption] = (),
    today: date | None = None,
) -> Judgement:
    """What the gate says of ``comparison``: of the new text what lint finds there and did not find in the old one
    (that stands apart, in ``standing``), and what changed between the two. What binds nobody differently, or follows
    from another change, is in ``silent`` unless the policy gives its weight a level.

    >>> import difflaw
    >>> old = difflaw.read_text("某条例\\n第一条 经营者应当报告。\\n第二条 本条例自2020年1月1日起施行。")
    >>> new = difflaw.read_text("某条例\\n第一条 经营者可以报告。\\n第二条 本条例自2020年1月1日起施行。")
    >>> judgement = check(difflaw.compare(old, new))
    >>> [(f.rule, str(f.grade), f.old.words, f.new.words) for f in judgement.findings if f.about]
    [('modality-weakened', 'warning', '应当', '可以')]

    Guarantee: the same laws give the same judgement; two equal laws give no finding on what changed.

    Raises what ``lint`` raises, ``RuleError`` when a rule fails, ``PolicyError`` when the policy names an article
    that the old law has not.
    """
    judged = lint(comparison.new, policy, exemptions=exemptions, today=today)
    before = lint(comparison.old, policy, today=today)
    fresh, standing = _apart(judged.findings, before.findings)
    found = [finding for rule in change_rules() for finding in _run(rule, comparison, policy)]
    told, silent = _graded(found, policy)
    fresh = [finding for finding in fresh if not _told_already(finding, told)]
    ran = tuple(rule.code for rule in change_rules() if policy.grade(rule) is not Grade.OFF)
    own = [entry for entry in for_law(exemptions, comparison.new) if entry.rule in ran]
    kept, excused, upkeep = exempt(told, own, ran, day_of(today))
    return replace(
        judged,
        findings=tuple(sorted((*fresh, *kept, *upkeep), key=_place)),
        rules=(*judged.rules, *ran),
        old=comparison.old,
        excused=(*judged.excused, *excused),
        standing=standing,
        silent=tuple(sorted(silent, key=_place)),
    )


def _apart(new: Iterable[Finding], old: Iterable[Finding]) -> tuple[list[Finding], tuple[Finding, ...]]:
    """The findings of the new text that the old one had not, and those that it had: by rule and words, wherever
    they stand."""
    known = Counter(_words(finding) for finding in old)
    fresh, standing = [], []
    for finding in new:
        key = _words(finding)
        if known[key]:
            known[key] -= 1
            standing.append(finding)
        else:
            fresh.append(finding)
    return fresh, tuple(standing)


def _told_already(finding: Finding, told: Iterable[Finding]) -> bool:
    """Whether a finding on the new text alone has its cause in what the comparison tells better: the reference that
    lost its target, the effective date that was lost."""
    for other in told:
        if other.rule == LOST_DATE and finding.rule == MISSING_DATE:
            return True
        lost = other.about == "reference" and other.direction in ("stale", "dangling")
        if lost and finding.new and other.new and finding.rule.startswith("reference-"):
            here, there = finding.new.span, other.new.span
            if here.start < there.end and there.start < here.end:
                return True
    return False


LOST_DATE, MISSING_DATE = "effective-date-lost", "effective-date-missing"


def _words(finding: Finding) -> tuple[str, str]:
    return finding.rule, bare(finding.new.words) if finding.new else ""


def _run(rule: Rule[Comparison], comparison: Comparison, policy: Policy) -> Iterable[Finding]:
    from difflaw.gate.scope import LOCKED, scope_findings

    found = run_rule(rule, lambda: rule.check(comparison), comparison.new)
    return (*found, *scope_findings(comparison, policy)) if rule.code == LOCKED else found


def _graded(findings: Iterable[Finding], policy: Policy) -> tuple[list[Finding], list[Finding]]:
    """The findings with the grades that the policy gives them, and those of which nothing is told."""
    told: list[Finding] = []
    silent: list[Finding] = []
    for finding in findings:
        grade = policy.levels.get(finding.rule, finding.grade)
        if finding.about and finding.weight != "substantive" and finding.rule not in policy.levels:
            grade = policy.levels.get(finding.weight, Grade.OFF)
        (silent if grade is Grade.OFF else told).append(replace(finding, grade=grade))
    return told, silent


def _place(finding: Finding) -> tuple[bool, int, str]:
    where: Site | None = finding.new or finding.old
    other = finding.new is not None and finding.new.file is not None
    return other, where.span.start if where else -1, finding.rule
