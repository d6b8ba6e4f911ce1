"""What a visitor gets, in a real Chromium over a server that compresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.catalog.catalog import Catalog
from macros.i18n.korean import number
from tests.amounts import won
from tests.audit.cost import cost_findings, heaviest_program
from tests.audit.findings import row
from tests.conftest import LONG, SEOUL, slow


@pytest.mark.of_package(SEOUL)
def test_home_shows_the_headline_figures(page: Page, site_url: str) -> None:
    page.goto(site_url)
    text = page.inner_text("article")
    assert "7,496억 7,300만 원" in text
    assert "47.1%" in text
    assert "25개" in text
    assert page.locator(".ol-figure svg:visible").count() == 2
    assert "공식 누리집이 아닙니다" in page.inner_text(".md-banner")


@pytest.mark.of_package(SEOUL)
def test_a_table_sorts_by_any_column(page: Page, site_url: str, catalog: Catalog) -> None:
    page.goto(f"{site_url}strategies/talent-jobs/")
    programs = catalog.programs_of_strategy("talent-jobs")
    budgets = sorted((catalog.total(p.program_id).value for p in programs), reverse=True)
    column = page.locator("table[data-sortable] tbody td:nth-child(3)")
    assert column.count() == len(programs)
    button = page.get_by_role("button", name="2023년 예산(백만원)")
    button.click()
    assert column.all_inner_texts() == [number(value) for value in reversed(budgets)]
    button.focus()
    page.keyboard.press("Enter")
    assert column.all_inner_texts() == [number(value) for value in budgets]
    assert page.locator("th[aria-sort=descending]").count() == 1


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize("program_id", ["campus-town", "companion-jobs", "youth-intern-camp"])
def test_a_program_page_shows_its_budget(
    page: Page, site_url: str, catalog: Catalog, program_id: str
) -> None:
    page.goto(f"{site_url}programs/{program_id}/")
    total = catalog.total(program_id)
    assert page.inner_text(".ol-big summary") == won(total.value)
    article = page.inner_text("article")
    assert f"{total.source.line}줄" in article
    assert total.source.as_printed in article
    drawn = page.locator("#chart-parts svg:visible text").all_text_contents()
    for part in catalog.parts(program_id):
        assert part.item_ko in drawn


@pytest.mark.of_package(SEOUL)
def test_an_address_leads_to_a_figure_and_opens_its_source(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}programs/new-deal-jobs/#new-deal-jobs-people-target-2023")
    figure = page.locator("#new-deal-jobs-people-target-2023")
    assert figure.get_attribute("open") is not None
    assert "1048줄" in figure.inner_text()
    assert figure.locator("summary").evaluate("e => e.matches('details:target > summary')")
    assert figure.is_visible()


@pytest.mark.of_package(SEOUL)
def test_a_source_opens_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}programs/campus-town/")
    summary = page.locator("#budget-campus-town > summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert "41,115백만원" in page.locator("#budget-campus-town .ol-passport").inner_text()


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize("width", [360, 1440])
def test_figures_of_a_cell_stand_on_its_line_and_apart(
    page: Page, site_url: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site_url}divisions/")
    cells = page.evaluate(
        """() => [...document.querySelectorAll("td.num:has(.ol-fig ~ .ol-fig)")].map((cell) => {
            const box = (node) => {
                const range = document.createRange();
                range.selectNodeContents(node);
                return range.getBoundingClientRect();
            };
            const figures = [...cell.querySelectorAll("summary")].map(box);
            const between = [...cell.childNodes].find((node) => node.nodeValue?.includes("/"));
            return {
                lines: [...figures, box(between)].map((b) => b.bottom),
                apart: figures[1].left - figures[0].left
                    + (figures[1].width - figures[0].width) / 2,
            };
        })"""
    )
    assert len(cells) > 60
    for cell in cells:
        assert max(cell["lines"]) - min(cell["lines"]) < 1
        assert cell["apart"] >= 24  # WCAG 2.2, 2.5.8


@pytest.mark.of_package(SEOUL)
def test_a_phone_gets_the_narrow_chart_and_no_sideways_scroll(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for path in ("", "programs/", "programs/rnd-vision-fund/", "budget/", "compare/", "checks/"):
        page.goto(site_url + path)
        assert page.evaluate("document.documentElement.scrollWidth") == 360, path
    page.goto(f"{site_url}programs/rnd-vision-fund/")
    assert page.locator(".ol-chart--narrow svg:visible").count() == 3
    assert page.locator(".ol-chart--wide svg:visible").count() == 0


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_a_table_that_goes_on_fades_at_its_edge_until_its_end(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site_url + "budget/")
    table = page.locator(".ol-table:visible").filter(has_text="집행률").first
    table.scroll_into_view_if_needed()
    edge = "box => getComputedStyle(box).getPropertyValue('--ol-edge')"
    assert table.evaluate("box => box.scrollWidth > box.clientWidth")
    assert table.evaluate(edge) == "48px"
    table.evaluate("box => { box.scrollLeft = box.scrollWidth; }")
    page.wait_for_timeout(200)
    assert table.evaluate(edge) == "0px"


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, slow(1440), slow(1280)])
def test_letters_of_twice_the_size_scroll_tables_and_not_the_page(
    page: Page, site: Path, site_url: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    paths = [path.parent.relative_to(site).as_posix() + "/" for path in site.glob("*/index.html")]
    if not LONG:
        paths = ["budget/", "compare/", "divisions/", "programs/"]
    wide = {}
    for path in ["", *sorted(paths), heaviest_program(site)]:
        page.goto(site_url + path)
        page.evaluate(
            "document.documentElement.style.fontSize = "
            "`${2 * parseFloat(getComputedStyle(document.documentElement).fontSize)}px`"
        )
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide[path] = page.evaluate("document.documentElement.scrollWidth")
    assert not wide


# Of the others `tests/audit/test_kinds.py` weighs what they load without opening them.
@pytest.mark.parametrize(
    "path", ["the heaviest program", slow(""), slow("programs/"), slow("budget/")]
)
def test_what_a_page_costs(browser: Browser, site: Path, site_url: str, path: str) -> None:
    page = heaviest_program(site) if path == "the heaviest program" else path
    findings = list(cost_findings(browser, site_url, page))
    assert len(findings) == 3
    assert [row(finding) for finding in findings if not finding.met] == []


@pytest.mark.of_package(SEOUL)
def test_everything_is_there_without_javascript(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}programs/campus-town/")
    assert "411억 1,500만 원" in page.inner_text("article")
    assert page.locator("#chart-parts svg:visible").count() == 1
    page.locator("#chart-parts summary").click()
    page.locator("#budget-campus-town > summary").click()
    assert page.locator("#budget-campus-town .ol-passport").is_visible()
    assert page.locator("#chart-parts details table").is_visible()
    context.close()
