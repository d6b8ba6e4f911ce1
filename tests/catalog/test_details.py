"""The dataclasses of details are held against their tables in ``test_model``."""

import pytest

from macros.catalog.catalog import Catalog
from tests.conftest import SEOUL


@pytest.mark.of_package(SEOUL)
def test_kinds_are_distinguished(catalog: Catalog) -> None:
    figures = {f.figure_id: f for f in catalog.details.figures}
    target = figures["new-deal-jobs-people-target-2023"]
    result = figures["new-deal-jobs-people-result-2022"]
    assert (target.kind, target.value, target.period) == ("target", 4200, "2023")
    assert (result.kind, result.value, result.period) == ("result", 3991, "2022")


@pytest.mark.of_package(SEOUL)
def test_contribution_is_not_the_size_of_a_fund(catalog: Catalog) -> None:
    roles = {(f.money_role, int(f.value)) for f in catalog.details.figures_of("rnd-vision-fund")}
    assert ("contribution", 350_000) in roles
    assert ("fund_size", 5_000_000) in roles


@pytest.mark.of_package(SEOUL)
def test_april_is_not_the_year(catalog: Catalog) -> None:
    rates = {
        o.period: o.value
        for o in catalog.details.observations
        if o.indicator_id == "employment-rate"
    }
    assert "2023" not in rates
    assert str(rates["2023-04"]) == "60.8"


@pytest.mark.of_package(SEOUL)
def test_plans_without_their_heading_are_plans(catalog: Catalog) -> None:
    plans = {m.source.line: m for m in catalog.details.milestones}
    for line in (345, 458, 489, 516, 552, 669, 886, 911):
        assert plans[line].status == "planned", line
