from pathlib import Path

import pytest

from macros.review.row_changes import CellChange
from macros.review.severity import RULES, Tier, percent_change, tier_of_cell
from tests.review.change import Change, add_row, difference, drop_row, set_value


def test_percentages_are_exact_and_know_their_limits() -> None:
    assert str(percent_change("41115", "4111")) == "-90.0"
    assert str(percent_change("-10", "-5")) == "50.0"
    assert percent_change("0", "5") is None
    assert percent_change("가", "5") is None
    assert percent_change("NaN", "5") is None
    assert percent_change("5", "Infinity") is None


@pytest.mark.parametrize(
    ("table", "column", "before", "after", "tier"),
    [
        ("budgets", "value", "100", "150", Tier.AMBER),
        ("budgets", "value", "100", "151", Tier.RED),
        ("budgets", "value", "100", "49", Tier.RED),
        ("budgets", "value", "0", "1", Tier.RED),
        ("budgets", "item_ko", "가", "나", Tier.GREEN),
        ("budgets", "order", "1", "2", Tier.GREEN),
        ("budgets", "fiscal_year", "2023", "2024", Tier.AMBER),
        ("figures", "kind", "target", "result", Tier.RED),
        ("figures", "unit", "persons", "times", Tier.RED),
        ("figures", "source_line", "1", "2", Tier.AMBER),
        ("figures", "as_printed", "가", "", Tier.RED),
        ("reports", "text_sha256", "a", "b", Tier.RED),
        ("identities", "explanation_ko", "가", "나", Tier.AMBER),
        ("milestones", "status", "planned", "finished", Tier.AMBER),
        ("contents", "kind", "course", "job", Tier.AMBER),
    ],
)
def test_tiers_of_cells(table: str, column: str, before: str, after: str, tier: Tier) -> None:
    assert tier_of_cell(table, CellChange(column, before, after)) is tier


@pytest.mark.parametrize(
    ("change", "tier"),
    [
        (set_value("programs.csv", "summary_ko", "다른 설명"), Tier.GREEN),
        (add_row("glossary.csv", term_id="z", term_ko="지", plain_ko="풀이"), Tier.GREEN),
        (set_value("figures.csv", "value", "9001", figure_id="brackets-area"), Tier.AMBER),
        (add_row("not_facts.csv", report_id="town-2024", source_line="1"), Tier.AMBER),
        (drop_row("glossary.csv", "star"), Tier.RED),
        (set_value("budgets.csv", "value", "2", figure_id="budget-brackets-b"), Tier.RED),
    ],
)
def test_the_highest_tier_counts(tmp_path: Path, change: Change, tier: Tier) -> None:
    assert difference(tmp_path, change).tier is tier


def test_no_change_is_green_and_a_problem_red(tmp_path: Path) -> None:
    assert difference(tmp_path / "a").tier is Tier.GREEN
    assert difference(tmp_path / "b", problems=("문제",)).tier is Tier.RED


def test_every_tier_has_its_rules() -> None:
    assert {tier for tier, _ in RULES} == set(Tier)
    assert [tier.name_ko for tier in Tier] == ["초록", "노랑", "빨강"]
