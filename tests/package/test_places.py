"""Districts of places: the same name lies in the same one, and what is inferred says so."""

from __future__ import annotations

from collections import defaultdict

import pytest

from macros.catalog.catalog import Catalog
from tests.conftest import SEOUL

pytestmark = pytest.mark.of_package(SEOUL)


def test_a_place_lies_in_one_district_in_all_its_rows(catalog: Catalog) -> None:
    districts: dict[str, set[str | None]] = defaultdict(set)
    for place in catalog.details.places:
        # A hall of a building lies where the building does.
        districts[place.name_ko.split(" ")[0] if place.role == "venue" else place.name_ko].add(
            place.district_ko
        )
    assert {name: found for name, found in districts.items() if len(found) > 1} == {}


def test_an_inferred_district_that_the_name_does_not_hold_says_why(catalog: Catalog) -> None:
    silent = [
        place.place_id
        for place in catalog.details.places
        if place.district_basis == "inferred"
        and place.district_ko is not None
        and place.district_ko.removesuffix("구") not in place.name_ko
        and not place.note_ko
    ]
    assert silent == []
