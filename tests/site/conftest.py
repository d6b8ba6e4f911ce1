"""The browser that visitors' tests use: an installed Chromium or Chrome."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ROOT, build_site, copy_town, shared

ADDRESS = "https://example.org/ledger/"

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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a wide screen, on which no script may fail."""
    opened = browser.new_page(viewport={"width": 1440, "height": 900}, locale="ko-KR")
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert not errors


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up town's site, published at an address and from a repository; built once a run."""

    def make(folder: Path) -> None:
        repository = "https://github.com/example/ledger"
        town = copy_town(folder / "data")
        build_site(folder / "site", town, SITE_URL=ADDRESS, REPO_URL=repository)

    return shared(tmp_path_factory, "addressed", make) / "site"
