"""On a fresh machine: the README's first command as it stands there, and what an installed package holds."""

from __future__ import annotations

import os
import shutil
import subprocess
import venv
from pathlib import Path

import pytest

from tests.documents import marked_command
from tests.process import DRAFT, ENACTED, ROOT, environment

pytestmark = pytest.mark.install

NOT_IN_A_CLONE = shutil.ignore_patterns(
    ".git", ".tox", ".*_cache", ".hypothesis", "__pycache__", "*.egg-info", "*.mo", "build", "dist", ".venv"
)
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new virtual environment, with nothing but Python and pip."""
    folder = tmp_path_factory.mktemp("machine")
    venv.create(folder, with_pip=True)
    return folder


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a fresh clone has it, with nothing built."""
    return Path(shutil.copytree(ROOT, tmp_path_factory.mktemp("clone") / "difflaw", ignore=NOT_IN_A_CLONE))


@pytest.fixture(scope="module")
def first_run(machine: Path, clone: Path) -> subprocess.CompletedProcess[bytes]:
    """The README's first command, run in the clone on the new machine."""
    command = marked_command((ROOT / "README.md").read_text(encoding="utf-8"), "run")
    return subprocess.run(command, shell=True, cwd=clone, env=on(machine), capture_output=True, check=False)


def on(machine: Path) -> dict[str, str]:
    """The environment in which the machine's programs come first, and nothing is said about warnings."""
    path = os.pathsep.join((str(machine / SCRIPTS), os.environ["PATH"]))
    strict = ("PYTHONPATH", "PYTHONWARNINGS", "PYTHONWARNDEFAULTENCODING", "PIP_CONSTRAINT", "VIRTUAL_ENV")
    return {name: value for name, value in environment(PATH=path).items() if name not in strict}


def test_first_command_of_the_readme_works(first_run: subprocess.CompletedProcess[bytes]) -> None:
    """It installs, compares the Datong pair, and speaks Chinese to a reader whose locale says nothing."""
    output = first_run.stdout.decode()
    assert first_run.returncode == 0, output + first_run.stderr.decode()
    assert "44 条 → 45 条" in output
    assert "新增 1 条" in output


@pytest.mark.usefixtures("first_run")
def test_installed_package_is_complete(machine: Path, tmp_path: Path) -> None:
    """Away from the checkout the command finds its templates, its catalogue and its libraries."""
    command = [str(machine / SCRIPTS / "difflaw"), str(DRAFT), str(ENACTED), "--html", "-o", "report.html"]
    done = subprocess.run(command, cwd=tmp_path, env=on(machine), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert "条序变动" in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("first_run")
def test_installed_package_holds_what_the_checkout_holds(machine: Path, tmp_path: Path) -> None:
    """Every module and data file is installed; of the catalogues the compiled ones, and not their sources."""
    place = python(machine, "-c", "import difflaw, pathlib; print(pathlib.Path(difflaw.__file__).parent)", cwd=tmp_path)
    installed = files(Path(place))
    here = files(ROOT / "difflaw")
    sources = {name for name in here if name.endswith((".po", ".pot"))}
    compiled = {name.removesuffix(".po") + ".mo" for name in sources if name.endswith(".po")}
    assert installed == (here - sources) | compiled


def files(folder: Path) -> set[str]:
    """The files of a package by their path in it, compiled Python set aside."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if "__pycache__" not in path.parts}


def test_a_source_archive_can_be_installed(machine: Path, clone: Path, tmp_path: Path) -> None:
    """The archive holds the sources of the catalogues, so that a wheel made from it is complete."""
    python(machine, "-m", "pip", "install", "--quiet", "setuptools>=68", "Babel>=2.12", cwd=tmp_path)
    build = f"from setuptools import build_meta; build_meta.build_sdist({str(tmp_path)!r})"
    python(machine, "-c", build, cwd=clone)
    (archive,) = tmp_path.glob("difflaw-*.tar.gz")
    python(machine, "-m", "pip", "install", "--quiet", "--no-deps", "--target", "there", str(archive), cwd=tmp_path)
    assert (tmp_path / "there" / "difflaw" / "locale" / "zh" / "LC_MESSAGES" / "difflaw.mo").exists()


def python(machine: Path, *arguments: str, cwd: Path) -> str:
    """What the machine's Python prints; it must end well."""
    command = [str(machine / SCRIPTS / "python"), *arguments]
    done = subprocess.run(command, cwd=cwd, env=on(machine), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()
