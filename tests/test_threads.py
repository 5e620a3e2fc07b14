"""The library keeps nothing for the process: threads do not meet, and importing it changes nothing."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import difflaw
from difflaw.changes import Comparison
from difflaw.model import Law
from difflaw.render.options import Options
from difflaw.render.registry import reports_on
from tests.process import LAWS, ROOT, environment

PAIRS = {
    "zh": ("datong-2018-draft.txt", "datong-2019-enacted.md"),
    "en": ("haikou-2021.txt", "jining-2017.md"),
}


def everything(lang: str) -> list[str | bytes]:
    """Every report on one pair of laws, in one language."""
    old, new = (difflaw.read(LAWS / name) for name in PAIRS[lang])
    comparison = difflaw.compare(old, new)
    options = Options(lang=lang, verbose=True)
    reports = [report.render(comparison, options) for report in reports_on(Comparison)]
    return reports + [report.render(comparison.new, options) for report in reports_on(Law)]


def test_two_threads_get_what_one_after_the_other_gets() -> None:
    """Different laws in different languages at once: each report has the same bytes as alone."""
    alone = [everything(lang) for lang in PAIRS]
    for _ in range(3):
        with ThreadPoolExecutor(len(PAIRS)) as pool:
            assert list(pool.map(everything, PAIRS)) == alone


IMPORTS = """
import gc, gettext, importlib, locale, os, pkgutil, sys

class Poison(list):
    def __getattribute__(self, name):
        raise AssertionError(f"sys.argv was asked for {name}")
    __getitem__ = __iter__ = __len__ = __bool__ = __contains__ = lambda self, *_: self.read

import click, jinja2, rich.text, opencc, yaml
before = dict(vars(gettext)), gc.isenabled(), gc.get_threshold(), dict(os.environ), locale.setlocale(locale.LC_ALL)
sys.argv = Poison()
import difflaw
for module in pkgutil.walk_packages(difflaw.__path__, "difflaw."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
after = dict(vars(gettext)), gc.isenabled(), gc.get_threshold(), dict(os.environ), locale.setlocale(locale.LC_ALL)
names = ("gettext", "gc", "gc", "os.environ", "locale")
count = sum(name.startswith("difflaw") for name in sys.modules)
print(*(name for name, a, b in zip(names, before, after) if a != b), count)
"""


def test_importing_changes_nothing_in_the_process(tmp_path: Path) -> None:
    """No module reads the command line, patches gettext, or touches the collector when it is imported."""
    script = tmp_path / "imports.py"
    script.write_text(IMPORTS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], cwd=ROOT, env=environment(), capture_output=True, encoding="utf-8", check=False
    )
    assert done.stderr == ""
    changed, _, count = done.stdout.strip().rpartition(" ")
    assert changed == ""
    assert int(count) > 90


def test_command_leaves_gettext_alone() -> None:
    """The command line speaks Chinese without lending its words to the whole process."""
    code = (
        "import gettext; before = dict(vars(gettext))\n"
        "from difflaw.cli import run\n"
        "status = run(['--help', '--lang', 'zh']), run(['--lnks', 'a', 'b'])\n"
        "print(status, vars(gettext) == before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment(), capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == "(0, 2) True"
