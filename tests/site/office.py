"""Workbooks as LibreOffice reads them: every sheet as rows of text."""

from __future__ import annotations

import csv
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.conftest import ROOT

# Commas, double quotes, UTF-8, from the first row; values as they are stored; all sheets.
FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
Rows = list[list[str]]


def find_office() -> str:
    """Returns the path of LibreOffice, or fails with what is missing."""
    found = subprocess.run(
        [str(ROOT / ".ci" / "find-office")], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr
    return found.stdout.strip()


def read_books(paths: Sequence[Path]) -> dict[Path, dict[str, Rows]]:
    """Opens workbooks in LibreOffice; returns the sheets of each by name."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        command = [find_office(), "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        command += ["--convert-to", FILTER, "--outdir", str(folder / "out"), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return {path: _sheets(folder / "out", path.stem, paths) for path in paths}


def _sheets(folder: Path, stem: str, paths: Sequence[Path]) -> dict[str, Rows]:
    others = [path.stem for path in paths if path.stem.startswith(f"{stem}-")]
    sheets = {}
    for path in sorted(folder.glob(f"{stem}-*.csv")):
        if not any(path.stem.startswith(f"{other}-") for other in others):
            with path.open(encoding="utf-8", newline="") as file:
                sheets[path.stem.removeprefix(f"{stem}-")] = list(csv.reader(file))
    return sheets
