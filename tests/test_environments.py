"""What ``tox`` runs: every test once, and again with the lowest versions only those that see other packages."""

from __future__ import annotations

import configparser
import re

from tests.process import ROOT

PAGE = (ROOT / "docs" / "testing.md").read_text(encoding="utf-8")


def environment(name: str) -> dict[str, str]:
    """A section of tox.ini."""
    parser = configparser.RawConfigParser()
    parser.read(ROOT / "tox.ini", encoding="utf-8")
    return dict(parser[name])


def listed() -> list[str]:
    """The environments of a plain ``tox``."""
    return environment("tox")["env_list"].split(", ")


def twice() -> set[str]:
    """The files and folders that ``min`` names."""
    return set(re.findall(r"(?<![\w/])(?:difflaw|tests)/[\w/.]+", environment("testenv:min")["commands"]))


def test_everything_runs_once() -> None:
    """Of the environments that run tests one names no files and leaves nothing out, and one other is ``min``."""
    testing = {name: environment(f"testenv:{name}")["commands"] for name in listed()}
    testing = {name: command for name, command in testing.items() if "pytest" in command}
    assert list(testing) == ["py", "min"]
    assert not re.search(r"tests|difflaw/|-m \"|--ignore|--deselect|-k ", testing["py"])
    assert "--cov " in testing["py"]


def test_what_runs_twice_is_there() -> None:
    """Each file and folder that ``min`` names exists, so that none is forgotten where one is renamed."""
    assert twice()
    assert [path for path in sorted(twice()) if not (ROOT / path).exists()] == []


def test_every_requirement_has_tests_that_run_twice() -> None:
    """docs/testing.md names for each package that difflaw needs the tests that see it, and ``min`` runs them."""
    parser = configparser.RawConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    needed = set(re.findall(r"^([\w.-]+)>=", parser["options"]["install_requires"], re.MULTILINE))
    rows = dict(re.findall(r"^\| `([\w.-]+)` \| (.+?) \|", PAGE, re.MULTILINE))
    assert needed <= set(rows)
    for package in needed:
        tests = re.findall(r"`((?:difflaw|tests)/[\w/.]+)`", rows[package])
        assert tests, package
        assert all(any(test == path or test.startswith(f"{path}/") for path in twice()) for test in tests), package


def test_page_lists_the_environments() -> None:
    """docs/testing.md has a row for each environment of a plain ``tox``, in their order."""
    table = PAGE.partition("| environment |")[2]
    assert re.findall(r"^\| `(\w+)` \|", table.partition("\n\n")[0], re.MULTILINE) == listed()
