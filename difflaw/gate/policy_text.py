"""A policy as text: the one in force with where each value is set, and one to start from. Both are TOML."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from difflaw.findings import Rule
from difflaw.gate.policy import NEVER, Policy
from difflaw.i18n import N_, Translate

DEFAULT = "default"


def policy_in_force(policy: Policy, rules: Sequence[Rule[Any]]) -> str:
    """What applies, every key with the file and line that set it, or ``default``.

    >>> print(policy_in_force(Policy(exclude=("archive",), origins={"exclude": "difflaw.toml:2"}), ()), end="")
    fail-on = "error"  # default
    exclude = ["archive"]  # difflaw.toml:2
    <BLANKLINE>
    [levels]
    <BLANKLINE>
    [vocabulary]
    allow = []  # default
    authorities = []  # default
    <BLANKLINE>
    [vocabulary.prefer]
    <BLANKLINE>
    [vocabulary.operators]
    <BLANKLINE>
    [vocabulary.sanctions]
    """
    rows = [
        _row("fail-on", policy.fail_on or NEVER, policy, "fail-on"),
        _row("exclude", list(policy.exclude), policy, "exclude"),
        "",
        "[levels]",
        *(_row(rule.code, policy.grade(rule), policy, f"levels.{rule.code}") for rule in rules),
        "",
        "[vocabulary]",
        _row("allow", list(policy.allow), policy, "vocabulary.allow"),
        _row("authorities", list(policy.extra.authorities), policy, "vocabulary.authorities"),
        *_pairs("prefer", policy.prefer, policy),
        *_pairs("operators", policy.extra.operators, policy),
        *_pairs("sanctions", policy.extra.sanctions, policy),
    ]
    return "".join(f"{row}\n" for row in rows)


def _pairs(name: str, pairs: Sequence[tuple[str, str]], policy: Policy) -> Iterator[str]:
    yield ""
    yield f"[vocabulary.{name}]"
    yield from (_row(_quoted(word), value, policy, f"vocabulary.{name}") for word, value in pairs)


def policy_to_start_from(rules: Sequence[Rule[Any]], translate: Translate) -> str:
    """A policy that changes nothing: every key in a comment, with its default and what it does.

    Guarantee: without the marks of its comments each line is one of a policy that parses.
    """
    return "".join(f"{row}\n" for row in _start(rules, translate))


def _start(rules: Sequence[Rule[Any]], translate: Translate) -> Iterator[str]:
    yield _comment(translate, N_("The policy of difflaw lint. What stands in a comment is the default."))
    yield ""
    yield _comment(translate, N_("The least level that fails: error, warning, note or never."))
    yield '# fail-on = "error"'
    yield _comment(translate, N_("Paths left out, seen from this folder; * stands for anything."))
    yield '# exclude = ["archive/*"]'
    yield ""
    yield _comment(translate, N_("The level of each rule: error, warning, note or off."))
    yield "[levels]"
    yield from (f'# {rule.code} = "{rule.grade}"  # {translate(rule.title)}' for rule in rules)
    yield ""
    yield "[vocabulary]"
    yield _comment(translate, N_("Words in which no rule finds anything."))
    yield '# allow = ["民族成份"]'
    yield _comment(translate, N_("For check: names of authorities, or their endings."))
    yield '# authorities = ["管委会"]'
    yield ""
    yield _comment(translate, N_("Words that are not wanted, each with the one that is."))
    yield "[vocabulary.prefer]"
    yield '# "工商局" = "市场监督管理局"'
    yield ""
    yield _comment(translate, N_("For check: words that oblige, forbid or permit, each with its kind."))
    yield "[vocabulary.operators]"
    yield '# "务必" = "duty"'
    yield ""
    yield _comment(translate, N_("For check: words that threaten, each with the kind of the sanction."))
    yield "[vocabulary.sanctions]"
    yield '# "约谈" = "warning"'


def _comment(translate: Translate, message: str) -> str:
    return f"# {translate(message)}"


def _row(key: str, value: object, policy: Policy, origin: str) -> str:
    told = json.dumps(value, ensure_ascii=False)
    return f"{key} = {told}  # {policy.origins.get(origin, DEFAULT)}"


def _quoted(word: str) -> str:
    return json.dumps(word, ensure_ascii=False)
