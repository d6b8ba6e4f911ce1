"""The Content-Security-Policy as a browser keeps it: everything of ours runs, nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import SEOUL, slow
from tests.markup import parse
from tests.site.test_accessibility import KINDS, TEMPLATES

LISTEN = """addEventListener("securitypolicyviolation", (event) =>
  (window.refused ??= []).push(`${event.violatedDirective} ${event.blockedURI}`));"""


def test_every_page_has_a_policy(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = parse(path)
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        # Without an address the page for a missing one runs nothing.
        own = "" if path.name == "404.html" else " 'sha256-"
        assert f"script-src 'self'{own}" in policy
        assert "unsafe" not in policy
        assert page.xpath("//*[@style]") == [], path  # which the policy refuses


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize(("scheme", "paths"), [("light", TEMPLATES), slow("dark", KINDS)])
def test_the_policy_refuses_nothing_of_the_site(
    browser: Browser, site_url: str, scheme: str, paths: tuple[str, ...]
) -> None:
    """Each page is seen in both schemes: its switch is pressed."""
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    context.add_init_script(LISTEN)
    page = context.new_page()
    for path in paths:
        page.goto(site_url + path)
        page.wait_for_load_state("networkidle")
        page.locator(".md-header [data-md-color-scheme]").first.evaluate("e => e.click()")
        assert page.evaluate("window.refused ?? []") == [], path
    page.locator("[data-md-component=search-query]").fill("청년취업사관학교")
    page.keyboard.press("Shift")
    page.locator(".md-search-result__link").first.wait_for()
    assert page.evaluate("window.refused ?? []") == []
    context.close()


@pytest.mark.of_package(SEOUL)
def test_what_gets_into_a_page_does_not_run(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.add_init_script(LISTEN)
    page.goto(f"{site_url}programs/job-cafe/")
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            const far = document.createElement("img");
            far.src = "https://example.org/pixel.png";
            document.body.append(far);
            document.body.insertAdjacentHTML("beforeend", "<b onclick='window.ran = true'>x</b>");
            document.body.lastElementChild.click();
        }"""
    )
    page.wait_for_function("window.refused?.length >= 3")
    assert page.evaluate("window.ran") is None
    page.close()
