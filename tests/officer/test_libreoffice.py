"""Tables that LibreOffice opened and saved again: mend gives back every cell of them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from macros.catalog.package.schema import build_package, load_descriptor
from macros.validation.repair.repair import repair_table
from tests.conftest import DATA
from tests.site.office import find_office

TABLES = {table.name: table for table in build_package(load_descriptor(DATA)).tables}
# With what numbers, dates, fractions and long texts stand in.
OPENED = ("division_budgets", "events", "figures", "milestones", "reports", "staffing")
KOREAN, AMERICAN = 1042, 1033  # languages, as LibreOffice counts them
COMMA, TAB = 44, 9
UTF8, UTF16 = 76, 65535
OPEN = "CSV:44,34,76,1,,{language},false,true,false"  # recognising dates and other special numbers
SAVE = "csv:Text - txt - csv (StarCalc):{sign},34,{letters},1,,0,false,true,false"


def convert(folder: Path, paths: list[Path], to: str, language: int = KOREAN) -> list[Path]:
    """Opens tables or workbooks in LibreOffice and saves them; returns the new files."""
    command = [find_office(), "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    if paths[0].suffix == ".csv":
        command.append(f"--infilter={OPEN.format(language=language)}")
    out = folder / to.split(":", maxsplit=1)[0]
    command += ["--convert-to", to, "--outdir", str(out), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return sorted(out.iterdir())


def saved(sign: int = COMMA, letters: int = UTF8) -> str:
    return SAVE.format(sign=sign, letters=letters)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "to"),
    [
        (KOREAN, saved()),
        (AMERICAN, saved(TAB, UTF16)),
    ],
    ids=["commas", "tabs"],
)
def test_a_table_that_was_saved_again_is_given_back(tmp_path: Path, language: int, to: str) -> None:
    paths = [DATA / f"{name}.csv" for name in OPENED if name in TABLES]
    changed = 0
    for path in convert(tmp_path, paths, to, language):
        raw, good = path.read_bytes(), (DATA / path.name).read_bytes()
        changed += raw != good
        repaired = repair_table(TABLES[path.stem], raw, good)
        assert repaired.raw.decode() == good.decode(), path.name
        assert repaired.unrepaired == ()
    assert changed


@pytest.mark.slow
def test_a_table_that_was_a_workbook_is_given_back(tmp_path: Path) -> None:
    paths = [DATA / f"{name}.csv" for name in OPENED if name in TABLES]
    for path in convert(tmp_path, convert(tmp_path, paths, "xlsx"), saved()):
        good = (DATA / path.name).read_bytes()
        repaired = repair_table(TABLES[path.stem], path.read_bytes(), good)
        assert repaired.raw.decode() == good.decode(), path.name
