"""What a page costs a visitor before they do anything: bytes over the wire, and requests."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Response

from macros.catalog.queries.quality import Measurement
from tests.audit.findings import MAX_BYTES, MAX_REQUESTS


def heaviest_program(site: Path) -> str:
    """Returns the path of the program page whose compressed HTML is largest."""
    pages = sorted((site / "programs").glob("*/index.html"))
    heaviest = max(pages, key=lambda page: len(gzip.compress(page.read_bytes(), mtime=0)))
    return f"programs/{heaviest.parent.name}/"


def requests_of(browser: Browser, address: str) -> list[Response]:
    """Returns everything that opening an address with an empty cache makes the browser fetch."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ko-KR")
    page = context.new_page()
    responses: list[Response] = []
    # Playwright marks its handlers, which a bound method of a list does not allow.
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108
    page.goto(address)
    page.wait_for_load_state("networkidle")
    context.close()
    return responses


def cost_findings(browser: Browser, root: str, page: str) -> Iterator[Measurement]:
    """Yields a page's bytes, requests, and requests that leave the site.

    Bytes are those of bodies as sent, compressed where the server compresses.
    """
    responses = requests_of(browser, root + page)
    sizes = [int(response.headers.get("content-length", "0")) for response in responses]
    yield Measurement(page, "bytes", sum(sizes), MAX_BYTES)
    yield Measurement(page, "requests", len(responses), MAX_REQUESTS)
    away = [response for response in responses if not response.url.startswith(root)]
    yield Measurement(page, "other hosts", len(away), 0)
