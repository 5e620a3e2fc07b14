"""Amendment decisions: read, applied to a law, verified against what was published.

``read_decision`` takes a normalised text; nothing here knows the other stages. What applying gives is a text, which
the pipeline reads again.
"""

from __future__ import annotations

from difflaw.amend.reading import read_decision

__all__ = ["read_decision"]
