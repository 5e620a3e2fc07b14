"""What every complaint of the command line has in common, and two small laws to make it complain about."""

from __future__ import annotations

import re
from pathlib import Path
from subprocess import CompletedProcess

from tests.process import ROOT, difflaw

OLD = """某市绿化条例
第一条　为了保护树木，制定本条例。
第二条　本市的绿化工作适用本条例。
第三条　禁止攀折树木。
第四条　违反本条例第三条规定的，处五十元罚款。
第五条　本条例自2010年3月1日起施行。
"""

NEW = """某市绿化条例
第一条　为了保护树木，制定本条例。
第二条　本市的绿化工作适用本条例。
第三条　单位和个人都有植树的义务。
第四条　禁止攀折树木、剥取树皮。
第五条　违反本条例第四条规定的，处二百元罚款。
第六条　本条例自2010年3月1日起施行。
"""


def in_english(*arguments: str | Path, cwd: Path = ROOT, stdin: bytes = b"") -> CompletedProcess[bytes]:
    """Run difflaw where the locale is English."""
    return difflaw(*arguments, cwd=cwd, stdin=stdin, LANG="en_US.UTF-8")


def laws(folder: Path) -> tuple[Path, Path]:
    """The two laws, written into ``folder`` as ``old.txt`` and ``new.txt``."""
    old, new = folder / "old.txt", folder / "new.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def complaint(done: CompletedProcess[bytes]) -> str:
    """The one line a process said, without ``difflaw: ``.

    Asserts what holds for every bad input: status 2, nothing on standard output, and one line on standard
    error that can be shown anywhere, with no traceback.
    """
    message = done.stderr.decode("utf-8")
    assert done.returncode == 2, message
    assert done.stdout == b""
    assert "Traceback" not in message
    assert message.endswith("\n")
    line = message.removesuffix("\n")
    assert all(c.isprintable() or c == "\u3000" for c in line), line
    assert line.startswith("difflaw: ")
    return line.removeprefix("difflaw: ")


def parts(line: str) -> tuple[str, str, str]:
    """Place, cause and remedy of a complaint; each of them is there."""
    match = re.fullmatch(r"(?P<place>.+?): (?P<cause>[^;]+); (?P<remedy>[^;]+)", line)
    assert match, line
    return match["place"], match["cause"], match["remedy"]
