"""What an identity takes from a row that it names: a number, days, and the print they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.catalog.entities import Value
from macros.catalog.package.schema import Table
from macros.catalog.types import plain_number, to_value

# Tables without figures whose rows an identity may count or compare the days of.
NAMED_TABLES = frozenset(["contents", "events", "milestones", "organizations", "places"])


@dataclass(frozen=True, slots=True)
class Operand:
    """A row as an identity takes it.

    Attributes:
        row_id: Id of the row.
        value: Its number in ``unit``; None for a row that has none.
        start: ISO day, month or year it begins with; "" where none is stated.
        end: ISO day, month or year it ends with; "" where none is stated.
        line: Line of the report that it is printed on.
    """

    row_id: str
    value: Value | None
    unit: str
    start: str
    end: str
    as_printed: str
    line: int


def has_operands(table: Table) -> bool:
    """Tells whether the rows of a table may be named by an identity."""
    return "figure_id" in table.columns or table.name in NAMED_TABLES


def operand(table: Table, cells: Mapping[str, str]) -> Operand:
    """Returns a row of text as an operand.

    Raises:
        KeyError: If a column is missing.
        ValueError: If a number is none.
    """
    value = cells.get("value", "")
    if value and plain_number(value) is None:
        raise ValueError(f"no number: {value[:20]!r}")
    period = cells.get("period", "")
    start, slash, end = period.partition("/")
    return Operand(
        row_id=cells[table.primary_key[0]],
        value=to_value(value) if value else None,
        unit=cells.get("unit", ""),
        start=cells.get("start", start),
        end=cells.get("end", end if slash else start),
        as_printed=cells["as_printed"],
        line=int(cells["source_line"]),
    )
