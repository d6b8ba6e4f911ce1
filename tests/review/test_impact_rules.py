from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.review.impact_rules import TABLE_PAGES
from tests.review.change import Change, add_row, difference, drop_row, set_value

WIDE = set_value("programs.csv", "short_name_ko", "새 이름", program_id="brackets")


@pytest.mark.parametrize(
    ("change", "pages"),
    [
        (
            set_value("figures.csv", "value", "9001", figure_id="brackets-area"),
            {"compare/", "data/limits/", "programs/", "programs/brackets/"},
        ),
        (
            set_value("milestones.csv", "what_ko", "다른 일"),
            {
                "",
                "calendar/",
                "compare/",
                "data/",
                "data/limits/",
                "programs/",
                "programs/brackets/",
            },
        ),
        (set_value("events.csv", "venue_ko", "다른 곳"), {"calendar/", "programs/brackets/"}),
        (set_value("steps.csv", "step_ko", "다른 걸음"), {"programs/brackets/"}),
        (set_value("observations.csv", "value", "12"), {"economy/"}),
        (set_value("not_facts.csv", "reason_ko", "다른 까닭"), set()),
        (
            set_value("figures.csv", "value", "2", program_id=""),
            {"compare/", "data/limits/", "divisions/", "programs/"},
        ),
        (set_value("reports.csv", "title_en", "Other"), set()),
    ],
)
def test_pages_of_one_cell(tmp_path: Path, change: Change, pages: set[str]) -> None:
    effects = difference(tmp_path, change).effects
    assert set(effects.pages) == pages
    assert not effects.every_page


def test_a_name_affects_the_programs_beside_it(tmp_path: Path) -> None:
    effects = difference(tmp_path, WIDE).effects
    assert {"", "budget/", "programs/", "strategies/stars/", "programs/dash/"} <= set(effects.pages)
    assert "programs/brackets/chart-strategy" in effects.charts


def test_a_total_affects_strategy_division_and_sums(tmp_path: Path) -> None:
    effects = difference(
        tmp_path, set_value("budgets.csv", "value", "3001", figure_id="budget-dash")
    ).effects
    assert {"checks/", "divisions/planning/", "groups/bundle/", "programs/long-name/"} <= set(
        effects.pages
    )
    assert {
        "budget/chart-growth",
        "chart-strategies",
        "groups/bundle/chart-group",
        "programs/dash/chart-parts",
    } <= set(effects.charts)


@pytest.mark.parametrize(
    "change",
    [
        set_value("reports.csv", "body_ko", "다른 군"),
        set_value("budgets.csv", "fiscal_year", "2025", figure_id="budget-dash"),
        add_row("updates.csv", update_id="a", about="brackets-step-eve", as_of="2024-03-01"),
        add_row("glossary.csv", term_id="z", term_ko="지", plain_ko="풀이", inline="true"),
    ],
)
def test_what_stands_everywhere_affects_every_page(tmp_path: Path, change: Change) -> None:
    effects = difference(tmp_path, change).effects
    assert effects.every_page
    assert effects.pages == ()


def test_pages_and_addresses_that_go(tmp_path: Path) -> None:
    effects = difference(
        tmp_path, drop_row("programs.csv", "dash"), drop_row("budgets.csv", "budget-dash")
    ).effects
    assert effects.gone_pages == ("programs/dash/",)
    assert effects.gone_figures == ("budget-dash",)
    assert "programs/dash/" not in effects.pages


def test_a_division_that_stands_twice_affects_its_page(tmp_path: Path) -> None:
    effects = difference(
        tmp_path, set_value("divisions.csv", "division_id", "planning", division_id="r-and-d")
    ).effects
    assert "divisions/planning/" in effects.pages


def test_every_table_has_its_pages(catalog: Catalog) -> None:
    assert set(TABLE_PAGES) == {table.name for table in catalog.package.tables}
