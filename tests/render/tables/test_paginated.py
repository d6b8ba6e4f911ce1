import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.queries.pagination import Paginator
from macros.render.tables.paginated import (
    check_link,
    list_breadcrumb,
    list_page_table,
    list_page_title,
    pagination_contents,
    pagination_nav,
    section_name,
)
from tests.conftest import SEOUL
from tests.markup import parse
from tests.render.tables.test_office import cells


def test_sections_have_names(catalog: Catalog) -> None:
    assert section_name(catalog, "calendar", "2023-07") == "2023년 7월"
    assert section_name(catalog, "calendar", "undated") == "때가 적혀 있지 않은 일"
    assert section_name(catalog, "checks", "differs") == "맞지 않는 셈"
    assert section_name(catalog, "checks", "staffing") == "직원 수"
    assert section_name(catalog, "places", "강남구") == "강남구"


def test_contents_lead_to_every_list_page(paged: Paginator) -> None:
    for collection in ("calendar", "checks", "places"):
        table = pagination_contents(paged, collection, f"{collection}/")
        hrefs = parse(table).xpath(".//a/@href")
        assert sorted(f"{collection}/{href}" for href in hrefs) == sorted(
            list_page.path for list_page in paged.of(collection)
        )
        counts = [int(row[1].replace(",", "")) for row in cells(table)[1:]]
        assert sum(counts) == sum(len(list_page.rows) for list_page in paged.of(collection))


@pytest.mark.of_package(SEOUL)
def test_steps_name_the_list_page_itself_without_a_link(paged: Paginator) -> None:
    list_page = next(list_page for list_page in paged.of("corrections") if list_page.number == 2)
    tree = parse(f"<div>{pagination_nav(paged, list_page, list_page.path)}</div>")
    assert tree.xpath(".//strong/text()") == ["2"]
    assert tree.xpath(".//a/@href")[:2] == ["../", "../3/"]
    alone = next(list_page for list_page in paged.of("places") if list_page.of == 1)
    assert pagination_nav(paged, alone, alone.path) == ""


def test_every_list_page_shows_its_rows(paged: Paginator) -> None:
    lists = ("calendar", "checks", "places", "corrections", "programs/by-name")
    for collection in lists:
        for list_page in paged.of(collection):
            assert (
                len(cells(list_page_table(paged, list_page, list_page.path)))
                == len(list_page.rows) + 1
            )


@pytest.mark.of_package(SEOUL)
def test_a_list_page_says_what_it_is_of(paged: Paginator) -> None:
    list_page = paged.at("calendar", "2023-07", 1)
    assert list_page_title(paged, list_page) == f"일정: 2023년 7월 (1/{list_page.of})"
    assert list_breadcrumb(list_page, list_page.path) == '<a href="../">일정</a>'
    assert list_page_title(paged, paged.of("programs/by-name")[1]) == "사업, 가나다 차례 (2/2)"


@pytest.mark.of_package(SEOUL)
def test_a_check_is_linked_where_it_stands(paged: Paginator, catalog: Catalog) -> None:
    identity = catalog.identities[0]
    link = parse(check_link(paged, identity.identity_id, "보기", "budget/"))
    assert link.get("href").startswith(f"../checks/{identity.topic}/")
