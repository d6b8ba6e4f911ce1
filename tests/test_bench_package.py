"""Tests the packages that ``make bench`` builds: sound, of the size asked for, always the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.queries.calculations import budget_sum
from macros.validation.package import load_catalog
from tests.bench.package import make_package
from tests.conftest import SEOUL, copy_town

PROGRAMS = 60  # two whole repetitions of the 25, and a part of a third


@pytest.mark.of_package(SEOUL)
def test_a_made_package_passes_all_checks(tmp_path: Path, catalog: Catalog) -> None:
    made = load_catalog(make_package(tmp_path / "made", PROGRAMS))
    assert len(made.programs) == PROGRAMS
    assert {p.program_id for p in catalog.programs} < {p.program_id for p in made.programs}
    # 35 more than the real ones, which have 25 each with all that is told of them.
    assert len(made.details.figures) > 2 * len(catalog.details.figures)
    # The third repetition has programs of one group only.
    assert len(made.groups) == 2 * len(catalog.groups) + 1
    copy = made.program("campus-town-n1")
    assert (copy.name_ko, copy.number) == ("캠퍼스타운 청년창업 활성화 1", "2-104")
    assert made.section(copy.source).section_id == "IV-2-4.1"
    assert made.total("campus-town-n1").value == 9 * made.total("campus-town").value
    every = next(row for row in made.identities if row.identity_id == "budget-all-programs")
    assert sum(made.value(term) for term in every.term_ids) == budget_sum(made.programs, made).value


def test_the_same_number_makes_the_same_bytes(tmp_path: Path) -> None:
    one, other = (make_package(tmp_path / name, PROGRAMS) for name in ("one", "other"))
    files = sorted(path.name for path in one.iterdir())
    assert len(files) == 30
    assert all((one / name).read_bytes() == (other / name).read_bytes() for name in files)


def test_any_package_can_be_repeated(tmp_path: Path) -> None:
    town = copy_town(tmp_path / "town")
    assert len(load_catalog(make_package(tmp_path / "made", PROGRAMS, town)).programs) == PROGRAMS
