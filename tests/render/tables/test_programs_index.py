from dataclasses import replace

import pytest

from macros.catalog.catalog import Catalog
from macros.i18n.korean import number
from macros.render.components.amount import MAX_SOURCES
from macros.render.components.facets import program_facets
from macros.render.tables import programs_index
from tests.amounts import won
from tests.conftest import SEOUL
from tests.markup import parse
from tests.render.tables.test_office import cells


@pytest.mark.of_package(SEOUL)
def test_a_row_answers_what_and_how_much(catalog: Catalog) -> None:
    facets = program_facets(catalog)
    table = cells(programs_index.index_table(catalog, facets, "programs/"))
    assert len(table) == 26
    row = next(row for row in table if "캠퍼스타운" in row[0])
    assert row == [
        "2-4 캠퍼스타운 청년창업 활성화",
        "투자·창업 생태계",
        "캠퍼스타운활성화과",
        "41115",
        won(41_115),
        "500줄",
    ]


def test_what_the_script_reads_fits_the_options(catalog: Catalog) -> None:
    tree = parse(programs_index.program_index(catalog, "programs/"))
    sizes = [len(box.xpath(".//input")) for box in tree.xpath(".//details[@data-facet]")]
    assert len(sizes) == 8
    for row in tree.xpath(".//tbody/tr"):
        held = [part.split(",") for part in row.get("data-held").split(";")]
        assert len(held) == len(sizes)
        for positions, size in zip(held, sizes, strict=True):
            assert all(0 <= int(position) < size for position in positions)


@pytest.mark.of_package(SEOUL)
def test_counts_are_those_of_the_data(catalog: Catalog) -> None:
    tree = parse(programs_index.program_index(catalog, "programs/"))
    (jobs,) = tree.xpath(".//*[@data-facet='division']//input[@value='jobs-policy']/..")
    assert jobs.text_content() == "일자리정책과 8"
    (law,) = tree.xpath(".//*[@data-facet='law']//input[@value='sme-fund']/..")
    assert law.text_content() == "서울시 중소기업육성기금 설치·운용 조례 2"


def test_every_order_of_the_list_has_its_column(catalog: Catalog) -> None:
    tree = parse(programs_index.program_index(catalog, "programs/"))
    keys = {heading.get("data-key").lstrip("-") for heading in tree.xpath(".//thead//th")}
    orders = {option.get("value") for option in tree.xpath(".//select/option")} - {""}
    assert orders == keys | {f"-{key}" for key in keys}


def test_awkward_words_stay_text(town: Catalog) -> None:
    tree = parse(programs_index.program_index(town, "programs/"))
    words = tree.xpath(".//tbody/tr/@data-words")
    assert words[0] == "[대괄호] 100% | 누구나 & 모두 | 괄호, R&D"
    assert tree.xpath(".//thead//i/text()") == ["조", "천억", "백억", "십억", "억", "천만", "백만"]


def test_a_long_index_leads_to_sources_instead_of_holding_them(town: Catalog) -> None:
    facets = program_facets(town)
    many = replace(town, programs=town.programs * MAX_SOURCES)
    row = str(programs_index.index_table(many, facets, "programs/")).split("</tr>")[1]
    assert "<details" not in row
    assert len(row.encode()) < 1200
    (amount,) = parse(f"<table>{row.removeprefix('</thead>')}</table>").xpath(".//td[3]/a")
    assert (amount.get("href"), amount.text) == ("brackets/#budget-brackets", "1700000")


@pytest.mark.of_package(SEOUL)
def test_a_table_in_an_order(catalog: Catalog) -> None:
    table = programs_index.sorted_table(catalog, "by-budget", "programs/by-budget/")
    head, first, *rest = cells(table)
    assert head == ["사업", "2023년 예산", "백만원", "맡은 부서(추정)"]
    assert first[1:] == [won(110_102), number(110_102), "경제정책과"]
    assert len(rest) == 24
    hrefs = parse(table).xpath(".//tbody/tr[1]//a/@href")
    assert hrefs[:2] == ["../rnd-vision-fund/", "../rnd-vision-fund/#budget-rnd-vision-fund"]


def test_the_page_itself_is_no_link(catalog: Catalog) -> None:
    tree = parse(f"<p>{programs_index.sort_links(catalog, 'programs/by-name/')}</p>")
    assert tree.xpath("./strong/text()") == ["가나다 차례"]
    assert tree.xpath("./a/@href") == ["../", "../by-budget/", "../by-division/"]
