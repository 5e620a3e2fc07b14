"""What the policy says of a change as a whole: which articles may change, how much, how sure the pairing must be."""

from __future__ import annotations

from collections.abc import Iterator

from difflaw.changes import Change, Comparison, Kind
from difflaw.errors import PolicyError
from difflaw.findings import Finding, Grade, Rule, Site
from difflaw.gate.change_rules import NAMED, label_sites
from difflaw.gate.policy import Policy
from difflaw.i18n import N_
from difflaw.ids import from_short
from difflaw.spans import Span

LOCKED, OUTSIDE, SHARE, ARTICLES, CONFIDENCE = (
    "locked-changed",
    "outside-changed",
    "limit-share",
    "limit-articles",
    "confidence-low",
)

_TITLES = {
    LOCKED: N_("a protected article changed"),
    OUTSIDE: N_("an article changed that was not to be touched"),
    SHARE: N_("more of the text changed than the policy allows"),
    ARTICLES: N_("more articles changed than the policy allows"),
    CONFIDENCE: N_("the pairing is less certain than the policy asks"),
}

TOO_MUCH = N_("{title}: {found}, allowed {limit}")


def _asked_of_policy(comparison: Comparison) -> Iterator[Finding]:
    """Nothing: what these rules look for stands in the policy, and ``scope_findings`` is given it."""
    return iter(())


SCOPE_RULES: tuple[Rule[Comparison], ...] = tuple(
    Rule(
        code,
        Grade.WARNING if code == CONFIDENCE else Grade.ERROR,
        title,
        N_("The policy says what this amendment is about; what lies outside was not agreed."),
        "",
        "",
        "docs/gate.md",
        _asked_of_policy,
        code,
    )
    for code, title in _TITLES.items()
)
"""The rules that only the policy gives something to look for."""


def scope_findings(comparison: Comparison, policy: Policy) -> Iterator[Finding]:
    """What ``comparison`` does that the keys ``locked``, ``only``, ``limits`` and ``least-confidence`` of ``policy``
    do not allow.

    Raises ``PolicyError`` when a key names an article that the old law has not.
    """
    locked, only = (_known(names, comparison, policy) for names in (policy.locked, policy.only))
    changed = [change for change in comparison.articles if _touched(change)]
    for change in changed:
        if change.link.old in locked:
            yield _at(LOCKED, change, comparison)
        if only and change.link.old not in only:
            yield _at(OUTSIDE, change, comparison)
    for change in comparison.articles:
        link = change.link
        if link.old and link.new and link.confidence < policy.least_confidence and not link.decided:
            yield _at(CONFIDENCE, change, comparison, Grade.WARNING)
    yield from _limits(changed, comparison, policy)


def _known(names: tuple[str, ...], comparison: Comparison, policy: Policy) -> frozenset[str]:
    ids = frozenset(from_short(name) for name in names)
    known = {article.id for article in comparison.old.articles()}
    for name in names:
        if from_short(name) not in known:
            cause, remedy = N_("the old law has no article {number}"), N_("see difflaw outline for its articles")
            raise PolicyError(policy.name or "policy", cause, remedy, number=name)
    return ids


def _touched(change: Change) -> bool:
    return change.old is None or change.new is None or Kind.MODIFIED in change.kinds


def _at(code: str, change: Change, comparison: Comparison, grade: Grade = Grade.ERROR) -> Finding:
    old, new = label_sites(change, comparison)
    label = " → ".join(dict.fromkeys(site.words for site in (old, new) if site))
    return Finding(code, grade, NAMED, (("title", _TITLES[code]), ("label", label)), new=new, old=old)


def _limits(changed: list[Change], comparison: Comparison, policy: Policy) -> Iterator[Finding]:
    articles = len({change.link.new or change.link.old for change in changed})
    whole = sum(len(article.text) for law in (comparison.old, comparison.new) for article in law.articles()) or 1
    edits = sum(len(e.old) + len(e.new) for change in changed for e in change.edits if e.op != "keep")
    sides = (unit for change in changed for unit in (change.old, change.new) if None in (change.old, change.new))
    share = (edits + sum(len(unit.text) for unit in sides if unit)) / whole
    if policy.limit_articles is not None and articles > policy.limit_articles:
        yield _beyond(ARTICLES, str(articles), str(policy.limit_articles))
    if policy.limit_share is not None and share > policy.limit_share:
        yield _beyond(SHARE, f"{share:.1%}", f"{policy.limit_share:.1%}")


def _beyond(code: str, found: str, limit: str) -> Finding:
    values = (("title", _TITLES[code]), ("found", found), ("limit", limit))
    return Finding(code, Grade.ERROR, TOO_MUCH, values, new=Site("", Span(0, 0), ""))
