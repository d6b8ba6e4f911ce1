"""Search as a visitor uses it: the theme's own box, the built site, a real Chromium."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route

from macros.catalog.catalog import Catalog
from macros.site.search.documents import SearchPage, catalog_pages, listed
from macros.site.search.files import ONE_FILE, search_files
from tests.conftest import SEOUL, sampled
from tests.site.search_box import ask, open_box
from tests.site.search_queries import load_queries, quality
from tests.site.server import serve

KEY = "new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true})"
ANSWERED_WITHIN = 100  # milliseconds, whatever is typed


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page that writes no error to its console either."""
    errors: list[str] = []

    def note(output: ConsoleMessage) -> None:
        if output.type == "error":
            errors.append(output.text)

    page.on("console", note)
    yield page
    page.remove_listener("console", note)
    assert not errors


def test_the_public_list_is_large_enough_and_half_is_held_back() -> None:
    queries = load_queries()
    assert len([query for query in queries if query.expected]) >= 80
    assert len([query for query in queries if not query.expected]) >= 20
    assert len({query.query for query in queries}) == len(queries)
    for kind in {query.kind for query in queries}:
        held = [query.held_out for query in queries if query.kind == kind]
        assert sum(held) * 2 >= len(held) - 12, kind


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_questions_find_their_pages(page: Page, site: Path, site_url: str) -> None:
    queries = load_queries()
    for path in {path for query in queries for path in query.expected}:
        assert (site / path / "index.html").is_file(), path
    open_box(page, f"{site_url}programs/job-cafe/")
    found = {query.query: ask(page, query.query).pages(site_url) for query in queries}
    held = quality(tuple(query for query in queries if query.held_out), found)
    wrong = {
        q.query: found[q.query][:5] for q in queries if not set(found[q.query][:5]) & {*q.expected}
    }
    assert held.first >= 0.95, wrong
    assert held.in_five >= 0.99, wrong
    assert held.empty >= 0.85, wrong


@pytest.mark.of_package(SEOUL)
def test_a_result_leads_to_the_place_on_the_page_and_shows_what_matched(
    page: Page, site_url: str
) -> None:
    open_box(page, f"{site_url}programs/job-cafe/")
    answer = ask(page, "열수송관을 감시하는")
    page_link, place_link = [unquote(link) for link in answer.results[0]]
    assert page_link.startswith(f"{site_url}programs/companion-jobs/?h=")
    assert place_link.endswith("#무엇이-들어-있나")
    assert re.search("<mark data-md-highlight[^>]*>열수송관</mark>", answer.markup)
    page.keyboard.press("Enter")
    page.wait_for_url("**/programs/companion-jobs/*%EB%AC%B4%EC%97%87*")
    page.locator("article mark[data-md-highlight]").first.wait_for()


@pytest.mark.of_package(SEOUL)
def test_amounts_are_found_in_figures_and_in_words(page: Page, site_url: str) -> None:
    open_box(page, site_url)
    for query in ("41,115", "41115백만원", "411억", "411억 1,500만 원"):
        answer = ask(page, query)
        assert answer.pages(site_url)[0] == "programs/campus-town/", query
        assert unquote(answer.results[0][1]).endswith("#예산")
        assert "41,115백만원(411억 1,500만 원)" in answer.text


@pytest.mark.of_package(SEOUL)
def test_what_rests_on_an_inferred_division_says_so(page: Page, site_url: str) -> None:
    open_box(page, site_url)
    answer = ask(page, "금융투자과 핀테크")
    assert answer.pages(site_url)[0] == "programs/digital-finance/"
    assert "추정" in answer.text
    assert any(link.endswith("#source-division") for link in answer.results[0])


@pytest.mark.of_package(SEOUL)
def test_every_place_that_results_lead_to_is_there(site: Path, catalog: Catalog) -> None:
    places = [(page.path, lines) for page in catalog_pages(catalog) for lines in page.lines]
    places += [(path, line) for path, lines in listed(catalog).items() for line in lines]
    for path, (section, _) in places:
        html = (site / path / "index.html").read_text(encoding="utf-8")
        assert not section.anchor or f'id="{section.anchor}"' in html, f"{path}#{section.anchor}"


