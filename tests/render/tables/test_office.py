import pytest
from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.render.tables import office
from tests.conftest import SEOUL
from tests.markup import parse


def cells(markup: Markup) -> list[list[str]]:
    tree = parse(str(markup))
    for folded in tree.xpath(".//*[@class='ol-passport']"):
        folded.drop_tree()
    return [[cell.text_content() for cell in row] for row in tree.iter("tr")]


@pytest.mark.of_package(SEOUL)
def test_programs_with_budget_and_division(catalog: Catalog) -> None:
    table = cells(office.programs_table(catalog, catalog.programs, "programs/", "표"))
    assert len(table) == 26
    row = next(row for row in table if "캠퍼스타운" in row[0])
    assert row == [
        "2-4 캠퍼스타운 청년창업 활성화",
        "투자·창업 생태계",
        "41,115",
        "411억 1,500만 원",
        "캠퍼스타운활성화과",
        "500줄",
    ]


@pytest.mark.of_package(SEOUL)
def test_budgets_with_stage_and_source(catalog: Catalog) -> None:
    parts = catalog.parts("yangjae-ai")
    assert cells(office.budgets_table(catalog, parts, "표"))[1:] == [
        ["본예산", "2023", "본예산", "22,111", "221억 1,100만 원", "840줄 기정:22,111"],
        [
            "추경으로 더한 돈",
            "2023",
            "추경으로 더한 돈",
            "1,400",
            "14억 원",
            "840줄 추경:1,400",
        ],
    ]


@pytest.mark.of_package(SEOUL)
def test_a_printed_total_closes_the_parts(catalog: Catalog) -> None:
    parts, total = catalog.parts("yangjae-ai"), catalog.total("yangjae-ai")
    table = parse(office.budgets_table(catalog, parts, "표", total=total))
    assert len(table.xpath(".//tbody/tr")) == len(parts)
    (closing,) = table.xpath(".//tfoot/tr")
    assert total.source.as_printed in closing.text_content()
    assert not closing.xpath(".//@id")  # its place is at the top of the page


@pytest.mark.of_package(SEOUL)
def test_the_execution_table_is_the_report_s(catalog: Catalog) -> None:
    table = cells(office.execution_table(catalog, "budget/"))
    assert table[-1] == [
        "합계(보고서에 적힌 것)",
        "749,673",
        "403,317",
        "352,895",
        "53.8%",
        "47.1%",
        "72줄",
    ]
    assert table[1][:3] == ["경제정책과", "185,163", "115,883"]
    assert len(table) == 13


@pytest.mark.of_package(SEOUL)
def test_one_division_s_execution(catalog: Catalog) -> None:
    table = cells(office.execution_of_division(catalog, "bio-ai"))
    assert table[1] == ["예산현액", "77,101", "771억 100만 원", "82줄 77,101"]
    assert table[5] == ["집행률(지출액)", "27.6%", "", "82줄 27.6"]


@pytest.mark.of_package(SEOUL)
def test_staff_with_the_total_as_printed(catalog: Catalog) -> None:
    table = cells(office.staff_table(catalog, "divisions/"))
    assert table[3] == [
        "창업정책과",
        "25 / 25",
        "25 / 24",
        "0 / 0",
        "0 / 0",
        "0 / 0",
        "0 / 1",
        "13",
        "30줄",
    ]
    assert table[-1][:2] == ["합계(보고서에 적힌 것)", "269 / 261"]


@pytest.mark.of_package(SEOUL)
def test_one_division_s_staff_closes_with_its_total(catalog: Catalog) -> None:
    table = cells(office.staff_of_division(catalog, "startup-policy"))
    assert table[-1] == ["모두", "25", "25", "30줄 25/25"]
    assert table[-2] == ["모두 가운데 여성", "", "13", "30줄 (13)"]
