"""One figure has one value: on its page, in every file, and in every chart that shows it."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import duckdb_extension_sqlite_scanner
import pytest

from macros.catalog.catalog import Catalog
from macros.i18n.korean import MINUS
from tests.conftest import SEOUL
from tests.markup import parse
from tests.site.office import Rows, read_books

Values = dict[str, Decimal]
FIGURES = "//article//details[contains(concat(' ', @class, ' '), ' ol-fig ')]"


@pytest.fixture(scope="module")
def expected(catalog: Catalog) -> Values:
    return {figure_id: Decimal(figure.value) for figure_id, figure in catalog.figures.items()}


@pytest.fixture(scope="module")
def books(site: Path) -> dict[Path, dict[str, Rows]]:
    return read_books(
        [site / "downloads/open-ledger.xlsx", *sorted(site.glob("programs/*/*.xlsx"))]
    )


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))


def tables(catalog: Catalog) -> list[str]:
    return [table.name for table in catalog.package.tables if "figure_id" in table.columns]


def test_pages(site: Path, expected: Values) -> None:
    found: dict[str, set[Decimal]] = {}
    for path in site.rglob("*.html"):
        for figure in parse(path).xpath(FIGURES):
            names = [name.text_content() for name in figure.xpath("./dl/dt")]
            output = [text.text_content() for text in figure.xpath("./dl/dd")]
            rows = dict(zip(names, output, strict=True))
            if "저장한 값" in rows:
                value = rows["저장한 값"].split(" ")[0].replace(",", "").replace(MINUS, "-")
                figure_id = rows["주소"].removeprefix("#")
                found.setdefault(figure_id, set()).add(Decimal(value))
    assert found == {figure_id: {value} for figure_id, value in expected.items()}


def test_csv_of_tables_and_programs(site: Path, catalog: Catalog, expected: Values) -> None:
    for folder in ("data", "data/excel"):
        rows = [row for name in tables(catalog) for row in rows_of(site / folder / f"{name}.csv")]
        assert {row["figure_id"]: Decimal(row["value"]) for row in rows} == expected
    owned = {f: v for f, v in expected.items() if (catalog.owner(f) or ("",))[0] == "program"}
    for ending in (".csv", "-excel.csv"):
        rows = [
            row
            for program in catalog.programs
            for row in rows_of(
                site / "programs" / program.program_id / f"{program.program_id}{ending}"
            )
        ]
        assert {row["figure_id"]: Decimal(row["value"]) for row in rows} == owned


@pytest.mark.of_package(SEOUL)
def test_csv_of_charts(site: Path, expected: Values) -> None:
    seen = 0
    for path in site.rglob("chart-*.csv"):
        for row in rows_of(path):
            if row.get("figure_id"):
                assert Decimal(row["value"]) == expected[row["figure_id"]], path
                seen += 1
    assert seen > 300


def test_json(site: Path, catalog: Catalog, expected: Values) -> None:
    def read(path: str) -> Any:
        return json.loads((site / path).read_text(encoding="utf-8"), parse_float=Decimal)

    def values(rows: list[dict[str, Any]]) -> Values:
        return {row["figure_id"]: Decimal(row["value"]) for row in rows}

    assert values(read("api/v1/figures.json")["figures"]) == expected
    assert values([row for n in tables(catalog) for row in read(f"data/{n}.json")]) == expected
    for program in catalog.programs:
        document = read(f"api/v1/programs/{program.program_id}.json")
        for rows in (
            document["figures"],
            [*document["tables"]["budgets"], *document["tables"]["figures"]],
        ):
            output = values(rows)
            assert output == {figure_id: expected[figure_id] for figure_id in output}
            assert output


@pytest.mark.slow
def test_workbooks_in_libreoffice(
    books: dict[Path, dict[str, Rows]], catalog: Catalog, expected: Values
) -> None:
    whole, *programs = books.values()
    found: Values = {}
    for name in tables(catalog):
        header, *rows = whole[catalog.package.table(name).title]
        figure, value = header.index("수치 이름"), header.index("값")
        found |= {row[figure]: Decimal(row[value]) for row in rows}
    assert found == expected
    seen = 0
    for book in programs:
        header, *rows = book["수치"]
        for row in rows:
            assert Decimal(row[header.index("값")]) == expected[row[0]], row[0]
            seen += 1
    assert seen == len(catalog.budgets) + len([f for f in catalog.details.figures if f.program_id])


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_every_cell_of_the_whole_workbook_opens_right(
    site: Path, books: dict[Path, dict[str, Rows]], catalog: Catalog
) -> None:
    whole = books[site / "downloads/open-ledger.xlsx"]
    cells = 0
    for table in catalog.package.tables:
        header, *rows = whole[table.title]
        assert header == [field.title for field in table.fields]
        kept = [[*row.values()] for row in rows_of(site / "data" / table.path)]
        assert len(rows) == len(kept)
        for row, output in zip(rows, kept, strict=True):
            for field, cell, text in zip(table.fields, row, output, strict=True):
                assert _same(field.type, cell, text), (table.name, field.name, cell, text)
                cells += 1
    assert cells > 20_000


def _same(kind: str, cell: str, text: str) -> bool:
    if kind in {"integer", "number"} and text:
        return Decimal(cell) == Decimal(text)
    if kind == "boolean":
        return cell.lower() == text
    return cell == text


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_a_program_s_dates_are_dates_and_korean_is_right(
    books: dict[Path, dict[str, Rows]], site: Path, catalog: Catalog
) -> None:
    steps = {row.milestone_id: row for row in catalog.details.milestones}
    dated = 0
    for program in catalog.programs:
        name = program.program_id
        book = books[site / "programs" / name / f"{name}.xlsx"]
        assert [*book] == sorted(["수치", "일정", "설명서", "바로잡음·주의", "출처·이용조건"])
        assert dict(row[:2] for row in book["출처·이용조건"])["사업"] == program.name_ko
        header, *rows = book["일정"]
        for row in rows:
            step = steps[row[header.index("일정 이름표")]]
            assert row[header.index("시작")] == (step.start or "")
            assert row[header.index("옮긴 글")] == step.source.as_printed
            dated += len(step.start or "") == len("2023-06-22")
    assert dated > 20


def test_sqlite_and_parquet_in_duckdb(site: Path, catalog: Catalog, expected: Values) -> None:
    folder = Path(duckdb_extension_sqlite_scanner.__file__).parent
    (extension,) = folder.rglob("sqlite_scanner.duckdb_extension")
    connection = duckdb.connect()
    connection.execute(f"LOAD '{extension}'")
    connection.execute(f"ATTACH '{site / 'downloads/open-ledger.sqlite'}' AS lite (TYPE sqlite)")
    for source in ("lite.{}", f"'{site / 'downloads/parquet'}/{{}}.parquet'"):
        found: Values = {}
        for name in tables(catalog):
            query = f"SELECT figure_id, CAST(value AS VARCHAR) FROM {source.format(name)}"
            found |= {f: Decimal(v) for f, v in connection.execute(query).fetchall()}
        assert found == expected
        query = (
            "SELECT s.name_ko, sum(b.value) FROM {} AS b JOIN {} AS p USING (program_id) "
            "JOIN {} AS s USING (strategy_id) WHERE b.level = 'total' GROUP BY s.name_ko"
        ).format(*(source.format(name) for name in ("budgets", "programs", "strategies")))
        sums = dict(connection.execute(query).fetchall())
        for strategy in catalog.strategies:
            ids = [p.program_id for p in catalog.programs_of_strategy(strategy.strategy_id)]
            on_pages = sum(_on_page(site, program_id) for program_id in ids)
            assert int(sums[strategy.name_ko]) == on_pages


def _on_page(site: Path, program_id: str) -> int:
    """Returns a program's budget as its page tells it, in million won."""
    tree = parse(site / "programs" / program_id / "index.html")
    (figure,) = tree.xpath(f"//details[@id='budget-{program_id}']")
    output = dict(
        zip(
            [name.text_content() for name in figure.xpath("./dl/dt")],
            [text.text_content() for text in figure.xpath("./dl/dd")],
            strict=True,
        )
    )
    return int(output["저장한 값"].split(" ")[0].replace(",", ""))


def test_sqlite_by_its_own_library(site: Path, catalog: Catalog, expected: Values) -> None:
    connection = sqlite3.connect(site / "downloads/open-ledger.sqlite")
    found = {
        figure_id: Decimal(repr(value))
        for name in tables(catalog)
        for figure_id, value in connection.execute(f"SELECT figure_id, value FROM {name}")
    }
    connection.close()
    assert found == expected
