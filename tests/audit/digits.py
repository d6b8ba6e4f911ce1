"""Which changed digits the checks catch: ``python -m tests.audit.digits``.

Every digit of every printed figure is changed, one at a time, into each of the nine others, in the
value and in the printed literal. What is counted as caught is what the checks of ``check`` say of
the changed row alone; ``verify`` would catch every change of a literal, but needs the report.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Identity
from macros.catalog.rows import TableRows, Tables
from macros.catalog.types import to_value
from macros.validation.checks.identities import check_identities
from macros.validation.checks.sources import check_printed_values
from macros.validation.package import ValidationReport, validate_package
from tests.conftest import DATA

DIGITS = "0123456789"


@dataclass
class Tally:
    """How many changed digits there were in a table, and how many were caught."""

    figures: int = 0
    changed: int = 0
    by_print: int = 0
    by_identity: int = 0
    caught: int = 0
    literal_changed: int = 0
    literal_caught: int = 0

    @property
    def share(self) -> float:
        """Share of changed digits of values that some check catches."""
        return self.caught / self.changed if self.changed else 1.0


def changed_digits(text: str, step: int = 1) -> Iterator[str]:
    """Yields a number's text with one digit changed; never one with a leading zero.

    Args:
        text: The number, or a literal with digits.
        step: 1 for every other digit, 9 for one of them.
    """
    for at, digit in enumerate(text):
        if digit not in DIGITS:
            continue
        for other in range(1, 10, step):
            spoiled = text[:at] + DIGITS[(int(digit) + other) % 10] + text[at + 1 :]
            whole = spoiled.removeprefix("-").split(".")[0]
            if not (whole.startswith("0") and len(whole) > 1 and text.isascii()):
                yield spoiled


def measure(examination: ValidationReport, step: int = 1) -> dict[str, Tally]:
    """Returns the tally of each table with figures."""
    catalog = examination.catalog
    if catalog is None:
        raise ValueError("the package has problems")
    relations: defaultdict[str, list[Identity]] = defaultdict(list)
    for identity in catalog.identities:
        for figure_id in {*identity.term_ids, identity.result or ""}:
            relations[figure_id].append(identity)
    tallies: dict[str, Tally] = {}
    for table in catalog.package.tables:
        if "figure_id" not in table.columns:
            continue
        tally = tallies[table.name] = Tally()
        for row in examination.tables[table.name]:
            cells = row.cells
            tally.figures += 1
            own = relations[cells["figure_id"]]
            _measure_row(examination, catalog, table.name, cells, own, tally, step)
    return tallies


def _measure_row(  # noqa: PLR0917 - a helper of one function
    examination: ValidationReport,
    catalog: Catalog,
    table: str,
    cells: dict[str, str],
    own: list[Identity],
    tally: Tally,
    step: int,
) -> None:
    for value in changed_digits(cells["value"], step):
        printed = _print_catches(examination, table, {**cells, "value": value})
        computed = _identity_catches(catalog, own, cells["figure_id"], value)
        tally.changed += 1
        tally.by_print += printed
        tally.by_identity += computed
        tally.caught += printed or computed
    for literal in changed_digits(cells["as_printed"], 9):
        tally.literal_changed += 1
        tally.literal_caught += _print_catches(examination, table, {**cells, "as_printed": literal})


def _print_catches(examination: ValidationReport, table: str, cells: dict[str, str]) -> bool:
    tables = examination.tables
    corrections = tables["corrections"].frame
    mine = corrections["applies_to"].str.contains(cells["figure_id"], regex=False)
    read = {table: pd.DataFrame([cells]), "corrections": corrections[mine]}
    alone = (TableRows(tables[name].table, frame) for name, frame in read.items())
    return any(True for _ in check_printed_values(Tables(tables.package, alone)))


def _identity_catches(catalog: Catalog, own: list[Identity], figure_id: str, value: str) -> bool:
    if not own:
        return False
    figure = dataclasses.replace(catalog.operands[figure_id], value=to_value(value))
    spoiled = dataclasses.replace(
        catalog,
        identities=tuple(own),
        operands={**catalog.operands, figure_id: figure},
    )
    return any(True for _ in check_identities(spoiled))


def main() -> None:
    """Prints the shares per table."""
    tallies = measure(validate_package(DATA))
    total = Tally()
    print(
        f"{'표':<18}{'수치':>6}{'바꾼 자리':>10}{'잡힘':>8}{'몫':>9}"
        f"{'옮긴 글자로':>10}{'셈으로':>8}{'글자 쪽':>9}{'잡힘':>8}"
    )
    for name, tally in [*sorted(tallies.items()), ("모두", total)]:
        if tally is not total:
            for field in dataclasses.fields(Tally):
                sum_of = getattr(total, field.name) + getattr(tally, field.name)
                setattr(total, field.name, sum_of)
        print(
            f"{name:<20}{tally.figures:>6}{tally.changed:>12}{tally.caught:>10}"
            f"{tally.share:>10.2%}{tally.by_print:>12}{tally.by_identity:>10}"
            f"{tally.literal_changed:>11}{tally.literal_caught:>10}"
        )


if __name__ == "__main__":
    main()
