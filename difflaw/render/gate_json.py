"""What the gate says, as a JSON document, as ``docs/gate.schema.json`` describes it."""

from __future__ import annotations

from difflaw.findings import Excused, Fix, Judgement, Site, Verdict
from difflaw.i18n import Translate, translator
from difflaw.model import Source
from difflaw.references import Found, Reason
from difflaw.render.json import Json, dump
from difflaw.render.options import DEFAULT, Options
from difflaw.render.view.finding_words import Marked, finding_words, fingerprinted, region

GATE_SCHEMA = "1.0"
"""Version of this document; the major number rises when a reader of the old one would break."""


def render(verdict: Verdict, options: Options = DEFAULT) -> str:
    """The verdict as a JSON document, UTF-8 text that ends in a line feed; same input, same bytes."""
    translate = translator(options.lang)
    found = [
        (judgement, row)
        for judgement in verdict.judgements
        for row in fingerprinted((*judgement.findings, *judgement.silent))
    ]
    return dump(
        {
            "schema": GATE_SCHEMA,
            "options": {"lang": options.lang},
            "failed": verdict.failed,
            "texts": [_text(judgement) for judgement in verdict.judgements],
            "left_out": list(verdict.left_out),
            "findings": [_finding(judgement, row, translate) for judgement, row in found],
            "standing": [
                _finding(judgement, row, translate)
                for judgement in verdict.judgements
                for row in fingerprinted(judgement.standing)
            ],
            "suppressed": [
                _excused(judgement, excused, translate)
                for judgement in verdict.judgements
                for excused in judgement.excused
            ],
            "references": [
                _reference(found, judgement)
                for judgement in verdict.judgements
                for found in judgement.references
                if found.resolution.reason is not Reason.WHOLE
            ],
        }
    )


def _text(judgement: Judgement) -> Json:
    source = judgement.new.text.source
    return {
        "path": source.name,
        "old_path": judgement.old.text.source.name if judgement.old else None,
        "sha256": source.digest,
        "title": judgement.new.title,
        "kind": judgement.kind,
        "articles": len(judgement.new.article_row),
        "rules": len(judgement.rules),
        "policy": judgement.policy or None,
        "fail_on": judgement.fail_on or "never",
        "failed": judgement.failed,
        "fixed": judgement.fixed,
    }


def _finding(judgement: Judgement, row: Marked, translate: Translate) -> Json:
    finding = row.finding
    told: Json = {"rule": finding.rule, "level": finding.grade, "message": finding_words(finding, translate)}
    if finding.about:
        told |= {"class": finding.about, "direction": finding.direction, "weight": finding.weight}
    old, new = finding.old, finding.new
    return told | {
        "old": (old.unit or None) if old else None,
        "new": (new.unit or None) if new else None,
        "from": old.words if old else "",
        "to": new.words if new else "",
        "places": {
            "old": _place(old, judgement.old.text.source) if old and judgement.old else None,
            "new": _place(new, judgement.source_of(new)) if new else None,
        },
        "count": finding.count,
        "also": [_place(site, judgement.source_of(site)) for site in finding.also],
        "related": [_place(site, judgement.source_of(site)) for site in finding.related],
        "fingerprint": row.fingerprint,
        "fix": _fix(finding.fix, judgement.new.text.source) if finding.fix else None,
    }


def _place(site: Site, source: Source) -> Json:
    where = region(site, source)
    place = source.place(site.span.start)
    told: Json = {**where._asdict(), "start": site.span.start, "end": site.span.end}
    names = {"page": place.page, "paragraph": place.paragraph, "cell": place.cell}
    return told | {name: value for name, value in names.items() if value is not None}


def _fix(fix: Fix, source: Source) -> Json:
    edits = [{**_place(Site("", edit.span, ""), source), "words": edit.words} for edit in fix.edits]
    return {"safe": fix.safe, "edits": edits}


def _excused(judgement: Judgement, excused: Excused, translate: Translate) -> Json:
    row = _finding(judgement, Marked(excused.finding, ""), translate)
    del row["fingerprint"], row["fix"]
    entry = excused.entry
    return row | {
        "reason": excused.reason,
        "baseline": excused.baseline,
        "entry": _place(entry, judgement.source_of(entry)),
    }


def _reference(found: Found, judgement: Judgement) -> Json:
    reference, (targets, reason) = found.reference, found.resolution
    other = reference.law or reference.named or "?" if reason in (Reason.OTHER, Reason.AMENDED) else None
    text = judgement.new.text
    site = Site(found.at, text.source_span(reference.span), found.words)
    return {
        "at": found.at,
        "text": found.words,
        "targets": list(targets),
        "status": reason or "resolved",
        "law": other,
        "place": _place(site, text.source),
    }
