"""One text before the gate: every rule is run over it, the policy has the last word, and known places are excused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from difflaw.errors import InputError, RuleError
from difflaw.findings import Draft, DraftKind, Finding, Grade, Judgement, Rule
from difflaw.gate.drafts import make_draft
from difflaw.gate.exemptions import UPKEEP_RULES, Exemption, exempt, for_law
from difflaw.gate.house_words import PREFER, VOCABULARY_RULE, unwanted_words, without_allowed
from difflaw.gate.notice_rules import NOTICE_RULES
from difflaw.gate.policy import NO_POLICY, Policy
from difflaw.i18n import N_
from difflaw.model import Law

LEAST_ODD_STEPS = 3
MOST_ODD_STEPS = 0.5
"""Steps from one article's number to the next that do not count on, and their share, from which on nothing can be
said of articles by number: two columns read across, a table of contents read as the law. Of 400 laws of the corpus
none had five such steps, nor a fifth of its steps."""

ODD_STEPS = ("numbering-gap", "numbering-back", "numbering-repeat")


@cache
def law_rules() -> tuple[Rule[Draft], ...]:
    """The rules for one text: those of the registry, those that the reader's notices enter as, and those for the
    policy's words and for entries that excuse."""
    from difflaw.gate.law_rules import LAW_RULES  # late: what only reads and compares needs no rule

    return (*LAW_RULES, *NOTICE_RULES, VOCABULARY_RULE, *UPKEEP_RULES)


def lint(
    law: Law, policy: Policy = NO_POLICY, *, exemptions: Sequence[Exemption] = (), today: date | None = None
) -> Judgement:
    """What the rules for one text find in ``law``, graded as ``policy`` says, without what ``exemptions`` excuse.

    Entries for other laws are left alone. ``today`` is the day by which entries lapse, by default that of the clock.

    >>> from difflaw.pipeline import law
    >>> from difflaw.read import read_text
    >>> judgement = lint(law(read_text("某条例\\n第一条 甲。\\n第三条 本条例自公布之日起施行。")))
    >>> [(finding.rule, str(finding.grade), finding.new.unit) for finding in judgement.findings if finding.new.unit]
    [('numbering-gap', 'error', 'art_3')]
    >>> judgement.failed
    True

    Guarantee: every rule that the policy leaves on ran to its end.

    Raises ``RuleError`` when a rule fails, ``InputError`` when the articles cannot be told by their numbers: a text
    that could not be judged has not passed.
    """
    seen = make_draft(law)
    _check_readable(seen)
    rules = [rule for rule in law_rules() if policy.grade(rule) is not Grade.OFF]
    found = [finding for rule in rules for finding in _run(rule, seen, policy)]
    allowed = (without_allowed(finding, law, policy) for finding in found)
    ran = tuple(rule.code for rule in rules)
    own = for_law(exemptions, law)
    kept, excused, upkeep = exempt([finding for finding in allowed if finding], own, ran, day_of(today))
    return Judgement(
        law,
        tuple(sorted((*_graded(kept, policy), *_graded(upkeep, policy)), key=_place)),
        references=seen.references,
        rules=ran,
        kind=seen.kind,
        excused=excused,
        fail_on=policy.fail_on,
        policy=policy.name,
    )


def day_of(today: date | None) -> date:
    """The day by which entries lapse: ``today``, or that of the clock, which is asked here and nowhere else."""
    return today or date.today()


def _check_readable(seen: Draft) -> None:
    law = seen.law
    odd, articles = sum(notice.code in ODD_STEPS for notice in law.notices), len(law.article_row)
    own = seen.kind is not DraftKind.DECISION  # what a decision quotes is numbered in another law
    if own and odd >= LEAST_ODD_STEPS and odd > MOST_ODD_STEPS * articles:
        raise InputError(
            law.text.source.name,
            N_("the articles are in no order by their numbers ({odd} of {articles})"),
            N_("check how the file was made, and see difflaw outline for how it is read"),
            odd=odd,
            articles=articles,
        )


def _graded(findings: Iterable[Finding], policy: Policy) -> Iterator[Finding]:
    """The findings with the grades that the policy gives their rules, where it gives any."""
    for finding in findings:
        grade = policy.levels.get(finding.rule, finding.grade)
        if grade is not Grade.OFF:
            yield replace(finding, grade=grade)


def _run(rule: Rule[Draft], seen: Draft, policy: Policy) -> Iterable[Finding]:
    return run_rule(rule, lambda: unwanted_words(seen, policy) if rule.code == PREFER else rule.check(seen), seen.law)


def run_rule(rule: Rule[Any], look: Callable[[], Iterable[Finding]], law: Law) -> tuple[Finding, ...]:
    """All that ``look`` finds for ``rule`` in ``law``; that it fails is never taken for silence.

    Raises ``RuleError`` when it fails.
    """
    try:
        return tuple(look())
    except MemoryError:
        raise
    except Exception as error:
        raise RuleError(
            law.text.source.name,
            N_("the rule {rule} failed ({reason})"),
            N_("report this with the text, and switch the rule off in the policy meanwhile"),
            rule=rule.code,
            reason=f"{type(error).__name__}: {error}",
        ) from error


def _place(finding: Finding) -> tuple[bool, int]:
    """Where a finding stands in the text: what is about the whole of it first, what stands in another file last."""
    where = finding.new
    return (where is not None and where.file is not None, where.span.start if where else -1)
