"""Programs side by side, in a real Chromium: the address, the keyboard, the phone, no script."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from macros.catalog.catalog import Catalog
from tests.amounts import won
from tests.conftest import SEOUL

FOUR = ("campus-town", "job-cafe", "rnd-vision-fund", "companion-jobs")


def open_with(page: Page, site_url: str, *program_ids: str) -> None:
    query = "&".join(f"p={name}" for name in program_ids)
    page.goto(f"{site_url}compare/?{query}")
    page.locator("[data-compare]").wait_for()


def in_address(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get("p", [])


def column_names(page: Page) -> list[str]:
    return page.locator(".ol-compare__table thead th a").all_inner_texts()


def said(page: Page) -> str:
    return page.inner_text(".ol-compare__message")


@pytest.mark.of_package(SEOUL)
def test_the_address_is_restored(page: Page, site_url: str, catalog: Catalog) -> None:
    open_with(page, site_url, *FOUR)
    assert column_names(page) == [catalog.program(name).name_ko for name in FOUR]
    row = page.locator(".ol-compare__table tbody tr").filter(has_text="2023년 예산")
    amounts = [won(catalog.total(name).value) for name in FOUR]
    assert row.locator("td").all_inner_texts() == amounts
    assert in_address(page) == list(FOUR)


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_bars_share_one_scale(page: Page, site_url: str, catalog: Catalog) -> None:
    open_with(page, site_url, *FOUR)
    bars = page.locator(".ol-compare__table .ol-bar rect")
    widths = [float((bar.get_attribute("width") or "").rstrip("%")) for bar in bars.all()]
    values = [catalog.total(name).value for name in FOUR]
    assert widths == [round(value / max(values) * 100, 1) for value in values]
    open_with(page, site_url, "job-cafe")
    assert bars.first.get_attribute("width") == "100.0%"


@pytest.mark.of_package(SEOUL)
def test_adding_and_removing_by_keyboard(page: Page, site_url: str, catalog: Catalog) -> None:
    page.goto(f"{site_url}compare/")
    select = page.get_by_label("견줄 사업")
    select.focus()
    page.keyboard.press("ArrowDown")
    first = select.input_value()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert in_address(page) == [first]
    name = catalog.program(first).short_name_ko
    assert said(page) == f"{name} 사업을 더했습니다. 지금 1개를 나란히 놓았습니다."
    select.select_option("job-cafe")
    page.get_by_role("button", name="더하기").press("Enter")
    assert in_address(page) == [first, "job-cafe"]
    page.get_by_role("button", name=f"{name} 빼기").press("Enter")
    assert in_address(page) == ["job-cafe"]
    assert said(page) == f"{name} 사업을 뺐습니다. 지금 1개를 나란히 놓았습니다."
    assert page.evaluate("document.activeElement.ariaLabel") == "광역 일자리카페 빼기"
    page.keyboard.press("Enter")
    assert in_address(page) == []
    assert page.evaluate("document.activeElement.id") == "compare-program"
    assert page.locator(".ol-compare__table").count() == 0
    assert not page.get_by_label("이 견주기의 주소").is_visible()
    page.get_by_role("button", name="더하기").click()
    assert said(page) == "더할 사업을 먼저 고르십시오."


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_a_fifth_is_refused_with_a_reason(page: Page, site_url: str) -> None:
    open_with(page, site_url, *FOUR)
    page.get_by_label("견줄 사업").select_option("g-valley")
    page.get_by_role("button", name="더하기").click()
    assert said(page) == "4개까지만 나란히 놓을 수 있습니다. 하나를 빼고 더하십시오."
    assert in_address(page) == list(FOUR)
    assert len(column_names(page)) == 4
    open_with(page, site_url, *FOUR, "g-valley")
    assert said(page) == (
        "4개까지만 나란히 놓을 수 있어 1개는 뺐습니다. 지금 4개를 나란히 놓았습니다."
    )
    assert in_address(page) == list(FOUR)


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_what_the_address_makes_up_is_left_out(page: Page, site_url: str, catalog: Catalog) -> None:
    open_with(page, site_url, "nothing", "job-cafe", "%3Cimg%20src%3Dx%3E", "job-cafe")
    assert said(page) == (
        "주소에 적힌 사업 가운데 2개는 이 누리집에 없어 뺐습니다. 지금 1개를 나란히 놓았습니다."
    )
    assert column_names(page) == [catalog.program("job-cafe").name_ko]
    assert in_address(page) == ["job-cafe"]
    open_with(page, site_url, "nothing")
    assert "고른 사업이 없습니다." in said(page)


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_one_that_is_chosen_cannot_be_chosen_again(page: Page, site_url: str) -> None:
    open_with(page, site_url, "job-cafe")
    assert page.locator("#compare-program option[value=job-cafe]").is_disabled()
    page.get_by_role("button", name="광역 일자리카페 빼기").click()
    assert page.locator("#compare-program option[value=job-cafe]").is_enabled()


@pytest.mark.of_package(SEOUL)
def test_the_address_can_be_copied(browser: Browser, site_url: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    open_with(page, site_url, "job-cafe", "campus-town")
    page.get_by_role("button", name="주소 베끼기").click()
    page.get_by_text("주소를 베꼈습니다.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{site_url}compare/?p=job-cafe&p=campus-town"
    context.close()


@pytest.mark.of_package(SEOUL)
def test_figures_keep_one_place_and_their_sources(page: Page, site_url: str) -> None:
    open_with(page, site_url, "companion-jobs", "campus-town")
    assert page.evaluate(
        "(all => new Set(all).size === all.length)"
        "([...document.querySelectorAll('[id]')].map(e => e.id))"
    )
    page.locator(".ol-compare__table summary").filter(has_text="41,115").click()
    assert page.locator(".ol-compare__table .ol-passport:visible").inner_text().count("500줄") == 1


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_a_phone_reads_it_below_each_other(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 740})
    open_with(page, site_url, *FOUR)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    cells = page.locator(".ol-compare__table tbody tr").first.locator("td")
    boxes = [cell.bounding_box() for cell in cells.all()]
    tops = [box["y"] for box in boxes if box]
    assert len(set(tops)) == 4
    assert page.get_by_role("cell", name="인재 양성·취업 지원").count() > 0


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_print_shows_what_was_chosen(page: Page, site_url: str) -> None:
    open_with(page, site_url, "job-cafe", "campus-town")
    page.emulate_media(media="print")
    assert page.locator(".ol-compare__table").is_visible()
    assert not page.locator("[data-compare-all]").is_visible()
    assert not page.get_by_label("견줄 사업").is_visible()
    page.goto(f"{site_url}compare/")
    assert page.locator("[data-compare-all]").is_visible()


@pytest.mark.of_package(SEOUL)
def test_without_javascript_the_table_is_complete(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}compare/?p=campus-town")
    assert not page.locator("[data-compare]").is_visible()
    assert page.locator("[data-compare-all] tbody tr").count() == 25
    assert page.locator("[data-compare-all] .ol-bar:visible").count() == 25
    context.close()


@pytest.mark.of_package(SEOUL)
def test_programs_lead_here_and_only_this_page_loads_the_script(page: Page, site_url: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"{site_url}programs/campus-town/")
    assert not [url for url in requested if "/compare.js" in url]
    page.get_by_role("link", name="다른 사업과 견주기").click()
    page.locator(".ol-compare__table").wait_for()
    assert in_address(page) == ["campus-town"]
    assert [url for url in requested if "/compare.js" in url]


@pytest.mark.slow
def test_the_last_column_can_be_scrolled_to_on_a_wide_screen(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{site_url}compare/")
    table = page.locator("[data-compare-all] .ol-table")
    table.scroll_into_view_if_needed()
    assert table.evaluate("box => (box.scrollLeft = 9999) && box.scrollLeft") > 1000
    assert page.evaluate("document.documentElement.scrollWidth") == 1440
