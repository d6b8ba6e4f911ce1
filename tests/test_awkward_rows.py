"""Rows that a check lets pass make a whole site, however little or odd they say.

A report may have one program, sums of nothing, amounts below zero, names that are long or the same,
no dates at all. The quick part tries a few; ``make test-all`` tries every one.
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.validation.package import load_catalog
from tests.conftest import LONG, TOWN, copy_minimal, copy_town, slow
from tests.packages import empty, write
from tests.rendering import Rendered, faults, render

TABLES = sorted(path.stem for path in TOWN.glob("*.csv"))
Row = dict[str, str]
Change = Callable[[Row], Row | None]


def edit(folder: Path, table: str, change: Change) -> None:
    """Writes a table anew, each row as a function returns it; None leaves the row out."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = [made for row in reader if (made := change(row)) is not None]
        columns = list(reader.fieldnames or ())
    write(path, columns, rows)
    empty(folder, [])  # what pointed to rows that are gone


def every(**cells: str) -> Change:
    return lambda row: {**row, **cells}


def only(column: str, *values: str) -> Change:
    return lambda row: row if row[column] in values else None


def keep_tables(folder: Path, *kept: str) -> None:
    empty(folder, [name for name in TABLES if name not in {"reports", "sections", *kept}])


def without_checks(folder: Path, *tables: str) -> None:
    """Takes out sums and corrections, which would not hold of other numbers."""
    empty(folder, ["identities", "corrections", *tables])


def nothing(folder: Path, table: str, printed: str) -> None:
    without_checks(folder)
    edit(folder, table, every(value="0", as_printed=printed))


def below_zero(row: Row) -> Row:
    value = row["value"].lstrip("-")
    return {**row, "value": f"-{value}", "as_printed": f"$({int(value):,})"}


def far_years(folder: Path) -> None:
    years = iter(("2001", "2025", "2060", "2012"))
    edit(folder, "budgets", lambda row: {**row, "fiscal_year": next(years)})


def digits(folder: Path) -> None:
    """Gives programs ids of digits alone; each file keeps its rows in the order of their keys."""
    for table in ("programs", "budgets", "figures"):
        path = folder / f"{table}.csv"
        text = path.read_text(encoding="utf-8").replace("\nparks,", "\n2025,")
        head, *rows = text.replace(",parks,", ",2025,").splitlines()
        path.write_text("\n".join([head, *sorted(rows)]) + "\n", encoding="utf-8")


def _first() -> Change:
    """Keeps the first row of a table alone."""
    places = itertools.count()
    return lambda row: row if next(places) == 0 else None


def _alone(*tables: str) -> Callable[[Path], None]:
    """Keeps some tables and those that their rows cannot do without."""
    needed = {"legal_bases": ["legal_citations"], "updates": ["figures", "milestones"]}
    by_division = {"staffing", "division_budgets", "division_duties"}
    more = [name for table in tables for name in needed.get(table, ())]
    more += ["divisions"] if by_division & {*tables} else []
    return lambda folder: keep_tables(folder, *tables, *more)


def undated(folder: Path) -> None:
    empty(folder, ["milestones", "events"])
    edit(folder, "reports", every(figures_as_of=""))


