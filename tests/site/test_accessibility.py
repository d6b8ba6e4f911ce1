"""WCAG rules that a machine can check, on every kind of page, light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.conftest import SEOUL, slow
from tests.markup import parse

KINDS = (
    "",
    "programs/",
    "programs/?audience=youth&find=%EC%B7%A8%EC%97%85&sort=-budget",
    "programs/?audience=youth&strategy=new-industries",
    "programs/by-budget/",
    "programs/youth-job-matching/",
    "groups/public-jobs/",
    "strategies/",
    "strategies/talent-jobs/",
    "divisions/",
    "divisions/bio-ai/",
    "budget/",
    "compare/",
    "compare/?p=campus-town&p=job-cafe&p=rnd-vision-fund&p=companion-jobs",
    "calendar/",
    "economy/",
    "places/",
    "laws/",
    "glossary/",
    "checks/",
    "corrections/",
    "data/",
    "data/dictionary/",
    "data/use/",
    "data/limits/",
    "data/terms/",
    "data/cite/",
    "about/",
    "about/accessibility/",
    "contribute/",
    "contribute/browser/",
    "contribute/excel/",
    "contribute/program/",
    "contribute/updates/",
    "contribute/errors/",
    "about/quality/",
)
# What `make test` looks at: a page of each template and each part, but none of the longest tables.
TEMPLATES = (
    "",
    "programs/?audience=youth&find=%EC%B7%A8%EC%97%85&sort=-budget",
    "programs/campus-town/",
)


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize(
    ("scheme", "width", "media", "paths"),
    [
        ("light", 320, "screen", TEMPLATES),
        slow("light", 1280, "screen", KINDS),
        slow("dark", 1280, "screen", KINDS),
        slow("light", 320, "screen", KINDS),
        slow("light", 718, "print", KINDS),  # A4 within its margins
        slow("dark", 718, "print", KINDS),
    ],
)
def test_no_violation(
    browser: Browser, site_url: str, scheme: str, width: int, media: str, paths: tuple[str, ...]
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        locale="ko-KR",
    )
    page = context.new_page()
    page.emulate_media(media="print" if media == "print" else "screen")
    found = []
    for path in paths:
        page.goto(site_url + path)
        if "?" in path:  # rows are fetched for what it asks
            page.wait_for_load_state("networkidle")
        page.evaluate("new Promise((done) => requestIdleCallback(done))")
        options = {
            "resultTypes": ["violations"],  # computed faster alone
            "rules": {"target-size": {"enabled": media == "screen"}},  # off by default
        }
        result = Axe().run(page, options=options)
        for violation in result.response["violations"]:
            node = violation["nodes"][0]
            found.append(
                f"{path or 'home'}: {violation['id']} {node['target']} {node['html'][:200]}"
            )
    context.close()
    assert found == []


@pytest.mark.slow  # at 320 pixels `test_no_violation` asks for it too
@pytest.mark.parametrize("width", [390, 768, 1024, 1440])
def test_whatever_is_pressed_is_large_enough_or_apart(
    browser: Browser, site_url: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    options = {"resultTypes": ["violations"], "runOnly": ["target-size"]}
    found = []
    for path in (*KINDS, "programs/innovation-challenge/", "contribute/checks/"):
        page.goto(site_url + path)
        for violation in Axe().run(page, options=options).response["violations"]:
            found += [f"{path}: {node['target']} {node['html']}" for node in violation["nodes"]]
    page.close()
    assert found == []


# A radio of the theme is seen as its label.
STOP = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect();
    if (at === document.body || at.matches(".md-option")) return null;
    const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
    const x = middle(box.left, box.right, innerWidth), y = middle(box.top, box.bottom, innerHeight);
    const above = document.elementFromPoint(x, y);
    const seen = box.width > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0
        && box.top < innerHeight && above && (at.contains(above) || above.contains(at));
    return [seen ? "seen" : "hidden", at.outerHTML.slice(0, 120)];
}"""


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, slow(1024), slow(1280)])
def test_no_stop_of_the_keyboard_is_hidden(browser: Browser, site_url: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700}, reduced_motion="reduce")
    hidden = []
    for path in ("", "programs/campus-town/"):
        page.goto(site_url + path, wait_until="networkidle")
        for key, presses in (("Tab", 90), ("Shift+Tab", 60)):
            for _ in range(presses):
                page.keyboard.press(key)
                stop = page.evaluate(STOP)
                if stop and stop[0] == "hidden":  # the search box opens where it gets the focus
                    page.wait_for_timeout(300)
                    stop = page.evaluate(STOP)
                if stop and stop[0] == "hidden":
                    hidden.append((path, key, stop[1]))
    page.close()
    assert hidden == []


