import pytest

from macros.catalog.catalog import Catalog
from tests.conftest import there


def test_one_of_a_kind(town: Catalog) -> None:
    assert town.strategy("stars").number == 1
    assert town.group("bundle").number == "2-1"
    assert town.division("r-and-d").name_ko == "R&D*별*과"
    assert town.duty("duty-planning-01").order == 1
    assert town.legal_basis("star").kind == "ordinance"
    assert town.total("dash").value == 3000
    assert there(town.staff(None, "all", "actual")).value == 4
    assert there(town.executed("planning", "commitments")).value == 500001
    assert town.value("budget-brackets-b") == 1
    assert town.fiscal_year == 2024


def test_many_of_a_kind(town: Catalog) -> None:
    assert [p.program_id for p in town.programs_of_strategy("first")] == ["long-name", "dash"]
    assert [p.program_id for p in town.programs_of_group("bundle")] == ["long-name", "dash"]
    assert len(town.programs_of_division("planning")) == 3
    assert town.programs_of_division("r-and-d") == ()
    assert [part.item_ko for part in town.parts("brackets")] == ["가|나", "다"]
    assert town.parts("long-name") == ()
    assert [c.articles for c in town.citations_of("dash")] == ["1, 22"]
    assert len(town.duties_of("planning")) == 1
    assert [
        c.correction_id
        for c in town.corrections_in(there(town.staff(None, "all", "actual")).source)
    ] == ["capital-i"]


@pytest.mark.parametrize("look_up", ["strategy", "group", "division", "program", "total"])
def test_an_unknown_id_is_a_key_error(town: Catalog, look_up: str) -> None:
    with pytest.raises(KeyError):
        getattr(town, look_up)("nowhere")
