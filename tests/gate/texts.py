"""Small laws to judge, and rules to judge them by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from difflaw.findings import Draft, Finding, Fix, Grade, Rule, SourceEdit
from difflaw.gate.exemptions import Exemption, parse_suppressions
from difflaw.gate.judging import law_rules
from difflaw.gate.sites import site_at
from difflaw.model import Law
from difflaw.pipeline import law
from difflaw.read import read_text
from difflaw.spans import Span

CODES = tuple(rule.code for rule in law_rules())
TODAY = date(2030, 6, 1)

SOUND = """某市绿道条例
第一条　为了建设绿道，制定本条例。
第二条　市绿化部门主管绿道工作。
第三条　本条例自2031年1月1日起施行。
"""

FAULTY = """某市绿道条例
第一条　为了建设绿道，制定本条例。
第二条　市绿化部门主管绿道工作，其它部门协助。
第四条　违反本条例第九条规定的，由其它部门处理。
第五条　本条例自2031年1月1日起施行。
"""
"""An article is missing, a reference leads nowhere, and 其它 stands twice."""


def parsed(text: str, name: str = "law.txt") -> Law:
    """The law in ``text``."""
    return law(read_text(text, name))


def entries(text: str, title: str = "某市绿道条例") -> tuple[Exemption, ...]:
    """The suppressions in ``text``."""
    return parse_suppressions(read_text(text, "law.txt.allow.toml", markdown=False), title, CODES)


def word_rule(code: str, word: str, right: str, *, safe: bool = True) -> Rule[Draft]:
    """A rule that finds ``word`` and would put ``right`` there, all places in one finding."""

    def check(draft: Draft) -> Iterator[Finding]:
        text, at, spans = draft.law.text.text, -1, []
        while (at := text.find(word, at + 1)) >= 0:
            spans.append(Span(at, at + len(word)))
        if spans:
            sites = [site_at(draft.law, span) for span in spans]
            fix = Fix(tuple(SourceEdit(site.span, right) for site in sites), safe)
            yield Finding(code, Grade.WARNING, "a word", new=sites[0], also=tuple(sites[1:]), fix=fix)

    return Rule(code, Grade.WARNING, "a word", "why", word, right, "source", check)
