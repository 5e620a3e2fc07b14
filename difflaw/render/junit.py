"""What the gate says, as a JUnit report: a suite per text, a case per finding, a case for each rule that found none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from difflaw.findings import Judgement, Verdict
from difflaw.i18n import Translate, translator
from difflaw.render.gate_text import grade_word
from difflaw.render.options import DEFAULT, Options
from difflaw.render.view.finding_words import told
from difflaw.render.view.visible import visible


class _Case(NamedTuple):
    rule: str
    name: str
    told: str = ""
    failure: str = ""


def render(verdict: Verdict, options: Options = DEFAULT) -> str:
    """The verdict in XML, ending in a line feed. What is not grave enough to fail is a case that passed, with what
    was found as its output."""
    translate = translator(options.lang)
    suites = [(judgement, list(_cases(judgement, translate))) for judgement in verdict.judgements]
    cases = [case for _, row in suites for case in row]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites{_attributes('difflaw', cases)}>"]
    for judgement, row in suites:
        lines.append(f" <testsuite{_attributes(judgement.new.text.source.name, row)}>")
        lines += [line for case in row for line in _xml(case)]
        lines.append(" </testsuite>")
    return "\n".join([*lines, "</testsuites>", ""])


def _cases(judgement: Judgement, translate: Translate) -> Iterator[_Case]:
    found = set()
    for row in told(judgement, translate):
        finding, place = row.finding, row.region
        found.add(finding.rule)
        where = f"{place.path}:{place.line}:{place.column}"
        words = f"{where}: {grade_word(finding.grade, translate)}: {row.sentence}"
        fails = judgement.fail_on is not None and finding.grade.reaches(judgement.fail_on)
        yield _Case(finding.rule, where, words, finding.grade if fails else "")
    yield from (_Case(rule, rule) for rule in judgement.rules if rule not in found)


def _attributes(name: str, cases: list[_Case]) -> str:
    failures = sum(bool(case.failure) for case in cases)
    return f' name={_quoted(name)} tests="{len(cases)}" failures="{failures}" errors="0" skipped="0" time="0"'


def _xml(case: _Case) -> Iterator[str]:
    head = f"  <testcase classname={_quoted(case.rule)} name={_quoted(case.name)}"
    if not case.told:
        yield f'{head} time="0"/>'
        return
    yield f'{head} time="0">'
    if case.failure:
        yield f"   <failure type={_quoted(case.failure)} message={_quoted(case.told)}/>"
    else:
        yield f"   <system-out>{escape(_clean(case.told))}</system-out>"
    yield "  </testcase>"


def _quoted(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    """``text`` without what XML cannot hold (XML 1.0, 2.2)."""
    return visible(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
