"""What others build on: headers of published files, and addresses.

``<n>.json`` holds edition ``n`` of the headers. When they change, ``UPDATE_GOLDEN=next`` writes the
next edition (``UPDATE_GOLDEN=1`` the present one, as long as nobody has it yet), and the changelog
must say whether the change is breaking:

    - Contract 2, 0123abcd (breaking): what changed and what to do about it.

``addresses.txt`` holds every address and figure id ever published; ``UPDATE_GOLDEN=1`` adds new
ones. One that goes away needs a row in ``data/moved.csv``.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from macros.catalog.catalog import Catalog
from macros.exports.downloads.json_schema import schemas
from macros.exports.downloads.program import gather
from macros.exports.downloads.records import read_sheets
from macros.exports.downloads.sheets import package_sheets, program_sheets
from macros.exports.downloads.sqlite import create_statement
from tests.conftest import DATA, TOWN_PUBLICATION

FOLDER = Path(__file__).parent
Headers = dict[str, list[str]]


def headers(site: Path, catalog: Catalog) -> dict[str, Headers]:
    """Returns what stands at the head of each published file, by kind."""
    return {
        "csv": _csv(site),
        "json": {path: sorted(set(_paths(schema))) for path, schema in schemas(catalog.package)},
        "parquet": _parquet(site),
        "sqlite": {t.name: create_statement(t).splitlines() for t in catalog.package.tables},
        "xlsx": _xlsx(catalog),
    }


def _csv(site: Path) -> Headers:
    found: Headers = {}
    for path in sorted(site.rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            header = next(csv.reader(file))
        name = _pattern(path.relative_to(site).as_posix())
        assert found.setdefault(name, header) == header, f"{name} has two headers"
    return dict(sorted(found.items()))


def _pattern(path: str) -> str:
    """Returns the address of a file with the id of a program or the like left open."""
    path = re.sub(r"^(programs|groups|strategies|divisions)/([a-z0-9-]+)/\2", r"\1/<id>/<id>", path)
    path = re.sub(
        r"^(programs|groups|strategies|divisions)/[a-z0-9-]+/chart", r"\1/<id>/chart", path
    )
    return re.sub(r"chart-indicator-.+\.csv$", "chart-indicator-<id>.csv", path)


def _paths(schema: Any, before: str = "") -> Iterator[str]:
    """Yields the path of every property that a schema names."""
    if isinstance(schema, Mapping):
        for name, inner in schema.get("properties", {}).items():
            yield f"{before}{name}"
            yield from _paths(inner, f"{before}{name}.")
        yield from _paths(schema.get("items"), before)
        for inner in schema.get("$defs", {}).values():
            yield from _paths(inner, before)


def _parquet(site: Path) -> Headers:
    return {
        path.stem: [f"{field.name} {field.type}" for field in pq.read_schema(path)]
        for path in sorted((site / "downloads/parquet").glob("*.parquet"))
    }


def _xlsx(catalog: Catalog) -> Headers:
    sheets = read_sheets(DATA, catalog.package)
    data = gather(catalog, sheets, catalog.programs[0])
    books = {
        "open-ledger.xlsx": package_sheets(catalog, TOWN_PUBLICATION, sheets),
        "programs/<id>/<id>.xlsx": program_sheets(catalog, TOWN_PUBLICATION, data),
    }
    return {
        f"{book} {sheet.title}": [column.title for column in sheet.columns]
        for book, made in books.items()
        for sheet in made
    }


def versions() -> list[Path]:
    """Returns the editions in order."""
    return sorted(FOLDER.glob("*.json"), key=lambda path: int(path.stem))


def read_data_version_file(path: Path) -> dict[str, Headers]:
    """Reads an edition."""
    data_version: dict[str, Headers] = json.loads(path.read_text(encoding="utf-8"))
    return data_version


def data_version_text(found: Mapping[str, Headers]) -> str:
    """Writes an edition, a header a line, so that a change of one is a line of the diff."""
    kinds = []
    for kind, members in found.items():
        lines = ",\n".join(
            f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(header, ensure_ascii=False)}"
            for name, header in members.items()
        )
        kinds.append(f" {json.dumps(kind)}: {{\n{lines}\n }}")
    return "{\n" + ",\n".join(kinds) + "\n}\n"


def mark(path: Path) -> str:
    """Returns the letters by which the changelog names an edition."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


def breaks(before: Mapping[str, Headers], after: Mapping[str, Headers]) -> list[str]:
    """Returns what a reader of the edition before would miss: files, columns, their order.

    Columns added at the end break nothing; properties of JSON may be added anywhere.
    """
    return [
        f"{kind} {name}"
        for kind, members in before.items()
        for name, header in members.items()
        if not _keeps(kind, header, after.get(kind, {}).get(name))
    ]


def _keeps(kind: str, before: list[str], after: list[str] | None) -> bool:
    if after is None:
        return False
    if kind in {"json", "sqlite"}:
        rows = [line.rstrip(",") for line in after]
        return {line.rstrip(",") for line in before} <= set(rows)
    return after[: len(before)] == before
