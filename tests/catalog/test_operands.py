from decimal import Decimal

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.operands import has_operands, operand

ROW = {"source_line": "7", "as_printed": "3.4(월)"}


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("2023-05-08/2023-05-31", ("2023-05-08", "2023-05-31")),
        ("2023-05", ("2023-05", "2023-05")),
        ("2023-07/", ("2023-07", "")),
        ("/2023-12", ("", "2023-12")),
        ("", ("", "")),
    ],
)
def test_a_period_has_a_start_and_an_end(
    catalog: Catalog, period: str, days: tuple[str, str]
) -> None:
    table = catalog.package.table("figures")
    cells = {"figure_id": "a", "value": "2.0", "unit": "days", "period": period, **ROW}
    found = operand(table, cells)
    assert (found.start, found.end) == days
    assert (found.value, found.unit, found.line) == (Decimal("2.0"), "days", 7)


def test_a_step_has_days_and_no_number(catalog: Catalog) -> None:
    table = catalog.package.table("milestones")
    found = operand(table, {"milestone_id": "m", "start": "2024-03-04", "end": "", **ROW})
    assert (found.row_id, found.value, found.start, found.end) == ("m", None, "2024-03-04", "")


def test_rows_without_a_print_of_their_own_are_no_operands(catalog: Catalog) -> None:
    named = {table.name for table in catalog.package.tables if has_operands(table)}
    assert {"figures", "staffing", "places", "events"} <= named
    assert not named & {"reports", "identities", "silences", "glossary"}
