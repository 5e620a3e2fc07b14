"""Every report of the gate keeps to its format and tells the same findings."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from shutil import which
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from difflaw.findings import Excused, Finding, Fix, Grade, Judgement, Site, SourceEdit, Verdict
from difflaw.gate.judging import law_rules, lint
from difflaw.pipeline import law
from difflaw.read import read, read_text
from difflaw.render import gate_json, gate_markdown, gate_text, github_commands, gitlab_quality, junit, sarif
from difflaw.render.options import Options
from difflaw.spans import Span
from tests.gate.texts import FAULTY, SOUND, TODAY, entries
from tests.process import DRAFT, ROOT

ENGLISH = Options(lang="en")
NASTY = "某％市:,绿道\x1b[31m条例&<\"'|*`@x"
SCHEMA = Draft202012Validator(json.loads((ROOT / "docs" / "gate.schema.json").read_text(encoding="utf-8")))


@cache
def verdict() -> Verdict:
    """What is said of a faulty text with an entry that excuses and one that does not, a sound one, and the draft."""
    known = entries(
        'law = "某市绿道条例"\n[[suppress]]\nrule = "numbering-gap"\nwords = "第四条"\nreason = "x"\n'
        '[[suppress]]\nrule = "own-name"\nwords = "x"\nreason = "x"\n'
    )
    faulty = lint(law(read_text(FAULTY, "laws/某 条例.txt")), exemptions=known, today=TODAY)
    sound = lint(law(read_text(SOUND, "sound.txt")))
    draft = lint(law(read(DRAFT)))
    relative = replace(draft.new.text.source, name="fixtures/laws/draft.txt")
    draft = replace(draft, new=replace(draft.new, text=replace(draft.new.text, source=relative)))
    return Verdict((faulty, sound, draft), rules=law_rules(), left_out=("archive/x.txt",), version="1.2.3")


@cache
def nasty() -> Verdict:
    """Findings whose words would act on whatever reads them, many of them, with a fix, two sides and no place."""
    text = SOUND.replace("建设绿道", f"建设{NASTY}绿道")
    new, old = law(read_text(text, "a%b:c,d.txt")), law(read_text(SOUND, "old.txt"))
    at = text.index(NASTY)
    site = Site("art_1__para_1", Span(at, at + len(NASTY)), NASTY)
    fix = Fix((SourceEdit(site.span, "绿道"),), safe=False)
    first = Finding("own-name", Grade.ERROR, "odd: {words}", (("words", NASTY),), new=site, fix=fix, also=(site,) * 300)
    bare = Finding("own-name", Grade.NOTE, "the whole text is odd")
    gone = Finding("penalty", Grade.WARNING, "gone", old=Site("art_2", Span(9, 12), "第二条"), about="penalty")
    many = [replace(first, values=(("words", f"{NASTY}{i}"),), fix=None, also=()) for i in range(700)]
    excused = Excused(gone, NASTY, Site("", Span(0, 1), "x", new.text.source))
    judgement = Judgement(new, (bare, gone, first, *many), rules=("own-name", "penalty"), old=old, excused=(excused,))
    return Verdict((judgement,), rules=law_rules())


BOTH = pytest.mark.parametrize("made", [verdict, nasty], ids=["real", "nasty"])


@BOTH
def test_json_keeps_to_its_schema(made: Callable[[], Verdict]) -> None:
    """In either language."""
    for lang in ("zh", "en"):
        document = json.loads(gate_json.render(made(), Options(lang=lang)))
        assert [f"{error.json_path}: {error.message}" for error in SCHEMA.iter_errors(document)] == []


def test_schema_is_strict() -> None:
    """It refuses a key too many and a key too few, so that the test above can fail."""
    Draft202012Validator.check_schema(SCHEMA.schema)
    document = json.loads(gate_json.render(verdict()))
    document["findings"][0]["odd"] = 1
    assert len(list(SCHEMA.iter_errors(document))) == 1
    del document["findings"][0]["odd"], document["findings"][0]["to"]
    assert len(list(SCHEMA.iter_errors(document))) == 1


def test_json_says_what_was_found() -> None:
    """Rule, words and place of each finding, the count of the text, and the references with their targets."""
    document = json.loads(gate_json.render(verdict(), ENGLISH))
    found = {row["rule"]: row for row in document["findings"] if row["places"]["new"]["path"] == "laws/某 条例.txt"}
    lost = found["reference-article"]
    assert (lost["level"], lost["new"], lost["old"], lost["from"]) == ("error", "art_4__para_1", None, "")
    assert "第九条" in lost["to"]
    place = lost["places"]["new"]
    assert FAULTY[place["start"] : place["end"]] == lost["to"]
    assert FAULTY.split("\n")[place["line"] - 1][place["column"] - 1 : place["end_column"] - 1] == lost["to"]
    assert found["w-qita"]["count"] == 2
    assert len(found["w-qita"]["also"]) == 1
    assert [row["rule"] for row in document["suppressed"]] == ["numbering-gap"]
    first = document["texts"][0]
    assert (first["articles"], first["failed"], first["fail_on"], first["kind"]) == (4, True, "error", "law")
    assert document["left_out"] == ["archive/x.txt"]
    dangling = next(row for row in document["references"] if row["status"] == "nowhere")
    assert (dangling["at"], dangling["targets"], dangling["law"]) == ("art_4__para_1", [], None)


def test_fingerprints_follow_the_words_and_not_the_line() -> None:
    """They are the same where lines were put before, and no two of a text are equal."""
    moved = lint(law(read_text("\n\n" + FAULTY.replace("建设绿道", "建设和养护绿道"), "laws/某 条例.txt")))
    plain = lint(law(read_text(FAULTY, "laws/某 条例.txt")))
    before, after = (
        [row["fingerprint"] for row in json.loads(gate_json.render(Verdict((judgement,))))["findings"]]
        for judgement in (plain, moved)
    )
    assert before == after
    assert len(set(before)) == len(before)
    rows = [row["fingerprint"] for row in json.loads(gitlab_quality.render(nasty()))]
    assert len(set(rows)) == len(rows) == 703


@BOTH
def test_sarif_names_every_rule_and_keeps_to_the_limits(made: Callable[[], Verdict]) -> None:
    """The whole registry in order, results that point into it, columns in code points."""
    (run,) = json.loads(sarif.render(made(), ENGLISH))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in law_rules()]
    assert all(len(rule["properties"]["tags"]) <= 20 for rule in rules)
    assert run["columnKind"] == "unicodeCodePoints"
    assert all(rules[row["ruleIndex"]]["id"] == row["ruleId"] for row in run["results"] if "ruleIndex" in row)
    levels = [row["level"] for row in run["results"]]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)
    assert all(len(row.get("relatedLocations", [])) <= 100 for row in run["results"])
    uris = {
        place["physicalLocation"]["artifactLocation"]["uri"] for row in run["results"] for place in row["locations"]
    }
    assert uris <= {artifact["location"]["uri"] for artifact in run["artifacts"]}
    assert all(re.fullmatch(r"[\w./%-]+", uri, re.ASCII) for uri in uris)


def test_sarif_leaves_out_what_hosts_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gravest stay, and the file says how many do not."""
    monkeypatch.setattr(sarif, "MOST_RESULTS", 5)
    (run,) = json.loads(sarif.render(nasty(), ENGLISH))["runs"]
    assert [row["level"] for row in run["results"]] == ["error"] * 5
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == "698 further findings are left out of this file"