@pytest.mark.of_package(SEOUL)
def test_nothing_is_loaded_before_someone_searches(page: Page, site_url: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(urlsplit(request.url).path))
    page.goto(f"{site_url}programs/job-cafe/")
    page.wait_for_load_state("networkidle")
    late = {"/search/index.json", "/assets/javascripts/search/engine.js"}
    assert not late & set(requested)
    page.locator("[data-md-component=search-query]").fill("캠퍼스")
    page.keyboard.press("Shift")
    page.locator(".md-search-result__link").first.wait_for()
    assert late <= set(requested)
    assert not [path for path in requested if "/workers/" in path or "lunr" in path]


@pytest.mark.slow
@pytest.mark.parametrize("key", sampled(["ㄴ", "s", "ㄹ", "f", "/"], 4))
def test_shortcuts_open_the_box_in_hangul_mode_too(page: Page, site_url: str, key: str) -> None:
    page.goto(f"{site_url}about/")
    page.wait_for_load_state("networkidle")
    page.evaluate(f"key => document.body.dispatchEvent({KEY})", key)
    assert page.evaluate("document.activeElement.name") == "query"


def test_a_shortcut_is_a_letter_where_someone_writes(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}compare/")
    page.locator("[data-compare] select").focus()
    page.evaluate(f"key => document.activeElement.dispatchEvent({KEY})", "ㄴ")
    assert page.evaluate("document.activeElement.name") != "query"


@pytest.mark.of_package(SEOUL)
def test_what_is_being_typed_is_completed(page: Page, site_url: str) -> None:
    open_box(page, site_url)
    page.keyboard.type("캠퍼스")
    page.keyboard.press("Shift")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("ArrowRight")
    assert page.locator("[data-md-component=search-query]").input_value() == "캠퍼스타운"


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize("way", sampled(["paste", "drop", "dictation", "filling in"], 4))
def test_words_put_in_without_a_key_are_searched(page: Page, site_url: str, way: str) -> None:
    open_box(page, site_url)
    if way == "filling in":
        set_field = (
            "field => { field.value = '캠퍼스타운'; field.dispatchEvent(new Event('change')); }"
        )
        page.locator("[data-md-component=search-query]").evaluate(set_field)
    elif way == "drop":
        page.evaluate("""() => {
          const field = document.querySelector("[data-md-component=search-query]");
          field.setRangeText("캠퍼스타운");
          field.dispatchEvent(new InputEvent("input", { inputType: "insertFromDrop" }));
        }""")
    elif way == "paste":
        page.evaluate("document.execCommand('insertText', false, '캠퍼스타운')")
    else:
        page.keyboard.insert_text("캠퍼스타운")
    page.locator(".md-search-result__link[href*='programs/campus-town/']").first.wait_for()


@pytest.mark.of_package(SEOUL)
def test_pages_are_suggested_where_nothing_is_found(page: Page, site_url: str) -> None:
    open_box(page, site_url)
    suggested = page.locator(".ol-suggestions")
    page.keyboard.insert_text("캠퍼쓰따훈")
    suggested.get_by_role("link", name="캠퍼스타운", exact=False).first.wait_for()
    assert suggested.evaluate("nav => nav.getAttribute('aria-label')") == "이름이 비슷한 것"
    assert ask(page, "캠퍼스타운").results
    suggested.wait_for(state="detached")
    assert not ask(page, "<img src=x> 우주왕복선").results
    link = suggested.get_by_role("link").first
    link.wait_for()
    assert "img" not in suggested.inner_text()
    link.click()
    page.wait_for_url(f"{site_url}programs/")


@pytest.mark.of_package(SEOUL)
def test_a_column_leads_to_the_table_that_has_it(page: Page, site_url: str) -> None:
    open_box(page, site_url)
    for query in ("집행률", "집행율"):
        answer = ask(page, query)
        assert "budget/" in answer.pages(site_url)[:2], query
    linked = [unquote(link) for links in answer.results for link in links]
    assert any(link.endswith("budget/?h=집행률#부서마다-얼마를-썼나") for link in linked)


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_a_corrected_reading_leads_to_its_row(page: Page, site_url: str) -> None:
    open_box(page, site_url)
    answer = ask(page, "3,500억")
    assert answer.pages(site_url)[:2] == ["programs/rnd-vision-fund/", "corrections/"]
    assert answer.results[0][1].endswith("#rnd-vision-fund-fund-contribution-total")


