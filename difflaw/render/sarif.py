"""What the gate says, as SARIF 2.1.0 (OASIS Standard, 27 March 2020), which code hosts show beside the lines."""

from __future__ import annotations

import json
from typing import Any

from difflaw.findings import Fix, Grade, Rule, Site, Verdict
from difflaw.i18n import N_, Translate, translator
from difflaw.model import Source
from difflaw.render.options import DEFAULT, Options
from difflaw.render.view.finding_words import Region, Told, gravest_first, region
from difflaw.render.view.uris import uri

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Grade.ERROR: "error", Grade.WARNING: "warning", Grade.NOTE: "note", Grade.OFF: "none"}

MOST_RESULTS = 25_000
"""Results of a run that code scanning of GitHub accepts ("SARIF support for code scanning", file limits); a file with
more is refused whole. The gravest are kept."""

MOST_RELATED = 100
"""Further places of one result: enough to walk through, few enough that a host shows them all."""


def render(verdict: Verdict, options: Options = DEFAULT) -> str:
    """The verdict as one run, UTF-8 text that ends in a line feed; same input, same bytes."""
    translate = translator(options.lang)
    found = gravest_first(verdict, translate)
    run: dict[str, Any] = {
        "tool": {"driver": _driver(verdict, translate)},
        "automationDetails": {"id": f"difflaw/{'check' if _compares(verdict) else 'lint'}/"},
        "language": "zh-CN" if options.lang == "zh" else "en-US",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(len(found) - MOST_RESULTS, translate)],
        "artifacts": [_artifact(source) for source in _sources(verdict)],
        "results": [_result(told, verdict.rules) for told in found[:MOST_RESULTS]],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=True, indent=1) + "\n"


def _compares(verdict: Verdict) -> bool:
    """Whether two versions were compared: a host keeps the two kinds of run apart by their ids."""
    return any(judgement.old for judgement in verdict.judgements)


def _driver(verdict: Verdict, translate: Translate) -> dict[str, Any]:
    driver: dict[str, Any] = {"name": "difflaw", "fullName": f"difflaw {verdict.version}".strip()}
    if verdict.version:
        driver["semanticVersion"] = driver["version"] = verdict.version
    return driver | {"rules": [_rule(rule, translate) for rule in verdict.rules]}


def _rule(rule: Rule[Any], translate: Translate) -> dict[str, Any]:
    title, why = translate(rule.title), translate(rule.why)
    return {
        "id": rule.code,
        # Hosts want a name that differs from the id by more than its capitals.
        "name": "".join(piece.capitalize() for piece in rule.code.split("-")) + "Rule",
        "shortDescription": {"text": _sentence(title)},
        "fullDescription": {"text": _sentence(why)},
        "help": {"text": f"{_sentence(why)}\n\n{rule.bad}\n→\n{rule.good}\n\n{rule.source}"},
        "defaultConfiguration": {"level": LEVELS[rule.grade], "enabled": rule.grade is not Grade.OFF},
        "properties": {"tags": ["legislation"]},
    }


def _sentence(text: str) -> str:
    return text if text.endswith((".", "。")) else f"{text}." if text.isascii() else f"{text}。"


def _invocation(too_many: int, translate: Translate) -> dict[str, Any]:
    told: dict[str, Any] = {"executionSuccessful": True}
    if too_many > 0:
        message = translate(N_("{count} further findings are left out of this file")).format(count=too_many)
        told["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": message}}]
    return told


def _sources(verdict: Verdict) -> list[Source]:
    """Every file that a result may point into, once, in order."""
    laws = [law for judgement in verdict.judgements for law in (judgement.new, judgement.old) if law]
    entries = [finding.new.file for judgement in verdict.judgements for finding in judgement.findings if finding.new]
    sources = [*(law.text.source for law in laws), *filter(None, entries)]
    return list({source.name: source for source in sources}.values())


def _artifact(source: Source) -> dict[str, Any]:
    told: dict[str, Any] = {"location": {"uri": uri(source.name)}, "encoding": source.encoding}
    return told | {"mimeType": source.media_type, "hashes": {"sha-256": source.digest}}


def _result(told: Told, rules: tuple[Rule[Any], ...]) -> dict[str, Any]:
    finding, judgement = told.finding, told.judgement
    codes = [rule.code for rule in rules]
    row: dict[str, Any] = {"ruleId": finding.rule}
    if finding.rule in codes:
        row["ruleIndex"] = codes.index(finding.rule)
    row |= {
        "level": LEVELS[finding.grade],
        "message": {"text": told.sentence},
        "locations": [_location(told.region)],
        "partialFingerprints": {
            "difflaw/v1": told.fingerprint,
            # GitHub knows a result again by this one, and makes its own of the line where it is missing.
            "primaryLocationLineHash": f"{told.fingerprint[:16]}:1",
        },
    }
    related = _related(told)
    if related:
        row["relatedLocations"] = [{"id": i, **_location(place)} for i, place in enumerate(related[:MOST_RELATED], 1)]
    if finding.fix and finding.new:
        row["fixes"] = [_fix(finding.fix, judgement.new.text.source)]
    return row


def _related(told: Told) -> list[Region]:
    judgement, finding = told.judgement, told.finding
    places = [region(site, judgement.source_of(site)) for site in (*finding.also, *finding.related)]
    if finding.old and finding.new and judgement.old:
        places.insert(0, region(finding.old, judgement.old.text.source))
    return places


def _location(place: Region) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": uri(place.path)}, "region": _region(place)}}


def _region(place: Region) -> dict[str, int]:
    start = {"startLine": place.line, "startColumn": place.column}
    return start | {"endLine": place.end_line, "endColumn": place.end_column}


def _fix(fix: Fix, source: Source) -> dict[str, Any]:
    edits = [
        {
            "deletedRegion": _region(region(Site("", edit.span, ""), source)),
            "insertedContent": {"text": edit.words},
        }
        for edit in fix.edits
    ]
    return {"artifactChanges": [{"artifactLocation": {"uri": uri(source.name)}, "replacements": edits}]}
