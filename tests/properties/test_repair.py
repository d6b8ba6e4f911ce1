"""Mending: whatever was done to a file, what somebody has typed is still there afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.package.schema import Field, Table, build_package, load_descriptor
from macros.validation.repair.cells import fits
from macros.validation.repair.repair import repair_table
from tests.conftest import DATA
from tests.officer.sheet import Sheet
from tests.properties import share

SETTINGS = share(3)
TABLES = [
    table
    for table in build_package(load_descriptor(DATA)).tables
    if (DATA / table.path).read_bytes().count(b"\n") > 2
]
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
NUMBERS = st.integers(-999_999, 9_999_999).map(str)
# Each value means something else than every other.
TYPED = st.one_of(
    DAYS.map(str),
    DAYS.map("{:%Y-%m-01}".format),
    DAYS.map("{:%Y-%m}".format),
    DAYS.map("{:%Y}".format),
    NUMBERS,
    st.integers(20_000, 70_000).map(str),  # also serial numbers of days
    st.integers(1, 99).map("{:.1f}".format).filter(lambda text: not text.endswith(".0")),
    st.integers(0, 999).map("{:05}".format),
    st.sampled_from(("true", "false", "Brackets", "TOTAL", "cafe", "가-나", "가, 나", "12월 11일")),
    st.from_regex(r"[a-z]{2,9}(-[a-z]{2,9})?", fullmatch=True),
    st.text("가나다라마", min_size=1, max_size=9),
)


@cache
def sheet_of(table: Table) -> Sheet:
    return Sheet.read(table, (DATA / table.path).read_bytes())


@st.composite
def cells(draw: st.DrawFn) -> tuple[Sheet, int, int, str]:
    """A sheet, a cell of it that is in no key, and what somebody types there."""
    sheet = sheet_of(draw(st.sampled_from(TABLES)))
    row = draw(st.integers(1, len(sheet.rows) - 1))
    free = [c for c, f in enumerate(sheet.table.fields) if f.name not in sheet.table.primary_key]
    if not free:
        free = [len(sheet.rows[0]) - 1]
    column = draw(st.sampled_from(free))
    field = sheet.table.fields[column]
    values = st.sampled_from([c.value for c in field.categories]) if field.categories else TYPED
    return sheet, row, column, draw(values.filter(lambda text: fits(field, text)))


@SETTINGS
@given(cells())
def test_what_is_typed_into_an_empty_cell_stays(cell: tuple[Sheet, int, int, str]) -> None:
    sheet, row, column, text = cell
    published = sheet.put(row, column, "")
    typed = published.put(row, column, text)
    repaired = Sheet.read(sheet.table, repair_table(sheet.table, typed.raw(), published.raw()).raw)
    assert repaired.rows[row][column] == text


@SETTINGS
@given(cells(), TYPED)
def test_what_means_something_else_stays(cell: tuple[Sheet, int, int, str], before: str) -> None:
    sheet, row, column, text = cell
    published = sheet.put(row, column, before)
    if "precision" in sheet.table.columns:  # the row says that a day is meant
        at = sheet.table.columns.index("precision")
        published = published.put(row, at, "day" if at != column else before)
    typed = published.put(row, column, text)
    if number(before) is not None and number(before) == number(text):
        return  # 078 and 78 are one number
    repaired = Sheet.read(sheet.table, repair_table(sheet.table, typed.raw(), published.raw()).raw)
    assert repaired.rows[row][column] == text


@SETTINGS
@given(st.sampled_from(TABLES), st.data())
def test_a_new_row_stays(table: Table, data: st.DataObject) -> None:
    sheet = sheet_of(table)
    row = data.draw(st.integers(1, len(sheet.rows) - 1))
    new = [data.draw(value_of(field)) for field in table.fields]
    published = replace(sheet, rows=[*sheet.rows[:row], *sheet.rows[row + 1 :]])
    typed = replace(sheet, rows=[*published.rows, new])
    assert new in Sheet.read(table, repair_table(table, typed.raw(), published.raw()).raw).rows


def value_of(field: Field) -> st.SearchStrategy[str]:
    """Values that a column may have, an empty one too where it may."""
    if field.categories:
        return st.sampled_from([category.value for category in field.categories])
    fitting = [text for text in SAMPLES if fits(field, text)]
    return st.sampled_from(fitting) if fitting else st.just("")


def number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


SAMPLES = (
    *("", "0", "7", "78", "2023", "45077", "007", "-3", "2.5", "2023-06-01", "2023-06", "12-31"),
    *("true", "false", "a-new-row", "seoul", "IV-1-9", "1-3", "Total", "가", "가 – 나", "12월 1일"),
    *("https://example.org/", "0" * 64, "b" * 64),
)
