"""The real package: what the report says, to the last digit."""

from decimal import Decimal
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.money import Amount
from macros.catalog.queries.calculations import budget_sum, evaluate_all, percentage
from macros.errors import DataError
from macros.validation.package import load_catalog
from tests.amounts import MILLION
from tests.conftest import SEOUL, there

# Read from the report by eye, apart from the package: program and budget in million won.
BUDGETS = {
    "seoul-beauty-week": 1_100,
    "content-talent": 1_617,
    "city-exchange": 3_297,
    "international-organizations": 5_456,
    "friendship-festival": 395,
    "invest-seoul": 5_854,
    "startup-scaleup": 26_657,
    "startup-funds": 14_000,
    "campus-town": 41_115,
    "rnd-vision-fund": 110_102,
    "innovation-challenge": 2_220,
    "youth-job-academy": 37_799,
    "youth-intern-camp": 4_000,
    "small-giants": 3_930,
    "youth-job-matching": 700,
    "job-cafe": 2_445,
    "technical-education": 19_108,
    "yangjae-ai": 23_511,
    "hongneung-bio": 12_101,
    "digital-finance": 13_285,
    "g-valley": 3_692,
    "magok-rnd": 2_466,
    "companion-jobs": 106_200,
    "new-deal-jobs": 80_000,
    "workshop-safety": 9_853,
}


@pytest.mark.of_package(SEOUL)
def test_the_budgets_are_the_reports(catalog: Catalog) -> None:
    assert {p.program_id: catalog.total(p.program_id).value for p in catalog.programs} == BUDGETS
    assert budget_sum(catalog.programs, catalog) == Amount(530_903, MILLION)


@pytest.mark.of_package(SEOUL)
def test_parts_of_the_total_s_stage_add_up(catalog: Catalog) -> None:
    split = 0
    for program in catalog.programs:
        total, parts = catalog.total(program.program_id), catalog.parts(program.program_id)
        same = [p.value for p in parts if p.stage == total.stage and p.breakdown != "by-stage"]
        grown = [p.value for p in parts if p.breakdown == "by-stage"]
        for values in filter(None, (same, grown)):
            split += 1
            assert sum(values) == total.value, program.program_id
    assert split == 10


def test_execution_rates_equal_the_printed_ones(catalog: Catalog) -> None:
    for division in (None, *(d.division_id for d in catalog.divisions)):
        budget = there(catalog.executed(division, "current_budget")).value
        for amount, rate in (
            ("commitments", "commitment_rate"),
            ("expenditure", "expenditure_rate"),
        ):
            printed = there(catalog.executed(division, rate)).value
            counted = percentage(there(catalog.executed(division, amount)).value, budget)
            # A report may state its rates to fewer digits than are counted here.
            digit = Decimal(1).scaleb(int(Decimal(printed).as_tuple().exponent))
            assert abs(counted - printed) <= digit / 2


@pytest.mark.of_package(SEOUL)
def test_what_fails_is_known(catalog: Catalog) -> None:
    failing = {
        check_result.identity.identity_id: check_result.difference
        for check_result in evaluate_all(catalog)
        if check_result.status == "differs"
    }
    assert failing == {
        "budget-campus-town-division": -158,
        "budget-rnd-vision-fund-all-four": 78_102,
        "exec-column-current-budget": 1,
        "exec-column-expenditure": 1,
        "invest-seoul-check-core-halves": -100,
        "new-deal-jobs-people-2023-against-target": -501,
        "startup-funds-check-contributions-2023-budget": 16_000,
    }


@pytest.mark.of_package(SEOUL)
def test_headline_numbers(catalog: Catalog) -> None:
    assert there(catalog.executed(None, "current_budget")).value == 749_673
    assert there(catalog.executed(None, "expenditure_rate")).value == Decimal("47.1")
    assert there(catalog.staff(None, "all", "actual")).value == 261
    assert len(catalog.programs) == 25
    assert len(catalog.divisions) == 11
    assert len(catalog.groups) == 3
    assert len(catalog.citations) == 21


def test_a_folder_that_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        load_catalog(tmp_path)
