"""Who may import whom, and what ``import difflaw`` may not load."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "difflaw"

CORE = (
    "errors",
    "i18n",
    "toml_text",
    "spans",
    "numerals",
    "ids",
    "reading_order",
    "model",
    "references",
    "marks",
    "changes",
    "findings",
    "ooxml",
    "amendments",
    "lineage",
)
"""The single files at the top, in the order of docs/architecture.md: each imports only what stands before it.
Those that are still to be built have their place already."""

STAGES = ("read", "normalize", "parse", "align", "diff", "classify")
"""A stage imports the core and never another stage."""

OUTSIDE = ("git", "processes")
"""What runs other programs."""


def allowed_imports() -> dict[str, set[str]]:
    """For each unit of the package what it may import; ``difflaw`` is the package's own ``__init__``."""
    core, stages = set(CORE), set(STAGES)
    allowed = {unit: set(CORE[: place + 1]) for place, unit in enumerate(CORE)}
    for unit in (*STAGES, "amend", "gate", "render", "links"):
        allowed[unit] = core | {unit}
    allowed["read"] |= {"processes"}  # Word 97 and the like are opened by LibreOffice
    allowed["pipeline"] = core | stages | {"amend"}
    allowed["processes"] = core
    allowed["git"] = core | {"processes"}
    for unit in ("batch", "serve"):
        allowed[unit] = core | {"pipeline", "gate", "render", "links", *OUTSIDE, unit}
    allowed["difflaw"] = core | stages | {"pipeline", "gate", "links"}
    allowed["cli"] = set(allowed) | {"cli"}
    allowed["__main__"] = {"cli"}
    return allowed


ALLOWED = allowed_imports()

LATE = (
    "click",
    "jinja2",
    "opencc",
    "rich",
    "lxml",
    "yaml",
    "charset_normalizer",
    "diff_match_patch",
    "docx",
    "openpyxl",
    "pypdfium2",
    "selectolax",
)
"""Libraries that load only when the one module that needs them runs."""


def unit_of(module: str) -> str:
    """The unit a module of the package belongs to: ``difflaw.read.plain`` is of ``read``.

    >>> unit_of("difflaw.read.plain"), unit_of("difflaw")
    ('read', 'difflaw')
    """
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


def module_name(path: Path) -> str:
    """The dotted name of the module in ``path``."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[str]:
    """The modules of the package that the module in ``path`` imports, wherever in it they are imported."""
    name = module_name(path)
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "difflaw")
        elif isinstance(node, ast.ImportFrom):
            yield from _imported_from(node, package)


def _imported_from(node: ast.ImportFrom, package: str) -> Iterator[str]:
    base = node.module or ""
    if node.level:
        above = package.split(".")[: len(package.split(".")) - node.level + 1]
        base = ".".join([*above, *filter(None, [node.module])])
    if base == "difflaw":
        for alias in node.names:
            inside = (PACKAGE / f"{alias.name}.py").exists() or (PACKAGE / alias.name).is_dir()
            yield f"difflaw.{alias.name}" if inside else "difflaw"
    elif base.startswith("difflaw."):
        yield base


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_module_imports_only_what_its_place_allows(path: Path) -> None:
    """Every arrow between modules is one that docs/architecture.md draws."""
    unit = unit_of(module_name(path))
    assert unit in ALLOWED, f"{unit} has no place yet: give it one in ALLOWED and in docs/architecture.md"
    wrong = sorted({module for module in imported(path) if unit_of(module) not in ALLOWED[unit]})
    assert not wrong, f"{module_name(path)} may not import {', '.join(wrong)}"


def test_arrows_are_seen_in_every_spelling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Absolute, relative, late and aliased imports are all found, so that the test above can fail."""
    monkeypatch.setattr("tests.test_imports.PACKAGE", tmp_path / "difflaw")
    module = tmp_path / "difflaw" / "read" / "odd.py"
    module.parent.mkdir(parents=True)
    (tmp_path / "difflaw" / "errors.py").touch()
    module.write_text(
        "import difflaw.parse as p\nfrom ..align import x\nfrom .. import errors\n"
        "def f():\n    from difflaw.diff.edits import y\n    from difflaw import compare\n",
        encoding="utf-8",
    )
    assert sorted(imported(module)) == [
        "difflaw",
        "difflaw.align",
        "difflaw.diff.edits",
        "difflaw.errors",
        "difflaw.parse",
    ]


def test_architecture_page_shows_every_unit() -> None:
    """docs/architecture.md has a row for each file and folder of the package, and for nothing else."""
    page = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| `(\w+)(?:\.py|/)` \|", page, re.MULTILINE))
    units = {path.stem for path in PACKAGE.glob("*.py")} | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert rows == units


def test_importing_difflaw_loads_no_library() -> None:
    """``import difflaw`` alone loads none of the libraries, so that starting up stays cheap."""
    script = f"import sys, difflaw; print(*sorted(set({LATE!r}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=PACKAGE.parent, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == ""


def test_no_arrow_among_the_core_points_down() -> None:
    """A file at the top imports only what stands before it, and a room beside a stage sees no other room."""
    assert ALLOWED["errors"] == {"errors"}
    assert "changes" not in ALLOWED["model"]
    assert "model" in ALLOWED["changes"]
    for room in ("amend", "gate", "render", "links"):
        assert ALLOWED[room] == {*CORE, room}
    assert "amend" in ALLOWED["pipeline"]
    assert all("cli" not in allowed for unit, allowed in ALLOWED.items() if unit not in ("cli", "__main__"))


def test_no_two_modules_share_a_name() -> None:
    """A name in a traceback or a question tells which module it is; a command may be called like what it runs."""
    names = [path.stem for path in MODULES if path.stem not in ("__init__", "__main__") and path.parent.name != "cli"]
    assert sorted(names) == sorted(set(names))


def test_no_two_types_share_a_name() -> None:
    """A type in a signature or a question tells which one it is; private ones need not."""
    names = [
        name
        for path in MODULES
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        for name in _type_names(node)
        if not name.startswith("_")
    ]
    assert sorted(names) == sorted(set(names))


def _type_names(node: ast.stmt) -> Iterator[str]:
    """The classes and aliases that a statement defines: ``class Link``, ``Redline = tuple[Edit, ...]``."""
    if isinstance(node, ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        name = node.targets[0].id
        if name[0].isupper() and not name.isupper():
            yield name


PASTED = re.compile(r"^__$|(?:^|__)(?:annex|part|subpart|chp|sec|art|para|list|item|subitem)_(?:$|\d|dup)")
"""A piece of an id in a string: ``__``, ``art_``, ``__para_1``."""


def pasted(path: Path) -> list[str]:
    """The strings in the code of a module, docstrings aside, that are pieces of ids."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docs)
    return [node.value for node in strings if isinstance(node.value, str) and PASTED.search(node.value)]


def test_only_one_module_takes_ids_apart() -> None:
    """No module but ``ids`` holds a piece of an id."""
    found = {module_name(path): pasted(path) for path in MODULES}
    assert found.pop("difflaw.ids")
    assert {name: pieces for name, pieces in found.items() if pieces} == {}


def test_pieces_of_ids_are_seen(tmp_path: Path) -> None:
    """In plain strings and in f-strings, so that the test above can fail."""
    module = tmp_path / "x.py"
    module.write_text('"""art_1"""\na = f"art_{1}"\nb = a.split("__para_")\nc = "__"\nd = "of"\n', encoding="utf-8")
    assert sorted(pasted(module)) == ["__", "__para_", "art_"]
