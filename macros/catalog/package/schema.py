"""The descriptor ``datapackage.json`` as dataclasses: the one place for titles, units and rules."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.catalog.package.descriptor import DESCRIPTOR, check_descriptor, finding
from macros.catalog.package.encodings import encoding_fault
from macros.catalog.package.file_kinds import (
    JSON_FILE,
    conflict,
    conflict_line,
    is_blank,
    kind_fault,
    kind_of,
)
from macros.catalog.package.findings import Finding
from macros.catalog.package.page_texts import link_fault
from macros.errors import DataError

MAX_BYTES = 5_000_000  # of the descriptor


@dataclass(frozen=True)
class Category:
    """A value of an enumeration with its names."""

    value: str
    label: str
    label_en: str


@dataclass(frozen=True)
class Field:
    """A column: name, type, titles, unit, rules."""

    name: str
    type: str
    title: str
    title_en: str
    description: str
    description_en: str
    unit: str | None
    required: bool
    pattern: str | None
    categories: tuple[Category, ...]
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True)
class ForeignKey:
    """Columns that must name a row of another table (``table`` is "" for the same table)."""

    fields: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A file of the package and what its columns mean."""

    name: str
    path: str
    title: str
    title_en: str
    description: str
    description_en: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns in the order of the file."""
        return tuple(field.name for field in self.fields)

    @cached_property
    def types(self) -> dict[str, str]:
        """The type of each column, by name."""
        return {field.name: field.type for field in self.fields}

    def field(self, name: str) -> Field:
        """Returns the column of that name; KeyError if there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name} has no column {name}")

    def label(self, field: str, value: str) -> str:
        """Returns the Korean label of an enumeration value.

        Raises:
            KeyError: If the column or the value is not in the descriptor.
        """
        for category in self.field(field).categories:
            if category.value == value:
                return category.label
        raise KeyError(f"{self.name}.{field} has no value {value}")


@dataclass(frozen=True)
class Licence:
    """Terms under which the compiled data may be used: SPDX name, title, address of the text."""

    name: str
    title: str
    path: str


@dataclass(frozen=True)
class Exemption:
    """A cell whose number was looked at and is nobody's: table, column, key of the row."""

    table: str
    column: str
    row: str


@dataclass(frozen=True)
class Package:
    """The whole descriptor."""

    name: str
    title: str
    title_en: str
    description: str
    description_en: str
    version: str
    licences: tuple[Licence, ...]
    tables: tuple[Table, ...]
    not_personal: tuple[Exemption, ...] = ()

    @property
    def main_title(self) -> str:
        """What the title says before its colon; all of it where it has none."""
        return self.title.partition(": ")[0]

    def table(self, name: str) -> Table:
        """Returns the table of that name; KeyError if there is none."""
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(f"no table {name}")


def load_descriptor(data_dir: Path) -> dict[str, Any]:
    """Reads ``datapackage.json``, without the optional columns that its files do not have.

    Raises:
        DataError: If it is missing or is not JSON.
    """
    path = data_dir / DESCRIPTOR
    if path.is_symlink():
        raise DataError([link_fault(Path(DESCRIPTOR))])
    if path.is_file() and path.stat().st_size > MAX_BYTES:
        size = path.stat().st_size // 1_000_000
        remedy = "앞선 설명서로 되돌려 주세요."
        raise DataError([finding("file-large", None, f"파일이 {size:,}MB입니다.", remedy)])
    try:
        if path.exists() and not path.is_file():
            raise FileNotFoundError(path)  # a folder, or a pipe that never ends
        raw = path.read_bytes()
        if fault := _byte_fault(raw):
            raise DataError([fault])
        descriptor: dict[str, Any] = json.loads(raw.decode("utf-8"))
        faulty = any(check_descriptor(descriptor))
    except FileNotFoundError as error:
        rule = "자료 설명서가 없습니다."
        remedy = f"{data_dir.name}/ 폴더에 {DESCRIPTOR} 파일을 되살려 주세요."
        raise DataError([finding("descriptor-missing", None, rule, remedy)]) from error
    except (ValueError, RecursionError) as error:
        row = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        rule = "JSON으로 읽을 수 없습니다."
        remedy = "그 줄이나 바로 앞줄의 쉼표와 따옴표를 살펴 주세요."
        found = Finding(DESCRIPTOR, row, 0, "descriptor-json", None, rule, remedy)
        raise DataError([found]) from error
    if not faulty:
        for resource in descriptor["resources"]:
            _leave_out_absent(resource, data_dir)
    return descriptor


