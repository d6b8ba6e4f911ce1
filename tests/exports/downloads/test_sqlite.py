import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.exports.downloads.build import OutputFile


@pytest.fixture
def database(town_files: dict[str, OutputFile], tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "town.sqlite"
    path.write_bytes(town_files["downloads/open-ledger.sqlite"].content)
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def test_keys_hold(database: sqlite3.Connection, town: Catalog) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in town.package.tables:
        keys = database.execute(f"PRAGMA foreign_key_list({table.name})").fetchall()
        assert len({key[0] for key in keys}) == len(table.foreign_keys)
        columns = database.execute(f"PRAGMA table_info({table.name})").fetchall()
        assert tuple(column[1] for column in columns) == table.columns
        marked = sorted((column[5], column[1]) for column in columns if column[5])
        assert tuple(name for _, name in marked) == table.primary_key


def test_a_row_that_breaks_a_rule_is_refused(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA foreign_keys = ON")
    for statement in (
        "UPDATE budgets SET program_id = 'nowhere' WHERE figure_id = 'budget-dash'",
        "UPDATE budgets SET stage = '추경' WHERE figure_id = 'budget-dash'",
        "UPDATE budgets SET value = NULL WHERE figure_id = 'budget-dash'",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            database.execute(statement)


def test_types_are_kept(database: sqlite3.Connection) -> None:
    one = database.execute(
        "SELECT value, typeof(value), as_of FROM division_budgets "
        "WHERE figure_id = 'exec-planning-commitment-rate'"
    ).fetchone()
    assert one == (50, "integer", "2024-01-31")
    whole = database.execute("SELECT sum(value) FROM budgets WHERE level = 'total'").fetchone()
    assert whole == (1_703_000,)


def test_what_columns_mean_is_in_the_file(database: sqlite3.Connection, town: Catalog) -> None:
    output = database.execute(
        "SELECT title_ko FROM about_columns WHERE \"table\" = 'budgets' AND \"column\" = 'stage'"
    ).fetchone()
    assert output == (town.package.table("budgets").field("stage").title,)
    label = database.execute(
        "SELECT label_ko FROM about_values WHERE \"column\" = 'stage' AND value = 'original'"
    ).fetchone()
    assert label == ("본예산",)
    about = dict(database.execute("SELECT name, value FROM about").fetchall())
    assert about["report_terms"] == "보고서 자체의 이용 조건은 알려져 있지 않습니다."
    assert about["edition"] == "자료를 고친 날을 알 수 없음(고친 기록이 없음)"
