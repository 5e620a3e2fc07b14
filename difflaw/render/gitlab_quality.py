"""What the gate says, as a code quality report of GitLab.

GitLab documentation, "Code Quality", the report format: a subset of the Code Climate format.
"""

from __future__ import annotations

import hashlib
import json

from difflaw.findings import Grade, Verdict
from difflaw.i18n import translator
from difflaw.render.options import DEFAULT, Options
from difflaw.render.view.finding_words import gravest_first
from difflaw.render.view.uris import posix_path

SEVERITIES = {Grade.ERROR: "major", Grade.WARNING: "minor", Grade.NOTE: "info"}


def render(verdict: Verdict, options: Options = DEFAULT) -> str:
    """A list of findings in JSON, ending in a line feed; each has a fingerprint that no other has."""
    rows = []
    for told in gravest_first(verdict, translator(options.lang)):
        place, path = told.region, posix_path(told.region.path)
        rows.append(
            {
                "description": told.sentence,
                "check_name": told.finding.rule,
                "fingerprint": hashlib.sha256(f"{path}\0{told.fingerprint}".encode("utf-8", "replace")).hexdigest(),
                "severity": SEVERITIES[told.finding.grade],
                "location": {"path": path, "lines": {"begin": place.line, "end": place.end_line}},
            }
        )
    return json.dumps(rows, ensure_ascii=True, indent=1) + "\n"
