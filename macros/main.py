"""FACE of mkdocs-macros: registers the names that templates and pages use.

``docs/developers/macros.md`` lists them with an example each; a test holds the two together.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from macros.catalog.measures import budget_sum, by_budget, evaluate_all, stages_differ
from macros.render import budget_charts, listings, office_charts, registers, text
from macros.render.cache import ChartCache
from macros.render.figure import chart_figure


def define_env(env: Any) -> None:
    """Registers macros and filters. ``catalog`` is a variable already: ``hooks.py`` put it there.

    Args:
        env: The environment mkdocs-macros hands over.
    """
    catalog = env.variables["catalog"]
    cache = ChartCache(Path(env.project_dir) / env.variables["cache_dir"] / "charts")
    env.variables["outcomes"] = evaluate_all(catalog)

    env.macro(partial(chart_figure, draw=cache.draw), "figure")
    for maker in (
        budget_charts.programs_chart,
        budget_charts.parts_chart,
        office_charts.execution_chart,
        office_charts.staff_chart,
        listings.programs_table,
        listings.budgets_table,
        listings.execution_table,
        listings.execution_of_division,
        listings.staff_table,
        listings.staff_of_division,
        registers.identities_table,
        registers.corrections_table,
    ):
        env.macro(partial(maker, catalog), maker.__name__)
    env.macro(listings.source_cell, "source")
    env.macro(partial(budget_sum, catalog=catalog), "budget_sum")
    env.macro(partial(by_budget, catalog=catalog), "by_budget")
    env.macro(partial(stages_differ, catalog=catalog), "stages_differ")

    env.filter(text.escape, "md")
    env.filter(text.number, "number")
    env.filter(text.percent, "percent")
    env.filter(text.won, "won")
    env.filter(text.million_won, "million_won")
    env.filter(text.korean_date, "korean_date")
    env.filter(text.with_particle, "particle")
