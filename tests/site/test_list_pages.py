"""A site of more programs than one page bears: its lists in leaves, and programs side by side."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.audit.findings import MAX_BYTES, MAX_REQUESTS
from tests.audit.kinds import heaviest, loaded, packed
from tests.bench.index import many_rows
from tests.bench.package import make_package
from tests.conftest import ROOT, SEOUL, build_environment
from tests.markup import parse
from tests.site.server import serve

pytestmark = pytest.mark.slow

PROGRAMS = 60
LISTS = ("calendar", "checks", "compare")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of sixty programs, with pictures stood in for."""
    folder = tmp_path_factory.mktemp("many")
    data = make_package(folder / "data", PROGRAMS)
    subprocess.run(
        [sys.executable, "-m", "tests.bench.stand_in", "-q", "-d", str(folder / "site")],
        cwd=ROOT,
        check=True,
        env=build_environment() | {"DATA_DIR": str(data), "CACHE_DIR": str(folder / "cache")},
    )
    return folder / "site"


@pytest.fixture(scope="module")
def many_url(many: Path) -> Iterator[str]:
    with serve(many) as address:
        yield address


@pytest.mark.of_package(SEOUL)
def test_every_kind_of_page_keeps_its_budget(many: Path) -> None:
    costs = {
        page: [packed(file) for file in loaded(many, page)] for page in heaviest(many).values()
    }
    assert {page: sum(sizes) for page, sizes in costs.items() if sum(sizes) > MAX_BYTES} == {}
    assert {page: len(sizes) for page, sizes in costs.items() if len(sizes) > MAX_REQUESTS} == {}


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize("collection", LISTS)
def test_a_list_leads_to_all_its_list_pages_and_back(many: Path, collection: str) -> None:
    page = many / collection / "index.html"
    links = parse(page).xpath("//div[@class='ol-table']//a/@href")
    found = {(page.parent / link).resolve() for link in links}
    list_pages = {list_page for list_page in found if list_page.is_relative_to(page.parent)}
    assert list_pages == {
        path.parent.resolve() for path in page.parent.glob("*/**/index.html") if path != page
    }
    for list_page in list_pages:
        tree = parse(list_page / "index.html")
        (crumb,) = tree.xpath("//p[@class='ol-crumb']/a/@href")
        assert (list_page / crumb).resolve() == page.parent.resolve()
        assert tree.xpath("//tbody/tr")
        assert tree.xpath("//title/text()")[0].startswith(tree.xpath("//h1")[0].text)


@pytest.mark.of_package(SEOUL)
def test_programs_of_two_list_pages_stand_side_by_side(page: Page, many_url: str) -> None:
    page.goto(f"{many_url}compare/?p=campus-town&p=job-cafe")
    names = page.locator(".ol-compare__table thead th a")
    names.nth(1).wait_for()
    assert names.all_inner_texts() == [
        "캠퍼스타운 청년창업 활성화",
        "「광역 일자리카페」 조성·운영",
    ]
    assert names.nth(0).evaluate("link => link.href") == f"{many_url}programs/campus-town/"
    page.get_by_label("견줄 사업").select_option("job-cafe-n1")
    page.get_by_role("button", name="더하기").click()
    names.nth(2).wait_for()
    assert page.locator(".ol-compare__table tbody tr").count() == 21


@pytest.mark.of_package(SEOUL)
def test_a_list_page_that_cannot_be_had_is_said(page: Page, many_url: str) -> None:
    page.route("**/compare/*/", lambda route: route.abort())
    page.goto(f"{many_url}compare/?p=campus-town")
    page.get_by_text("표를 받지 못했습니다.").wait_for()


@pytest.mark.of_package(SEOUL)
def test_the_index_brings_its_pages_together(page: Page, many: Path, tmp_path: Path) -> None:
    site = Path(shutil.copytree(many, tmp_path / "site"))
    many_rows(site, 120, 50)
    with serve(site) as address:
        page.goto(f"{address}programs/")
        page.locator("[data-index][data-ready]").wait_for()
        assert "사업 120개" in page.inner_text(".ol-index__said")
        assert page.locator(".ol-leaves").count() == 0
        page.get_by_label("찾는 말").fill("캠퍼스타운")
        found = page.locator(".ol-index tbody tr th a")
        page.wait_for_function("document.querySelectorAll('.ol-index tbody tr').length < 10")
        names = found.all_inner_texts()
        assert all("캠퍼스타운" in name for name in names)
        assert int(names[-1].rpartition(" ")[2]) > 50  # a row of a leaf
        last = found.last.evaluate("link => link.href")
        assert last.startswith(f"{address}programs/campus-town")