ODD = "a|b `c *d* _e_ [f](g) $h$ # i & \\"
SAME = {"name_ko": "같은 이름", "short_name_ko": "같은 이름", "as_printed": "같은 이름"}
MINIMAL: dict[str, Callable[[Path], None]] = {
    "one-program": lambda f: edit(f, "programs", only("program_id", "parks")),
    "one-below-zero": lambda f: edit(f, "programs", only("program_id", "capital")),
    "all-below-zero": lambda f: edit(f, "budgets", below_zero),
    "all-nothing": lambda f: nothing(f, "budgets", "$0"),
    "far-years": far_years,
    "digits": digits,
    "long": lambda f: edit(f, "programs", every(short_name_ko="길고 긴 이름 " * 30 + "끝")),
    "signs": lambda f: edit(f, "programs", every(name_ko=ODD, short_name_ko=ODD, aliases=ODD)),
    "same": lambda f: edit(f, "programs", every(**SAME)),
    "no-budget": lambda f: empty(f, ["budgets"]),
    "old": lambda f: edit(f, "reports", every(presented_on="1988-02-29")),
}
OF_TOWN: dict[str, Callable[[Path], None]] = {
    "one-program": lambda f: edit(f, "programs", only("program_id", "dash")),
    "one-division": lambda f: edit(f, "divisions", only("division_id", "planning")),
    "one-strategy": lambda f: edit(f, "strategies", only("strategy_id", "first")),
    "one-milestone": lambda f: edit(f, "milestones", only("milestone_id", "brackets-step-eve")),
    "one-observation": lambda f: edit(f, "observations", _first()),
    "one-year": lambda f: edit(f, "budgets", only("fiscal_year", "2024")),
    "no-dates": undated,
    "no-session": lambda f: edit(f, "reports", every(session_ko="", committee_ko="")),
    "no-numbers": lambda f: edit(f, "programs", every(number="")),
    "nothing-spent": lambda f: nothing(f, "division_budgets", "0"),
    "nobody": lambda f: nothing(f, "staffing", "0"),
    "no-money": lambda f: nothing(f, "budgets", "0백만원"),
    "nothing-measured": lambda f: nothing(f, "observations", "0"),
    "same-programs": lambda f: edit(f, "programs", every(**SAME)),
    "same-divisions": lambda f: edit(f, "divisions", every(name_ko="같은과", as_printed="같은과")),
    "same-strategies": lambda f: edit(f, "strategies", every(**SAME)),
    "same-figures": lambda f: edit(f, "figures", every(subject_ko="같은 수")),
    "same-places": lambda f: edit(f, "places", every(name_ko="같은 곳", as_printed="같은 곳")),
    "other-year": lambda f: edit(f, "reports", every(fiscal_year_offset="3")),
    "observations-alone": lambda f: keep_tables(f, "indicators", "observations"),
    "programs-and-observations": lambda f: keep_tables(f, "programs", "indicators", "observations"),
    **{f"{name}-alone": _alone(name) for name in TABLES},
    **{f"{name}-and-programs": _alone(name, "programs") for name in TABLES},
}
QUICK = {"one-program", "all-below-zero", "all-nothing", "signs", "no-dates", "nobody"}


def chosen(cases: dict[str, Callable[[Path], None]]) -> list[Any]:
    return [name if name in QUICK else slow(name) for name in cases]


def rendered(folder: Path) -> Rendered:
    return render(load_catalog(folder), folder, folder / ".cache", files=LONG)


@pytest.mark.slow
@pytest.mark.parametrize("name", chosen(MINIMAL))
def test_odd_programs_and_budgets_are_a_whole_site(tmp_path: Path, name: str) -> None:
    folder = copy_minimal(tmp_path / "data")
    MINIMAL[name](folder)
    assert faults(rendered(folder)) == []


@pytest.mark.parametrize("name", chosen(OF_TOWN))
def test_odd_chapters_are_a_whole_site(tmp_path: Path, name: str) -> None:
    folder = copy_town(tmp_path / "data")
    OF_TOWN[name](folder)
    assert faults(rendered(folder)) == []


def test_of_one_program_nothing_is_said_of_others(tmp_path: Path) -> None:
    folder = copy_minimal(tmp_path / "data")
    MINIMAL["one-program"](folder)
    found = rendered(folder)
    assert "조직" in found.labels  # a number of the office's stands there; it has no divisions
    assert "부서" not in found.labels
    assert "다른 사업" not in found.pages["budget.md"]
    assert "compare.md" not in found.pages
    assert "같은 번호" not in found.pages["data/use.md"]  # it has none
