from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.review.impact_charts import BudgetCharts, Drawn
from macros.review.snapshot import read_snapshot
from macros.validation.package import load_catalog
from tests.conftest import copy_minimal
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


def test_charts_of_several_budgets(town: Catalog, tmp_path: Path) -> None:
    charts = BudgetCharts(town)
    drawn = ("chart-strategies", "budget/chart-programs", "groups/bundle/chart-group")
    assert all(map(charts.has, (*drawn, "programs/dash/chart-strategy")))
    assert not charts.has("programs/brackets/chart-strategy")  # alone in its strategy
    assert not charts.has("chart-all")
    minimal = BudgetCharts(load_catalog(copy_minimal(tmp_path)))
    assert minimal.has("chart-all")
    assert not minimal.has("chart-strategies")
