"""A program on paper: a fact sheet with its sources, in a real Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from macros.catalog.catalog import Catalog
from tests.amounts import won
from tests.conftest import SEOUL, sampled, slow

SCHEMES: dict[str, Literal["light", "dark"]] = {"default": "light", "slate": "dark"}
A4 = (595, 842)  # points, rounded
MOST_SHEETS = 12
# Each kind of page that has colours of its own: amounts, charts, tables, passports, cards, filters.
COLOURED = (
    "",
    "programs/",
    "programs/?audience=youth",
    "programs/by-budget/",
    "programs/campus-town/",
    "programs/youth-job-matching/",
    "groups/public-jobs/",
    "strategies/talent-jobs/",
    "divisions/",
    "budget/",
    "compare/?p=campus-town&p=job-cafe",
    "calendar/",
    "checks/",
    "corrections/",
    "data/dictionary/",
    "contribute/browser/",
    "contribute/checks/",
    "about/quality/",
    "developers/architecture/",
)
# Of these, what has amounts, charts, filters, tables and steps beside one another.
PRINTED = ("programs/campus-town/",)
LEAST_CONTRAST = 4.5  # of ink on white paper, by WCAG
# A printer leaves backgrounds out unless it is told otherwise, so every ink must stand on white.
FAINT = """(least) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const known = new Map();
    const light = (colour) => {
        if (!known.has(colour)) known.set(colour, measured(colour));
        return known.get(colour);
    };
    const measured = (colour) => {
        canvas.fillStyle = "#fff";
        canvas.fillRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const letters = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (letters.nextNode()) {
        const at = letters.currentNode.parentElement;
        if (!letters.currentNode.data.trim() || at.closest("script, style, noscript")) continue;
        if (!at.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        const style = getComputedStyle(at);
        const ink = at.closest("svg") ? style.fill : style.color;
        const contrast = 1.05 / (light(ink) + 0.05);
        const seen = `${contrast.toFixed(1)} ${ink} ${at.outerHTML.slice(0, 160)}`;
        if (contrast < least) found.push(seen);
    }
    return found;
}"""
# A busy machine shows the change of medium frames later.
ON_PAPER = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    while (!matchMedia("print").matches) await frame();
    await document.fonts.ready;
    await frame();
    await frame();
}"""
# Every colour of every element and of what is drawn before and after it.
COLOURS = """() => [...document.querySelectorAll("body, body *")].flatMap((element) =>
    [null, "::before", "::after"].map((part) => {
        const style = getComputedStyle(element, part);
        return [element.tagName, element.className.baseVal ?? element.className, part, style.color,
            style.backgroundColor, style.backgroundImage, style.borderColor, style.fill,
            style.stroke, style.outlineColor, style.textDecorationColor, style.boxShadow].join();
    }))"""


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize("program_id", sampled(["rnd-vision-fund", "job-cafe", "campus-town"], 3))
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


@pytest.mark.of_package(SEOUL)
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


@pytest.fixture(scope="module")
def screens(browser: Browser) -> Iterator[dict[str, Page]]:
    """A tab as wide as A4 within its margins for each scheme, by the theme's name of it."""
    opened = {
        name: browser.new_page(
            viewport={"width": 718, "height": 1000},
            color_scheme=scheme,
            reduced_motion="reduce",
            locale="ko-KR",
        )
        for name, scheme in SCHEMES.items()
    }
    yield opened
    for page in opened.values():
        page.close()


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize("path", [path if path in PRINTED else slow(path) for path in COLOURED])
def test_paper_is_the_same_whatever_scheme_is_on_the_screen(
    screens: dict[str, Page], site_url: str, path: str
) -> None:
    printed = []
    for name, page in screens.items():
        page.emulate_media(media="screen")
        page.goto(site_url + path, wait_until="networkidle")
        page.locator(f"body[data-md-color-scheme={name}]:not([data-md-color-switching])").wait_for()
        page.emulate_media(media="print")
        page.evaluate(ON_PAPER)
        assert page.evaluate(FAINT, LEAST_CONTRAST) == [], name
        printed.append((page.evaluate(COLOURS), page.screenshot(animations="disabled")))
    (light, light_paper), (dark, dark_paper) = printed
    assert len(light) > 100
    assert [pair for pair in zip(light, dark, strict=True) if pair[0] != pair[1]] == []
    assert light_paper == dark_paper  # of the first sheet, with the canvas behind all elements
