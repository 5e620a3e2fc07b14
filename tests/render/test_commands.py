"""A law may hold any character; no report hands one on that would act on the screen of its reader."""

from __future__ import annotations

import pytest

from difflaw import compare, read_text
from difflaw.amendments import Decision
from difflaw.findings import Verdict
from difflaw.gate.judging import law_rules, lint
from difflaw.model import Source
from difflaw.pipeline import amend, decision, law, verify
from difflaw.render import explanation
from difflaw.render.options import Options
from difflaw.render.registry import REPORTS, Report
from difflaw.render.view.visible import COMMANDS

SIGNS = "\x1b]0;X\x07\x9b\u202e\u2066\u061c\ud800"
ESCAPED = r"\e]0;X\a\x9b\u202E\u2066\u061c"

TEXT_REPORTS = [report for report in REPORTS if not report.binary]


def hostile(words: str) -> Source:
    """A law with ``SIGNS`` wherever words can stand, in its front matter and in its name too."""
    text = (
        f'---\ntitle: "{ESCAPED}"\nauthor: "{ESCAPED}"\n---\n（{SIGNS}通过）\n第一章 总{SIGNS}则\n'
        f"第二条〔目{SIGNS}的〕 甲{SIGNS}{words}。\n第四条 丙{SIGNS}（。\n附件1 名{SIGNS}录\n丁{SIGNS}{words}\n"
    )
    return read_text(text, f"a{SIGNS}.txt")


def decided() -> Decision:
    """A decision with ``SIGNS`` wherever words can stand, two of whose items are not understood or not found."""
    return decision(
        read_text(
            f"关于修改《某条例》的决定{SIGNS}\n决定对《某条例》作如下修改：\n一、将第二条中的“甲{SIGNS}”修改为“丙{SIGNS}”。\n"
            f"二、第四条修改为：“丁{SIGNS}。”\n三、删去第九条{SIGNS}。\n四、数额{SIGNS}标准不再适用。",
            f"c{SIGNS}.txt",
        )
    )


@pytest.mark.parametrize("quote", ["normalised", "source"])
@pytest.mark.parametrize("report", TEXT_REPORTS, ids=lambda report: f"{report.subject}-{report.name}")
def test_no_report_commands_the_screen(report: Report, quote: str) -> None:
    """Controls and marks that turn the direction of writing show as signs; line feeds alone are left."""
    subjects = {
        "Law": law(hostile("乙")),
        "Comparison": compare(hostile("乙"), hostile("戊")),
        "Verdict": Verdict((lint(law(hostile("乙"))),), law_rules(), (f"b{SIGNS}",)),
        "Decision": decided(),
        "AmendmentTrace": amend(hostile("乙"), [decided()], named="某条例", partial=True),
        "Verification": verify(hostile("乙"), [decided()], hostile("戊"), named="某条例"),
    }
    for everything in (False, True):
        options = Options(quote=quote, all_articles=everything, side_by_side=everything, width=120, verbose=True)
        made = report.render(subjects[report.subject], options)
        assert isinstance(made, str)
        assert set(COMMANDS.findall(made)) <= {"\n"}


def test_no_explanation_commands_the_screen() -> None:
    """So it is where the reasons for a link are told."""
    comparison = compare(hostile("乙"), hostile("戊"))
    made = explanation.render(comparison, "old", "art_2")
    assert set(COMMANDS.findall(made)) <= {"\n"}
