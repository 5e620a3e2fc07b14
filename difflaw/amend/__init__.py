"""Amendment decisions: read, applied to a law, verified against what was published.

``read_decision`` takes a normalised text, ``apply_section`` a law and gives a text, which the pipeline reads again;
``residuals`` compares two laws. Nothing here knows the stages.
"""

from __future__ import annotations

from difflaw.amend.applying import apply_section
from difflaw.amend.forward import quoted_residuals
from difflaw.amend.law_titles import section_for
from difflaw.amend.reading import read_decision
from difflaw.amend.verifying import residuals

__all__ = ["apply_section", "quoted_residuals", "read_decision", "residuals", "section_for"]
