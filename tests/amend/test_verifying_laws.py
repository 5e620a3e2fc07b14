"""A published text against the computed one: each difference with its place and class."""

from __future__ import annotations

import pytest

from difflaw.amend.verifying import residual_class
from difflaw.amendments import Verification
from difflaw.pipeline import amend, decision, verify, verify_quotations
from difflaw.read import read_text
from difflaw.render.options import Options
from difflaw.render.registry import reports_on
from tests.amend.test_applying_decisions import BODY, LAW
from tests.amend.test_reading_decisions import HEAD


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
