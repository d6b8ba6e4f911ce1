from pathlib import Path

import pytest

from macros.review.row_changes import CellChange
from macros.review.severity import RULES, Severity, percent_change, severity_of_cell
from tests.review.change import Change, add_row, difference, drop_row, set_value


def test_percentages_are_exact_and_know_their_limits() -> None:
    assert str(percent_change("41115", "4111")) == "-90.0"
    assert str(percent_change("-10", "-5")) == "50.0"
    assert percent_change("0", "5") is None
    assert percent_change("가", "5") is None
    assert percent_change("NaN", "5") is None
    assert percent_change("5", "Infinity") is None


@pytest.mark.parametrize(
    ("table", "column", "before", "after", "severity"),
    [
        ("budgets", "value", "100", "150", Severity.AMBER),
        ("budgets", "value", "100", "151", Severity.RED),
        ("budgets", "value", "100", "49", Severity.RED),
        ("budgets", "value", "0", "1", Severity.RED),
        ("budgets", "item_ko", "가", "나", Severity.GREEN),
        ("budgets", "order", "1", "2", Severity.GREEN),
        ("budgets", "fiscal_year", "2023", "2024", Severity.AMBER),
        ("figures", "kind", "target", "result", Severity.RED),
        ("figures", "unit", "persons", "times", Severity.RED),
        ("figures", "source_line", "1", "2", Severity.AMBER),
        ("figures", "as_printed", "가", "", Severity.RED),
        ("reports", "text_sha256", "a", "b", Severity.RED),
        ("identities", "explanation_ko", "가", "나", Severity.AMBER),
        ("milestones", "status", "planned", "finished", Severity.AMBER),
        ("contents", "kind", "course", "job", Severity.AMBER),
    ],
)
def test_severities_of_cells(
    table: str, column: str, before: str, after: str, severity: Severity
) -> None:
    assert severity_of_cell(table, CellChange(column, before, after)) is severity


@pytest.mark.parametrize(
    ("change", "severity"),
    [
        (set_value("programs.csv", "summary_ko", "다른 설명"), Severity.GREEN),
        (add_row("glossary.csv", term_id="z", term_ko="지", plain_ko="풀이"), Severity.GREEN),
        (set_value("figures.csv", "value", "9001", figure_id="brackets-area"), Severity.AMBER),
        (add_row("not_facts.csv", report_id="town-2024", source_line="1"), Severity.AMBER),
        (drop_row("glossary.csv", "star"), Severity.RED),
        (set_value("budgets.csv", "value", "2", figure_id="budget-brackets-b"), Severity.RED),
    ],
)
def test_the_highest_severity_counts(tmp_path: Path, change: Change, severity: Severity) -> None:
    assert difference(tmp_path, change).severity is severity


def test_no_change_is_green_and_a_problem_red(tmp_path: Path) -> None:
    assert difference(tmp_path / "a").severity is Severity.GREEN
    assert difference(tmp_path / "b", problems=("문제",)).severity is Severity.RED


def test_every_severity_has_its_rules() -> None:
    assert {severity for severity, _ in RULES} == set(Severity)
    assert [severity.name_ko for severity in Severity] == ["초록", "노랑", "빨강"]
