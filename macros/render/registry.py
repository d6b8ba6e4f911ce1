"""What templates may use of this project, by name: ``main.py`` registers it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import partial
from itertools import takewhile

from macros.catalog.chapters import filled_tables, has_page
from macros.catalog.date_ranges import dated_milestones
from macros.catalog.history import history_of, history_of_division, reports_of
from macros.catalog.queries.budget_changes import budget_growths
from macros.catalog.queries.calculations import (
    budget_sums,
    by_budget,
    division_basis,
    listed,
    stages_differ,
)
from macros.catalog.queries.pagination import districts, months
from macros.catalog.queries.progress import is_followed
from macros.i18n import korean
from macros.render import partials
from macros.render.charts import (
    budget_changes,
    budget_data,
    budget_overview,
    budgets,
    sampling,
)
from macros.render.charts import (
    office as office_charts,
)
from macros.render.charts import (
    program as detail_charts,
)
from macros.render.charts.figure import chart_figure
from macros.render.components import (
    amount,
    key_facts,
    program_cells,
    progress,
    source,
    table,
)
from macros.render.components.citation import citation
from macros.render.tables import (
    checks,
    dictionary,
    indexes,
    paginated,
    programs_comparison,
    programs_index,
    programs_related,
    quality,
    redirects,
    reports,
)
from macros.render.tables import (
    office as listings,
)
from macros.render.tables import (
    program as detail_listings,
)

# Names of templates are those of the functions; ``bind`` says what they take.
MACROS: tuple[Callable[..., object], ...] = (
    citation,
    budgets.programs_chart,
    budgets.parts_chart,
    budgets.strategies_chart,
    budget_data.stages_mixed,
    budget_overview.all_programs_chart,
    budget_overview.budget_matrix,
    budget_changes.growth_chart,
    budget_changes.growth_table,
    budget_changes.year_changes_tables,
    programs_comparison.comparison_table,
    office_charts.execution_chart,
    office_charts.staff_chart,
    indexes.events_table,
    reports.reports_newest_first,
    reports.figures_in,
    reports.sections_table,
    reports.office_rows,
    source.line_words,
    indexes.reported_by,
    amount.left_out_words,
    amount.fiscal_year_note,
    programs_index.has_digit_columns,
    indexes.upcoming_days,
    indexes.report_days,
    reports_of,
    detail_listings.steps_list,
    listings.programs_table,
    programs_index.program_index,
    program_cells.division_note,
    program_cells.division_source,
    programs_index.sort_links,
    programs_index.sorted_table,
    listings.budgets_table,
    listings.execution_table,
    listings.execution_of_division,
    listings.staff_table,
    listings.staff_of_division,
    listings.staff_headline,
    checks.identities_table,
    checks.corrections_table,
    detail_charts.targets_chart,
    detail_charts.timeline_chart,
    detail_listings.figures_by_kind,
    detail_listings.figures_table,
    detail_listings.pairs_table,
    detail_listings.milestones_table,
    detail_listings.places_table,
    detail_listings.organizations_table,
    detail_listings.contents_list,
    indexes.indicator_chart,
    indexes.observations_table,
    indexes.legal_bases_table,
    indexes.glossary_table,
    indexes.upcoming_list,
    progress.overdue_list,
    reports.budget_then_and_now,
    reports.promises_table,
    history_of,
    history_of_division,
    is_followed,
    source.passport,
    programs_related.related_table,
    key_facts.when_in_short,
    key_facts.where_in_short,
    dictionary.dictionary_table,
    dated_milestones,
    filled_tables,
    has_page,
    listings.division_kinds,
    redirects.redirect_notice,
    redirects.redirected_figures,
    redirects.redirects_table,
    quality.measured_table,
    paginated.section_name,
    paginated.pagination_contents,
    paginated.list_page_title,
    paginated.pagination_nav,
    paginated.list_page_table,
    paginated.check_link,
    paginated.compared_programs,
    reports.earlier_budgets_table,
    months,
    districts,
    division_basis,
    paginated.list_breadcrumb,
    sampling.top_n,
    sampling.first_rows,
    amount.digit_cells,
    budget_growths,
    budget_sums,
    by_budget,
    listed,
    stages_differ,
)
# Those that templates call otherwise.
RENAMED: dict[str, Callable[..., object]] = {"figure": chart_figure, "source": listings.source_cell}
FILTERS: dict[str, Callable[..., object]] = {
    **partials.FILTERS,
    "md": korean.escape,
    "visually_hidden": table.VisuallyHidden,
}
# Take the catalog of an earlier report as their first argument.
OF_EARLIER_REPORT: dict[str, Callable[..., object]] = {
    "earlier_execution": listings.execution_of_division,
    "earlier_staff": listings.staff_of_division,
    "earlier_execution_table": listings.execution_table,
    "earlier_staff_table": listings.staff_table,
    "earlier_staff_headline": listings.staff_headline,
    "earlier_observations": indexes.observations_table,
    "earlier_events": indexes.events_table,
}


def bind(function: Callable[..., object], given: Mapping[str, object]) -> Callable[..., object]:
    """Returns a function as templates call it: what it takes of the build is given already.

    Args:
        function: Whatever parameters of it are named as something of the build, like ``catalog``,
            get it; the template gives the others.
        given: What a build has, by those names.

    >>> bind(lambda catalog, name: f"{name} of {catalog}", {"catalog": "all"})("one")
    'one of all'
    """
    names = list(inspect.signature(function).parameters)
    first = list(takewhile(given.__contains__, names))
    rest = {name: given[name] for name in names[len(first) :] if name in given}
    return partial(function, *(given[name] for name in first), **rest)
