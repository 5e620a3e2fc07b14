"""The pages say what is true: their links lead somewhere, their commands run. (Their examples are doctests.)"""

from __future__ import annotations

import ast
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.documents import PAGES, ROOT, Command, commands, links, marked_command
from tests.process import difflaw

WITH_COMMANDS = [page for page in PAGES if commands(page.read_text(encoding="utf-8"))]


def name(page: Path) -> str:
    """The page's path inside the project."""
    return page.relative_to(ROOT).as_posix()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder that looks like the project to the commands, for what they write."""
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link and picture is a file of the project."""
    targets = links(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=name)
def test_commands_run(page: Path, checkout: Path) -> None:
    """Every ``difflaw`` command of the page, in its order, ends with the status that the page promises."""
    for command in commands(page.read_text(encoding="utf-8")):
        assert run(command, checkout) == command.status, command.line


def run(command: Command, folder: Path) -> int:
    """Run one command line of a page; what it prints is not looked at here, only that it is no traceback."""
    done = difflaw(*shlex.split(command.line)[1:], cwd=folder)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode


def notice_codes() -> set[str]:
    """The codes of all notices, from the calls that make them."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "difflaw").rglob("*.py"))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    makers = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("Notice", "_notice"))
    return {str(call.args[0].value) for call in makers if isinstance(call.args[0], ast.Constant)}


def test_every_notice_is_explained() -> None:
    """docs/notices.md lists the codes that there are, and no other."""
    page = (ROOT / "docs" / "notices.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w-]+)`", page, re.MULTILINE)) == notice_codes()


def test_every_notice_has_a_case() -> None:
    """Each code is shown by a case folder."""
    expected = [path.read_text(encoding="utf-8") for path in (ROOT / "fixtures" / "parse").glob("*/expected.txt")]
    shown = {code for text in expected for code in re.findall(r"^\d+:\d+ \w+ ([\w-]+):", text, re.MULTILINE)}
    assert notice_codes() - shown == set()


def test_readme_shows_commands() -> None:
    """The README's commands are found, so that the test above is not void."""
    assert len(commands((ROOT / "README.md").read_text(encoding="utf-8"))) >= 5


def test_ci_runs_the_second_command_of_the_readme() -> None:
    """CI takes the command from the README, and the README's is tox."""
    command = marked_command((ROOT / "README.md").read_text(encoding="utf-8"), "test")
    assert command == "python -m pip install tox && python -m tox"
    assert "<!-- command: test -->" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
