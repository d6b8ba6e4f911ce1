"""What the catalog says of each page that can be found."""

from __future__ import annotations

import pytest

from macros.catalog.catalog import Catalog
from macros.site.search.documents import (
    BASES,
    BUDGET,
    DIVISION,
    PARTNERS,
    PLACES,
    TOTAL,
    SearchPage,
    catalog_pages,
    figure_line,
    listed,
)
from tests.conftest import SEOUL


def page_of(catalog: Catalog, path: str) -> SearchPage:
    return next(page for page in catalog_pages(catalog) if page.path == path)


@pytest.mark.of_package(SEOUL)
def test_every_program_group_strategy_and_division_has_a_page(catalog: Catalog) -> None:
    paths = [page.path for page in catalog_pages(catalog)]
    assert len(paths) == len(set(paths)) == 25 + 3 + 5 + 11


@pytest.mark.of_package(SEOUL)
def test_a_program_is_found_by_what_the_report_says_of_it(catalog: Catalog) -> None:
    page = page_of(catalog, "programs/campus-town/")
    assert page.names == ("캠퍼스타운 청년창업 활성화", "캠퍼스타운")
    assert "대학가 창업" in page.aliases
    lines = {(section, line) for section, lines in page.lines for line in lines}
    assert (TOTAL, "2023년 예산 41,115백만원") in lines
    assert (BUDGET, "종합형 29,127백만원") in lines
    assert (PLACES, "기업성장센터") in lines
    assert any(section == PARTNERS and line.startswith("카카오벤처스: ") for section, line in lines)


@pytest.mark.of_package(SEOUL)
def test_the_division_is_said_to_be_inferred(catalog: Catalog) -> None:
    page = page_of(catalog, "programs/campus-town/")
    assert (DIVISION, ("추정한 부서: 캠퍼스타운활성화과",)) in page.lines
    assert "추정" in DIVISION.heading


@pytest.mark.of_package(SEOUL)
def test_ordinances_are_found_on_the_program_and_on_their_page(catalog: Catalog) -> None:
    page = page_of(catalog, "programs/seoul-beauty-week/")
    assert (BASES, ("서울특별시 뷰티산업 육성 및 지원 조례",)) in page.lines
    anchors = {section.anchor for section, _ in listed(catalog)["laws/"]}
    assert "law-beauty-industry" in anchors


@pytest.mark.of_package(SEOUL)
def test_a_term_is_found_by_the_words_used_for_it(catalog: Catalog) -> None:
    names = {
        section.anchor: lines
        for section, lines in listed(catalog)["glossary/"]
        if section.weight > 50
    }
    assert names["term-fdi"] == ("외국인직접투자", "FDI")


def test_a_hit_has_the_value_in_the_unit_it_is_in(town: Catalog) -> None:
    lines = {f.figure_id: figure_line(town, f) for f in town.details.figures}
    # The report prints 1조 4천억원, 350억 and 9천㎡; the tables hold million won and square metres.
    assert lines["brackets-fund-size"].endswith(" 1조 4,000억 원")
    for figure in town.details.figures:
        shown = figure.unit_as_printed
        if shown in ("억", "억원", "조원", "만원", "만㎡", "천㎡", "만$"):
            assert f"{figure.value:,}{shown}" not in lines[figure.figure_id]
