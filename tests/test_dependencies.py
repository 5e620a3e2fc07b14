"""What setup.cfg requires, what docs/dependencies.md explains and what ``tox -e min`` installs agree."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def setup_cfg() -> configparser.RawConfigParser:
    """The package metadata."""
    parser = configparser.RawConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def requirements(text: str) -> dict[str, str]:
    """Lower bounds by package name.

    >>> requirements("click>=8.1\\nruff>=0.17,<0.18\\ndifflaw[test]")
    {'click': '8.1', 'ruff': '0.17'}
    """
    return dict(re.findall(r"^([\w.-]+)>=([\w.]+)", text, re.MULTILINE))


def test_every_runtime_requirement_has_a_lower_bound() -> None:
    """A requirement without a bound would promise versions that nobody has tried."""
    extras = setup_cfg()["options.extras_require"]
    wanted = [
        row
        for rows in (setup_cfg()["options"]["install_requires"], extras["docx"], extras["html"], extras["pdf"])
        for row in rows.split()
    ]
    assert set(requirements("\n".join(wanted))) == {re.split("[<>=]", row)[0] for row in wanted}


def test_min_installs_exactly_the_lower_bounds() -> None:
    """``tests/min-constraints.txt`` pins what setup.cfg names as the lowest."""
    setup = setup_cfg()
    extras = [setup["options.extras_require"][extra] for extra in ("docx", "html", "pdf", "test")]
    lowest = requirements("\n".join((setup["options"]["install_requires"], *extras)))
    pinned = (ROOT / "tests" / "min-constraints.txt").read_text(encoding="utf-8")
    assert dict(re.findall(r"^([\w.-]+)==([\w.]+)$", pinned, re.MULTILINE)) == lowest


def test_every_requirement_is_explained() -> None:
    """docs/dependencies.md has a row for each package that is needed to run, test, check or build."""
    setup = setup_cfg()
    texts = [setup["options"]["install_requires"], *setup["options.extras_require"].values()]
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    explained = {name.lower() for name in re.findall(r"^\| `([\w.-]+)`", page, re.MULTILINE)}
    assert {name.lower() for text in texts for name in requirements(text)} - explained == set()
