"""What became of promises: told, overdue, not known; never undone."""

from dataclasses import replace
from datetime import date

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.details import Update
from macros.catalog.queries.progress import is_followed, milestone_state, overdue, target_state


def update(about: str, day: str, status: str) -> Update:
    return Update(
        f"{about}-{day}", about, date.fromisoformat(day), status, "일", "https://a.kr", "글", None
    )


def follow(town: Catalog, day: str | None, *updates: Update) -> Catalog:
    setting = date.fromisoformat(day) if day else None
    return replace(town, as_of_setting=setting, details=replace(town.details, updates=updates))


def states(town: Catalog) -> dict[str, str | None]:
    return {m.milestone_id: milestone_state(town, m) for m in town.details.milestones}


def test_with_nothing_known_later_nothing_is_said(town: Catalog) -> None:
    assert set(states(town).values()) == {None}
    assert {target_state(town, figure) for figure in town.details.figures} == {None}
    assert overdue(town) == ()
    assert not is_followed(town, town.total("dash").source)


def test_a_later_day_makes_open_steps_unknown_and_past_ones_overdue(town: Catalog) -> None:
    later = follow(town, "2025-01-01")
    assert states(later) == {
        "brackets-step-open": None,
        "brackets-step-eve": "overdue",
        "brackets-step-festival": "overdue",
        "brackets-step-walk": "overdue",
        "dash-step-someday": "unknown",
    }
    assert [m.milestone_id for m in overdue(later)] == [
        "brackets-step-eve",
        "brackets-step-festival",
        "brackets-step-walk",
    ]
    on_the_last_day = follow(town, "2024-12-31")
    assert [m.milestone_id for m in overdue(on_the_last_day)] == ["brackets-step-eve"]
    targets = {f.figure_id: target_state(later, f) for f in town.details.figures}
    assert {name for name, state in targets.items() if state} == {"brackets-people-target"}


def test_the_newest_update_counts(town: Catalog) -> None:
    followed = follow(
        town,
        None,
        update("brackets-step-festival", "2024-12-01", "changed"),
        update("brackets-step-festival", "2025-03-01", "finished_late"),
        update("brackets-people-target", "2024-05-01", "under_way"),
    )
    assert states(followed)["brackets-step-festival"] == "finished_late"
    assert followed.as_of == date(2025, 3, 1)
    (target,) = (f for f in town.details.figures if f.figure_id == "brackets-people-target")
    assert target_state(followed, target) == "under_way"


@pytest.mark.parametrize(
    ("setting", "as_of"),
    [(None, "2024-02-29"), ("2024-01-01", "2024-02-29"), ("2026-01-01", "2026-01-01")],
)
def test_a_setting_cannot_go_behind_the_data(
    town: Catalog, setting: str | None, as_of: str
) -> None:
    assert follow(town, setting).as_of.isoformat() == as_of
