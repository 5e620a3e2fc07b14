"""The libraries that the formats need, each an extra of the package: what to install where one is missing."""

from __future__ import annotations

from importlib.util import find_spec

from difflaw.errors import InputError
from difflaw.i18n import N_

NEEDED = {"docx": ("lxml",), "html": ("selectolax",), "pdf": ("pypdfium2",)}
"""For each extra of setup.cfg the modules that its reader imports."""


def need(extra: str, name: str) -> None:
    """Nothing, where the libraries of ``extra`` are there; ``name`` is the file that needs them.

    Raises ``InputError`` with the command that installs them where they are not.
    """
    for module in NEEDED[extra]:
        if find_spec(module) is None:
            raise InputError(
                name,
                N_("reading this format needs the package {package}, which is not installed"),
                N_('install it with: pip install ".[{extra}]"'),
                package=module,
                extra=extra,
            )
