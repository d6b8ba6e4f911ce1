"""Budgets of years of the same number that begin in other months are not of the same period."""

from __future__ import annotations

import csv
from html import unescape
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.queries.budget_changes import year_changes
from macros.render.charts.budget_overview import all_programs_chart
from macros.render.charts.budgets import programs_chart
from macros.render.components.amount import fiscal_year_note, left_out_words
from macros.render.tables.reports import budget_then_and_now
from macros.site.search.documents import program_page
from macros.validation.package import load_catalog
from tests.conftest import copy_partial_report, there
from tests.packages import write

DAYS = "2024 회계연도(2023-07-01~2024-06-30)"


def another_calendar(folder: Path, offset: str) -> Catalog:
    """The town with a province's report that tells of 2024 for two programs, by its own years."""
    copy_partial_report(folder)
    for name in ("budgets", "reports"):
        path = folder / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows, columns = list(reader), list(reader.fieldnames or ())
        for row in list(rows):
            if row["report_id"] != "province-2024-09":
                continue
            if name == "reports":
                row["fiscal_year_offset"] = offset
            else:
                row |= {"fiscal_year": "2024", "item_ko": "예산", "item_en": "budget"}
                lights = {"figure_id": "budget-lights", "program_id": "street-lights"}
                chairs = {"program_id": "long-name", "level": "apart", "breakdown": "by-year"}
                chairs |= {"item_ko": "의자", "item_en": "chairs"}
                now = {"figure_id": "budget-long-now", "report_id": "town-2024", "value": "0"}
                now |= {"source_section": "D-2-1", "source_line": "18", "as_printed": "0백만원"}
                after = {"figure_id": "budget-long-next", "fiscal_year": "2025"}
                rows += [row | lights, row | chairs | now, row | chairs | after]
        if name == "budgets":
            rows = sorted(
                {row["figure_id"]: row for row in rows}.values(), key=lambda r: r["figure_id"]
            )
        write(path, columns, rows)
    omissions = folder / "silences.csv"
    kept = [
        line for line in omissions.read_text("utf-8").splitlines() if "street-lights" not in line
    ]
    omissions.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return load_catalog(folder)


@pytest.fixture
def other(tmp_path: Path) -> Catalog:
    return another_calendar(tmp_path / "other", "-6")


@pytest.fixture
def same(tmp_path: Path) -> Catalog:
    return another_calendar(tmp_path / "same", "")


def test_only_budgets_of_the_same_days_are_listed_together(other: Catalog, same: Catalog) -> None:
    assert (other.fiscal_year, other.fiscal_offset) == (2024, 0)
    assert other.annual("dash").figure_id == "budget-dash"
    assert same.annual("dash").figure_id == "budget-2024-09-dash"
    assert same.is_listed("street-lights")
    assert not other.is_listed("street-lights")
    for catalog, count in ((other, 3), (same, 4)):
        assert (
            len(
                there(programs_chart(catalog, catalog.programs, "chart-all")).alternative.split(";")
            )
            == count
        )
        chart = all_programs_chart(catalog, "")
        assert chart
        assert ("street-lights" in str(chart.rows)) == (count == 4)


def test_what_is_left_out_is_said_with_its_reason(other: Catalog, same: Catalog) -> None:
    words = left_out_words(other, other.programs)
    assert "2024년 예산이 적혀 있지 않은 사업 1개는 넣지 않았습니다." in words
    assert "그 가운데 1개에는 시작하고 끝나는 날이 다른 2024 회계연도의 예산이" in words
    assert left_out_words(same, same.programs) == ""


def test_a_year_of_other_days_is_named_with_them(other: Catalog, same: Catalog) -> None:
    lights = other.program("street-lights")
    assert other.fiscal_words(other.total("street-lights")) == DAYS
    assert same.fiscal_words(same.total("street-lights")) == "2024년"
    assert DAYS in str(program_page(other, lights).lines)
    assert DAYS in unescape(budget_then_and_now(other, "dash"))
    assert "2023년 7월 1일부터 2024년 6월 30일까지" in fiscal_year_note(
        other, other.total("street-lights")
    )
    assert fiscal_year_note(other, other.annual("dash")) == fiscal_year_note(other) == ""


def test_years_that_do_not_follow_each_other_are_not_compared(
    other: Catalog, same: Catalog
) -> None:
    """July 2024 to June 2025 is not the year after January to December 2024."""
    assert [change.after.figure_id for change in year_changes(same)] == ["budget-long-next"]
    assert not year_changes(other)
