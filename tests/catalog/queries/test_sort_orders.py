import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.entities import number_key
from macros.catalog.queries.sort_orders import SORT_ORDERS, name_key, order_of
from tests.conftest import SEOUL, there


def test_every_order_has_every_program_once(catalog: Catalog) -> None:
    for order in SORT_ORDERS:
        assert sorted(p.program_id for p in order.sort(catalog)) == sorted(
            p.program_id for p in catalog.programs
        )


def test_by_budget_begins_with_the_largest(catalog: Catalog) -> None:
    totals = [catalog.total(p.program_id).value for p in order_of("by-budget").sort(catalog)]
    assert totals == sorted(totals, reverse=True)


def test_by_division_keeps_the_report_within_a_division(catalog: Catalog) -> None:
    keys = [
        (there(catalog.division_of(p)).order, number_key(p.number))
        for p in order_of("by-division").sort(catalog)
    ]
    assert keys == sorted(keys)


@pytest.mark.of_package(SEOUL)
def test_by_name_sees_past_brackets(catalog: Catalog, town: Catalog) -> None:
    names = [p.name_ko for p in order_of("by-name").sort(catalog)]
    assert names[0].startswith("2023 서울뷰티위크")
    assert names.index("「광역 일자리카페」 조성·운영") < names.index(
        "글로벌 투자유치 활성화를 위한 서울투자청 운영"
    )
    assert [p.program_id for p in order_of("by-name").sort(town)] == [
        "brackets",
        "dash",
        "long-name",
    ]
    assert name_key("「R&D」") == "r d"
