"""Runs difflaw as its users do: as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LAWS = ROOT / "fixtures" / "laws"
DRAFT = LAWS / "datong-2018-draft.txt"
ENACTED = LAWS / "datong-2019-enacted.md"

IGNORED = (
    "ignore::EncodingWarning:opencc.opencc,ignore::EncodingWarning:click._termui_impl"
    ",ignore::EncodingWarning:pypdfium2_raw.version,ignore::EncodingWarning:pypdfium2.version"
)
"""OpenCC opens its tables, click the pager and pypdfium2 its version without naming an encoding; nothing here can mend
that."""

STRICT = {"PYTHONWARNINGS": f"error,{IGNORED}", "PYTHONWARNDEFAULTENCODING": "1"}
"""Warnings are errors in the process too."""

UNSET = ("DIFFLAW_LANG", "LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "PAGER")
"""What a person may have set and what would show in the output."""


def environment(**changes: str) -> dict[str, str]:
    """The environment of the tests without personal settings, with ``changes``."""
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return {**kept, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", **STRICT, **changes}


def difflaw(
    *arguments: str | Path, cwd: Path = ROOT, stdin: bytes = b"", **changes: str
) -> subprocess.CompletedProcess[bytes]:
    """Run ``python -m difflaw`` with ``arguments``; ``changes`` go into its environment."""
    command = [sys.executable, "-m", "difflaw", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=environment(**changes), input=stdin, capture_output=True, check=False, timeout=120
    )