def test_the_keyboard_opens_the_navigation_of_a_narrow_screen(
    browser: Browser, site_url: str
) -> None:
    page = browser.new_page(viewport={"width": 1024, "height": 700}, reduced_motion="reduce")
    page.goto(site_url)
    opener = page.get_by_role("button", name="차림표")
    opener.press("Enter")
    assert opener.get_attribute("aria-expanded") == "true"
    link = page.locator(".md-sidebar--primary a[href^='programs/']").first
    link.focus()
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    page.keyboard.press("Escape")
    assert opener.get_attribute("aria-expanded") == "false"
    link.evaluate("link => link.focus()")
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') === null")
    page.close()


@pytest.mark.parametrize(
    ("width", "way"),
    [
        (390, "tap"),
        (1440, "Enter"),
        *(slow(*case) for case in ((390, "click"), (390, "Enter"), (1440, "click"), (1440, "tap"))),
    ],
)
def test_the_box_on_the_first_page_leads_to_the_search_field(
    browser: Browser, site_url: str, width: int, way: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, has_touch=True)
    page = context.new_page()
    page.goto(site_url)
    box = page.locator(".ol-find")
    {"click": box.click, "tap": box.tap, "Enter": lambda: box.press("Enter")}[way]()
    # Nobody types within the frame in which the layer opens and the caret is put into its field.
    page.wait_for_function("document.querySelector('#__search').checked")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.keyboard.type("보고서")
    assert page.locator(".md-search__input").input_value() == "보고서"
    page.locator(".md-search-result__item").first.wait_for()
    context.close()


@pytest.mark.slow
def test_colours_of_the_device_keep_what_colours_say(browser: Browser, site_url: str) -> None:
    page = browser.new_page(forced_colors="active", color_scheme="dark")
    page.goto(f"{site_url}budget/")
    swatches = page.eval_on_selector_all(
        ".ol-swatch",
        """found => [...new Set(found.map((swatch) => {
            const style = getComputedStyle(swatch);
            return style.backgroundColor + style.borderColor;
        }))]""",
    )
    assert len(swatches) == len(
        set(
            page.eval_on_selector_all(
                ".ol-swatch", "found => found.map((swatch) => swatch.className)"
            )
        )
    )
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    inks = page.eval_on_selector_all(
        ".ol-chart svg text", "found => found.map((text) => getComputedStyle(text).fill)"
    )
    assert inks
    assert canvas not in inks
    assert set(inks) == {page.evaluate("getComputedStyle(document.body).color")}
    page.close()


@pytest.fixture
def page(page: Page) -> Page:
    page.set_viewport_size({"width": 1280, "height": 900})
    return page


@pytest.mark.of_package(SEOUL)
def test_the_first_tab_skips_to_the_content(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}programs/campus-town/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    assert page.locator(".md-skip").is_visible()
    page.keyboard.press("Enter")
    target = page.evaluate("location.hash.slice(1)")
    assert page.evaluate(
        "id => !!document.getElementById(decodeURIComponent(id)).closest('article')", target
    )


@pytest.mark.of_package(SEOUL)
def test_every_stop_of_the_keyboard_is_seen(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}programs/rnd-vision-fund/")
    page.locator("article").click(position={"x": 2, "y": 2})
    for _ in range(60):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const at = document.activeElement, box = at.getBoundingClientRect();
                const style = getComputedStyle(at);
                return { what: at.outerHTML.slice(0, 120), there: at.closest("article") !== null,
                    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                    on: box.bottom > 0 && box.top < innerHeight && box.width > 0 };
            }"""
        )
        if seen["there"]:
            assert seen["ring"], seen
            assert seen["on"], seen


@pytest.mark.slow
def test_nothing_moves_for_whoever_asks_for_that(browser: Browser, site_url: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site_url}programs/campus-town/")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((element) => {
            const style = getComputedStyle(element);
            const long = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
            return long(style.transitionDuration) || long(style.animationDuration)
                || style.scrollBehavior === "smooth";
        }).map((element) => element.outerHTML.slice(0, 100))"""
    )
    context.close()
    assert moving == []


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_shortcuts_of_one_letter_can_be_turned_off(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}about/accessibility/")
    page.keyboard.press("s")
    assert page.evaluate("document.activeElement.matches('.md-search__input')")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="글자 단축키 끄기").press("Enter")
    assert page.locator("[data-letters] [role=status]").inner_text() == "지금은 꺼져 있습니다."
    page.goto(f"{site_url}programs/campus-town/")
    page.keyboard.press("s")
    assert not page.evaluate("document.activeElement.matches('.md-search__input')")
    page.locator(".md-search__input").click()
    page.keyboard.type("s")
    assert page.locator(".md-search__input").input_value() == "s"
    page.goto(f"{site_url}about/accessibility/")
    page.get_by_role("button", name="글자 단축키 켜기").click()
    page.locator("h1").click()
    page.keyboard.press("s")
    assert page.evaluate("document.activeElement.matches('.md-search__input')")


def test_the_language_is_marked(site: Path) -> None:
    for path in site.rglob("*.html"):
        tree = parse(path)
        assert tree.get("lang") == "ko", path
        if path.relative_to(site).parts[0] == "developers":
            assert tree.xpath("//article//div[@lang='en'] | //div[@lang='en']//h1"), path
