"""What a browser refuses or loses: site data, the clipboard, a file; and addresses cut short."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

from macros.catalog.catalog import Catalog
from tests.conftest import ROOT, sampled, slow
from tests.site.conftest import ARGUMENTS, find_browser

SEARCH = ".md-search__input"
HIT = ".md-search-result__item"
WORD = "보고서"  # of every package's site


def watched(page: Page) -> list[str]:
    """Returns a list that fills with the errors of a page's scripts."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    return errors


@pytest.mark.slow
def test_blocked_site_data_ends_nothing(
    playwright: Playwright, tmp_path: Path, site_url: str, catalog: Catalog
) -> None:
    preferences = tmp_path / "Default" / "Preferences"
    preferences.parent.mkdir()
    blocked = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    preferences.write_text(json.dumps(blocked), encoding="utf-8")
    context = playwright.chromium.launch_persistent_context(
        tmp_path, executable_path=find_browser(), args=ARGUMENTS, color_scheme="light"
    )
    page = context.new_page()
    errors = watched(page)
    page.goto(f"{site_url}about/accessibility/")
    assert not page.evaluate("localStorage instanceof Storage")
    page.locator(".md-header__option label:visible").click()
    page.locator(".md-header__option label:visible").click()
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"
    page.get_by_role("button", name="글자 단축키 끄기").click()
    assert "이 쪽에서만 꺼져" in page.inner_text("[data-letters] [role=status]")
    page.locator(SEARCH).click()
    page.keyboard.type(WORD)
    page.locator(HIT).first.wait_for()
    page.goto(f"{site_url}programs/{catalog.programs[0].program_id}/")
    page.keyboard.press("s")
    assert page.evaluate("document.activeElement.matches('.md-search__input')")
    context.close()
    assert errors == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "kept", sampled(["{{not json", "5", '"dark"', "[]", '{"color": {}}', "null"], 3)
)
def test_damaged_site_data_is_passed_over(browser: Browser, site_url: str, kept: str) -> None:
    page = browser.new_page(color_scheme="dark")
    errors = watched(page)
    page.goto(site_url)
    page.evaluate("kept => localStorage.setItem('/.__palette', kept)", kept)
    page.reload(wait_until="networkidle")
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"
    page.close()
    assert errors == []


@pytest.mark.slow
def test_a_refused_clipboard_selects_the_address(
    browser: Browser, site_url: str, catalog: Catalog
) -> None:
    page = browser.new_page()
    errors = watched(page)
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{site_url}programs/{catalog.programs[0].program_id}/")
    figure = page.locator("article details.ol-fig").first
    figure.locator("summary").click()
    figure.get_by_role("button", name="주소 복사").click()
    assert "복사하지 못해" in figure.locator("[role=status]").inner_text()
    selected = page.evaluate(
        """() => {
            const field = document.activeElement;
            return field.value.slice(field.selectionStart, field.selectionEnd);
        }"""
    )
    assert selected == figure.locator(".ol-address").evaluate("link => link.href")
    page.close()
    assert errors == []


@pytest.mark.slow
@pytest.mark.parametrize("cut", sampled(["#%EB%A1", "#%", "#%zz"], 3))
def test_an_address_cut_within_a_letter_opens_the_page(
    browser: Browser, site_url: str, catalog: Catalog, cut: str
) -> None:
    page = browser.new_page()
    errors = watched(page)
    page.goto(
        f"{site_url}programs/{catalog.programs[0].program_id}/{cut}", wait_until="networkidle"
    )
    page.close()
    assert errors == []


@pytest.mark.slow
def test_pages_follow_the_device_until_somebody_chooses(browser: Browser, site_url: str) -> None:
    page = browser.new_page(color_scheme="light")
    scheme = "body[data-md-color-scheme={}]"
    for path in ("", "budget/"):
        page.goto(site_url + path)
        page.emulate_media(color_scheme="light")
        page.locator(scheme.format("default")).wait_for()
        page.emulate_media(color_scheme="dark")
        page.locator(scheme.format("slate")).wait_for()
    page.locator(".md-header__option label:visible").click()
    page.locator(scheme.format("default")).wait_for()
    page.goto(f"{site_url}checks/")
    page.locator(scheme.format("default")).wait_for()
    page.close()


def test_nobody_else_is_asked_for_anything(addressed: Path) -> None:
    page = (addressed / "index.html").read_text(encoding="utf-8")
    assert "https://github.com/example/ledger" in page
    assert 'data-md-component="source"' not in page  # by which the theme asks api.github.com
    for each in ("index.html", "budget/index.html"):
        html = (addressed / each).read_text(encoding="utf-8")
        assert 'rel="next"' not in html
        assert 'rel="prev"' not in html


def test_a_missing_page_leads_on(addressed: Path) -> None:
    page = (addressed / "404.html").read_text(encoding="utf-8")
    assert "<title>찾는 쪽이 없습니다 - " in page
    for way in ("programs/", "data/", "contribute/errors/"):
        assert f'href="/ledger/{way}"' in page
    assert "data-find" in page
    assert "Not found" not in page


SORTED = """
<table data-sortable><thead><tr><th>이름</th><th class="num">값</th></tr></thead>
<tbody>{}</tbody></table>
"""


@pytest.mark.parametrize(
    ("ascending", "blank"),
    [
        (["62.33", "62.6"], []),
        slow(["-12.5", "-3", "0", "4.25", "10"], []),
        (["\u22121,200%", "\u22123%", "7%", "1,100%"], []),
        slow(["(120)", "△3.5", "0.75", "1"], ["적혀 있지 않음", ""]),
        slow(["3개", "20개", "100개"], ["–"]),
        slow(["2023년 6월", "2023년 12월"], []),
    ],
)
def test_numbers_sort_as_numbers_and_what_is_missing_last(
    browser: Browser, ascending: list[str], blank: list[str]
) -> None:
    page = browser.new_page()
    # Neither order is the one asked for.
    cells = [*blank, *ascending[::2], *ascending[1::2]]
    rows = "".join(f"<tr><th>{at}</th><td>{cell}</td></tr>" for at, cell in enumerate(cells))
    page.set_content(SORTED.format(rows))
    page.add_script_tag(path=ROOT / "docs" / "assets" / "javascripts" / "sortable.js")
    seen = "cells => cells.map((cell) => cell.textContent)"
    button = page.locator("thead button").nth(1)
    button.click()
    assert page.eval_on_selector_all("tbody td", seen) == [*ascending, *blank]
    button.click()
    assert page.eval_on_selector_all("tbody td", seen) == [*ascending[::-1], *blank]
    page.close()
