import pytest

from macros.catalog.catalog import Catalog
from macros.render.tables import program as listings
from tests.conftest import SEOUL
from tests.markup import parse
from tests.render.tables.test_office import cells


def test_numbers_with_kind_of_money_and_period(town: Catalog) -> None:
    table = cells(listings.figures_table(town, town.details.figures_of("brackets"), "표"))
    assert table[3] == [
        "별빛 펀드 조성(펀드 전체)",
        "1조 4,000억 원",
        "2019년~2022년 (여러 해를 더함)",
        "23줄 1조 4천억원 조성",
    ]
    assert table[2][0] == "걸은 사람 수점 & 쉼표"


@pytest.mark.of_package(SEOUL)
def test_a_ratio_is_one_row_of_its_parts(catalog: Catalog) -> None:
    parts = [f for f in catalog.details.figures_of("companion-jobs") if f.unit == "ratio"]
    table = cells(listings.figures_table(catalog, parts, "표"))
    ((what, value, *_),) = table[1:]
    assert what.startswith("사업비에서 서울시의 몫, 사업비에서 자치구의 몫 부담")
    assert value == "7 대 3"
    tree = parse(listings.figures_table(catalog, parts, "표"))
    assert set(tree.xpath(".//td/details/@id")) == {part.figure_id for part in parts}


def test_every_number_has_its_source_and_address(town: Catalog) -> None:
    figures = town.details.figures_of("brackets")
    tree = parse(listings.figures_table(town, figures, "표"))
    assert set(tree.xpath(".//td/details/@id")) == {figure.figure_id for figure in figures}


def test_targets_come_first(town: Catalog) -> None:
    kinds = [
        kind for kind, _ in listings.figures_by_kind(town, town.details.figures_of("brackets"))
    ]
    assert kinds == ["target", "result", "plan", "capacity", "support_amount", "context"]


def test_a_target_stands_beside_the_result_of_its_measure(town: Catalog) -> None:
    table = cells(listings.pairs_table(town, town.details.figures_of("brackets"), "표"))
    assert table[1:] == [["걷는 *사람* 수 <목표>", "2,000명 이상 2024년", "1,026명 2024년 1월까지"]]
    assert listings.pairs_table(town, town.details.figures_of(None), "표") == ""


def test_steps_with_status_and_its_basis(town: Catalog) -> None:
    table = cells(listings.milestones_table(town, town.details.milestones_of("brackets"), "표"))
    assert table[1] == ["길 <별> 열기", "2024년 1월 15일", "마침", "25줄 개장(1.15)"]
    assert table[4][2] == "하는 중 추정"


def test_the_calendar_names_and_links_the_program(town: Catalog) -> None:
    markup = listings.milestones_table(town, town.details.milestones, "표", "calendar/")
    assert cells(markup)[1][1] == "[대괄호] 100%"
    assert parse(markup).xpath(".//a/@href")[0] == "../programs/brackets/"


def test_places_say_where_and_on_what_ground(town: Catalog) -> None:
    table = cells(listings.places_table(town, town.details.places_of("brackets"), "표", ""))
    assert table[2] == [
        "별빛 <둘레길> & 쉼터",
        "[대괄호] 100%",
        "시설 (서울시 운영)",
        "하늘마루읍 별길 1 하늘구 추정",
        "26줄 별빛 <둘레길> & 쉼터(별길 1)",
    ]


def test_partners(town: Catalog) -> None:
    partners = town.details.organizations_of("brackets")
    assert cells(listings.organizations_table(town, partners, "표"))[1] == [
        "㈜ 별&달",
        "회사",
        "길을 *가꿈*",
        "26줄 ㈜ 별&달",
    ]


def test_contents_by_kind_and_procedures_in_order(town: Catalog) -> None:
    contents = parse(listings.contents_list(town, town.details.contents_of("brackets")))
    assert contents.findtext("dt") == "교육과정"
    assert [li.text_content() for li in contents.iter("li")] == [
        "별 *보기* 과정 <밤> 28줄",
        "달 보기 2024년 3월 · 28줄",
    ]
    steps = parse(f"<div>{listings.steps_list(town, town.details.steps_of('brackets'))}</div>")
    assert [li.text_content() for li in steps.iter("li")] == ["서류 <1> 28줄", "면접 * 둘째 28줄"]
