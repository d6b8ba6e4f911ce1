from dataclasses import replace

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.queries.pagination import Leaves, districts, list_of, make_leaves, months
from tests.conftest import SEOUL


def test_the_lists_of_the_real_data_are_whole(catalog: Catalog) -> None:
    real = Leaves(catalog)
    assert not [*real.added()]
    assert not any(map(real.of, ("calendar", "checks", "places", "corrections")))
    assert real.of_check(catalog.identities[0].identity_id) == "checks/"


@pytest.mark.of_package(SEOUL)
def test_leaves_hold_every_row_once(leafed: Leaves, catalog: Catalog) -> None:
    rows = [row for leaf in leafed.of("calendar") for row in leaf.rows]
    assert sorted(m.milestone_id for m in rows) == sorted(
        m.milestone_id for m in catalog.details.milestones
    )
    assert all(0 < len(leaf.rows) <= 15 for leaf in leafed.of("calendar"))
    assert [row for leaf in leafed.of("corrections") for row in leaf.rows] == [*catalog.corrections]
    names = [p.name_ko for leaf in leafed.of("programs/by-name") for p in leaf.rows]
    assert len(names) == len(catalog.programs)


@pytest.mark.of_package(SEOUL)
def test_addresses_are_of_one_page_each(leafed: Leaves) -> None:
    added = [leaf.path for leaf in leafed.added()]
    assert len(added) == len(set(added))
    assert {"corrections/2/", "programs/by-name/2/", "checks/staffing/"} <= {*added}
    assert "corrections/" not in added  # the list's own page is the first
    assert {list_of(path) for path in added} == {
        *("calendar/", "checks/", "places/", "corrections/"),
        *("programs/by-name/", "programs/by-budget/", "programs/by-division/"),
    }


@pytest.mark.of_package(SEOUL)
def test_a_check_has_its_place_in_its_topic(leafed: Leaves, catalog: Catalog) -> None:
    for identity in catalog.identities:
        path = leafed.of_check(identity.identity_id)
        assert path.startswith(f"checks/{identity.topic}/")


def test_a_section_goes_on_by_number() -> None:
    first, second = make_leaves("calendar", {"2024-01": range(201), "2024-02": range(200)})[:2]
    assert (first.path, second.path) == ("calendar/2024-01/", "calendar/2024-01/2/")
    assert (first.number, first.of, second.whole, second.rows) == (1, 2, 201, (200,))
    assert not make_leaves("calendar", {"2024-01": range(260)})


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
    assert not Leaves(empty).of("corrections")
