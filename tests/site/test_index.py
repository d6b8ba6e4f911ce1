"""The index of programs in a real Chromium: facets, words, order, address, CSV, phone."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from macros.catalog.catalog import Catalog
from macros.catalog.queries.sort_orders import SORT_ORDERS
from macros.render.components.facets import Facet, program_facets
from tests.conftest import SEOUL, sampled, slow
from tests.markup import parse

ALL = "사업 25개를 모두 보입니다."


def open_index(page: Page, site_url: str, query: str = "") -> None:
    page.goto(f"{site_url}programs/{query}")
    page.locator("[data-index][data-ready]").wait_for()


def names(page: Page) -> list[str]:
    return page.locator("[data-index] tbody th a").all_inner_texts()


def names_of(catalog: Catalog, *program_ids: str) -> list[str]:
    return [p.name_ko for p in catalog.programs if p.program_id in program_ids]


def said(page: Page) -> str:
    return page.inner_text(".ol-index__said")


def find(page: Page, words: str, expected: str) -> None:
    page.get_by_role("searchbox", name="찾는 말").fill(words)
    page.get_by_text(expected, exact=True).wait_for()


def address(page: Page) -> dict[str, list[str]]:
    page.wait_for_timeout(450)  # the address follows when typing pauses
    return parse_qs(urlsplit(page.url).query)


def option(page: Page, facet: str, value: str) -> str:
    return f'[data-facet="{facet}"] input[value="{value}"]'


def unfold(page: Page, facet: str) -> None:
    page.locator(f'[data-facet="{facet}"]').evaluate("box => { box.open = true; }")


def holders(facet: Facet, *values: str) -> set[str]:
    places = {place for place, (value, _) in enumerate(facet.options) if value in values}
    return {program for program, held in facet.held.items() if places & set(held)}


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize(
    "name",
    sampled(["audience", "strategy", "place", "law", "budget", "division", "stage", "status"], 4),
)
def test_each_option_finds_its_programs_and_says_how_many(
    page: Page, site_url: str, catalog: Catalog, name: str
) -> None:
    facet = next(facet for facet in program_facets(catalog) if facet.name == name)
    open_index(page, site_url)
    unfold(page, name)
    for value, label in facet.options:
        expected = holders(facet, value)
        box = page.locator(option(page, name, value))
        assert box.locator("xpath=..").inner_text().split("\n")[-1] == str(len(expected)), label
        box.check()
        assert names(page) == names_of(catalog, *expected), label
        box.uncheck()
    assert said(page) == ALL


@pytest.mark.of_package(SEOUL)
def test_options_of_one_facet_widen_and_facets_narrow(
    page: Page, site_url: str, catalog: Catalog
) -> None:
    facets = {facet.name: facet for facet in program_facets(catalog)}
    open_index(page, site_url)
    page.locator(option(page, "audience", "youth")).check()
    page.locator(option(page, "audience", "learner")).check()
    wide = holders(facets["audience"], "youth", "learner")
    assert names(page) == names_of(catalog, *wide)
    page.locator(option(page, "strategy", "talent-jobs")).check()
    both = wide & holders(facets["strategy"], "talent-jobs")
    assert names(page) == names_of(catalog, *both)
    assert said(page) == f"사업 25개 가운데 {len(both)}개가 맞습니다."
    # An option's count is what choosing it as well would give.
    other = page.locator(option(page, "strategy", "new-industries"))
    count = len(wide & holders(facets["strategy"], "new-industries"))
    assert other.locator("xpath=..").inner_text().split("\n")[-1] == str(count)
    assert address(page) == {"audience": ["youth", "learner"], "strategy": ["talent-jobs"]}


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize(
    ("words", "program_id"),
    [
        ("캠퍼스타운에서", "campus-town"),
        ("ㅋㅍㅅㅌㅇ", "campus-town"),
        slow("코딩 교육", "youth-job-academy"),
        slow("R&D", "magok-rnd"),
        ("411억 1,500만 원", "campus-town"),
        slow("41,115백만원", "campus-town"),
        slow("창업지원 조례", "startup-scaleup"),
    ],
)
def test_words_find_as_the_search_does(
    page: Page, site_url: str, catalog: Catalog, words: str, program_id: str
) -> None:
    open_index(page, site_url)
    page.get_by_role("searchbox", name="찾는 말").press_sequentially(words)
    page.locator(".ol-index__chosen button").first.wait_for()
    assert catalog.program(program_id).name_ko in names(page)
    assert len(names(page)) < 8
    assert address(page) == {"find": [words]}


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize("way", sampled(["paste", "dictation", "filling in"], 3))
def test_words_put_in_without_a_key_narrow_the_list(page: Page, site_url: str, way: str) -> None:
    open_index(page, site_url)
    field = page.get_by_role("searchbox", name="찾는 말")
    field.focus()
    if way == "filling in":
        field.evaluate("f => { f.value = '홍능'; f.dispatchEvent(new Event('change')); }")
    elif way == "paste":
        page.evaluate("document.execCommand('insertText', false, '홍능')")
    else:
        page.keyboard.insert_text("홍능")
    page.get_by_text("사업 25개 가운데 1개가 맞습니다.", exact=True).wait_for()
    assert page.locator(".ol-index__chosen button").first.inner_text() == "찾는 말"
    assert address(page) == {"find": ["홍능"]}


@pytest.mark.of_package(SEOUL)
def test_the_address_is_restored(page: Page, site_url: str, catalog: Catalog) -> None:
    query = f"?find={quote('취업')}&audience=youth&sort=-budget&place={quote('강남구')}"
    open_index(page, site_url, query)
    page.get_by_text("사업 25개 가운데 1개가 맞습니다.", exact=True).wait_for()
    assert names(page) == names_of(catalog, "job-cafe")
    assert page.get_by_role("searchbox", name="찾는 말").input_value() == "취업"
    assert page.get_by_label("차례").input_value() == "-budget"
    assert page.locator(option(page, "place", "강남구")).is_visible()  # its facet is unfolded
    page.get_by_role("button", name="모두 지우기").click()
    assert said(page) == ALL
    assert address(page) == {"sort": ["-budget"]}


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_what_the_address_makes_up_is_left_out_and_said(page: Page, site_url: str) -> None:
    markup = quote("<img src=x onerror=alert(1)>")
    open_index(
        page, site_url, f"?strategy=nothing&place={markup}&sort=constructor&strategy=talent-jobs"
    )
    assert said(page) == (
        "주소에 적힌 조건 가운데 3개는 이 누리집에 없어 뺐습니다. 사업 25개 가운데 6개가 맞습니다."
    )
    assert address(page) == {"strategy": ["talent-jobs"]}
    open_index(page, site_url, f"?find={markup}&h=kept")
    page.locator(".ol-index__chosen button").first.wait_for()
    assert page.locator("[data-index] img").count() == 0
    # Whoever wrote the link puts no words on the page but in the field for them.
    assert page.locator(".ol-index__chosen button").first.inner_text() == "찾는 말"
    assert "onerror" not in page.locator("main").inner_text()
    assert "kept" in page.url


@pytest.mark.slow
@pytest.mark.parametrize(
    "words", sampled(["(((", "\\", "ㅋ", "👩‍👩‍👧", "\u202eعربي", "가" * 10_000, ".*", "'\"<b>"], 4)
)
def test_bad_input_gives_an_answer_at_once(page: Page, site_url: str, words: str) -> None:
    open_index(page, site_url)
    field = page.get_by_role("searchbox", name="찾는 말")
    field.focus()
    page.wait_for_load_state("networkidle")
    took = page.evaluate(
        """words => {
          const field = document.querySelector("#index-find");
          field.value = words;
          const from = performance.now();
          field.dispatchEvent(new Event("input"));
          return performance.now() - from;
        }""",
        words,
    )
    assert took < 100
    page.locator("[data-index] tbody tr, .ol-index__empty").first.wait_for()


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_any_column_orders_and_the_list_says_so(
    page: Page, site_url: str, catalog: Catalog
) -> None:
    open_index(page, site_url)
    largest = names_of(catalog, "rnd-vision-fund")[0]
    page.get_by_role("button", name="2023년 예산, 백만원").click()
    assert names(page)[0] == largest
    assert page.locator("th[aria-sort=descending]").count() == 2  # the amount and its words
    assert page.get_by_label("차례").input_value() == "-budget"
    page.get_by_role("button", name="우리말로").press("Enter")
    assert names(page)[-1] == largest
    assert address(page) == {"sort": ["budget"]}
    by_name = next(order for order in SORT_ORDERS if order.name == "by-name")
    page.get_by_label("차례").select_option("name")
    assert names(page) == [program.name_ko for program in by_name.sort(catalog)]
    page.get_by_label("차례").select_option("")
    assert names(page) == [program.name_ko for program in catalog.programs]
    for heading in ("추진전략", "맡은 부서", "출처", "사업"):
        button = page.locator("thead").get_by_role("button", name=heading)
        button.click()
        first = names(page)
        button.click()
        assert sorted(names(page)) == sorted(first)
        assert names(page) != first


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_nothing_found_says_what_to_try(page: Page, site_url: str) -> None:
    open_index(page, site_url)
    page.locator(option(page, "audience", "youth")).check()
    find(page, "우주왕복선", "맞는 사업이 없습니다. 사업은 모두 25개입니다.")
    assert not page.locator("[data-index] table").is_visible()
    empty = page.locator(".ol-index__empty")
    assert "낱말을 줄이거나" in empty.inner_text()
    assert empty.locator("li").all_inner_texts() == [
        "찾는 말 빼고 보기 7개",
        "모두 지우고 처음부터 25개",
    ]
    empty.get_by_role("button", name="찾는 말 빼고 보기").click()
    assert said(page) == "사업 25개 가운데 7개가 맞습니다."
    assert page.locator("[data-index] table").is_visible()
    page.locator(option(page, "strategy", "new-industries")).check()
    page.get_by_text("함께 고른 조건에 모두 맞는 사업은 없습니다.").wait_for()
    assert page.get_by_role("button", name="‘추진전략’ 조건 빼고 보기").is_visible()


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_conditions_are_taken_back_one_by_one_by_keyboard(page: Page, site_url: str) -> None:
    open_index(page, site_url)
    page.get_by_role("searchbox", name="찾는 말").focus()
    page.keyboard.type("창업")
    page.locator(".ol-index__chosen button").first.wait_for()
    page.locator(option(page, "audience", "startup")).focus()
    page.keyboard.press("Space")
    page.locator(option(page, "audience", "youth")).focus()
    page.keyboard.press("Space")
    chips = page.locator(".ol-index__chosen button")
    assert chips.all_inner_texts() == ["찾는 말", "청년", "창업자와 창업기업", "모두 지우기"]
    chips.nth(1).focus()
    page.keyboard.press("Enter")
    assert (
        page.evaluate("document.activeElement.ariaLabel")
        == "누구를 위한 사업: 창업자와 창업기업 빼기"
    )
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert said(page) == ALL
    assert page.evaluate("document.activeElement.id") == "index-find"
    summary = page.locator('[data-facet="law"] summary')
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert len(address(page)["law"]) == 1


@pytest.mark.of_package(SEOUL)
def test_csv_of_what_is_shown(page: Page, site_url: str, catalog: Catalog) -> None:
    open_index(page, site_url, "?audience=jobseeker&sort=-budget")
    with page.expect_download() as started:
        page.get_by_role("button", name="표를 CSV로 받기").click()
    download = started.value
    assert download.suggested_filename == "programs.csv"
    content = Path(download.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 6
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["사업"] for row in rows] == names(page)
    first = rows[0]
    assert first["번호"] == "5-1-1"
    assert first["2023년 예산(백만원)"] == "106200"
    assert first["누구를 위한 사업"] == "일자리가 없거나 찾는 사람; 형편이 어려운 사람; 일하는 사람"
    assert first["맡은 부서(추정)"] == "일자리정책과"
    assert first["보고서의 줄"] == "1015"
    assert first["주소"] == f"{site_url}programs/companion-jobs/"
    assert said(page) == "사업 5개를 CSV로 만들었습니다."


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_a_phone_folds_the_conditions_and_stacks_the_rows(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 740})
    open_index(page, site_url)
    fold = page.get_by_role("button", name="조건 고르기")
    box = page.locator(option(page, "audience", "youth"))
    assert not box.is_visible()
    fold.press("Enter")
    assert fold.get_attribute("aria-expanded") == "true"
    box.check()
    assert said(page) == "사업 25개 가운데 7개가 맞습니다."
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    table = page.locator("[data-index] .ol-table")
    assert table.evaluate("box => box.scrollWidth <= box.clientWidth")
    fold.click()
    assert not box.is_visible()
    page.locator("tbody summary").first.click()
    assert page.locator("tbody .ol-passport:visible").count() == 1


@pytest.mark.of_package(SEOUL)
def test_without_javascript_the_table_is_complete(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}programs/?audience=youth")
    assert page.locator("[data-index] tbody tr").count() == 25
    assert page.locator(".ol-index__tools:visible").count() == 0
    for order in SORT_ORDERS:
        page.goto(f"{site_url}programs/")
        page.get_by_role("link", name=order.title_ko).click()
        assert page.url == f"{site_url}programs/{order.name}/"
        assert page.locator("tbody tr").count() == 25
    context.close()


def test_orders_have_pages_that_search_does_not_find(site: Path, catalog: Catalog) -> None:
    found = (site / "search" / "index.json").read_text(encoding="utf-8")
    for order in SORT_ORDERS:
        tree = parse(site / "programs" / order.name / "index.html")
        listed = [link.text for link in tree.xpath("//tbody//th//a")]
        assert listed == [program.name_ko for program in order.sort(catalog)]
        assert f"programs/{order.name}/" not in found


@pytest.mark.slow
def test_what_the_index_loads_before_it_is_used(page: Page, site_url: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    open_index(page, site_url)
    page.wait_for_load_state("networkidle")
    assert not [
        url
        for url in requested
        if url.partition("?")[0].endswith(("analysis.js", "csv.js", "empty.js", "sortable.js"))
    ]
    page.get_by_role("searchbox", name="찾는 말").focus()
    page.wait_for_load_state("networkidle")
    assert [url for url in requested if "/analysis.js" in url]
    requested.clear()
    page.goto(f"{site_url}programs/campus-town/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in requested if "programs.js" in url]


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_a_failed_load_of_the_words_is_said(page: Page, site_url: str) -> None:
    page.route("**/analysis.js?*", lambda route: route.abort())
    open_index(page, site_url)
    page.get_by_role("searchbox", name="찾는 말").fill("청년")
    page.get_by_text("찾는 데 드는 파일을 받지 못했습니다.").wait_for()
    assert len(names(page)) == 25


# Pairs of cells of one row whose words lie over one another, as a reader sees them.
OVERLAPS = """() => [...document.querySelectorAll("[data-index] tbody tr")].flatMap(row => {
    const cells = [...row.children].map(cell => {
        const range = document.createRange();
        range.selectNodeContents(cell.querySelector("a, summary") ?? cell);
        return [cell.textContent.trim(), range.getBoundingClientRect()];
    }).filter(([, box]) => box.width && box.height);
    return cells.flatMap(([one, a], at) => cells.slice(at + 1).filter(([, b]) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1
    ).map(([other]) => `${one} | ${other}`));
})"""


@pytest.mark.parametrize("width", [320, 390])
def test_no_words_of_an_entry_lie_over_others(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_index(page, site_url)
    assert page.evaluate(OVERLAPS) == []
