"""The officer's mistakes, one at a time, in every table of the real data.

``make test`` injects every fault into one table of eight, ``make test-all`` into every other;
``python -m tests.officer.everything`` injects all.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from macros.catalog.package.findings import Finding
from macros.catalog.package.schema import Table, build_package, load_descriptor
from macros.review.codes import load_codes
from macros.validation.package import validate_package
from macros.validation.repair.repair import repair_table
from tests.conftest import DATA, LONG, sampled
from tests.officer.faults import STRUCTURAL
from tests.officer.sheet import HANGUL, Sheet
from tests.officer.spreadsheets import SAVINGS

TABLES = build_package(load_descriptor(DATA)).tables
FEWEST = 300 if LONG else 75
# What a program says and a person does not.
MACHINE = re.compile(
    r"Traceback|Error|Exception|\bNone\b|\bnan\b|NaN|<class|dtype|object at|\\x|\\u|unexpected"
)
# The schema alone tells these; the others need the published file for some cells.
WITHOUT_PUBLISHED = (
    "BOM", "CRLF", "UTF-16", "UTF-16 큰끝", "유니코드 텍스트", "끝 줄바꿈 없음", "모두 따옴표",
    "쌍반점", "천 단위 쉼표", "전각 숫자", "영문 달", "앞자리 0 없는 날짜", "대문자 참",
    "빈 열", "빈 줄", "뒤집은 줄", "끝 열로 정렬", "뒤집은 열", "머리줄의 대문자",
)  # fmt: skip


@cache
def sheet_of(table: Table) -> Sheet:
    return Sheet.read(table, (DATA / table.path).read_bytes())


def injected(name: str, share: int = 2 if LONG else 8) -> Iterator[tuple[Table, bytes, str]]:
    """Yields table, spoiled file and place of a fault, in one of ``share`` tables."""
    start = list(STRUCTURAL).index(name)
    for number, table in enumerate(TABLES):
        if (number + start) % share == 0:
            spoiled = STRUCTURAL[name](sheet_of(table))
            if spoiled:
                yield table, *spoiled


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("officer") / "data"))


def output_after(folder: Path, table: Table, raw: bytes) -> tuple[Finding, ...]:
    """Returns what is told with one file replaced, and puts the file back."""
    path = folder / table.path
    good = path.read_bytes()
    try:
        path.write_bytes(raw)
        return validate_package(folder).problems
    finally:
        path.write_bytes(good)


def is_reported(findings: tuple[Finding, ...], place: str) -> bool:
    """Tells whether a place is named: a cell exactly, a row or a file by itself or by its cells."""
    return any(
        place in {finding.place, f"{finding.file} {finding.row}행", finding.file}
        for finding in findings
    )


def test_there_are_enough() -> None:
    assert sum(len(list(injected(name))) for name in STRUCTURAL) >= FEWEST


@pytest.mark.parametrize("name", sampled(STRUCTURAL, 2))
def test_a_fault_is_reported_with_its_cell(folder: Path, name: str) -> None:
    for table, spoiled, place in injected(name):
        findings = output_after(folder, table, spoiled)
        assert is_reported(findings, place), (table.name, place, list(map(str, findings[:3])))
        for finding in findings:
            assert HANGUL.search(finding.rule), finding
            assert HANGUL.search(finding.remedy), finding
            assert not MACHINE.search(f"{finding.rule} {finding.remedy}"), finding
            assert finding.code in load_codes()


@pytest.mark.parametrize("name", sampled(SAVINGS, 3))
def test_what_a_spreadsheet_did_is_repaired_to_the_byte(name: str) -> None:
    for table in TABLES:
        raw = (DATA / table.path).read_bytes()
        spoiled = SAVINGS[name](sheet_of(table))
        repaired = repair_table(table, spoiled, raw)
        assert repaired.raw == raw, table.name
        assert not repaired.unrepaired
        assert bool(repaired.changes) == (spoiled != raw)


@pytest.mark.parametrize("name", sampled(WITHOUT_PUBLISHED, 3))
def test_much_is_repaired_without_the_published_file(name: str) -> None:
    for table in TABLES:
        raw = (DATA / table.path).read_bytes()
        assert repair_table(table, SAVINGS[name](sheet_of(table))).raw == raw, table.name


def test_sound_files_are_left_as_they_are() -> None:
    for table in TABLES:
        raw = (DATA / table.path).read_bytes()
        for published in (None, raw):
            repaired = repair_table(table, raw, published)
            assert repaired.raw == raw
            assert not repaired.changes
            assert not repaired.unrepaired


@pytest.mark.parametrize(
    "name", sampled(("엑셀 CSV", "풀린 한글", "뒤집은 열", "날짜의 일련번호"), 4)
)
def test_repairing_twice_is_mending_once(name: str) -> None:
    for table in TABLES:
        once = repair_table(table, SAVINGS[name](sheet_of(table))).raw
        again = repair_table(table, once)
        assert again.raw == once, table.name
        assert not again.changes


@pytest.mark.slow
def test_what_is_legal_is_not_refused(folder: Path) -> None:
    """Windows line ends, quotes that need not be, no last line end: they were always read."""
    names = ("CRLF", "모두 따옴표", "끝 줄바꿈 없음")
    for number, table in enumerate(TABLES):
        name = names[number % len(names)]
        if sheet_of(table).rows[1:]:
            assert output_after(folder, table, SAVINGS[name](sheet_of(table))) == (), table.name
