"""The style and the script of the page, and the policy that lets only these two run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from difflaw.marks import MARKS, UNKNOWN_ICON, Tone

STYLES = ("base", "layout", "redline", "map", "review", "print")
"""The style sheets, in the order of the cascade."""

SCRIPTS = ("state", "rows", "view", "filter", "navigate", "index", "map", "anchor", "review", "keys", "start")
"""The parts of the script; they share one function scope, in this order."""


@cache
def _parts(folder: str, names: tuple[str, ...], suffix: str) -> str:
    root = files("difflaw.render.html") / folder
    return "\n".join((root / f"{name}.{suffix}").read_text(encoding="utf-8").strip() for name in names)


def style(values: Mapping[str, str]) -> str:
    """The style sheet, with each ``--name`` of ``values`` as a CSS string for generated text."""
    strings = "".join(f"--{name}:{css_string(text)};" for name, text in values.items())
    rules = [(f"tone-{Tone.PLAIN}", UNKNOWN_ICON), *((mark.code, mark.icon) for mark in MARKS)]
    signs = "".join(f'.{name}::before{{content:{css_string(icon)}/""}}\n' for name, icon in rules)
    running = css_string(values.get("running", ""))
    return f":root{{{strings}}}\n{signs}{_parts('css', STYLES, 'css')}\n@page{{@top-left{{content:{running}}}}}\n"


def script() -> str:
    """The script, in a scope of its own."""
    return f'(() => {{\n"use strict";\n{_parts("js", SCRIPTS, "js")}\n}})();\n'


def head_script() -> str:
    """The few lines that run before anything is drawn."""
    return _parts("js", ("head",), "js")


def css_string(text: str) -> str:
    """``text`` as a CSS string that cannot end the string, the rule or the element it stands in.

    Everything but letters and digits is written as an escape (CSS Syntax Level 3, 4.3.7).

    >>> css_string('a"</style>')
    '"a\\\\22 \\\\3c \\\\2f style\\\\3e "'
    """
    return '"' + "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in text) + '"'


def policy(*, style: str, scripts: Iterable[str]) -> str:
    """The Content-Security-Policy: nothing may load, and only this style and these scripts may run."""
    allowed = " ".join(_hash(script) for script in scripts)
    rules = ("default-src 'none'", f"style-src {_hash(style)}", f"script-src {allowed}")
    return "; ".join((*rules, "base-uri 'none'", "form-action 'none'"))


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
