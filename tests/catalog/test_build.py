from datetime import date
from decimal import Decimal

import pytest

from macros.catalog.catalog import Catalog
from tests.conftest import SEOUL


def test_money_is_never_a_float(catalog: Catalog) -> None:
    for figure in catalog.figures.values():
        assert isinstance(figure.value, int | Decimal)
        if figure.unit == "KRW_million":
            assert isinstance(figure.value, int), figure.figure_id


def test_rows_become_typed_objects(town: Catalog) -> None:
    report = town.report
    assert report.presented_on == date(2024, 2, 29)
    program = town.program("dash")
    assert program.group_id == "bundle"
    assert program.division_duty_id is None
    assert program.source.line == 19
    assert program.source.cell is None
    assert town.division("planning").source.cell == 1
    assert [identity.claimed for identity in town.identities].count(False) == 4


@pytest.mark.of_package(SEOUL)
def test_order_is_the_reports(catalog: Catalog) -> None:
    assert [strategy.number for strategy in catalog.strategies] == [1, 2, 3, 4, 5]
    assert [program.number for program in catalog.programs][:6] == [
        "1-1",
        "1-2",
        "1-3-1",
        "1-3-2",
        "1-4",
        "2-1",
    ]


def test_every_row_with_a_source_is_a_fact(town: Catalog) -> None:
    files = {fact.file for fact in town.facts}
    assert "budgets.csv" in files
    assert "reports.csv" not in files
    rows = [fact.row for fact in town.facts if fact.file == "programs.csv"]
    assert rows == [2, 3, 4]
