"""Cross-references in a law's words: found in a text, and led to the provisions they name.

``find`` reads a text alone; ``resolve`` leads one reference to ids, or says why it cannot; ``references_in``
does both for a whole law. How provisions are cited: 立法技术规范（试行）（一）(全国人大常委会法工委, 2009) 第三部分:
article, paragraph and item in this order, each with 第; a reference to another law stands after its title in 《》.
"""

from __future__ import annotations

from difflaw.references.finding import Base, Reference, Step, find
from difflaw.references.resolving import Found, Reason, Resolution, clauses_at, references_in, resolve

__all__ = [
    "Base",
    "Found",
    "Reason",
    "Reference",
    "Resolution",
    "Step",
    "clauses_at",
    "find",
    "references_in",
    "resolve",
]
