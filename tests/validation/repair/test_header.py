"""Which column a header's cells mean."""

import pytest

from macros.catalog.package.schema import build_package, load_descriptor
from macros.validation.repair.committed import Published
from macros.validation.repair.header import names_of
from macros.validation.repair.records import read_records
from macros.validation.repair.repair import repair_table
from tests.conftest import TOWN

TABLE = build_package(load_descriptor(TOWN.parent)).table("figures")
RAW = (TOWN / "figures.csv").read_bytes()
COLUMNS = list(TABLE.columns)


def renamed(**names: str) -> bytes:
    """The town's figures with columns of other names."""
    head, body = RAW.decode().split("\n", 1)
    return f"{','.join(names.get(name, name) for name in head.split(','))}\n{body}".encode()


def exchanged(one: str, other: str) -> bytes:
    return renamed(**{one: other, other: one})


@pytest.mark.parametrize(
    "raw",
    [
        renamed(value="금액"),
        renamed(note_ko=""),
        renamed(unit="value"),
        renamed(figure_id="수치 ID", report_id="보고서 ID", program_id="프로그램 ID"),
        exchanged("value", "unit"),
        exchanged("subject_ko", "subject_en"),
        RAW.split(b"\n", 1)[1],
    ],
)
def test_values_as_published_report_the_column(raw: bytes) -> None:
    repaired = repair_table(TABLE, raw, RAW)
    assert repaired.raw == RAW
    assert not repaired.unrepaired
    assert {change.kind for change in repaired.changes} == {"header"}


@pytest.mark.parametrize(
    "raw",
    [
        renamed(value="valeu"),
        renamed(**{field.name: field.title for field in TABLE.fields}),
        renamed(**{field.name: field.title_en for field in TABLE.fields}),
        b"," * (len(COLUMNS) - 1) + b"\n" + RAW,
        ",".join(f"Column{n}" for n, _ in enumerate(COLUMNS, 1)).encode() + b"\n" + RAW,
        ",".join(f"열{n}" for n, _ in enumerate(COLUMNS, 1)).encode() + b"\n\n" + RAW,
    ],
)
def test_names_alone_identify_the_column(raw: bytes) -> None:
    repaired = repair_table(TABLE, raw)
    assert repaired.raw == RAW
    assert not repaired.unrepaired


@pytest.mark.parametrize(
    "raw",
    [
        renamed(value="금액"),
        renamed(unit="value"),
        ("하늘마루군의 수치" + "," * (len(COLUMNS) - 1)).encode() + b"\n" + RAW,
        RAW.split(b"\n", 1)[1],
    ],
)
def test_what_is_ambiguous_is_left_with_what_to_do(raw: bytes) -> None:
    repaired = repair_table(TABLE, raw)
    assert repaired.raw == raw
    assert repaired.unrepaired
    assert all(finding.row == 1 and finding.code != "mend-left" for finding in repaired.unrepaired)


def test_a_column_that_a_person_replaced_is_not_taken_for_the_published_one() -> None:
    """Its values are none of those that were published there."""
    head, *rows = read_records(RAW.decode())
    at = COLUMNS.index("note_ko")
    lines = [[*row.cells[:at], f"확인 {row.number}", *row.cells[at + 1 :]] for row in rows]
    text = "\n".join(",".join(f'"{cell}"' for cell in cells) for cells in lines)
    names = [name if name != "note_ko" else "비고" for name in head.cells]
    assert names_of(TABLE, names, read_records(text), Published(TABLE, RAW)) is None
