"""A published text against the computed one: each difference with its place and class."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from difflaw.amend.verifying import residual_class
from difflaw.amendments import Verification
from difflaw.pipeline import amend, decision, verify, verify_quotations
from difflaw.read import read_text
from difflaw.render import decision_json, trace_json, verification_json
from difflaw.render.options import Options
from difflaw.render.registry import reports_on
from tests.amend.test_applying_decisions import BODY, LAW
from tests.amend.test_reading_decisions import HEAD
from tests.cases import FIXTURES, source


@pytest.mark.parametrize(
    ("computed", "published", "old", "kind"),
    [
        ("称为“甲”。", "称为「甲」。", "", "typography"),
        ("甲。", "甲。①见刑法修正案。", "", "editorial-note"),
        ("甲，乙。", "甲、乙。", "", "punctuation"),
        ("甲。", "乙。", "", "unstated-words"),
        ("依照第三条处罚。", "依照第四条处罚。", "", "reference-adaptation"),
        ("甲。", "乙。", "乙。", "not-applied"),
        ("", "乙。", "", "numbering"),
    ],
)
def test_a_difference_has_its_class(computed: str, published: str, old: str, kind: str) -> None:
    """As far as its form tells."""
    assert residual_class(computed, published, old) == kind


def test_without_the_old_law_the_quotations_are_looked_for() -> None:
    """Each at the place that counting gives, with the instruction."""
    given = decision(read_text(HEAD + BODY))
    text = amend(read_text(LAW), [given]).text
    assert verify_quotations(given, read_text(text)).exact
    missing = verify_quotations(given, read_text(text.replace("己。", "辛。")))
    assert [(r.at, r.computed) for r in missing.residuals] == [("art_5", "己。")]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_report_tells_each_place_and_escapes_its_words(lang: str) -> None:
    """Text, page and JSON; nothing in a law is markup of the page or commands a screen."""
    given = decision(read_text(HEAD + "一、将第三条修改为：“<b>甲</b>&。”"))
    found = verify(read_text(LAW), [given], read_text(LAW.replace("内容五", "\x1b[31m改")))
    assert {residual.at for residual in found.residuals} == {"art_3", "art_5"}
    for report in reports_on(Verification):
        told = report.render(found, Options(lang=lang))
        assert isinstance(told, str)
        assert "\x1b" not in told
        assert report.name != "html" or "<b>" not in told
        assert "<b>" in told or report.name == "html"


@pytest.mark.parametrize("name", ["decision", "trace", "verification"])
def test_every_document_keeps_to_its_schema(name: str) -> None:
    """The schemas in docs/ allow no key that they do not describe."""
    schema = json.loads((FIXTURES.parent / "docs" / f"{name}.schema.json").read_text(encoding="utf-8"))
    check = Draft202012Validator(schema)
    for folder in sorted((FIXTURES / "amend").iterdir()):
        for document in documents(folder, name):
            assert [error.message for error in check.iter_errors(json.loads(document))] == []


def documents(folder: Path, name: str) -> Iterator[str]:
    """What is written about a case in the form ``name``."""
    given = decision(source(folder, "decision"))
    if name == "decision":
        yield decision_json.render(given)
    elif list(folder.glob("old.*")):
        old = source(folder, "old")
        if name == "trace":
            yield trace_json.render(amend(old, [given], partial=True))
        else:
            yield verification_json.render(verify(old, [given], old))
