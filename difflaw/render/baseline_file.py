"""The findings of a run as a baseline, the TOML file that ``--baseline`` reads."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from difflaw.findings import Finding, Judgement, Verdict, bare
from difflaw.render.options import DEFAULT, Options
from difflaw.render.view.visible import COMMANDS

HEAD = (
    "# difflaw lint --baseline: findings that are known and let stand. An entry is matched by its rule and its words;",
    "# count says at how many places they may stand.",
)


def render(verdict: Verdict, options: Options = DEFAULT) -> str:
    """Every finding of ``verdict`` at a text, and those that a baseline excused already, as entries.

    No option changes anything: the file is for a program as much as for a person, and its remarks are in English.
    """
    counted: dict[tuple[str, str, str, str], tuple[int, str]] = {}
    for judgement in verdict.judgements:
        own = _counted(judgement)
        for key, (count, provision) in own.items():
            counted[key] = max(counted.get(key, (0, provision)), (count, provision))
    lines = [*HEAD]
    for (law, rule, old, words), (count, provision) in counted.items():
        rows = (("law", law), ("rule", rule), ("from", old), ("words", words), ("provision", provision))
        lines += ["", "[[known]]", *(f"{key} = {_quote(value)}" for key, value in rows if value or key in _NEEDED)]
        lines.append(f"count = {count}")
    return "\n".join(lines) + "\n"


_NEEDED = ("law", "rule", "words")


def _counted(judgement: Judgement) -> dict[tuple[str, str, str, str], tuple[int, str]]:
    """How often each rule finds each words in one text, and in which provision first."""
    counts: Counter[tuple[str, str, str, str]] = Counter()
    provisions: dict[tuple[str, str, str, str], str] = {}
    for finding in _findings(judgement):
        main = finding.new or finding.old
        for site in (main, *finding.also):
            old = bare(finding.old.words) if finding.old else ""
            words = bare(site.words) if site and finding.new else ""
            key = (bare(judgement.new.title), finding.rule, old, words)
            counts[key] += 1
            provisions.setdefault(key, site.unit if site else "")
    return {key: (counts[key], provisions[key]) for key in sorted(counts)}


def _findings(judgement: Judgement) -> Iterator[Finding]:
    yield from (excused.finding for excused in judgement.excused if excused.baseline)
    yield from (finding for finding in judgement.findings if not (finding.new and finding.new.file))


def _quote(text: str) -> str:
    """``text`` as a string of TOML: what would act on a screen is an escape, and a half of a character, which TOML
    cannot hold, a question mark."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return COMMANDS.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(whole, ensure_ascii=False))
