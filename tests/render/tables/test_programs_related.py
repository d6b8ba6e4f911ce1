import pytest

from macros.catalog.catalog import Catalog
from macros.render.tables.programs_related import MAX_RELATED, reasons, related_table
from tests.conftest import SEOUL
from tests.render.tables.test_office import cells


@pytest.mark.of_package(SEOUL)
def test_the_closest_tie_comes_first(catalog: Catalog) -> None:
    one, other = catalog.program("companion-jobs"), catalog.program("new-deal-jobs")
    assert reasons(catalog, one, other) == (
        "같은 묶음",
        "같은 추진근거",
        "같은 부서(추정)",
        "같은 전략",
    )
    assert reasons(catalog, one, catalog.program("g-valley")) == ()


@pytest.mark.of_package(SEOUL)
def test_the_most_tied_programs_are_listed(catalog: Catalog) -> None:
    table = cells(related_table(catalog, "companion-jobs", "programs/companion-jobs/"))
    assert len(table) == MAX_RELATED + 1
    assert table[1] == [
        "서울형 뉴딜일자리 사업",
        "같은 묶음, 같은 추진근거, 같은 부서(추정), 같은 전략",
        "800억 원",
    ]


def test_a_program_alone_has_no_table(town: Catalog) -> None:
    assert "묶음" in related_table(town, "dash", "")
    assert related_table(town, "brackets", "") != ""


def test_the_most_tied_of_all_programs_are_found(catalog: Catalog) -> None:
    for one in catalog.programs:
        ties = {p: len(reasons(catalog, one, p)) for p in catalog.programs if p != one}
        tied = sorted((p for p in ties if ties[p]), key=lambda p: -ties[p])  # stable: by number
        table = cells(related_table(catalog, one.program_id, ""))
        assert [row[0] for row in table[1:]] == [p.name_ko for p in tied[:MAX_RELATED]]
