"""What templates may use of this project, by name: ``main.py`` registers it."""

from __future__ import annotations

from collections.abc import Callable

from macros.catalog import money_words
from macros.catalog.chapters import has_page
from macros.catalog.follow_up import is_followed
from macros.catalog.growth import budget_growths
from macros.catalog.history import history_of, history_of_division, reports_of
from macros.catalog.leaves import districts, months
from macros.catalog.measures import budget_sums, by_budget, division_basis, listed, stages_differ
from macros.catalog.spans import dated_milestones
from macros.catalog.transcription import legible
from macros.render import (
    amounts,
    budget_charts,
    budget_data,
    budget_growth,
    budget_overview,
    comparison,
    crowd,
    detail_charts,
    detail_listings,
    dictionary,
    digit_cells,
    follow_up,
    history,
    key_facts,
    leaves,
    listings,
    moved,
    office_charts,
    ordered,
    overviews,
    passport,
    program_cells,
    program_index,
    quality,
    registers,
    related,
    tables,
    text,
    words,
)

# Take the catalog as their first argument.
CATALOG_FIRST: tuple[Callable[..., object], ...] = (
    budget_charts.programs_chart,
    budget_charts.parts_chart,
    budget_charts.strategies_chart,
    budget_data.stages_mixed,
    budget_overview.all_programs_chart,
    budget_overview.budget_matrix,
    budget_growth.growth_chart,
    budget_growth.growth_table,
    budget_growth.year_changes_table,
    comparison.comparison_table,
    office_charts.execution_chart,
    office_charts.staff_chart,
    overviews.events_table,
    overviews.told_by,
    amounts.left_out_words,
    overviews.upcoming_days,
    overviews.report_days,
    reports_of,
    detail_listings.steps_list,
    listings.programs_table,
    program_index.program_index,
    program_cells.division_note,
    program_cells.division_source,
    ordered.order_links,
    ordered.ordered_table,
    listings.budgets_table,
    listings.execution_table,
    listings.execution_of_division,
    listings.staff_table,
    listings.staff_of_division,
    listings.staff_headline,
    registers.identities_table,
    registers.corrections_table,
    detail_charts.targets_chart,
    detail_charts.timeline_chart,
    detail_listings.figures_by_kind,
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
    follow_up.overdue_list,
    history.budget_then_and_now,
    history.promises_table,
    history_of,
    history_of_division,
    is_followed,
    passport.passport,
    related.related_table,
    key_facts.when_in_short,
    key_facts.where_in_short,
    dictionary.dictionary_table,
    dated_milestones,
    has_page,
    listings.division_kinds,
    moved.moved_notice,
    moved.moved_figures,
    moved.moved_table,
    quality.measured_table,
    leaves.section_name,
)
# Take the leaves of long lists as their first argument.
LEAVES_FIRST: tuple[Callable[..., object], ...] = (
    leaves.leaf_contents,
    leaves.leaf_title,
    leaves.leaf_steps,
    leaves.leaf_table,
    leaves.check_link,
    leaves.compared_programs,
)
# Take nothing but what the template gives.
PLAIN: tuple[Callable[..., object], ...] = (
    history.earlier_budgets_table,
    history.earlier_execution,
    history.earlier_staff,
    history.earlier_execution_table,
    history.earlier_staff_table,
    history.earlier_staff_headline,
    history.earlier_observations,
    months,
    districts,
    division_basis,
    leaves.leaf_crumb,
    crowd.largest,
    crowd.first_rows,
    digit_cells.digit_cells,
    quality.page_sizes_table,
)
# Take the catalog as the argument of that name.
CATALOG_NAMED: tuple[Callable[..., object], ...] = (
    budget_growths,
    budget_sums,
    by_budget,
    listed,
    stages_differ,
)
FILTERS: dict[str, Callable[..., object]] = {
    "md": text.escape,
    "legible": legible,
    "number": text.number,
    "percent": text.percent,
    "money": money_words.amounts_words,
    "stored": money_words.stored_words,
    "korean_date": text.korean_date,
    "particle": text.with_particle,
    "particle_alone": text.particle_alone,
    "heard": tables.Heard,
    "period": words.period_words,
}
