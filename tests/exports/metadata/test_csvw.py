"""CSVW, held against the files it describes by rules of its own, not by the code that wrote it."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from macros.catalog.catalog import Catalog
from macros.exports.metadata.csvw import GROUP, csvw_files
from tests.conftest import DATA, SEOUL

CASTS = {
    "string": str,
    "integer": int,
    "decimal": float,
    "date": lambda text: re.fullmatch(r"\d{4}-\d{2}-\d{2}", text).group(),  # type: ignore[union-attr]
    "boolean": {"true": True, "false": False}.__getitem__,
}


def read(folder: Path, url: str) -> list[dict[str, str]]:
    with (folder / url).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def cell_is_valid(column: dict[str, Any], cell: str) -> bool:
    if not cell:
        return not column["required"]
    datatype = column["datatype"]
    value = CASTS[datatype["base"]](cell)  # type: ignore[operator]
    if "format" in datatype and not re.fullmatch(datatype["format"], cell):
        return False
    least, most = datatype.get("minimum", value), datatype.get("maximum", value)
    return bool(least <= value <= most)


@pytest.mark.of_package(SEOUL)
def test_every_cell_fits_its_column(catalog: Catalog) -> None:
    documents = {path: json.loads(text) for path, text in csvw_files(catalog)}
    group = documents.pop(GROUP)
    assert len(documents) == len(group["tables"]) == len(catalog.package.tables)
    cells = 0
    for path, document in documents.items():
        assert path == f"data/{document['url']}-metadata.json"
        columns = document["tableSchema"]["columns"]
        rows = read(DATA, document["url"])
        header = (DATA / document["url"]).read_text(encoding="utf-8").splitlines()[0].split(",")
        assert [column["titles"] for column in columns] == header
        for row in rows:
            for column in columns:
                assert cell_is_valid(column, row[column["titles"]]), (path, column["name"], row)
                cells += 1
    assert cells > 20_000


def test_keys_hold_and_lead_somewhere(catalog: Catalog) -> None:
    group = json.loads(dict(csvw_files(catalog))[GROUP])
    data = {table["url"]: read(DATA, table["url"]) for table in group["tables"]}
    ties = 0
    for table in group["tables"]:
        schema, rows = table["tableSchema"], data[table["url"]]
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
        assert len(keys) == len(set(keys))
        for tie in schema.get("foreignKeys", ()):
            there = tie["reference"]
            targets = {
                tuple(row[name] for name in there["columnReference"])
                for row in data[there["resource"]]
            }
            for row in rows:
                key = tuple(row[name] for name in tie["columnReference"])
                assert not all(key) or key in targets
            ties += 1
    assert ties > 40


def test_a_table_alone_refers_to_no_other(catalog: Catalog) -> None:
    for path, text in csvw_files(catalog):
        if path != GROUP:
            assert "foreignKeys" not in json.loads(text)["tableSchema"]
