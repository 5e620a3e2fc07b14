"""A real Chromium, and the reports it opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

import difflaw
from difflaw.changes import Comparison
from difflaw.render.html import render
from tests.browser.chromium import FLAGS, executable

LAWS = Path(__file__).parent.parent.parent / "fixtures" / "laws"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; a test that finds none fails and says how to get one."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def datong() -> Comparison:
    """The draft of the Datong statute against the enacted text."""
    return difflaw.compare(
        difflaw.read(LAWS / "datong-2018-draft.txt"),
        difflaw.read(LAWS / "datong-2019-enacted.md"),
    )


@pytest.fixture(scope="session")
def report(datong: Comparison, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the Datong report."""
    return write(tmp_path_factory.mktemp("report") / "datong.html", render(datong))


def write(path: Path, html: str) -> str:
    """Write a report and return its address."""
    path.write_text(html, encoding="utf-8")
    return path.as_uri()


class Visit:
    """Opens addresses, each in a browser profile of its own, and keeps what went wrong on the pages."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.troubles: list[str] = []

    def __call__(
        self,
        address: str,
        *,
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        script: bool = True,
        context: BrowserContext | None = None,
    ) -> Page:
        """Open ``address``; every console error, page error and request beyond the page is a trouble."""
        if context is None:
            context = self._browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if dark else "light",
                java_script_enabled=script,
            )
            self._contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: self.troubles.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.troubles.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: self._note(request.url, address))
        page.goto(address)
        return page

    def _note(self, url: str, address: str) -> None:
        if url.split("#")[0] != address.split("#")[0] and not url.startswith("blob:"):
            self.troubles.append(f"request: {url}")

    def close(self) -> None:
        """Close every profile."""
        for context in self._contexts:
            context.close()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """Opens pages; after the test nothing may have gone wrong on any of them."""
    visiting = Visit(chromium)
    yield visiting
    visiting.close()
    assert visiting.troubles == []


Open = Callable[..., Page]
