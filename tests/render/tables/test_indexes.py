import pytest

from macros.catalog.catalog import Catalog
from macros.render.tables import indexes
from tests.conftest import SEOUL
from tests.markup import parse
from tests.render.tables.test_office import cells


def test_an_indicator_over_time(town: Catalog) -> None:
    chart = indexes.indicator_chart(town, town.details.indicators[0])
    assert chart is not None
    assert [bar.layers[0].value for bar in chart.bars] == [11.0, -20.0, 2.8]
    assert chart.rows == (
        ("2022년", "+1만 1천 명"),
        ("2023년", "−2만 명"),
        ("2024년 1월", "+2,800명"),
    )
    assert "한 달의 값" in chart.subtitle


@pytest.mark.of_package(SEOUL)
def test_too_few_values_are_no_chart(catalog: Catalog) -> None:
    grdp = next(i for i in catalog.details.indicators if i.topic == "size")
    assert indexes.indicator_chart(catalog, grdp) is None


@pytest.mark.of_package(SEOUL)
def test_observations_say_how_certain_they_are(catalog: Catalog) -> None:
    size = [i for i in catalog.details.indicators if i.topic == "size"]
    table = cells(indexes.observations_table(catalog, size, "표"))
    assert ["GRDP", "서울", "2021년", "472조 원", "잠정치", "통계청", "90줄 472"] in table
    declared = next(row for row in table if row[3] == "108억 4,100만 달러")
    assert declared[4] == "신고액"
    workers = next(row for row in table if row[:3] == ["종사자 수", "전국", "2021년"])
    assert workers[3].startswith("2,493만 2천 명")
    assert workers[3].endswith("24,932천 명")


@pytest.mark.of_package(SEOUL)
def test_an_ordinance_with_all_its_spellings(catalog: Catalog) -> None:
    table = cells(indexes.legal_bases_table(catalog, "laws/"))
    row = next(row for row in table if row[0] == "서울특별시 일자리정책 기본 조례")
    for line in (601, 652, 715, 1007, 1042):
        assert f"{line}줄" in row[2]


@pytest.mark.of_package(SEOUL)
def test_events_and_terms(town: Catalog, catalog: Catalog) -> None:
    assert cells(indexes.events_table(town, town.details.events, ""))[1][:3] == [
        "별밤 & 달",
        "2024년 9월 (날이 정해지지 않음)",
        "<별> 마당",
    ]
    terms = cells(indexes.glossary_table(town))
    assert terms[1] == ["별 <말>항성", "밤하늘에서 *빛나는* 것.", "star"]
    assert len(cells(indexes.glossary_table(catalog))) > 30


@pytest.mark.of_package(SEOUL)
def test_what_is_due_next_lies_after_the_report(catalog: Catalog, town: Catalog) -> None:
    tree = parse(indexes.upcoming_list(catalog, "", 10))
    items = [li.text_content() for li in tree.iter("li")]
    assert len(items) == 10
    assert items[0].startswith("2023년 6월 23일 디지털")
    assert "907줄" in items[0]
    assert all(href.startswith("programs/") for href in tree.xpath(".//a/@href"))
    due = parse(indexes.upcoming_list(town, "", 10))
    assert [li.findtext("strong") for li in due.iter("li")] == ["2024년 하반기"]