@pytest.mark.of_package(SEOUL)
def test_the_address_opens_the_box_with_its_words(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}?q=홍능")
    page.locator(".md-search-result__link[href*='programs/hongneung-bio/']").first.wait_for()


BAD = (
    "<script>window.ran = 1</script>",
    "<img src=x onerror=window.ran=1>",
    "&lt;b&gt;",
    "ㅏ",
    "ㄱ",
    "ㄱㅏ",
    "ㄳ",
    "🤖",
    "👩‍👩‍👧‍👦 캠퍼스타운",
    "مرحبا بالعالم",
    "\u202e캠퍼스타운",
    ".*",
    "(((((",
    "[가-힣]+",
    "\\",
    "^$|?{1,2}",
    "캠퍼스타운 " * 1000,
    "가" * 10_000,
    "a" * 10_000,
    "1" * 10_000,
    "1억" * 5_000,
    "9,".ljust(10_000, "9"),
    "\x00\x07",
    "__proto__ constructor",
)


@pytest.mark.of_package(SEOUL)
def test_bad_input_is_answered_at_once(page: Page, site_url: str) -> None:
    open_box(page, site_url)
    ask(page, "캠퍼스타운")
    for query in BAD:
        answer = ask(page, query, wait=1000)
        assert answer.milliseconds <= ANSWERED_WITHIN, query[:40]
        assert answer.results or "찾지 못했습니다" in answer.message, query[:40]
        assert not re.search(r"<(script|img|b)\b", answer.markup), query[:40]
    assert page.evaluate("window.ran") is None
    assert ask(page, "캠퍼스타운").pages(site_url)[0] == "programs/campus-town/"


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_a_cleared_box_shows_nothing(page: Page, site_url: str) -> None:
    open_box(page, site_url)
    assert ask(page, "캠퍼스타운").results
    assert not ask(page, "").results


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize("missing", ["search/index.json", "search/engine.js"])
def test_a_failed_fetch_says_so_and_offers_the_programs(
    browser: Browser, site_url: str, missing: str
) -> None:
    page = browser.new_page()
    failing = [True]

    def respond(route: Route) -> None:
        route.abort() if failing else route.continue_()

    page.route(f"**/{missing}*", respond)
    open_box(page, f"{site_url}programs/job-cafe/")
    answer = ask(page, "캠퍼스타운")
    assert "찾기 자료를 불러오지 못했습니다" in answer.text
    assert answer.pages(site_url) == ["programs/"]
    page.close()


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_search_works_below_a_folder(browser: Browser, site: Path, tmp_path: Path) -> None:
    (tmp_path / "repo").symlink_to(site, target_is_directory=True)
    with serve(tmp_path) as url:
        page = browser.new_page()
        open_box(page, f"{url}repo/programs/job-cafe/")
        assert ask(page, "캠퍼스타운").pages(f"{url}repo/")[0] == "programs/campus-town/"
        page.close()


@pytest.fixture(scope="module")
def large_url(
    site: Path, catalog: Catalog, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Address of the site with an index so large that it comes in parts."""
    folder = tmp_path_factory.mktemp("large") / "site"
    shutil.copytree(site, folder)
    filler = [SearchPage(f"about/{number}/", (f"채움 {number}",)) for number in range(ONE_FILE)]
    for name, content in search_files([*catalog_pages(catalog), *filler]):
        (folder / "search" / name).write_bytes(content)
    with serve(folder) as url:
        yield url


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_a_large_index_comes_in_parts(page: Page, large_url: str) -> None:
    open_box(page, large_url)
    assert ask(page, "캠퍼스타운").pages(large_url)[0] == "programs/campus-town/"
    # Stands in no name, so it is found when the parts are there.
    assert ask(page, "열수송관").pages(large_url)[0] == "programs/companion-jobs/"


@pytest.mark.slow
def test_a_part_that_fails_is_reported(browser: Browser, large_url: str) -> None:
    page = browser.new_page()
    page.route("**/search/part-*", lambda route: route.abort())
    open_box(page, large_url)
    ask(page, "열수송관")
    page.get_by_text("찾기 자료를 불러오지 못했습니다").wait_for()
    page.close()
