"""Numbers that no office writes: a sentence and an exit code from each command, and at once."""

import time
from pathlib import Path

import pytest

from macros.__main__ import main
from tests.catalog.damage import cell_of, set_cell
from tests.conftest import TOWN, copy_town, sampled

NUMBERS = (
    *("1e999999999", "-1.5e999999999", "1e-999999999", "1.0e-999999999", "1e9999999999999999999"),
    *("Infinity", "-Infinity", "NaN", "sNaN", "9" * 5000, f"{'9' * 5000}.5", f"0.{'0' * 5000}1"),
)
CELLS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("budgets.csv", "value", {"figure_id": "budget-dash"}),
    ("figures.csv", "value", {"figure_id": "brackets-area"}),
    ("figures.csv", "source_line", {"figure_id": "brackets-area"}),
    ("not_facts.csv", "source_line", {}),
    ("budgets.csv", "fiscal_year", {"figure_id": "budget-dash"}),
)
MAX_SECONDS = 5  # of this process; one of these numbers written out took forty


@pytest.mark.parametrize("number", sampled(NUMBERS, 5), ids=lambda text: text[:20])
def test_no_number_stops_a_command(
    tmp_path: Path, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    base, head = copy_town(tmp_path / "base"), copy_town(tmp_path / "head")
    cells = [(file, cell_of(head, file, column, **where)) for file, column, where in CELLS]
    for file, cell in cells:
        set_cell(head, file, cell, number)
    begun = time.process_time()
    assert main(["check", "--data", str(head)]) == 1
    output = capsys.readouterr().out
    assert all(f"{file} {cell}: " in output for file, cell in cells)
    files = [str(head / file) for file in dict(cells)]
    assert main(["mend", "--base", str(base), "--check", *files]) in {0, 1}
    assert main(["diff", str(base), str(head), "--charts", str(tmp_path / "charts")]) == 0
    assert main(["diff", str(head), str(base), "--format", "json"]) == 0
    assert main(["verify", "--data", str(head), str(TOWN / "report.txt")]) == 1
    assert time.process_time() - begun < MAX_SECONDS
