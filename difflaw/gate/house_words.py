"""The words of the house: those that it allows whatever a rule says, and those that it wants in place of others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from difflaw.findings import Draft, Finding, Grade, Rule, Site
from difflaw.gate.policy import Policy
from difflaw.gate.sites import site_at
from difflaw.i18n import N_
from difflaw.model import Law
from difflaw.spans import Span

PREFER = "vocabulary-prefer"


def unwanted_words(draft: Draft, policy: Policy) -> Iterator[Finding]:
    """One finding for each word that the policy does not want, at all its places."""
    for word, wanted in policy.prefer:
        places = [site_at(draft.law, span) for span in _places(word, draft.law.text.text)]
        if places:
            message = N_("the policy wants {wanted} in place of {word}")
            values = (("word", word), ("wanted", wanted))
            yield Finding(PREFER, Grade.WARNING, message, values, new=places[0], also=tuple(places[1:]))


def without_allowed(finding: Finding, law: Law, policy: Policy) -> Finding | None:
    """``finding`` without the places that lie in words that the policy allows; none where no place is left."""
    if not policy.allow or finding.new is None or finding.new.file:
        return finding
    spans = [span for words in policy.allow for span in _places(words, law.text.text)]
    allowed = [law.text.source_span(span) for span in spans]
    return at_sites(finding, [here for here in (finding.new, *finding.also) if not _inside(here, allowed)])


def at_sites(finding: Finding, sites: list[Site]) -> Finding | None:
    """``finding`` at those of its ``sites`` alone, its fix and its count with it; none where there are none."""
    if len(sites) == finding.count:
        return finding
    if not sites:
        return None
    kept = [here.span for here in sites]
    gone = [here.span for here in (finding.new, *finding.also) if here and here.span not in kept]
    fix = finding.fix
    if fix:
        edits = tuple(edit for edit in fix.edits if not any(_touch(edit.span, span) for span in gone))
        fix = replace(fix, edits=edits) if edits else None
    values = tuple((key, str(len(sites)) if key == "count" else value) for key, value in finding.values)
    return replace(finding, new=sites[0], also=tuple(sites[1:]), fix=fix, values=values)


def _touch(span: Span, other: Span) -> bool:
    return (span.start < other.end and other.start < span.end) or span == other


def _inside(here: Site, allowed: list[Span]) -> bool:
    return any(span.start <= here.span.start and here.span.end <= span.end for span in allowed)


def _places(word: str, text: str) -> Iterator[Span]:
    at = text.find(word)
    while at >= 0:
        yield Span(at, at + len(word))
        at = text.find(word, at + len(word))


def _policy_alone(draft: Draft) -> Iterator[Finding]:
    """Nothing: what the rule looks for stands in the policy, and ``unwanted_words`` is given it."""
    return iter(())


VOCABULARY_RULE: Rule[Draft] = Rule(
    PREFER,
    Grade.WARNING,
    N_("a word stands here for which the policy wants another"),
    N_("A house writes one thing in one way, so that two words are not taken for two things."),
    bad="第一条 工商局负责登记。",
    good="第一条 市场监督管理局负责登记。",
    source="difflaw.toml [vocabulary.prefer]",
    check=_policy_alone,
)
