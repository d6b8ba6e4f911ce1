from pathlib import Path

from macros.review.report_formats import format_difference
from tests.review.change import difference, drop_row, set_value


def test_no_change_no_result(tmp_path: Path) -> None:
    assert difference(tmp_path).sums == ()


def test_a_sum_that_held_breaks_and_is_repaired(tmp_path: Path) -> None:
    found = difference(
        tmp_path, set_value("budgets.csv", "value", "2", figure_id="budget-brackets-b")
    ).sums
    broken = [change for change in found if change.broken]
    assert broken
    assert found[0].broken
    assert broken[0].before is not None
    assert broken[0].after is not None
    assert (broken[0].before.status, broken[0].after.status) == ("holds", "differs")


def test_what_cannot_be_computed_any_more_is_broken(tmp_path: Path) -> None:
    for number, change in enumerate(
        (
            drop_row("budgets.csv", "budget-brackets-b"),
            set_value("budgets.csv", "value", "일", figure_id="budget-brackets-b"),
        )
    ):
        found = difference(tmp_path / str(number), change).sums
        after = [change.after for change in found if change.broken]
        assert [check_result.status for check_result in after if check_result] == ["unknown"]


def test_a_sum_that_is_gone(tmp_path: Path) -> None:
    before = difference(tmp_path).base.identities
    name = next(iter(before))
    found = difference(tmp_path / "gone", drop_row("identities.csv", name)).sums
    assert [(change.identity_id, change.after) for change in found] == [(name, None)]


def test_a_weekday_breaks_with_its_day(tmp_path: Path) -> None:
    found = difference(
        tmp_path,
        set_value("milestones.csv", "start", "2024-01-16", milestone_id="brackets-step-open"),
    )
    changed = {change.identity_id: change for change in found.sums}
    after = changed["walk-weekdays"].after
    assert after is not None
    assert (after.status, after.computed, after.printed) == ("differs", "월, 화", "월, 토")
    assert changed["walk-weekdays"].broken
    assert "셈한 값 월, 화" in format_difference(found, "text")


def test_a_count_breaks_with_the_row_it_counts(tmp_path: Path) -> None:
    found = difference(tmp_path, drop_row("contents.csv", "brackets-content-a")).sums
    after = {change.identity_id: change.after for change in found}["walk-course-names"]
    assert after is not None
    assert after.status == "unknown"
