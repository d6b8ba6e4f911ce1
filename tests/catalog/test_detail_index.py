import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped


def test_groups_keep_the_order_of_rows() -> None:
    assert grouped([3, 1, 4, 1, 5], lambda n: n % 2) == {1: (3, 1, 1, 5), 0: (4,)}


def test_what_belongs_to_a_program(town: Catalog) -> None:
    details = town.details
    assert [f.order for f in details.figures_of("brackets")] == [*range(1, 16)]
    assert [m.milestone_id for m in details.milestones_of("brackets")] == [
        "brackets-step-open",
        "brackets-step-eve",
        "brackets-step-festival",
        "brackets-step-walk",
    ]
    assert [a.words_ko for a in details.audiences_of("brackets")] == ["누구나 & 모두"]
    assert len(details.places_of("brackets")) == 2
    assert len(details.organizations_of("brackets")) == 1
    assert len(details.contents_of("brackets")) == 2
    assert [s.order for s in details.steps_of("brackets")] == [1, 2]
    assert len(details.observations_of("jobs")) == 3
    assert details.figures_of("dash") == ()


def test_what_belongs_to_the_office(town: Catalog) -> None:
    assert [f.figure_id for f in town.details.figures_of(None)] == ["office-halls"]
    assert [o.organization_id for o in town.details.organizations_of(None)] == ["office-org-hall"]


def test_omissions_of_programs_and_groups(town: Catalog) -> None:
    assert len(town.details.omissions_of("brackets")) == 1
    assert len(town.details.omissions_of(None, "bundle")) == 1
    assert town.details.omissions_of("dash") == ()


def test_one_row_is_found_by_several_columns_or_there_is_none(town: Catalog) -> None:
    details = town.details
    moved = details.moved[0]
    assert details.redirect_page(moved.kind, moved.old_id) is moved
    assert details.find(details.moved, kind="figure") == tuple(
        row for row in details.moved if row.kind == "figure"
    )
    with pytest.raises(KeyError):
        details.redirect_page("program", "never-there")
