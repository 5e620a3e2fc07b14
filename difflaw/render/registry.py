"""Which reports there are: one row per report, and no other place lists them.

A report is a module with one function, ``render(subject, options)``, which gives text or bytes. The subject is
a value of the core. To add a report, write its module and its row here.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import NamedTuple

from difflaw.render.options import DEFAULT, Options


class Report(NamedTuple):
    """One kind of report: its ``name``, its ``subject``, the ``suffixes`` of its files (small letters, with the dot;
    ``""`` for a file without any), its media type, and the module that writes it.

    ``subject`` is the name of a type of the core, which no other type has: the types load where a value of them is
    made, and not for a report of another kind. ``binary`` tells whether it is bytes rather than text.
    """

    name: str
    subject: str
    suffixes: tuple[str, ...]
    media_type: str
    module: str
    binary: bool = False

    def render(self, subject: object, options: Options = DEFAULT) -> str | bytes:
        """The report on ``subject``, a value of the report's type; the module loads now, not before.

        >>> from difflaw.model import Law
        >>> from difflaw.read import read_text
        >>> from difflaw.pipeline import law
        >>> print(find(Law, "text").render(law(read_text("第一条 甲。", "a.txt")), Options(lang="en")), end="")
        a.txt
        articles 1, paragraphs 1
        <BLANKLINE>
        第一条 甲。 (art_1)
        """
        made: str | bytes = importlib.import_module(self.module).render(subject, options)
        return made


REPORTS = (
    Report("text", "Comparison", ("", ".txt"), "text/plain", "difflaw.render.terminal"),
    Report("stat", "Comparison", (), "text/plain", "difflaw.render.stat_text"),
    Report("summary", "Comparison", (), "text/plain", "difflaw.render.summary_text"),
    Report("html", "Comparison", (".html", ".htm"), "text/html", "difflaw.render.html"),
    Report("json", "Comparison", (".json",), "application/json", "difflaw.render.json"),
    Report("markdown", "Comparison", (".md", ".markdown"), "text/markdown", "difflaw.render.markdown"),
    Report("links", "Comparison", (".toml",), "application/toml", "difflaw.render.links_file"),
    Report("text", "Law", ("", ".txt"), "text/plain", "difflaw.render.outline_text"),
    Report("json", "Law", (".json",), "application/json", "difflaw.render.outline_json"),
    Report("text", "Verdict", ("", ".txt"), "text/plain", "difflaw.render.gate_text"),
    Report("json", "Verdict", (".json",), "application/json", "difflaw.render.gate_json"),
    Report("sarif", "Verdict", (".sarif",), "application/sarif+json", "difflaw.render.sarif"),
    Report("junit", "Verdict", (".xml",), "application/xml", "difflaw.render.junit"),
    Report("github", "Verdict", (), "text/plain", "difflaw.render.github_commands"),
    Report("gitlab", "Verdict", (), "application/json", "difflaw.render.gitlab_quality"),
    Report("markdown", "Verdict", (".md", ".markdown"), "text/markdown", "difflaw.render.gate_markdown"),
    Report("baseline", "Verdict", (".toml",), "application/toml", "difflaw.render.baseline_file"),
    Report("text", "Decision", ("", ".txt"), "text/plain", "difflaw.render.decision_text"),
    Report("json", "Decision", (".json",), "application/json", "difflaw.render.decision_json"),
    Report("text", "AmendmentTrace", ("", ".txt"), "text/plain", "difflaw.render.trace_text"),
    Report("json", "AmendmentTrace", (".json",), "application/json", "difflaw.render.trace_json"),
    Report("text", "Verification", ("", ".txt"), "text/plain", "difflaw.render.verification_text"),
    Report("html", "Verification", (".html", ".htm"), "text/html", "difflaw.render.verification_html"),
    Report("json", "Verification", (".json",), "application/json", "difflaw.render.verification_json"),
)


def reports_on(subject: type) -> Iterator[Report]:
    """The reports on a ``subject``, in the order in which they are listed.

    >>> from difflaw.model import Law
    >>> [report.name for report in reports_on(Law)]
    ['text', 'json']
    """
    return (report for report in REPORTS if report.subject == subject.__name__)


def find(subject: type, name: str) -> Report | None:
    """The report on ``subject`` that is called ``name``; none where there is none.

    >>> from difflaw.changes import Comparison
    >>> from difflaw.model import Law
    >>> find(Comparison, "html").media_type, find(Law, "html")
    ('text/html', None)
    """
    return next((report for report in reports_on(subject) if report.name == name), None)


def find_by_suffix(subject: type, suffix: str) -> Report | None:
    """The report on ``subject`` that is kept in files with ``suffix``, whatever its letters; none where none is.

    >>> from difflaw.changes import Comparison
    >>> from difflaw.model import Law
    >>> find_by_suffix(Comparison, ".HTM").name, find_by_suffix(Comparison, "").name, find_by_suffix(Law, ".md")
    ('html', 'text', None)
    """
    return next((report for report in reports_on(subject) if suffix.lower() in report.suffixes), None)