def _byte_fault(raw: bytes) -> Finding | None:
    """Returns why the descriptor's bytes are no JSON that could be read; None if they may be."""
    if (kind := kind_of(raw)) and kind != JSON_FILE:
        return kind_fault(DESCRIPTOR, kind)
    if line := conflict_line(raw):
        return conflict(DESCRIPTOR, line)
    if is_blank(raw):
        remedy = "앞선 설명서로 되돌려 주세요."
        return finding("file-empty", None, "파일이 비어 있습니다.", remedy)
    return encoding_fault(DESCRIPTOR, raw)


def _leave_out_absent(resource: dict[str, Any], data_dir: Path) -> None:
    """Takes out optional columns that a file's header lacks, and keys that need them.

    So a package from before a column was thought of is as good as ever.
    """
    optional = {field["name"] for field in resource["schema"]["fields"] if field.get("optional")}
    if not optional or Path(resource["path"]).name != resource["path"]:
        return
    absent = optional - set(_header(data_dir / resource["path"]))
    schema = resource["schema"]
    schema["fields"] = [field for field in schema["fields"] if field["name"] not in absent]
    schema["foreignKeys"] = [k for k in schema["foreignKeys"] if absent.isdisjoint(k["fields"])]


def _header(path: Path) -> list[str]:
    """Returns the names of a file's columns; none where it cannot be read, which checks tell."""
    if path.is_symlink() or not path.is_file():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            return next(csv.reader(handle), [])
    except (OSError, UnicodeDecodeError, csv.Error):
        return []


def build_package(descriptor: dict[str, Any]) -> Package:
    """Makes the dataclasses from the parsed descriptor.

    Raises:
        DataError: If a property that the project needs is missing or of another kind.
    """
    problems = list(check_descriptor(descriptor))
    if problems:
        raise DataError(problems)
    return Package(
        name=descriptor["name"],
        title=descriptor["title"],
        title_en=descriptor["title_en"],
        description=descriptor["description"],
        description_en=descriptor["description_en"],
        version=descriptor["version"],
        licences=tuple(
            Licence(item["name"], item["title"], item["path"]) for item in descriptor["licenses"]
        ),
        tables=tuple(_table(resource) for resource in descriptor["resources"]),
        not_personal=tuple(
            Exemption(item["table"], item["column"], item["row"])
            for item in descriptor.get("not_personal", ())
        ),
    )


def _table(resource: dict[str, Any]) -> Table:
    schema = resource["schema"]
    return Table(
        name=resource["name"],
        path=resource["path"],
        title=resource["title"],
        title_en=resource["title_en"],
        description=resource["description"],
        description_en=resource["description_en"],
        fields=tuple(_field(field) for field in schema["fields"]),
        primary_key=tuple(schema["primaryKey"]),
        foreign_keys=tuple(
            ForeignKey(
                fields=tuple(key["fields"]),
                table=key["reference"]["resource"],
                target=tuple(key["reference"]["fields"]),
            )
            for key in schema["foreignKeys"]
        ),
    )


def _field(field: dict[str, Any]) -> Field:
    rules = field.get("constraints", {})
    return Field(
        name=field["name"],
        type=field["type"],
        title=field["title"],
        title_en=field["title_en"],
        description=field["description"],
        description_en=field["description_en"],
        unit=field.get("unit"),
        required=rules.get("required", False),
        pattern=rules.get("pattern"),
        categories=tuple(
            Category(item["value"], item["label"], item["label_en"])
            for item in field.get("categories", ())
        ),
        minimum=rules.get("minimum"),
        maximum=rules.get("maximum"),
    )
