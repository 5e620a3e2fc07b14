"""difflaw: what became of a draft when it was enacted, of a law when it was amended.

>>> import difflaw
>>> old = difflaw.read_text("第一条 本市行政区域内的公园管理，适用本条例。")
>>> new = difflaw.read_text("第一条 本市行政区域内的公园建设和管理，适用本条例。")
>>> [(change.link.old, change.link.new, str(change.kinds[0])) for change in difflaw.compare(old, new).articles]
[('art_1', 'art_1', 'modified')]
"""

from __future__ import annotations

from difflaw.changes import Alignment, Change, Comparison, Decisions, Edit, Evidence, Kind, Link, Op, Signal
from difflaw.errors import DifflawError, InputError, LinksError, OutputError, UsageError
from difflaw.model import Law, Level, Notice, Part, PartKind, Provision, Source, Text
from difflaw.pipeline import compare, law
from difflaw.read import read, read_bytes, read_revisions, read_text
from difflaw.spans import OffsetMap, Span

__version__ = "0.1.0"

__all__ = [
    "Alignment",
    "Change",
    "Comparison",
    "Decisions",
    "DifflawError",
    "Edit",
    "Evidence",
    "InputError",
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
    "Provision",
    "Signal",
    "Source",
    "Span",
    "Text",
    "UsageError",
    "__version__",
    "compare",
    "law",
    "read",
    "read_bytes",
    "read_revisions",
    "read_text",
]
