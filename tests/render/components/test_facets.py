import pytest

from macros.catalog.catalog import Catalog
from macros.render.components.facets import Facet, program_facets
from tests.amounts import won
from tests.conftest import SEOUL


def facet(catalog: Catalog, name: str) -> Facet:
    return next(facet for facet in program_facets(catalog) if facet.name == name)


def held(catalog: Catalog, name: str, program_id: str) -> list[str]:
    found = facet(catalog, name)
    return [found.options[position][0] for position in found.held[program_id]]


def test_every_option_has_a_program_and_every_program_an_option(catalog: Catalog) -> None:
    for found in program_facets(catalog):
        assert set(found.held) == {program.program_id for program in catalog.programs}
        assert all(found.held.values()), found.name
        assert all(found.counts[position] for position in range(len(found.options))), found.name
        values = [value for value, _ in found.options]
        assert len(values) == len(set(values))


@pytest.mark.of_package(SEOUL)
def test_budget_ranges_hold_their_amounts(catalog: Catalog) -> None:
    assert held(catalog, "budget", "rnd-vision-fund") == ["1000-up"]
    assert held(catalog, "budget", "startup-funds") == ["100-1000"]
    assert held(catalog, "budget", "friendship-festival") == ["under-10"]
    assert [facet(catalog, "budget").counts[n] for n in range(5)] == [2, 9, 3, 9, 2]


@pytest.mark.of_package(SEOUL)
def test_beneficiaries_are_those_of_the_data(catalog: Catalog) -> None:
    assert held(catalog, "audience", "youth-job-academy") == ["youth", "jobseeker"]
    assert "우리가 나누었습니다" in facet(catalog, "audience").own


@pytest.mark.of_package(SEOUL)
def test_what_the_data_does_not_say_is_an_option_of_its_own(
    catalog: Catalog, town: Catalog
) -> None:
    assert held(catalog, "place", "campus-town") == ["none"]
    assert held(catalog, "law", "campus-town") == ["none"]
    assert held(town, "audience", "dash") == ["none"]
    assert facet(town, "audience").options[-1] == ("none", "나누지 못함")
    assert held(town, "status", "long-name") == ["none"]


@pytest.mark.of_package(SEOUL)
def test_stages_do_not_claim_what_is_not_stated(catalog: Catalog) -> None:
    stage = facet(catalog, "stage")
    assert stage.options == (
        ("not_stated", "적혀 있지 않음"),
        ("after_supplementary", "추경 뒤"),
    )
    assert stage.counts[1] == 4


def test_a_town_of_very_large_and_empty_budgets(town: Catalog) -> None:
    assert won(town.total("brackets").value) == "1조 7,000억 원"
    assert held(town, "budget", "brackets") == ["1000-up"]
    assert held(town, "budget", "long-name") == ["under-10"]
