"""Corrected readings as lines that can be found."""

from __future__ import annotations

import pytest

from macros.catalog.catalog import Catalog
from macros.site.search.corrections import COLLECTION, readings, with_readings
from macros.site.search.documents import SearchPage
from tests.conftest import SEOUL


def places(catalog: Catalog, path: str) -> dict[str, str]:
    """Returns the readings that lead to a page, by the place they lead to."""
    return {section.anchor: line for section, (line,) in readings(catalog).get(path, ())}


def test_a_reading_is_found_where_its_figure_stands(town: Catalog) -> None:
    people = places(town, "programs/brackets/")
    assert people == {"brackets-people-result": "1,026명 (옮긴 글: 1.026명)"}
    assert places(town, "programs/dash/")["budget-dash"] == "3,000백만원 (옮긴 글: 3.000백만원)"


def test_every_reading_is_found_in_the_list_of_corrections(town: Catalog) -> None:
    ids = {f"correction-{row.correction_id}" for row in town.corrections}
    assert set(places(town, COLLECTION)) == ids


@pytest.mark.of_package(SEOUL)
def test_a_reading_that_no_figure_names_is_found_by_its_literal(catalog: Catalog) -> None:
    held = places(catalog, "programs/rnd-vision-fund/")
    assert held["rnd-vision-fund-fund-contribution-total"].startswith("3,500억원 ")


@pytest.mark.of_package(SEOUL)
def test_the_head_of_a_table_leads_to_no_single_row(catalog: Catalog) -> None:
    assert "staff-economic-policy-all-women" not in places(catalog, "divisions/economic-policy/")
    assert places(catalog, COLLECTION)["correction-staff-header"].startswith("합계, 여성 ")


def test_a_page_without_readings_stays_as_it_is(town: Catalog) -> None:
    page = SearchPage("programs/x/", ("x",))
    assert with_readings(page, ()) is page
    lines = readings(town)["programs/brackets/"]
    assert with_readings(page, lines).lines == lines
