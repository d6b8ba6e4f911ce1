from pathlib import Path

from macros.review.drawn import Drawn
from macros.review.snapshot import read_snapshot
from tests.review.change import drop_row


def test_charts_that_there_are(town_dir: Path) -> None:
    drawn = Drawn(read_snapshot(town_dir))
    assert drawn.programs("budgets") == {"brackets", "dash"}
    assert drawn.programs("figures") == {"brackets"}
    assert drawn.programs("milestones") == {"brackets"}
    assert drawn.growth
    assert drawn.fiscal_year == "2024"
    assert drawn.series == {"jobs"}


def test_too_few_values_make_no_chart(town_dir: Path) -> None:
    drop_row("observations.csv", "jobs-2022")(town_dir)
    drop_row("budgets.csv", "budget-dash-original")(town_dir)
    drawn = Drawn(read_snapshot(town_dir))
    assert drawn.series == frozenset()
    assert not drawn.growth
