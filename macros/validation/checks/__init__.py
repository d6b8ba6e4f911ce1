"""Rules that a Table Schema can't say, each a named check that yields findings.

``TEXT_RULES`` look at single cells and run on every table that can be read, as do ``KEY_RULES``,
which follow keys into other tables. ``TABLE_RULES`` compare rows and tables and see only the tables
without a problem so far; one whose ``needs`` are not all sound is left out, since it would
misreport. ``CATALOG_RULES`` compute, so all must be sound. ``WARNING_RULES`` tell what is legal but
odd; they get the tables before a change as well, where they are known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from macros.catalog.catalog import Catalog
from macros.catalog.package.findings import Finding
from macros.catalog.queries.shown_rows import check_reports, check_shown
from macros.catalog.rows import Tables
from macros.validation.checks import (
    details,
    duplicates,
    identities,
    keys,
    outliers,
    personal_data,
    report_changes,
    sources,
    text,
    totals,
    updates,
)

TableCheck = Callable[[Tables], Iterator[Finding]]
WarningCheck = Callable[[Tables, Tables | None], Iterator[Finding]]
CatalogCheck = Callable[[Catalog], Iterator[Finding]]


@dataclass(frozen=True)
class TableRule:
    """A check and the tables it can't do without."""

    check: TableCheck
    needs: frozenset[str] = frozenset()


TEXT_RULES: tuple[TableCheck, ...] = (
    text.check_text,
    text.check_formats,
    text.check_patterns,
    keys.check_file_names,
    details.check_days,
    personal_data.check_resident_numbers,
)
KEY_RULES: tuple[TableCheck, ...] = (keys.check_foreign_keys,)
TABLE_RULES: tuple[TableRule, ...] = (
    TableRule(keys.check_order),
    TableRule(keys.check_figure_ids),
    TableRule(keys.check_reserved_names, frozenset({"programs"})),
    TableRule(keys.check_figure_references, frozenset({"figures", "corrections"})),
    TableRule(keys.check_terms, frozenset({"identities"})),
    TableRule(sources.check_lines, frozenset({"sections"})),
    TableRule(sources.check_printed_values, frozenset({"corrections"})),
    TableRule(totals.check_money),
    TableRule(totals.check_units),
    TableRule(totals.check_totals, frozenset({"programs", "budgets"})),
    TableRule(totals.check_rows_and_totals, frozenset({"staffing", "division_budgets", "budgets"})),
    TableRule(
        totals.check_complete_tables, frozenset({"divisions", "staffing", "division_budgets"})
    ),
    TableRule(totals.check_numbers, frozenset({"strategies", "program_groups", "programs"})),
    TableRule(duplicates.check_budget_years, frozenset({"budgets"})),
    TableRule(duplicates.check_observation_years, frozenset({"observations"})),
    TableRule(
        duplicates.check_belonging,
        frozenset({"programs", "program_groups", "division_duties", "figures"}),
    ),
    TableRule(duplicates.check_section_lines, frozenset({"reports", "sections"})),
    TableRule(details.check_dates, frozenset({"reports", "milestones", "events"})),
    TableRule(details.check_money_role, frozenset({"figures"})),
    TableRule(details.check_measures, frozenset({"figures"})),
    TableRule(details.check_periods, frozenset({"figures"})),
    TableRule(details.check_audiences, frozenset({"programs", "audiences"})),
    TableRule(details.check_districts, frozenset({"places"})),
    TableRule(details.check_division_bases, frozenset({"programs"})),
    TableRule(
        keys.check_redirects,
        frozenset({"moved", "programs", "program_groups", "strategies", "divisions"}),
    ),
    TableRule(updates.check_milestone_ids, frozenset({"milestones", "figures"})),
    TableRule(updates.check_updates, frozenset({"reports", "milestones", "figures", "updates"})),
)
CATALOG_RULES: tuple[CatalogCheck, ...] = (identities.check_identities, check_reports, check_shown)
WARNING_RULES: tuple[WarningCheck, ...] = (
    text.warn_of_guards,
    duplicates.warn_of_other_years,
    duplicates.warn_of_printed_units,
    report_changes.warn_of_lost_rows,
    report_changes.warn_of_exchanged_values,
    personal_data.warn_of_personal_data,
    outliers.warn_of_budget_changes,
    outliers.warn_of_absent_budgets,
    outliers.warn_of_exceeded_targets,
    outliers.warn_of_dates_outside_the_year,
    outliers.warn_of_officialese,
)
