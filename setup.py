"""Compiles the gettext catalogues while building. All else about the package stands in setup.cfg."""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithCatalogues(build_py):
    """Writes each ``.mo`` file beside its ``.po`` file, where the package data are then taken from."""

    def run(self) -> None:
        """Compile, then build as usual: the same way for a wheel and for an editable install."""
        for source in sorted(Path(__file__).parent.glob("difflaw/locale/*/LC_MESSAGES/*.po")):
            with source.open("rb") as lines, source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(lines, locale=source.parts[-3]))
        super().run()


setup(cmdclass={"build_py": BuildWithCatalogues})
