import pytest

from macros.catalog.catalog import Catalog
from macros.render.tables.programs_comparison import comparison_table
from tests.amounts import won
from tests.conftest import SEOUL
from tests.markup import parse
from tests.render.tables.test_office import cells


@pytest.mark.of_package(SEOUL)
def test_every_program_answers_the_same_questions(catalog: Catalog) -> None:
    table = cells(comparison_table(catalog, "compare/"))
    assert len(table) == 26
    row = dict(zip(table[0], table[1 + place(catalog, "companion-jobs")], strict=True))
    assert row["사업"] == "5-1-1 서울 동행일자리 사업"
    assert row["맡은 부서(추정)"] == "일자리정책과"
    assert row["2023년 예산"] == won(106_200)
    assert row["예산 단계"] == "추경 뒤"
    assert row["본예산(기정), 백만원"] == "86,200"
    assert row["추경으로 더한 돈, 백만원"] == "20,000"
    assert row["예산의 내역"] == "적혀 있지 않음"
    assert row["추진근거"] == "서울특별시 일자리정책 기본 조례"


def place(catalog: Catalog, program_id: str) -> int:
    return [p.program_id for p in catalog.programs].index(program_id)


def test_counts_are_those_of_the_data(catalog: Catalog) -> None:
    table = cells(comparison_table(catalog, "compare/"))
    heading = {name: index for index, name in enumerate(table[0])}
    for program, row in zip(catalog.programs, table[1:], strict=True):
        figures = catalog.details.figures_of(program.program_id)
        targets = sum(figure.kind == "target" for figure in figures)
        assert row[heading["목표로 적힌 수"]] == (f"{targets}개" if targets else "적혀 있지 않음")
        steps = sum(
            row[heading[f"일정: {name}"]] != "적혀 있지 않음"
            and int(row[heading[f"일정: {name}"]].removesuffix("가지"))
            for name in ("마침", "하는 중", "할 일")
        )
        assert steps == len(catalog.details.milestones_of(program.program_id))


def test_what_the_script_reads_is_escaped(town: Catalog) -> None:
    tree = parse(comparison_table(town, "compare/"))
    marks = {mark.get("data-program"): mark.attrib for mark in tree.xpath(".//*[@data-program]")}
    assert marks["brackets"]["data-name"] == "[대괄호] 100%"
    assert marks["brackets"]["data-group"] == '1 "별" & 달'
    assert marks["long-name"]["data-budget"] == "0"


def test_figures_have_one_place_on_the_page(catalog: Catalog) -> None:
    ids = parse(comparison_table(catalog, "compare/")).xpath(".//details/@id")
    assert len(ids) == len(set(ids))
    assert {f"budget-{p.program_id}" for p in catalog.programs} <= set(ids)
