from dataclasses import replace

import pytest

from macros.catalog.catalog import Catalog
from macros.render.components.source import passport, unit_name
from tests.conftest import SEOUL
from tests.markup import parse


def rows(catalog: Catalog, figure_id: str) -> dict[str, str]:
    tree = parse(passport(catalog, figure_id, "1,026명"))
    names = [dt.text_content() for dt in tree.iter("dt")]
    return dict(zip(names, [dd.text_content() for dd in tree.iter("dd")], strict=True))


def test_a_source_says_where_and_how_a_figure_is_printed(town: Catalog) -> None:
    assert rows(town, "brackets-people-result") == {
        "보고서": "하늘마루군, 「2024년 업무보고」, 2024-02-29",
        "자리": "E 절 22줄",
        "옮긴 글": "실적 1.026명",
        "적힌 단위": "명",
        "저장한 값": "1,026 명",
        "바로잡음": "‘1,026명’으로 읽음. 점으로 찍혔습니다.",
        "주소": "#brackets-people-result",
    }


def test_a_cell_of_a_printed_table_is_named(town: Catalog) -> None:
    assert rows(town, "exec-planning-commitments")["자리"] == "B 절 9줄 3칸"
    assert rows(town, "exec-planning-commitments")["저장한 값"] == "500,001 백만원"


def test_a_figure_has_one_place_on_a_page(town: Catalog) -> None:
    first = parse(passport(town, "budget-dash", "30억 원"))
    again = parse(passport(town, "budget-dash", "3,000", anchor=False))
    assert (first.tag, first.get("id")) == ("details", "budget-dash")
    assert again.get("id") is None


def test_away_from_its_page_a_figure_leads_there(town: Catalog) -> None:
    tree = parse(passport(town, "budget-dash", "30억 원", anchor=False, page_url="budget/"))
    assert tree.xpath(".//a/@href") == ["../programs/dash/#budget-dash"]


def test_readers_can_ask_about_a_figure_where_the_publisher_says_where(town: Catalog) -> None:
    assert "물음" not in rows(town, "budget-dash")
    asking = replace(town, ask_at="https://example.org/new?figure=")
    assert rows(asking, "budget-dash")["물음"] == "이 숫자에 대해 묻기"
    tree = parse(passport(asking, "budget-dash", "30억 원"))
    assert tree.xpath(".//a/@href")[-1] == "https://example.org/new?figure=budget-dash"


def test_units_have_names(catalog: Catalog) -> None:
    for figure_id in catalog.figures:
        assert unit_name(catalog, figure_id)


@pytest.mark.of_package(SEOUL)
def test_a_figure_that_stands_out_needs_no_element_around_it(catalog: Catalog) -> None:
    shown = parse(passport(catalog, "budget-campus-town", "411억 1,500만 원", strong=True))
    assert shown.get("class") == "ol-fig ol-fig--strong"
