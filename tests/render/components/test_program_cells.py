from dataclasses import replace

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Program
from macros.i18n.korean import escape
from macros.render.components.amount import NOT_STATED
from macros.render.components.program_cells import (
    division_column,
    division_heading,
    division_note,
    division_source,
    numbered,
    program_link,
    strategy_column,
)
from macros.render.components.table import INFERRED, Cell, Column
from tests.conftest import there


def based(catalog: Catalog, *bases: str | None) -> Catalog:
    """The catalog with the divisions of its first programs known as said; without one for None."""
    programs = [
        replace(p, division_basis=basis, division_id=p.division_id if basis else None)
        for p, basis in zip(catalog.programs, bases, strict=False)
    ]
    return replace(catalog, programs=(*programs, *catalog.programs[len(programs) :]))


def cell_of(column: Column | None, program: Program) -> Cell:
    """The cell of a column that is there and makes its own."""
    cell = there(there(column).cell)(program)
    assert isinstance(cell, Cell)
    return cell


def test_a_program_without_a_number_or_strategy(town: Catalog) -> None:
    bare = replace(town.program("dash"), number=None, strategy_id=None)
    assert numbered(bare, escape("이름")) == "이름"
    assert "ol-number" not in program_link(bare, "")
    column = strategy_column(town, town.programs, "")
    assert cell_of(column, bare) == Cell(NOT_STATED, "")
    assert cell_of(column, town.program("dash")).sort == 2
    assert strategy_column(town, [bare], "") is None


@pytest.mark.parametrize(
    ("bases", "heading", "note"),
    [
        (("inferred", "inferred", "inferred"), "맡은 부서(추정)", "부서는 모두"),
        (("stated", "stated", "stated"), "맡은 부서", ""),
        (("stated", "inferred", "stated"), "맡은 부서", "부서 가운데"),
        ((None, None, None), "맡은 부서", ""),
        ((None, "stated", "stated"), "맡은 부서", ""),
    ],
)
def test_only_what_was_guessed_is_called_so(
    town: Catalog, bases: tuple[str | None, ...], heading: str, note: str
) -> None:
    found = based(town, *bases)
    assert division_heading(found.programs) == heading
    assert division_note(found).startswith(note)
    assert bool(division_note(found)) == bool(note)


def test_among_stated_divisions_a_guess_says_so_itself(town: Catalog) -> None:
    found = based(town, "stated", "inferred", None)
    stated, guessed, unknown = found.programs
    mixed = division_column(found, found.programs, "")
    assert cell_of(mixed, stated).marks == ()
    assert cell_of(mixed, guessed).marks == (INFERRED,)
    assert cell_of(division_column(found, [guessed], ""), guessed).marks == ()  # the heading does
    assert cell_of(mixed, unknown).value == NOT_STATED


def test_where_a_division_comes_from(town: Catalog) -> None:
    found = based(town, "stated", "inferred", None)
    stated, guessed, unknown = found.programs
    assert "보고서에 적혀 있습니다" in division_source(found, stated)
    assert "짐작" not in division_source(found, stated)
    assert "적지 않았습니다" in division_source(found, guessed)
    assert division_source(found, unknown) == ""
