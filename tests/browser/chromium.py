"""Where the browser is, and how it is started for tests and measurements."""

from __future__ import annotations

import os
import shutil

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

ADVICE = (
    "The browser tests need Chromium, and there is none on the path. On Debian or Ubuntu: "
    "apt-get update && apt-get install -y chromium fonts-noto-cjk poppler-utils; elsewhere install Chromium or "
    "Chrome and set DIFFLAW_CHROMIUM to its program. To run everything else: pytest -m 'not browser'."
)

PDF_ADVICE = (
    "This test reads the printed PDF back with pdftotext, which is not on the path. "
    "On Debian or Ubuntu: apt-get install -y poppler-utils; elsewhere install Poppler."
)


def executable() -> str:
    """The browser's program: ``DIFFLAW_CHROMIUM`` or the first of ``NAMES`` on the path.

    Raises ``RuntimeError`` with advice when there is none.
    """
    found = os.environ.get("DIFFLAW_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise RuntimeError(ADVICE)
    return found


def pdftotext() -> str:
    """The program that reads a PDF. Raises ``RuntimeError`` with advice when there is none."""
    found = shutil.which("pdftotext")
    if not found:
        raise RuntimeError(PDF_ADVICE)
    return found
