"""A program on paper: a fact sheet with its sources, in a real Chromium."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from macros.catalog.catalog import Catalog
from macros.render.text import won

A4 = (595, 842)  # points, rounded
MOST_SHEETS = 12


@pytest.mark.parametrize("program_id", ["job-cafe", "campus-town", "rnd-vision-fund"])
def test_a_program_prints_on_few_sheets_of_a4(
    browser: Browser, site_url: str, program_id: str
) -> None:
    page = browser.new_page(locale="ko-KR")
    page.goto(f"{site_url}programs/{program_id}/")
    paper = page.pdf(prefer_css_page_size=True)
    page.close()
    sheets = [
        (round(float(width)), round(float(height)))
        for width, height in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
    ]
    assert 2 <= len(sheets) <= MOST_SHEETS
    assert {*sheets} == {A4}


def test_paper_has_the_sources_and_nothing_to_click(
    browser: Browser, site_url: str, catalog: Catalog
) -> None:
    page = browser.new_page(viewport={"width": 718, "height": 1000}, locale="ko-KR")
    page.emulate_media(media="print")
    page.goto(f"{site_url}programs/campus-town/")
    text = page.inner_text("body")
    assert "공식 누리집이 아닙니다" in text
    assert won(catalog.total("campus-town").value) in text
    for part in catalog.parts("campus-town"):
        assert f"{part.source.line}줄" in text
        assert part.source.as_printed in text
    assert page.locator("#chart-parts svg:visible").count() == 1
    for hidden in (".md-header", ".md-tabs", ".md-sidebar", ".ol-toc", ".ol-tools", ".ol-passport"):
        assert page.locator(f"{hidden}:visible").count() == 0, hidden
    assert page.locator("h3.ol-unprinted").is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 718
    page.close()