MULTITOOL = os.environ.get("DIFFLAW_SARIF_MULTITOOL") or which("sarif-multitool")


@pytest.mark.install
@BOTH
def test_sarif_multitool_finds_no_error(made: Callable[[], Verdict], tmp_path: Path) -> None:
    """Neither against the standard nor against what the hosts ask for."""
    assert MULTITOOL, "sarif-multitool is missing; .ci/run installs it, DIFFLAW_SARIF_MULTITOOL names it"
    (tmp_path / "x.sarif").write_text(sarif.render(made()), encoding="utf-8")
    command = [MULTITOOL, "validate", "x.sarif", "--rule-kind", "Sarif;Gh;Ghas"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "Analysis completed successfully" in said
    assert " error " not in said, said


@BOTH
def test_junit_is_read_back(made: Callable[[], Verdict]) -> None:
    """A suite per text; what fails is a failure, what does not has passed; rules without a finding have passed."""
    text = junit.render(made(), ENGLISH)
    root = ElementTree.fromstring(text)
    suites = list(JUnitXml.fromstring(text))
    assert len(suites) == len(made().judgements)
    for suite, judgement, element in zip(suites, made().judgements, root, strict=True):
        failed = [case for case in suite if case.result]
        grave = [finding for finding in judgement.findings if finding.grade is Grade.ERROR]
        assert (suite.tests, suite.failures) == (len(list(suite)), len(failed)) == (len(element), len(grave))
        quiet = set(judgement.rules) - {finding.rule for finding in judgement.findings}
        assert suite.tests == len(judgement.findings) + len(quiet)
        assert suite.name == judgement.new.text.source.name


@BOTH
def test_github_has_a_command_a_line(made: Callable[[], Verdict]) -> None:
    """Nothing in a text or a file name makes a command of its own, or ends one early."""
    lines = github_commands.render(made(), ENGLISH).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == sum(len(judgement.findings) for judgement in made().judgements)
    form = r"::(error|warning|notice) file=([^:,]+),line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[\w-]+::(.+)"
    matches = [re.fullmatch(form, line) for line in commands]
    assert all(matches)
    assert all(line.startswith(("::", "difflaw: ")) for line in lines)
    if made is nasty:
        assert commands[0].startswith("::error file=a%25b%3Ac%2Cd.txt,")


def test_gitlab_has_what_the_host_asks_for() -> None:
    """Description, name, fingerprint, severity and line of each."""
    rows: list[dict[str, Any]] = json.loads(gitlab_quality.render(verdict(), ENGLISH))
    assert {row["severity"] for row in rows} <= {"info", "minor", "major"}
    assert all(row["description"] and row["check_name"] and row["location"]["lines"]["begin"] >= 1 for row in rows)
    assert rows[0]["location"]["path"] == "laws/某 条例.txt"


@BOTH
def test_markdown_fits_and_says_what_it_leaves_out(made: Callable[[], Verdict]) -> None:
    """Under 60 KB whatever was found; a table with a row per finding, in which nothing of the text is markup."""
    text = gate_markdown.render(made(), ENGLISH)
    assert len(text.encode("utf-8")) < 60_000
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    rows = sum(token.type == "tr_open" for token in tokens) - 1
    total = sum(len(judgement.findings) for judgement in made().judgements)
    if made is verdict:
        assert rows == total
    else:
        assert 50 < rows < total
        assert f"{total - rows} further lines do not fit here" in text
    assert not any(token.type in ("link_open", "em_open", "code_inline") for token in tokens)


def test_text_ends_in_what_was_judged() -> None:
    """Places that editors follow, then the verdict on each text, with how much was judged by how much."""
    lines = gate_text.render(verdict(), ENGLISH).splitlines()
    rules = len(verdict().judgements[0].rules)
    assert re.match(r"laws/某 条例\.txt:\d+:\d+: (error|warning|note): .+ \[[\w-]+\]$", lines[0])
    (faulty,) = (line for line in lines if line.startswith("laws/某 条例.txt: failed: error "))
    assert faulty.endswith(f"({rules} rules over 4 articles); 1 suppressed")
    assert f"sound.txt: passed: error 0, warning 0, note 0 ({rules} rules over 3 articles)" in lines
    assert lines[-1] == "archive/x.txt: left out by the policy"
