"""difflaw: what became of a draft when it was enacted, of a law when it was amended.

>>> import difflaw
>>> old = difflaw.read_text("第一条 本市行政区域内的公园管理，适用本条例。")
>>> new = difflaw.read_text("第一条 本市行政区域内的公园建设和管理，适用本条例。")
>>> [(change.link.old, change.link.new, str(change.kinds[0])) for change in difflaw.compare(old, new).articles]
[('art_1', 'art_1', 'modified')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from difflaw.changes import Alignment, Change, Comparison, Decisions, Edit, Evidence, Kind, Link, Op, Signal
from difflaw.errors import DifflawError, InputError, LinksError, OutputError, PolicyError, RuleError, UsageError
from difflaw.model import Law, Level, Notice, Part, PartKind, Provision, Source, Text
from difflaw.pipeline import compare, law
from difflaw.read import read, read_bytes, read_revisions, read_text
from difflaw.spans import OffsetMap, Span

if TYPE_CHECKING:
    from difflaw.findings import Finding, Fix, Grade, Judgement, Rule, Site, Verdict
    from difflaw.gate.checking import check
    from difflaw.gate.judging import lint
    from difflaw.gate.policy import Policy

__version__ = "0.1.0"

__all__ = [
    "Alignment",
    "Change",
    "Comparison",
    "Decisions",
    "DifflawError",
    "Edit",
    "Evidence",
    "Finding",
    "Fix",
    "Grade",
    "InputError",
    "Judgement",
    "Kind",
    "Law",
    "Level",
    "Link",
    "LinksError",
    "Notice",
    "OffsetMap",
    "Op",
    "OutputError",
    "Part",
    "PartKind",
    "Policy",
    "PolicyError",
    "Provision",
    "Rule",
    "RuleError",
    "Signal",
    "Site",
    "Source",
    "Span",
    "Text",
    "UsageError",
    "Verdict",
    "__version__",
    "check",
    "compare",
    "law",
    "lint",
    "read",
    "read_bytes",
    "read_revisions",
    "read_text",
]

_LATE = {
    **dict.fromkeys(("Finding", "Fix", "Grade", "Judgement", "Rule", "Site", "Verdict"), "difflaw.findings"),
    "Policy": "difflaw.gate.policy",
    "check": "difflaw.gate.checking",
    "lint": "difflaw.gate.judging",
}
"""Where the names of the gate stand: who compares does not wait for the rules."""


def __getattr__(name: str) -> Any:
    """A name of the gate, loaded when it is first asked for (PEP 562)."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATE[name]), name)
