"""The browser that visitors' tests use: an installed Chromium or Chrome."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    Error,
    Page,
    Playwright,
    ViewportSize,
    sync_playwright,
)

from tests.conftest import ROOT, build_site, copy_town, shared

ADDRESS = "https://example.org/ledger/"
WIDE: ViewportSize = {"width": 1440, "height": 900}

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_browser() -> str:
    """Returns the path of the browser, or fails with what is missing."""
    found = subprocess.run(
        [str(ROOT / ".ci" / "find-browser")],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )
    assert found.returncode == 0, found.stderr
    return found.stdout.strip()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One browser a worker; what a test opens in it by itself, it closes."""
    chromium = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Page]:
    """A tab on a wide screen; to open one costs thrice what a page in it costs."""
    opened = browser.new_page(viewport=WIDE, locale="ko-KR")
    yield opened
    opened.close()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """The tab of the worker as if it were new, in which no script may fail."""
    errors: list[str] = []

    def note(error: Error) -> None:
        errors.append(str(error))

    tab.on("pageerror", note)
    yield tab
    tab.remove_listener("pageerror", note)
    tab.unroute_all()
    if tab.url.startswith("http"):
        tab.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    tab.goto("about:blank")
    tab.emulate_media(media="null")
    tab.set_viewport_size(WIDE)
    tab.mouse.move(0, 0)
    assert not errors


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up town's site, published at an address and from a repository; built once a run."""

    def make(folder: Path) -> None:
        repository = "https://github.com/example/ledger"
        town = copy_town(folder / "data")
        build_site(folder / "site", town, SITE_URL=ADDRESS, REPO_URL=repository)

    return shared(tmp_path_factory, "addressed", make) / "site"
