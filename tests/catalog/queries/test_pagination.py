from dataclasses import replace

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.queries.pagination import Paginator, districts, months, paginate
from tests.conftest import SEOUL


def test_the_lists_of_the_real_data_are_whole(catalog: Catalog) -> None:
    real = Paginator(catalog)
    assert not [*real.added()]
    assert not any(map(real.of, ("calendar", "checks", "places", "corrections")))
    assert real.of_check(catalog.identities[0].identity_id) == "checks/"


@pytest.mark.of_package(SEOUL)
def test_list_pages_hold_every_row_once(paged: Paginator, catalog: Catalog) -> None:
    rows = [row for list_page in paged.of("calendar") for row in list_page.rows]
    assert sorted(m.milestone_id for m in rows) == sorted(
        m.milestone_id for m in catalog.details.milestones
    )
    assert all(0 < len(list_page.rows) <= 15 for list_page in paged.of("calendar"))
    assert [row for list_page in paged.of("corrections") for row in list_page.rows] == [
        *catalog.corrections
    ]
    names = [p.name_ko for list_page in paged.of("programs/by-name") for p in list_page.rows]
    assert len(names) == len(catalog.programs)


@pytest.mark.of_package(SEOUL)
def test_addresses_are_of_one_page_each(paged: Paginator) -> None:
    added = [list_page.path for list_page in paged.added()]
    assert len(added) == len(set(added))
    assert {"corrections/2/", "programs/by-name/2/", "checks/staffing/"} <= {*added}
    assert "corrections/" not in added  # the list's own page is the first


@pytest.mark.of_package(SEOUL)
def test_a_check_has_its_place_in_its_topic(paged: Paginator, catalog: Catalog) -> None:
    for identity in catalog.identities:
        path = paged.of_check(identity.identity_id)
        assert path.startswith(f"checks/{identity.topic}/")


def test_a_section_goes_on_by_number() -> None:
    first, second = paginate("calendar", {"2024-01": range(201), "2024-02": range(200)})[:2]
    assert (first.path, second.path) == ("calendar/2024-01/", "calendar/2024-01/2/")
    assert (first.number, first.of, second.whole, second.rows) == (1, 2, 201, (200,))
    assert not paginate("calendar", {"2024-01": range(260)})


def test_months_in_order_undated_last(town: Catalog) -> None:
    assert [month for month, _ in months(town.details.milestones)] == [
        *("2024-01", "2024-02", "2024-07", "2024-12", "undated")
    ]


def test_districts_named_first(catalog: Catalog) -> None:
    names = [name for name, _ in districts(catalog.details.places)]
    assert names[-1] == "elsewhere"
    assert names[:-1] == sorted(names[:-1])


def test_a_list_without_rows_is_whole(town: Catalog) -> None:
    empty = replace(town, corrections=(), identities=())
    assert not Paginator(empty).of("corrections")
