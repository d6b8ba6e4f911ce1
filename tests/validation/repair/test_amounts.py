"""Values with what a format adds: mended where the print bears the number out, else left."""

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest

from macros.catalog.package.schema import build_package, load_descriptor
from macros.validation.repair.cells import repair
from macros.validation.repair.dates import APART, EPOCH
from macros.validation.repair.repair import repair_table
from tests.conftest import TOWN

PACKAGE = build_package(load_descriptor(TOWN.parent))
VALUE = PACKAGE.table("figures").field("value")


@pytest.mark.parametrize(
    ("cell", "unit", "printed", "repaired"),
    [
        ("0.75", "percent", "중위소득 75%", "75"),
        ("0.745", "percent", "74.5%", "74.5"),
        ("75.00%", "percent", "75%", "75"),
        ("78.0", "percent", "78.0%", "78.0"),
        ("0.75", "percent", "0.75%", "0.75"),
        ("₩41,115", "KRW_million", "41,115백만원", "41115"),
        ("41115.00", "KRW_million", "41,115백만원", "41115"),
        ("24명", "persons", "24명", "24"),
        ("(8)", "persons", "△8", "-8"),
        ("8-", "persons", "-8", "-8"),
        ("-", "persons", "-", "0"),
        ("58,6", "percent", "58.6%", "58.6"),
        ("1,026", "persons", "1,026명", "1026"),
        # Not borne out: somebody may have meant another number.
        ("25명", "persons", "24명", "25명"),
        ("0.37", "percent", "75%", "0.37"),
        ("-", "persons", "24명", "-"),
        ("4.000", "KRW_million", "4,000백만원", "4.000"),
        ("#REF!", "persons", "24명", "#REF!"),
    ],
)
def test_the_printed_literal_decides_the_number(
    cell: str, unit: str, printed: str, repaired: str
) -> None:
    assert repair(VALUE, cell, {"value": cell, "unit": unit, "as_printed": printed}) == repaired


def of_column(name: str, column: str, change: Callable[[str], str]) -> tuple[bytes, bytes]:
    """The town's table, and the same with every cell of a column changed."""
    raw = (TOWN / f"{name}.csv").read_bytes()
    head, *rows = csv.reader(io.StringIO(raw.decode(), newline=""))
    at = head.index(column)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([*row[:at], change(row[at]), *row[at + 1 :]] for row in rows)
    return raw, text.getvalue().encode()


def test_days_that_were_counted_from_1904() -> None:
    """They come out four years early; a row that is new has no day that could be told."""
    table = PACKAGE.table("division_budgets")
    raw = (TOWN / "division_budgets.csv").read_bytes()
    head, *rows = csv.reader(io.StringIO(raw.decode(), newline=""))
    at = head.index("as_of")
    days = sorted({row[at] for row in rows if row[at]})
    assert len([row for row in rows if row[at]]) > 1
    for form in ("serial", "day"):
        spoiled = raw.decode()
        for day in days:
            ordinal = date.fromisoformat(day) - APART
            cell = str((ordinal - EPOCH).days) if form == "serial" else ordinal.isoformat()
            spoiled = spoiled.replace(day, cell)
        assert repair_table(table, spoiled.encode(), raw).raw == raw
    new = spoiled.splitlines()[-1].replace(rows[-1][0], f"{rows[-1][0]}-z")
    assert (
        repair_table(table, f"{spoiled}{new}\n".encode(), raw).raw.decode().startswith(raw.decode())
    )


def test_an_error_of_a_spreadsheet_is_never_called_sound() -> None:
    raw, spoiled = of_column("programs", "summary_ko", lambda _: "#N/A")
    repaired = repair_table(PACKAGE.table("programs"), spoiled, raw)
    assert len(repaired.unrepaired) == repaired.raw.count(b"#N/A") > 1
