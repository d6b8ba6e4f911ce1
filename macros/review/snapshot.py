"""A package read tolerantly, valid or not.

A review reports what it can of data that does not pass the check. So this reads whatever can be
read: an encoding that is not ours, rows that are too short, a descriptor that is broken (the one
of the other side is used then). What cannot be read is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from macros.catalog.operands import Operand, has_operands, operand
from macros.catalog.package.descriptor import DESCRIPTOR
from macros.catalog.package.schema import Package, Table, build_package, load_descriptor
from macros.errors import DataError
from macros.validation.files import unnamed_files
from macros.validation.repair.records import decode, read_records

Cells = dict[str, str]
Key = tuple[str, ...]

ENCODINGS = {"cp949": "CP949로", "utf-16": "UTF-16으로"}  # with the particle of a sentence
BROKEN = (AttributeError, DataError, KeyError, TypeError)  # what a descriptor can fail with


@dataclass(frozen=True)
class Snapshot:
    """The rows of a package by table and key, as text.

    Attributes:
        package: The descriptor the rows were read by.
        tables: Rows of each table that could be read, in file order.
        columns: Header of each of them, as it stands.
        raw: Bytes of every file that is there, the descriptor among them.
        problems: What could not be read, Korean sentences.
        unnamed: Tables in the folder that the descriptor does not name, and nobody reads.
    """

    package: Package
    tables: dict[str, dict[Key, Cells]]
    columns: dict[str, tuple[str, ...]]
    raw: dict[str, bytes]
    problems: tuple[str, ...]
    unnamed: tuple[str, ...] = ()

    def rows(self, table: str) -> dict[Key, Cells]:
        """Returns the rows of a table; none where it is missing or cannot be read."""
        return self.tables.get(table, {})

    @cached_property
    def figures(self) -> dict[str, tuple[str, Cells]]:
        """Every row with a figure id: its table and its cells."""
        return {
            cells["figure_id"]: (name, cells)
            for name, rows in self.tables.items()
            if "figure_id" in self.columns[name]
            for cells in rows.values()
        }

    def operand(self, row_id: str) -> Operand:
        """Returns a row as an identity takes it.

        Raises:
            KeyError: If no row has the id, or a column is missing.
            ValueError: If its number or line is none.
        """
        return operand(*self._operands[row_id])

    @cached_property
    def _operands(self) -> dict[str, tuple[Table, Cells]]:
        return {
            key[0]: (table, cells)
            for table in self.package.tables
            if has_operands(table)
            for key, cells in self.rows(table.name).items()
        }

    @cached_property
    def identities(self) -> dict[str, Cells]:
        """The rows of ``identities.csv`` by id."""
        return {key[0]: cells for key, cells in self.rows("identities").items()}


def read_snapshot(folder: Path, spare: Package | None = None) -> Snapshot:
    """Reads a package's folder.

    Args:
        folder: The folder.
        spare: Descriptor to read by where the folder's own is missing or broken.

    Raises:
        DataError: If the descriptor is missing or broken and there is none to spare.
    """
    problems: list[str] = []
    package = _read_package(folder, spare, problems)
    raw = {DESCRIPTOR: _bytes_of(folder / DESCRIPTOR)}
    tables: dict[str, dict[Key, Cells]] = {}
    columns: dict[str, tuple[str, ...]] = {}
    for table in package.tables:
        if Path(table.path).name != table.path:
            problems.append(f"{table.path}: 자료 폴더 밖을 가리키는 이름이라 읽지 않았습니다.")
            continue
        content = _bytes_of(folder / table.path)
        if content is None:
            problems.append(f"{table.path}: 파일이 없거나 읽을 수 없습니다.")
            continue
        raw[table.path] = content
        columns[table.name], tables[table.name] = _read_table(table, content, problems)
    return Snapshot(
        package,
        tables,
        columns,
        {name: content for name, content in raw.items() if content is not None},
        tuple(problems),
        tuple(unnamed_files(folder, package)),
    )


def _read_package(folder: Path, spare: Package | None, problems: list[str]) -> Package:
    try:
        return build_package(load_descriptor(folder))
    except BROKEN:
        if spare is None:
            raise
        problems.append(f"{DESCRIPTOR}: 읽을 수 없어, 앞선 자료의 설명서로 견주었습니다.")
        return spare


def _bytes_of(path: Path) -> bytes | None:
    # A link could lead out of the folder, and what it leads to would be shown to everybody.
    if path.is_symlink() or not path.is_file():
        return None
    return path.read_bytes()


def _read_table(
    table: Table, content: bytes, problems: list[str]
) -> tuple[tuple[str, ...], dict[Key, Cells]]:
    """Reads rows by key; a repeated key is reported and gets its line number appended."""
    rows: dict[Key, Cells] = {}
    doubled = 0
    records = read_records(_decode(table, content, problems))
    header = records[0].cells if records else ()
    for record in records[1:]:
        if record.cells == ("",):
            continue
        padded = [*record.cells, *[""] * (len(header) - len(record.cells))]
        cells = dict(zip(header, padded, strict=False))
        key = tuple(cells.get(name, "") for name in table.primary_key)
        if key in rows:
            doubled += 1
            key = (*key, str(record.number))
        rows[key] = cells
    if doubled:
        problems.append(f"{table.path}: 이름표가 겹친 줄이 {doubled}개 있습니다.")
    return header, rows


def _decode(table: Table, content: bytes, problems: list[str]) -> str:
    decoded = decode(content)
    if decoded is None:
        problems.append(f"{table.path}: 글자를 알아볼 수 없는 곳이 있습니다.")
        return content.decode("utf-8", errors="replace")
    for encoding, name in ENCODINGS.items():
        if encoding in decoded.kinds:
            problems.append(f"{table.path}: UTF-8이 아니라 {name} 읽어 견주었습니다.")
    return decoded.text
