"""Pictures of the real report, to be looked at and shown: ``python -m benchmarks.screenshots [FOLDER]``.

Opens the report of the Datong pair in Chromium at desktop, tablet and phone width, in both views and both
themes, prints it, and writes PNG files into ``docs/images`` (or FOLDER). Needs Chromium and Poppler.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

import difflaw
from difflaw.render.html import render
from difflaw.render.options import Options
from tests.browser.chromium import FLAGS, executable

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, the width and height of the window, the place and state, the theme."""

    name: str
    width: int
    height: int
    place: str = ""
    dark: bool = False
    lang: str = "zh"


SHOTS = (
    Shot("report-head", 1440, 960),
    Shot("report-desktop", 1300, 840, "#art_20"),
    Shot("report-side-by-side", 1300, 760, "#art_6&view=side"),
    Shot("report-dark", 1300, 760, "#art_20&view=side", dark=True),
    Shot("report-tablet", 820, 1180, "#art_20"),
    Shot("report-phone", 390, 844, "#art_22"),
    Shot("report-phone-dark", 390, 844, "#art_6&view=side", dark=True),
    Shot("report-english", 1300, 800, "#art_22", lang="en"),
)

PAPER_PAGES = (1, 2, 4)
PAPER_DPI = 80


def shoot(browser: Browser, page: Path, shot: Shot, folder: Path) -> None:
    """Take one picture."""
    size = ViewportSize(width=shot.width, height=shot.height)
    tab = browser.new_page(viewport=size, color_scheme="dark" if shot.dark else "light")
    tab.goto(page.as_uri() + shot.place)
    tab.wait_for_timeout(400)
    tab.screenshot(path=folder / f"{shot.name}.png")
    tab.close()


def print_paper(browser: Browser, page: Path, folder: Path) -> None:
    """Print the report and keep some pages as pictures."""
    tab = browser.new_page()
    tab.goto(page.as_uri())
    with tempfile.TemporaryDirectory() as scratch:
        pdf = Path(scratch, "report.pdf")
        tab.pdf(path=pdf, prefer_css_page_size=True, print_background=True)
        for number in PAPER_PAGES:
            name = str(folder / f"report-paper-{number}")
            options = ["-png", "-singlefile", "-r", str(PAPER_DPI), "-f", str(number), "-l", str(number)]
            subprocess.run(["pdftoppm", *options, str(pdf), name], check=True)
    tab.close()


def main() -> None:
    """Take all pictures."""
    folder = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)
    laws = Path("fixtures", "laws")
    comparison = difflaw.compare(
        difflaw.read(laws / "datong-2018-draft.txt"), difflaw.read(laws / "datong-2019-enacted.md")
    )
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        pages = {lang: Path(scratch, f"{lang}.html") for lang in ("zh", "en")}
        for lang, page in pages.items():
            page.write_text(render(comparison, Options(lang=lang)), encoding="utf-8")
        for shot in SHOTS:
            shoot(browser, pages[shot.lang], shot, folder)
        print_paper(browser, pages["zh"], folder)
        browser.close()
    for picture in sorted(folder.glob("report-*.png")):
        print(f"{picture.name}: {picture.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
