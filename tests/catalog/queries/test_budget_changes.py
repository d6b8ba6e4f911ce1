from dataclasses import replace

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.money import Amount
from macros.catalog.queries.budget_changes import budget_growths, growth_of, year_changes
from tests.amounts import MILLION
from tests.conftest import SEOUL


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize(
    ("program_id", "original", "added"),
    [
        ("companion-jobs", 86_200, 20_000),
        ("workshop-safety", 4_803, 5_050),
        ("yangjae-ai", 22_111, 1_400),
        ("rnd-vision-fund", 78_102, 32_000),
    ],
)
def test_what_the_report_states_before_and_after(
    catalog: Catalog, program_id: str, original: int, added: int
) -> None:
    growth = growth_of(catalog, program_id)
    assert growth is not None
    assert growth.original == Amount(original, MILLION)
    assert growth.added == Amount(added, MILLION)
    assert growth.total.value == original + added


@pytest.mark.of_package(SEOUL)
def test_nothing_is_derived_where_the_stage_is_open(catalog: Catalog) -> None:
    stated = {growth.program.program_id for growth in budget_growths(catalog)}
    for program in catalog.programs:
        if catalog.total(program.program_id).stage == "not_stated":
            assert program.program_id not in stated
    assert len(stated) == 4


def test_an_addition_without_an_original_budget_states_no_growth(town: Catalog) -> None:
    assert growth_of(town, "dash") is not None
    without = replace(town, budgets=tuple(b for b in town.budgets if b.stage != "original"))
    assert growth_of(without, "dash") is None


@pytest.mark.of_package(SEOUL)
def test_the_largest_addition_comes_first(catalog: Catalog) -> None:
    added = [growth.added.value for growth in budget_growths(catalog)]
    assert added == [32_000, 20_000, 5_050, 1_400]


@pytest.mark.of_package(SEOUL)
def test_two_years_running(catalog: Catalog, town: Catalog) -> None:
    changes = year_changes(catalog)
    assert [(c.after.item_ko, c.before.value, c.after.value) for c in changes] == [
        ("4대 핵심산업 합계", 8_900, 15_000),
        ("바이오·의료", 5_700, 6_000),
        ("인공지능", 1_200, 3_500),
        ("핀테크", 1_000, 3_000),
        ("로봇", 1_000, 2_500),
    ]
    assert {(c.before.fiscal_year, c.after.fiscal_year) for c in changes} == {(2022, 2023)}
    assert year_changes(town) == ()
