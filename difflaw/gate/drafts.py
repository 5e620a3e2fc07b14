"""A law as the rules see it."""

from __future__ import annotations

from difflaw.findings import Draft, DraftKind
from difflaw.model import Law
from difflaw.references import references_in


def make_draft(law: Law) -> Draft:
    """The draft of ``law``: its kind, its references, its script."""
    return Draft(law, DraftKind.LAW, tuple(references_in(law)))
