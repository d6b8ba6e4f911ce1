"""What a cell surely should be by the descriptor alone, and what is left."""

from dataclasses import replace

import pytest

from macros.catalog.package.schema import Category, Field, build_package, load_descriptor
from macros.validation.repair.cells import fits, repair
from tests.conftest import DATA

PACKAGE = build_package(load_descriptor(DATA))
PRINTED = {"as_printed": "1,200백만 달러, 12억 원", "unit": "KRW"}

REPAIRED = [
    ("budgets", "value", "41,115", "41115"),
    ("budgets", "value", " ４１，１１５ ", "41115"),
    ("budgets", "value", "0170", "170"),
    ("budgets", "order", "170.0", "170"),
    ("budgets", "value", "'170", "170"),
    ("staffing", "value", "△3", "-3"),
    ("division_budgets", "value", "1,234.5", "1234.5"),
    ("reports", "presented_on", "2023. 6. 22.", "2023-06-22"),
    ("reports", "presented_on", "45099", "2023-06-22"),
    ("milestones", "start", "2023. 5.", "2023-05"),
    ("milestones", "start", "45077", "2023-05-31"),
    ("figures", "period", "2023-7/", "2023-07/"),
    ("figures", "period", "2023-9-21/2023-9-24", "2023-09-21/2023-09-24"),
    ("identities", "claimed", "TRUE", "true"),
    ("budgets", "stage", "본예산", "original"),
    ("budgets", "stage", "Original", "original"),
    ("programs", "number", "03월 01일", "3-1"),
    ("programs", "summary_ko", "가\u200b나 ", "가나"),
    ("programs", "summary_ko", "'- 줄표", "- 줄표"),
    ("programs", "summary_ko", "'23년", "'23년"),
    ("programs", "summary_ko", "가\u00a0나\u3000다", "가 나 다"),
    ("budgets", "value", "'-170", "-170"),
    ("programs", "summary_ko", "두\n줄", "두 줄"),
    ("programs", "summary_ko", "\u1100\u1161", "가"),
    ("programs", "summary_ko", "“그대로”", "“그대로”"),
]
UNREPAIRED = [
    ("budgets", "value", "4.000"),
    ("budgets", "value", "4000명"),
    ("budgets", "value", "1.3E+09"),
    ("budgets", "value", "41,15"),
    ("reports", "presented_on", "5/6/2023"),
    ("reports", "presented_on", "2023-02-30"),
    ("milestones", "start", "45047"),
    ("milestones", "start", "2023. 5. 1."),
    ("identities", "claimed", "예"),
    ("budgets", "stage", "추경"),
    ("programs", "number", "하나"),
    ("budgets", "figure_id", "Budget A"),
    ("budgets", "as_printed", "\u1100\u1161 "),
]


def column(table: str, name: str) -> Field:
    return PACKAGE.table(table).field(name)


@pytest.mark.parametrize(("table", "name", "text", "good"), REPAIRED)
def test_what_is_sure(table: str, name: str, text: str, good: str) -> None:
    assert repair(column(table, name), text, {}) == good
    assert fits(column(table, name), good)


@pytest.mark.parametrize(("table", "name", "text"), UNREPAIRED)
def test_what_is_not_sure_is_left(table: str, name: str, text: str) -> None:
    assert repair(column(table, name), text, {}) == text


def test_the_print_bears_out_a_shortened_number() -> None:
    assert repair(column("figures", "value"), "1.2E+09", PRINTED) == "1200000000"
    assert repair(column("figures", "value"), "1.3E+09", PRINTED) == "1.3E+09"
    assert repair(column("figures", "value"), "47.1%", {"unit": "percent"}) == "47.1"
    assert repair(column("figures", "value"), "47.1%", {"unit": "persons"}) == "47.1%"


def test_a_precision_distinguishes_a_month_from_its_first_day() -> None:
    start = column("milestones", "start")
    assert repair(start, "45047", {"precision": "month"}) == "2023-05"
    assert repair(start, "45047", {"precision": "day"}) == "2023-05-01"


def test_leading_zeros_where_the_schema_says_how_many() -> None:
    code = replace(column("budgets", "figure_id"), pattern="[0-9]{5}")
    assert repair(code, "171", {}) == "00171"
    assert repair(code, "가", {}) == "가"


def test_a_label_of_two_values_names_neither() -> None:
    twice = tuple(Category(value, "같음", "same") for value in ("one", "two"))
    field = replace(column("budgets", "stage"), categories=twice)
    assert repair(field, "같음", {}) == "같음"


def test_empty_cells_fit_where_they_may() -> None:
    assert not fits(column("budgets", "value"), "")
    assert fits(column("budgets", "note_ko"), "")
