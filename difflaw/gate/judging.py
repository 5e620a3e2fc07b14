"""One text before the gate: every rule is run over it, and the policy has the last word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from difflaw.errors import RuleError
from difflaw.findings import Draft, Finding, Grade, Judgement, Rule
from difflaw.gate.drafts import make_draft
from difflaw.gate.notice_rules import NOTICE_RULES
from difflaw.gate.policy import NO_POLICY, Policy
from difflaw.i18n import N_
from difflaw.model import Law


@cache
def law_rules() -> tuple[Rule[Draft], ...]:
    """The rules for one text: those of the registry, and those that the reader's notices enter as."""
    from difflaw.gate.law_rules import LAW_RULES  # late: what only reads and compares needs no rule

    listed = {rule.code for rule in LAW_RULES}
    return LAW_RULES + tuple(rule for rule in NOTICE_RULES if rule.code not in listed)


def lint(law: Law, policy: Policy = NO_POLICY) -> Judgement:
    """What the rules for one text find in ``law``, graded as ``policy`` says.

    Guarantee: every rule that the policy leaves on ran to its end.

    Raises ``RuleError`` when a rule fails: a text that could not be judged has not passed.
    """
    draft = make_draft(law)
    rules = [rule for rule in law_rules() if policy.grade(rule) is not Grade.OFF]
    found = [finding for rule in rules for finding in _findings(rule, draft, policy)]
    return Judgement(
        law,
        tuple(sorted(found, key=_place)),
        references=draft.references,
        rules=tuple(rule.code for rule in rules),
        kind=draft.kind,
        fail_on=policy.fail_on,
        policy=policy.name,
    )


def _findings(rule: Rule[Draft], draft: Draft, policy: Policy) -> Iterator[Finding]:
    for finding in _run(rule, draft):
        grade = policy.levels.get(rule.code, finding.grade)
        if grade is not Grade.OFF:
            yield replace(finding, grade=grade)


def _run(rule: Rule[Draft], draft: Draft) -> Iterable[Finding]:
    """All that ``rule`` finds; that it fails is never taken for silence."""
    try:
        return tuple(rule.check(draft))
    except MemoryError:
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise RuleError(
            draft.law.text.source.name,
            N_("the rule {rule} failed ({reason})"),
            N_("report this with the text, and switch the rule off in the policy meanwhile"),
            rule=rule.code,
            reason=reason,
        ) from error


def _place(finding: Finding) -> int:
    """Where a finding stands in the text; what is about the whole of it stands first."""
    return finding.new.span.start if finding.new else -1
