"""FACE of mkdocs-macros: registers the names that templates and pages use.

``docs/developers/macros.md`` lists them with an example each; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from macros.catalog.measures import (
    budget_sum,
    by_budget,
    evaluate_all,
    select_outcomes,
    stages_differ,
)
from macros.render import (
    budget_charts,
    detail_charts,
    detail_listings,
    listings,
    office_charts,
    overviews,
    passport,
    registers,
    text,
    words,
)
from macros.render.figure import chart_figure

CATALOG_FIRST: tuple[Callable[..., object], ...] = (
    budget_charts.programs_chart,
    budget_charts.parts_chart,
    budget_charts.strategies_chart,
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
    detail_charts.targets_chart,
    detail_charts.timeline_chart,
    detail_listings.figures_table,
    detail_listings.pairs_table,
    detail_listings.milestones_table,
    detail_listings.places_table,
    detail_listings.organizations_table,
    detail_listings.contents_list,
    overviews.indicator_chart,
    overviews.observations_table,
    overviews.legal_bases_table,
    overviews.glossary_table,
    overviews.upcoming_list,
    passport.passport,
)
PLAIN: tuple[Callable[..., object], ...] = (
    detail_listings.figures_by_kind,
    detail_listings.steps_list,
    overviews.events_table,
    overviews.months,
    overviews.districts,
    passport.digit_cells,
)
CATALOG_NAMED: tuple[Callable[..., object], ...] = (budget_sum, by_budget, stages_differ)
FILTERS: dict[str, Callable[..., object]] = {
    "md": text.escape,
    "number": text.number,
    "percent": text.percent,
    "won": text.won,
    "million_won": text.million_won,
    "korean_date": text.korean_date,
    "particle": text.with_particle,
    "period": words.period_words,
}


def define_env(env: Any) -> None:
    """Registers macros and filters. ``hooks.py`` has put ``catalog`` and ``drawings`` there.

    Args:
        env: The environment mkdocs-macros hands over.
    """
    catalog = env.variables["catalog"]
    env.macro(partial(chart_figure, draw=env.variables["drawings"].ask), "figure")
    env.macro(partial(select_outcomes, evaluate_all(catalog)), "outcomes")
    env.macro(listings.source_cell, "source")
    for function in CATALOG_FIRST:
        env.macro(partial(function, catalog), function.__name__)
    for plain in PLAIN:
        env.macro(plain, plain.__name__)
    for named in CATALOG_NAMED:
        env.macro(partial(named, catalog=catalog), named.__name__)
    for name, make in FILTERS.items():
        env.filter(make, name)
