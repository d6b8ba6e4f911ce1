import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.queries.pagination import Leaves
from macros.render.tables.paginated import (
    check_link,
    leaf_contents,
    leaf_crumb,
    leaf_steps,
    leaf_table,
    leaf_title,
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


def test_contents_lead_to_every_leaf(leafed: Leaves) -> None:
    for register in ("calendar", "checks", "places"):
        table = leaf_contents(leafed, register, f"{register}/")
        hrefs = parse(table).xpath(".//a/@href")
        assert sorted(f"{register}/{href}" for href in hrefs) == sorted(
            leaf.path for leaf in leafed.of(register)
        )
        counts = [int(row[1].replace(",", "")) for row in cells(table)[1:]]
        assert sum(counts) == sum(len(leaf.rows) for leaf in leafed.of(register))


@pytest.mark.of_package(SEOUL)
def test_steps_name_the_leaf_itself_without_a_link(leafed: Leaves) -> None:
    leaf = next(leaf for leaf in leafed.of("corrections") if leaf.number == 2)
    tree = parse(f"<div>{leaf_steps(leafed, leaf, leaf.path)}</div>")
    assert tree.xpath(".//strong/text()") == ["2"]
    assert tree.xpath(".//a/@href")[:2] == ["../", "../3/"]
    alone = next(leaf for leaf in leafed.of("places") if leaf.of == 1)
    assert leaf_steps(leafed, alone, alone.path) == ""


def test_every_leaf_shows_its_rows(leafed: Leaves) -> None:
    registers = ("calendar", "checks", "places", "corrections", "programs/by-name")
    for register in registers:
        for leaf in leafed.of(register):
            assert len(cells(leaf_table(leafed, leaf, leaf.path))) == len(leaf.rows) + 1


@pytest.mark.of_package(SEOUL)
def test_a_leaf_says_what_it_is_of(leafed: Leaves) -> None:
    leaf = leafed.at("calendar", "2023-07", 1)
    assert leaf_title(leafed, leaf) == f"일정: 2023년 7월 (1/{leaf.of})"
    assert leaf_crumb(leaf, leaf.path) == '<a href="../">일정</a>'
    assert leaf_title(leafed, leafed.of("programs/by-name")[1]) == "사업, 가나다 차례 (2/2)"


@pytest.mark.of_package(SEOUL)
def test_a_check_is_linked_where_it_stands(leafed: Leaves, catalog: Catalog) -> None:
    identity = catalog.identities[0]
    link = parse(check_link(leafed, identity.identity_id, "보기", "budget/"))
    assert link.get("href").startswith(f"../checks/{identity.topic}/")
